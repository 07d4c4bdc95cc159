//! Tests of rules and dates: by hand, by vectors that other programs made, and by laws.

mod agenda;
mod bad;
mod laws;
mod limits;
mod pattern;
mod rules;
mod vectors;

use super::Recurrence;
use crate::balance::testing::{visit, zone};
use crate::domain::{LocalTime, Series, Visit};
use chrono::NaiveDateTime;

const EVER: (LocalTime, LocalTime) = (LocalTime(NaiveDateTime::MIN), LocalTime(NaiveDateTime::MAX));

/// A wall time, as short as it may be written: `2026-11-18` (nine o'clock), `2026-11-18T15:00`.
fn at(text: &str) -> LocalTime {
    let whole = match text.len() {
        10 => format!("{text}T09:00:00"),
        16 => format!("{text}:00"),
        _ => text.to_owned(),
    };
    LocalTime::parse(&whole).unwrap_or_else(|| panic!("{text}"))
}

/// A series in London.
fn series(start: &str, rrule: &str) -> Visit {
    let series = Series { rrule: rrule.to_owned(), exdates: Vec::new(), rdates: Vec::new() };
    Visit { start: at(start), zone: zone("Europe/London"), series: Some(series), ..visit(0, None) }
}

/// The first `most` dates, written as for [`at`], with `…` if there are more.
fn first(visit: &Visit, most: usize) -> String {
    let dates = Recurrence::read(visit).between(EVER.0, EVER.1, most);
    let mut text: Vec<String> = dates.times.iter().map(|t| short(*t)).collect();
    if !dates.complete {
        text.push("…".to_owned());
    }
    text.join(" ")
}

fn short(time: LocalTime) -> String {
    let whole = time.to_string();
    whole.strip_suffix("T09:00:00").or_else(|| whole.strip_suffix(":00")).unwrap_or(&whole).to_owned()
}
