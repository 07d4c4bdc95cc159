//! Where facts are kept: one SQLite file, written through one door ([`Store::transact`]), with a change log that makes
//! every change undoable. Nothing outside this module knows SQL.

pub mod backup;
mod check;
mod column;
mod counter;
mod drafts;
mod erase;
mod facts;
mod fault;
mod follow;
mod going;
mod importing;
mod keychain;
mod known;
mod log;
mod open;
mod reminders;
mod restore;
mod rights;
mod salvage;
mod schema;
mod spare;
mod steps;
mod switch;
pub mod table;
mod undo;
mod unlock;
mod usage;

pub use check::{CheckReport, LARGE_LOG};
pub use erase::erase_all;
pub use log::{Done, Op, Tx};
pub use open::FILE_NAME;
pub use reminders::{LogLine, VISITS, visits_wanted};
pub use restore::{delete_put_aside, put_aside_before, restore_from_over_damage, restore_over_damage};
pub use salvage::{Salvaged, salvage};
pub use schema::VERSION;
pub use spare::Spare;
pub use steps::{About, Step, StepState, Subject};

use crate::domain::{Id, Zone};
use crate::error::Result;
use crate::vault::{DataKey, KeyFile};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// An open database.
pub struct Store {
    conn: rusqlite::Connection,
    dir: PathBuf,
    /// Of a protected database.
    key: Option<DataKey>,
    /// The ways to that key.
    key_file: Option<KeyFile>,
    device: Id,
    /// Where the person is: for what has a wall time and no zone of its own.
    home: Zone,
    read_only: bool,
    /// The facts as they were read last.
    kept: RefCell<Option<facts::Kept>>,
    /// Holds the folder against a switch of the file; goes last.
    _usage: Option<usage::Usage>,
}

impl Store {
    /// Takes another zone for what has a wall time and no zone of its own: the person travelled.
    pub fn set_home(&mut self, home: Zone) {
        self.home = home;
    }

    /// Whether something with that id is there, by the table's name. Reads nothing else, however much there is.
    pub fn has(&self, table: &'static str, id: Id) -> Result<bool> {
        table::exists(&self.conn, table, id).map_err(|e| self.told(e))
    }

    /// The folder it lies in.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The size of the whole record in bytes. The file alone may be smaller: what was written last lies in the log of
    /// writes beside it for a while.
    pub fn size(&self) -> Result<u64> {
        let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        let bytes: i64 = self.conn.query_row(sql, [], |row| row.get(0)).map_err(|e| self.told(e.into()))?;
        Ok(u64::try_from(bytes).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
