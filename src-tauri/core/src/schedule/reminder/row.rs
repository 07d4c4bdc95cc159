//! What is kept of a reminder: its key, its state, and why it changed.

use crate::domain::{Id, LocalTime, Zone, words};
use chrono::{DateTime, Utc};

words! { /// Where a reminder stands. A reminder that was shown or let go never comes again by time alone (R4).
State {
    /// It lies ahead, or waits for a notification server.
    Planned = "planned",
    /// It is being handed to the notification server (R3).
    Attempting = "attempting",
    /// The server has it.
    Shown = "shown",
    /// The person opened or dismissed it (R16).
    Acknowledged = "acknowledged",
    /// To be shown again at an instant (R15).
    Snoozed = "snoozed",
    /// It left the screen by itself; it stays in the app's list of what was not seen.
    Expired = "expired",
    /// It was on the screen when its visit changed, and was taken back (R12).
    Withdrawn = "withdrawn",
    /// It came to light too late (R5).
    Missed = "missed",
    /// It was due already when it came into being, or reminders were paused (R8).
    Suppressed = "suppressed",
    /// Its visit changed before it was due (R12).
    Cancelled = "cancelled",
} }

impl State {
    /// Whether something may still happen to it by itself.
    pub fn is_open(self) -> bool {
        matches!(self, State::Planned | State::Attempting | State::Shown | State::Snoozed)
    }
}

words! { /// Why a row changed, for the list of what happened (R22). Never a name, kind or text.
Reason {
    /// It came into being and lies ahead.
    Planned = "planned",
    /// It came into being when it was due already (R8).
    AlreadyPast = "already_past",
    /// Its due instant moved with a zone or its data (R1).
    Moved = "moved",
    /// It is due.
    Due = "due",
    /// It was found late, and its visit had not begun for long (R5).
    Late = "late",
    /// It was found too late (R5).
    TooLate = "too_late",
    /// Snoozed, and the time is over.
    SnoozeOver = "snooze_over",
    /// Snoozed past its visit's end.
    VisitOver = "visit_over",
    /// It was being shown when the app ended (R3).
    Again = "again",
    /// The notification server came back (R18).
    ServerBack = "server_back",
    /// The server has it.
    Shown = "shown",
    /// The server did not take it; tried again soon (R18).
    NotTaken = "not_taken",
    /// The person opened it.
    Opened = "opened",
    /// The person dismissed it.
    Dismissed = "dismissed",
    /// The person snoozed it.
    Snoozed = "snoozed",
    /// It left the screen by itself.
    LeftScreen = "left_screen",
    /// Its visit changed or went.
    VisitChanged = "visit_changed",
    /// It was shown together with others, of which some were taken back.
    GroupChanged = "group_changed",
    /// Nobody was to be thought of, or a pause held.
    NobodyNow = "nobody_now",
    /// Reminders were paused.
    RemindersPaused = "reminders_paused",
} }

/// What a reminder speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A visit, or the series it is an occurrence of.
    Visit(Id),
    /// Somebody to think of; who, is looked up when it is shown.
    People,
}

/// What a reminder is of. The *revision* of the contract is what the person can edit (start, zone, lead), so that it can
/// never be forgotten to be raised, and changing a thing there and back is no change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What it speaks of.
    pub of: Subject,
    /// The wall time the series gives; the start of a single visit.
    pub occurrence: LocalTime,
    /// The wall time it really starts.
    pub start: LocalTime,
    /// Where that wall time holds.
    pub zone: ZoneName,
    /// The lead as the person wrote it, such as `P1D`.
    pub lead: String,
}

/// A zone that can be compared and sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ZoneName(pub Zone);

impl PartialOrd for ZoneName {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ZoneName {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.name().cmp(other.0.name())
    }
}

/// A reminder as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is of.
    pub key: Key,
    /// When it is due, worked out from the key; kept so that due rows are found quickly.
    pub due: DateTime<Utc>,
    /// When its visit starts.
    pub starts: DateTime<Utc>,
    /// Until when a reminder of it makes sense: its end, at least 15 minutes after the start.
    pub ends: DateTime<Utc>,
    /// Where it stands.
    pub state: State,
    /// The number the notification server gave it, while it is shown.
    pub server_id: Option<u32>,
    /// Snoozed until then (R15).
    pub until: Option<DateTime<Utc>>,
    /// Missed, and a digest has still to tell so (R6).
    pub untold: bool,
}

/// A change of a row, written together with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The row as it is to be.
    pub row: Row,
    /// Why.
    pub reason: Reason,
}

impl Row {
    /// The row in another state.
    #[must_use]
    pub fn to(&self, state: State, reason: Reason) -> Change {
        Change { row: Row { state, ..self.clone() }, reason }
    }
}
