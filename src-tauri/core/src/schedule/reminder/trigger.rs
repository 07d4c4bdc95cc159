//! The reminders that the facts ask for.

use super::row::{Key, Row, State, ZoneName};
use crate::domain::{Facts, Id, Lead, LocalTime, Visit};
use crate::schedule::Recurrence;
use chrono::{DateTime, Duration, Utc};
use std::collections::HashSet;

/// Minutes after the start in which a late reminder is still shown (R5), and the least a visit is taken to last.
pub const GRACE_MINUTES: i64 = 15;
/// Wall times and instants differ by less than this, whatever the zone.
const ZONES_APART: Duration = Duration::hours(30);

/// One reminder of one occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// What it is of.
    pub key: Key,
    /// When it is due (R1, R10, R11).
    pub due: DateTime<Utc>,
    /// When the visit starts.
    pub starts: DateTime<Utc>,
    /// When the visit ends; at least [`GRACE_MINUTES`] after the start.
    pub ends: DateTime<Utc>,
}

impl Trigger {
    /// A new row for it.
    pub fn row(&self, state: State) -> Row {
        Row {
            key: self.key.clone(),
            due: self.due,
            starts: self.starts,
            ends: self.ends,
            state,
            server_id: None,
            until: None,
            untold: false,
        }
    }
}

/// Every reminder of visits without an outcome that start from `from` to `to`. A series gives its occurrences, but for
/// those that have facts of their own (A9).
pub fn triggers(facts: &Facts, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Trigger> {
    let own: HashSet<(Id, LocalTime)> =
        facts.visits.iter().filter_map(|v| v.of).map(|of| (of.visit, of.occurrence)).collect();
    let first = LocalTime((from - ZONES_APART).naive_utc());
    let last = LocalTime((to + ZONES_APART).naive_utc());
    let mut list = Vec::new();
    for visit in facts.visits.iter().filter(|v| v.outcome.is_none() && !v.reminders.is_empty()) {
        let mut add = |subject: Id, occurrence: LocalTime, start: LocalTime| {
            let starts = start.instant(visit.zone);
            if (from..=to).contains(&starts) {
                list.extend(of_occurrence(visit, subject, occurrence, start, starts));
            }
        };
        match (&visit.series, visit.of) {
            (Some(_), _) => Recurrence::read(visit)
                .times(first, last)
                .filter(|time| !own.contains(&(visit.id, *time)))
                .for_each(|time| add(visit.id, time, time)),
            (None, Some(of)) => add(of.visit, of.occurrence, visit.start),
            (None, None) => add(visit.id, visit.start, visit.start),
        }
    }
    list
}

fn of_occurrence(
    visit: &Visit,
    subject: Id,
    occurrence: LocalTime,
    start: LocalTime,
    starts: DateTime<Utc>,
) -> impl Iterator<Item = Trigger> {
    let lasts = i64::from(visit.minutes.unwrap_or(0)).max(GRACE_MINUTES);
    visit.reminders.iter().filter_map(move |text| {
        let lead = Lead::parse(text)?;
        Some(Trigger {
            key: Key { visit: subject, occurrence, start, zone: ZoneName(visit.zone), lead: text.clone() },
            due: lead.due(start, visit.zone),
            starts,
            ends: starts + Duration::minutes(lasts),
        })
    })
}

/// The longest lead of any visit; how far ahead starts have to be looked at.
pub(super) fn longest_lead(facts: &Facts) -> Duration {
    let leads = facts.visits.iter().flat_map(|v| &v.reminders).filter_map(|text| Lead::parse(text));
    let longest = leads.map(|lead| lead.days * 24 * 60 + lead.minutes).max().unwrap_or(0);
    // A nominal day can be longer than 24 hours.
    Duration::minutes(longest) + ZONES_APART
}
