//! An import that was ended says so at the next start, until somebody saw it.

use super::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Begins an import and ends in the middle of it, as far as one process can do that and go on.
fn ended(store: &mut Store) {
    let ends = catch_unwind(AssertUnwindSafe(|| {
        store.import(now(), |tx| -> Result<()> {
            tx.put_person(&person(1, "Maya"))?;
            panic!("for trial")
        })
    }));
    assert!(ends.is_err());
}

fn ended_in(dir: &Path) -> Store {
    ended(&mut open(dir));
    open(dir)
}

#[test]
fn an_import_that_was_ended_says_so_until_it_was_seen_and_nothing_of_it_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = ended_in(dir.path());
    assert_eq!(store.import_ended().unwrap(), Some(now()));
    assert!(store.facts().unwrap().people.is_empty());
    assert!(store.is_untouched().unwrap(), "it is no step");
    assert_eq!(code(store.undo(now())), Code::NothingToUndo);
    assert_eq!(open(dir.path()).import_ended().unwrap(), Some(now()), "it is said again");
    assert_eq!(Store::open_for_reading(dir.path()).unwrap().import_ended().unwrap(), Some(now()));
    store.import_ended_seen().unwrap();
    assert_eq!(open(dir.path()).import_ended().unwrap(), None);
}

#[test]
fn an_import_that_comes_through_takes_the_note_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = ended_in(dir.path());
    let other = open(dir.path());
    let noted = |conn: &rusqlite::Connection| -> bool {
        conn.query_row("SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'import')", [], |r| r.get(0)).unwrap()
    };
    let done = store.import(now(), |tx| {
        tx.put_person(&person(1, "Maya"))?;
        assert!(noted(&other.conn), "it is on the disk before the facts are");
        assert_eq!(other.import_ended().unwrap(), None, "one that goes on was not ended");
        Ok(())
    });
    assert!(done.unwrap().step.is_some());
    assert!(!noted(&other.conn));
    assert_eq!(other.import_ended().unwrap(), None);
    store.undo(now()).unwrap();
    assert_eq!(store.import_ended().unwrap(), None);
}

#[test]
fn an_import_that_was_refused_or_held_nothing_new_was_answered_then() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = ended_in(dir.path());
    let refused = store.import(now(), |_| -> Result<()> { Err(crate::Error::new(Code::Stopped)) });
    assert_eq!(code(refused), Code::Stopped);
    assert_eq!(store.import_ended().unwrap(), None);
    ended(&mut store);
    assert_eq!(store.import(now(), |_| Ok(())).unwrap().step, None);
    assert_eq!(store.import_ended().unwrap(), None);
}

#[test]
fn a_backup_does_not_bring_the_note_back_and_a_passphrase_does_not_take_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = ended_in(dir.path());
    let backup = store.source().backup(now(), &|_, _| true).unwrap();
    let store = store.protect(&[crate::vault::Way::passphrase("right")], now()).unwrap();
    assert_eq!(store.import_ended().unwrap(), Some(now()));
    let store = store.restore(&backup.name, None, now()).unwrap();
    assert_eq!(store.import_ended().unwrap(), None);
}
