//! The one window: made here and not in the configuration, so that nothing exists before the rules for it do.

use super::{memory, resident};
use serde::Serialize;
use specta::Type;
use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event;

/// The window's label; the only one that has permissions.
pub(crate) const LABEL: &str = "main";

/// Makes the window, at a place such as `care/0190…` if one is given. The title is neutral: it shows in task lists and
/// screen shares (product.md, P10).
fn open<R: Runtime>(handle: &AppHandle<R>, place: Option<&str>) -> tauri::Result<()> {
    let url = place.map_or_else(|| "index.html".to_owned(), |place| format!("index.html#/{place}"));
    let window = nowhere(WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::App(url.into())))
        .title("Evenkeel")
        .inner_size(1280.0, 800.0)
        .min_inner_size(400.0, 560.0)
        .incognito(!driven())
        .devtools(cfg!(debug_assertions))
        .on_navigation(own_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    let of = handle.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            resident::close_requested(&of, api);
        }
    });
    come_back(&window);
    memory::part(&window);
    use tauri_plugin_window_state::{StateFlags, WindowExt};
    // A place that cannot be read back is no reason not to open.
    let _ = window.restore_state(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    Ok(())
}

/// The page runs in a process of its own, which can end by itself. Then it is shown anew, at the same place; what was being
/// written is kept as a draft.
#[cfg(target_os = "linux")]
fn come_back<R: Runtime>(window: &tauri::WebviewWindow<R>) {
    use webkit2gtk::WebViewExt;
    let _ = window.with_webview(|view| {
        view.inner().connect_web_process_terminated(|view, _| view.reload());
    });
}

/// Elsewhere the system shows it anew.
#[cfg(not(target_os = "linux"))]
fn come_back<R: Runtime>(_window: &tauri::WebviewWindow<R>) {}

/// WebKitGTK connects to the host of a link that is followed before `own_page` is asked whether it may. So everything
/// that would leave is sent to a port of this computer on which nobody can listen.
#[cfg(target_os = "linux")]
fn nowhere<'a, R: Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'a, R, M>,
) -> WebviewWindowBuilder<'a, R, M> {
    match "http://127.0.0.1:0".parse() {
        Ok(proxy) => window.proxy_url(proxy),
        Err(_) => window,
    }
}

/// Elsewhere the web view asks first.
#[cfg(not(target_os = "linux"))]
fn nowhere<'a, R: Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'a, R, M>,
) -> WebviewWindowBuilder<'a, R, M> {
    window
}

/// Whether a test drives the window. WebKitGTK lets nobody drive a window without memory, so only then it may have one;
/// builds that are given to people cannot be driven at all.
fn driven() -> bool {
    cfg!(feature = "test-hooks") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|v| v == "true")
}

/// Only the app's own pages. `tauri://localhost` on Linux and macOS, `http(s)://tauri.localhost` on Windows; the
/// development server only in builds that use it.
fn own_page(url: &tauri::Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows),
        ("http", Some("localhost")) => cfg!(dev) && url.port() == Some(1420),
        _ => false,
    }
}

/// Tells the page to go to a place.
#[derive(Debug, Clone, Serialize, serde::Deserialize, Type, Event)]
pub(crate) struct GoTo {
    /// The place, as it stands in the page's address.
    pub(crate) place: String,
}

/// Brings the window to front, or makes it if there is none.
pub(crate) fn show<R: Runtime>(handle: &AppHandle<R>) {
    show_at(handle, None);
}

/// The same, at a place.
pub(crate) fn open_at<R: Runtime>(handle: &AppHandle<R>, place: &str) {
    show_at(handle, Some(place));
}

fn show_at<R: Runtime>(handle: &AppHandle<R>, place: Option<&str>) {
    let Some(window) = handle.get_webview_window(LABEL) else {
        // Windows are made on the main thread; a window that cannot be made leaves the app where it was.
        let (of, place) = (handle.clone(), place.map(str::to_owned));
        let _ = handle.run_on_main_thread(move || {
            if let Err(e) = open(&of, place.as_deref()) {
                eprintln!("evenkeel: {e}");
            }
        });
        return;
    };
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
    if let Some(place) = place {
        let _ = GoTo { place: place.to_owned() }.emit(handle);
    }
}

/// Whether there is a window, seen or not.
pub(crate) fn is_there<R: Runtime>(handle: &AppHandle<R>) -> bool {
    handle.get_webview_window(LABEL).is_some()
}

/// Shows the page anew, at the same place; what it held is gone.
pub(crate) fn reload<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        let _ = window.reload();
    }
}

/// Puts the window down, where the task list finds it.
pub(crate) fn minimize<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        let _ = window.minimize();
    }
}

/// Takes the window away. The page is gone with all it held; what the app does without a window goes on.
pub(crate) fn destroy<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        use tauri_plugin_window_state::{AppHandleExt, StateFlags};
        let _ = handle.save_window_state(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
        let _ = window.destroy();
    }
}

/// Remembers the window's place in the data folder, beside everything else the person may take along or erase.
pub(crate) fn place_plugin<R: Runtime>(folder: &Path) -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::default()
        .with_filename(folder.join("window.json").to_string_lossy())
        .skip_initial_state(LABEL)
        .build()
}

#[cfg(test)]
mod tests {
    use super::own_page;

    #[test]
    fn only_own_pages() {
        let allowed = |url: &str| own_page(&url.parse().unwrap());
        assert!(allowed("tauri://localhost/index.html"));
        for url in [
            "https://example.org/",
            "http://127.0.0.1:8080/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "tauri://example.org/",
            "javascript:alert(1)",
        ] {
            assert!(!allowed(url), "{url}");
        }
    }
}
