//! Who uses a folder's database: every open store has a share, and switching the file takes all of it. In the same way,
//! who makes a backup, looks into one or brings an archive in: what nobody is at work on was left by a program that was
//! ended.

use crate::error::{Code, Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

/// What a file is locked for, by the file's name.
const USING: &str = "evenkeel.use";
const MAKING: &str = "evenkeel.making";
const LOOKING: &str = "evenkeel.looking";
const IMPORTING: &str = "evenkeel.importing";
/// How long others are waited for.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(50);

/// A share, or the whole. The system takes it back when the process dies, however it dies.
#[derive(Debug)]
pub(super) struct Usage {
    _file: Option<File>,
}

impl Usage {
    /// A share; waits for a switch that is under way. Where nothing can be written nothing can be switched, and no share
    /// is needed. Errors: `Busy` after five seconds.
    pub(super) fn shared(dir: &Path) -> Result<Self> {
        Self::take(&dir.join(USING), File::try_lock_shared)
    }

    /// The whole; waits until everybody else has closed. Errors: `Busy` after five seconds.
    pub(super) fn alone(dir: &Path) -> Result<Self> {
        Self::take(&dir.join(USING), File::try_lock)
    }

    /// For making a backup, one at a time. Errors: `Busy` after five seconds.
    pub(super) fn making(dir: &Path) -> Result<Self> {
        Self::take(&dir.join(MAKING), File::try_lock)
    }

    /// For looking into a backup; any number at once.
    pub(super) fn looking(dir: &Path) -> Result<Self> {
        Self::take(&dir.join(LOOKING), File::try_lock_shared)
    }

    /// For bringing an archive in, one at a time. Errors: `Busy` after five seconds.
    pub(super) fn importing(dir: &Path) -> Result<Self> {
        Self::take(&dir.join(IMPORTING), File::try_lock)
    }

    /// Keeps others from bringing one in, if nobody does now; where no file can be locked, nobody does.
    pub(super) fn nobody_importing(dir: &Path) -> Option<Self> {
        let Ok(file) = File::open(dir.join(IMPORTING)) else { return Some(Self { _file: None }) };
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => None,
            _ => Some(Self { _file: Some(file) }),
        }
    }

    /// Keeps others from making one, if nobody is making one now.
    pub(super) fn nobody_making(dir: &Path) -> Option<Self> {
        Self::nobody(&dir.join(MAKING))
    }

    /// Keeps others from looking, if nobody is looking now.
    pub(super) fn nobody_looking(dir: &Path) -> Option<Self> {
        Self::nobody(&dir.join(LOOKING))
    }

    /// Where nobody ever was there is nothing to keep them from.
    fn nobody(path: &Path) -> Option<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
        file.try_lock().ok()?;
        Some(Self { _file: Some(file) })
    }

    fn take(path: &Path, lock: fn(&File) -> std::result::Result<(), TryLockError>) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = match options.open(path) {
            Ok(file) => file,
            Err(_) => return Ok(Self { _file: None }),
        };
        for _ in 0..TRIES {
            match lock(&file) {
                Ok(()) => return Ok(Self { _file: Some(file) }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
                // A file system without locks: as it was before there were any.
                Err(TryLockError::Error(_)) => return Ok(Self { _file: None }),
            }
        }
        Err(Error::new(Code::Busy))
    }
}
