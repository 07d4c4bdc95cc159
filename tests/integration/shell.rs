//! The shell without a screen: the real access rules, the real commands, real JSON both ways and a real folder.

use chrono::{DateTime, Utc};
use evenkeel_core::clock::Clock;
use evenkeel_lib::{App, Options, commands};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tauri::Listener;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder};

/// Where the clock stands in these tests: a Monday morning.
pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

/// A window's side of the shell.
pub(crate) struct Shell {
    app: tauri::App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    heard: Arc<Mutex<Vec<Value>>>,
}

impl Shell {
    /// Opens a folder; both file dialogs answer with `archive`.
    pub(crate) fn open(folder: &Path, archive: &Path) -> Self {
        Self::open_with_keychain(folder, archive, None)
    }

    /// The same; the keychain is asked on this bus.
    pub(crate) fn open_with_keychain(folder: &Path, archive: &Path, keychain_bus: Option<String>) -> Self {
        let options = Options {
            folder: folder.to_owned(),
            clock: Clock::Fixed(now()),
            hidden: true,
            minute: std::time::Duration::from_secs(60),
            answer_open: Some(archive.to_owned()),
            answer_save: Some(archive.to_owned()),
            keychain_bus,
        };
        let bindings = commands::mock_bindings();
        let app = mock_builder()
            .invoke_handler(commands::protection::guarded(bindings.invoke_handler()))
            .manage(App::new(options))
            // The real context and not Tauri's empty one: with it come the capabilities, so a command that the window
            // may not call is refused here too.
            .build(tauri::generate_context!("tauri.conf.json", test = true))
            .unwrap();
        bindings.mount_events(&app);
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = heard.clone();
        app.listen_any("data-changed", move |event| {
            ear.lock().unwrap().push(serde_json::from_str(event.payload()).unwrap());
        });
        let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
        Self { app, window, heard }
    }

    /// Calls a command as the window does.
    pub(crate) fn ask(&self, command: &str, args: Value) -> Result<Value, Value> {
        ask(&self.window, "tauri://localhost", command, args)
    }

    /// Calls a command that has to go well.
    pub(crate) fn get(&self, command: &str, args: Value) -> Value {
        self.ask(command, args).unwrap_or_else(|e| panic!("{command}: {e}"))
    }

    /// Calls a command that has to be refused by the core, and hands back the code.
    pub(crate) fn code(&self, command: &str, args: Value) -> String {
        let error = self.ask(command, args).expect_err(command);
        error["code"].as_str().unwrap_or_else(|| panic!("{command}: {error}")).to_owned()
    }

    /// The tables of every change told since the last call, one list for each event.
    pub(crate) fn heard(&self) -> Vec<Vec<String>> {
        let events = std::mem::take(&mut *self.heard.lock().unwrap());
        events.into_iter().map(|e| serde_json::from_value(e["tables"].clone()).unwrap()).collect()
    }

    /// Does something in the middle of every command that tells of a change, after it was written.
    pub(crate) fn whenever_changed(&self, then: impl Fn() + Send + 'static) {
        self.app.listen_any("data-changed", move |_| then());
    }

    /// The names of the steps, newest first.
    pub(crate) fn steps(&self) -> Vec<String> {
        let steps = self.get("steps", json!({ "limit": 100, "before": null }));
        steps.as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap().to_owned()).collect()
    }

    /// Everything that is kept, but for what only says when it was read.
    pub(crate) fn facts(&self) -> Value {
        let facts = self.app.state::<App>().facts().unwrap();
        json!([
            facts.people,
            facts.contacts,
            facts.care_lines,
            facts.visits,
            facts.quiet,
            facts.pauses,
            facts.days.closed,
            facts.days.unsure,
            facts.safety_plan,
            format!("{:?}", facts.settings),
            format!("{:?}", facts.preferences)
        ])
    }

    /// The shell's own state.
    pub(crate) fn state(&self) -> tauri::State<'_, App> {
        self.app.state::<App>()
    }

    /// Another window of the same app, or the same window showing another page.
    pub(crate) fn elsewhere(&self, label: &str, url: &str, command: &str) -> Result<Value, Value> {
        let window = self.app.get_webview_window(label).unwrap_or_else(|| {
            WebviewWindowBuilder::new(&self.app, label, tauri::WebviewUrl::default()).build().unwrap()
        });
        ask(&window, url, command, json!({}))
    }

    /// Somebody with this name, added as the form does it.
    pub(crate) fn add_person(&self, name: &str) -> Value {
        let mut person = self.get("person_blank", json!({ "nature": "person" }));
        person["name"] = name.into();
        self.get("person_save", json!({ "person": person }));
        person
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        self.app.state::<App>().close();
    }
}

fn ask(window: &WebviewWindow<MockRuntime>, url: &str, command: &str, args: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().unwrap(),
        body: InvokeBody::Json(args),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_string(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}
