//! The dates of care in a span of days.

use chrono::SecondsFormat;
use evenkeel_core::domain::{Day, Facts, Id, LocalTime, Outcome, Visit, Zone};
use serde::Serialize;
use std::collections::HashSet;

/// One date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Date {
    /// The visit, or the series that gives the date.
    pub(crate) visit: Id,
    /// Its care line.
    pub(crate) line: Id,
    /// Wall time.
    pub(crate) start: LocalTime,
    /// Where that wall time holds.
    pub(crate) zone: Zone,
    /// The same as an instant, UTC.
    pub(crate) instant: String,
    /// What became of it, if said.
    pub(crate) outcome: Option<Outcome>,
}

/// Dates whose calendar day, where they take place, lies between `from` and `to`, both included; by instant. A visit
/// at one in the morning of the 5th stands on the 5th, as in any calendar: `day_start` is for contacts.
///
/// A series gives its own start only, and not when that date was left out or has a visit of its own (A9); the other
/// dates of a rule are not worked out yet.
pub(crate) fn agenda(facts: &Facts, from: Day, to: Day) -> Vec<Date> {
    let own: HashSet<(Id, LocalTime)> =
        facts.visits.iter().filter_map(|v| v.of).map(|of| (of.visit, of.occurrence)).collect();
    let given = |v: &Visit| match &v.series {
        Some(series) => !series.exdates.contains(&v.start) && !own.contains(&(v.id, v.start)),
        None => true,
    };
    let inside = |v: &&Visit| (from.0..=to.0).contains(&v.start.0.date()) && given(v);
    let mut dates: Vec<_> =
        facts.visits.iter().filter(inside).map(|v| (v.start.instant(v.zone), v)).collect();
    dates.sort_by_key(|(instant, v)| (*instant, v.id));
    dates
        .into_iter()
        .map(|(instant, v)| Date {
            visit: v.id,
            line: v.line,
            start: v.start,
            zone: v.zone,
            instant: instant.to_rfc3339_opts(SecondsFormat::Secs, true),
            outcome: v.outcome,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use evenkeel_core::domain::{OccurrenceOf, Series};
    use evenkeel_core::example;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn both_ends_belong_to_it_and_instants_sort() {
        let today = day("2026-10-08");
        let facts = example::year(1, today);
        let dates = agenda(&facts, today, day("2026-10-12"));
        let starts: Vec<_> = dates.iter().map(|d| d.start.to_string()).collect();
        assert_eq!(starts, ["2026-10-08T15:00:00", "2026-10-12T10:30:00"]);
        assert_eq!(dates[0].instant, "2026-10-08T14:00:00Z", "summer time");
        assert!(agenda(&facts, day("2026-10-12"), today).is_empty());
    }

    #[test]
    fn another_zone_sorts_by_its_instant() {
        let today = day("2026-10-08");
        let mut facts = example::year(1, today);
        let mut far = facts.visits[0].clone();
        far.id = Id::from_u128(1);
        far.start = LocalTime::parse("2026-10-08T20:00:00").unwrap();
        far.zone = Zone::parse("Asia/Tokyo").unwrap();
        facts.visits.push(far);
        let dates = agenda(&facts, today, today);
        assert_eq!(
            dates.iter().map(|d| d.instant.as_str()).collect::<Vec<_>>(),
            ["2026-10-08T11:00:00Z", "2026-10-08T14:00:00Z"]
        );
    }

    #[test]
    fn an_occurrence_with_facts_of_its_own_stands_for_itself() {
        let today = day("2026-10-08");
        let mut facts = example::year(1, today);
        let mut series = facts.visits[0].clone();
        series.id = Id::from_u128(1);
        series.start = LocalTime::parse("2026-12-01T10:00:00").unwrap();
        series.outcome = None;
        series.series = Some(Series { rrule: "FREQ=WEEKLY".into(), exdates: vec![], rdates: vec![] });
        let mut own = series.clone();
        own.id = Id::from_u128(2);
        own.series = None;
        own.of = Some(OccurrenceOf { visit: series.id, occurrence: series.start });
        own.start = LocalTime::parse("2026-12-01T11:00:00").unwrap();
        facts.visits.extend([series, own]);
        let dates = agenda(&facts, day("2026-12-01"), day("2026-12-01"));
        assert_eq!(dates.iter().map(|d| d.visit).collect::<Vec<_>>(), [Id::from_u128(2)]);
    }
}
