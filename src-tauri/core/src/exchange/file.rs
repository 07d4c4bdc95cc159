//! Reading a file a person chose, and writing one that is never half there.

use super::archive::{self, Archive};
use crate::domain::Facts;
use crate::error::{Code, Error, Result};
use crate::store::FILE_NAME;
use chrono::{DateTime, Utc};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Reads a whole regular file. Errors: `TooLarge` from its length alone, before anything is read; `File`, also for a
/// folder, a pipe or a device.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    // Opening and closing our own database here would silently drop the locks SQLite holds on it.
    if is_own_database(&fs::canonicalize(path)?) {
        return Err(Error::new(Code::OtherFormat));
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe nobody writes to must not hold us.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0),
    );
    let file = options.open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(Error::new(Code::File).with("reason", "not a file"));
    }
    let too_large = |size: u64| Error::new(Code::TooLarge).with("size", size).with("limit", limit);
    if meta.len() >= limit {
        return Err(too_large(meta.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0) + 1);
    // It may grow while it is read.
    let size = file.take(limit).read_to_end(&mut bytes)? as u64;
    if size >= limit { Err(too_large(size)) } else { Ok(bytes) }
}

/// Reads an archive from a file.
pub fn read_archive(path: &Path) -> Result<Archive> {
    archive::read(&read(path, archive::MAX_SIZE)?)
}

/// Writes an archive to a file, only for this user.
pub fn write_archive(path: &Path, facts: &Facts, exported_at: DateTime<Utc>) -> Result<()> {
    write(path, |to| archive::export(facts, exported_at, to))
}

/// Writes a file so that under its name there is either what was there before or all of the new, also after a crash:
/// a temporary file in the same folder, synced, renamed, and the folder synced.
pub fn write(path: &Path, content: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let path = std::path::absolute(path)?;
    if is_own_database(&path) {
        return Err(Error::new(Code::File).with("reason", "in use"));
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::new(Code::File).with("reason", "not a file"));
    };
    clear_up(folder, name);
    let (part, file) = create_part(folder, name)?;
    let mut to = BufWriter::with_capacity(1 << 16, file);
    content(&mut to)?;
    to.flush()?;
    to.get_ref().sync_all()?;
    fs::rename(&part.0, &path)?;
    drop(to);
    std::mem::forget(part); // it bears the final name now
    sync_folder(folder)
}

/// Makes a temporary file beside the final one, under a name nothing else has.
fn create_part(folder: &Path, name: &OsStr) -> Result<(Part, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    for attempt in 0..1_000 {
        let mut part = OsStr::new(".").to_owned();
        part.push(name);
        part.push(format!(".{}-{attempt}.part", std::process::id()));
        let part = folder.join(part);
        match options.open(&part) {
            // Held until it has its final name, so that nobody takes it for one that was left, as somebody may have done
            // just now. A file system without locks keeps what was left.
            Ok(file) if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && part.exists() => {
                return Ok((Part(part), file));
            }
            Ok(_) => {}
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e.into()),
        }
    }
    Err(Error::new(Code::File).with("reason", "in use"))
}

/// Removes temporary files of this name that nobody holds: their program was ended half-way.
fn clear_up(folder: &Path, name: &OsStr) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let begins = format!(".{}.", name.to_string_lossy());
    for entry in entries.flatten() {
        let part = entry.file_name().to_string_lossy().into_owned();
        let ours = part.strip_prefix(&begins).is_some_and(|rest| rest.ends_with(".part"));
        // Nothing but a file is opened: a pipe would hold us.
        let ours = ours && entry.file_type().is_ok_and(|kind| kind.is_file());
        let free =
            || File::options().write(true).open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if ours && free() {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// The temporary file, which goes if anything fails.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.0));
    }
}

fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

fn is_own_database(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(FILE_NAME.as_bytes()))
}
