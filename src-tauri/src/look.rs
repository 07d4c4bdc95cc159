//! How the window looked last: kept beside the record in a small plain file, so that the lock page is legible too. It says
//! nothing about the person but the size of text and the colours.

use crate::commands::settings::Look;
use std::path::{Path, PathBuf};

fn file(folder: &Path) -> PathBuf {
    folder.join("look.json")
}

/// Keeps it, if it is another one. A look that is lost is no reason to refuse anything.
pub(crate) fn remember(folder: &Path, look: &Look) {
    let Ok(text) = serde_json::to_string(look) else { return };
    if std::fs::read_to_string(file(folder)).is_ok_and(|kept| kept == text) {
        return;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if let Ok(mut kept) = options.open(file(folder)) {
        drop(std::io::Write::write_all(&mut kept, text.as_bytes()));
    }
}

/// How it looked last.
pub(crate) fn remembered(folder: &Path) -> Look {
    use std::io::Read;
    let mut text = String::new();
    let read = std::fs::File::open(file(folder)).and_then(|kept| kept.take(1024).read_to_string(&mut text));
    read.ok().and_then(|_| serde_json::from_str(&text).ok()).filter(Look::is_known).unwrap_or_default()
}
