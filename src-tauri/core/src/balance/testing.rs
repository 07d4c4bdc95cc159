//! Facts for tests: small ones written by hand, and generated ones.

use crate::domain::{
    CareKind, CareLine, CareState, Channel, Checkin, Contact, Day, DayRange, Days, Direction, Facts,
    FinishedDays, Id, Item, LocalTime, Mark, Marks, Nature, Outcome, Pause, Person, PersonState, Quiet,
    QuietChoice, Real, Rhythm, Series, Settings, Visit, WeekStart, Zone, settings::DayStart,
};
use chrono::{Duration, NaiveTime};
use proptest::{collection::vec, option, prelude::*, sample::select};
use std::collections::BTreeMap;

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
    Person {
        id: Id::from_u128(id),
        name: format!("Person {id}"),
        nature: Nature::Person,
        relation: None,
        ring: None,
        rhythm_days: None,
        keep_distance: false,
        state: PersonState::Active,
        ways: Vec::new(),
        offers: Vec::new(),
        topics: Vec::new(),
        note: String::new(),
    }
}

/// Real, answered contact with nobody named and no mark, at noon of day `n`, without minutes.
pub(crate) fn contact(n: i64) -> Contact {
    Contact {
        id: Id::from_u128(0),
        start: noon(n),
        zone: zone("UTC"),
        minutes: None,
        channel: Channel::InPerson,
        people: Vec::new(),
        place: None,
        marks: Marks::default(),
        direction: Direction::Both,
        real: None,
        after: None,
        answered: true,
        for_visit: None,
        note: String::new(),
    }
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
    Visit {
        id: Id::from_u128(0),
        line: Id::from_u128(900),
        start: noon(n),
        zone: zone("UTC"),
        minutes: None,
        place: None,
        link: None,
        cost_note: None,
        series: None,
        of: None,
        outcome,
        before: None,
        after: None,
        bring_up: Vec::new(),
        take_away: String::new(),
        also_company: false,
        reminders: Vec::new(),
    }
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

/// Generated facts lie on these days around [`TODAY`]: a few before the rest, some after today.
const SPREAD: std::ops::Range<i64> = -8..76;
/// The day generated facts are looked at from: day 63 is a Monday, so this is a Thursday.
pub(crate) const TODAY: i64 = 66;

fn settings() -> impl Strategy<Value = Settings> {
    let rho = prop_oneof![
        2 => select(vec![Some(0.5), Some(1.0), Some(2.8), Some(3.0), Some(4.5), Some(7.0), None]),
        1 => (0.5..=7.0f64).prop_map(Some),
    ];
    let rhythms = proptest::collection::btree_map(-20i64..76, rho, 0..4);
    let finished = prop_oneof![
        3 => Just(FinishedDays::Always), 1 => Just(FinishedDays::WhenUsed), 1 => Just(FinishedDays::OnlyClosed)
    ];
    let start = select(vec!["00:00", "04:00", "04:30", "12:00"]);
    (rhythms, finished, start, select(WeekStart::ALL), option::of(1u32..20), any::<bool>()).prop_map(
        |(rhythms, finished_days, start, week_start, gap, freezes)| Settings {
            rhythm: rhythms.into_iter().map(|(from, rho)| rhythm(from, rho)).collect(),
            finished_days,
            day_start: DayStart::parse(start).unwrap(),
            week_start,
            comfortable_gap_days: gap,
            chosen_quiet_freezes: freezes,
            ..Settings::new(zone("UTC"))
        },
    )
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    vec((select(Nature::ALL), option::of(1u32..30)), 5).prop_map(|list| {
        let each = (1..).zip(list);
        each.map(|(id, (nature, rhythm_days))| Person { nature, rhythm_days, ..person(id) }).collect()
    })
}

fn when() -> impl Strategy<Value = LocalTime> {
    (SPREAD, 0i64..24 * 60).prop_map(|(n, minutes)| at(n, minutes))
}

/// Contacts of every kind; ids are given later.
pub(crate) fn any_contact() -> impl Strategy<Value = Contact> {
    let names = proptest::sample::subsequence(vec![1u128, 2, 3, 4, 5], 0..4);
    let kinds = proptest::sample::subsequence(Mark::ALL.to_vec(), 0..4);
    let real = option::of(select(Real::ALL));
    let how = (names, kinds, select(Direction::ALL), real, option::of(0u32..200));
    (when(), how, proptest::bool::weighted(0.85)).prop_map(|(start, how, answered)| {
        let (names, kinds, direction, real, minutes) = how;
        let people = names.into_iter().map(Id::from_u128).collect();
        Contact { start, people, marks: marks(&kinds), direction, real, minutes, answered, ..contact(0) }
    })
}

fn any_visit() -> impl Strategy<Value = Visit> {
    let outcome = prop_oneof![3 => Just(Some(Outcome::Kept)), 1 => option::of(select(Outcome::ALL))];
    let repeats = proptest::bool::weighted(0.1);
    (when(), 900u128..903, outcome, option::of(0u32..120), any::<bool>(), repeats).prop_map(
        |(start, line, outcome, minutes, also_company, repeats)| Visit {
            start,
            line: Id::from_u128(line),
            outcome: outcome.filter(|_| !repeats),
            series: repeats.then(weekly),
            minutes,
            also_company,
            ..visit(0, None)
        },
    )
}

fn ranges(n: usize, longest: i64) -> impl Strategy<Value = Vec<(i64, i64)>> {
    vec((SPREAD, 0..longest).prop_map(|(from, more)| (from, from + more)), 0..n)
}

fn days() -> impl Strategy<Value = Days> {
    let set = |n: usize| proptest::collection::btree_set(SPREAD, 0..n);
    (ranges(4, 40), set(8), set(25)).prop_map(|(ranges, unsure, used)| Days {
        closed: ranges.into_iter().map(|(from, to)| closed(from, to)).collect(),
        unsure: unsure.into_iter().map(day).collect(),
        used: used.into_iter().map(day).collect(),
    })
}

fn pauses() -> impl Strategy<Value = Vec<Pause>> {
    let open = option::weighted(0.1, SPREAD);
    (ranges(3, 12), open).prop_map(|(ranges, open)| {
        let ended = ranges.into_iter().map(|(from, to)| pause(from, to));
        ended.chain(open.map(|from| pause(from, None))).collect()
    })
}

/// Facts of every kind that days, level, gap and streams read, spread over twelve weeks around [`TODAY`].
pub(crate) fn any_facts() -> impl Strategy<Value = Facts> {
    let quiet_days = proptest::collection::btree_map(SPREAD, select(QuietChoice::ALL), 0..25);
    let feelings = proptest::collection::btree_set(SPREAD, 0..6);
    let noted = (vec(any_contact(), 0..45), vec(any_visit(), 0..12), quiet_days, feelings);
    (settings(), people(), noted, days(), pauses()).prop_map(|(settings, people, noted, days, pauses)| {
        let (contacts, visits, quiet_days, feelings): (_, _, BTreeMap<i64, QuietChoice>, _) = noted;
        let care_lines = vec![care_line(900, Some(4)), care_line(901, Some(5)), care_line(902, None)];
        let mut facts = Facts { people, contacts, care_lines, visits, days, pauses, ..nothing() };
        facts.settings = settings;
        facts.quiet = quiet_days.into_iter().map(|(n, choice)| quiet(n, choice)).collect();
        facts.checkins = feelings.into_iter().map(feeling).collect();
        number(&mut facts);
        facts
    })
}

/// Gives contacts and visits ids of their own.
pub(crate) fn number(facts: &mut Facts) {
    for (i, contact) in facts.contacts.iter_mut().enumerate() {
        contact.id = Id::from_u128(10_000 + i as u128);
    }
    for (i, visit) in facts.visits.iter_mut().enumerate() {
        visit.id = Id::from_u128(20_000 + i as u128);
    }
}
