//! Windows and macOS end the web view's processes with its last window.

use super::GivesBack;
use tauri::{App, Runtime, WebviewWindow, Wry};

pub(super) struct System;

impl GivesBack for System {
    fn prepare() {}

    fn watch(_app: &mut App<Wry>) {}

    fn part<R: Runtime>(_window: &WebviewWindow<R>) {}
}
