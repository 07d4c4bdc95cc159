//! What kind of time a day of the example lies in: away, hard, thin, or not noted at all.

use super::random::Random;
use crate::domain::{Day, DayRange};
use chrono::{Datelike, NaiveDate};

/// Days before today whose story is written by hand; the seasons end before them.
pub(super) const RECENT: i64 = 42;

/// Stretches with their own weather.
#[derive(Debug, Clone, Default)]
pub(super) struct Seasons {
    /// Ten days away each summer.
    pub(super) away: Vec<DayRange>,
    /// Three to four hard weeks, late in the winter.
    pub(super) hard: Vec<DayRange>,
    /// A quiet week now and then, mostly wanted.
    pub(super) thin: Vec<DayRange>,
    /// Days on which nothing was noted and nothing closed.
    pub(super) open: Vec<DayRange>,
}

fn holds(list: &[DayRange], day: Day) -> bool {
    list.iter().any(|r| r.from <= day && day <= r.to)
}

impl Seasons {
    /// Lays the seasons over the days from `first` to the hand-written weeks before `today`.
    pub(super) fn new(random: &mut Random, first: Day, today: Day) -> Self {
        let room = DayRange { from: first.plus(7), to: today.plus(-RECENT - 1) };
        let mut s = Self::default();
        for year in first.0.year()..=today.0.year() {
            // The first start whose stretch lies in the room: a year cut in August still has its ten days away.
            let lay = |starts: &[(u32, u32)], length: i64, list: &mut Vec<DayRange>| {
                let fits = starts.iter().find_map(|&(month, day)| {
                    let from = Day(NaiveDate::from_ymd_opt(year, month, day)?);
                    let range = DayRange { from, to: from.plus(length - 1) };
                    let near = list.iter().any(|r| from.since(r.from).abs() < 340);
                    (range.from >= room.from && range.to <= room.to && !near).then_some(range)
                });
                list.extend(fits);
            };
            lay(&[(8, 10), (7, 6), (9, 7), (6, 15)], 10, &mut s.away);
            lay(&[(2, 9), (3, 1), (3, 15), (3, 22), (1, 12)], 25, &mut s.hard);
        }
        // A thin week about every three months, an open stretch about every two.
        let mut day = room.from.plus(30);
        while day.plus(14) < room.to {
            let week = DayRange { from: day, to: day.plus(6) };
            if !s.away.iter().chain(&s.hard).any(|r| r.from <= week.to && week.from <= r.to) {
                s.thin.push(week);
            }
            let from = day.plus(24 + i64::from(random.between(0, 9)));
            let to = from.plus(i64::from(random.between(2, 5)));
            if to < room.to {
                s.open.push(DayRange { from, to });
            }
            day = day.plus(60 + i64::from(random.between(0, 30)));
        }
        s
    }

    pub(super) fn is_away(&self, day: Day) -> bool {
        holds(&self.away, day)
    }
    pub(super) fn is_hard(&self, day: Day) -> bool {
        holds(&self.hard, day)
    }
    pub(super) fn is_thin(&self, day: Day) -> bool {
        holds(&self.thin, day)
    }
    pub(super) fn is_open(&self, day: Day) -> bool {
        holds(&self.open, day)
    }

    /// How much of the usual happens on this day, in percent.
    pub(super) fn lively(&self, day: Day) -> u32 {
        if self.is_away(day) {
            8
        } else if self.is_hard(day) || self.is_thin(day) || self.is_open(day) {
            30
        } else {
            100
        }
    }
}
