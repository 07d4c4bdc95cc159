//! A screen in memory for machines without one.

use crate::cmd::{Outcome, cmd};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Whether a window can be shown here.
pub(crate) fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// A running Xvfb; it ends when this goes out of scope.
pub(crate) struct Screen {
    server: Child,
    number: String,
}

impl Screen {
    /// Starts Xvfb on a display number that it finds free by itself.
    pub(crate) fn start() -> Outcome<Self> {
        let args = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-dpi", "96"];
        let mut server = cmd("Xvfb", args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("Xvfb, the screen in memory, could not be started: {why}."))?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            // Xvfb writes the number it took once it is ready for windows.
            let _ = BufReader::new(out).read_line(&mut number);
        }
        let screen = Self { server, number: number.trim().to_string() };
        if screen.number.is_empty() {
            return Err("Xvfb, the screen in memory, ended before it was ready.".into());
        }
        Ok(screen)
    }

    /// A program on this screen, with a session bus of its own, away from the settings of whoever is logged in.
    pub(crate) fn cmd(&self, program: &str, args: &[&str]) -> Command {
        let mut command = cmd("dbus-run-session", ["--", program].iter().chain(args));
        self.dress(&mut command);
        command
    }

    /// A small tool that looks at this screen and needs no bus.
    pub(crate) fn tool(&self, program: &str, args: &[&str]) -> Command {
        let mut command = cmd(program, args);
        command.env("DISPLAY", format!(":{}", self.number));
        command
    }

    fn dress(&self, command: &mut Command) {
        command
            .env("DISPLAY", format!(":{}", self.number))
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            // No accessibility bus and no graphics card on a screen in memory: without these two, GTK and WebKit
            // look for them and fill the log with what they did not find.
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
