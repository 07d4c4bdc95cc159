//! A screen in memory, and what is on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window};
use x11rb::rust_connection::RustConnection;

pub struct Screen {
    server: Child,
    display: String,
    connection: RustConnection,
    root: Window,
}

impl Screen {
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let display = format!(":{}", line.trim());
        let (connection, screen) = x11rb::connect(Some(&display)).unwrap();
        let root = connection.setup().roots[screen].root;
        Self { server, display, connection, root }
    }

    pub fn display(&self) -> &str {
        &self.display
    }

    /// How many windows a person sees.
    pub fn windows(&self) -> usize {
        self.seen().len()
    }

    /// Asks every window to close, as its frame's button does.
    pub fn close_windows(&self) {
        let protocols = self.atom(b"WM_PROTOCOLS");
        let delete = self.atom(b"WM_DELETE_WINDOW");
        for window in self.seen() {
            let message =
                ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
            self.connection.send_event(false, window, EventMask::NO_EVENT, message).unwrap();
        }
        self.connection.flush().unwrap();
    }

    fn seen(&self) -> Vec<Window> {
        let children = self.connection.query_tree(self.root).unwrap().reply().unwrap().children;
        children.into_iter().filter(|window| self.is_seen(*window).unwrap_or(false)).collect()
    }

    /// A window may go while it is asked about.
    fn is_seen(&self, window: Window) -> Option<bool> {
        let attributes = self.connection.get_window_attributes(window).ok()?.reply().ok()?;
        let size = self.connection.get_geometry(window).ok()?.reply().ok()?;
        let name = self
            .connection
            .get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64)
            .ok()?
            .reply()
            .ok()?;
        Some(attributes.map_state == MapState::VIEWABLE && size.width > 100 && name.value == b"Evenkeel")
    }

    fn atom(&self, name: &[u8]) -> u32 {
        self.connection.intern_atom(false, name).unwrap().reply().unwrap().atom
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
