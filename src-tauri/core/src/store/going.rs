//! Long work that somebody may end: the record is locked, or "Stop" is pressed.

use crate::error::{Code, Error, Result};
use rusqlite::Connection;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How often it is asked whether to go on.
const BETWEEN: Duration = Duration::from_millis(50);

/// Works as long as `go_on` says so: then what SQLite is doing on the connection is broken off.
///
/// Errors: `Stopped`; those of the work.
pub(super) fn while_going<T>(
    conn: &Connection,
    go_on: &(dyn Fn() -> bool + Sync),
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let stopped = AtomicBool::new(!go_on());
    if stopped.load(Ordering::Relaxed) {
        return Err(Error::new(Code::Stopped));
    }
    let interrupt = conn.get_interrupt_handle();
    let done = std::thread::scope(|scope| {
        // It goes at the end of the work, also if that panics.
        let (_working, ended) = mpsc::channel::<()>();
        let stopped = &stopped;
        let watch = move || {
            // Said again each time: it ends only the statement that is running.
            while ended.recv_timeout(BETWEEN) == Err(RecvTimeoutError::Timeout) {
                if stopped.load(Ordering::Relaxed) || !go_on() {
                    stopped.store(true, Ordering::Relaxed);
                    interrupt.interrupt();
                }
            }
        };
        // Without a thread to watch, the work goes to its end.
        let _watch = std::thread::Builder::new().spawn_scoped(scope, watch);
        work()
    });
    if stopped.load(Ordering::Relaxed) { Err(Error::new(Code::Stopped)) } else { done }
}
