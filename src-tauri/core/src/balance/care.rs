//! The gauges of care, and care and people side by side (model.md, section 4, A36 to A41).

use super::days::Calendar;
use super::level::LevelState;
use crate::domain::{CareLine, CareState, Day, Id, LocalTime, Outcome, Visit, day_of, words};
use crate::schedule::{Recurrence, open_dates_from};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Days the counts of outcomes look back, today included: 8 weeks (A39).
pub const EIGHT_WEEKS: i64 = 56;

words! { /// How a care line stands: the first that fits (section 4).
LineState {
    /// A visit is near enough, behind or ahead.
    InPlace = "in_place",
    /// Something is booked, and it is a while until or since.
    AWhile = "a_while",
    /// Nothing is booked.
    NothingBooked = "nothing_booked",
    /// No planned interval: only dates are said.
    DatesOnly = "dates_only",
    /// None kept yet, the first is booked.
    FirstVisit = "first_visit",
} }

words! { /// Care and people together (A41).
Plane {
    /// Both in place.
    BothInPlace = "both_in_place",
    /// Leaning on people.
    LeaningOnPeople = "leaning_on_people",
    /// Leaning on care.
    LeaningOnCare = "leaning_on_care",
    /// Both thin just now.
    BothThin = "both_thin",
} }

/// How visits of the last 8 weeks went, by their own day (A39, A40).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Outcomes {
    /// Took place.
    pub kept: u32,
    /// Moved to another time.
    pub moved: u32,
    /// Cancelled by me.
    pub cancelled_by_me: u32,
    /// Cancelled by them; never counts against anyone.
    pub cancelled_by_them: u32,
    /// Did not happen.
    pub missed: u32,
}

impl Outcomes {
    fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Kept => &mut self.kept,
            Outcome::Moved => &mut self.moved,
            Outcome::CancelledByMe => &mut self.cancelled_by_me,
            Outcome::CancelledByThem => &mut self.cancelled_by_them,
            Outcome::Missed => &mut self.missed,
        };
        *count += 1;
    }
}

/// One care line's gauge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineGauge {
    /// The line.
    pub line: Id,
    /// How it stands.
    pub state: LineState,
    /// The latest day with a kept visit (A37).
    pub last_kept: Option<Day>,
    /// The earliest day from today on with a date that has no outcome (A37).
    pub next: Option<Day>,
    /// When that date starts, wall time where it takes place.
    pub next_start: Option<LocalTime>,
    /// I, in days: the person's own, else from its series (A36).
    pub interval: Option<u32>,
    /// Non-paused days after the last kept visit, up to and with today (A38).
    pub since: Option<u32>,
    /// The last 8 weeks.
    pub outcomes: Outcomes,
}

/// The gauges of the active lines, by id (A55): those that have a say.
pub fn care_lines(calendar: &Calendar<'_>) -> Vec<LineGauge> {
    let facts = calendar.facts().care_lines.iter();
    let active: HashSet<Id> = facts.filter(|l| l.state == CareState::Active).map(|l| l.id).collect();
    let mut gauges = gauges(calendar);
    gauges.retain(|g| active.contains(&g.line));
    gauges.sort_by_key(|g| g.line);
    gauges
}

/// The gauges of all lines, in the order of the record. Linear in visits and lines, but for the rules of series.
pub fn gauges(calendar: &Calendar<'_>) -> Vec<LineGauge> {
    let facts = calendar.facts();
    let (today, day_start) = (calendar.today(), facts.settings.day_start.0);
    let mut last_kept: HashMap<Id, Day> = HashMap::new();
    for (day, visit) in calendar.kept_visits() {
        let last = last_kept.entry(visit.line).or_insert(*day);
        *last = (*last).max(*day);
    }
    let mut outcomes: HashMap<Id, Outcomes> = HashMap::new();
    for visit in facts.visits.iter().filter(|v| v.series.is_none()) {
        let day = day_of(visit.start, day_start);
        if let Some(outcome) = visit.outcome
            && day <= today
            && day > today.plus(-EIGHT_WEEKS)
        {
            outcomes.entry(visit.line).or_default().add(outcome);
        }
    }
    let mut next: HashMap<Id, LocalTime> = HashMap::new();
    for (line, start) in open_dates_from(facts, today) {
        let best = next.entry(line).or_insert(start);
        *best = (*best).min(start);
    }
    let intervals = intervals(&facts.visits);
    let gauge = |line: &CareLine| {
        let last_kept = last_kept.get(&line.id).copied();
        let next_start = next.get(&line.id).copied();
        let next = next_start.map(|start| day_of(start, day_start));
        let interval = line.interval_days.or_else(|| intervals.get(&line.id).map(|(_, days)| *days));
        let since = last_kept.map(|day| calendar.unpaused_after(day, today));
        LineGauge {
            line: line.id,
            state: state(interval, since, next.map(|day| day.since(today))),
            last_kept,
            next,
            next_start,
            interval,
            since,
            outcomes: outcomes.get(&line.id).copied().unwrap_or_default(),
        }
    };
    facts.care_lines.iter().map(gauge).collect()
}

/// The first state that fits (section 4, A38): `interval` is I, `since` the non-paused days since the last kept visit,
/// `until` the calendar days to the next one; all in days, all bounds inclusive.
fn state(interval: Option<u32>, since: Option<u32>, until: Option<i64>) -> LineState {
    let Some(interval) = interval else { return LineState::DatesOnly };
    let Some(since) = since else {
        return if until.is_some() { LineState::FirstVisit } else { LineState::NothingBooked };
    };
    let (interval, since) = (i64::from(interval), i64::from(since));
    match until {
        Some(until) if until <= interval => LineState::InPlace,
        _ if since <= interval => LineState::InPlace,
        // r ≤ 1.5 in whole numbers
        Some(_) if 2 * since <= 3 * interval => LineState::InPlace,
        Some(_) => LineState::AWhile,
        None => LineState::NothingBooked,
    }
}

/// The interval that each line's series with the latest start gives, with that start; the shorter if two tie (A36).
fn intervals(visits: &[Visit]) -> HashMap<Id, (LocalTime, u32)> {
    let mut intervals: HashMap<Id, (LocalTime, u32)> = HashMap::new();
    for visit in visits.iter().filter(|v| v.series.is_some()) {
        let Some(days) = Recurrence::read(visit).interval_days() else { continue };
        let latest = intervals.entry(visit.line).or_insert((visit.start, days));
        if visit.start > latest.0 || (visit.start == latest.0 && days < latest.1) {
            *latest = (visit.start, days);
        }
    }
    intervals
}

/// Whether every line that has a say is in place; none if no line has one (A41).
pub fn care_in_place(lines: &[LineGauge]) -> Option<bool> {
    let has_a_say = |g: &&LineGauge| !matches!(g.state, LineState::DatesOnly | LineState::FirstVisit);
    let mut states = lines.iter().filter(has_a_say).map(|g| g.state == LineState::InPlace).peekable();
    states.peek()?;
    Some(states.all(|in_place| in_place))
}

/// Care and people together (A41); none if one of the two cannot be said. `people` is the state of the level as shown.
pub fn plane(care_in_place: Option<bool>, people: Option<LevelState>) -> Option<Plane> {
    let people = match people? {
        LevelState::Near => true,
        LevelState::Quieter => false,
        LevelState::Unset => return None,
    };
    Some(match (care_in_place?, people) {
        (true, true) => Plane::BothInPlace,
        (false, true) => Plane::LeaningOnPeople,
        (true, false) => Plane::LeaningOnCare,
        (false, false) => Plane::BothThin,
    })
}
