//! What the shell holds while it runs: the clock, the folder and one guarded store.

use crate::desktop::folder::{self, FolderLock};
use chrono::{DateTime, Utc};
use evenkeel_core::clock::Clock;
use evenkeel_core::domain::{Day, Facts, LocalTime, Zone, day_of};
use evenkeel_core::exchange::Archive;
use evenkeel_core::store::{Done, Op, Store, Tx};
use evenkeel_core::{Code, Error, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

/// How the app was started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder.
    pub folder: PathBuf,
    /// Where the time comes from.
    pub clock: Clock,
    /// Without a window, as at login.
    pub hidden: bool,
    /// Answers "open" dialogs in tests.
    pub answer_open: Option<PathBuf>,
    /// Answers "save" dialogs in tests.
    pub answer_save: Option<PathBuf>,
}

impl Options {
    /// The usual folder, or the one given.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder: folder.or_else(evenkeel_core::place::default_data_dir).unwrap_or_default(),
            clock: Clock::System,
            hidden: false,
            answer_open: None,
            answer_save: None,
        }
    }
}

/// Whether the store can be used. `Closed` keeps why, so that the window can say it.
enum Vault {
    Open { store: Box<Store>, _lock: FolderLock },
    Closed(Error),
}

/// The managed state behind every command.
pub struct App {
    options: Options,
    home: Mutex<Zone>,
    vault: Mutex<Vault>,
    /// An archive that was read and shown, waiting for a yes.
    pub(crate) waiting: Mutex<Option<Archive>>,
    /// SQLite's number for what other programs wrote, when it was last looked at.
    seen: Mutex<Option<i64>>,
    /// Set by "Stop" while an archive comes in.
    pub(crate) stop: std::sync::atomic::AtomicBool,
}

impl App {
    /// Opens the folder. A folder that cannot be opened is no reason not to start: the window says what is wrong.
    pub fn new(options: Options) -> Self {
        let home = folder::home_zone();
        let vault = open(&options.folder, home, options.clock.now());
        Self {
            options,
            home: Mutex::new(home),
            vault: Mutex::new(vault),
            waiting: Mutex::new(None),
            seen: Mutex::new(None),
            stop: std::sync::atomic::AtomicBool::new(false),
        }
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
        *self.home.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Looks where the person is now, and says whether that is another zone than before.
    pub(crate) fn travelled(&self) -> bool {
        let here = folder::home_zone();
        let before = {
            let mut home = self.home.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            std::mem::replace(&mut *home, here)
        };
        if before != here {
            // A closed folder is opened with the new zone.
            drop(self.with(|store| {
                store.set_home(here);
                Ok(())
            }));
        }
        before != here
    }

    /// Tries again to open a folder that could not be opened.
    pub fn reopen(&self) -> Result<()> {
        let mut vault = self.guard();
        if matches!(*vault, Vault::Closed(_)) {
            *vault = open(&self.options.folder, self.home(), self.options.clock.now());
        }
        match &*vault {
            Vault::Open { .. } => Ok(()),
            Vault::Closed(e) => Err(e.clone()),
        }
    }

    /// Closes the folder when the program ends: SQLite puts everything into the one file, and others may open it.
    pub fn close(&self) {
        *self.guard() = Vault::Closed(Error::new(Code::Stopped));
    }

    /// A panic in a command must not lock the person out: the store's transaction was rolled back when it unwound, so
    /// what the guard protects is whole.
    fn guard(&self) -> MutexGuard<'_, Vault> {
        self.vault.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Works on the open store.
    pub fn with<T>(&self, f: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        match &mut *self.guard() {
            Vault::Open { store, .. } => f(store),
            Vault::Closed(e) => Err(e.clone()),
        }
    }

    /// Reads: all facts, and the moment they are read at.
    pub fn read<T>(&self, f: impl FnOnce(&Facts, &Moment) -> Result<T>) -> Result<T> {
        let facts = self.facts()?;
        f(&facts, &self.moment(&facts))
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
        let before = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner).replace(now);
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

fn open(folder: &Path, home: Zone, now: DateTime<Utc>) -> Vault {
    if folder.as_os_str().is_empty() {
        return Vault::Closed(Error::new(Code::ReadOnly).with("folder", ""));
    }
    let opened = FolderLock::take(folder).and_then(|lock| Store::open(folder, home, now).map(|s| (s, lock)));
    match opened {
        Ok((store, lock)) => Vault::Open { store: Box::new(store), _lock: lock },
        Err(e) => Vault::Closed(e),
    }
}
