//! The one window: made here and not in the configuration, so that nothing exists before the rules for it do.

use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

/// The window's label; the only one that has permissions.
pub(crate) const LABEL: &str = "main";

/// Makes the window. The title is neutral: it shows in task lists and screen shares (product.md, P10).
pub(crate) fn open<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let window = nowhere(WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::App("index.html".into())))
        .title("Evenkeel")
        .inner_size(1280.0, 800.0)
        .min_inner_size(400.0, 560.0)
        .incognito(!driven())
        .devtools(cfg!(debug_assertions))
        .on_navigation(own_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    use tauri_plugin_window_state::{StateFlags, WindowExt};
    // A place that cannot be read back is no reason not to open.
    let _ = window.restore_state(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    Ok(())
}

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

/// Brings the window to front.
pub(crate) fn focus<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
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
