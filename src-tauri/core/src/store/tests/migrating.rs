//! Databases of earlier versions: opened, brought up to date, and equal to what they held.

use super::{london, now};
use crate::exchange::{Archive, file};
use crate::store::backup::backups;
use crate::store::{FILE_NAME, Store, VERSION};
use std::path::{Path, PathBuf};

fn golden(version: i32, ending: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../tests/data/databases/version-{version}.{ending}"))
}

#[test]
fn every_version_there_was_comes_up_to_date_and_loses_nothing() {
    for version in 1..VERSION {
        let dir = tempfile::tempdir().unwrap();
        std::fs::copy(golden(version, "db"), dir.path().join(FILE_NAME)).unwrap();
        let mut store = Store::open(dir.path(), london(), now()).unwrap();
        let Archive { facts, .. } = file::read_archive(&golden(version, "json")).unwrap();
        assert_eq!(*store.facts().unwrap(), facts, "version {version}");
        let step = store.undo(now()).unwrap();
        assert_eq!(step.value.name, "contact-add", "what was done then can be taken back now");
        assert_eq!(store.facts().unwrap().contacts.len(), facts.contacts.len() - 1);
        assert!(store.check().unwrap().is_ok());
        drop(store);
        // As it was before, under the older version, there is a backup of it.
        let backups = backups(dir.path()).unwrap();
        let [before] = &backups[..] else { panic!("{backups:?}") };
        let path = dir.path().join("backups").join(format!("{}.db", before.name));
        let conn = rusqlite::Connection::open(path).unwrap();
        let kept: i32 = conn.query_row("PRAGMA user_version", [], |r| r.get(0)).unwrap();
        assert_eq!(kept, version);
        let again = Store::open(dir.path(), london(), now()).unwrap();
        assert_eq!(again.facts().unwrap().contacts.len(), facts.contacts.len() - 1);
    }
}
