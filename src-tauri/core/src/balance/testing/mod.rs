//! Facts for tests: small ones written by hand, and generated ones.

mod generate;

pub(crate) use generate::{TODAY, any_contact, any_facts, number};

use crate::domain::{
    CareKind, CareLine, CareState, Channel, Checkin, Contact, Day, DayRange, Days, Direction, Facts,
    FinishedDays, Id, Item, LocalTime, Managed, Mark, Marks, Nature, Outcome, Pause, Person, PersonState,
    Quiet, QuietChoice, Real, Rhythm, Series, Settings, Visit, WeekStart, Zone, settings::DayStart,
};
use chrono::{Duration, NaiveTime};

/// Day `n`; day 0 is a Monday.
pub(crate) fn day(n: i64) -> Day {
    Day::parse("2026-01-05").unwrap().plus(n)
}

/// Noon of day `n`.
pub(crate) fn noon(n: i64) -> LocalTime {
    at(n, 12 * 60)
}

/// A wall time, in minutes after midnight of day `n`.
pub(crate) fn at(n: i64, minutes: i64) -> LocalTime {
    LocalTime(day(n).0.and_time(NaiveTime::MIN) + Duration::minutes(minutes))
}

pub(crate) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// Nothing noted; finished days count as known.
pub(crate) fn nothing() -> Facts {
    Facts::new(Settings { finished_days: FinishedDays::Always, ..Settings::new(zone("Europe/London")) })
}

pub(crate) fn person(id: u128) -> Person {
    Person::new(Id::from_u128(id), format!("Person {id}"), Nature::Person)
}

/// Real, answered contact with nobody named and no mark, at noon of day `n`, without minutes.
pub(crate) fn contact(n: i64) -> Contact {
    Contact::new(Id::from_u128(0), noon(n), zone("UTC"), Channel::InPerson)
}

pub(crate) fn care_line(id: u128, professional: Option<u128>) -> CareLine {
    CareLine {
        id: Id::from_u128(id),
        name: format!("Line {id}"),
        kind: CareKind::Therapy,
        professional: professional.map(Id::from_u128),
        interval_days: None,
        state: CareState::Active,
    }
}

/// A visit of line 900 at noon of day `n`.
pub(crate) fn visit(n: i64, outcome: Option<Outcome>) -> Visit {
    Visit { outcome, ..Visit::new(Id::from_u128(0), Id::from_u128(900), noon(n), zone("UTC")) }
}

pub(crate) fn weekly() -> Series {
    Series { rrule: "FREQ=WEEKLY".into(), exdates: Vec::new(), rdates: Vec::new() }
}

pub(crate) fn marks(list: &[Mark]) -> Marks {
    list.iter().copied().collect()
}

pub(crate) fn rhythm(from: i64, days_per_week: impl Into<Option<f64>>) -> Rhythm {
    Rhythm { from: day(from), days_per_week: days_per_week.into() }
}

pub(crate) fn closed(from: i64, to: i64) -> DayRange {
    DayRange { from: day(from), to: day(to) }
}

pub(crate) fn pause(from: i64, to: impl Into<Option<i64>>) -> Pause {
    Pause { from: day(from), to: to.into().map(day), reason: String::new() }
}

pub(crate) fn quiet(n: i64, choice: QuietChoice) -> Quiet {
    Quiet { day: day(n), choice }
}

pub(crate) fn feeling(n: i64) -> Checkin {
    Checkin { day: day(n), item: Item::Connected, value: 2 }
}

/// Facts in the notation of model.md, section 3, from day 0 on: 1 contact, h half, 0 none, c chosen quiet, p paused,
/// u unknown; spaces only group. Gives the facts and the day after the last one.
pub(crate) fn noted(series: &str, rho: Option<f64>, finished: FinishedDays) -> (Facts, Day) {
    let mut facts = nothing();
    facts.settings.finished_days = finished;
    facts.settings.rhythm = vec![rhythm(-100, rho)];
    let mut n = 0;
    for c in series.chars().filter(|c| *c != ' ') {
        match c {
            '1' => facts.contacts.push(contact(n)),
            'h' => facts.contacts.push(Contact { real: Some(Real::Little), ..contact(n) }),
            'c' => facts.quiet.push(quiet(n, QuietChoice::Chosen)),
            'p' => facts.pauses.push(pause(n, n)),
            'u' if finished == FinishedDays::Always => facts.days.unsure.push(day(n)),
            'u' | '0' => {}
            other => panic!("{other}"),
        }
        if finished == FinishedDays::OnlyClosed && c != 'u' {
            facts.days.closed.push(closed(n, n));
        }
        n += 1;
    }
    (facts, day(n))
}
