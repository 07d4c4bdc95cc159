//! Protected and plain, and switching between the two.

use super::*;
use crate::example;
use crate::vault::{RecoveryKey, Way};
use std::path::Path;

fn words(text: &str) -> Way {
    Way::passphrase(text)
}

fn unlock(dir: &Path, way: &Way) -> crate::Result<Store> {
    Store::unlock(dir, way, london(), now())
}

/// A store with two people and a step that can be taken back.
fn filled(dir: &Path) -> Store {
    let mut store = open(dir);
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(1, "Quillfeather"))).unwrap();
    store.transact(Op::new("contact-add"), now(), |tx| tx.put_contact(&contact(2, &[1]))).unwrap();
    store
}

fn bytes(dir: &Path) -> Vec<u8> {
    let files =
        std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.flat_map(|path| std::fs::read(path).unwrap()).collect()
}

fn holds(dir: &Path, text: &str) -> bool {
    bytes(dir).windows(text.len()).any(|part| part == text.as_bytes())
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_protected_record_says_the_same_opens_with_its_ways_and_shows_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let before = store.facts().unwrap();
    assert!(!store.is_protected() && holds(dir.path(), "Quillfeather"));
    let printed = RecoveryKey::random().unwrap();
    let mut store =
        store.protect(&[words("nine green bottles"), Way::Recovery(printed.clone())], now()).unwrap();
    assert!(store.is_protected() && store.has_recovery_key());
    assert_eq!(store.facts().unwrap(), before);
    // It works as before, with what was done before still to be taken back.
    store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(3, "Tanglewood"))).unwrap();
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    assert!(store.facts().unwrap().contacts.is_empty());
    store.redo(now()).unwrap();
    drop(store);
    assert!(!holds(dir.path(), "Quillfeather") && !holds(dir.path(), "Tanglewood"));
    assert_eq!(
        names(dir.path()),
        ["evenkeel.db", "evenkeel.keys", "evenkeel.keys.copy", "evenkeel.steps", "evenkeel.use"]
    );

    assert_eq!(code(Store::open(dir.path(), london(), now())), Code::Locked);
    assert_eq!(code(Store::open_for_reading(dir.path())), Code::Locked);
    assert_eq!(code(unlock(dir.path(), &words("nine green bottle"))), Code::WrongPassphrase);
    for way in [words("nine green bottles"), Way::Recovery(printed.clone())] {
        assert_eq!(unlock(dir.path(), &way).unwrap().facts().unwrap(), before);
        assert_eq!(Store::unlock_for_reading(dir.path(), &way).unwrap().facts().unwrap(), before);
    }
    // Another passphrase; then plain again.
    let mut store = unlock(dir.path(), &words("nine green bottles")).unwrap();
    store.put_way(&words("ten")).unwrap();
    drop(store);
    assert_eq!(code(unlock(dir.path(), &words("nine green bottles"))), Code::WrongPassphrase);
    let store = unlock(dir.path(), &words("ten")).unwrap();
    let store = store.unprotect(now()).unwrap();
    assert_eq!(store.facts().unwrap(), before);
    drop(store);
    assert_eq!(open(dir.path()).facts().unwrap(), before);
    assert_eq!(names(dir.path()), ["evenkeel.db", "evenkeel.steps", "evenkeel.use"]);
}

#[test]
fn a_new_data_key_leaves_the_old_one_without_use() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path()).protect(&[words("first")], now()).unwrap();
    let old = store.key.clone().unwrap();
    let store = store.protect(&[words("second")], now()).unwrap();
    let facts = store.facts().unwrap();
    drop(store);
    assert_eq!(code(unlock(dir.path(), &words("first"))), Code::WrongPassphrase);
    assert_eq!(unlock(dir.path(), &words("second")).unwrap().facts().unwrap(), facts);
    assert_eq!(code(Store::open_with(dir.path(), Some(&old), london(), now())), Code::DamagedDatabase);
}

#[test]
fn damage_and_a_wrong_passphrase_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    drop(filled(dir.path()).protect(&[words("right")], now()).unwrap());
    let path = dir.path().join(FILE_NAME);
    let good = std::fs::read(&path).unwrap();
    let pages = good.len() / 4096;
    assert!(pages > 20);
    let mut noticed = 0;
    for page in 0..pages {
        let mut bad = good.clone();
        bad[page * 4096 + 1 + page * 997 % 4095] ^= 1;
        std::fs::write(&path, &bad).unwrap();
        // Either it does not open, or the check says so; a wrong passphrase is never spoken of.
        match unlock(dir.path(), &words("right")) {
            Err(e) => assert_eq!(e.code, Code::DamagedDatabase, "page {page}"),
            Ok(store) => assert!(!store.check().unwrap().is_ok(), "page {page}"),
        }
        noticed += 1;
    }
    assert_eq!(noticed, pages);
    assert_eq!(code(unlock(dir.path(), &words("wrong"))), Code::WrongPassphrase);
    // A protected record whose database is gone is not taken for a new one.
    std::fs::remove_file(&path).unwrap();
    assert_eq!(code(Store::open(dir.path(), london(), now())), Code::DamagedDatabase);
}

/// What the folder looks like at each moment of a switch that ends there.
#[test]
fn a_switch_that_ends_half_way_leaves_one_record_or_the_other() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let facts = store.facts().unwrap();
    drop(store);
    let plain = std::fs::read(dir.path().join(FILE_NAME)).unwrap();
    drop(open(dir.path()).protect(&[words("right")], now()).unwrap());
    let protected = std::fs::read(dir.path().join(FILE_NAME)).unwrap();
    let keys = std::fs::read(dir.path().join("evenkeel.keys")).unwrap();

    type Files<'a> = &'a [(&'a str, &'a [u8])];
    let at: [(&str, Files<'_>, bool); 7] = [
        ("the copy is half", &[("evenkeel.db", &plain), ("evenkeel.db.new", &protected[..5000])], false),
        (
            "the keys are announced",
            &[("evenkeel.db", &plain), ("evenkeel.db.new", &protected), ("evenkeel.keys.new", &keys)],
            false,
        ),
        (
            "the old one has two names",
            &[
                ("evenkeel.db", &plain),
                ("evenkeel.db.old", &plain),
                ("evenkeel.db.new", &protected),
                ("evenkeel.keys.new", &keys),
            ],
            false,
        ),
        (
            "the new one is in place",
            &[("evenkeel.db", &protected), ("evenkeel.db.old", &plain), ("evenkeel.keys.new", &keys)],
            true,
        ),
        (
            "one copy of the keys is written",
            &[
                ("evenkeel.db", &protected),
                ("evenkeel.db.old", &plain),
                ("evenkeel.keys.new", &keys),
                ("evenkeel.keys", &keys),
            ],
            true,
        ),
        (
            "both are",
            &[
                ("evenkeel.db", &protected),
                ("evenkeel.db.old", &plain),
                ("evenkeel.keys", &keys),
                ("evenkeel.keys.copy", &keys),
            ],
            true,
        ),
        (
            "back to plain, the keys are still there",
            &[
                ("evenkeel.db", &plain),
                ("evenkeel.db.old", &protected),
                ("evenkeel.keys", &keys),
                ("evenkeel.keys.copy", &keys),
            ],
            false,
        ),
    ];
    for (moment, files, is_protected) in at {
        let dir = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(dir.path().join(name), content).unwrap();
        }
        let store = if is_protected {
            assert_eq!(code(Store::open(dir.path(), london(), now())), Code::Locked, "{moment}");
            unlock(dir.path(), &words("right")).unwrap()
        } else {
            Store::open(dir.path(), london(), now()).unwrap()
        };
        assert_eq!(store.facts().unwrap(), facts, "{moment}");
        drop(store);
        let left = names(dir.path());
        let keys: &[&str] = if is_protected { &["evenkeel.keys", "evenkeel.keys.copy"] } else { &[] };
        let should: Vec<&str> =
            ["evenkeel.db"].iter().chain(keys).chain(&["evenkeel.use"]).copied().collect();
        assert_eq!(left, should, "{moment}");
    }
}

/// Two names of one file: overwriting the one would be the end of the other.
#[cfg(unix)]
#[test]
fn a_switch_that_ends_before_its_rename_does_not_overwrite_the_record() {
    let dir = tempfile::tempdir().unwrap();
    let facts = filled(dir.path()).facts().unwrap();
    std::fs::hard_link(dir.path().join(FILE_NAME), dir.path().join("evenkeel.db.old")).unwrap();
    std::fs::write(dir.path().join("evenkeel.keys.new.part"), "{").unwrap();
    assert_eq!(open(dir.path()).facts().unwrap(), facts);
    assert_eq!(open(dir.path()).facts().unwrap(), facts);
    assert_eq!(names(dir.path()), ["evenkeel.db", "evenkeel.steps", "evenkeel.use"]);
}

#[test]
fn a_year_survives_both_ways() {
    let dir = tempfile::tempdir().unwrap();
    let today = Day::parse("2026-11-23").unwrap();
    let archive = dir.path().join("year.json");
    crate::exchange::file::write_archive(&archive, &example::year(1, today), now()).unwrap();
    let archive = crate::exchange::file::read_archive(&archive).unwrap();
    let mut store = open(&dir.path().join("data"));
    crate::exchange::apply(&mut store, &archive, now(), &|_, _| true).unwrap();
    let facts = store.facts().unwrap();
    let store = store.protect(&[words("right")], now()).unwrap();
    assert_eq!(store.facts().unwrap(), facts);
    let mut store = store.unprotect(now()).unwrap();
    assert_eq!(store.facts().unwrap(), facts);
    store.undo(now()).unwrap();
    assert!(store.facts().unwrap().people.is_empty());
    assert!(store.check().unwrap().is_ok());
}

#[test]
fn a_switch_waits_for_others_and_does_not_take_the_file_from_under_them() {
    let dir = tempfile::tempdir().unwrap();
    let other = filled(dir.path());
    let mine = open(dir.path());
    let begun = std::time::Instant::now();
    assert_eq!(code(mine.protect(&[words("right")], now())), Code::Busy);
    assert!(begun.elapsed() >= std::time::Duration::from_secs(4));
    assert_eq!(other.facts().unwrap().people.len(), 1);
    drop(other);
    let again = open(dir.path());
    assert!(!again.is_protected());
    assert!(again.protect(&[words("right")], now()).unwrap().is_protected());
}
