//! What differs by system, one file per concern; Linux is tested here, Windows and macOS are kept thin.

pub(crate) mod folder;
pub(crate) mod keychain;
pub(crate) mod memory;
pub(crate) mod notify;
pub(crate) mod process;
pub(crate) mod resident;
pub(crate) mod scheme;
pub(crate) mod single;
pub(crate) mod tray;
pub(crate) mod wake;
pub(crate) mod window;

use crate::reminders::{Message, Reminders};
use notify::Server;
use std::sync::mpsc::Receiver;
use tauri::{AppHandle, Manager, Runtime};

/// Starts what goes on without a window: the reminders' thread, the tray, and hearing that the computer woke up.
pub(crate) fn start<R: Runtime>(handle: &AppHandle<R>, told: Receiver<Message>) {
    remind(handle, told, None);
    tray::start(handle);
    wake::listen(handle);
}

/// The reminders' thread; `bus` is the address of a bus other than the session's.
pub(crate) fn remind<R: Runtime>(
    handle: &AppHandle<R>,
    told: Receiver<Message>,
    bus: Option<String>,
) -> std::thread::JoinHandle<()> {
    let server = server(handle, bus);
    let of = handle.clone();
    std::thread::spawn(move || crate::reminders::run(&of, &told, server))
}

#[cfg(target_os = "linux")]
fn server<R: Runtime>(handle: &AppHandle<R>, bus: Option<String>) -> Box<dyn Server> {
    let reminders = handle.state::<Reminders>().sender();
    let reminders = std::sync::Mutex::new(reminders);
    Box::new(notify::Dbus::new(bus, move |heard| {
        let send = reminders.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        drop(send.send(Message::Heard(heard)));
    }))
}

#[cfg(not(target_os = "linux"))]
fn server<R: Runtime>(handle: &AppHandle<R>, _bus: Option<String>) -> Box<dyn Server> {
    Box::new(notify::Plugin::new(handle.clone()))
}
