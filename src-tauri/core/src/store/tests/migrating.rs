//! Databases of earlier versions: opened, brought up to date, and equal to what they held. And one of a later version.

use super::{code, contact, london, now, open, person};
use crate::error::Code;
use crate::exchange::{Archive, file};
use crate::store::backup::backups;
use crate::store::{FILE_NAME, Op, Store, VERSION, schema};
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

/// What a database is, apart from how its pages lie.
fn dump(path: &Path) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let mut all: Vec<String> =
        vec![conn.query_row("PRAGMA user_version", [], |r| r.get::<_, i64>(0)).unwrap().to_string()];
    let mut schema =
        conn.prepare("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name").unwrap();
    all.extend(schema.query_map([], |r| r.get::<_, String>(0)).unwrap().map(Result::unwrap));
    for table in ["op", "change", "contact", "meta", "visit"] {
        let count = format!("SELECT count(*) FROM {table}");
        all.push(format!("{table} {}", conn.query_row(&count, [], |r| r.get::<_, i64>(0)).unwrap()));
    }
    all
}

/// Each thing the migration asks of SQLite is refused in turn: what is left is the old database, which the old app opens.
#[test]
fn f25_a_migration_that_fails_anywhere_leaves_the_old_database() {
    use rusqlite::hooks::{AuthContext, Authorization};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    for version in 1..VERSION {
        let mut refused = 0;
        loop {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join(FILE_NAME);
            std::fs::copy(golden(version, "db"), &path).unwrap();
            let before = dump(&path);
            let mut conn = rusqlite::Connection::open(&path).unwrap();
            let asked = Arc::new(AtomicUsize::new(0));
            let (counter, at) = (Arc::clone(&asked), refused);
            let answer = move |_: AuthContext<'_>| {
                if counter.fetch_add(1, Relaxed) == at { Authorization::Deny } else { Authorization::Allow }
            };
            conn.authorizer(Some(answer)).unwrap();
            let done = schema::migrate_older(&mut conn);
            drop(conn);
            if asked.load(Relaxed) <= refused {
                done.unwrap();
                assert_eq!(dump(&path)[0], VERSION.to_string());
                break;
            }
            // Refused while it only looked whether there is anything to do, it may have gone on.
            if done.is_err() {
                assert_eq!(dump(&path), before, "version {version}, refused at {refused}");
            }
            refused += 1;
        }
        assert!(refused > 100, "{refused} places");
    }
}

#[test]
fn f26_a_later_version_with_tables_and_columns_nobody_knows_is_read_and_not_written() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store
        .transact(Op::new("add"), now(), |tx| {
            tx.put_person(&person(1, "Maya"))?;
            tx.put_contact(&contact(2, &[1]))
        })
        .unwrap();
    let known = store.facts().unwrap();
    drop(store);
    let file = dir.path().join(FILE_NAME);
    let later = "CREATE TABLE later (id TEXT PRIMARY KEY, what TEXT);
        INSERT INTO later VALUES ('1', 'what only the later one knows');
        ALTER TABLE person ADD COLUMN later TEXT DEFAULT 'more';
        ALTER TABLE contact ADD COLUMN later TEXT;
        PRAGMA user_version = 9999;";
    rusqlite::Connection::open(&file).unwrap().execute_batch(later).unwrap();
    let before = std::fs::read(&file).unwrap();

    let why = Store::open(dir.path(), london(), now()).err().unwrap();
    assert_eq!(why.code, Code::NewerDatabase);
    assert!(format!("{why:?}").contains("9999"), "the version that is needed: {why:?}");
    let mut reading = Store::open_for_reading(dir.path()).unwrap();
    assert_eq!(*reading.facts().unwrap(), *known, "what is known can be read");
    let refused = reading.transact(Op::new("add"), now(), |tx| tx.put_person(&person(3, "Leo")));
    assert_eq!(code(refused), Code::ReadOnly);
    assert_eq!(code(reading.put_draft("trial", Some("x"))), Code::ReadOnly);
    drop(reading);
    assert_eq!(std::fs::read(&file).unwrap(), before, "not a byte is changed");
}
