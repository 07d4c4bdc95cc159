//! Very much of everything. Figures with more than a million rows, for docs/performance.md: `cargo xtask bench large`; each
//! prints a row of the table. And, untimed, that with so many people all is counted right.

use crate::shell::{Shell, now};
use chrono::Duration;
use evenkeel_core::domain::{
    CareKind, CareLine, CareState, Channel, Checkin, Contact, Day, Facts, Id, Item, LocalTime, Mark, Marks,
    Nature, Outcome, Person, Settings, Visit, Zone,
};
use evenkeel_core::exchange;
use evenkeel_core::store::{Op, Store};
use evenkeel_core::vault::Way;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

const PEOPLE: u32 = 50_000;
const CONTACTS: u32 = 400_000;
const VISITS: u32 = 100_000;
/// Each day that can be noted at all, 1900 to 2200, has all its answers: 549,690 of them.
const CHECKIN_DAYS: i64 = 109_938;

fn zone() -> Zone {
    Zone(chrono_tz::UTC)
}

fn id(n: u32) -> Id {
    Id::from_u128(u128::from(n) + 1)
}

fn person(n: u32) -> Person {
    Person::new(id(n), format!("Person {n}"), Nature::Person)
}

fn contact(n: u32) -> Contact {
    let day = now().date_naive() - Duration::days(i64::from(n % 20_000));
    let start = day.and_hms_opt(8 + n % 12, n % 60, 0).unwrap();
    Contact {
        minutes: Some(30),
        people: vec![id(n % PEOPLE)],
        marks: Marks::from_iter([Mark::Emotional]),
        ..Contact::new(id(PEOPLE + n), LocalTime(start), zone(), Channel::Call)
    }
}

fn care_line() -> CareLine {
    CareLine {
        id: id(PEOPLE - 1 + 2 * CONTACTS),
        name: "Therapy".into(),
        kind: CareKind::Therapy,
        professional: None,
        interval_days: None,
        state: CareState::Active,
    }
}

fn visit(n: u32) -> Visit {
    // The newest lies half a year ahead.
    let day = now().date_naive() + Duration::days(180 - i64::from(n % 20_000));
    Visit {
        minutes: Some(50),
        outcome: (n % 20_000 > 180).then_some(Outcome::Kept),
        reminders: vec!["P1D".into()],
        ..Visit::new(
            id(PEOPLE + 2 * CONTACTS + n),
            care_line().id,
            LocalTime(day.and_hms_opt(8 + n / 20_000, 0, 0).unwrap()),
            zone(),
        )
    }
}

/// Everybody, and the first so many of the rest.
fn fill(dir: &Path, contacts: u32, visits: u32, checkin_days: i64) -> Store {
    let mut store = Store::open(dir, zone(), now()).unwrap();
    let mut facts = Facts::new(Settings::new(zone()));
    facts.people = (0..PEOPLE).map(person).collect();
    facts.contacts = (0..contacts).map(contact).collect();
    facts.care_lines = vec![care_line()];
    facts.visits = (0..visits).map(visit).collect();
    let first = Day::parse("1900-01-01").unwrap();
    facts.checkins = (0..checkin_days)
        .flat_map(|n| Item::ALL.iter().map(move |item| Checkin { day: first.plus(n), item: *item, value: 2 }))
        .collect();
    let archive = exchange::Archive { exported_at: now(), facts, problems: Vec::new(), size: 0 };
    exchange::apply(&mut store, &archive, now(), &|_, _| true).unwrap();
    // As the window does it afterwards.
    store.checkpoint().unwrap();
    store
}

fn ms(took: std::time::Duration) -> String {
    format!("{} ms", took.as_millis())
}

fn row(what: &str, mut took: Vec<std::time::Duration>) {
    took.sort_unstable();
    let last = took.len() - 1;
    println!("\n| {what} | {} | {} | {} | {} |", ms(took[last / 2]), ms(took[0]), ms(took[last]), took.len());
}

fn timed<T>(f: impl FnOnce() -> T) -> (T, std::time::Duration) {
    let begun = Instant::now();
    let value = f();
    (value, begun.elapsed())
}

fn measure(kind: &str, dir: &Path, mut store: Store, again: impl Fn() -> Store) {
    let saves = (0..20)
        .map(|n| {
            let one = contact(CONTACTS + n);
            let op = Op::about("contact-add", "contact", one.id);
            timed(|| store.transact(op, now(), |tx| tx.put_contact(&one)).unwrap()).1
        })
        .collect();
    row(&format!("save one contact, over a million rows, {kind}"), saves);
    let (made, took) = timed(|| store.source().backup(now(), &|_, _| true).unwrap());
    row(
        &format!("backup with its check, over a million rows, {kind}, {} MiB", made.size / (1 << 20)),
        vec![took],
    );
    // Stopped half-way, nothing stays.
    let stopped = store.source().backup(now() + Duration::seconds(1), &|done, all| done < all / 2);
    assert_eq!(stopped.unwrap_err().code, evenkeel_core::Code::Stopped);
    assert_eq!(std::fs::read_dir(dir.join("backups")).unwrap().count(), 1 + usize::from(made.protected));
    drop(store);
    let opened = (0..5)
        .map(|_| {
            let (store, took) = timed(|| {
                let store = again();
                store.facts().unwrap();
                store
            });
            drop(store);
            took
        })
        .collect();
    row(&format!("open and read everything, over a million rows, {kind}"), opened);
}

/// What the window asks, whole: the command, its JSON, and back. `way` opens a protected record.
fn asked(kind: &str, folder: &Path, way: Option<&str>) {
    let shell = Shell::open(folder, &folder.join("archive.json"));
    if let Some(text) = way {
        shell.get("unlock", json!({ "text": text, "recovery": false }));
    }
    let mut blank = shell.get("quick_log", json!({}))["blank"].take();
    blank["channel"] = "call".into();
    blank["people"] = json!([id(7)]);
    let (mut saves, mut firsts) = (Vec::new(), Vec::new());
    for n in 0..10 {
        // The second finds nothing that was read before.
        for twice in [0, 10] {
            blank["id"] = json!(id(PEOPLE + CONTACTS + 100 + n + twice));
            let args = json!({ "contact": blank, "newNames": [] });
            saves.push(timed(|| shell.get("contact_save", args)).1);
        }
        firsts.push(timed(|| shell.get("today", json!({}))).1);
    }
    row(&format!("the window saves a contact, over a million rows, {kind}"), saves);
    row(&format!("the window asks for Today right after a save, over a million rows, {kind}"), firsts);
    for (what, command, args) in [
        ("50,000 people", "people", json!({})),
        ("whom a contact was with (the search looks through it)", "quick_log", json!({})),
        ("the entries of a week", "entries", json!({ "from": "2026-11-16", "to": "2026-11-22" })),
        ("the visits of a month", "calendar", json!({ "from": "2026-11-01", "to": "2026-11-30" })),
        ("a person", "person", json!({ "id": id(7) })),
        ("Connection, 1 year", "connection", json!({ "range": "year" })),
    ] {
        let took = (0..5).map(|_| timed(|| shell.get(command, args.clone())).1).collect();
        row(&format!("the window asks for {what}, over a million rows, {kind}"), took);
    }
}

#[test]
#[ignore = "takes minutes: cargo xtask bench large"]
fn over_a_million_rows() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let store = fill(&folder, CONTACTS, VISITS, CHECKIN_DAYS);
    let rows: u64 = store.counts().unwrap().iter().map(|(_, n)| n).sum::<u64>() + u64::from(CONTACTS);
    assert!(rows > 1_000_000, "{rows}");
    measure("not protected", &folder, store, || Store::open(&folder, zone(), now()).unwrap());
    asked("not protected", &folder, None);
    for made in std::fs::read_dir(folder.join("backups")).unwrap() {
        std::fs::remove_file(made.unwrap().path()).unwrap();
    }
    let words = "four harbour lamps at dusk";
    let way = Way::passphrase(words);
    let store = Store::open(&folder, zone(), now()).unwrap();
    let (store, took) = timed(|| store.protect(std::slice::from_ref(&way), now()).unwrap());
    row("protect, over a million rows", vec![took]);
    for made in std::fs::read_dir(folder.join("backups")).into_iter().flatten() {
        std::fs::remove_file(made.unwrap().path()).unwrap();
    }
    measure("protected", &folder, store, || Store::unlock(&folder, &way, zone(), now()).unwrap());
    asked("protected", &folder, Some(words));
}

fn count(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

#[test]
fn f28_with_very_many_people_all_is_counted_right() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let contacts = 2 * PEOPLE;
    drop(fill(&folder, contacts, 1_000, 400));
    let shell = Shell::open(&folder, &folder.join("archive.json"));
    let with_seven = || count(&shell.get("person", json!({ "id": id(7) }))["entries"]);
    let people =
        || shell.get("people", json!({}))["rings"].as_array().unwrap().iter().map(count).sum::<usize>();
    let noted = || shell.get("today", json!({}))["noted"]["contacts"].as_u64().unwrap();
    assert_eq!((people(), with_seven(), noted()), (50_000, 2, 100_000));
    assert_eq!(count(&shell.get("quick_log", json!({}))["people"]), 50_000);
    // The window writes, takes back and writes again.
    let mut blank = shell.get("quick_log", json!({}))["blank"].take();
    blank["people"] = json!([id(7)]);
    shell.get("contact_save", json!({ "contact": blank, "newNames": ["Somebody new"] }));
    assert_eq!((people(), with_seven(), noted()), (50_001, 3, 100_001));
    shell.get("undo", json!({}));
    assert_eq!((people(), with_seven(), noted()), (50_000, 2, 100_000));
    shell.get("redo", json!({}));
    shell.get("contact_delete", json!({ "id": id(PEOPLE + 7) }));
    assert_eq!((people(), with_seven(), noted()), (50_001, 2, 100_000));
    // Another program writes meanwhile.
    let mut other = Store::open(&folder, zone(), now()).unwrap();
    let theirs = Contact { people: vec![id(7)], ..contact(contacts) };
    other.transact(Op::new("contact-add"), now(), |tx| tx.put_contact(&theirs)).unwrap();
    assert_eq!((people(), with_seven(), noted()), (50_001, 3, 100_001));
    let kept = other.facts().unwrap();
    assert!(shell.state().facts().unwrap() == kept, "what is kept is what the file gives");
    assert_eq!(kept.checkins.len(), 2_000);
}
