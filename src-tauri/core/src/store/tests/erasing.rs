//! Erasing, and reading what is left of a damaged record.

use super::super::{erase_all, salvage};
use super::*;
use crate::domain::SafetySection;
use crate::example;
use crate::vault::{Keys, Way};
use std::path::Path;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn with_year(dir: &Path) -> Store {
    let archive = dir.join("year.json");
    crate::exchange::file::write_archive(&archive, &example::year(1, day("2026-11-23")), now()).unwrap();
    let archive_read = crate::exchange::file::read_archive(&archive).unwrap();
    std::fs::remove_file(archive).unwrap();
    let mut store = open(dir);
    crate::exchange::apply(&mut store, &archive_read, now(), &|_, _| true).unwrap();
    store
}

/// Whether any file of the folder holds a text, also in SQLite's log of writes.
fn holds(dir: &Path, text: &str) -> bool {
    let files =
        std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files
        .map(|path| std::fs::read(path).unwrap())
        .any(|content| content.windows(text.len()).any(|part| part == text.as_bytes()))
}

#[test]
fn an_erased_person_is_in_no_file_and_no_day_changed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_year(dir.path());
    let facts = store.facts().unwrap();
    let somebody = facts.contacts.iter().find_map(|c| c.people.first()).copied().unwrap();
    // A name of their own, so that nothing else in the record has it; and something chosen about them.
    let mut renamed = facts.people.iter().find(|p| p.id == somebody).unwrap().clone();
    renamed.name = "Quillfeather".into();
    store
        .transact(Op::new("person-edit"), now(), |tx| {
            tx.put_person(&renamed)?;
            tx.put_preference(&format!("suggest.{somebody}.until"), &"2026-12-01".into())?;
            tx.put_safety_plan(&[SafetySection {
                section: SafetySection::REACH.into(),
                items: vec!["Quillfeather, day or night".into(), "The neighbours".into()],
            }])
        })
        .unwrap();
    assert!(holds(dir.path(), "Quillfeather"));
    let before = store.facts().unwrap();
    store.erase_person(somebody, now()).unwrap();
    let after = store.facts().unwrap();
    assert_eq!(after.people.len(), before.people.len() - 1);
    assert_eq!(after.contacts.len(), before.contacts.len(), "the days stay");
    assert!(after.contacts.iter().all(|c| !c.people.contains(&somebody)));
    assert!(after.preferences.keys().all(|key| !key.contains(&somebody.to_string())));
    assert_eq!(after.safety_plan[0].items, ["The neighbours"]);
    assert_eq!(code(store.undo(now())), Code::NothingToUndo);
    for text in ["Quillfeather", &somebody.to_string()] {
        assert!(!holds(dir.path(), text), "{text}");
    }
    assert!(store.check().unwrap().is_ok());
    assert_eq!(store.steps_lost().unwrap(), 0);
    assert_eq!(code(store.erase_person(somebody, now())), Code::NotFound);
    // What comes after can be taken back as ever.
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(1, "Ada"))).unwrap();
    store.undo(now()).unwrap();
}

#[test]
fn an_erased_span_is_gone_and_the_days_around_stay() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = with_year(dir.path());
    let (from, to) = (day("2026-09-01"), day("2026-09-30"));
    let before = store.facts().unwrap();
    let within = |at: LocalTime| (from..=to).contains(&Day(at.0.date()));
    assert!(before.contacts.iter().any(|c| within(c.start)) && before.visits.iter().any(|v| within(v.start)));
    store.erase_span(from, to, now()).unwrap();
    let after = store.facts().unwrap();
    let start = before.settings.day_start.0;
    let kept = |at: LocalTime| !(from..=to).contains(&crate::domain::day_of(at, start));
    assert_eq!(after.contacts.len(), before.contacts.iter().filter(|c| kept(c.start)).count());
    assert_eq!(
        after.visits.len(),
        before.visits.iter().filter(|v| v.series.is_some() || kept(v.start)).count()
    );
    assert!(after.days.used.iter().chain(&after.days.unsure).all(|d| !(from..=to).contains(d)));
    assert!(after.days.closed.iter().all(|r| r.to < from || r.from > to));
    let closed =
        |facts: &crate::domain::Facts, d: Day| facts.days.closed.iter().any(|r| (r.from..=r.to).contains(&d));
    for d in [from.plus(-1), from.plus(-20), to.plus(1), to.plus(20)] {
        assert_eq!(closed(&after, d), closed(&before, d), "{d}");
    }
    assert!(store.check().unwrap().is_ok() && after.problems(9).is_empty());
    assert_eq!(code(store.erase_span(to, from, now())), Code::WrongRange);
}

#[test]
fn an_erasing_that_was_cut_off_is_finished_at_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(1, "Quillfeather"))).unwrap();
    // Another program is reading: the old pages have to stay for it.
    let other = Store::open_for_reading(dir.path()).unwrap();
    let reading = other.conn.unchecked_transaction().unwrap();
    reading.query_row("SELECT count(*) FROM person", [], |_| Ok(())).unwrap();
    store.conn.busy_timeout(std::time::Duration::from_millis(10)).unwrap();
    assert!(!store.erase_person(Id::from_u128(1), now()).unwrap(), "said that traces are left");
    assert!(store.facts().unwrap().people.is_empty());
    drop(reading);
    drop((other, store));
    let store = open(dir.path());
    assert!(!holds(dir.path(), "Quillfeather"));
    let due: i64 =
        store.conn.query_row("SELECT count(*) FROM meta WHERE key = 'traces'", [], |r| r.get(0)).unwrap();
    assert_eq!(due, 0);
}

#[test]
fn damaged_files_that_were_put_aside_are_named_and_deleted_one_by_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(1, "Quillfeather"))).unwrap();
    let backup = store.source().backup(now(), &|_, _| true).unwrap();
    drop(store);
    let (at, aside) = (london(), super::super::put_aside_before(dir.path()).unwrap());
    assert!(aside.is_empty());
    drop(super::super::restore_over_damage(dir.path(), &backup.name, None, at, now()).unwrap());
    let aside = super::super::put_aside_before(dir.path()).unwrap();
    assert_eq!(aside.len(), 1);
    for name in ["..", "backups", "damaged-", "damaged-/../backups"] {
        assert_eq!(code(super::super::delete_put_aside(dir.path(), name)), Code::NotFound, "{name}");
    }
    super::super::delete_put_aside(dir.path(), &aside[0]).unwrap();
    assert!(super::super::put_aside_before(dir.path()).unwrap().is_empty());
}

#[test]
fn everything_can_be_erased_also_what_cannot_be_opened() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(1, "Quillfeather"))).unwrap();
    let way = Way::passphrase("forgotten");
    drop(store.protect(std::slice::from_ref(&way), now()).unwrap());
    // Somebody's snapshot shares the key files.
    let snapshot = tempfile::tempdir().unwrap();
    for name in ["evenkeel.keys", "evenkeel.keys.copy"] {
        std::fs::hard_link(dir.path().join(name), snapshot.path().join(name)).unwrap();
    }
    let opens =
        || Keys::of(snapshot.path()).read().is_ok_and(|all| all.iter().any(|(f, _)| f.open(&way).is_ok()));
    assert!(opens());
    let store = erase_all(dir.path(), london(), now()).unwrap();
    assert!(!store.is_protected() && store.facts().unwrap().people.is_empty());
    assert!(!opens(), "no slot is left that opens");
    for name in ["evenkeel.keys", "evenkeel.keys.copy"] {
        assert!(!dir.path().join(name).exists());
        let left = std::fs::read(snapshot.path().join(name)).unwrap();
        assert!(!left.windows(7).any(|part| part == b"wrapped"), "overwritten to its end");
    }
    drop(store);
    assert_eq!(open(dir.path()).facts().unwrap().people, []);
}

#[test]
fn f9_of_a_damaged_record_what_can_be_read_is_read() {
    for way in [None, Some(Way::passphrase("right"))] {
        let dir = tempfile::tempdir().unwrap();
        let mut store = with_year(dir.path());
        if let Some(way) = &way {
            store = store.protect(std::slice::from_ref(way), now()).unwrap();
        }
        let facts = (*store.facts().unwrap()).clone();
        drop(store);
        let whole = salvage(dir.path(), way.as_ref()).unwrap();
        assert_eq!((&whole.facts, whole.gaps), (&facts, 0), "of a whole record, everything");
        let path = dir.path().join(FILE_NAME);
        let good = std::fs::read(&path).unwrap();
        let pages = good.len() / 4096;
        let (mut read, mut none) = (0, 0);
        for page in (0..pages).step_by(7) {
            let mut bad = good.clone();
            // A protected file whose very first bytes are gone is gone.
            let first = if page == 0 && way.is_some() { 16 } else { page * 4096 };
            bad[first..(page + 1) * 4096].fill(0xa5);
            std::fs::write(&path, &bad).unwrap();
            match salvage(dir.path(), way.as_ref()) {
                Ok(some) => {
                    read += 1;
                    assert!(
                        some.facts.problems(9).is_empty(),
                        "it hangs together: {:?}",
                        some.facts.problems(9)
                    );
                    // Nothing that was not there.
                    assert!(some.facts.contacts.iter().all(|c| facts.contacts.iter().any(|f| f.id == c.id)));
                    let lost = facts.contacts.len() - some.facts.contacts.len();
                    assert!(lost == 0 || some.gaps > 0, "what is lost is said");
                    assert!(lost < facts.contacts.len() || facts.contacts.len() < 50 || some.gaps > 0);
                }
                Err(e) => {
                    none += 1;
                    assert_eq!(e.code, Code::DamagedDatabase);
                }
            }
            assert_eq!(std::fs::read(&path).unwrap(), bad, "the bad file is not touched");
        }
        assert!(read > 10 && none == 0, "{read} read, {none} not");
    }
}

/// Wherever a record's tables lie: as they were made, after a rewriting, protected, and protected no more.
#[test]
fn f9_without_the_list_of_tables_everything_is_read_all_the_same() {
    let way = Way::passphrase("right");
    let ways = || std::slice::from_ref(&way);
    type Make<'a> = &'a dyn Fn(Store) -> Store;
    let made: [(&str, Make<'_>, bool); 4] = [
        ("as it was made", &|store| store, false),
        (
            "rewritten",
            &|store| {
                store.conn.execute_batch("VACUUM").unwrap();
                store
            },
            false,
        ),
        ("protected", &|store| store.protect(ways(), now()).unwrap(), true),
        (
            "protected no more",
            &|store| store.protect(ways(), now()).unwrap().unprotect(now()).unwrap(),
            false,
        ),
    ];
    for (what, make, protected) in made {
        let dir = tempfile::tempdir().unwrap();
        let store = make(with_year(dir.path()));
        let facts = (*store.facts().unwrap()).clone();
        drop(store);
        let path = dir.path().join(FILE_NAME);
        let mut bad = std::fs::read(&path).unwrap();
        bad[if protected { 16 } else { 0 }..4096].fill(0xa5);
        std::fs::write(&path, &bad).unwrap();
        let way = protected.then_some(&way);
        let saved = salvage(dir.path(), way).unwrap();
        assert_eq!((&saved.facts, saved.gaps), (&facts, 0), "{what}");
        assert_eq!(std::fs::read(&path).unwrap(), bad, "{what}: the bad file is not touched");
        assert_eq!(std::fs::read_dir(dir.path().join("backups")).unwrap().count(), 0, "{what}");
        // Nothing is made up of what is no record at all.
        bad.fill(0xa5);
        std::fs::write(&path, &bad).unwrap();
        assert_eq!(code(salvage(dir.path(), way)), Code::DamagedDatabase, "{what}");
    }
}

#[test]
fn f9_and_f27_a_record_that_an_older_app_made_lies_the_same_way() {
    let dir = tempfile::tempdir().unwrap();
    let old = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/databases/version-1.db");
    let path = dir.path().join(FILE_NAME);
    std::fs::copy(old, &path).unwrap();
    let facts = (*open(dir.path()).facts().unwrap()).clone();
    let mut bad = std::fs::read(&path).unwrap();
    bad[..4096].fill(0xa5);
    std::fs::write(&path, &bad).unwrap();
    let saved = salvage(dir.path(), None).unwrap();
    assert_eq!((&saved.facts, saved.gaps), (&facts, 0));
}

/// The tables allow it, and it is no fact: the row goes, the others stay.
#[test]
fn f10_a_row_that_is_no_fact_does_not_hold_up_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let store = with_year(dir.path());
    let facts = (*store.facts().unwrap()).clone();
    store.conn.execute_batch("DROP TRIGGER log_contact_update; DROP TRIGGER log_settings_update").unwrap();
    store.conn.execute("UPDATE contact SET start = 'not a day' WHERE n IN (3, 7)", []).unwrap();
    store.conn.execute("UPDATE settings SET zone = 'Mars/Phobos'", []).unwrap();
    drop(store);
    // What the log does not tell of is seen with the next start.
    assert_eq!(code(open(dir.path()).facts()), Code::DamagedDatabase);
    let some = salvage(dir.path(), None).unwrap();
    assert_eq!((some.facts.contacts.len(), some.gaps), (facts.contacts.len() - 2, 3));
    assert_eq!(some.facts.visits, facts.visits);
}
