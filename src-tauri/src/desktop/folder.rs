//! The data folder: one app at a time, and the zone new entries are written in.

use evenkeel_core::domain::Zone;
use evenkeel_core::{Code, Error, Result};
use std::fs::{File, OpenOptions};
use std::path::Path;

/// Holds the folder for this process until it ends; the system lets go when the process dies, however it dies.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Takes the folder, or says that another copy has it. A folder that cannot be written needs no lock: nothing will
    /// be written, and the store says so.
    pub(crate) fn take(folder: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
            options.mode(0o600);
            std::fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)
                .map_err(|e| unwritable(&e, folder))?;
        }
        #[cfg(not(unix))]
        std::fs::create_dir_all(folder).map_err(|e| unwritable(&e, folder))?;
        let file = options.open(folder.join("evenkeel.lock")).map_err(|e| unwritable(&e, folder))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(Error::new(Code::AlreadyOpen)),
            Err(std::fs::TryLockError::Error(e)) => Err(e.into()),
        }
    }
}

fn unwritable(e: &std::io::Error, folder: &Path) -> Error {
    use std::io::ErrorKind as K;
    match e.kind() {
        K::PermissionDenied | K::ReadOnlyFilesystem => {
            Error::new(Code::ReadOnly).with("folder", folder.display())
        }
        K::StorageFull | K::QuotaExceeded => Error::new(Code::DiskFull),
        kind => Error::new(Code::File).with("reason", kind),
    }
}

/// The computer's zone; UTC if it does not say or says one nobody knows.
pub(crate) fn home_zone() -> Zone {
    iana_time_zone::get_timezone().ok().and_then(|name| Zone::parse(&name)).unwrap_or(Zone(chrono_tz::UTC))
}
