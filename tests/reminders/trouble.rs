//! Servers that are not there, end, hang, say no; buses that go. No reminder is lost, and nobody waits for them.

use crate::bus::Bus;
use crate::daemon::Daemon;
use crate::stage::{Stage, soon, until};
use chrono::{Duration, Utc};
use evenkeel_core::schedule::reminder::State;
use std::time::{Duration as Time, Instant};

const ALL: [&str; 2] = ["actions", "body"];

#[test]
fn f22_without_a_server_it_waits_and_comes_when_one_appears() {
    let bus = Bus::start();
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(1) + Duration::hours(2), "PT2H");
    until("a try", || {
        let log = stage.state().with(|store| store.reminder_log(10)).unwrap();
        log.iter().any(|l| l.state == State::Attempting)
    });
    until("it to wait", || stage.rows() == [(State::Planned, None)]);
    let daemon = Daemon::start(&bus.address, &ALL);
    let took = until("the reminder", || daemon.shown().len() == 1);
    assert!(took < Time::from_secs(4), "at once when one appears: {took:?}");
    until("its state", || stage.last() == Some(State::Shown));
}

#[test]
fn f23_another_server_shows_once_more_what_nobody_answered() {
    let bus = Bus::start();
    let first = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(1) + Duration::hours(2), "PT2H");
    until("the reminder", || stage.last() == Some(State::Shown));
    first.kill();
    let second = Daemon::start(&bus.address, &ALL);
    until("the reminder again", || second.shown().len() == 1);
    std::thread::sleep(Time::from_secs(2));
    assert_eq!(second.shown().len(), 1, "once");
    until("its state", || stage.rows() == [(State::Shown, Some(second.shown()[0].id))]);
}

#[test]
fn f23_a_server_that_hangs_holds_up_nothing() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    daemon.script.lock().unwrap().delay = Time::from_secs(60);
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(1) + Duration::hours(2), "PT2H");
    until("the try", || stage.last() == Some(State::Attempting));
    // While it hangs, saving goes on.
    let begun = Instant::now();
    stage.visit(2, soon(3600) + Duration::hours(2), "PT2H");
    assert!(begun.elapsed() < Time::from_millis(1500), "{:?}", begun.elapsed());
    let took =
        until("the app to give up on it", || stage.rows().iter().all(|(state, _)| *state == State::Planned));
    assert!(took < Time::from_secs(8), "five seconds: {took:?}");
    daemon.script.lock().unwrap().delay = Time::ZERO;
    until("the reminder", || stage.rows().iter().any(|(state, _)| *state == State::Shown));
}

#[test]
fn r18_a_server_that_says_no_is_asked_again() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    daemon.script.lock().unwrap().refuses = true;
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(1) + Duration::hours(2), "PT2H");
    until("a try", || {
        let log = stage.state().with(|store| store.reminder_log(10)).unwrap();
        log.iter().any(|l| l.state == State::Attempting)
    });
    daemon.script.lock().unwrap().refuses = false;
    let took = until("the reminder", || daemon.shown().len() == 1);
    assert!(took < Time::from_secs(12), "within five seconds, or ten after the second no: {took:?}");
}

#[test]
fn f24_without_a_bus_the_app_goes_on_and_finds_it_again() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(1) + Duration::hours(2), "PT2H");
    until("the first reminder", || stage.last() == Some(State::Shown));
    drop(daemon);
    let address = bus.kill();
    stage.visit(2, soon(1) + Duration::hours(3), "PT3H");
    until("a try", || stage.rows().iter().any(|(state, _)| *state == State::Planned));
    assert!(stage.state().facts().is_ok(), "the record is at hand all the time");
    let bus = Bus::at(&address);
    let daemon = Daemon::start(&bus.address, &ALL);
    until("the second reminder", || daemon.shown().iter().any(|s| !s.summary.is_empty()));
}

#[test]
fn f17_a_reminder_comes_while_another_program_keeps_the_file_for_itself() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &["actions", "body"]);
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(4) + Duration::hours(2), "PT2H");
    let folder = stage.state().folder().to_owned();
    let other = std::thread::spawn(move || {
        let mut store = evenkeel_core::store::Store::open(
            &folder,
            evenkeel_core::domain::Zone(chrono_tz::UTC),
            Utc::now(),
        )
        .unwrap();
        let long = |_: &evenkeel_core::store::Tx<'_>| {
            std::thread::sleep(std::time::Duration::from_secs(20));
            Ok(())
        };
        store.transact(evenkeel_core::store::Op::quiet("long"), Utc::now(), long).unwrap();
    });
    until("the reminder", || !daemon.shown().is_empty());
    assert!(!other.is_finished(), "it was shown while the file was kept");
    other.join().unwrap();
    until("its state in the file", || stage.last() == Some(State::Shown));
    assert_eq!(daemon.shown().len(), 1, "once");
}
