//! The one guarded store: opening and closing the folder, locking, and putting another file in its place.

use super::kept::Kept;
use super::{App, caught};
use crate::desktop::folder::FolderLock;
use chrono::{DateTime, Utc};
use evenkeel_core::domain::Zone;
use evenkeel_core::store::Store;
use evenkeel_core::vault::Way;
use evenkeel_core::{Code, Error, Result};
use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

/// Whether the store can be used. `Closed` keeps why, so that the window can say it.
pub(super) enum Vault {
    /// `reading` is why nothing can be written, if so.
    Open {
        store: Box<Store>,
        reading: Option<Error>,
        lock: Option<FolderLock>,
    },
    /// Protected, and the key is not here.
    Locked {
        lock: Option<FolderLock>,
    },
    Closed(Error),
}

impl App {
    /// Tries again to open a folder that could not be opened, or could not be written.
    ///
    /// Errors: `Locked`; why it cannot be opened.
    pub fn reopen(&self) -> Result<()> {
        let (home, now) = (self.home(), self.now());
        {
            let mut vault = self.guard();
            match &mut *vault {
                Vault::Closed(_) => *vault = open(&self.options.folder, home, now),
                Vault::Open { store, reading: reading @ Some(_), lock }
                    if !again_is_unwise(reading.as_ref()) =>
                {
                    if lock.is_none() {
                        *lock = FolderLock::take(&self.options.folder).ok();
                    }
                    if let (Some(_), Ok(again)) = (&lock, store.again(now)) {
                        **store = again;
                        *reading = None;
                    }
                }
                _ => {}
            }
        }
        self.give_back();
        self.hold_if_reading();
        match &*self.guard() {
            Vault::Open { .. } => Ok(()),
            Vault::Locked { .. } => Err(Error::new(Code::Locked)),
            Vault::Closed(e) => Err(e.clone()),
        }
    }

    /// Opens a protected record with a way in. Takes a moment, whether it is right or not.
    ///
    /// Errors: those of [`Store::unlock`]. A record that is damaged can then be rescued with what was tried.
    pub fn unlock(&self, way: &Way) -> Result<()> {
        let (home, now, folder) = (self.home(), self.now(), &self.options.folder);
        {
            let mut vault = self.guard();
            let lock = match &mut *vault {
                Vault::Locked { lock } => lock,
                Vault::Open { .. } => return Ok(()),
                Vault::Closed(e) => return Err(e.clone()),
            };
            // A folder that could not be taken at the start may be now; without it nothing is written.
            let taken = match lock.take() {
                Some(taken) => Ok(taken),
                None => FolderLock::take(folder),
            };
            let opened = match taken {
                Ok(taken) => {
                    *lock = Some(taken);
                    Store::unlock(folder, way, home, now)
                }
                Err(e) => Err(e),
            };
            let (store, reading) = match opened {
                Ok(store) => (store, None),
                Err(e) if can_be_read(&e) => {
                    let mut store = Store::unlock_for_reading(folder, way)?;
                    store.set_home(home);
                    (store, Some(e))
                }
                Err(e) => {
                    if e.code == Code::DamagedDatabase {
                        *self.tried() = Some(way.clone());
                    }
                    return Err(e);
                }
            };
            *vault = Vault::Open { store: Box::new(store), reading, lock: lock.take() };
        }
        *self.tried() = None;
        self.give_back();
        self.hold_if_reading();
        Ok(())
    }

    /// Locks: the key and the connection go, and what was waiting with them. Says whether there was anything to lock.
    pub fn lock(&self) -> bool {
        self.opener.locked();
        let now = self.now();
        let somebody = crate::commands::suggest::somebody(self).ok().flatten().is_some();
        let stays = self.stays();
        // Whatever else there is to lock: what was typed for a damaged record opens nothing any more.
        let tried = self.tried().take().is_some();
        *self.offered.lock().unwrap_or_else(PoisonError::into_inner) = None;
        // Always in this order: what is kept, then the store.
        let mut kept = self.kept();
        let mut vault = self.guard();
        let Vault::Open { store, lock, .. } = &mut *vault else { return tried };
        if !store.is_protected() {
            return tried;
        }
        self.end_others();
        if kept.is_none() {
            *kept = caught(|| store.hold_reminders(somebody, now)).ok().map(|held| Kept { held, stays });
        }
        let lock = lock.take();
        *vault = Vault::Locked { lock };
        drop((vault, kept));
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner) = None;
        true
    }

    /// Whether it is locked.
    pub fn is_locked(&self) -> bool {
        matches!(*self.guard(), Vault::Locked { .. })
    }

    /// Whether it is known to be locked, without waiting for anybody who works on the store: they find out themselves.
    pub(crate) fn is_surely_locked(&self) -> bool {
        self.vault.try_lock().is_ok_and(|vault| matches!(*vault, Vault::Locked { .. }))
    }

    /// Whether another program has the folder open.
    pub(crate) fn is_open_elsewhere(&self) -> bool {
        matches!(&*self.guard(), Vault::Closed(e) if e.code == Code::AlreadyOpen)
    }

    /// Whether it is open and protected.
    pub(crate) fn can_lock(&self) -> bool {
        self.tried().is_some() || matches!(&*self.guard(), Vault::Open { store, .. } if store.is_protected())
    }

    /// Why nothing can be written although everything can be read, if so.
    pub(crate) fn reading(&self) -> Option<Error> {
        match &*self.guard() {
            Vault::Open { reading, .. } => reading.clone(),
            _ => None,
        }
    }

    /// Puts another store in the open one's place; `f` may consume it. After an error the folder is opened anew, with the
    /// key that is at hand.
    pub fn replace(&self, f: impl FnOnce(Store) -> Result<Store>) -> Result<()> {
        let (home, now) = (self.home(), self.now());
        self.end_others();
        let mut vault = self.guard();
        match &*vault {
            Vault::Open { reading: None, .. } => {}
            Vault::Open { reading: Some(why), .. } | Vault::Closed(why) => return Err(why.clone()),
            Vault::Locked { .. } => return Err(Error::new(Code::Locked)),
        }
        let Vault::Open { store, lock, .. } =
            std::mem::replace(&mut *vault, Vault::Closed(Error::new(Code::Busy)))
        else {
            return Err(Error::new(Code::Internal));
        };
        let spare = store.spare();
        let done = caught(|| f(*store));
        let (store, done) = match done {
            Ok(store) => (Ok(store), Ok(())),
            Err(e) => (spare.open(home, now), Err(e)),
        };
        *vault = match store {
            Ok(store) => Vault::Open { store: Box::new(store), reading: None, lock },
            Err(e) if e.code == Code::Locked => Vault::Locked { lock },
            Err(e) => Vault::Closed(e),
        };
        done
    }

    /// Makes a record that could not be opened whole, or a new one: `f` gives the store.
    pub(crate) fn rescue(&self, f: impl FnOnce(&Path, Zone, DateTime<Utc>) -> Result<Store>) -> Result<()> {
        let (home, now) = (self.home(), self.now());
        self.end_others();
        let mut vault = self.guard();
        let lock = match &mut *vault {
            Vault::Open { lock, .. } | Vault::Locked { lock } => lock.take(),
            Vault::Closed(_) => None,
        };
        let lock = lock.map_or_else(|| FolderLock::take(&self.options.folder), Ok)?;
        // An open store would keep the file for itself.
        let was = std::mem::replace(&mut *vault, Vault::Closed(Error::new(Code::Busy)));
        let locked = matches!(was, Vault::Locked { .. });
        let spare = if let Vault::Open { store, .. } = &was { Some(store.spare()) } else { None };
        drop(was);
        match caught(|| f(&self.options.folder, home, now)) {
            Ok(store) => {
                *vault = Vault::Open { store: Box::new(store), reading: None, lock: Some(lock) };
                drop(vault);
                *self.kept() = None;
                *self.tried() = None;
                Ok(())
            }
            Err(e) => {
                // As it was, as far as that can be.
                let again = spare.map(|spare| spare.open(home, now));
                *vault = match again {
                    Some(Ok(store)) => {
                        Vault::Open { store: Box::new(store), reading: None, lock: Some(lock) }
                    }
                    _ if locked => Vault::Locked { lock: Some(lock) },
                    _ => {
                        drop(lock);
                        open(&self.options.folder, home, now)
                    }
                };
                Err(e)
            }
        }
    }

    /// Opens a damaged record only to look at it.
    pub(crate) fn look_only(&self) -> Result<()> {
        let (way, home) = (self.tried().clone(), self.home());
        let mut vault = self.guard();
        let lock = match &mut *vault {
            Vault::Open { .. } => return Ok(()),
            Vault::Locked { lock } => lock.take(),
            Vault::Closed(_) => None,
        };
        let folder = &self.options.folder;
        let opened = match &way {
            Some(way) => Store::unlock_for_reading(folder, way),
            None => Store::open_for_reading(folder),
        };
        match opened {
            Ok(mut store) => {
                store.set_home(home);
                let reading = Some(Error::new(Code::DamagedDatabase));
                *vault = Vault::Open { store: Box::new(store), reading, lock };
                Ok(())
            }
            Err(e) => {
                if let Vault::Locked { lock: place } = &mut *vault {
                    *place = lock;
                }
                Err(e)
            }
        }
    }

    /// Closes the folder when the program ends: SQLite puts everything into the one file, and others may open it.
    pub fn close(&self) {
        self.end_others();
        *self.guard() = Vault::Closed(Error::new(Code::Stopped));
    }

    /// A panic in a command must not lock the person out: the store's transaction was rolled back when it unwound, so
    /// what the guard protects is whole.
    pub(super) fn guard(&self) -> MutexGuard<'_, Vault> {
        self.vault.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A disk that failed, and a damaged file, are not written again before a new start: somebody should look first.
fn again_is_unwise(reading: Option<&Error>) -> bool {
    reading.is_some_and(|e| e.is_disk_failure() || e.code == Code::DamagedDatabase)
}

pub(super) fn open(folder: &Path, home: Zone, now: DateTime<Utc>) -> Vault {
    if folder.as_os_str().is_empty() {
        return Vault::Closed(Error::new(Code::ReadOnly).with("folder", ""));
    }
    // A folder that cannot be written needs no lock: nothing will be written.
    let (lock, opened) = match FolderLock::take(folder) {
        Ok(lock) => (Some(lock), Store::open(folder, home, now)),
        Err(e) if can_be_read(&e) => (None, Err(e)),
        Err(e) => return Vault::Closed(e),
    };
    match opened {
        Ok(store) => Vault::Open { store: Box::new(store), reading: None, lock },
        Err(e) if e.code == Code::Locked => Vault::Locked { lock },
        Err(e) if can_be_read(&e) => match Store::open_for_reading(folder) {
            Ok(mut store) => {
                store.set_home(home);
                Vault::Open { store: Box::new(store), reading: Some(e), lock }
            }
            Err(other) if other.code == Code::Locked => Vault::Locked { lock },
            Err(_) => Vault::Closed(e),
        },
        Err(e) => Vault::Closed(e),
    }
}

/// Whether a record that cannot be written may still be read.
fn can_be_read(e: &Error) -> bool {
    matches!(e.code, Code::ReadOnly | Code::DiskFull | Code::NewerDatabase) || e.is_disk_failure()
}
