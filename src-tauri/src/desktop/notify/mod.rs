//! Notifications, as the system shows them. What differs by system stands behind [`Server`].

#[cfg(target_os = "linux")]
mod dbus;
#[cfg(target_os = "linux")]
pub(crate) use dbus::Dbus;
#[cfg(not(target_os = "linux"))]
mod plugin;
#[cfg(not(target_os = "linux"))]
pub(crate) use plugin::Plugin;

use serde::Serialize;
use specta::Type;

/// What is shown: plain text, whatever it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notification {
    /// First line.
    pub(crate) summary: String,
    /// Second line; may be empty.
    pub(crate) body: String,
    /// Buttons: a stable word, and what stands on it. The first is what a press on the notification itself does.
    pub(crate) actions: Vec<(&'static str, String)>,
    /// Without sound.
    pub(crate) silent: bool,
}

/// Why nothing was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NotShown {
    /// There is no session bus, or it is gone.
    NoBus,
    /// Nobody on it shows notifications.
    NoServer,
    /// The server did not answer within five seconds.
    NoAnswer,
    /// The server said no.
    Refused,
}

/// What a server says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ServerInfo {
    /// Its name, such as `gnome-shell`.
    pub name: String,
    /// Whether it shows buttons.
    pub buttons: bool,
    /// Whether it makes a sound.
    pub sound: bool,
}

/// What the person did with a notification, or what became of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A button, by its stable word; `default` is a press on the notification itself.
    Pressed(u32, String),
    /// Put away by the person.
    Dismissed(u32),
    /// It left the screen by itself.
    Expired(u32),
    /// Another server has taken over, or one is there again.
    ServerChanged,
}

/// The system's notifications.
pub(crate) trait Server: Send {
    /// Shows one, and gives its number.
    fn show(&mut self, notification: &Notification) -> Result<u32, NotShown>;
    /// Takes one off the screen; one that is gone is no error.
    fn withdraw(&mut self, id: u32);
    /// Who is there.
    fn info(&mut self) -> Result<ServerInfo, NotShown>;
}
