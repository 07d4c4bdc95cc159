//! What takes place when, over the whole record.

use super::{MOST_DATES, Recurrence, end_of};
use crate::domain::{Day, Facts, Id, LocalTime, Outcome, Visit, Zone};
use chrono::{DateTime, NaiveTime, Utc};
use serde::Serialize;
use std::collections::HashSet;

/// One date of care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Date {
    /// The visit, or the series that gives the date.
    pub visit: Id,
    /// Its care line.
    pub line: Id,
    /// Wall time.
    pub start: LocalTime,
    /// Where that wall time holds.
    pub zone: Zone,
    /// The same as an instant.
    pub instant: DateTime<Utc>,
    /// What became of it, if said. A date of a series has none; what is said of it is a visit of its own (A8).
    pub outcome: Option<Outcome>,
}

/// The dates of care whose calendar day, where they take place, lies between `from` and `to`, both included; by
/// instant, then by id. A visit at one in the morning of the 5th stands on the 5th, as in any calendar: `day_start`
/// plays no part.
///
/// A series gives the dates of its rule, except those for which a visit of its own stands (A9); of one series the first
/// [`MOST_DATES`] in the span.
pub fn agenda(facts: &Facts, from: Day, to: Day) -> Vec<Date> {
    let first = LocalTime(from.0.and_time(NaiveTime::MIN));
    let last = LocalTime(end_of(to.0));
    let standing = Standing::of(facts);
    let dates = facts.visits.iter().flat_map(|visit| {
        let times = if visit.series.is_some() {
            let recurrence = Recurrence::read(visit);
            recurrence.times(first, last).first(MOST_DATES, |time| standing.gives(visit, time)).times
        } else if (first..=last).contains(&visit.start) {
            vec![visit.start]
        } else {
            Vec::new()
        };
        times.into_iter().map(|start| Date {
            visit: visit.id,
            line: visit.line,
            start,
            zone: visit.zone,
            instant: start.instant(visit.zone),
            outcome: visit.outcome,
        })
    });
    let mut dates: Vec<Date> = dates.collect();
    dates.sort_by_key(|date| (date.instant, date.visit, date.start));
    dates
}

/// The dates on the day `day` or later that have no outcome, each as its care line and its start (A37): that of every
/// single visit, and of every series the next one. Days are those of entries, by `day_start` (A2). In no order.
pub fn open_dates_from(facts: &Facts, day: Day) -> impl Iterator<Item = (Id, LocalTime)> + '_ {
    let day_start = facts.settings.day_start.0;
    // The day begins at this wall time; from here on every date is on it or on a later one.
    let from = LocalTime(day.0.and_time(day_start));
    let standing = Standing::of(facts);
    facts.visits.iter().filter(|visit| visit.outcome.is_none()).filter_map(move |visit| {
        let open = if visit.series.is_some() {
            Recurrence::read(visit).next_where(from, |time| standing.gives(visit, time))
        } else {
            Some(visit.start).filter(|start| *start >= from)
        };
        open.map(|start| (visit.line, start))
    })
}

/// The dates of series for which visits of their own stand.
struct Standing(HashSet<(Id, LocalTime)>);

impl Standing {
    fn of(facts: &Facts) -> Self {
        Self(facts.visits.iter().filter_map(|v| v.of).map(|of| (of.visit, of.occurrence)).collect())
    }

    /// Whether a series still gives this date itself.
    fn gives(&self, series: &Visit, time: LocalTime) -> bool {
        !self.0.contains(&(series.id, time))
    }
}
