//! Opening the database, and refusing what must not be touched.

use super::{Store, fault, schema};
use crate::domain::{Id, Settings, Zone};
use crate::error::{Code, Error, Result};
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
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// How long changes can be taken back.
const LOG_DAYS: i64 = 30;

impl Store {
    /// Opens the database in `dir` for writing; makes folder and file, only for this user, if they are not there.
    /// `home` is the zone of a new record. Changes older than 30 days leave the log.
    ///
    /// Errors: `NewerDatabase`, `DamagedDatabase`, `ReadOnly`, `DiskFull`, `Busy` after five seconds.
    pub fn open(dir: &Path, home: Zone, now: DateTime<Utc>) -> Result<Store> {
        let dir = absolute(dir)?;
        open(&dir, home, now).map_err(|e| named(e, &dir))
    }

    /// Opens an existing database only for reading, also where nothing can be written. Every write gives `ReadOnly`.
    ///
    /// Errors: `NotFound` if there is none; `NewerDatabase`; `DamagedDatabase`; `Database` if the folder cannot be
    /// written but holds a log of writes that first has to be brought in.
    pub fn open_for_reading(dir: &Path) -> Result<Store> {
        let dir = absolute(dir)?;
        open_for_reading(&dir).map_err(|e| named(e, &dir))
    }

    /// Adds the folder to an error that speaks of it.
    pub(super) fn told(&self, e: Error) -> Error {
        named(e, &self.dir)
    }
}

fn open(dir: &Path, home: Zone, now: DateTime<Utc>) -> Result<Store> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::new(Code::Internal));
    }
    // One at a time in this process, for the sake of `private_file`.
    static OPENING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _alone = OPENING.lock();
    create_folder(dir)?;
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
    harden(&conn)?;
    let version = schema::recognise(&conn)?;
    use_write_ahead_log(&conn)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "secure_delete", "ON")?;
    // A large import leaves a large log of writes; it is cut back at the next checkpoint.
    conn.pragma_update_and_check(None, "journal_size_limit", 16 * 1024 * 1024, |_| Ok(()))?;
    if version < schema::VERSION {
        schema::migrate(&mut conn, &Settings::new(home), Id::new(now))?;
    }
    prune(&mut conn, now)?;
    finish(conn, dir.to_owned(), home, false)
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

fn open_for_reading(dir: &Path) -> Result<Store> {
    let path = dir.join(FILE_NAME);
    if !path.try_exists()? {
        return Err(Error::new(Code::NotFound).with("kind", "database"));
    }
    let conn = match read_connection(&path, false) {
        // Where nothing can be written SQLite cannot set up its log of writes. If none is there, the file alone is the
        // whole truth and can be read as one that does not change.
        Err(e) if fault::is_cannot_open(&e) && !has_log(&path) => read_connection(&path, true)?,
        other => other?,
    };
    if schema::recognise(&conn)? < schema::VERSION {
        // Bringing it up to date would mean writing.
        return Err(Error::new(Code::ReadOnly));
    }
    finish(conn, dir.to_owned(), Zone(chrono_tz::UTC), true)
}

fn finish(conn: Connection, dir: PathBuf, home: Zone, read_only: bool) -> Result<Store> {
    conn.set_prepared_statement_cache_capacity(96);
    let device = conn.query_row("SELECT value FROM meta WHERE key = 'device'", [], |r| r.get(0))?;
    Ok(Store { conn, dir, device, home, read_only, cache: RefCell::new(None) })
}

fn read_connection(path: &Path, unchanging: bool) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = if unchanging {
        Connection::open_with_flags(unchanging_uri(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    } else {
        Connection::open_with_flags(path, flags)?
    };
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

fn has_log(path: &Path) -> bool {
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

fn create_folder(dir: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(denied)
}

/// Makes the file so that only this user can read it, whatever the umask; SQLite gives its log files the same rights.
///
/// `create_new` opens only a file that did not exist: closing any other descriptor of the database would silently drop
/// the locks SQLite holds in this process.
fn private_file(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(denied(e)),
    }
}

/// Takes other users' rights from a file that was copied here with them. Changing rights opens nothing; if it is not
/// ours to change, it stays.
fn close_to_others(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(meta) = std::fs::metadata(path)
            && meta.permissions().mode() & 0o077 != 0
        {
            let mode = meta.permissions().mode() & 0o700;
            drop(std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)));
        }
    }
}

fn denied(e: std::io::Error) -> Error {
    use std::io::ErrorKind as K;
    match e.kind() {
        K::PermissionDenied | K::ReadOnlyFilesystem => Error::new(Code::ReadOnly),
        _ => e.into(),
    }
}

/// Whether this process could make a file in the folder.
fn can_write(dir: &Path) -> bool {
    #[cfg(unix)]
    {
        rustix::fs::access(dir, rustix::fs::Access::WRITE_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        std::fs::metadata(dir).is_ok_and(|m| !m.permissions().readonly())
    }
}

/// Gives a read-only folder its name: SQLite says of it only that it cannot open something.
fn named(e: Error, dir: &Path) -> Error {
    match e.code {
        Code::ReadOnly if e.arg("folder").is_none() => e.with("folder", dir.display()),
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
