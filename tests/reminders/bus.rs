//! A session bus for one test.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub struct Bus {
    child: Child,
    pub address: String,
}

impl Bus {
    /// Starts one at a new address.
    pub fn start() -> Self {
        let dir = std::env::temp_dir();
        Self::at(&format!("unix:tmpdir={}", dir.display()))
    }

    /// Starts one at an address that may have been another bus's before.
    pub fn at(address: &str) -> Self {
        let mut child = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address", "--address", address])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        // Without the guid: another bus may come at the same path, as it does when a session starts anew.
        let address = line.trim().split(',').next().unwrap_or_default().to_owned();
        Self { child, address }
    }

    /// Ends it, as a crash would.
    pub fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.address.clone()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
