//! What a fault test does to a record in a process of its own: one step of a kind that `keel` has no command for, at a
//! fixed instant, acknowledged on standard output while the record is still open.
//!
//! `one_step DIR prepare|add TEXT|edit TEXT|delete|snooze|protect|unprotect|erase|backup|restore NAME|state|churn|hold
//! SECONDS|guess N`

// A test program: what fails ends it.
#![allow(clippy::unwrap_used, clippy::panic)]

use chrono::{DateTime, Duration, Utc};
use evenkeel_core::domain::{
    CareKind, CareLine, CareState, Channel, Contact, Id, LocalTime, Nature, Person, Visit, Zone,
};
use evenkeel_core::error::{Code, Result};
use evenkeel_core::schedule::reminder::{Change, Reason, Row, State};
use evenkeel_core::store::{FILE_NAME, Op, Store};
use evenkeel_core::vault::Way;
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const PASSPHRASE: &str = "nine green bottles";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_428_000, 0).unwrap()
}

fn home() -> Zone {
    Zone::parse("Europe/London").unwrap()
}

fn id(n: u128) -> Id {
    Id::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn right() -> Way {
    Way::passphrase(PASSPHRASE)
}

fn open(dir: &Path) -> Result<Store> {
    if Store::is_locked(dir) {
        match Store::unlock(dir, &right(), home(), now()) {
            // What a switch left behind may look protected and be plain: then it opens without.
            Err(_) => Store::open(dir, home(), now()),
            opened => opened,
        }
    } else {
        Store::open(dir, home(), now())
    }
}

/// From here on the step counts as kept.
fn kept(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what}").unwrap();
    out.flush().unwrap();
}

fn contact(n: u128, note: &str) -> Contact {
    Contact {
        people: vec![id(900)],
        note: note.to_owned(),
        ..Contact::new(id(n), LocalTime::parse("2026-11-20T15:00:00").unwrap(), home(), Channel::Call)
    }
}

fn prepare(dir: &Path) -> Result<()> {
    let mut store = Store::open(dir, home(), now())?;
    store.transact(Op::new("prepare"), now(), |tx| {
        tx.put_person(&Person::new(id(900), "Quillfeather".into(), Nature::Person))?;
        tx.put_care_line(&CareLine {
            id: id(901),
            name: "Therapy".into(),
            kind: CareKind::Therapy,
            professional: None,
            interval_days: None,
            state: CareState::Active,
        })?;
        tx.put_visit(&Visit {
            minutes: Some(50),
            reminders: vec!["P1D".into()],
            ..Visit::new(id(902), id(901), LocalTime::parse("2026-11-26T15:00:00").unwrap(), home())
        })?;
        tx.put_contact(&contact(1, "edited not yet"))?;
        tx.put_contact(&contact(2, "deleted not yet"))
    })?;
    kept("kept");
    Ok(())
}

fn snooze(store: &mut Store) -> Result<()> {
    let row = store.reminders_open()?.into_iter().next().unwrap();
    let row = Row { until: Some(now() + Duration::minutes(5)), ..row };
    store.reminders_write(
        now(),
        &[Change { reason: Reason::Snoozed, row: Row { state: State::Snoozed, ..row } }],
    )
}

fn state(dir: &Path) -> Result<()> {
    let store = open(dir)?;
    let facts = store.facts()?;
    let notes: Vec<&str> = facts.contacts.iter().map(|c| c.note.as_str()).collect();
    let people: Vec<&str> = facts.people.iter().map(|p| p.name.as_str()).collect();
    let snoozed = store.reminders_open()?.iter().filter(|row| row.state == State::Snoozed).count();
    let sound = store.check()?.is_ok() && facts.problems(9).is_empty();
    kept(
        &json!({ "notes": notes, "people": people, "snoozed": snoozed, "sound": sound, "visits": facts.visits.len(),
            "protected": store.is_protected(), "lost": store.steps_lost()?,
            "import_ended": store.import_ended()?, "steps": store.steps(999, None)?.len() })
        .to_string(),
    );
    Ok(())
}

/// Notes one contact after the other, and says each when it is kept, until somebody ends it.
fn churn(store: &mut Store) -> Result<()> {
    let mut n = 1000 + store.facts()?.contacts.len() as u128;
    loop {
        n += 1;
        let note = format!("churn {n}");
        store.transact(Op::about("contact-add", "contact", id(n)), now(), |tx| {
            tx.put_contact(&contact(n, &note))
        })?;
        kept(&note);
    }
}

/// Keeps everybody else from writing, as another program might.
fn hold(dir: &Path, seconds: u64) {
    let conn = rusqlite::Connection::open(dir.join(FILE_NAME)).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    kept("held");
    std::thread::sleep(std::time::Duration::from_secs(seconds));
}

/// How long each wrong passphrase, and at last the right one, takes.
#[allow(clippy::disallowed_methods)] // it measures, which needs no calendar
fn guess(dir: &Path, count: usize) {
    let timed = |way: &Way| {
        let begun = std::time::Instant::now();
        let code = Store::unlock(dir, way, home(), now()).err().map(|e| e.code);
        (begun.elapsed().as_secs_f64(), code)
    };
    let wrong: Vec<f64> = (0..count)
        .map(|n| {
            // Alike but for one letter, short, and long: none may be told from its time.
            let text = match n % 3 {
                0 => format!("nine green bottle{n}"),
                1 => n.to_string(),
                _ => format!("{n}{}", "x".repeat(900)),
            };
            let (took, code) = timed(&Way::passphrase(&text));
            assert_eq!(code, Some(Code::WrongPassphrase));
            took
        })
        .collect();
    let (took, code) = timed(&right());
    assert_eq!(code, None);
    kept(&json!({ "wrong": wrong, "right": took }).to_string());
}

fn run(dir: &Path, step: &str, arg: &str) -> Result<()> {
    match step {
        "prepare" => return prepare(dir),
        "state" => return state(dir),
        "hold" => {
            hold(dir, arg.parse().unwrap());
            return Ok(());
        }
        "guess" => {
            guess(dir, arg.parse().unwrap());
            return Ok(());
        }
        _ => {}
    }
    let mut store = open(dir)?;
    match step {
        "add" => {
            store.transact(Op::about("contact-add", "contact", id(3)), now(), |tx| {
                tx.put_contact(&contact(3, arg))
            })?;
        }
        "edit" => {
            store.transact(Op::about("contact-edit", "contact", id(1)), now(), |tx| {
                tx.put_contact(&contact(1, arg))
            })?;
        }
        "delete" => {
            store.transact(Op::about("contact-delete", "contact", id(2)), now(), |tx| {
                tx.delete_contact(id(2))
            })?;
        }
        "snooze" => snooze(&mut store)?,
        "churn" => churn(&mut store)?,
        "protect" => store = store.protect(&[right()], now())?,
        "unprotect" => store = store.unprotect(now())?,
        "erase" => drop(store.erase_person(id(900), now())?),
        "backup" => {
            store.source().backup(now(), &|_, _| true)?;
        }
        "restore" => store = store.restore(arg, Some(&right()), now())?,
        other => panic!("no such step: {other}"),
    }
    kept("kept");
    drop(store);
    Ok(())
}

fn main() -> ExitCode {
    evenkeel_core::signals::survive_the_limit_for_file_sizes();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = args.get(2).map_or("", String::as_str);
    match run(Path::new(&args[0]), &args[1], arg) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}
