//! What the window took is given back when it is gone: the app may stay for weeks without one
//! (docs/decisions/0008-memory-without-a-window.md).

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod pages;

#[cfg(not(target_os = "linux"))]
use elsewhere::System;
#[cfg(target_os = "linux")]
use linux::System;

use tauri::{App, Runtime, WebviewWindow, Wry};

/// How a system gives memory back.
trait GivesBack {
    /// Once, before there are threads.
    fn prepare();

    /// Goes on from now until the app ends: without a window, what windows share is let go.
    fn watch(app: &mut App<Wry>);

    /// Once for each new window: it holds on to nothing when it is destroyed.
    fn part<R: Runtime>(window: &WebviewWindow<R>);
}

/// What has to be said before there are threads.
pub(crate) fn prepare() {
    System::prepare();
}

/// Gives back from now on, at each time there is no window.
pub(crate) fn watch(app: &mut App<Wry>) {
    System::watch(app);
}

/// Sees to it that this window can go entirely.
pub(crate) fn part<R: Runtime>(window: &WebviewWindow<R>) {
    System::part(window);
}
