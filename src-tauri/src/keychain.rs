//! This computer's keychain as a way into the record (docs/protection.md): off unless the person turned it on, asked by
//! itself only at the start of the app, and never instead of saying what happened.

use crate::desktop::keychain::{self, Keychain, Trouble};
use crate::state::App;
use evenkeel_core::vault::{KeychainKey, Keys, Way};
use evenkeel_core::{Code, Error, Result};
use serde::Serialize;
use specta::Type;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the lock page does about the keychain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeychainWay {
    /// The app has just started: it is asked at once.
    Asks,
    /// It was asked already, or the record was locked since: a button asks it.
    Waits,
}

/// The keychain, and what became of asking it.
pub(crate) struct Opener {
    keychain: Box<dyn Keychain>,
    by_itself: AtomicBool,
    /// Rises with every lock, so that an answer that comes after one opens nothing.
    locks: AtomicU32,
    trouble: Mutex<Option<Trouble>>,
}

impl Opener {
    /// Asks on the session's bus, or the one at this address.
    pub(crate) fn new(bus: Option<String>) -> Self {
        Self {
            keychain: keychain::of(bus),
            by_itself: AtomicBool::new(true),
            locks: AtomicU32::new(0),
            trouble: Mutex::new(None),
        }
    }

    /// Somebody wants the record closed: from now on only a button asks.
    pub(crate) fn locked(&self) {
        self.by_itself.store(false, Ordering::SeqCst);
        self.locks.fetch_add(1, Ordering::SeqCst);
        *self.trouble() = None;
    }

    fn trouble(&self) -> MutexGuard<'_, Option<Trouble>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// What the lock page does; none if the keychain is no way into this record.
    pub(crate) fn keychain_way(&self) -> Option<KeychainWay> {
        if !self.is_locked() || Keys::of(self.folder()).with_keychain().is_empty() {
            return None;
        }
        let by_itself = self.opener.by_itself.load(Ordering::SeqCst);
        Some(if by_itself { KeychainWay::Asks } else { KeychainWay::Waits })
    }

    /// Why the keychain did not open the record that is open now, if so.
    pub(crate) fn keychain_trouble(&self) -> Option<Error> {
        let trouble = (*self.opener.trouble())?;
        self.with(|store| Ok(store.has_keychain())).is_ok_and(|has| has).then(|| trouble.into())
    }

    /// Opens a locked record with what the keychain gives; at most five seconds are waited for it.
    ///
    /// Errors: `Keychain`; those of [`App::unlock`] but `WrongPassphrase`; `Locked` if it was locked meanwhile.
    pub fn unlock_by_keychain(&self) -> Result<()> {
        self.opener.by_itself.store(false, Ordering::SeqCst);
        let locks = self.opener.locks.load(Ordering::SeqCst);
        if !self.is_locked() {
            return self.reopen();
        }
        let mut trouble = Trouble::Nothing;
        for vault in Keys::of(self.folder()).with_keychain() {
            let key = match self.opener.keychain.ask(&vault) {
                Ok(key) => key,
                Err(why) => {
                    trouble = why;
                    continue;
                }
            };
            if self.opener.locks.load(Ordering::SeqCst) != locks {
                return Err(Error::new(Code::Locked));
            }
            match self.unlock(&Way::Keychain(key)) {
                Err(e) if matches!(e.code, Code::WrongPassphrase | Code::DamagedKeys) => {
                    trouble = Trouble::Other;
                }
                done => {
                    *self.opener.trouble() = None;
                    return done;
                }
            }
        }
        *self.opener.trouble() = Some(trouble);
        Err(trouble.into())
    }

    /// Makes the keychain a way in, or makes it one anew. The first time it takes the passphrase; later the person has
    /// said so already.
    ///
    /// Errors: `WrongPassphrase`, `Empty`; `NotFound` if the record is not protected; `Keychain`, and nothing is changed.
    pub fn keychain_on(&self, passphrase: Option<&str>) -> Result<()> {
        let not_protected = || Error::new(Code::NotFound).with("kind", "keys");
        let vault = self.with(|store| {
            store.writable()?;
            match passphrase {
                Some(text) => store.opens_with(&Way::passphrase(text))?,
                None if store.has_keychain() => {}
                None => return Err(Error::at(Code::Empty, "passphrase")),
            }
            store.vault().map(str::to_owned).ok_or_else(not_protected)
        })?;
        let key = KeychainKey::random()?;
        let keychain = &self.opener.keychain;
        keychain.keep(&vault, &key)?;
        // What it does not give back now it would not give back later.
        if keychain.ask(&vault)? != key {
            return Err(Trouble::Other.into());
        }
        self.with(|store| {
            if store.vault() != Some(vault.as_str()) {
                return Err(Error::new(Code::ChangedSince));
            }
            store.put_way(&Way::Keychain(key))
        })?;
        *self.opener.trouble() = None;
        Ok(())
    }

    /// The keychain opens the record no more. Says whether the keychain also forgot its key, which opens nothing now.
    pub fn keychain_off(&self) -> Result<bool> {
        let vault = self.with(|store| {
            let vault = store.vault().map(str::to_owned);
            store.drop_keychain()?;
            Ok(vault)
        })?;
        *self.opener.trouble() = None;
        Ok(vault.is_none_or(|vault| self.opener.keychain.forget(&vault).is_ok()))
    }

    /// Does what may leave the keychain's key without a slot, and has the keychain forget it then. A keychain that does
    /// not is no reason to fail: its key opens nothing any more.
    pub(crate) fn forgetting<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        let keys = Keys::of(self.folder());
        let before = keys.with_keychain();
        let done = f()?;
        let now = keys.with_keychain();
        for vault in before.iter().filter(|vault| !now.contains(vault)) {
            let _ = self.opener.keychain.forget(vault);
        }
        Ok(done)
    }
}
