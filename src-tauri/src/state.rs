//! What the shell holds while it runs: the clock, the folder and one guarded store.

mod kept;
mod vault;
mod work;

use crate::desktop::folder;
use crate::keychain::Opener;
use chrono::{DateTime, Utc};
use evenkeel_core::clock::Clock;
use evenkeel_core::domain::{Day, Facts, LocalTime, Zone, day_of};
use evenkeel_core::exchange::Archive;
use evenkeel_core::store::backup::Chosen;
use evenkeel_core::store::{Done, Op, Store, Tx};
use evenkeel_core::vault::{RecoveryKey, Way};
use evenkeel_core::{Code, Error, Result};
use kept::Kept;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vault::{Vault, open};

/// How the app was started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder.
    pub folder: PathBuf,
    /// Where the time comes from.
    pub clock: Clock,
    /// Without a window, as at login.
    pub hidden: bool,
    /// How long a minute lasts before locking: shorter in tests.
    pub minute: std::time::Duration,
    /// Answers "open" dialogs in tests.
    pub answer_open: Option<PathBuf>,
    /// Answers "save" dialogs in tests.
    pub answer_save: Option<PathBuf>,
    /// The address of the bus the keychain is asked on, in tests; none for the session's.
    pub keychain_bus: Option<String>,
}

impl Options {
    /// The usual folder, or the one given.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder: folder.or_else(evenkeel_core::place::default_data_dir).unwrap_or_default(),
            clock: Clock::System,
            hidden: false,
            minute: std::time::Duration::from_secs(60),
            answer_open: None,
            answer_save: None,
            keychain_bus: None,
        }
    }
}

/// The managed state behind every command.
pub struct App {
    options: Options,
    home: Mutex<Zone>,
    vault: Mutex<Vault>,
    kept: Mutex<Option<Kept>>,
    /// The way in that was right, of a record that is damaged: for what can still be done.
    pub(crate) tried: Mutex<Option<Way>>,
    /// This computer's keychain.
    pub(crate) opener: Opener,
    /// A recovery key that is shown, waiting to be typed back.
    pub(crate) offered: Mutex<Option<RecoveryKey>>,
    /// A backup that was chosen from elsewhere.
    pub(crate) elsewhere: Mutex<Option<Chosen>>,
    /// An archive that was read and shown, waiting for a yes.
    pub(crate) waiting: Mutex<Option<Archive>>,
    /// SQLite's number for what other programs wrote, when it was last looked at.
    seen: Mutex<Option<i64>>,
    /// Set by "Stop" while an archive comes in.
    pub(crate) stop: AtomicBool,
    /// Rises when all work on connections of their own ends.
    ends: AtomicU64,
    /// Rises when what the app does by itself has to make way.
    ways: AtomicU64,
}

impl App {
    /// Opens the folder. A folder that cannot be opened is no reason not to start: the window says what is wrong.
    pub fn new(options: Options) -> Self {
        let home = folder::home_zone();
        let vault = open(&options.folder, home, options.clock.now());
        let app = Self {
            opener: Opener::new(options.keychain_bus.clone()),
            options,
            home: Mutex::new(home),
            vault: Mutex::new(vault),
            kept: Mutex::new(None),
            tried: Mutex::new(None),
            offered: Mutex::new(None),
            elsewhere: Mutex::new(None),
            waiting: Mutex::new(None),
            seen: Mutex::new(None),
            stop: AtomicBool::new(false),
            ends: AtomicU64::new(0),
            ways: AtomicU64::new(0),
        };
        app.hold_if_reading();
        app
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.options.folder
    }

    /// How the app was started.
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.options.clock.now()
    }

    /// Where the person is.
    pub fn home(&self) -> Zone {
        *self.home.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks where the person is now, and says whether that is another zone than before.
    pub(crate) fn travelled(&self) -> bool {
        let here = folder::home_zone();
        let before = {
            let mut home = self.home.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *home, here)
        };
        if before != here {
            // A closed folder is opened with the new zone.
            if let Some(kept) = &mut *self.kept() {
                kept.held.set_home(here);
            }
            drop(self.with(|store| {
                store.set_home(here);
                Ok(())
            }));
        }
        before != here
    }

    /// What the person chose under a key; none while the record is closed.
    pub(crate) fn preference(&self, key: &str) -> Option<serde_json::Value> {
        self.facts().ok()?.preferences.get(key).cloned()
    }

    fn tried(&self) -> MutexGuard<'_, Option<Way>> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on the open store. A disk that fails is not written again: from then on the record is only read.
    pub fn with<T>(&self, f: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        let (done, failed) = match &mut *self.guard() {
            Vault::Open { store, reading, .. } => {
                let done = caught(|| f(store)).map_err(|e| match reading {
                    // Why nothing can be written is known better here.
                    Some(why) if e.code == Code::ReadOnly => why.clone(),
                    _ => e,
                });
                let failed = done.as_ref().err().filter(|e| e.is_disk_failure()).cloned();
                let failed = failed.filter(|_| reading.is_none());
                if let Some(e) = &failed
                    && let Ok(again) = store.again_for_reading()
                {
                    **store = again;
                    *reading = Some(e.clone());
                }
                (done, failed.is_some())
            }
            Vault::Locked { .. } => return Err(Error::new(Code::Locked)),
            Vault::Closed(e) => return Err(e.clone()),
        };
        if failed {
            self.hold_if_reading();
        }
        done
    }

    /// Reads: all facts, and the moment they are read at.
    pub fn read<T>(&self, f: impl FnOnce(&Facts, &Moment) -> Result<T>) -> Result<T> {
        let facts = self.facts()?;
        let moment = self.moment(&facts);
        caught(|| f(&facts, &moment))
    }

    /// All facts as they are now.
    pub fn facts(&self) -> Result<Arc<Facts>> {
        self.with(|store| store.facts())
    }

    /// Writes through the one door.
    pub fn write<T>(&self, op: Op, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        let now = self.now();
        self.with(|store| store.transact(op, now, f))
    }

    /// Whether another program, such as `keel`, wrote since this was last asked.
    pub fn changed_elsewhere(&self) -> Result<bool> {
        let now = self.with(|store| store.data_version())?;
        let before = self.seen.lock().unwrap_or_else(PoisonError::into_inner).replace(now);
        Ok(before.is_some_and(|b| b != now))
    }

    /// An instant as wall time here.
    pub fn wall_time(&self, at: DateTime<Utc>) -> LocalTime {
        use chrono::Timelike;
        let local = at.with_timezone(&self.home().0).naive_local();
        LocalTime(local.with_nanosecond(0).unwrap_or(local))
    }

    /// The size of the record in bytes.
    #[allow(clippy::cast_precision_loss)] // shown rounded
    pub fn size(&self) -> f64 {
        self.with(|store| store.size()).map_or(0.0, |bytes| bytes as f64)
    }

    /// The present moment where the person lives.
    pub fn moment(&self, facts: &Facts) -> Moment {
        let zone = self.home();
        let now = self.now();
        let local = LocalTime(self.options.clock.local(zone.0));
        Moment { now, zone, local, today: day_of(local, facts.settings.day_start.0) }
    }
}

/// The present, as an argument for everything that is worked out.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The instant.
    pub now: DateTime<Utc>,
    /// The computer's zone, for new entries.
    pub zone: Zone,
    /// The wall time there.
    pub local: LocalTime,
    /// The day it belongs to.
    pub today: Day,
}

/// A panic becomes an error that the window can say; otherwise it would wait for an answer for ever. What was being written
/// was rolled back when it unwound.
fn caught<T>(f: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(f))
        .unwrap_or_else(|_| Err(Error::new(Code::Internal)))
}
