//! What opening does with files and folders of every kind.

use super::{id, london, now, open, person};
use crate::error::Code;
use crate::store::{FILE_NAME, Op, Store};
use chrono::Duration;
use std::path::Path;

fn refused(dir: &Path) -> crate::Error {
    Store::open(dir, london(), now()).err().unwrap()
}

fn filled(dir: &Path) {
    let mut store = open(dir);
    store
        .transact(Op::about("person-add", "person", id(1)), now(), |tx| tx.put_person(&person(1, "Maya")))
        .unwrap();
}

fn raw(dir: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(dir.join(FILE_NAME)).unwrap()
}

#[test]
fn a_new_record_has_the_home_zone_and_the_right_pragmas() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(&dir.path().join("a/b"));
    assert_eq!(store.facts().unwrap().settings.zone, london());
    let pragma = |name: &str| -> String {
        store
            .conn
            .query_row(&format!("PRAGMA {name}"), [], |r| r.get::<_, rusqlite::types::Value>(0))
            .map(|v| match v {
                rusqlite::types::Value::Integer(n) => n.to_string(),
                rusqlite::types::Value::Text(t) => t,
                other => format!("{other:?}"),
            })
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("synchronous"), "2");
    assert_eq!(pragma("foreign_keys"), "1");
    assert_eq!(pragma("secure_delete"), "1");
    assert_eq!(pragma("trusted_schema"), "0");
    assert_eq!(pragma("busy_timeout"), "5000");
    assert_eq!(pragma("application_id"), 0x4556_4b4c.to_string());
    assert_eq!(pragma("user_version"), crate::store::VERSION.to_string());
    // Defensive: not even our own connection may write into the schema.
    assert!(store.conn.execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema").is_err());
    // Every table is strict.
    let loose: i64 = store
        .conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
             AND name NOT LIKE 'sqlite%'",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0);
}

#[cfg(unix)]
#[test]
fn only_this_user_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    filled(&folder);
    let mode = |p: &Path| std::fs::metadata(p).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let store = open(&folder);
    store.facts().unwrap();
    for name in [FILE_NAME, "evenkeel.db-wal", "evenkeel.db-shm"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    drop(store);
    // A copy that others can read is closed to them.
    let file = folder.join(FILE_NAME);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    open(&folder);
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn a_newer_database_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    raw(dir.path())
        .execute_batch("PRAGMA user_version = 9999; CREATE TABLE later (x); PRAGMA journal_mode = DELETE")
        .unwrap();
    let before = std::fs::read(dir.path().join(FILE_NAME)).unwrap();
    let known = crate::store::VERSION;
    assert_eq!(refused(dir.path()).to_string(), format!("newer-database found=9999 known={known}"));
    // All that this app knows is still in it, so it can be looked at, and written out.
    let mut looked = Store::open_for_reading(dir.path()).unwrap();
    assert_eq!(looked.facts().unwrap().people.len(), 1);
    assert_eq!(super::code(looked.transact(Op::new("person-add"), now(), |_| Ok(()))), Code::ReadOnly);
    drop(looked);
    assert_eq!(std::fs::read(dir.path().join(FILE_NAME)).unwrap(), before);
    raw(dir.path()).execute_batch("ALTER TABLE person RENAME TO somebody").unwrap();
    assert_eq!(super::code(Store::open_for_reading(dir.path())), Code::NewerDatabase);
}

#[test]
fn something_else_is_not_taken_for_ours() {
    let content = "not a database ".repeat(100);
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(FILE_NAME), &content).unwrap();
    assert_eq!(refused(dir.path()).code, Code::DamagedDatabase);
    assert_eq!(std::fs::read(dir.path().join(FILE_NAME)).unwrap(), content.as_bytes(), "it stays as it was");
    let dir = tempfile::tempdir().unwrap();
    raw(dir.path()).execute_batch("CREATE TABLE other (x); PRAGMA application_id = 7").unwrap();
    assert_eq!(refused(dir.path()).code, Code::DamagedDatabase);
}

#[test]
fn a_damaged_page_is_found() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let page: i64 = {
        let conn = raw(dir.path());
        conn.execute_batch("PRAGMA journal_mode = DELETE").unwrap();
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'person'", [], |r| r.get(0)).unwrap()
    };
    let path = dir.path().join(FILE_NAME);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[(page as usize - 1) * 4096] = 0x55;
    std::fs::write(&path, &bytes).unwrap();
    let store = open(dir.path());
    assert!(!store.check().unwrap().is_ok());
    assert_eq!(store.facts().unwrap_err().code, Code::DamagedDatabase);
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let other = raw(dir.path());
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.conn.busy_timeout(std::time::Duration::from_millis(50)).unwrap();
    let busy = store.transact(Op::new("x"), now(), |tx| tx.put_person(&person(1, "Maya")));
    assert_eq!(busy.unwrap_err().code, Code::Busy);
    store.facts().unwrap();
    other.execute_batch("ROLLBACK").unwrap();
    store.transact(Op::new("x"), now(), |tx| tx.put_person(&person(1, "Maya"))).unwrap();
}

#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
    store.conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    let long = crate::domain::Person { note: "n".repeat(90_000), ..person(1, "Maya") };
    let full = store.transact(Op::new("x"), now(), |tx| tx.put_person(&long));
    assert_eq!(full.unwrap_err().code, Code::DiskFull);
    assert!(store.facts().unwrap().people.is_empty());
    assert!(store.check().unwrap().is_ok());
}

#[test]
fn the_size_counts_what_the_file_does_not_hold_yet() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let before = store.size().unwrap();
    let long = crate::domain::Person { note: "n".repeat(90_000), ..person(1, "Maya") };
    store.transact(Op::new("x"), now(), |tx| tx.put_person(&long)).unwrap();
    let file = std::fs::metadata(dir.path().join(FILE_NAME)).unwrap().len();
    assert!(store.size().unwrap() >= before + 90_000, "{before} then {}", store.size().unwrap());
    assert!(file < store.size().unwrap(), "it still lies in the log of writes");
    drop(store);
    let file = std::fs::metadata(dir.path().join(FILE_NAME)).unwrap().len();
    assert_eq!(open(dir.path()).size().unwrap(), file, "closed, all of it is in the file");
}

#[test]
fn the_facts_are_read_again_when_another_process_wrote() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let first = store.facts().unwrap();
    assert!(std::sync::Arc::ptr_eq(&first, &store.facts().unwrap()), "nothing changed: the same picture");
    assert!(std::sync::Arc::ptr_eq(&first, &store.model_facts().unwrap()));
    let version = store.data_version().unwrap();
    filled(dir.path());
    assert_ne!(store.data_version().unwrap(), version);
    assert_eq!(store.facts().unwrap().people.len(), 1);
}

#[test]
fn the_log_keeps_thirty_days_and_distrusts_a_clock_that_jumped() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let steps = |days: i64| {
        let store = Store::open(dir.path(), london(), now() + Duration::days(days)).unwrap();
        store.steps(9, None).unwrap().len()
    };
    assert_eq!(steps(30), 1);
    assert_eq!(steps(-400), 1);
    let mut later = open(dir.path());
    later.transact(Op::new("x"), now() + Duration::days(40), |tx| tx.put_person(&person(2, "Leo"))).unwrap();
    drop(later);
    assert_eq!(steps(39), 2, "the newest entry lies ahead of the clock: nothing goes");
    assert_eq!(steps(41), 1);
    let store = open(dir.path());
    assert_eq!(store.facts().unwrap().people.len(), 2, "the facts stay");
    let changes: i64 = store.conn.query_row("SELECT count(*) FROM change", [], |r| r.get(0)).unwrap();
    assert_eq!(changes, 1, "their images went with the entry");
}

/// As root every folder can be written, so the reading part is tested there and the refusal where it can be.
#[cfg(unix)]
#[test]
fn a_read_only_folder_can_still_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let set = |mode: u32, file_mode: u32| {
        std::fs::set_permissions(dir.path().join(FILE_NAME), std::fs::Permissions::from_mode(file_mode))
            .unwrap();
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set(0o555, 0o444);
    let mut store = Store::open_for_reading(dir.path()).unwrap();
    assert_eq!(store.facts().unwrap().people.len(), 1);
    assert!(store.check().unwrap().is_ok());
    let refusal = store.transact(Op::new("x"), now(), |tx| tx.delete_person(id(1))).unwrap_err();
    assert_eq!(refusal.code, Code::ReadOnly);
    assert_eq!(refusal.arg("folder"), Some(dir.path().to_str().unwrap()));
    assert_eq!(store.undo(now()).unwrap_err().code, Code::ReadOnly);
    drop(store);
    if !rustix::process::geteuid().is_root() {
        assert_eq!(refused(dir.path()).code, Code::ReadOnly);
        let mode = std::fs::metadata(dir.path().join(FILE_NAME)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o444, "what is refused keeps its rights");
        assert_eq!(refused(&dir.path().join("deeper")).code, Code::ReadOnly);
    }
    set(0o755, 0o600);
    assert_eq!(Store::open_for_reading(&dir.path().join("none")).err().unwrap().code, Code::NotFound);
}

/// A table of a later version gets its triggers, and with them undo, without a line written for it.
#[test]
fn a_new_table_is_logged_and_can_be_undone() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    store.conn.execute_batch("CREATE TABLE later (n INTEGER PRIMARY KEY, \"order\" TEXT) STRICT").unwrap();
    crate::store::schema::generate_triggers(&store.conn).unwrap();
    let count = |store: &Store| -> i64 {
        store.conn.query_row("SELECT count(*) FROM later", [], |r| r.get(0)).unwrap()
    };
    let write = store.transact(Op::new("later-add"), now(), |tx| {
        tx.put_person(&person(1, "Maya"))?;
        Ok(tx.conn().execute("INSERT INTO later (\"order\") VALUES ('it''s \u{1f33f}')", [])?)
    });
    assert_eq!(write.unwrap().tables, ["person"], "a table this version does not know has no name to give");
    store.undo(now()).unwrap();
    assert_eq!(count(&store), 0);
    store.redo(now()).unwrap();
    assert_eq!(count(&store), 1);
    // Made again, for instance by the next migration, they do not write twice.
    crate::store::schema::generate_triggers(&store.conn).unwrap();
    store.undo(now()).unwrap();
    assert_eq!(count(&store), 0);
}

/// What the next test shows only now and then: the record is made while it is being looked at.
#[test]
fn a_record_made_during_the_look_is_not_taken_for_a_damaged_one() {
    use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
    let dir = tempfile::tempdir().unwrap();
    let looking = raw(dir.path());
    looking.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    let mut other = Some(raw(dir.path()));
    let made = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let done = made.clone();
    let meanwhile = move |context: AuthContext<'_>| {
        if let AuthAction::Pragma { pragma_name: "user_version", .. } = context.action
            && let Some(mut other) = other.take()
        {
            let settings = crate::domain::Settings::new(london());
            crate::store::schema::migrate(&mut other, &settings, id(1)).unwrap();
            done.store(true, std::sync::atomic::Ordering::Relaxed);
        }
        Authorization::Allow
    };
    looking.authorizer(Some(meanwhile)).unwrap();
    assert_eq!(crate::store::schema::recognise(&looking).unwrap(), 0, "as it was when the look began");
    assert!(made.load(std::sync::atomic::Ordering::Relaxed));
    assert_eq!(crate::store::schema::recognise(&looking).unwrap(), crate::store::VERSION);
}

/// Not a test: what the next one runs in processes of their own.
#[test]
#[ignore = "run by another test"]
fn open_what_the_environment_names() {
    if let Some(dir) = std::env::var_os("EVENKEEL_TEST_DIR") {
        assert!(open(dir.as_ref()).facts().unwrap().people.is_empty());
    }
}

#[test]
fn processes_that_make_the_same_record_at_once_all_get_it() {
    for _ in 0..5 {
        let dir = tempfile::tempdir().unwrap();
        let all: Vec<_> = (0..4)
            .map(|_| {
                std::process::Command::new(std::env::current_exe().unwrap())
                    .args(["--ignored", "--exact", "store::tests::opening::open_what_the_environment_names"])
                    .env("EVENKEEL_TEST_DIR", dir.path().join("new"))
                    .stdout(std::process::Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for one in all {
            let out = one.wait_with_output().unwrap();
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
            assert!(String::from_utf8_lossy(&out.stdout).contains("1 passed"));
        }
        assert!(open(&dir.path().join("new")).check().unwrap().is_ok());
    }
}
