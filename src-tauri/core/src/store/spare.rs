//! Opening a record again that was open before, with the key that is at hand.

use super::Store;
use super::open::{named, open, open_for_reading};
use super::unlock::plainly;
use crate::domain::Zone;
use crate::error::Result;
use crate::vault::{DataKey, KeyFile};
use chrono::{DateTime, Utc};
use std::path::PathBuf;

impl Store {
    /// Opens the same record once more for writing, with the key at hand.
    pub fn again(&self, now: DateTime<Utc>) -> Result<Store> {
        self.spare().open(self.home, now)
    }

    /// Opens the same record once more, only for reading, with the key at hand.
    pub fn again_for_reading(&self) -> Result<Store> {
        let mut store = open_for_reading(&self.dir, self.key.as_ref()).map_err(|e| named(e, &self.dir))?;
        store.home = self.home;
        store.key_file.clone_from(&self.key_file);
        Ok(store)
    }

    /// What opens it again after it was given away.
    pub fn spare(&self) -> Spare {
        Spare { dir: self.dir.clone(), key: self.key.clone(), key_file: self.key_file.clone() }
    }
}

/// Opens a record again that was open before, protected or not.
#[derive(Debug, Clone)]
pub struct Spare {
    pub(super) dir: PathBuf,
    pub(super) key: Option<DataKey>,
    key_file: Option<KeyFile>,
}

impl Spare {
    /// Opens it for writing. Errors: those of [`Store::open`].
    pub fn open(&self, home: Zone, now: DateTime<Utc>) -> Result<Store> {
        let mut store = match &self.key {
            Some(key) => open(&self.dir, Some(key), self.key_file.as_ref(), home, now),
            None => plainly(&self.dir, home, now),
        }
        .map_err(|e| named(e, &self.dir))?;
        store.key_file.clone_from(&self.key_file);
        Ok(store)
    }
}
