//! Who uses a folder's database: every open store has a share, and switching the file takes all of it.

use crate::error::{Code, Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

const NAME: &str = "evenkeel.use";
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
        Self::take(dir, File::try_lock_shared)
    }

    /// The whole; waits until everybody else has closed. Errors: `Busy` after five seconds.
    pub(super) fn alone(dir: &Path) -> Result<Self> {
        Self::take(dir, File::try_lock)
    }

    fn take(dir: &Path, lock: fn(&File) -> std::result::Result<(), TryLockError>) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = match options.open(dir.join(NAME)) {
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
