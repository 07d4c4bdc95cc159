//! Makes the rows fit the facts: called in the same transaction as every change of a visit, and now and again as time goes
//! on (R2, R8, R12 to R14).

use super::row::{Change, Key, Reason, Row, State, Subject};
use super::trigger::{Asked, Trigger, longest_lead, triggers};
use chrono::{DateTime, Duration, Utc};
use std::collections::{HashMap, HashSet};

/// Reminders are laid down as rows this far ahead.
pub const HORIZON_DAYS: i64 = 15;
/// What was missed longer ago than this leaves no row: the list of what happened goes back no further (R22).
const LOG_DAYS: i64 = 90;

/// What has to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reconciled {
    /// Changed and new rows. A withdrawn one keeps the server's number until the engine has taken it off the screen.
    pub changes: Vec<Change>,
    /// Up to which due instant all reminders now have rows; to be kept, and given back the next time.
    pub planned_to: DateTime<Utc>,
}

/// Compares `rows` with what is asked for. `planned_to` is what the last call gave; none at the first.
///
/// A reminder without a row that is due already is new, and is suppressed (R8, R14), unless nobody could have laid it down:
/// its due instant lies after `planned_to`, because the app was not open for long. Then it is planned, and found late.
pub fn reconcile(
    asked_for: Asked<'_>,
    rows: &[Row],
    now: DateTime<Utc>,
    planned_to: Option<DateTime<Utc>>,
) -> Reconciled {
    let horizon = now + Duration::days(HORIZON_DAYS);
    let unlaid = planned_to.filter(|to| *to < now).map(|to| to.max(now - Duration::days(LOG_DAYS)));
    // One that left the screen stays in the list of what was not seen, as long as its visit is to come.
    let open =
        || rows.iter().filter(|row| row.state.is_open() || (row.state == State::Expired && row.ends > now));
    // All occurrences that a row, or the time nobody watched, may speak of.
    let from =
        open().map(|row| row.starts).chain(unlaid).chain([now - Duration::days(1)]).min().unwrap_or(now);
    let to = open()
        .map(|row| row.starts)
        .chain([horizon + longest_lead(asked_for.visits)])
        .max()
        .unwrap_or(horizon);
    let asked: HashMap<Key, Trigger> =
        triggers(asked_for, from, to).into_iter().map(|trigger| (trigger.key.clone(), trigger)).collect();
    let kept: HashMap<&Key, &Row> = rows.iter().map(|row| (&row.key, row)).collect();

    let mut result =
        Reconciled { planned_to: planned_to.map_or(horizon, |to| to.max(horizon)), ..Default::default() };
    let mut taken_back: HashSet<u32> = HashSet::new();
    for row in open().filter(|row| !asked.contains_key(&row.key)) {
        let state = match row.state {
            State::Shown | State::Attempting | State::Expired => State::Withdrawn,
            _ => State::Cancelled,
        };
        taken_back.extend(row.server_id);
        let change = row.to(state, Reason::VisitChanged);
        result.changes.push(Change { row: Row { until: None, ..change.row }, ..change });
    }
    for trigger in asked.values() {
        match kept.get(&trigger.key) {
            Some(row) => {
                let taken_along = row.server_id.is_some_and(|id| taken_back.contains(&id));
                result.changes.extend(again(row, trigger, now, taken_along));
            }
            None => result.changes.extend(new(trigger, now, horizon, unlaid)),
        }
    }
    result.changes.sort_by(|a, b| (a.row.due, &a.row.key).cmp(&(b.row.due, &b.row.key)));
    result
}

/// A row that is there and is asked for. `taken_along`: it stood in one notification with others, which is taken back.
fn again(row: &Row, trigger: &Trigger, now: DateTime<Utc>, taken_along: bool) -> Option<Change> {
    let moved = (row.due, row.starts, row.ends) != (trigger.due, trigger.starts, trigger.ends);
    let fresh = Row { due: trigger.due, starts: trigger.starts, ends: trigger.ends, ..row.clone() };
    match row.state {
        // The next look shows what is left of it.
        State::Shown if taken_along => {
            let fresh = Row { server_id: None, until: Some(now), ..fresh };
            Some(fresh.to(State::Snoozed, Reason::GroupChanged))
        }
        // Taken away before it was due, and asked for again: an undone deletion (R4 speaks of time alone).
        State::Cancelled if trigger.due > now => Some(fresh.to(State::Planned, Reason::Planned)),
        state if state.is_open() && moved => Some(fresh.to(state, Reason::Moved)),
        _ => None,
    }
}

/// A reminder without a row.
fn new(
    trigger: &Trigger,
    now: DateTime<Utc>,
    horizon: DateTime<Utc>,
    unlaid: Option<DateTime<Utc>>,
) -> Option<Change> {
    if trigger.due > horizon {
        return None;
    }
    if trigger.due > now || unlaid.is_some_and(|from| trigger.due > from) {
        return Some(trigger.row(State::Planned).to(State::Planned, Reason::Planned));
    }
    // Of visits that are over nothing is said; they were noted afterwards.
    (trigger.starts > now && trigger.key.of != Subject::People)
        .then(|| trigger.row(State::Suppressed).to(State::Suppressed, Reason::AlreadyPast))
}
