//! Finding the key file that opens a record, and what a switch between protected and plain left behind.

use super::Store;
use super::open::{FILE_NAME, open};
use crate::domain::Zone;
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, KeyFile, Keys, Way};
use chrono::{DateTime, Utc};
use std::path::Path;

/// What SQLCipher says of a page that is not as it was written is "error" (1), or, while a page is read into the cache, "no
/// memory" (7), which hardly ever is so: with a key, both are damage.
pub(super) fn unsealed(e: Error) -> Error {
    match e.code {
        Code::Database if matches!(e.arg("reason"), Some("1" | "7")) => Error::new(Code::DamagedDatabase),
        _ => e,
    }
}

/// Opens a database that should be plain. What a switch between the two kinds left behind is cleared up: whether the
/// database itself is plain says how far it came.
pub(super) fn plainly(dir: &Path, home: Zone, now: DateTime<Utc>) -> Result<Store> {
    let keys = Keys::of(dir);
    if !keys.exist() {
        let store = open(dir, None, None, home, now)?;
        super::switch::clear_up(dir)?;
        return Ok(store);
    }
    // A protected database that is gone must not be taken for a new record.
    if !std::fs::metadata(dir.join(FILE_NAME)).is_ok_and(|meta| meta.len() > 0) {
        return Err(Error::new(Code::DamagedDatabase));
    }
    match open(dir, None, None, home, now) {
        Err(e) if e.code == Code::DamagedDatabase => Err(Error::new(Code::Locked)),
        opened => {
            let store = opened?;
            keys.remove()?;
            super::switch::clear_up(dir)?;
            Ok(store)
        }
    }
}

/// Finds the key file that opens both with `way` and the database, and makes it the one that counts.
pub(super) fn unlock(
    dir: &Path,
    way: &Way,
    open: impl Fn(&DataKey, &KeyFile) -> Result<Store>,
) -> Result<Store> {
    let keys = Keys::of(dir);
    let files = keys.read()?;
    let mut tried: Vec<&KeyFile> = Vec::new();
    let mut problem = None;
    for (file, _) in &files {
        if tried.contains(&file) {
            continue;
        }
        tried.push(file);
        let key = match file.open(way) {
            Ok(key) => key,
            Err(e) if e.code == Code::WrongPassphrase => continue,
            Err(e) => return Err(e),
        };
        match open(&key, file).map_err(unsealed) {
            Ok(mut store) => {
                store.key_file = Some(file.clone());
                if store.writable().is_ok() {
                    if !keys.are(file) {
                        keys.write(file)?;
                    }
                    keys.settle()?;
                    super::switch::clear_up(dir)?;
                }
                return Ok(store);
            }
            // A switch that did not come to its end leaves a key of a database that never came.
            Err(e) if e.code == Code::DamagedDatabase => problem = Some(e),
            Err(e) => return Err(e),
        }
    }
    Err(problem.unwrap_or_else(|| {
        let whole = files.iter().any(|(_, whole)| *whole);
        Error::new(if whole { Code::WrongPassphrase } else { Code::DamagedKeys })
    }))
}
