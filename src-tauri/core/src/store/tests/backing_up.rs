//! Backups, what is kept of them, and coming back from one.

use super::super::backup::{Backup, Chosen, Preview, backups, delete, is_due, preview, preview_from, thin};
use super::super::restore_over_damage;
use super::*;
use crate::vault::Way;
use chrono::Duration;
use std::path::Path;

fn words(text: &str) -> Way {
    Way::passphrase(text)
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn add(store: &mut Store, n: u128, name: &str) {
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(n, name))).unwrap();
}

fn filled(dir: &Path) -> Store {
    let mut store = open(dir);
    add(&mut store, 1, "Quillfeather");
    store.transact(Op::new("contact-add"), now(), |tx| tx.put_contact(&contact(2, &[1]))).unwrap();
    store
}

fn backup(store: &Store, at: DateTime<Utc>) -> Backup {
    store.source().backup(at, &|_, _| true).unwrap()
}

fn people(preview: &Preview) -> u64 {
    preview.counts.iter().find(|(name, _)| *name == "person").unwrap().1
}

fn files(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(dir.join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_a_whole_database_with_what_was_there_then() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let before = store.facts().unwrap();
    let made = backup(&store, now());
    assert_eq!(made.name, "evenkeel-20261123T100000Z");
    add(&mut store, 3, "Later");
    assert_eq!(backups(dir.path()).unwrap(), std::slice::from_ref(&made));
    assert_eq!(files(dir.path()), ["evenkeel-20261123T100000Z.db"], "nothing else is left");
    let seen = preview(dir.path(), &made.name, None).unwrap();
    assert_eq!((people(&seen), seen.latest), (1, Some(Day::parse("2026-11-20").unwrap())));

    // Any tool opens it.
    let plain =
        rusqlite::Connection::open(dir.path().join("backups").join("evenkeel-20261123T100000Z.db")).unwrap();
    let name: String = plain.query_row("SELECT name FROM person", [], |r| r.get(0)).unwrap();
    assert_eq!(name, "Quillfeather");
    drop(plain);

    let later = now() + Duration::hours(1);
    let store = store.restore(&made.name, None, later).unwrap();
    assert_eq!(store.facts().unwrap(), before);
    assert_eq!(store.steps_lost().unwrap(), 0, "what was put back is meant");
    // What was there is the newest backup now, so that coming back can be taken back.
    let newest = &backups(dir.path()).unwrap()[0];
    assert_eq!((newest.at, people(&preview(dir.path(), &newest.name, None).unwrap())), (later, 2));
}

#[test]
fn a_protected_backup_opens_with_what_was_valid_then() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path()).protect(&[words("then")], now()).unwrap();
    let made = backup(&store, now());
    assert!(made.protected);
    store.put_way(&words("now")).unwrap();
    add(&mut store, 3, "Later");
    let with = |way: Option<&Way>| preview(dir.path(), &made.name, way);
    assert_eq!(code(with(None)), Code::Locked);
    assert_eq!(code(with(Some(&words("now")))), Code::WrongPassphrase);
    assert_eq!(people(&with(Some(&words("then"))).unwrap()), 1);
    let raw = std::fs::read(dir.path().join("backups").join(format!("{}.db", made.name))).unwrap();
    assert!(!raw.windows(12).any(|part| part == b"Quillfeather"));
    // The record stays as it is now: with today's passphrase.
    let store = store.restore(&made.name, Some(&words("then")), now() + Duration::hours(1)).unwrap();
    assert_eq!(store.facts().unwrap().people.len(), 1);
    drop(store);
    assert_eq!(code(Store::unlock(dir.path(), &words("then"), london(), now())), Code::WrongPassphrase);
    let store = Store::unlock(dir.path(), &words("now"), london(), now()).unwrap();
    // A plain backup of earlier does not take the protection away either.
    drop(store.unprotect(now()).unwrap());
    let store = open(dir.path());
    let plain = backup(&store, now() + Duration::hours(2));
    let store = store.protect(&[words("again")], now()).unwrap();
    let store = store.restore(&plain.name, None, now() + Duration::hours(3)).unwrap();
    assert!(store.is_protected());
    drop(store);
    assert!(Store::unlock(dir.path(), &words("again"), london(), now()).is_ok());
}

#[test]
fn f9_over_a_damaged_record_the_bad_files_are_put_aside() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let made = backup(&store, now());
    let facts = store.facts().unwrap();
    drop(store);
    let path = dir.path().join(FILE_NAME);
    let bad = vec![7_u8; 20_000];
    std::fs::write(&path, &bad).unwrap();
    assert_eq!(code(Store::open(dir.path(), london(), now())), Code::DamagedDatabase);
    let store = restore_over_damage(dir.path(), &made.name, None, london(), now()).unwrap();
    assert_eq!(store.facts().unwrap(), facts);
    let aside = dir.path().join("damaged-20261123T100000Z").join(FILE_NAME);
    assert_eq!(std::fs::read(aside).unwrap(), bad);
}

#[test]
fn f11_lost_steps_are_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let saved: Vec<(std::path::PathBuf, Vec<u8>)> = [FILE_NAME, "evenkeel.db-wal"]
        .iter()
        .map(|name| dir.path().join(name))
        .filter_map(|path| Some((path.clone(), std::fs::read(path).ok()?)))
        .collect();
    for n in 0..5 {
        add(&mut store, 10 + n, "More");
    }
    assert_eq!(store.steps_lost().unwrap(), 0);
    drop(store);
    // The files as they were five steps ago: whole in every other way.
    for name in ["evenkeel.db-wal", "evenkeel.db-shm"] {
        drop(std::fs::remove_file(dir.path().join(name)));
    }
    for (path, content) in saved {
        std::fs::write(path, content).unwrap();
    }
    let store = open(dir.path());
    assert!(store.check().unwrap().is_ok());
    assert_eq!(store.steps_lost().unwrap(), 5);
    store.accept_lost_steps().unwrap();
    assert_eq!(store.steps_lost().unwrap(), 0);
}

#[test]
fn what_is_half_made_goes_and_a_backup_can_be_stopped() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    assert_eq!(code(store.source().backup(now(), &|_, _| false)), Code::Stopped);
    assert!(files(dir.path()).is_empty());
    std::fs::write(dir.path().join("backups/evenkeel-20261101T000000Z.part"), "half").unwrap();
    assert!(backups(dir.path()).unwrap().is_empty());
    backup(&store, now());
    assert_eq!(files(dir.path()).len(), 1);
    // Two in one second are two.
    backup(&store, now());
    assert_eq!(backups(dir.path()).unwrap().len(), 2);
}

#[test]
fn names_lead_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    drop(filled(dir.path()));
    for name in ["../evenkeel", "evenkeel-20261123T100000Z", "", "/etc/passwd", ".."] {
        assert_eq!(code(preview(dir.path(), name, None)), Code::NotFound);
        assert_eq!(code(delete(dir.path(), name)), Code::NotFound);
    }
}

/// Makes empty files with the names of backups at these times.
fn made_at(dir: &Path, times: impl IntoIterator<Item = DateTime<Utc>>) {
    std::fs::create_dir_all(dir.join("backups")).unwrap();
    for time in times {
        let name = format!("evenkeel-{}.db", time.format("%Y%m%dT%H%M%SZ"));
        std::fs::write(dir.join("backups").join(name), "x").unwrap();
    }
}

fn days_left(dir: &Path) -> Vec<String> {
    backups(dir).unwrap().iter().map(|b| b.at.format("%m-%d").to_string()).collect()
}

#[test]
fn of_many_backups_days_weeks_and_months_keep_one_each() {
    let dir = tempfile::tempdir().unwrap();
    let newest = at("2026-11-23T09:00:00Z");
    // Two a day for 200 days.
    made_at(dir.path(), (0..400).map(|n| newest - Duration::hours(12 * n)));
    assert_eq!(thin(dir.path(), now()).unwrap(), 400 - 15);
    assert_eq!(
        days_left(dir.path()),
        [
            "11-23", "11-22", "11-21", "11-20", "11-19", "11-18", "11-17", // seven days
            "11-15", "11-08", // and the Sundays of four weeks
            "10-31", "09-30", "08-31", "07-31", "06-30", "05-31", // and ends of months
        ]
    );
    assert_eq!(thin(dir.path(), now()).unwrap(), 0, "nothing more");
}

#[test]
fn f19_a_clock_that_jumps_takes_no_backups() {
    let dir = tempfile::tempdir().unwrap();
    let newest = at("2026-11-23T09:00:00Z");
    made_at(dir.path(), (0..5).map(|n| newest - Duration::days(n)));
    let five = days_left(dir.path());
    // Back to before them: nothing goes, and one is made where there is none of that time.
    for early in [at("1970-01-01T00:00:00Z"), newest - Duration::days(2)] {
        assert_eq!(thin(dir.path(), early).unwrap(), 0);
    }
    assert!(is_due(dir.path(), at("1970-01-01T00:00:00Z")).unwrap());
    // Ahead by 400 days, with a backup made there: the others are still the newest of their days.
    made_at(dir.path(), [newest + Duration::days(400)]);
    assert_eq!(thin(dir.path(), newest + Duration::days(401)).unwrap(), 0);
    assert_eq!(days_left(dir.path())[1..], five);
    // And back again.
    assert_eq!(thin(dir.path(), newest + Duration::hours(1)).unwrap(), 0);
}

#[test]
fn a_clock_that_was_ahead_does_not_make_one_every_hour() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    backup(&store, now() + Duration::days(400));
    assert!(is_due(dir.path(), now()).unwrap());
    backup(&store, now());
    assert!(!is_due(dir.path(), now() + Duration::hours(1)).unwrap());
}

#[test]
fn one_a_day_is_due() {
    let dir = tempfile::tempdir().unwrap();
    assert!(is_due(dir.path(), now()).unwrap());
    backup(&filled(dir.path()), now());
    assert!(!is_due(dir.path(), now() + Duration::hours(23)).unwrap());
    assert!(is_due(dir.path(), now() + Duration::hours(24)).unwrap());
}

#[test]
fn an_older_backup_is_brought_up_to_date_in_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    drop(filled(dir.path()));
    let old = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/databases/version-1.db");
    std::fs::create_dir_all(dir.path().join("backups")).unwrap();
    let name = "evenkeel-20260101T000000Z";
    let path = dir.path().join("backups").join(format!("{name}.db"));
    std::fs::copy(old, &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(people(&preview(dir.path(), name, None).unwrap()) > 0);
    let store = open(dir.path()).restore(name, None, now()).unwrap();
    assert!(store.check().unwrap().is_ok());
    assert_eq!(std::fs::read(&path).unwrap(), before, "the backup stays as it was");
}

#[test]
fn a_backup_may_lie_anywhere() {
    let dir = tempfile::tempdir().unwrap();
    let (data, away) = (dir.path().join("data"), dir.path().join("away"));
    let store = filled(&data).protect(&[words("right")], now()).unwrap();
    let facts = store.facts().unwrap();
    let made = store.source().backup_to(&away, now(), &|_, _| true).unwrap();
    assert!(made.protected && backups(&data).unwrap().is_empty());
    let file = away.join("mine.db");
    store.source().backup_file(&file, &|_, _| true).unwrap();
    let code_of = |path: &Path| code(store.source().backup_file(path, &|_, _| true));
    assert_eq!(code_of(&file), Code::File, "nothing is replaced");
    for wrong in [away.join("mine"), data.join(FILE_NAME)] {
        assert_eq!(code_of(&wrong), Code::WrongValue, "{wrong:?}");
    }
    assert_eq!(code(Chosen::at(&data.join(FILE_NAME))), Code::OtherFormat);
    assert_eq!(code(Chosen::at(&away.join("none.db"))), Code::NotFound);
    drop(store);
    for path in [file, away.join(format!("{}.db", made.name))] {
        let chosen = Chosen::at(&path).unwrap();
        let other = dir.path().join("other");
        let mut store = open(&other);
        add(&mut store, 9, "Elsewhere");
        assert_eq!(code(preview_from(&other, &chosen, None)), Code::Locked);
        assert_eq!(people(&preview_from(&other, &chosen, Some(&words("right"))).unwrap()), 1);
        let store = store.restore_from(&chosen, Some(&words("right")), now()).unwrap();
        assert!(!store.is_protected(), "as it was here");
        assert_eq!(store.facts().unwrap(), facts);
    }
}

/// A record of some 12 MiB: long enough to be stopped in the middle.
fn large(dir: &Path) -> Store {
    let mut store = filled(dir);
    store
        .transact(Op::new("contact-add"), now(), |tx| {
            (100..6_000).try_for_each(|n| {
                let note = format!("{n} ").repeat(300);
                tx.put_contact(&Contact { note, ..contact(n, &[1]) })
            })
        })
        .unwrap();
    store
}

#[test]
fn two_looks_at_once_do_not_disturb_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let made = backup(&store, now());
    let chosen = Chosen::named(dir.path(), &made.name).unwrap();
    let first = super::super::backup::Staged::new(dir.path(), &chosen, None).unwrap();
    let second = super::super::backup::Staged::new(dir.path(), &chosen, None).unwrap();
    assert_ne!(first.place.path, second.place.path);
    drop(second);
    // A start meanwhile leaves what is in use.
    drop(open(dir.path()));
    let still: i64 =
        first.open().unwrap().query_row("SELECT count(*) FROM person", [], |row| row.get(0)).unwrap();
    assert_eq!(still, 1);
    drop(first);
    assert_eq!(files(dir.path()), [format!("{}.db", made.name)]);
    // And many at once, in threads of their own.
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(people(&preview(dir.path(), &made.name, None).unwrap()), 1));
        }
    });
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn f3_what_nobody_is_making_goes_with_the_next_start_and_what_somebody_is_making_stays() {
    let dir = tempfile::tempdir().unwrap();
    let store = large(dir.path());
    let half = || files(dir.path()).iter().any(|name| name.ends_with(".part"));
    let other_start = std::sync::atomic::AtomicU32::new(0);
    let started = |done: u64, all: u64| {
        // Another program starts in the middle.
        if done > all / 2 && other_start.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0 {
            assert!(half());
            drop(open(dir.path()));
            assert!(half(), "it is being made");
        }
        true
    };
    store.source().backup(now(), &started).unwrap();
    assert!(other_start.into_inner() > 0);
    for left in ["evenkeel-20261101T000000Z.part", "evenkeel-20261101T000000Z.keys.part", "looking-0a.db"] {
        std::fs::write(dir.path().join("backups").join(left), "half").unwrap();
    }
    // Looking is known only once somebody has looked.
    std::fs::write(dir.path().join("evenkeel.looking"), "").unwrap();
    drop(store);
    drop(open(dir.path()));
    assert_eq!(files(dir.path()).len(), 1, "{:?}", files(dir.path()));
}

#[test]
fn one_is_made_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let store = large(dir.path());
    let (source, at_once) = (store.source(), std::sync::atomic::AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let halves = |_, _| {
                    let there = files(dir.path()).iter().filter(|name| name.ends_with(".part")).count();
                    at_once.fetch_max(u32::try_from(there).unwrap(), std::sync::atomic::Ordering::Relaxed);
                    true
                };
                source.backup(now(), &halves).unwrap();
            });
        }
    });
    assert_eq!((at_once.into_inner(), backups(dir.path()).unwrap().len()), (1, 3));
}

#[test]
fn nothing_takes_the_records_place_while_it_is_copied() {
    let dir = tempfile::tempdir().unwrap();
    let store = large(dir.path());
    let source = store.source();
    drop(store);
    let refused = std::sync::atomic::AtomicBool::new(false);
    let other = |_, _| {
        // Once is enough: each waits five seconds.
        if !refused.load(std::sync::atomic::Ordering::Relaxed) {
            let busy = code(super::super::usage::Usage::alone(dir.path()));
            refused.store(busy == Code::Busy, std::sync::atomic::Ordering::Relaxed);
        }
        true
    };
    source.backup(now(), &other).unwrap();
    assert!(refused.into_inner());
    drop(super::super::usage::Usage::alone(dir.path()).unwrap());
}

#[test]
fn a_check_ends_when_it_is_told_to() {
    let dir = tempfile::tempdir().unwrap();
    let store = large(dir.path());
    assert_eq!(code(store.check_while(&|| false)), Code::Stopped);
    // In the middle: SQLite counts for a minute unless it is stopped.
    let begun = std::time::Instant::now();
    let asked = std::sync::atomic::AtomicU32::new(0);
    let go_on = || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 2;
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)
        SELECT count(*) FROM n";
    let counted = super::super::going::while_going(&store.conn, &go_on, || {
        Ok(store.conn.query_row(endless, [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(code(counted), Code::Stopped);
    assert!(begun.elapsed() < std::time::Duration::from_secs(5));
    assert!(store.check().unwrap().is_ok(), "the next one is not stopped");
}

#[test]
fn f29_a_reader_lets_the_log_grow_and_it_is_said_and_cut_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let mut write = |n: u128, large: u64| {
        let note = "grow ".repeat(10_000);
        store
            .transact(Op::new("contact-edit"), now(), |tx| {
                tx.put_contact(&Contact { note, minutes: Some(n as u32), ..contact(2, &[1]) })
            })
            .unwrap();
        (store.log_held(large).unwrap(), store.log_size())
    };
    // Without a reader it stays small by itself: written over again and again.
    for n in 0..100 {
        assert_eq!(write(n, LARGE_LOG).0, None);
    }
    assert!(write(100, LARGE_LOG).1 < 16 * 1024 * 1024);
    let reader = Store::open_for_reading(dir.path()).unwrap();
    let reading = reader.conn.unchecked_transaction().unwrap();
    reading.query_row("SELECT count(*) FROM contact", [], |_| Ok(())).unwrap();
    let begun = std::time::Instant::now();
    let mut n = 200;
    let held = loop {
        n += 1;
        let (held, size) = write(n, LARGE_LOG);
        assert_eq!(held.is_some(), size > LARGE_LOG);
        if let Some(held) = held {
            break held;
        }
    };
    assert!(held > 64 * 1024 * 1024 && held < 66 * 1024 * 1024, "{held}");
    eprintln!("{} writes, {:?}", n - 200, begun.elapsed());
    drop(reading);
    assert_eq!(write(1, LARGE_LOG), (None, 0), "the reader has gone: it is brought in and cut");
}
