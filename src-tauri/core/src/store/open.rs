//! Opening the database, and refusing what must not be touched.

use super::rights::{can_write, close_to_others, create_folder, files_are_limited, private_file};
use super::unlock::{plainly, unlock, unsealed};
use super::usage::Usage;
use super::{Store, fault, schema};
use crate::domain::{Id, Settings, Zone};
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, KeyFile, Keys, Way};
use chrono::{DateTime, Duration, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// The database's name inside the data folder.
pub const FILE_NAME: &str = "evenkeel.db";

/// Older versions have a fault in their write-ahead log that can lose a commit when a checkpoint is interrupted.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long another writer is waited for.
pub(super) const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// How long changes can be taken back.
const LOG_DAYS: i64 = 30;

impl Store {
    /// Opens the database in `dir` for writing; makes folder and file, only for this user, if they are not there.
    /// `home` is the zone of a new record. An older app's database is brought up to date after a backup. Changes older
    /// than 30 days leave the log.
    ///
    /// Errors: `Locked` if it is protected; `NewerDatabase`, `DamagedDatabase`, `ReadOnly`, `DiskFull`, `Busy` after five
    /// seconds.
    pub fn open(dir: &Path, home: Zone, now: DateTime<Utc>) -> Result<Store> {
        let dir = absolute(dir)?;
        plainly(&dir, home, now).map_err(|e| named(e, &dir))
    }

    /// Opens a protected database for writing.
    ///
    /// Errors: those of [`Store::open`], and `WrongPassphrase`; `DamagedKeys` if no key file can be read; `DamagedDatabase`
    /// if the way in is right and the database does not open with it.
    pub fn unlock(dir: &Path, way: &Way, home: Zone, now: DateTime<Utc>) -> Result<Store> {
        let dir = absolute(dir)?;
        unlock(&dir, way, |key, file| open(&dir, Some(key), Some(file), home, now))
            .map_err(|e| named(e, &dir))
    }

    /// Opens with a key that is at hand, or a plain database without one.
    pub(super) fn open_with(
        dir: &Path,
        key: Option<&DataKey>,
        home: Zone,
        now: DateTime<Utc>,
    ) -> Result<Store> {
        open(dir, key, None, home, now).map_err(|e| named(e, dir))
    }

    /// Opens an existing database only for reading, also where nothing can be written. Every write gives `ReadOnly`. A
    /// newer app's database is opened if everything that this one knows can be read in it.
    ///
    /// Errors: `NotFound` if there is none; `Locked`; `NewerDatabase`; `DamagedDatabase`; `Database` if the folder
    /// cannot be written but holds a log of writes that first has to be brought in.
    pub fn open_for_reading(dir: &Path) -> Result<Store> {
        let dir = absolute(dir)?;
        match open_for_reading(&dir, None) {
            Err(e) if e.code == Code::DamagedDatabase && Keys::of(&dir).exist() => {
                Err(Error::new(Code::Locked))
            }
            other => other.map_err(|e| named(e, &dir)),
        }
    }

    /// The same of a protected database.
    pub fn unlock_for_reading(dir: &Path, way: &Way) -> Result<Store> {
        let dir = absolute(dir)?;
        unlock(&dir, way, |key, _| open_for_reading(&dir, Some(key))).map_err(|e| named(e, &dir))
    }

    /// Whether the record in a folder is protected, as far as can be seen without opening it.
    pub fn is_locked(dir: &Path) -> bool {
        Keys::of(dir).exist()
    }

    /// Adds the folder to an error that speaks of it.
    pub(super) fn told(&self, e: Error) -> Error {
        named(if self.is_protected() { unsealed(e) } else { e }, &self.dir)
    }
}

/// `key_file` is for the backup before an older database is brought up to date.
pub(super) fn open(
    dir: &Path,
    key: Option<&DataKey>,
    key_file: Option<&KeyFile>,
    home: Zone,
    now: DateTime<Utc>,
) -> Result<Store> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::new(Code::Internal));
    }
    // One at a time in this process, for the sake of `private_file`.
    static OPENING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _alone = OPENING.lock();
    create_folder(dir)?;
    let usage = Usage::shared(dir)?;
    // What cannot be cleared up now can be the next time.
    drop(super::backup::clear_left(dir));
    let path = dir.join(FILE_NAME);
    private_file(&path)?;
    let mut conn = Connection::open_with_flags(
        &path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    // SQLite quietly opens a file for reading that it may not write. Then its rights are left as they are, too.
    if conn.is_readonly("main")? {
        return Err(Error::new(Code::ReadOnly));
    }
    close_to_others(&path);
    give(&conn, key)?;
    harden(&conn)?;
    let version = schema::recognise(&conn)?;
    if version > schema::VERSION {
        return Err(newer(version));
    }
    use_write_ahead_log(&conn)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "secure_delete", "ON")?;
    // A large import leaves a large log of writes; it is cut back at the next checkpoint.
    conn.pragma_update_and_check(None, "journal_size_limit", 16 * 1024 * 1024, |_| Ok(()))?;
    if (1..schema::VERSION).contains(&version) {
        super::backup::Source::of(dir, key, key_file).backup(now, &|_, _| true)?;
    }
    if version < schema::VERSION {
        schema::migrate(&mut conn, &Settings::new(home), Id::new(now))?;
    }
    prune(&mut conn, now)?;
    super::erase::finish(&conn)?;
    finish(conn, dir, key, home, Some(usage))
}

fn newer(found: i32) -> Error {
    Error::new(Code::NewerDatabase).with("found", found).with("known", schema::VERSION)
}

/// Tells SQLCipher the key. Before anything else: the first look at the file needs it.
pub(super) fn give(conn: &Connection, key: Option<&DataKey>) -> rusqlite::Result<()> {
    let Some(key) = key else { return Ok(()) };
    // Otherwise it writes of its own accord to the terminal.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let literal = key.literal();
    let sql = zeroize::Zeroizing::new(format!("PRAGMA key = \"{}\"", *literal));
    // It answers with a row.
    conn.query_row(&sql, [], |_| Ok(()))
}

/// SQLite does not wait here for another process that is making the same new file, so this does, as long as everywhere.
fn use_write_ahead_log(conn: &Connection) -> Result<()> {
    let mut attempt = 0;
    loop {
        match conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).map_err(Error::from) {
            Err(e) if e.code == Code::Busy && attempt < 100 => {
                attempt += 1;
                std::thread::sleep(PATIENCE / 100);
            }
            other => return other,
        }
    }
}

pub(super) fn open_for_reading(dir: &Path, key: Option<&DataKey>) -> Result<Store> {
    let usage = Usage::shared(dir).ok();
    let path = dir.join(FILE_NAME);
    if !path.try_exists()? {
        return Err(Error::new(Code::NotFound).with("kind", "database"));
    }
    let conn = match read_connection(&path, key, false) {
        // Where nothing can be written SQLite cannot set up its log of writes. If none is there, the file alone is the
        // whole truth and can be read as one that does not change.
        Err(e) if fault::is_cannot_open(&e) && !has_log(&path) => read_connection(&path, key, true)?,
        other => other?,
    };
    let version = schema::recognise(&conn)?;
    if version < schema::VERSION {
        // Bringing it up to date would mean writing.
        return Err(Error::new(Code::ReadOnly));
    }
    let mut store = finish(conn, dir, key, Zone(chrono_tz::UTC), usage)?;
    store.read_only = true;
    if version > schema::VERSION && store.facts().is_err() {
        return Err(newer(version));
    }
    Ok(store)
}

fn finish(
    conn: Connection,
    dir: &Path,
    key: Option<&DataKey>,
    home: Zone,
    usage: Option<Usage>,
) -> Result<Store> {
    conn.set_prepared_statement_cache_capacity(96);
    let device = conn.query_row("SELECT value FROM meta WHERE key = 'device'", [], |r| r.get(0))?;
    Ok(Store {
        conn,
        dir: dir.to_owned(),
        key: key.cloned(),
        key_file: None,
        device,
        home,
        read_only: false,
        kept: RefCell::new(None),
        _usage: usage,
    })
}

pub(super) fn read_connection(
    path: &Path,
    key: Option<&DataKey>,
    unchanging: bool,
) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = if unchanging {
        Connection::open_with_flags(unchanging_uri(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    } else {
        Connection::open_with_flags(path, flags)?
    };
    give(&conn, key)?;
    harden(&conn)?;
    // The first real look at the file: errors must come from here, not from later.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

/// The only URI this app ever hands to SQLite, with every byte that means something in a URI escaped.
fn unchanging_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                uri.push(char::from(*byte))
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?immutable=1"
}

pub(super) fn has_log(path: &Path) -> bool {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    std::fs::metadata(PathBuf::from(wal)).is_ok_and(|m| m.len() > 0)
}

fn harden(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.pragma_update(None, "cell_size_check", "ON")
}

/// Makes the path absolute: SQLite would take a relative one that starts with `file:` for a URI.
fn absolute(dir: &Path) -> Result<PathBuf> {
    Ok(std::path::absolute(dir)?)
}

/// SQLite's number for a write that failed.
const IOERR_WRITE: &str = "778";

/// Gives a read-only folder its name: SQLite says of it only that it cannot open something.
pub(super) fn named(e: Error, dir: &Path) -> Error {
    match e.code {
        Code::ReadOnly if e.arg("folder").is_none() => e.with("folder", dir.display()),
        // A failed write under a limit for file sizes met it: for the person that is a full disk.
        Code::Database if e.arg("reason") == Some(IOERR_WRITE) && files_are_limited() => {
            Error::new(Code::DiskFull)
        }
        Code::Database if !can_write(dir) => Error::new(Code::ReadOnly).with("folder", dir.display()),
        _ => e,
    }
}

/// Drops log entries older than 30 days. If the newest entry lies after `now` the clock has jumped back, and what looks
/// old may not be: then nothing goes.
fn prune(conn: &mut Connection, now: DateTime<Utc>) -> Result<()> {
    let limit = super::log::stamp(now - Duration::days(LOG_DAYS));
    let (oldest, newest): (Option<String>, Option<String>) =
        conn.query_row("SELECT min(at), max(at) FROM op", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let (Some(oldest), Some(newest)) = (oldest, newest) else { return Ok(()) };
    if newest > super::log::stamp(now) || oldest >= limit {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("DELETE FROM change WHERE op IN (SELECT seq FROM op WHERE at < ?1)", [&limit])?;
    tx.execute("DELETE FROM op WHERE at < ?1", [&limit])?;
    Ok(tx.commit()?)
}
