//! WebKitGTK: its processes end when nothing refers to their context any more, so what refers to it is let go. Then the pages
//! that only a window needs.

use super::{GivesBack, pages};
use std::sync::PoisonError;
use std::time::Duration;
use tauri::{App, AppHandle, EventLoopMessage, Manager, Runtime, WebviewWindow, Wry};
use tauri_runtime_wry::tao::event::Event;
use tauri_runtime_wry::tao::event_loop::{ControlFlow, EventLoopProxy, EventLoopWindowTarget};
use tauri_runtime_wry::{
    Context, EventLoopIterationContext, Message, Plugin, PluginBuilder, WebContextStore,
};
use webkit2gtk::WebViewExt;
use webkit2gtk::glib::{self, prelude::ObjectExt};

/// After the window: what ends with it has ended by then.
const AFTER: Duration = Duration::from_secs(1);

pub(super) struct System;

impl GivesBack for System {
    fn prepare() {
        pages::share_heap();
    }

    fn watch(app: &mut App<Wry>) {
        app.wry_plugin(Windowless { app: app.handle().clone(), known: false });
    }

    /// wry's handler for messages from the page belongs to the view and owns the view. Without an end to that, each window
    /// leaves its view, its context, two threads and a session of the network process behind.
    fn part<R: Runtime>(window: &WebviewWindow<R>) {
        let _ = window.with_webview(|view| {
            let view = view.inner();
            let Some(messages) = view.user_content_manager().map(|manager| manager.downgrade()) else {
                return;
            };
            view.connect_local("destroy", true, move |_| {
                if let Some(messages) = messages.upgrade() {
                    drop_handlers(&messages);
                }
                None
            });
        });
    }
}

/// Takes all signal handlers off an object whose view is destroyed.
#[allow(unsafe_code)]
fn drop_handlers(of: &webkit2gtk::UserContentManager) {
    // SAFETY: what makes it unsafe is that an object may be of no use afterwards. Nothing uses this one: its only user, the
    // view, is being destroyed. GObject allows it more than once and keeps the memory until the last reference is gone.
    unsafe { of.run_dispose() };
}

/// Sees when there is no window any more.
struct Windowless {
    app: AppHandle<Wry>,
    /// Seen already.
    known: bool,
}

impl Windowless {
    /// Tauri keeps the web view's contexts for as long as the app runs. Kept, the network process stays too, and a second
    /// window stays empty: each of ours has a context of its own, but Tauri believes that the first one's pages are known to
    /// all.
    fn give_back(&self, contexts: &WebContextStore) {
        contexts.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let app = self.app.clone();
        glib::timeout_add_local_once(AFTER, move || {
            if app.webview_windows().is_empty() {
                pages::give_back();
            }
        });
    }
}

impl PluginBuilder<EventLoopMessage> for Windowless {
    type Plugin = Self;

    fn build(self, _context: Context<EventLoopMessage>) -> Self {
        self
    }
}

impl Plugin<EventLoopMessage> for Windowless {
    fn on_event(
        &mut self,
        _event: &Event<'_, Message<EventLoopMessage>>,
        _event_loop: &EventLoopWindowTarget<Message<EventLoopMessage>>,
        _proxy: &EventLoopProxy<Message<EventLoopMessage>>,
        _control_flow: &mut ControlFlow,
        context: EventLoopIterationContext<'_, EventLoopMessage>,
        contexts: &WebContextStore,
    ) -> bool {
        let none = context.windows.0.try_borrow().is_ok_and(|windows| windows.is_empty());
        if none && !self.known {
            self.give_back(contexts);
        }
        self.known = none;
        false
    }
}
