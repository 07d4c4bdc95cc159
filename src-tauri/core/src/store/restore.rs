//! Putting a backup in the record's place. What is there now is kept as a backup first, or put aside if it cannot be read.

use super::backup::{Chosen, Staged};
use super::open::FILE_NAME;
use super::rights::{create_folder, private_file};
use super::switch::{COMING, copy, overwrite, put_in_place, remove};
use super::usage::Usage;
use super::{Store, counter};
use crate::domain::Zone;
use crate::error::{Code, Error, Result};
use crate::vault::{Way, sync};
use chrono::{DateTime, Utc};
use std::path::Path;

impl Store {
    /// Puts a backup in the record's place; the record stays protected, or plain, as it is now. What is there now becomes
    /// a backup first. `way` is for a backup that is protected.
    ///
    /// Errors: those of [`super::backup::preview`]; `Busy` if another program keeps the record open.
    pub fn restore(self, name: &str, way: Option<&Way>, now: DateTime<Utc>) -> Result<Store> {
        let chosen = Chosen::named(&self.dir, name)?;
        self.restore_from(&chosen, way, now)
    }

    /// The same from a backup that may lie anywhere.
    pub fn restore_from(self, chosen: &Chosen, way: Option<&Way>, now: DateTime<Utc>) -> Result<Store> {
        self.writable()?;
        let staged = Staged::new(&self.dir, chosen, way)?;
        self.source().backup(now, &|_, _| true)?;
        let (dir, key, key_file, home) =
            (self.dir.clone(), self.key.clone(), self.key_file.clone(), self.home);
        drop(self);
        let alone = Usage::alone(&dir)?;
        let coming = dir.join(COMING);
        remove(&coming)?;
        private_file(&coming)?;
        copy(&staged.place.path, staged.key.as_ref(), &coming, key.as_ref())?;
        // First: a number that is missing says too little, one of another record too much.
        counter::forget(&dir)?;
        put_in_place(&dir, key_file.as_ref())?;
        drop(alone);
        let mut store = Store::open_with(&dir, key.as_ref(), home, now)?;
        store.key_file = key_file;
        Ok(store)
    }
}

/// Puts a backup in the place of a record that cannot be opened. The damaged files are not overwritten: they are put
/// aside in a folder `damaged-…`. The record is protected, or plain, as the backup is.
///
/// Errors: those of [`super::backup::preview`]; `Busy` if another program keeps the record open.
pub fn restore_over_damage(
    dir: &Path,
    name: &str,
    way: Option<&Way>,
    home: Zone,
    now: DateTime<Utc>,
) -> Result<Store> {
    restore_from_over_damage(dir, &Chosen::named(dir, name)?, way, home, now)
}

/// The same from a backup that may lie anywhere.
pub fn restore_from_over_damage(
    dir: &Path,
    chosen: &Chosen,
    way: Option<&Way>,
    home: Zone,
    now: DateTime<Utc>,
) -> Result<Store> {
    let staged = Staged::new(dir, chosen, way)?;
    let alone = Usage::alone(dir)?;
    let coming = dir.join(COMING);
    remove(&coming)?;
    private_file(&coming)?;
    copy(&staged.place.path, staged.key.as_ref(), &coming, staged.key.as_ref())?;
    put_aside(dir, now)?;
    counter::forget(dir)?;
    put_in_place(dir, staged.key_file.as_ref())?;
    drop(alone);
    let mut store = Store::open_with(dir, staged.key.as_ref(), home, now)?;
    store.key_file.clone_from(&staged.key_file);
    Ok(store)
}

/// Folders of damaged files that were put aside, by name. They hold what the record held.
pub fn put_aside_before(dir: &Path) -> Result<Vec<String>> {
    let entries = match std::fs::read_dir(dir) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(ASIDE))
        .collect();
    names.sort();
    Ok(names)
}

/// Deletes such a folder, its files overwritten first. Errors: `NotFound`.
pub fn delete_put_aside(dir: &Path, name: &str) -> Result<()> {
    if !put_aside_before(dir)?.iter().any(|there| there == name) {
        return Err(Error::new(Code::NotFound).with("kind", "backup"));
    }
    let folder = dir.join(name);
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        overwrite(&path)?;
        remove(&path)?;
    }
    Ok(std::fs::remove_dir(folder)?)
}

const ASIDE: &str = "damaged-";

/// Copies the damaged files into a folder of their own; the database moves last, when the new one takes its place.
fn put_aside(dir: &Path, now: DateTime<Utc>) -> Result<()> {
    let ours: Vec<_> = std::fs::read_dir(dir)?
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| {
            let name = name.to_string_lossy();
            (name.starts_with(FILE_NAME) || name.starts_with("evenkeel.keys")) && name != COMING
        })
        .collect();
    // Where there was no record there is nothing to keep.
    if ours.is_empty() {
        return Ok(());
    }
    let aside = dir.join(format!("{ASIDE}{}", now.format("%Y%m%dT%H%M%SZ")));
    create_folder(&aside)?;
    for name in ours {
        let copy = aside.join(&name);
        std::fs::copy(dir.join(&name), &copy)?;
        std::fs::File::options().write(true).open(copy)?.sync_all()?;
    }
    sync(&aside)?;
    sync(dir)
}
