//! What surrounded kept visits: help before, people after (model.md, section 4, A43 to A45).

use super::care::EIGHT_WEEKS;
use super::days::Calendar;
use super::entry::{Entry, Source};
use crate::domain::{Day, Id, Visit};
use chrono::{DateTime, Duration, Utc};

/// Elapsed hours before the start and after the end of a visit that belong to it.
const HOURS: i64 = 24;

/// One kept visit and what surrounded it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around<'a> {
    /// The day it belongs to.
    pub day: Day,
    /// The visit.
    pub visit: &'a Visit,
    /// Somebody helped before it (A43).
    pub before: bool,
    /// The person was with someone after it (A44).
    pub after: bool,
}

/// Counts over the visits of the last 8 weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AroundCounts {
    /// Kept visits.
    pub visits: u32,
    /// With help before.
    pub before: u32,
    /// With someone after.
    pub after: u32,
}

impl AroundCounts {
    /// Counts `visits`.
    pub fn of(visits: &[Around<'_>]) -> Self {
        let count = |of: fn(&Around<'_>) -> bool| {
            u32::try_from(visits.iter().filter(|v| of(v)).count()).unwrap_or(u32::MAX)
        };
        Self { visits: count(|_| true), before: count(|v| v.before), after: count(|v| v.after) }
    }
}

/// Kept visits of the last 8 weeks, also of ended lines, oldest first (A39, A44).
pub fn around<'a>(calendar: &Calendar<'a>) -> Vec<Around<'a>> {
    around_since(calendar, calendar.today().plus(1 - EIGHT_WEEKS))
}

/// Kept visits from the day `from` on, oldest first.
pub fn around_since<'a>(calendar: &Calendar<'a>, from: Day) -> Vec<Around<'a>> {
    let mut visits: Vec<(Day, &Visit)> =
        calendar.kept_visits().iter().filter(|(day, _)| *day >= from).copied().collect();
    visits.sort_by_key(|(_, v)| (v.start, v.id));
    // The longest entry lasts a week: what began earlier than this cannot end near a visit, whatever the zones.
    let near = calendar.entries().iter().filter(|e| e.answered() && e.day >= from.plus(-10));
    let near: Vec<&Entry<'_>> = near.collect();
    let mut helped: Vec<DateTime<Utc>> = near.iter().filter_map(|e| help_ended(e)).collect();
    let mut met: Vec<(DateTime<Utc>, Option<Id>)> =
        near.iter().filter(|e| e.halves() > 0).map(|e| began(e)).collect();
    helped.sort_unstable();
    met.sort_unstable();
    let each = |(day, visit): (Day, &'a Visit)| {
        let start = visit.start.instant(visit.zone);
        let end = ended(start, visit.minutes);
        let first = helped.partition_point(|at| *at < start - Duration::hours(HOURS));
        let helped = helped.get(first).is_some_and(|at| *at <= start);
        let first = met.partition_point(|(at, _)| *at < end);
        let until = end + Duration::hours(HOURS);
        let mut after = met[first..].iter().take_while(|(at, _)| *at <= until);
        Around {
            day,
            visit,
            before: visit.before.as_ref().is_some_and(|p| p.person.is_some()) || helped,
            // A group visit without minutes ends when it starts; it is never its own "after" (A18).
            after: after.any(|(_, group)| *group != Some(visit.id)),
        }
    };
    visits.into_iter().map(each).collect()
}

/// When practical help ended; none if it was no help.
fn help_ended(entry: &Entry<'_>) -> Option<DateTime<Utc>> {
    match entry.source {
        Source::Contact(c) if c.marks.practical => Some(ended(c.start.instant(c.zone), c.minutes)),
        _ => None,
    }
}

/// When an entry began; with the visit's id if it is one.
fn began(entry: &Entry<'_>) -> (DateTime<Utc>, Option<Id>) {
    match entry.source {
        Source::Contact(c) => (c.start.instant(c.zone), None),
        Source::Visit(v) => (v.start.instant(v.zone), Some(v.id)),
    }
}

/// Without minutes it ends when it starts (A45).
fn ended(start: DateTime<Utc>, minutes: Option<u32>) -> DateTime<Utc> {
    start + Duration::minutes(i64::from(minutes.unwrap_or(0)))
}
