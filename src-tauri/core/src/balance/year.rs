//! Twelve months by kind of day (look.md, "Year"). Months are not compared with each other.

use super::days::Calendar;
use super::streams::SlotKind;
use crate::domain::Day;
use chrono::{Datelike, Months};
use serde::Serialize;

/// Months drawn, the running one included.
const MONTHS: u32 = 12;

/// One month of the year view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// Its days, first to last: what each is.
    pub days: Vec<SlotKind>,
    /// Days connected.
    pub connected: u32,
    /// Days known.
    pub known: u32,
    /// Finished days since the first one (A12), paused ones included.
    pub finished: u32,
}

/// How many finished days of each kind there are, since the first day (A17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct KindCounts {
    /// Real contact.
    pub connected: u32,
    /// Quiet by choice.
    pub quiet_by_choice: u32,
    /// Quiet, half chosen or not said.
    pub quiet: u32,
    /// Quiet, not chosen.
    pub quiet_not_chosen: u32,
    /// Not known.
    pub unknown: u32,
    /// Paused.
    pub paused: u32,
}

impl KindCounts {
    /// Known days.
    pub fn known(self) -> u32 {
        self.connected + self.quiet_by_choice + self.quiet + self.quiet_not_chosen
    }

    fn add(&mut self, kind: SlotKind) {
        match kind {
            SlotKind::Connected => self.connected += 1,
            SlotKind::QuietByChoice => self.quiet_by_choice += 1,
            SlotKind::Quiet => self.quiet += 1,
            SlotKind::QuietNotChosen => self.quiet_not_chosen += 1,
            SlotKind::Unknown => self.unknown += 1,
            SlotKind::Paused => self.paused += 1,
            SlotKind::Today | SlotKind::AfterToday => {}
        }
    }
}

/// The year view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Year {
    /// Where the counts begin: the first day, or the first of the twelve months if that is later; none before a first
    /// day.
    pub from: Option<Day>,
    /// Counts from there to yesterday.
    pub counts: KindCounts,
    /// Twelve months, oldest first, ending with the running one.
    pub months: Vec<Month>,
}

/// Lays out twelve months as of today.
pub fn year(calendar: &Calendar<'_>) -> Year {
    let today = calendar.today();
    let running = Day(today.0.with_day(1).unwrap_or(today.0));
    let mut counts = KindCounts::default();
    let mut months = Vec::new();
    for back in (0..MONTHS).rev() {
        let first = Day(running.0.checked_sub_months(Months::new(back)).unwrap_or(running.0));
        let mut month = Month { first, days: Vec::with_capacity(31), connected: 0, known: 0, finished: 0 };
        let mut mine = KindCounts::default();
        // The calendar ends with a December.
        let length = first.0.checked_add_months(Months::new(1)).map_or(31, |next| Day(next).since(first));
        for day in (0..length).map(|n| first.plus(n)) {
            let kind = SlotKind::of(calendar, day);
            if calendar.first().is_some_and(|f| day >= f) && day < today {
                counts.add(kind);
                mine.add(kind);
                month.finished += 1;
            }
            month.days.push(kind);
        }
        (month.connected, month.known) = (mine.connected, mine.known());
        months.push(month);
    }
    let from = calendar.first().zip(months.first()).map(|(first, month)| first.max(month.first));
    Year { from, counts, months }
}
