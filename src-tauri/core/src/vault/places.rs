//! The two copies of the key file in a data folder, and a third one while the database is being switched.

use super::file::{KeyFile, SlotKind};
use super::key::random;
use crate::error::{Code, Error, Result};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

const NAMES: [&str; 2] = ["evenkeel.keys", "evenkeel.keys.copy"];
/// The keys of a database that is about to take the place of the present one.
const COMING: &str = "evenkeel.keys.new";
/// A key file has two or three short slots.
const MOST_BYTES: u64 = 64 * 1024;

/// Key files of one folder.
#[derive(Debug, Clone)]
pub struct Keys {
    dir: PathBuf,
}

impl Keys {
    /// Those in `dir`.
    pub fn of(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// Whether the record in the folder is protected.
    pub fn exist(&self) -> bool {
        NAMES.iter().chain([&COMING]).any(|name| self.dir.join(name).exists())
    }

    /// What can be tried, the likeliest first: the keys of a switch that did not come to its end, then the newer whole
    /// copy, then what is left of damaged ones. The flag says whether a file's check fits.
    ///
    /// Errors: `DamagedKeys` if none can be read, `NewerKeys` if they were written by a newer app, `File`.
    pub fn read(&self) -> Result<Vec<(KeyFile, bool)>> {
        let mut found = Vec::new();
        let mut problem = Error::new(Code::DamagedKeys);
        for name in NAMES {
            match read(&self.dir.join(name)) {
                Ok(Some(file)) => found.push(file),
                Ok(None) => {}
                Err(e) => problem = e,
            }
        }
        found.sort_by_key(|(file, whole)| std::cmp::Reverse((*whole, file.generation())));
        if let Ok(Some(coming)) = read(&self.dir.join(COMING)) {
            found.insert(0, coming);
        }
        if found.is_empty() { Err(problem) } else { Ok(found) }
    }

    /// The vaults that this computer's keychain is said to open. None if no key file can be read.
    pub fn with_keychain(&self) -> Vec<String> {
        let files = self.read().unwrap_or_default();
        let files = files.into_iter().filter(|(file, _)| file.has(SlotKind::Keychain));
        let mut vaults: Vec<String> = files.map(|(file, _)| file.vault().to_owned()).collect();
        vaults.dedup();
        vaults
    }

    /// Writes both copies, one after the other: at every moment one of them is whole.
    pub fn write(&self, file: &KeyFile) -> Result<()> {
        NAMES.iter().try_for_each(|name| self.put(name, file))
    }

    /// Whether both copies are there and say the same as `file`.
    pub fn are(&self, file: &KeyFile) -> bool {
        NAMES.iter().all(|name| matches!(read(&self.dir.join(name)), Ok(Some((kept, true))) if kept == *file))
    }

    /// Writes the keys of a database that is about to come.
    pub(crate) fn announce(&self, file: &KeyFile) -> Result<()> {
        self.put(COMING, file)
    }

    /// No switch is under way.
    pub(crate) fn settle(&self) -> Result<()> {
        remove(&self.dir.join(COMING))?;
        sync(&self.dir)
    }

    /// Removes what was half written.
    pub(crate) fn clear_up(&self) -> Result<()> {
        NAMES.iter().chain([&COMING]).try_for_each(|name| remove(&part(&self.dir.join(name))))
    }

    /// Writes random bytes over every copy, and waits until the disk has them: from then on no way in leads anywhere, also
    /// where the file has another name or its place on the disk outlives it.
    pub(crate) fn scramble(&self) -> Result<()> {
        let parts = NAMES.iter().chain([&COMING]).map(|name| part(&self.dir.join(name)));
        NAMES.iter().chain([&COMING]).map(|name| self.dir.join(name)).chain(parts).try_for_each(|path| {
            let mut file = match File::options().write(true).open(path) {
                Ok(file) => file,
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
                Err(e) => return Err(e.into()),
            };
            for _ in 0..file.metadata()?.len().min(MOST_BYTES).div_ceil(64) {
                file.write_all(&random::<64>()?)?;
            }
            Ok(file.sync_all()?)
        })
    }

    /// The record is not protected any more.
    pub(crate) fn remove(&self) -> Result<()> {
        NAMES.iter().try_for_each(|name| remove(&self.dir.join(name)))?;
        self.settle()
    }

    fn put(&self, name: &str, file: &KeyFile) -> Result<()> {
        write_whole(&self.dir.join(name), file.write().as_bytes())
    }
}

/// Where a file is written before it has its place.
pub(crate) fn part(path: &Path) -> PathBuf {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    part.into()
}

/// Writes a small file of the person's own that is whole at every moment: first beside it, then in its place, and only then
/// is it said to be there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let part = part(path);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(&part)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    std::fs::rename(&part, path)?;
    path.parent().map_or(Ok(()), sync)
}

fn read(path: &Path) -> Result<Option<(KeyFile, bool)>> {
    let size = match std::fs::metadata(path) {
        Ok(meta) => meta.len(),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    if size > MOST_BYTES {
        return Err(Error::new(Code::DamagedKeys));
    }
    let bytes = std::fs::read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::new(Code::DamagedKeys))?;
    KeyFile::read(&text).map(Some)
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// A rename is kept only once its folder is.
pub(crate) fn sync(dir: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = (dir, std::marker::PhantomData::<File>);
    Ok(())
}
