//! While the record is locked: reminders come from memory, and say only a time (R21).

use crate::bus::Bus;
use crate::daemon::Daemon;
use crate::process::Place;
use crate::secret_service::{Mood, SecretService};
use crate::stage::{Stage, soon, therapy, until, visit};
use chrono::{Duration, Utc};
use evenkeel_core::schedule::reminder::State;
use evenkeel_core::vault::Way;
use evenkeel_lib::{App, Options};

const ALL: [&str; 2] = ["actions", "body"];

fn way() -> Way {
    Way::passphrase("four harbour lamps at dusk")
}

#[test]
fn r21_while_locked_a_reminder_says_a_time_and_what_became_of_it_is_kept() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    stage.prefer("reminders.privacy", "all");
    stage.visit(1, soon(6) + Duration::hours(2), "PT2H");
    stage.state().replace(|store| store.protect(&[way()], Utc::now())).unwrap();
    assert!(stage.state().lock());
    assert!(daemon.shown().is_empty(), "not due before it is locked");
    until("the reminder", || !daemon.shown().is_empty());
    let shown = daemon.shown().remove(0);
    assert!(shown.summary.starts_with("Something "), "{}", shown.summary);
    assert!(!shown.summary.contains("alks") && !shown.body.contains("alks"), "{}", shown.body);
    daemon.press(shown.id, "15_minutes");
    until("it to leave the screen", || daemon.closed().contains(&shown.id));
    assert!(stage.state().is_locked());
    stage.state().unlock(&way()).unwrap();
    assert_eq!(stage.last(), Some(State::Snoozed), "what was chosen meanwhile");
}

#[test]
fn r21_a_start_nobody_unlocked_asks_for_it_once_and_names_nothing() {
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    place.example();
    place.protect(&way());
    let _program = place.start(&["--hidden"]);
    until("the question", || !daemon.shown().is_empty());
    let shown = daemon.shown().remove(0);
    assert!(shown.summary.contains("nlock") && shown.body.is_empty(), "{shown:?}");
    daemon.press(shown.id, "open");
    until("the window", || place.screen.windows() == 1);
    assert_eq!(daemon.shown().len(), 1, "once");
}

/// A record with a visit soon, protected, that the service's keychain opens.
fn with_keychain(place: &Place, service: &SecretService) {
    place.write(|tx| {
        tx.put_care_line(&therapy())?;
        tx.put_visit(&visit(1, soon(8) + Duration::hours(2), "PT2H"))?;
        tx.put_preference("reminders.privacy", &"all".into())
    });
    place.protect(&way());
    let options = Options {
        folder: place.folder(),
        keychain_bus: Some(place.bus.address.clone()),
        ..Options::new(None)
    };
    let app = App::new(options);
    app.unlock(&way()).unwrap();
    app.keychain_on(Some("four harbour lamps at dusk")).unwrap();
    app.close();
    assert!(service.script.lock().unwrap().kept.is_some());
}

#[test]
fn a_start_without_a_window_is_opened_by_the_keychain_and_asks_for_nothing() {
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    let service = SecretService::start(Some(&place.bus.address)).unwrap();
    with_keychain(&place, &service);
    let _program = place.start(&["--hidden"]);
    until("the reminder", || !daemon.shown().is_empty());
    let shown = daemon.shown().remove(0);
    assert!(!shown.summary.contains("nlock"), "{shown:?}");
    assert!(format!("{shown:?}").contains("alks"), "with the name the person wants to read: {shown:?}");
}

#[test]
fn f15_a_start_without_a_window_asks_to_unlock_where_the_keychain_hangs() {
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    let service = SecretService::start(Some(&place.bus.address)).unwrap();
    with_keychain(&place, &service);
    service.script.lock().unwrap().mood = Mood::Hangs;
    let _program = place.start(&["--hidden"]);
    let waited = until("the question", || !daemon.shown().is_empty());
    assert!(waited < std::time::Duration::from_secs(15), "{waited:?}");
    assert!(daemon.shown()[0].summary.contains("nlock"), "{:?}", daemon.shown());
}
