//! Backups and checks by themselves: a thread that looks once an hour, on connections of its own, so that nothing the
//! person does waits for it. And, whenever nothing is written for a while, bringing the log of writes into the file.

use crate::commands::saved::tell_tables;
use crate::state::App;
use chrono::Duration;
use evenkeel_core::store::backup;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use tauri::{AppHandle, Manager, Runtime};

/// After a start the window comes first.
const AFTER_START: std::time::Duration = std::time::Duration::from_secs(20);
const BETWEEN: std::time::Duration = std::time::Duration::from_secs(60 * 60);
/// Without a write for so long, the log of writes is brought in.
const QUIET: std::time::Duration = std::time::Duration::from_secs(5 * 60);

/// How to wake the thread.
pub(crate) struct Keeping(Mutex<Sender<()>>);

impl Keeping {
    pub(crate) fn new() -> (Self, Receiver<()>) {
        let (wake, woken) = mpsc::channel();
        (Self(Mutex::new(wake)), woken)
    }

    /// The record was opened.
    pub(crate) fn look_again(&self) {
        let _ = self.0.lock().unwrap_or_else(PoisonError::into_inner).send(());
    }
}

/// Runs until the app ends.
pub(crate) fn keep<R: Runtime>(handle: &AppHandle<R>, woken: &Receiver<()>) {
    let mut due = Instant::now() + AFTER_START;
    let mut log = 0;
    loop {
        match woken.recv_timeout(due.saturating_duration_since(Instant::now()).min(QUIET)) {
            Err(RecvTimeoutError::Disconnected) => return,
            Ok(()) => due = Instant::now() + AFTER_START,
            Err(RecvTimeoutError::Timeout) if Instant::now() < due => {
                let app = handle.state::<App>();
                let before = std::mem::replace(&mut log, app.with(|store| Ok(store.log_size())).unwrap_or(0));
                if log > 0 && log == before {
                    bring_in(&app);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                // What cannot be done now is due at the next look; Settings, Data says how things stand.
                if look(&handle.state::<App>()).is_ok_and(|damage| damage) {
                    tell_tables(handle, &["preference"]);
                }
                due = Instant::now() + BETWEEN;
            }
        }
    }
}

/// Brings the log of writes into the file. What another program keeps from being brought in now is brought in later.
pub(crate) fn bring_in(app: &App) {
    drop(app.with(|store| store.checkpoint()));
}

/// Checks and backs up what is due. Gives whether the check found damage.
fn look(app: &App) -> evenkeel_core::Result<bool> {
    if app.reading().is_some() {
        return Ok(false);
    }
    // Locking ends both; the next unlocking begins them anew.
    let goes_on = app.goes_on_by_itself();
    let now = app.now();
    let checked = app.with(|store| store.last_check())?;
    let mut damage = false;
    if checked.is_none_or(|(at, _)| now < at || now - at >= Duration::days(1)) {
        let well = app.with(|store| store.again_for_reading())?.check_while(&goes_on)?.is_ok();
        app.with(|store| store.note_check(now, well))?;
        damage = !well;
    }
    bring_in(app);
    if backup::is_due(app.folder(), now)? {
        let source = app.with(|store| Ok(store.source()))?;
        source.backup(now, &|_, _| goes_on())?;
        backup::thin(app.folder(), now)?;
    }
    Ok(damage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Options;
    use evenkeel_core::Code;
    use evenkeel_core::domain::{Day, Managed};
    use evenkeel_core::store::Op;
    use evenkeel_core::vault::Way;
    use std::path::Path;

    /// A protected record of some 30 MiB, checked, so that a backup is due.
    fn app(folder: &Path) -> App {
        let app = App::new(Options::new(Some(folder.to_owned())));
        let day = Day(app.now().date_naive());
        app.write(Op::new("archive-import"), |tx| {
            (0..60_000).try_for_each(|_| {
                tx.put_managed(&Managed { id: tx.new_id(), day, what: "made soup ".repeat(19) })
            })
        })
        .unwrap();
        let way = Way::passphrase("four harbour lamps at dusk");
        app.replace(|store| store.protect(&[way], app.now())).unwrap();
        app.with(|store| store.note_check(app.now(), true)).unwrap();
        app
    }

    fn there(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder.join("backups")).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// What comes of a backup that is due when `then` is done in the middle of it.
    fn in_the_middle(app: &App, then: impl FnOnce()) -> evenkeel_core::Result<bool> {
        std::thread::scope(|scope| {
            let keeping = scope.spawn(|| look(app));
            while !there(app.folder()).iter().any(|name| name.ends_with(".part")) {
                assert!(!keeping.is_finished(), "it has begun");
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            then();
            keeping.join().unwrap()
        })
    }

    #[test]
    fn locking_ends_a_backup_nothing_of_it_stays_and_the_lock_does_not_wait() {
        let folder = tempfile::tempdir().unwrap();
        let app = app(folder.path());
        let ended = in_the_middle(&app, || {
            let begun = Instant::now();
            assert!(app.lock());
            assert!(begun.elapsed() < std::time::Duration::from_secs(1), "{:?}", begun.elapsed());
        });
        assert_eq!(ended.unwrap_err().code, Code::Stopped);
        assert!(app.is_locked());
        assert_eq!(there(folder.path()), [""; 0]);
    }

    #[test]
    fn it_makes_way_for_one_the_person_asks_for() {
        let folder = tempfile::tempdir().unwrap();
        let app = app(folder.path());
        assert_eq!(in_the_middle(&app, || app.backup_first().unwrap()).unwrap_err().code, Code::Stopped);
        let made = there(folder.path());
        assert_eq!(made.iter().filter(|name| name.ends_with(".db")).count(), 1, "{made:?}");
        assert!(made.iter().all(|name| !name.ends_with(".part")), "{made:?}");
        // With it, none is due.
        assert!(!look(&app).unwrap());
        assert_eq!(there(folder.path()).len(), made.len());
    }
}
