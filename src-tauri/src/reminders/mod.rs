//! Reminders while the app runs: one thread that looks at least every 30 seconds on the wall clock, and at once when
//! something changes. What is due is decided in the core; here are the clock, the file and the system's notifications.

mod book;
mod teller;

pub(crate) use book::snoozed;
pub(crate) use teller::{Teller, privacy};

use crate::desktop::notify::{Heard, NotShown, Server, ServerInfo};
use crate::state::App;
use book::AppBook;
use chrono::{DateTime, Duration, Utc};
use evenkeel_core::schedule::reminder::{Engine, Event, Key, Snooze, Why};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Instant;
use tauri::{AppHandle, Manager, Runtime};

/// Never longer than this between two looks (R2): a timer would stand still while the computer sleeps.
const TICK: Duration = Duration::seconds(30);
/// Wall clock and running time differ by more than this only if the clock was set or the computer slept.
const JUMP: Duration = Duration::seconds(5);

/// A sleep of this length locks.
const SLEEP: Duration = Duration::minutes(1);

/// What the thread is told.
pub(crate) enum Message {
    /// The facts, the zone or the choices changed, or the computer woke up.
    Changed,
    /// What the person did with a notification.
    Heard(Heard),
    /// Show one for trial, and answer what came of it.
    Test(Sender<Result<ServerInfo, NotShown>>),
    /// The app ends.
    End,
}

/// The way to the thread.
pub(crate) struct Reminders {
    send: Mutex<Sender<Message>>,
}

impl Reminders {
    /// The way, and its other end.
    pub(crate) fn new() -> (Self, Receiver<Message>) {
        let (send, receive) = mpsc::channel();
        (Self { send: Mutex::new(send) }, receive)
    }

    /// Tells the thread something. One that has ended needs to hear nothing.
    pub(crate) fn tell(&self, message: Message) {
        drop(self.sender().send(message));
    }

    pub(crate) fn sender(&self) -> Sender<Message> {
        self.send.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Shows a reminder for trial and hands back the server's own answer (R22).
    pub(crate) fn test(&self) -> Result<ServerInfo, NotShown> {
        let (send, receive) = mpsc::channel();
        self.tell(Message::Test(send));
        // The bus and two calls, five seconds each, and a look that may be under way.
        let answer = receive.recv_timeout(std::time::Duration::from_secs(30));
        answer.unwrap_or(Err(NotShown::NoAnswer))
    }
}

/// Runs until the app ends. `server` is what shows notifications.
pub(crate) fn run<R: Runtime>(handle: &AppHandle<R>, receive: &Receiver<Message>, server: Box<dyn Server>) {
    let app = handle.state::<App>();
    let mut teller = Teller::new(handle.clone(), server);
    let mut engine = Engine::default();
    let mut why = Why::Start;
    let mut looked: Option<(Instant, DateTime<Utc>)> = None;
    if app.options().hidden && app.is_locked() {
        // Without a window nobody else asks the keychain.
        if app.keychain_way().is_some() && app.unlock_by_keychain().is_ok() {
            crate::commands::protection::changed(handle);
        } else {
            teller.ask_to_unlock();
        }
    }
    loop {
        let now = app.now();
        if app.travelled() || looked.is_some_and(|at| jumped(at, now)) {
            why = if why == Why::Start { why } else { Why::Changed };
        }
        if looked.is_some_and(|at| slept(at, now)) {
            // Where nobody tells that the computer slept, the clocks do.
            crate::lock::with_screen(handle);
        }
        looked = Some((Instant::now(), now));
        let mut book = AppBook::new(&app);
        // What the file did not take is tried with the next look; nothing was shown that is not written.
        let took = engine.look(now, why, &mut book, &mut teller);
        if book.changed() {
            crate::commands::saved::tell_tables(handle, &["reminder"]);
        }
        // A folder that could not be opened yet has nothing to start from.
        why = if took.is_err() && why == Why::Start { Why::Start } else { Why::Tick };
        let now = app.now();
        engine.finished(now);
        let wait = engine.wait(now, TICK).to_std().unwrap_or_default();
        match receive.recv_timeout(wait) {
            Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
            Ok(message) => {
                if let Some(next) = hear(handle, message, &mut engine, &mut teller) {
                    why = if why == Why::Start { why } else { next };
                }
            }
        }
    }
}

fn hear<R: Runtime>(
    handle: &AppHandle<R>,
    message: Message,
    engine: &mut Engine,
    teller: &mut Teller<R>,
) -> Option<Why> {
    let app = handle.state::<App>();
    let mut book = AppBook::new(&app);
    let now = app.now();
    match message {
        Message::Changed | Message::End => {
            if !app.is_locked() {
                teller.unlocked();
            }
            Some(Why::Changed)
        }
        Message::Test(answer) => {
            drop(answer.send(teller.test()));
            None
        }
        Message::Heard(Heard::Pressed(id, _)) if teller.asked_with(id) => {
            crate::desktop::window::show(handle);
            None
        }
        Message::Heard(heard) => {
            let event = match &heard {
                Heard::Pressed(id, word) if word == "default" || word == "open" => Event::Opened(*id),
                Heard::Pressed(id, word) => {
                    press(&app, *id, word, &mut book);
                    teller.withdraw_now(*id);
                    return Some(Why::Changed);
                }
                Heard::Dismissed(id) => Event::Dismissed(*id),
                Heard::Expired(id) => Event::Expired(*id),
                Heard::ServerChanged => Event::ServerChanged,
            };
            let opened = engine.heard(now, event, &mut book).ok().flatten();
            if let Some(key) = opened {
                open(handle, &key);
            }
            Some(Why::Changed)
        }
    }
}

/// A button other than "Open": a snooze, or "not this week".
fn press(app: &App, id: u32, word: &str, book: &mut AppBook<'_>) {
    let Some(snooze) = Snooze::parse(word) else {
        if word == "not_this_week" {
            drop(crate::commands::suggest::not_this_week(app));
        }
        return;
    };
    drop(book.snooze_shown(id, snooze));
}

/// Brings the window to front, at the visit.
fn open<R: Runtime>(handle: &AppHandle<R>, key: &Key) {
    crate::desktop::window::open_at(handle, &book::place(key));
}

/// Whether the wall clock ran ahead of the running time, as it does in a sleep.
fn slept((then, wall): (Instant, DateTime<Utc>), now: DateTime<Utc>) -> bool {
    let ran = Duration::from_std(then.elapsed()).unwrap_or(Duration::zero());
    now - wall - ran > SLEEP
}

/// Whether the wall clock and the running time went apart since.
fn jumped((then, wall): (Instant, DateTime<Utc>), now: DateTime<Utc>) -> bool {
    let ran = Duration::from_std(then.elapsed()).unwrap_or(Duration::zero());
    (now - wall - ran).abs() > JUMP
}
