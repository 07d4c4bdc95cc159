//! Backups: whole copies of the database in the folder `backups`, each checked before it counts (docs/protection.md).

use super::open::{FILE_NAME, create_folder, give, private_file};
use super::switch::{close, connect, remove, whole};
use super::{Store, facts, schema, table};
use crate::domain::{Day, Facts};
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, KeyFile, Way, sync};
use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Utc};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The folder beside the database.
pub const FOLDER: &str = "backups";
/// Backups, and the copy of one that is looked into.
const OURS: &str = "evenkeel-";
const LOOKING: &str = "looking";
const STAMP: &str = "%Y%m%dT%H%M%SZ";
/// Pages copied at once: 1 MiB.
const PAGES: i32 = 256;
/// How many days, weeks and months keep their newest backup.
const KEPT: (usize, usize, usize) = (7, 4, 12);

/// A backup that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its name, by which it is asked for; part of a file name.
    pub name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Bytes.
    pub size: u64,
    /// Whether it is encrypted: it opens with what opened the record then.
    pub protected: bool,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Rows of each table of facts, by its name.
    pub counts: Vec<(&'static str, u64)>,
    /// The day of the latest contact or visit in it.
    pub latest: Option<Day>,
}

/// Where a backup is made from: another connection to the same file, so that the record can be used meanwhile.
#[derive(Debug, Clone)]
pub struct Source {
    dir: PathBuf,
    key: Option<DataKey>,
    key_file: Option<KeyFile>,
}

impl Store {
    /// What backups are made from.
    pub fn source(&self) -> Source {
        Source { dir: self.dir.clone(), key: self.key.clone(), key_file: self.key_file.clone() }
    }
}

impl Source {
    /// Makes a backup. `progress` is told pages done and pages in all, and says whether to go on; what is half made is
    /// removed.
    ///
    /// Errors: `Stopped`; `DiskFull`, `ReadOnly`; `DamagedDatabase` if the copy, and so the record, is not whole.
    pub fn backup(&self, now: DateTime<Utc>, progress: &dyn Fn(u64, u64) -> bool) -> Result<Backup> {
        let folder = self.dir.join(FOLDER);
        create_folder(&folder)?;
        clear_up(&folder, OURS, ".part")?;
        let name = free_name(&folder, now);
        let (path, part) = (database(&folder, &name), folder.join(format!("{name}.part")));
        let made = self.copy(&part, progress).and_then(|()| {
            if let Some(file) = &self.key_file {
                write_private(&keys(&folder, &name), file.write().as_bytes())?;
            }
            std::fs::rename(&part, &path)?;
            sync(&folder)
        });
        if let Err(e) = made {
            drop(clear_up(&folder, OURS, ".part"));
            drop(remove(&keys(&folder, &name)));
            return Err(e);
        }
        let size = std::fs::metadata(&path)?.len();
        Ok(Backup { name, at: now, size, protected: self.key.is_some() })
    }

    fn copy(&self, part: &Path, progress: &dyn Fn(u64, u64) -> bool) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let source = Connection::open_with_flags(self.dir.join(FILE_NAME), flags)?;
        give(&source, self.key.as_ref())?;
        source.busy_timeout(std::time::Duration::from_secs(5))?;
        private_file(part)?;
        let mut target = connect(part, self.key.as_ref())?;
        {
            let copying = Copying::new(&source, &mut target)?;
            loop {
                let step = copying.step(PAGES)?;
                let done = copying.progress();
                let all = u64::try_from(done.pagecount).unwrap_or(0);
                if !progress(all - u64::try_from(done.remaining).unwrap_or(0).min(all), all) {
                    return Err(Error::new(Code::Stopped));
                }
                match step {
                    StepResult::Done => break,
                    StepResult::More => {}
                    _ => std::thread::sleep(std::time::Duration::from_millis(20)),
                }
            }
        }
        // One file by itself: a log of writes beside a backup would be one more thing to lose.
        target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        whole(&target)?;
        close(target)?;
        std::fs::File::options().write(true).open(part)?.sync_all()?;
        Ok(())
    }
}

/// The backups of a folder, newest first.
pub fn backups(dir: &Path) -> Result<Vec<Backup>> {
    let folder = dir.join(FOLDER);
    let entries = match std::fs::read_dir(&folder) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut found: Vec<Backup> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?.strip_suffix(".db")?.to_owned();
            let stamp = name.strip_prefix(OURS)?.split('-').next()?.to_owned();
            let at = NaiveDateTime::parse_from_str(&stamp, STAMP).ok()?.and_utc();
            let size = entry.metadata().ok().filter(std::fs::Metadata::is_file)?.len();
            Some(Backup { protected: keys(&folder, &name).exists(), name, at, size })
        })
        .collect();
    found.sort_by(|a, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
    Ok(found)
}

/// Whether the newest backup is more than a day old, or there is none. If it lies ahead, the clock was set back: then one
/// is made.
pub fn is_due(dir: &Path, now: DateTime<Utc>) -> Result<bool> {
    let newest = backups(dir)?.first().map(|newest| newest.at);
    Ok(newest.is_none_or(|at| at > now || now - at >= Duration::days(1)))
}

/// Removes backups but for the newest of each of the 7 latest days, 4 latest weeks and 12 latest months that have any.
/// Days are counted by the backups themselves, never by the clock: one that jumps ahead takes nothing. If any backup
/// lies ahead of `now`, nothing goes at all.
pub fn thin(dir: &Path, now: DateTime<Utc>) -> Result<usize> {
    let all = backups(dir)?;
    if all.iter().any(|backup| backup.at > now) {
        return Ok(0);
    }
    let kept = keep(&all);
    let gone = all.iter().filter(|backup| !kept.contains(&backup.name));
    gone.map(|backup| delete(dir, &backup.name)).try_fold(0, |n, done| done.map(|()| n + 1))
}

fn keep(newest_first: &[Backup]) -> HashSet<String> {
    type Span = fn(&DateTime<Utc>) -> (i32, u32);
    let day: Span = |at| (at.year(), at.ordinal());
    let week: Span = |at| (at.iso_week().year(), at.iso_week().week());
    let month: Span = |at| (at.year(), at.month());
    let mut kept = HashSet::new();
    for (span, most) in [(day, KEPT.0), (week, KEPT.1), (month, KEPT.2)] {
        let mut spans = Vec::new();
        for backup in newest_first {
            let of = span(&backup.at);
            if !spans.contains(&of) && spans.len() < most {
                spans.push(of);
                kept.insert(backup.name.clone());
            }
        }
    }
    kept
}

/// Deletes a backup. Errors: `NotFound`.
pub fn delete(dir: &Path, name: &str) -> Result<()> {
    let folder = dir.join(FOLDER);
    let path = known(dir, name)?;
    super::switch::overwrite(&path)?;
    remove(&path)?;
    remove(&keys(&folder, name))
}

/// Looks into a backup. `way` is for one that is protected.
///
/// Errors: `NotFound`; `Locked` if it is protected and no way in was given; `WrongPassphrase`, `DamagedKeys`,
/// `DamagedDatabase`, `NewerDatabase`.
pub fn preview(dir: &Path, name: &str, way: Option<&Way>) -> Result<Preview> {
    let staged = Staged::new(dir, name, way)?;
    let facts = staged.facts()?;
    let conn = staged.open()?;
    let mut counts = Vec::new();
    for table in table::NAMES {
        let rows: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0))?;
        counts.push((table, u64::try_from(rows).unwrap_or(0)));
    }
    let contacts = facts.contacts.iter().map(|c| c.start);
    let visits = facts.visits.iter().filter(|v| v.outcome.is_some()).map(|v| v.start);
    Ok(Preview { counts, latest: contacts.chain(visits).max().map(|at| Day(at.0.date())) })
}

/// A copy of a backup, brought up to date and checked, that goes when it is dropped. The backup itself is not touched.
pub(super) struct Staged {
    pub(super) path: PathBuf,
    pub(super) key: Option<DataKey>,
    pub(super) key_file: Option<KeyFile>,
}

impl Staged {
    pub(super) fn new(dir: &Path, name: &str, way: Option<&Way>) -> Result<Self> {
        let folder = dir.join(FOLDER);
        let from = known(dir, name)?;
        let (key, key_file) = if keys(&folder, name).exists() {
            let text =
                std::fs::read_to_string(keys(&folder, name)).map_err(|_| Error::new(Code::DamagedKeys))?;
            let (file, whole) = KeyFile::read(&text)?;
            let way = way.ok_or_else(|| Error::new(Code::Locked))?;
            let key = file.open(way).map_err(|e| match e.code {
                Code::WrongPassphrase if !whole => Error::new(Code::DamagedKeys),
                _ => e,
            })?;
            (Some(key), Some(file))
        } else {
            (None, None)
        };
        clear_up(&folder, LOOKING, "")?;
        let staged = Self { path: folder.join(format!("{LOOKING}.db")), key, key_file };
        private_file(&staged.path)?;
        std::fs::copy(&from, &staged.path)?;
        let mut conn = staged.open()?;
        let version = schema::recognise(&conn)?;
        if version > schema::VERSION {
            return Err(Error::new(Code::NewerDatabase)
                .with("found", version)
                .with("known", schema::VERSION));
        }
        if version == 0 {
            return Err(Error::new(Code::DamagedDatabase));
        }
        conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        if version < schema::VERSION {
            schema::migrate_older(&mut conn)?;
        }
        whole(&conn)?;
        close(conn)?;
        Ok(staged)
    }

    pub(super) fn open(&self) -> Result<Connection> {
        connect(&self.path, self.key.as_ref())
    }

    fn facts(&self) -> Result<Facts> {
        facts::read(&self.open()?, false)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(folder) = self.path.parent() {
            drop(clear_up(folder, LOOKING, ""));
        }
    }
}

/// Removes what was half made: files whose name begins so and has this in it.
fn clear_up(folder: &Path, begins: &str, holds: &str) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(begins) && name.contains(holds) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// The file of a backup that is there; a name is nothing but a name, and leads nowhere else.
fn known(dir: &Path, name: &str) -> Result<PathBuf> {
    let there = backups(dir)?.iter().any(|backup| backup.name == name);
    if there {
        Ok(database(&dir.join(FOLDER), name))
    } else {
        Err(Error::new(Code::NotFound).with("kind", "backup"))
    }
}

fn free_name(folder: &Path, now: DateTime<Utc>) -> String {
    let stamp = format!("{OURS}{}", now.format(STAMP));
    let free = |name: &String| !database(folder, name).exists();
    std::iter::once(stamp.clone()).chain((2..).map(|n| format!("{stamp}-{n}"))).find(free).unwrap_or(stamp)
}

fn database(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.db"))
}

fn keys(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.keys"))
}

fn write_private(path: &Path, content: &[u8]) -> Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content)?;
    Ok(file.sync_all()?)
}
