//! Windows and macOS: through Tauri's plugin. It says nothing of what becomes of a notification, and answers that one was
//! shown when it was not; the list of what was not seen in the app stands in for that.

use super::{NotShown, Notification, Server, ServerInfo};
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt;

/// The plugin's notifications.
pub(crate) struct Plugin<R: Runtime> {
    handle: AppHandle<R>,
    last: u32,
}

impl<R: Runtime> Plugin<R> {
    /// Shows through `handle`.
    pub(crate) fn new(handle: AppHandle<R>) -> Self {
        Self { handle, last: 0 }
    }
}

impl<R: Runtime> Server for Plugin<R> {
    fn show(&mut self, it: &Notification) -> Result<u32, NotShown> {
        let mut builder = self.handle.notification().builder().title(&it.summary);
        if !it.body.is_empty() {
            builder = builder.body(&it.body);
        }
        if it.silent {
            builder = builder.silent();
        }
        builder.show().map_err(|_| NotShown::Refused)?;
        self.last = self.last.wrapping_add(1);
        Ok(self.last)
    }

    /// The plugin cannot.
    fn withdraw(&mut self, _id: u32) {}

    fn info(&mut self) -> Result<ServerInfo, NotShown> {
        Ok(ServerInfo { name: std::env::consts::OS.to_owned(), buttons: false, sound: true })
    }
}
