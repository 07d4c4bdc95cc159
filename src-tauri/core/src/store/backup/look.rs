//! Looking into a backup, in a copy.

use super::{FOLDER, clear_up, keys, known};
use crate::domain::{Day, Facts};
use crate::error::{Code, Error, Result};
use crate::store::open::FILE_NAME;
use crate::store::rights::{create_folder, private_file};
use crate::store::switch::{close, connect, whole};
use crate::store::usage::Usage;
use crate::store::{facts, schema, table};
use crate::vault::{DataKey, KeyFile, Way, random};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// How the names of copies that are looked into begin.
const LOOKING: &str = "looking";

/// A backup somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    database: PathBuf,
    /// There if it is protected.
    keys: PathBuf,
}

impl Chosen {
    /// One of those in the data folder, by its name. Errors: `NotFound`.
    pub fn named(dir: &Path, name: &str) -> Result<Self> {
        Ok(Self { database: known(dir, name)?, keys: keys(&dir.join(FOLDER), name) })
    }

    /// A file anywhere; its keys, if it is protected, lie beside it under the same name with the end `.keys`.
    ///
    /// Errors: `NotFound`; `OtherFormat` for the record itself, which is none.
    pub fn at(path: &Path) -> Result<Self> {
        let database = std::fs::canonicalize(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => Error::new(Code::NotFound).with("kind", "backup"),
            _ => e.into(),
        })?;
        // Reading it here would let go of the locks that SQLite holds on it.
        if database.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(FILE_NAME.as_bytes()))
        {
            return Err(Error::new(Code::OtherFormat));
        }
        if !database.is_file() {
            return Err(Error::new(Code::File).with("reason", "not a file"));
        }
        Ok(Self { keys: database.with_extension("keys"), database })
    }

    /// Whether a way in is needed.
    pub fn is_protected(&self) -> bool {
        self.keys.exists()
    }
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Rows of each table of facts, by its name.
    pub counts: Vec<(&'static str, u64)>,
    /// The day of the latest contact or visit in it.
    pub latest: Option<Day>,
}

/// Looks into a backup. `way` is for one that is protected.
///
/// Errors: `NotFound`; `Locked` if it is protected and no way in was given; `WrongPassphrase`, `DamagedKeys`,
/// `DamagedDatabase`, `NewerDatabase`.
pub fn preview(dir: &Path, name: &str, way: Option<&Way>) -> Result<Preview> {
    preview_from(dir, &Chosen::named(dir, name)?, way)
}

/// The same of a backup that may lie anywhere; the copy that is looked into is made in the data folder `dir`.
pub fn preview_from(dir: &Path, chosen: &Chosen, way: Option<&Way>) -> Result<Preview> {
    let staged = Staged::new(dir, chosen, way)?;
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

/// A place for a copy that is looked into, under a name of its own; it goes when it is dropped, or with the next start.
pub(in crate::store) struct Place {
    pub(in crate::store) path: PathBuf,
    _looking: Usage,
}

impl Place {
    pub(in crate::store) fn new(dir: &Path) -> Result<Self> {
        let folder = dir.join(FOLDER);
        create_folder(&folder)?;
        clear_left(dir)?;
        let looking = Usage::looking(dir)?;
        let path = folder.join(format!("{LOOKING}-{:032x}.db", u128::from_ne_bytes(random()?)));
        private_file(&path)?;
        Ok(Self { path, _looking: looking })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name()) {
            drop(clear_up(folder, &name.to_string_lossy(), ""));
        }
    }
}

/// A copy of a backup, brought up to date and checked, that goes when it is dropped. The backup itself is not touched.
pub(in crate::store) struct Staged {
    pub(in crate::store) place: Place,
    pub(in crate::store) key: Option<DataKey>,
    pub(in crate::store) key_file: Option<KeyFile>,
}

/// Removes copies that a program that was ended left, unless somebody is looking now.
pub(super) fn clear_left(dir: &Path) -> Result<()> {
    match Usage::nobody_looking(dir) {
        Some(_alone) => clear_up(&dir.join(FOLDER), LOOKING, ""),
        None => Ok(()),
    }
}

impl Staged {
    pub(in crate::store) fn new(dir: &Path, chosen: &Chosen, way: Option<&Way>) -> Result<Self> {
        let (key, key_file) = if chosen.is_protected() {
            let text = std::fs::read_to_string(&chosen.keys).map_err(|_| Error::new(Code::DamagedKeys))?;
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
        let staged = Self { place: Place::new(dir)?, key, key_file };
        std::fs::copy(&chosen.database, &staged.place.path)?;
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
        whole(&conn, &|| true)?;
        close(conn)?;
        Ok(staged)
    }

    pub(in crate::store) fn open(&self) -> Result<Connection> {
        connect(&self.place.path, self.key.as_ref())
    }

    fn facts(&self) -> Result<Facts> {
        facts::read(&self.open()?, false)
    }
}
