//! What differs by system, one file per concern; Linux is tested here, Windows and macOS are kept thin.

pub(crate) mod folder;
pub(crate) mod process;
pub(crate) mod scheme;
pub(crate) mod single;
pub(crate) mod window;
