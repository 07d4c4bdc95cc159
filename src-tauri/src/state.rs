//! What the shell holds while it runs: the clock, the folder and one guarded store.

use crate::desktop::folder::{self, FolderLock};
use crate::desktop::resident;
use crate::keychain::Opener;
use chrono::{DateTime, Utc};
use evenkeel_core::clock::Clock;
use evenkeel_core::domain::{Day, Facts, LocalTime, Zone, day_of};
use evenkeel_core::exchange::Archive;
use evenkeel_core::schedule::reminder::Held;
use evenkeel_core::store::backup::Chosen;
use evenkeel_core::store::{Done, Op, Store, Tx};
use evenkeel_core::vault::{RecoveryKey, Way};
use evenkeel_core::{Code, Error, Result};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

/// Whether the store can be used. `Closed` keeps why, so that the window can say it.
enum Vault {
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

/// What stays known while the record is closed or cannot be written.
pub(crate) struct Kept {
    /// Reminders, from memory (R21).
    pub(crate) held: Held,
    /// Whether the app stays without a window.
    pub(crate) stays: Option<bool>,
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

    /// A backup before a step that replaces or adds much.
    pub(crate) fn backup_first(&self) -> Result<()> {
        self.make_way();
        let goes_on = self.goes_on();
        let source = self.with(|store| Ok(store.source()))?;
        source.backup(self.now(), &|_, _| goes_on()).map(drop)
    }

    /// Ends all that works on connections of its own: the record is locked or closed, or another file takes its place.
    fn end_others(&self) {
        self.ends.fetch_add(1, Ordering::Relaxed);
    }

    /// The person has something done that must not wait for what the app does by itself.
    pub(crate) fn make_way(&self) {
        self.ways.fetch_add(1, Ordering::Relaxed);
    }

    /// For work that begins now on a connection of its own: whether it goes on.
    pub(crate) fn goes_on(&self) -> impl Fn() -> bool + Sync + '_ {
        let ends = self.ends.load(Ordering::Relaxed);
        move || self.ends.load(Ordering::Relaxed) == ends
    }

    /// The same for what nobody asked for.
    pub(crate) fn goes_on_by_itself(&self) -> impl Fn() -> bool + Sync + '_ {
        let (goes_on, ways) = (self.goes_on(), self.ways.load(Ordering::Relaxed));
        move || goes_on() && self.ways.load(Ordering::Relaxed) == ways
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

    /// What the person chose under a key; none while the record is closed.
    pub(crate) fn preference(&self, key: &str) -> Option<serde_json::Value> {
        self.facts().ok()?.preferences.get(key).cloned()
    }

    /// What was chosen about staying without a window, also while locked. A record that was never open in this run was
    /// started so at login, or not.
    pub(crate) fn stays(&self) -> Option<bool> {
        match self.facts() {
            Ok(facts) => facts.preferences.get(resident::STAYS).and_then(serde_json::Value::as_bool),
            Err(e) if e.code == Code::Locked => {
                self.kept().as_ref().map_or(self.options.hidden.then_some(true), |kept| kept.stays)
            }
            Err(_) => None,
        }
    }

    /// What is kept meanwhile, if the record is closed or cannot be written.
    pub(crate) fn kept(&self) -> MutexGuard<'_, Option<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tried(&self) -> MutexGuard<'_, Option<Way>> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where nothing can be written, reminders go on from memory.
    fn hold_if_reading(&self) {
        if self.reading().is_some() {
            self.hold();
        }
    }

    /// Reminders go on from memory, if they do not already.
    pub(crate) fn hold(&self) {
        if self.kept().is_some() {
            return;
        }
        let (now, stays) = (self.now(), self.stays());
        let somebody = crate::commands::suggest::somebody(self).ok().flatten().is_some();
        if let Ok(held) = self.with(|store| store.hold_reminders(somebody, now)) {
            self.kept().get_or_insert(Kept { held, stays });
        }
    }

    /// Writes what became of held reminders, as soon as the record can be written; until then they are held on.
    pub(crate) fn give_back(&self) {
        if self.reading().is_some() || self.is_locked() {
            return;
        }
        // Not held while the store is asked: a disk that fails then keeps reminders by the same way.
        let Some(kept) = self.kept().take() else { return };
        if self.with(|store| store.take_back_reminders(&kept.held)).is_err() {
            self.kept().get_or_insert(kept);
        }
    }

    /// Closes the folder when the program ends: SQLite puts everything into the one file, and others may open it.
    pub fn close(&self) {
        self.end_others();
        *self.guard() = Vault::Closed(Error::new(Code::Stopped));
    }

    /// A panic in a command must not lock the person out: the store's transaction was rolled back when it unwound, so
    /// what the guard protects is whole.
    fn guard(&self) -> MutexGuard<'_, Vault> {
        self.vault.lock().unwrap_or_else(PoisonError::into_inner)
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

/// A disk that failed, and a damaged file, are not written again before a new start: somebody should look first.
fn again_is_unwise(reading: Option<&Error>) -> bool {
    reading.is_some_and(|e| e.is_disk_failure() || e.code == Code::DamagedDatabase)
}

/// A panic becomes an error that the window can say; otherwise it would wait for an answer for ever. What was being written
/// was rolled back when it unwound.
fn caught<T>(f: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(f))
        .unwrap_or_else(|_| Err(Error::new(Code::Internal)))
}

fn open(folder: &Path, home: Zone, now: DateTime<Utc>) -> Vault {
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
