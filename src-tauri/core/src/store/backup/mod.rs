//! Backups: whole copies of the database in the folder `backups`, each checked before it counts (docs/protection.md).

mod look;
mod thin;

pub use look::{Chosen, Preview, preview, preview_from};
pub(super) use look::{Place, Staged};
pub use thin::{is_due, thin};

use super::Store;
use super::open::{FILE_NAME, give};
use super::rights::{create_folder, private_file};
use super::switch::{close, connect, remove, whole};
use super::usage::Usage;
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, KeyFile, SlotKind, sync};
use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// The folder beside the database.
pub const FOLDER: &str = "backups";
const OURS: &str = "evenkeel-";
/// The end of what is half made.
const PART: &str = ".part";
const STAMP: &str = "%Y%m%dT%H%M%SZ";
/// Pages copied at once: 1 MiB.
const PAGES: i32 = 256;

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

/// Where a backup is made from: another connection to the same file, so that the record can be used meanwhile.
#[derive(Debug, Clone)]
pub struct Source {
    dir: PathBuf,
    key: Option<DataKey>,
    key_file: Option<KeyFile>,
}

/// Is told pages done and pages in all, and says whether to go on.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) -> bool + Sync);

impl Store {
    /// What backups are made from.
    pub fn source(&self) -> Source {
        Source { dir: self.dir.clone(), key: self.key.clone(), key_file: self.key_file.clone() }
    }
}

impl Source {
    /// Of a database that is not open as a store yet.
    pub(super) fn of(dir: &Path, key: Option<&DataKey>, key_file: Option<&KeyFile>) -> Self {
        Self { dir: dir.to_owned(), key: key.cloned(), key_file: key_file.cloned() }
    }

    /// Makes a backup, as long as `progress` says so; what is half made is removed.
    ///
    /// Errors: `Stopped`; `Busy` if another one is being made, after five seconds; `DiskFull`, `ReadOnly`; `DamagedDatabase` if the copy, and so the record, is not whole.
    pub fn backup(&self, now: DateTime<Utc>, progress: Progress<'_>) -> Result<Backup> {
        self.backup_to(&self.dir.join(FOLDER), now, progress)
    }

    /// The same into a folder of the person's own, made if it is not there. Nothing there is ever thinned.
    pub fn backup_to(&self, folder: &Path, now: DateTime<Utc>, progress: Progress<'_>) -> Result<Backup> {
        create_folder(folder)?;
        // Before a name is found: two in one second are two.
        let _alone = Usage::making(&self.dir)?;
        let name = free_name(folder, now);
        self.make(folder, &name, progress)?;
        let size = std::fs::metadata(database(folder, &name))?.len();
        Ok(Backup { name, at: now, size, protected: self.key.is_some() })
    }

    /// The same under a name of the person's own, which has to end in `.db`.
    ///
    /// Errors: those of [`Source::backup`]; `WrongValue` for another end, or the record's own name; `File` if something
    /// of that name is there: what a backup holds is not to be lost to a slip.
    pub fn backup_file(&self, path: &Path, progress: Progress<'_>) -> Result<()> {
        let path = std::path::absolute(path)?;
        let stem = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
        let ends_well = path.extension().is_some_and(|end| end == "db");
        match (path.parent(), stem) {
            (Some(folder), Some(name)) if ends_well && path.file_name() != Some(FILE_NAME.as_ref()) => {
                create_folder(folder)?;
                let _alone = Usage::making(&self.dir)?;
                if database_or_keys(folder, &name) {
                    return Err(Error::new(Code::File).with("reason", std::io::ErrorKind::AlreadyExists));
                }
                self.make(folder, &name, progress)
            }
            _ => Err(Error::at(Code::WrongValue, "out")),
        }
    }

    fn make(&self, folder: &Path, name: &str, progress: Progress<'_>) -> Result<()> {
        clear_up(folder, name, PART)?;
        clear_up(folder, OURS, PART)?;
        let part = folder.join(format!("{name}{PART}"));
        let half = folder.join(format!("{name}.keys{PART}"));
        let made = self.copy(&part, progress).and_then(|()| {
            // Keys first: a backup whose keys are missing would be lost, keys without a backup are nothing.
            if let Some(file) = &self.key_file {
                // A keychain is one computer's, and may be turned off: what opens a backup is what a person has.
                let file = file.without(SlotKind::Keychain);
                write_private(&half, file.write().as_bytes())?;
                std::fs::rename(&half, keys(folder, name))?;
                sync(folder)?;
            }
            std::fs::rename(&part, database(folder, name))?;
            sync(folder)
        });
        if made.is_err() {
            drop(clear_up(folder, name, PART));
            // The database before its keys: without them it could not be opened.
            drop(remove(&database(folder, name)));
            drop(remove(&keys(folder, name)));
        }
        made
    }

    fn copy(&self, part: &Path, progress: Progress<'_>) -> Result<()> {
        // Nothing else takes the record's place meanwhile.
        let _share = Usage::shared(&self.dir)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let source = Connection::open_with_flags(self.dir.join(FILE_NAME), flags)?;
        give(&source, self.key.as_ref())?;
        source.busy_timeout(std::time::Duration::from_secs(5))?;
        private_file(part)?;
        let mut target = connect(part, self.key.as_ref())?;
        let pages = {
            let copying = Copying::new(&source, &mut target)?;
            loop {
                let step = copying.step(PAGES)?;
                let done = copying.progress();
                let all = u64::try_from(done.pagecount).unwrap_or(0);
                if !progress(all - u64::try_from(done.remaining).unwrap_or(0).min(all), all) {
                    return Err(Error::new(Code::Stopped));
                }
                match step {
                    StepResult::Done => break all,
                    StepResult::More => {}
                    _ => std::thread::sleep(std::time::Duration::from_millis(20)),
                }
            }
        };
        // One file by itself: a log of writes beside a backup would be one more thing to lose.
        target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        super::importing::forget(&target)?;
        whole(&target, &|| progress(pages, pages))?;
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

/// Deletes a backup. Errors: `NotFound`.
pub fn delete(dir: &Path, name: &str) -> Result<()> {
    let folder = dir.join(FOLDER);
    let path = known(dir, name)?;
    super::switch::overwrite(&path)?;
    remove(&path)?;
    remove(&keys(&folder, name))
}

/// Removes what a program that was ended left half made in the data folder, unless somebody is at work on it now.
pub(super) fn clear_left(dir: &Path) -> Result<()> {
    if let Some(_alone) = Usage::nobody_making(dir) {
        clear_up(&dir.join(FOLDER), OURS, PART)?;
    }
    look::clear_left(dir)
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
    let free = |name: &String| !database_or_keys(folder, name);
    std::iter::once(stamp.clone()).chain((2..).map(|n| format!("{stamp}-{n}"))).find(free).unwrap_or(stamp)
}

fn database_or_keys(folder: &Path, name: &str) -> bool {
    database(folder, name).exists() || keys(folder, name).exists()
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
