//! Windows and macOS: the system's own tray.

use super::{Item, choose, label};
use tauri::menu::{Menu, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Runtime};

fn id(item: Item) -> &'static str {
    match item {
        Item::Next => "next",
        Item::Note => "note",
        Item::Window => "window",
        Item::Pause => "pause",
        Item::Lock => "lock",
        Item::Quit => "quit",
    }
}

/// Puts it there. A system that has no place for it is no reason not to start.
pub(crate) fn start<R: Runtime>(handle: &AppHandle<R>) {
    if let Err(e) = build(handle) {
        eprintln!("evenkeel: {e}");
    }
}

fn build<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let menu = Menu::new(handle)?;
    for item in Item::ALL {
        let (text, enabled) = label(handle, item);
        menu.append(&MenuItem::with_id(handle, id(item), text, enabled, None::<&str>)?)?;
    }
    let mut builder = TrayIconBuilder::with_id("evenkeel")
        .menu(&menu)
        .tooltip("Evenkeel")
        .on_menu_event(|handle, event| {
            if let Some(item) = Item::ALL.into_iter().find(|item| event.id() == id(*item)) {
                choose(handle, item);
            }
        })
        .on_tray_icon_event(move |tray, _| {
            // Said anew whenever somebody comes near it.
            for item in Item::ALL {
                if let Some(entry) = menu.get(id(item)).and_then(|kind| kind.as_menuitem().cloned()) {
                    let (text, enabled) = label(tray.app_handle(), item);
                    let _ = entry.set_text(text);
                    let _ = entry.set_enabled(enabled);
                }
            }
        });
    if let Some(icon) = handle.default_window_icon() {
        builder = builder.icon(icon.clone());
    }
    builder.build(handle)?;
    Ok(())
}
