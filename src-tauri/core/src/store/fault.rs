//! What SQLite says, as the core's codes. The only place that reads SQLite's result codes.
//!
//! SQLite's own message may quote a value or a name from the database, so it never travels on: only its number does.

use crate::error::{Code, Error};
use rusqlite::ErrorCode as K;
use rusqlite::ffi;

/// The extended result code, if the error came from SQLite itself.
pub(super) fn extended(e: &rusqlite::Error) -> Option<i32> {
    match e {
        rusqlite::Error::SqliteFailure(f, _) => Some(f.extended_code),
        rusqlite::Error::SqlInputError { error, .. } => Some(error.extended_code),
        _ => None,
    }
}

/// Whether something with the same key is there already.
pub(super) fn is_unique(e: &rusqlite::Error) -> bool {
    matches!(extended(e), Some(ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY))
}

/// Whether a foreign key would be left pointing at nothing.
pub(super) fn is_foreign_key(e: &rusqlite::Error) -> bool {
    extended(e) == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

/// Whether SQLite could not open the file or make what it needs beside it.
pub(super) fn is_cannot_open(e: &rusqlite::Error) -> bool {
    extended(e).is_some_and(|c| {
        c & 0xff == ffi::SQLITE_CANTOPEN || c & 0xff == ffi::SQLITE_READONLY || c == ffi::SQLITE_IOERR_SHMSIZE
    })
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match &e {
            E::SqliteFailure(f, _) | E::SqlInputError { error: f, .. } => match f.code {
                K::DatabaseBusy | K::DatabaseLocked => Self::new(Code::Busy),
                K::DiskFull => Self::new(Code::DiskFull),
                // The index of the log of writes found no room: on a full disk this comes before any write.
                K::SystemIoFailure if f.extended_code == ffi::SQLITE_IOERR_SHMSIZE => {
                    Self::new(Code::DiskFull)
                }
                K::ReadOnly => Self::new(Code::ReadOnly),
                K::DatabaseCorrupt | K::NotADatabase => Self::new(Code::DamagedDatabase),
                K::ConstraintViolation if is_foreign_key(&e) => Self::at(Code::MissingReference, ""),
                K::ConstraintViolation if is_unique(&e) => Self::at(Code::Duplicate, ""),
                _ => Self::new(Code::Database).with("reason", f.extended_code),
            },
            // A value in a column that the column's type does not allow: nothing this app ever wrote.
            E::FromSqlConversionFailure(..) | E::InvalidColumnType(..) | E::IntegralValueOutOfRange(..) => {
                Self::new(Code::DamagedDatabase)
            }
            _ => Self::new(Code::Internal),
        }
    }
}

impl From<rusqlite_migration::Error> for Error {
    fn from(e: rusqlite_migration::Error) -> Self {
        match e {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            rusqlite_migration::Error::InvalidUserVersion => Self::new(Code::DamagedDatabase),
            _ => Self::new(Code::Internal),
        }
    }
}
