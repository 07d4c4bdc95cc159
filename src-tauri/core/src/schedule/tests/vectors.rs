//! Rules expanded by other programs: `tests/data/recurrence/generate.py` says how, and where they are not followed.

use super::super::{Pattern, Recurrence};
use crate::balance::testing::{visit, zone};
use crate::domain::{LocalTime, Series, Visit};
use chrono::NaiveDateTime;
use serde::Deserialize;

const VECTORS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/recurrence/vectors.jsonl"));
/// How far the vectors look.
const HORIZON: &str = "20951231T235959";
/// How many dates a vector holds at most.
const MOST: usize = 12;

/// One line of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// Start.
    s: String,
    /// Zone.
    z: String,
    /// Rule.
    r: String,
    /// No dates before this.
    f: String,
    /// Left out.
    #[serde(default)]
    x: Vec<String>,
    /// Added.
    #[serde(default)]
    a: Vec<String>,
    /// Dates.
    d: Vec<String>,
    /// Whether these are all.
    e: bool,
    /// Who says so.
    #[serde(rename = "w")]
    _w: String,
}

fn time(text: &str) -> LocalTime {
    LocalTime(NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap())
}

fn times(list: &[String]) -> Vec<LocalTime> {
    list.iter().map(|text| time(text)).collect()
}

impl Vector {
    fn visit(&self, rrule: &str) -> Visit {
        let series = Series { rrule: rrule.to_owned(), exdates: times(&self.x), rdates: times(&self.a) };
        Visit { start: time(&self.s), zone: zone(&self.z), series: Some(series), ..visit(0, None) }
    }

    fn given_by(&self, rrule: &str) -> (Vec<LocalTime>, bool) {
        let recurrence = Recurrence::read(&self.visit(rrule));
        let dates = recurrence.between(time(&self.f), time(HORIZON), MOST);
        assert_eq!(
            recurrence.next(time(&self.f)).filter(|t| *t <= time(HORIZON)),
            dates.times.first().copied()
        );
        (dates.times, dates.complete)
    }
}

fn vectors() -> impl Iterator<Item = Vector> {
    VECTORS.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn the_same_dates_as_elsewhere() {
    let mut count = 0;
    for vector in vectors() {
        assert_eq!(vector.given_by(&vector.r), (times(&vector.d), vector.e), "{vector:?}");
        count += 1;
    }
    assert!(count >= 2_000, "{count}");
}

/// What the window would write for a rule it can name means the same as the rule.
#[test]
fn a_pattern_gives_the_dates_of_its_rule() {
    let mut count = 0;
    for vector in vectors() {
        let (start, zone) = (time(&vector.s), zone(&vector.z));
        let Some(pattern) = Pattern::read(&vector.r, start, zone) else { continue };
        let text = pattern.rrule();
        assert_eq!(vector.given_by(&text), (times(&vector.d), vector.e), "{text} {vector:?}");
        let spelled_out = pattern.clone().spelled_out(start).rrule();
        assert_eq!(vector.given_by(&spelled_out), (times(&vector.d), vector.e), "{spelled_out} {vector:?}");
        assert_eq!(Pattern::read(&text, start, zone), Some(pattern), "{text} {vector:?}");
        count += 1;
    }
    assert!(count >= 200, "{count}");
}
