//! Figures for a record of 100,000 contacts. Not a test of anything: run it in release, with `--ignored --nocapture`.

use crate::domain::{Day, Zone};
use crate::exchange::*;
use crate::store::{Op, Store};
use chrono::{DateTime, Utc};
use std::time::Instant;

fn timed<T>(what: &str, f: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = f();
    println!("{what:<44} {:>8.1} ms", start.elapsed().as_secs_f64() * 1e3);
    value
}

#[test]
#[ignore = "figures, not a test"]
fn a_hundred_thousand_contacts() {
    let dir = tempfile::tempdir().unwrap();
    let zone = Zone::parse("Europe/London").unwrap();
    let now: DateTime<Utc> = "2026-11-23T10:00:00Z".parse().unwrap();
    let open = || Store::open(dir.path(), zone, now).unwrap();
    let facts = crate::example::hundred_thousand(1, Day::parse("2026-11-23").unwrap());
    println!(
        "{} contacts, {} people, {} visits",
        facts.contacts.len(),
        facts.people.len(),
        facts.visits.len()
    );
    let mut bytes = Vec::new();
    timed("export to memory", || export(&facts, now, &mut bytes).unwrap());
    println!("{} MB", bytes.len() / 1_000_000);
    let archive = timed("read the archive", || read(&bytes).unwrap());
    let mut store = timed("open a new record", open);
    timed("dry run", || plan(&store, &archive).unwrap());
    timed("bring it in", || apply(&mut store, &archive, now, &|_, _| true).unwrap());
    drop(store);
    println!("{} MB", std::fs::metadata(dir.path().join("evenkeel.db")).unwrap().len() / 1_000_000);
    for _ in 0..3 {
        let store = timed("open", open);
        timed("model facts", || store.model_facts().unwrap());
        drop(store);
        let store = open();
        timed("all facts", || store.facts().unwrap());
        timed("all facts, nothing changed", || store.facts().unwrap());
    }
    let mut store = timed("open", open);
    let used = |n: i64| Day::parse("2026-11-23").unwrap().plus(n);
    timed("one small write", || store.transact(Op::used(), now, |tx| tx.mark_used(used(1))).unwrap());
    timed("dry run of the same again", || plan(&store, &archive).unwrap());
    timed("bring the same in again", || apply(&mut store, &archive, now, &|_, _| true).unwrap());
    timed("undo the whole", || store.undo(now).unwrap());
    timed("redo the whole", || store.redo(now).unwrap());
    timed("steps", || store.steps(50, None).unwrap());
    timed("check", || assert!(store.check().unwrap().is_ok()));
}
