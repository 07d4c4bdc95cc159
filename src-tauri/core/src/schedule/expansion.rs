//! Which days a rule asks for: period after period (days, weeks, months, years), each day of it asked.
//!
//! This is not left to a library (`docs/decisions/0007-own-recurrence.md`). The one there is, `rrule` 0.14, differs from
//! RFC 5545 in what `tests/data/recurrence` holds: it refuses `-5MO`, wants both of `MO,1TU`, numbers the last week of
//! some years wrongly, gives a whole week for BYWEEKNO alone, and counts BYSETPOS in the first week from the start on.
//! It always begins at the first date, and cannot be held to a number of steps.

use super::end_of;
use super::rule::{Frequency, Rule, RuleProblem, Weekday};
use crate::domain::{LocalTime, Zone, day::YEARS};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use std::collections::BTreeSet;

/// Days that may be looked at in one search.
pub(super) const MOST_STEPS: u32 = 100_000;
/// Fewest dates in one day that are too many: what an hourly rule gives.
const TOO_DENSE: usize = 24;

/// A rule with its start: all that is needed to name its dates.
#[derive(Debug, Clone)]
pub(super) struct Expansion {
    rule: Rule,
    start: NaiveDateTime,
    times: Vec<NaiveTime>,
    last: NaiveDateTime,
}

impl Expansion {
    /// What the rule leaves open is taken from the start.
    pub(super) fn new(mut rule: Rule, start: LocalTime, zone: Zone) -> Result<Self, RuleProblem> {
        use Frequency::{Daily, Monthly, Weekly, Yearly};
        let start = start.0;
        if !YEARS.contains(&start.year()) {
            return Err(RuleProblem::OutOfRange);
        }
        let end = NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31).map(end_of);
        let end = end.ok_or(RuleProblem::OutOfRange)?;
        let last = rule.until.map_or(end, |until| until.wall(zone).min(end));
        if last < start {
            return Err(RuleProblem::UntilBeforeStart);
        }
        let no_day = rule.weekdays.is_empty() && rule.month_days.is_empty() && rule.year_days.is_empty();
        match rule.frequency {
            Weekly | Yearly if no_day && (rule.frequency == Weekly || !rule.weeks.is_empty()) => {
                rule.weekdays.push((0, Weekday::of(start.date())));
            }
            Monthly | Yearly if no_day => {
                if rule.frequency == Yearly && rule.months.is_empty() {
                    rule.months.push(i64::from(start.month()));
                }
                rule.month_days.push(i64::from(start.day()));
            }
            Daily | Weekly | Monthly | Yearly => {}
        }
        let times = times(&rule, start.time());
        if times.len() >= TOO_DENSE {
            return Err(RuleProblem::TooDense);
        }
        Ok(Self { rule, start, times, last })
    }

    /// Dates from `from` to `to`, both included, in order.
    pub(super) fn walk(&self, from: NaiveDateTime, to: NaiveDateTime) -> Walk<'_> {
        let mut walk = Walk {
            of: self,
            from,
            last: to.min(self.last),
            period: 0,
            group: Vec::new(),
            at: 0,
            left: self.rule.count.map(i64::from),
            steps: 0,
            stopped: false,
        };
        walk.skip_ahead();
        walk
    }

    /// First day and length of period `n`; none at the end of the calendar.
    fn period(&self, n: i64) -> Option<(NaiveDate, u32)> {
        let steps = n.checked_mul(self.rule.interval)?;
        let start = self.start.date();
        match self.rule.frequency {
            Frequency::Daily => Some((forward(start, steps)?, 1)),
            Frequency::Weekly => {
                Some((forward(week_of(start, self.rule.week_start)?, steps.checked_mul(7)?)?, 7))
            }
            Frequency::Monthly => {
                let months = month_number(start).checked_add(steps)?;
                let year = i32::try_from(months.div_euclid(12)).ok()?;
                let first = NaiveDate::from_ymd_opt(year, months.rem_euclid(12) as u32 + 1, 1)?;
                Some((first, u32::from(first.num_days_in_month())))
            }
            Frequency::Yearly => {
                let year = i32::try_from(i64::from(start.year()).checked_add(steps)?).ok()?;
                let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
                Some((first, days_in_year(first) as u32))
            }
        }
    }

    /// The last period that begins on or before `day`; 0 for a day before the start.
    fn period_of(&self, day: NaiveDate) -> i64 {
        let start = self.start.date();
        let apart = match self.rule.frequency {
            Frequency::Daily => day.signed_duration_since(start).num_days(),
            Frequency::Weekly => {
                let week = |day| week_of(day, self.rule.week_start).unwrap_or(day);
                week(day).signed_duration_since(week(start)).num_days() / 7
            }
            Frequency::Monthly => month_number(day) - month_number(start),
            Frequency::Yearly => i64::from(day.year()) - i64::from(start.year()),
        };
        (apart / self.rule.interval).max(0)
    }

    /// All dates of a period that are not before the start.
    fn group(&self, (first, length): (NaiveDate, u32), into: &mut Vec<NaiveDateTime>) {
        into.clear();
        for day in first.iter_days().take(length as usize).filter(|day| self.wants(*day)) {
            into.extend(self.times.iter().map(|time| day.and_time(*time)));
        }
        if !self.rule.positions.is_empty() {
            let size = into.len() as i64;
            let places = self.rule.positions.iter().map(|&n| if n > 0 { n - 1 } else { size + n });
            let places: BTreeSet<i64> = places.filter(|n| (0..size).contains(n)).collect();
            *into = places.into_iter().map(|n| into[n as usize]).collect();
        }
        into.retain(|time| *time >= self.start);
    }

    /// Whether every period after the first has the same number of dates.
    fn is_even(&self) -> bool {
        self.rule.months.is_empty()
            && match self.rule.frequency {
                Frequency::Daily => self.rule.month_days.is_empty() && self.rule.weekdays.is_empty(),
                Frequency::Weekly => true,
                Frequency::Monthly | Frequency::Yearly => false,
            }
    }

    /// Whether every part that speaks of days wants this one. A week that reaches into another year is that year's for
    /// its number (BYWEEKNO), but each day stays in its own year for the interval.
    fn wants(&self, day: NaiveDate) -> bool {
        let rule = &self.rule;
        let in_month = (i64::from(day.day()), i64::from(day.num_days_in_month()));
        let in_year = (i64::from(day.ordinal()), days_in_year(day));
        let monthly = rule.frequency == Frequency::Monthly || !rule.months.is_empty();
        (rule.months.is_empty() || rule.months.contains(&i64::from(day.month())))
            && named(&rule.month_days, in_month)
            && named(&rule.year_days, in_year)
            && wants_weekday(&rule.weekdays, day, if monthly { in_month } else { in_year })
            && (rule.weeks.is_empty() || named(&rule.weeks, week_number(day, rule.week_start)))
    }
}

/// The times of a day, sorted.
fn times(rule: &Rule, start: NaiveTime) -> Vec<NaiveTime> {
    let or = |list: &[i64], own: u32| if list.is_empty() { vec![i64::from(own)] } else { list.to_vec() };
    let (minutes, seconds) = (or(&rule.minutes, start.minute()), or(&rule.seconds, start.second()));
    let mut all = BTreeSet::new();
    for hour in or(&rule.hours, start.hour()) {
        for &minute in &minutes {
            let at = |s: &i64| NaiveTime::from_hms_opt(hour as u32, minute as u32, *s as u32);
            all.extend(seconds.iter().filter_map(at));
        }
    }
    all.into_iter().collect()
}

/// Whether a list names the `n`th of `of`, counted from either end. An empty list names all.
fn named(list: &[i64], (n, of): (i64, i64)) -> bool {
    list.is_empty() || list.iter().any(|&k| k == n || k == n - of - 1)
}

/// The same for weekdays, of which there is one in seven days.
fn wants_weekday(list: &[(i64, Weekday)], day: NaiveDate, (n, of): (i64, i64)) -> bool {
    let (from_start, from_end) = ((n - 1) / 7 + 1, -((of - n) / 7 + 1));
    let weekday = Weekday::of(day);
    list.is_empty() || list.iter().any(|&(k, d)| d == weekday && (k == 0 || k == from_start || k == from_end))
}

/// The number of a day's week, and how many weeks its year has. A week belongs to the year of its fourth day, so the
/// week of 28 December is the last one, whatever day weeks begin with.
fn week_number(day: NaiveDate, first: Weekday) -> (i64, i64) {
    let fourth = |day| week_of(day, first).and_then(|week| forward(week, 3)).unwrap_or(day);
    let number = |day: NaiveDate| i64::from(day.ordinal0()) / 7 + 1;
    let mine = fourth(day);
    let last = NaiveDate::from_ymd_opt(mine.year(), 12, 28).map(fourth);
    (number(mine), last.map_or(52, number))
}

/// The first day of the week that holds `day`.
fn week_of(day: NaiveDate, first: Weekday) -> Option<NaiveDate> {
    forward(day, -Weekday::of(day).after(first))
}

fn forward(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let moved = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(moved) } else { day.checked_add_days(moved) }
}

fn month_number(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn days_in_year(day: NaiveDate) -> i64 {
    if day.leap_year() { 366 } else { 365 }
}

/// The dates of a rule, one after another.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    of: &'a Expansion,
    from: NaiveDateTime,
    last: NaiveDateTime,
    /// The next period to look at.
    period: i64,
    /// The dates of the period before it, and the next of them.
    group: Vec<NaiveDateTime>,
    at: usize,
    /// How many dates COUNT still leaves.
    left: Option<i64>,
    /// Days looked at so far.
    pub(super) steps: u32,
    /// The search was given up; there may be more dates.
    pub(super) stopped: bool,
}

impl Walk<'_> {
    /// Goes to the period of `from` at once, if it is known how many of COUNT's dates lie before it.
    fn skip_ahead(&mut self) {
        let target = self.of.period_of(self.from.date());
        if let (Some(count), 1..) = (self.left, target) {
            let Some(second) = self.of.period(1).filter(|_| self.of.is_even()) else { return };
            let size = |period, group: &mut Vec<NaiveDateTime>| {
                self.of.group(period, group);
                group.len() as i64
            };
            let first = self.of.period(0).map_or(0, |p| size(p, &mut self.group));
            let each = size(second, &mut self.group);
            self.group.clear();
            self.left = Some((count - first - (target - 1) * each).max(0));
        }
        self.period = target;
    }

    /// Loads the next period that may hold a date; none if there is no more.
    fn load(&mut self) -> Option<()> {
        let period = self.of.period(self.period).filter(|(first, _)| *first <= self.last.date())?;
        self.steps += period.1;
        if self.steps > MOST_STEPS {
            self.stopped = true;
            return None;
        }
        self.of.group(period, &mut self.group);
        self.at = 0;
        self.period += 1;
        Some(())
    }
}

impl Iterator for Walk<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        loop {
            if self.stopped || self.left == Some(0) {
                return None;
            }
            match self.group.get(self.at) {
                None => self.load()?,
                Some(time) if *time > self.last => return None,
                Some(time) => {
                    self.at += 1;
                    if let Some(left) = &mut self.left {
                        *left -= 1;
                    }
                    if *time >= self.from {
                        return Some(*time);
                    }
                }
            }
        }
    }
}
