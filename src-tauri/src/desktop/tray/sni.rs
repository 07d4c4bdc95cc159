//! Linux: a StatusNotifierItem on the session bus. A desktop without a place for one is no error, and neither is one that
//! gets it later.

use super::{Item, choose, label};
use ksni::blocking::TrayMethods;
use ksni::menu::{MenuItem, StandardItem};
use tauri::{AppHandle, Runtime};

struct Tray<R: Runtime> {
    handle: AppHandle<R>,
}

impl<R: Runtime> ksni::Tray for Tray<R> {
    fn id(&self) -> String {
        "org.evenkeel.Evenkeel".to_owned()
    }

    fn title(&self) -> String {
        "Evenkeel".to_owned()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        let Some(icon) = self.handle.default_window_icon() else { return Vec::new() };
        // The bus wants ARGB in network order.
        let argb = icon.rgba().chunks_exact(4).flat_map(|p| [p[3], p[0], p[1], p[2]]);
        let (width, height) = (i32::try_from(icon.width()), i32::try_from(icon.height()));
        match (width, height) {
            (Ok(width), Ok(height)) => vec![ksni::Icon { width, height, data: argb.collect() }],
            _ => Vec::new(),
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        choose(&self.handle, Item::Window);
    }

    /// Asked each time the menu opens, so that it says what is so now.
    fn menu(&self) -> Vec<MenuItem<Self>> {
        let item = |item: Item| {
            let (label, enabled) = label(&self.handle, item);
            let chosen = move |tray: &mut Self| choose(&tray.handle, item);
            // An underscore would be taken for the mark of a key.
            StandardItem {
                label: label.replace('_', "__"),
                enabled,
                activate: Box::new(chosen),
                ..Default::default()
            }
            .into()
        };
        Item::ALL.into_iter().map(item).collect()
    }
}

/// Puts it there, and stays ready for a desktop that has no place for it yet.
pub(crate) fn start<R: Runtime>(handle: &AppHandle<R>) {
    let tray = Tray { handle: handle.clone() };
    std::thread::spawn(move || {
        // Without a session bus there is no tray; the window has everything it has.
        if let Ok(handle) = tray.assume_sni_available(true).spawn() {
            // The tray lives as long as this handle does.
            std::mem::forget(handle);
        }
    });
}
