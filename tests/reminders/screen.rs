//! A screen in memory, and what is on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConnectionExt, EventMask,
    ImageFormat, MOTION_NOTIFY_EVENT, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

const WIDTH: u16 = 1280;
const HEIGHT: u16 = 800;

pub struct Screen {
    server: Child,
    display: String,
    connection: RustConnection,
    root: Window,
}

impl Screen {
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{WIDTH}x{HEIGHT}x24"), "-nolisten", "tcp"])
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

    /// How many colours there are, at every fourth place of every fourth line.
    pub fn colours(&self) -> usize {
        self.picture().into_iter().collect::<std::collections::HashSet<_>>().len()
    }

    /// What is to be seen, at every fourth place of every fourth line.
    pub fn picture(&self) -> Vec<[u8; 3]> {
        let all = ImageFormat::Z_PIXMAP;
        let image =
            self.connection.get_image(all, self.root, 0, 0, WIDTH, HEIGHT, !0).unwrap().reply().unwrap();
        let lines = image.data.chunks_exact(4 * usize::from(WIDTH)).step_by(4);
        lines.flat_map(|line| line.chunks_exact(16).map(|place| [place[0], place[1], place[2]])).collect()
    }

    /// Presses the mouse's first button there.
    pub fn press(&self, x: i16, y: i16) {
        for (kind, button) in [(MOTION_NOTIFY_EVENT, 0), (BUTTON_PRESS_EVENT, 1), (BUTTON_RELEASE_EVENT, 1)] {
            self.connection.xtest_fake_input(kind, button, x11rb::CURRENT_TIME, self.root, x, y, 0).unwrap();
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
