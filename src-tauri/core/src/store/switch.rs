//! Putting another file in the database's place: protected for plain, plain for protected, under a new key, or a backup
//! (docs/protection.md). The new file is whole, checked and on the disk before one rename makes it the record; at every
//! moment one of the two is there, and the next start can tell which.

use super::going::while_going;
use super::open::{FILE_NAME, give};
use super::rights::private_file;
use super::usage::Usage;
use super::{Store, facts, schema};
use crate::domain::Facts;
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, KeyFile, Keys, SlotKind, Way, sync};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The file that is to come, and the one that was, until it is gone.
pub(super) const COMING: &str = "evenkeel.db.new";
const GONE: &str = "evenkeel.db.old";

impl Store {
    /// Whether the database is encrypted.
    pub fn is_protected(&self) -> bool {
        self.key.is_some()
    }

    /// Whether a recovery key opens it.
    pub fn has_recovery_key(&self) -> bool {
        self.key_file.as_ref().is_some_and(|file| file.has(SlotKind::Recovery))
    }

    /// Encrypts the database under a new data key with these ways in; also one that was protected before. The plain
    /// file is overwritten and removed. Consumes the store, and gives it back open; after an error open it again, nothing
    /// is lost.
    ///
    /// Errors: `Busy` if another program keeps it open; `DiskFull`, `ReadOnly`; `Internal` if the copy is not the same.
    pub fn protect(self, ways: &[Way], now: DateTime<Utc>) -> Result<Store> {
        let key = DataKey::random()?;
        let (first, rest) = ways.split_first().ok_or_else(|| Error::new(Code::Internal))?;
        let file = rest.iter().try_fold(KeyFile::new(&key, first)?, |file, way| file.with(&key, way))?;
        self.rewrite(Some((&key, &file)), now)
    }

    /// Writes the database as a plain file that any tool opens, and removes the keys.
    pub fn unprotect(self, now: DateTime<Utc>) -> Result<Store> {
        self.rewrite(None, now)
    }

    /// Makes sure that a way in is right, as before a change of protection. Takes a moment.
    ///
    /// Errors: `WrongPassphrase`; `NotFound` if it is not protected.
    pub fn opens_with(&self, way: &Way) -> Result<()> {
        let file = self.key_file.as_ref().ok_or_else(|| Error::new(Code::NotFound).with("kind", "keys"))?;
        file.open(way).map(drop)
    }

    /// Changes one way in; the others and the database stay. Errors: `NotFound` if it is not protected.
    pub fn put_way(&mut self, way: &Way) -> Result<()> {
        self.writable()?;
        let (Some(key), Some(file)) = (&self.key, &self.key_file) else {
            return Err(Error::new(Code::NotFound).with("kind", "keys"));
        };
        let file = file.with(key, way)?;
        Keys::of(&self.dir).write(&file)?;
        self.key_file = Some(file);
        Ok(())
    }

    fn rewrite(self, to: Option<(&DataKey, &KeyFile)>, now: DateTime<Utc>) -> Result<Store> {
        self.writable()?;
        let (dir, from, home) = (self.dir.clone(), self.key.clone(), self.home);
        // The last connection to close brings the log of writes into the file.
        drop(self);
        let alone = Usage::alone(&dir)?;
        let coming = dir.join(COMING);
        remove(&coming)?;
        private_file(&coming)?;
        let copied = copy(&dir.join(FILE_NAME), from.as_ref(), &coming, to.map(|(key, _)| key));
        if let Err(e) = copied {
            drop(remove(&coming));
            return Err(e);
        }
        put_in_place(&dir, to.map(|(_, file)| file))?;
        drop(alone);
        let mut store = Store::open_with(&dir, to.map(|(key, _)| key), home, now)?;
        store.key_file = to.map(|(_, file)| file.clone());
        Ok(store)
    }
}

/// Makes `evenkeel.db.new` the database, with its keys or without any. Nobody else may have the folder.
pub(super) fn put_in_place(dir: &Path, file: Option<&KeyFile>) -> Result<()> {
    let keys = Keys::of(dir);
    if let Some(file) = file {
        keys.announce(file)?;
    }
    let (now, gone) = (dir.join(FILE_NAME), dir.join(GONE));
    remove(&gone)?;
    // A second name keeps the old file at hand so that it can be overwritten; the rename alone would lose it from sight.
    if now.exists() && !(cfg!(unix) && std::fs::hard_link(&now, &gone).is_ok()) {
        std::fs::copy(&now, &gone)?;
    }
    // Closed by its last user, it has no log of writes; one that is there is not of the file that comes.
    for log in ["-wal", "-shm"] {
        remove(&with(&now, log))?;
    }
    std::fs::rename(dir.join(COMING), &now)?;
    sync(dir)?;
    match file {
        Some(file) => {
            keys.write(file)?;
            keys.settle()?;
        }
        None => keys.remove()?,
    }
    clear_up(dir)
}

/// Removes what a switch left behind: the file that did not come, and, overwritten first, the one that was.
pub(super) fn clear_up(dir: &Path) -> Result<()> {
    for log in ["", "-wal", "-shm", "-journal"] {
        remove(&with(&dir.join(COMING), log))?;
    }
    Keys::of(dir).clear_up()?;
    let gone = dir.join(GONE);
    if gone.exists() {
        overwrite(&gone)?;
        remove(&gone)?;
        sync(dir)?;
    }
    Ok(())
}

fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

pub(super) fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// Writes noughts over a file, unless it has another name as well: a switch that ended before its rename leaves two names
/// of the record itself, and somebody's snapshot may share the file. On drives that write elsewhere, or file systems that copy on writing, what was there may
/// stay; docs/threat-model.md says so.
pub(super) fn overwrite(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&std::fs::metadata(path)?) > 1 {
        return Ok(());
    }
    let mut file = File::options().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let nothing = [0_u8; 64 * 1024];
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(nothing.len()).min(nothing.len());
        file.write_all(&nothing[..part])?;
        left -= part as u64;
    }
    Ok(file.sync_all()?)
}

/// Copies a database under another key, or to none, and makes sure that the copy says the same.
pub(super) fn copy(from: &Path, key: Option<&DataKey>, to: &Path, other: Option<&DataKey>) -> Result<()> {
    let source = connect(from, key)?;
    let literal = other.map_or_else(Default::default, DataKey::literal);
    let attach = zeroize::Zeroizing::new(format!("ATTACH DATABASE ?1 AS other KEY \"{}\"", *literal));
    source.execute(&attach, [to.to_string_lossy()])?;
    // Nobody uses the copy before it is whole, checked and synced as one, so its own writing needs no safety.
    source.execute_batch("PRAGMA other.synchronous = OFF")?;
    source.query_row("PRAGMA other.journal_mode = OFF", [], |_| Ok(()))?;
    source.query_row("SELECT sqlcipher_export('other')", [], |_| Ok(()))?;
    for pragma in ["user_version", "application_id"] {
        let value: i64 = source.pragma_query_value(None, pragma, |row| row.get(0))?;
        source.pragma_update(Some("other"), pragma, value)?;
    }
    source.execute_batch("DETACH DATABASE other")?;
    let before = content(&source)?;
    close(source)?;
    let target = connect(to, other)?;
    whole(&target, &|| true)?;
    let same = content(&target)? == before;
    close(target)?;
    File::options().write(true).open(to)?.sync_all()?;
    if same { Ok(()) } else { Err(Error::new(Code::Internal)) }
}

/// Makes sure that a database is whole, as long as `go_on` says so. Errors: `DamagedDatabase`, `Stopped`.
pub(super) fn whole(conn: &Connection, go_on: &(dyn Fn() -> bool + Sync)) -> Result<()> {
    let damaged = || Error::new(Code::DamagedDatabase);
    let sql = "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
    while_going(conn, go_on, || {
        let problems: i64 = conn.query_row(sql, [], |row| row.get(0)).map_err(|_| damaged())?;
        if problems == 0 { Ok(()) } else { Err(damaged()) }
    })
}

/// What has to be the same in a copy: every fact, and the log.
fn content(conn: &Connection) -> Result<(Facts, i32, Vec<i64>)> {
    let count = |sql| conn.query_row(sql, [], |row| row.get::<_, i64>(0));
    let log = [
        "SELECT count(*) FROM op",
        "SELECT count(*) FROM change",
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'op'",
        "SELECT count(*) FROM reminder",
        "SELECT count(*) FROM reminder_log",
        "SELECT count(*) FROM sqlite_schema",
    ];
    let log = log.into_iter().map(count).collect::<rusqlite::Result<_>>()?;
    Ok((facts::read(conn, true)?, schema::version(conn)?, log))
}

pub(super) fn connect(path: &Path, key: Option<&DataKey>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    give(&conn, key)?;
    Ok(conn)
}

pub(super) fn close(conn: Connection) -> Result<()> {
    conn.close().map_err(|(_, e)| e.into())
}
