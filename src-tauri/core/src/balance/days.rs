//! Days: known, unknown, paused, their kinds, and the window (model.md, section 2).

use super::entry::{Entry, Source, is_kept};
use super::ranges::Ranges;
use crate::domain::{Day, Facts, FinishedDays, QuietChoice, Visit, day_of, words};
use chrono::NaiveDate;

/// Length of the window, in finished days that are not paused (section 2).
pub const WINDOW: usize = 28;
/// Length of the window of section 5 (A46).
pub const SHORT_WINDOW: usize = 14;
/// Known days a window needs before anything is drawn from it (section 2).
const ENOUGH_KNOWN: u32 = 10;
/// The most days looked back: all that the years 1900 to 2200 hold. Only a clock gone wrong can ask for more.
const MOST_DAYS: i64 = 110_000;

words! { /// What kind of day it was: the first that fits (A17).
DayKind {
    /// Inside a pause.
    Paused = "paused",
    /// Nothing is known of it; not the same as nothing happened.
    Unknown = "unknown",
    /// Real contact, at least a little.
    Connected = "connected",
    /// No contact, and that was wanted.
    QuietByChoice = "quiet_by_choice",
    /// No contact, and that was not wanted.
    QuietNotChosen = "quiet_not_chosen",
    /// No contact; half wanted or not said.
    Quiet = "quiet",
} }

/// What holds for one day since the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayState {
    /// Inside a pause, today included (A15).
    pub paused: bool,
    /// Known; never today, never in a pause.
    pub known: bool,
    /// x in halves, 0 to 2, whether the day is known or not (A16).
    pub halves: u8,
    /// What the person said of a quiet day; ignored when x > 0 (A17).
    pub choice: Option<QuietChoice>,
}

impl DayState {
    /// x, 0 to 1, whether the day is known or not.
    pub fn x(self) -> f64 {
        f64::from(self.halves) / 2.0
    }

    /// Its kind: the first that fits (A17).
    pub fn kind(self) -> DayKind {
        match self {
            DayState { paused: true, .. } => DayKind::Paused,
            DayState { known: false, .. } => DayKind::Unknown,
            DayState { halves: 1.., .. } => DayKind::Connected,
            DayState { choice: Some(QuietChoice::Chosen), .. } => DayKind::QuietByChoice,
            DayState { choice: Some(QuietChoice::NotChosen), .. } => DayKind::QuietNotChosen,
            DayState { .. } => DayKind::Quiet,
        }
    }

    /// Whether quiet was chosen and it was quiet: what `chosen_quiet_freezes` holds still (A25).
    pub fn chosen_quiet(self) -> bool {
        self.halves == 0 && self.choice == Some(QuietChoice::Chosen)
    }
}

/// How many days of a window are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Coverage {
    /// Known days.
    pub known: u32,
    /// Days in the window (A56).
    pub active: u32,
}

impl Coverage {
    /// K, 0 to 1; none without a day in the window (A20).
    pub fn share(self) -> Option<f64> {
        (self.active > 0).then(|| f64::from(self.known) / f64::from(self.active))
    }

    /// Known days from which on a level may be shown in a window of this length: 10, or 0.6 of it if that is more.
    pub fn needed(self) -> u32 {
        (self.active * 3).div_ceil(5).max(ENOUGH_KNOWN)
    }

    /// Whether a level, a match or a state may be shown: K ≥ 0.6 and at least 10 known days (section 2, A20).
    pub fn enough(self) -> bool {
        self.known >= self.needed()
    }
}

/// The facts laid out by days, as they stand at the end of `today` (A1). Built once, read by every other part.
#[derive(Debug, Clone)]
pub struct Calendar<'a> {
    facts: &'a Facts,
    today: Day,
    first: Option<Day>,
    pauses: Ranges,
    rhythms: Vec<(Day, Option<f64>)>,
    entries: Vec<Entry<'a>>,
    kept: Vec<(Day, &'a Visit)>,
    /// One for each day from `first` to `today`.
    states: Vec<DayState>,
}

impl<'a> Calendar<'a> {
    /// Lays out `facts` for a report at the end of `today`. Linear in the facts and in the days they span.
    pub fn new(facts: &'a Facts, today: Day) -> Self {
        let day_start = facts.settings.day_start.0;
        let mut entries = Vec::with_capacity(facts.contacts.len());
        for contact in &facts.contacts {
            let day = day_of(contact.start, day_start);
            if day <= today {
                entries.push(Entry { day, source: Source::Contact(contact) });
            }
        }
        let mut kept = Vec::new();
        for visit in &facts.visits {
            let day = day_of(visit.start, day_start);
            if is_kept(visit, day, today) {
                kept.push((day, visit));
                if visit.also_company {
                    entries.push(Entry { day, source: Source::Visit(visit) });
                }
            }
        }
        let end = Day(NaiveDate::MAX);
        let pauses = Ranges::new(facts.pauses.iter().map(|p| (p.from, p.to.unwrap_or(end))));
        let mut rhythms: Vec<_> = facts.settings.rhythm.iter().map(|r| (r.from, r.days_per_week)).collect();
        rhythms.sort_by_key(|(from, _)| *from);
        let first = first_day(facts, &entries, today).map(|day| day.max(today.plus(-MOST_DAYS)));
        let states = first.map(|first| states(facts, &entries, &pauses, first, today)).unwrap_or_default();
        Self { facts, today, first, pauses, rhythms, entries, kept, states }
    }

    /// The facts it was built from.
    pub fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// The day it stands at the end of.
    pub fn today(&self) -> Day {
        self.today
    }

    /// The day before today: the last one that can be known.
    pub fn yesterday(&self) -> Day {
        self.today.plus(-1)
    }

    /// The first day (A12); none before anything was noted.
    pub fn first(&self) -> Option<Day> {
        self.first
    }

    /// The earliest day with anything to draw: the first day or an earlier kept visit, which does not set it (A12).
    pub fn earliest(&self) -> Option<Day> {
        self.kept.iter().map(|(day, _)| *day).chain(self.first).min()
    }

    /// Every contact, try and visit that was company too, up to today, in no order.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// Every kept visit up to today with its day, in no order (A11).
    pub fn kept_visits(&self) -> &[(Day, &'a Visit)] {
        &self.kept
    }

    /// What holds for `day`, one of the days from the first to today.
    pub fn state(&self, day: Day) -> Option<DayState> {
        let at = usize::try_from(day.since(self.first?)).ok()?;
        self.states.get(at).copied()
    }

    /// The days from the first to yesterday, in order.
    pub fn finished(&self) -> impl DoubleEndedIterator<Item = (Day, DayState)> + '_ {
        let finished = self.states.split_last().map_or(&[][..], |(_, finished)| finished);
        let first = self.first.unwrap_or(self.today).0;
        finished.iter().enumerate().map(move |(i, state)| (Day(first).plus(i as i64), *state))
    }

    /// Whether a day is paused; any day, also before the first or after today (A15).
    pub fn paused(&self, day: Day) -> bool {
        self.pauses.contains(day)
    }

    /// Whether a day is known: finished, not paused, since the first day, and known by section 2 (A13).
    pub fn known(&self, day: Day) -> bool {
        self.state(day).is_some_and(|s| s.known)
    }

    /// x of a day, 0 to 1; none unless the day is known (A17).
    pub fn x(&self, day: Day) -> Option<f64> {
        self.state(day).filter(|s| s.known).map(DayState::x)
    }

    /// The kind of a finished day (A17); before the first day unknown or paused (A13). Today is never known.
    pub fn kind(&self, day: Day) -> DayKind {
        match self.state(day) {
            Some(state) => state.kind(),
            None if self.paused(day) => DayKind::Paused,
            None => DayKind::Unknown,
        }
    }

    /// Non-paused days after `day`, up to and with `to`; 0 if `to` is not later. Any days.
    pub fn unpaused_after(&self, day: Day, to: Day) -> u32 {
        if to <= day {
            return 0;
        }
        let days = to.since(day) - (self.pauses.days_to(to) - self.pauses.days_to(day));
        u32::try_from(days).unwrap_or(0)
    }

    /// ρ of a day: days a week with real contact that feel right (A21); none if unset.
    pub fn rhythm(&self, day: Day) -> Option<f64> {
        let n = self.rhythms.partition_point(|(from, _)| *from <= day);
        let (_, rhythm) = self.rhythms.get(n.checked_sub(1)?)?;
        rhythm.filter(|r| r.is_finite() && *r > 0.0)
    }

    /// The same facts a day later, as if today had been closed with what is noted in it and contact of `halves` more. To
    /// say what would change.
    pub(super) fn tomorrow(&self, halves: u8) -> Self {
        let mut later = self.clone();
        later.today = self.today.plus(1);
        later.first = self.first.or(Some(self.today));
        let today = later.states.pop().unwrap_or_default();
        let paused = self.paused(self.today);
        let halves = (today.halves + halves).min(2);
        later.states.push(DayState { known: !paused, paused, halves, ..today });
        later.states.push(DayState { paused: self.paused(later.today), ..DayState::default() });
        later
    }

    /// The same facts with every open day of the window closed and nobody added. To say what would change.
    pub(super) fn all_closed(&self) -> Self {
        let mut closed = self.clone();
        let open: Vec<Day> = self.open_days().collect();
        for day in open {
            if let Some(state) =
                self.first.and_then(|first| closed.states.get_mut(usize::try_from(day.since(first)).ok()?))
            {
                state.known = true;
            }
        }
        closed
    }

    /// Days of the window that are not known, oldest first: they can still be closed.
    pub fn open_days(&self) -> impl Iterator<Item = Day> {
        self.window(WINDOW).into_iter().filter(|(_, s)| !s.known).map(|(day, _)| day)
    }

    /// The window: the last `n` finished days that are not paused, or all since the first day if fewer; oldest first.
    /// `n` is [`WINDOW`], or [`SHORT_WINDOW`] in section 5.
    pub fn window(&self, n: usize) -> Vec<(Day, DayState)> {
        let mut days: Vec<_> = self.finished().rev().filter(|(_, s)| !s.paused).take(n).collect();
        days.reverse();
        days
    }

    /// How much of the window is known (section 2).
    pub fn coverage(&self, n: usize) -> Coverage {
        let mut coverage = Coverage::default();
        for (_, state) in self.finished().rev().filter(|(_, s)| !s.paused).take(n) {
            coverage.active += 1;
            coverage.known += u32::from(state.known);
        }
        coverage
    }
}

/// The earliest day up to today that carries anything A12 names.
fn first_day(facts: &Facts, entries: &[Entry<'_>], today: Day) -> Option<Day> {
    let marks = &facts.days;
    (entries.iter().map(|e| e.day))
        .chain(facts.quiet.iter().map(|q| q.day))
        .chain(marks.closed.iter().filter(|r| r.from <= r.to).map(|r| r.from))
        .chain(marks.unsure.iter().copied())
        .chain(marks.used.iter().copied())
        .chain(facts.checkins.iter().map(|c| c.day))
        .filter(|day| *day <= today)
        .min()
}

/// The state of each day from `first` to `today`.
fn states(facts: &Facts, entries: &[Entry<'_>], pauses: &Ranges, first: Day, today: Day) -> Vec<DayState> {
    let length = usize::try_from(today.since(first) + 1).unwrap_or(0);
    let at = |day: Day| usize::try_from(day.since(first)).ok().filter(|i| *i < length);
    let span = |from: Day, to: Day| {
        let from = at(from.max(first)).unwrap_or(length);
        from..at(to.min(today)).map_or(from, |i| i + 1).max(from)
    };

    let mut days =
        vec![
            DayState { known: facts.settings.finished_days == FinishedDays::Always, ..DayState::default() };
            length
        ];
    if facts.settings.finished_days == FinishedDays::WhenUsed {
        // A use makes its day known and the two before it (A14).
        for i in facts.days.used.iter().filter_map(|day| at(*day)) {
            days[i.saturating_sub(2)..=i].iter_mut().for_each(|d| d.known = true);
        }
    }
    for (from, to) in Ranges::new(facts.days.closed.iter().map(|r| (r.from, r.to))).iter() {
        days[span(from, to)].iter_mut().for_each(|d| d.known = true);
    }
    for i in facts.days.unsure.iter().filter_map(|day| at(*day)) {
        days[i].known = false;
    }
    for (from, to) in pauses.iter() {
        days[span(from, to)].iter_mut().for_each(|d| {
            d.paused = true;
            d.known = false;
        });
    }
    if let Some(last) = days.last_mut() {
        last.known = false; // today is never known
    }
    for entry in entries {
        if let Some(i) = at(entry.day) {
            days[i].halves = (days[i].halves + entry.halves()).min(2);
        }
    }
    for quiet in &facts.quiet {
        if let Some(i) = at(quiet.day) {
            days[i].choice = Some(quiet.choice);
        }
    }
    days
}
