//! The engine: commits, shows, commits (R3). It owns nothing but how long to wait before the next try; everything else is
//! in the book, so that it can end at any point and go on.

use super::decide::{Decision, decide};
use super::policy::Policy;
use super::row::{Change, Key, Reason, Row, State};
use crate::error::Result;
use chrono::{DateTime, Duration, Utc};

/// First and longest wait after the server did not take a notification (R18).
const RETRY: (i64, i64) = (5, 300);

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The reminders it speaks of; a digest speaks of those that were missed.
    pub rows: Vec<Row>,
    /// What it is.
    pub told: Told,
    /// Without sound.
    pub silent: bool,
}

/// What a notification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A reminder, or several at once.
    Due,
    /// What passed while the app could not look (R6).
    Missed,
}

/// Why a notification was not taken. The engine tries again (R18).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure;

/// The notification server.
pub trait Notifier {
    /// Hands a note over, and gives the server's number for it.
    fn show(&mut self, note: &Note) -> std::result::Result<u32, Failure>;
    /// Takes a notification back; one that is gone is no error.
    fn withdraw(&mut self, server_id: u32);
}

/// Where the rows are kept.
pub trait Book {
    /// Makes the rows fit the facts as of `now`.
    fn reconcile(&mut self, now: DateTime<Utc>) -> Result<()>;
    /// The rows something may happen to, all that still have a number of the server, and missed ones that no digest told
    /// of yet.
    fn open(&mut self) -> Result<Vec<Row>>;
    /// What the person chose.
    fn policy(&mut self) -> Result<Policy>;
    /// Writes changes in one transaction, each with its line in the list of what happened.
    fn write(&mut self, now: DateTime<Utc>, changes: &[Change]) -> Result<()>;
    /// When the engine last looked, before this run.
    fn last_ran(&mut self) -> Result<Option<DateTime<Utc>>>;
    /// Remembers that the engine looked.
    fn ran(&mut self, now: DateTime<Utc>) -> Result<()>;
}

/// What the notification server said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The person pressed the notification or its "Open".
    Opened(u32),
    /// The person put it away.
    Dismissed(u32),
    /// It left the screen by itself.
    Expired(u32),
    /// Another server has taken over, or one is there for the first time: what it showed is gone.
    ServerChanged,
}

/// Why the engine looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Time went on.
    Tick,
    /// The app starts: what it was doing when it ended is done again.
    Start,
    /// The facts, the zone or the clock changed, the computer woke up, or the record was unlocked (R2).
    Changed,
}

/// Shows what is due.
#[derive(Debug, Default)]
pub struct Engine {
    /// Failures in a row, how long to wait after the last, and when to try again.
    failures: u32,
    wait: Option<Duration>,
    retry_at: Option<DateTime<Utc>>,
    reconciled_at: Option<DateTime<Utc>>,
    /// When the next reminder is due, as far as the last look saw.
    next_due: Option<DateTime<Utc>>,
    last_ran: Option<DateTime<Utc>>,
}

impl Engine {
    /// Looks once. Errors are the book's; nothing is lost by them, the next look goes on.
    pub fn look(
        &mut self,
        now: DateTime<Utc>,
        why: Why,
        book: &mut impl Book,
        notifier: &mut impl Notifier,
    ) -> Result<()> {
        if why == Why::Start {
            *self = Self { last_ran: book.last_ran()?, ..Self::default() };
        }
        // Rows are laid down for two weeks; an hour is often enough, and after a jump of the clock at once.
        let due = self.reconciled_at.is_none_or(|at| now < at || now - at >= Duration::hours(1));
        if due || why != Why::Tick {
            book.reconcile(now)?;
            self.reconciled_at = Some(now);
        }
        let policy = book.policy()?;
        let rows = book.open()?;
        self.take_back(now, &rows, book, notifier)?;
        let asked = rows.iter().filter_map(|row| match row.state {
            State::Planned => Some(row.due),
            State::Snoozed => row.until,
            _ => None,
        });
        self.next_due = asked.filter(|at| *at > now).min();
        let Decision { changes, show, silent, missed } = decide(&rows, now, &policy, self.last_ran);
        book.write(now, &changes)?;
        // A clock that went back must not make the next try wait for a day.
        let waits = self.retry_at.is_some_and(|at| now < at && at - now <= Duration::seconds(RETRY.1));
        if !waits {
            for changes in show {
                self.show(now, changes, silent, book, notifier)?;
            }
            self.tell_missed(now, missed, silent, book, notifier)?;
        }
        self.last_ran = Some(now);
        book.ran(now)
    }

    /// Takes off the screen what changed since it was shown; the change itself may be another program's.
    fn take_back(
        &mut self,
        now: DateTime<Utc>,
        rows: &[Row],
        book: &mut impl Book,
        notifier: &mut impl Notifier,
    ) -> Result<()> {
        let mut gone = Vec::new();
        for row in rows.iter().filter(|row| row.state == State::Withdrawn) {
            let Some(id) = row.server_id else { continue };
            notifier.withdraw(id);
            gone.push(Change { row: Row { server_id: None, ..row.clone() }, reason: Reason::VisitChanged });
        }
        book.write(now, &gone)
    }

    fn show(
        &mut self,
        now: DateTime<Utc>,
        changes: Vec<Change>,
        silent: bool,
        book: &mut impl Book,
        notifier: &mut impl Notifier,
    ) -> Result<()> {
        book.write(now, &changes)?;
        let rows: Vec<Row> = changes.into_iter().map(|change| change.row).collect();
        let note = Note { rows, told: Told::Due, silent };
        let shown = notifier.show(&note);
        let after = |row: &Row| match shown {
            Ok(id) => Change {
                row: Row { state: State::Shown, server_id: Some(id), until: None, ..row.clone() },
                reason: Reason::Shown,
            },
            // A snooze stays a snooze: its visit's end is its limit, not a quarter of an hour after the start.
            Err(Failure) if row.until.is_some() => row.to(State::Snoozed, Reason::NotTaken),
            Err(Failure) => row.to(State::Planned, Reason::NotTaken),
        };
        book.write(now, &note.rows.iter().map(after).collect::<Vec<_>>())?;
        self.took(now, shown.is_ok());
        Ok(())
    }

    /// The digest. If the server does not take it, it is tried again with the next try.
    fn tell_missed(
        &mut self,
        now: DateTime<Utc>,
        missed: Vec<Row>,
        silent: bool,
        book: &mut impl Book,
        notifier: &mut impl Notifier,
    ) -> Result<()> {
        if missed.is_empty() {
            return Ok(());
        }
        let note = Note { rows: missed, told: Told::Missed, silent };
        let taken = notifier.show(&note).is_ok();
        self.took(now, taken);
        if taken {
            let told =
                |row: &Row| Change { row: Row { untold: false, ..row.clone() }, reason: Reason::TooLate };
            book.write(now, &note.rows.iter().map(told).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn took(&mut self, now: DateTime<Utc>, taken: bool) {
        if taken {
            (self.failures, self.retry_at) = (0, None);
            return;
        }
        let wait = RETRY.0.saturating_mul(1 << self.failures.min(10)).min(RETRY.1);
        self.failures += 1;
        self.wait = Some(Duration::seconds(wait));
        self.retry_at = Some(now + Duration::seconds(wait));
    }

    /// Says when a look ended: a server that hung took a while to fail, and the wait begins after that.
    pub fn finished(&mut self, now: DateTime<Utc>) {
        if let Some(wait) = self.wait.take() {
            self.retry_at = Some(now + wait);
        }
    }

    /// When to look again, from `now` on: when the next one is due or the next try is, and within `most` whatever happens.
    pub fn wait(&self, now: DateTime<Utc>, most: Duration) -> Duration {
        let next = [self.retry_at, self.next_due].into_iter().flatten().min();
        next.map_or(most, |at| at - now).clamp(Duration::zero(), most)
    }

    /// What the server said. Gives the key of the reminder that was opened, if one was (R16).
    pub fn heard(&mut self, now: DateTime<Utc>, event: Event, book: &mut impl Book) -> Result<Option<Key>> {
        let rows = book.open()?;
        let (id, state, reason) = match event {
            Event::Opened(id) => (id, State::Acknowledged, Reason::Opened),
            Event::Dismissed(id) => (id, State::Acknowledged, Reason::Dismissed),
            Event::Expired(id) => (id, State::Expired, Reason::LeftScreen),
            Event::ServerChanged => {
                // Whatever nobody has answered is shown once more, by the next look (R18).
                let gone = rows.iter().filter(|r| r.server_id.is_some());
                let again = |row: &Row| {
                    let unanswered = row.state == State::Shown && row.ends > now;
                    let (state, until) =
                        if unanswered { (State::Snoozed, Some(now)) } else { (row.state, row.until) };
                    Change {
                        row: Row { state, server_id: None, until, ..row.clone() },
                        reason: Reason::ServerBack,
                    }
                };
                (self.failures, self.retry_at) = (0, None);
                book.write(now, &gone.map(again).collect::<Vec<_>>())?;
                return Ok(None);
            }
        };
        let of_it: Vec<Change> = rows
            .iter()
            .filter(|row| matches!(row.state, State::Shown | State::Expired) && row.server_id == Some(id))
            .map(|row| {
                // What only left the screen can still be opened from the desktop's own list.
                let server_id = row.server_id.filter(|_| state == State::Expired);
                let change = row.to(state, reason);
                Change { row: Row { server_id, ..change.row }, ..change }
            })
            .collect();
        book.write(now, &of_it)?;
        Ok(of_it.first().filter(|_| matches!(event, Event::Opened(_))).map(|c| c.row.key.clone()))
    }
}
