//! The dates of one visit or series: its rule, with single dates added and left out.

use super::expansion::{Expansion, Walk};
use super::rule::{Frequency, Rule, RuleProblem};
use crate::domain::{LocalTime, Visit};
use chrono::NaiveDateTime;

/// Most dates that one series gives in one answer.
pub const MOST_DATES: usize = 1_000;

/// When a visit takes place, as wall times in its zone (A10).
///
/// A rule that cannot be followed counts as if the series had its first date only; [`Recurrence::problem`] says why. A
/// visit without a series has one date: its start. What an occurrence with facts of its own takes out of its series
/// (A9) is not known here, but to [`super::agenda`].
#[derive(Debug, Clone)]
pub struct Recurrence {
    rule: Option<Expansion>,
    problem: Option<RuleProblem>,
    interval_days: Option<u32>,
    /// Dates apart from the rule's, sorted, without those left out.
    single: Vec<NaiveDateTime>,
    /// Dates left out, sorted.
    left_out: Vec<NaiveDateTime>,
}

/// Dates in a span, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    /// Wall times, each once.
    pub times: Vec<LocalTime>,
    /// Whether these are all dates of the span: false if there were more than asked for, or the search grew too long.
    pub complete: bool,
}

impl Recurrence {
    /// Reads the series of a visit. Never fails: see [`Recurrence::problem`].
    pub fn read(visit: &Visit) -> Self {
        let mut dates = Self {
            rule: None,
            problem: None,
            interval_days: None,
            single: vec![visit.start.0],
            left_out: Vec::new(),
        };
        let Some(series) = &visit.series else { return dates };
        let rule = Rule::read(&series.rrule).and_then(|rule| {
            dates.interval_days = Some(interval_days(&rule));
            Expansion::new(rule, visit.start, visit.zone)
        });
        match rule {
            Ok(rule) => {
                dates.rule = Some(rule);
                dates.single.clear();
            }
            Err(problem) => dates.problem = Some(problem),
        }
        dates.left_out = series.exdates.iter().map(|t| t.0).collect();
        dates.left_out.sort_unstable();
        dates.single.extend(series.rdates.iter().map(|t| t.0));
        dates.single.sort_unstable();
        dates.single.dedup();
        dates.single.retain(|t| dates.left_out.binary_search(t).is_err());
        dates
    }

    /// What is wrong with the rule, if anything. Looks for the rule's first date, so it may take a full search.
    pub fn problem(&self) -> Option<RuleProblem> {
        let empty = |rule: &Expansion| rule.walk(NaiveDateTime::MIN, NaiveDateTime::MAX).next().is_none();
        self.problem.or_else(|| self.rule.as_ref().is_some_and(empty).then_some(RuleProblem::NoDates))
    }

    /// Planned days between visits as the rule has them: 1, 7, 31 or 366 times its interval, whatever its other parts
    /// (A36). None without a rule of these frequencies.
    pub fn interval_days(&self) -> Option<u32> {
        self.interval_days
    }

    /// The dates from `from` to `to`, both included: the first `most` of them, never more than [`MOST_DATES`].
    pub fn between(&self, from: LocalTime, to: LocalTime, most: usize) -> Dates {
        self.times(from, to).first(most, |_| true)
    }

    /// The first date on or after `from`.
    pub fn next(&self, from: LocalTime) -> Option<LocalTime> {
        self.next_where(from, |_| true)
    }

    /// The first date on or after `from` that is `wanted`. Which ones those are may depend on other facts, such as that
    /// no occurrence with facts of its own stands for it.
    pub fn next_where(&self, from: LocalTime, wanted: impl Fn(LocalTime) -> bool) -> Option<LocalTime> {
        self.times(from, LocalTime(NaiveDateTime::MAX)).find(|time| wanted(*time))
    }

    /// The dates from `from` to `to`, both included, one after another. At most 100,000 days are looked at; then it
    /// ends with [`Times::stopped`].
    pub fn times(&self, from: LocalTime, to: LocalTime) -> Times<'_> {
        let single = &self.single[self.single.partition_point(|t| *t < from.0)..];
        let single = &single[..single.partition_point(|t| *t <= to.0)];
        let mut walk = self.rule.as_ref().map(|rule| rule.walk(from.0, to.0));
        let next = walk.as_mut().and_then(Iterator::next);
        Times { walk, next, single, left_out: &self.left_out }
    }
}

fn interval_days(rule: &Rule) -> u32 {
    let days = match rule.frequency {
        Frequency::Daily => 1,
        Frequency::Weekly => 7,
        Frequency::Monthly => 31,
        Frequency::Yearly => 366,
    };
    u32::try_from(days * rule.interval).unwrap_or(u32::MAX)
}

/// The dates of a [`Recurrence`], oldest first, each once.
#[derive(Debug)]
pub struct Times<'a> {
    walk: Option<Walk<'a>>,
    /// The rule's next date.
    next: Option<NaiveDateTime>,
    single: &'a [NaiveDateTime],
    left_out: &'a [NaiveDateTime],
}

impl Times<'_> {
    /// Whether the search grew too long; there may be more dates than were given.
    pub fn stopped(&self) -> bool {
        self.walk.as_ref().is_some_and(|walk| walk.stopped)
    }

    /// The first `most` dates that are wanted, never more than [`MOST_DATES`].
    pub(super) fn first(&mut self, most: usize, wanted: impl Fn(LocalTime) -> bool) -> Dates {
        let mut dates = Dates { times: Vec::new(), complete: true };
        for time in self.by_ref().filter(|time| wanted(*time)) {
            if dates.times.len() == most.min(MOST_DATES) {
                dates.complete = false;
                return dates;
            }
            dates.times.push(time);
        }
        dates.complete = !self.stopped();
        dates
    }

    /// How many days were looked at.
    #[cfg(test)]
    pub(super) fn steps(&self) -> u32 {
        self.walk.as_ref().map_or(0, |walk| walk.steps)
    }
}

impl Iterator for Times<'_> {
    type Item = LocalTime;

    fn next(&mut self) -> Option<LocalTime> {
        loop {
            let rule = self.next.filter(|time| self.single.first().is_none_or(|single| time <= single));
            let time = match rule {
                Some(time) => {
                    if self.single.first() == Some(&time) {
                        self.single = &self.single[1..];
                    }
                    self.next = self.walk.as_mut().and_then(Iterator::next);
                    time
                }
                None => {
                    let (first, rest) = self.single.split_first()?;
                    self.single = rest;
                    *first
                }
            };
            if self.left_out.binary_search(&time).is_err() {
                return Some(LocalTime(time));
            }
        }
    }
}
