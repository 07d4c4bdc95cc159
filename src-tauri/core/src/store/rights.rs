//! Folders and files of the record: made for this user only, and what this process may do with them.

use crate::error::{Code, Error, Result};
use std::path::Path;

/// Makes a folder, and those above it, for this user only.
pub(super) fn create_folder(dir: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(denied)
}

/// Makes the file so that only this user can read it, whatever the umask; SQLite gives its log files the same rights.
///
/// `create_new` opens only a file that did not exist: closing any other descriptor of the database would silently drop
/// the locks SQLite holds in this process.
pub(super) fn private_file(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(denied(e)),
    }
}

/// Takes other users' rights from a file that was copied here with them. Changing rights opens nothing; if it is not
/// ours to change, it stays.
pub(super) fn close_to_others(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(meta) = std::fs::metadata(path)
            && meta.permissions().mode() & 0o077 != 0
        {
            let mode = meta.permissions().mode() & 0o700;
            drop(std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)));
        }
    }
}

pub(super) fn denied(e: std::io::Error) -> Error {
    use std::io::ErrorKind as K;
    match e.kind() {
        K::PermissionDenied | K::ReadOnlyFilesystem => Error::new(Code::ReadOnly),
        _ => e.into(),
    }
}

/// Whether this process could make a file in the folder.
pub(super) fn can_write(dir: &Path) -> bool {
    #[cfg(unix)]
    {
        rustix::fs::access(dir, rustix::fs::Access::WRITE_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        std::fs::metadata(dir).is_ok_and(|m| !m.permissions().readonly())
    }
}

/// Whether this account may not write files of any size.
pub(super) fn files_are_limited() -> bool {
    #[cfg(unix)]
    {
        rustix::process::getrlimit(rustix::process::Resource::Fsize).current.is_some()
    }
    #[cfg(not(unix))]
    {
        false
    }
}
