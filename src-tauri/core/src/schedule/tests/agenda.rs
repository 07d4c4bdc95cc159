//! What takes place when, over the whole record.

use super::super::{Date, agenda, open_dates_from};
use super::*;
use crate::balance::testing::nothing;
use crate::domain::{Day, Facts, Id, OccurrenceOf, Outcome, day_of, settings::DayStart};
use crate::example;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn with(id: u128, visit: Visit) -> Visit {
    Visit { id: Id::from_u128(id), line: Id::from_u128(900 + id), ..visit }
}

fn record(visits: Vec<Visit>) -> Facts {
    Facts { visits, ..nothing() }
}

/// An occurrence of series 1 with facts of its own.
fn own(id: u128, occurrence: &str, start: &str, outcome: Option<Outcome>) -> Visit {
    let of = Some(OccurrenceOf { visit: Id::from_u128(1), occurrence: at(occurrence) });
    with(id, Visit { series: None, of, outcome, ..series(start, "") })
}

/// Dates as `id at time`.
fn told(dates: &[Date]) -> Vec<String> {
    dates
        .iter()
        .map(|d| format!("{} at {}", d.line.to_string().trim_start_matches(['0', '-']), short(d.start)))
        .collect()
}

fn november(facts: &Facts) -> Vec<String> {
    told(&agenda(facts, day("2026-11-01"), day("2026-11-30")))
}

#[test]
fn single_visits_and_series_by_instant() {
    let single = with(2, Visit { series: None, ..series("2026-11-18T08:00", "") });
    let far = with(3, Visit { zone: zone("America/New_York"), ..series("2026-11-18T03:30", "FREQ=MONTHLY") });
    let facts = record(vec![with(1, series("2026-11-11", "FREQ=WEEKLY")), single, far]);
    assert_eq!(
        november(&facts),
        [
            "385 at 2026-11-11",
            "386 at 2026-11-18T08:00",
            "387 at 2026-11-18T03:30",
            "385 at 2026-11-18",
            "385 at 2026-11-25"
        ]
    );
    let dates = agenda(&facts, day("2026-11-18"), day("2026-11-18"));
    assert_eq!(
        serde_json::to_value(dates[1]).unwrap(),
        serde_json::json!({
            "visit": Id::from_u128(3), "line": Id::from_u128(903), "start": "2026-11-18T03:30:00",
            "zone": "America/New_York", "instant": "2026-11-18T08:30:00Z", "outcome": null,
        })
    );
    assert!(agenda(&facts, day("2026-11-30"), day("2026-11-01")).is_empty());
    let whole = agenda(&facts, Day(chrono::NaiveDate::MIN), Day(chrono::NaiveDate::MAX));
    assert_eq!(whole.len(), 1 + 1_000 + 1_000, "so many of each series");
}

/// The calendar's day where it takes place; when a day begins for the person plays no part.
#[test]
fn days_are_those_of_the_wall_time() {
    let mut facts = record(vec![with(1, series("2026-11-05T01:00", "FREQ=WEEKLY;COUNT=2"))]);
    facts.settings.day_start = DayStart::parse("04:00").unwrap();
    let on = |text: &str| agenda(&facts, day(text), day(text)).len();
    assert_eq!((on("2026-11-04"), on("2026-11-05"), on("2026-11-12")), (0, 1, 1));
}

/// A9: a visit of its own stands at its own start and takes its wall time out of the series.
#[test]
fn a09_occurrences_of_their_own() {
    let weekly = with(1, series("2026-11-04", "FREQ=WEEKLY;COUNT=3"));
    let moved = own(2, "2026-11-11", "2026-11-12T15:00", None);
    let facts = record(vec![weekly.clone(), moved]);
    assert_eq!(november(&facts), ["385 at 2026-11-04", "386 at 2026-11-12T15:00", "385 at 2026-11-18"]);

    // It counts though the rule or an exdate no longer gives its time, and spends none of the rule's number.
    let off_the_rule = own(2, "2026-11-06", "2026-11-06", Some(Outcome::Kept));
    let mut left_out = weekly.clone();
    left_out.series.as_mut().unwrap().exdates = vec![at("2026-11-11")];
    let facts = record(vec![left_out, off_the_rule, own(3, "2026-11-11", "2026-11-11", None)]);
    assert_eq!(
        november(&facts),
        ["385 at 2026-11-04", "386 at 2026-11-06", "387 at 2026-11-11", "385 at 2026-11-18"]
    );

    // "Moved" says only that it did not happen then; it is still that date, with its outcome.
    let facts = record(vec![weekly.clone(), own(2, "2026-11-11", "2026-11-11", Some(Outcome::Moved))]);
    let dates = agenda(&facts, day("2026-11-11"), day("2026-11-11"));
    assert_eq!((dates.len(), dates[0].outcome), (1, Some(Outcome::Moved)));

    // One moved onto another date of the series leaves that date alone.
    let facts = record(vec![weekly.clone(), own(2, "2026-11-11", "2026-11-18", None)]);
    assert_eq!(november(&facts), ["385 at 2026-11-04", "385 at 2026-11-18", "386 at 2026-11-18"]);

    // Its zone is its own; the wall time it takes out is the series'.
    let away = Visit { zone: zone("Asia/Tokyo"), ..own(2, "2026-11-11", "2026-11-11", None) };
    let dates = agenda(&record(vec![weekly, away]), day("2026-11-11"), day("2026-11-11"));
    assert_eq!(told(&dates), ["386 at 2026-11-11"]);
    assert_eq!(dates[0].instant.to_string(), "2026-11-11 00:00:00 UTC");
}

/// Dates that are taken out do not use up what a series may give.
#[test]
fn many_occurrences_of_their_own() {
    let mut visits = vec![with(1, series("2026-01-01", "FREQ=DAILY"))];
    for n in 0..3_000 {
        let time = at("2026-01-01").0 + chrono::Duration::days(n);
        let text = LocalTime(time).to_string();
        visits.push(own(10 + n as u128, &text, &text, Some(Outcome::Kept)));
    }
    let facts = record(visits);
    let dates = agenda(&facts, day("2026-01-01"), day("2046-01-01"));
    assert_eq!(dates.len(), 3_000 + 1_000);
}

/// A series whose rule cannot be followed still has its first date.
#[test]
fn a_refused_rule() {
    let facts = record(vec![with(1, series("2026-11-04", "FREQ=HOURLY"))]);
    assert_eq!(november(&facts), ["385 at 2026-11-04"]);
}

#[test]
fn the_example() {
    let today = day("2026-10-08");
    let facts = example::year(1, today);
    let dates = agenda(&facts, today, day("2026-10-26"));
    let starts: Vec<_> = dates.iter().map(|d| short(d.start)).collect();
    assert_eq!(
        starts,
        ["2026-10-08T15:00", "2026-10-12T10:30", "2026-10-15T15:00", "2026-10-22T15:00", "2026-10-26T10:30"]
    );
    assert_eq!(dates[0].instant.to_string(), "2026-10-08 14:00:00 UTC", "summer time");
    assert_eq!(dates[4].instant.to_string(), "2026-10-26 10:30:00 UTC", "winter time");
    assert!(agenda(&facts, day("2026-10-12"), today).is_empty());
}

/// A37: the dates without an outcome, by the day of entries.
#[test]
fn open_dates() {
    let open = |visits: Vec<Visit>, from: &str| -> Vec<String> {
        let mut facts = record(visits);
        facts.settings.day_start = DayStart::parse("04:00").unwrap();
        let day_start = facts.settings.day_start.0;
        let dates = open_dates_from(&facts, day(from))
            .map(|(line, start)| (line, day_of(start, day_start)))
            .map(|(line, day)| format!("{} on {day}", line.to_string().trim_start_matches(['0', '-'])));
        dates.collect()
    };
    let weekly = || with(1, series("2026-11-04", "FREQ=WEEKLY;COUNT=4"));
    assert_eq!(open(vec![weekly()], "2026-11-11"), ["385 on 2026-11-11"], "that day counts");
    assert_eq!(open(vec![weekly()], "2026-11-12"), ["385 on 2026-11-18"]);
    assert_eq!(open(vec![weekly()], "2026-11-26"), [""; 0]);

    // A later visit that has an outcome is not next, and neither is the date it stands for.
    let cancelled = own(2, "2026-11-11", "2026-11-11", Some(Outcome::CancelledByThem));
    assert_eq!(open(vec![weekly(), cancelled], "2026-11-10"), ["385 on 2026-11-18"]);
    let moved = own(2, "2026-11-11", "2026-11-13", None);
    assert_eq!(open(vec![weekly(), moved], "2026-11-10"), ["385 on 2026-11-18", "386 on 2026-11-13"]);

    // One in the morning belongs to the day before.
    let late = || vec![with(1, series("2026-11-05T01:00", "FREQ=DAILY;COUNT=1"))];
    assert_eq!(open(late(), "2026-11-04"), ["385 on 2026-11-04"]);
    assert_eq!(open(late(), "2026-11-05"), [""; 0]);
    let single = || vec![with(1, Visit { series: None, ..series("2026-11-05T03:59", "") })];
    assert_eq!(open(single(), "2026-11-04"), ["385 on 2026-11-04"]);
    assert_eq!(open(single(), "2026-11-05"), [""; 0]);
}
