//! The reminders that the facts ask for.

use super::row::{Key, Row, State, Subject, ZoneName};
use crate::domain::{Id, Lead, LocalTime, Visit, Zone};
use crate::schedule::Recurrence;
use chrono::{DateTime, Duration, NaiveTime, Utc};
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

/// What reminders are asked of.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// All visits that have no outcome or stand for an occurrence.
    pub visits: &'a [Visit],
    /// When somebody to think of may be named, once a day, where the person is; none if that is not wanted (R20).
    pub people_at: Option<NaiveTime>,
    /// Where the person is.
    pub zone: Zone,
}

/// Every reminder of visits without an outcome that start from `from` to `to`. A series gives its occurrences, but for
/// those that have facts of their own (A9). With them, if wanted, one line a day about somebody to think of.
pub fn triggers(asked: Asked<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Trigger> {
    let visits = asked.visits;
    let own: HashSet<(Id, LocalTime)> =
        visits.iter().filter_map(|v| v.of).map(|of| (of.visit, of.occurrence)).collect();
    let first = LocalTime((from - ZONES_APART).naive_utc());
    let last = LocalTime((to + ZONES_APART).naive_utc());
    let mut list = Vec::new();
    for visit in visits.iter().filter(|v| v.outcome.is_none() && !v.reminders.is_empty()) {
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
    if let Some(time) = asked.people_at {
        list.extend(people(time, asked.zone, first, last).filter(|t| (from..=to).contains(&t.starts)));
    }
    list
}

/// One line a day at `time`; it may come late until eight in the evening, and is then let go without a word.
fn people(time: NaiveTime, zone: Zone, first: LocalTime, last: LocalTime) -> impl Iterator<Item = Trigger> {
    let evening = NaiveTime::from_hms_opt(20, 0, 0).unwrap_or(time).max(time);
    let days = first.0.date().iter_days().take_while(move |day| *day <= last.0.date());
    days.map(move |day| {
        let starts = LocalTime(day.and_time(time)).instant(zone);
        // The day alone makes the key: at most one a day, also on a day that somebody travels.
        let midnight = LocalTime(day.and_time(NaiveTime::MIN));
        let key = Key {
            of: Subject::People,
            occurrence: midnight,
            start: midnight,
            zone: ZoneName(Zone(chrono_tz::UTC)),
            lead: "P0D".to_owned(),
        };
        let ends =
            LocalTime(day.and_time(evening)).instant(zone).max(starts + Duration::minutes(GRACE_MINUTES));
        Trigger { key, due: starts, starts, ends }
    })
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
            key: Key {
                of: Subject::Visit(subject),
                occurrence,
                start,
                zone: ZoneName(visit.zone),
                lead: text.clone(),
            },
            due: lead.due(start, visit.zone),
            starts,
            ends: starts + Duration::minutes(lasts),
        })
    })
}

/// The longest lead of any visit; how far ahead starts have to be looked at.
pub(super) fn longest_lead(visits: &[Visit]) -> Duration {
    let leads = visits.iter().flat_map(|v| &v.reminders).filter_map(|text| Lead::parse(text));
    let longest = leads.map(|lead| lead.days * 24 * 60 + lead.minutes).max().unwrap_or(0);
    // A nominal day can be longer than 24 hours.
    Duration::minutes(longest) + ZONES_APART
}
