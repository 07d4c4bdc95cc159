//! The app without a screen, on a bus and a record of the test's own.

use chrono::{DateTime, Duration, Utc};
use evenkeel_core::clock::Clock;
use evenkeel_core::domain::{CareKind, CareLine, CareState, Id, LocalTime, Visit, Zone};
use evenkeel_core::schedule::reminder::{Row, State};
use evenkeel_core::store::Op;
use evenkeel_lib::{App, Options, commands};
use std::time::Instant;
use tauri::test::{MockRuntime, mock_builder};
use tauri::{Listener, Manager};

/// How long anything is waited for: a look comes every 30 seconds at the latest.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(45);

pub struct Stage {
    pub app: tauri::App<MockRuntime>,
    pub opened: std::sync::Arc<std::sync::Mutex<Vec<String>>>,
    _reminders: evenkeel_lib::Reminding<MockRuntime>,
    _dir: tempfile::TempDir,
}

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub fn therapy() -> CareLine {
    CareLine {
        id: id(900),
        name: "Talks & <b>walks</b>".into(),
        kind: CareKind::Therapy,
        professional: None,
        interval_days: None,
        state: CareState::Active,
    }
}

/// A visit of that line with one reminder.
pub fn visit(n: u128, starts: DateTime<Utc>, lead: &str) -> Visit {
    Visit {
        minutes: Some(50),
        reminders: vec![lead.to_owned()],
        ..Visit::new(id(n), id(900), LocalTime(starts.naive_utc()), Zone(chrono_tz::UTC))
    }
}

impl Stage {
    /// Starts the app over an empty record.
    pub fn new(bus: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            folder: dir.path().join("data"),
            clock: Clock::System,
            hidden: true,
            minute: std::time::Duration::from_secs(60),
            answer_open: None,
            answer_save: None,
            keychain_bus: None,
        };
        let bindings = commands::mock_bindings();
        let app = mock_builder()
            .invoke_handler(bindings.invoke_handler())
            .manage(App::new(options))
            .build(tauri::generate_context!("tauri.conf.json", test = true))
            .unwrap();
        bindings.mount_events(&app);
        tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
        let opened = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let ear = opened.clone();
        app.listen_any("go-to", move |event| {
            let payload: serde_json::Value = serde_json::from_str(event.payload()).unwrap();
            ear.lock().unwrap().push(payload["place"].as_str().unwrap().to_owned());
        });
        let reminders = evenkeel_lib::Reminding::over(app.handle(), bus);
        Self { app, opened, _reminders: reminders, _dir: dir }
    }

    pub fn state(&self) -> tauri::State<'_, App> {
        self.app.state::<App>()
    }

    /// Notes a visit that starts in `seconds`, with one reminder that long before the start.
    pub fn visit(&self, n: u128, starts: DateTime<Utc>, lead: &str) {
        self.write("visit-add", |tx| {
            tx.put_care_line(&therapy())?;
            tx.put_visit(&visit(n, starts, lead))
        });
    }

    pub fn delete(&self, n: u128) {
        self.write("visit-delete", |tx| tx.delete_visit(id(n)).map(|_| ()));
    }

    pub fn prefer(&self, key: &str, value: &str) {
        self.write("reminders-edit", |tx| tx.put_preference(key, &value.into()));
    }

    /// Writes as the window does: the thread hears of it.
    pub fn write(
        &self,
        name: &'static str,
        f: impl FnOnce(&evenkeel_core::store::Tx<'_>) -> evenkeel_core::Result<()>,
    ) {
        commands::saved::save(self.app.handle(), Op::new(name), f).map_err(|e| e.code).unwrap();
    }

    pub fn rows(&self) -> Vec<(State, Option<u32>)> {
        let state = self.state();
        let open = state.with(|store| store.reminders_open()).unwrap();
        let seen = state.with(|store| store.reminders_not_seen(Utc::now() - Duration::days(2))).unwrap();
        open.iter()
            .chain(seen.iter().filter(|r| r.server_id.is_none()))
            .map(|r: &Row| (r.state, r.server_id))
            .collect()
    }

    /// The last state that the list of what happened has.
    pub fn last(&self) -> Option<State> {
        self.state().with(|store| store.reminder_log(1)).unwrap().first().map(|l| l.state)
    }
}

/// Whole seconds from now on, as visits have them.
pub fn soon(seconds: i64) -> DateTime<Utc> {
    use chrono::Timelike;
    (Utc::now() + Duration::seconds(seconds)).with_nanosecond(0).unwrap()
}

/// Waits until something holds, and says how long it took.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) -> std::time::Duration {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "waited for {what}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    begun.elapsed()
}
