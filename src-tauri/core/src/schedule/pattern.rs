//! A rule as a person would say it: what the window can offer and put into words.

use super::expansion::Expansion;
use super::rule::{Frequency, Rule, Weekday};
use crate::domain::{Day, LocalTime, Zone};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// Every second Tuesday, ten times; on the last day of each month; and so on.
///
/// Only rules that mean no more than this have a pattern. Others are kept as they are written, and so is the text of a
/// rule that has one, until another pattern is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Pattern {
    /// Days, weeks, months or years.
    pub frequency: Frequency,
    /// Every how many of them, from 1.
    pub interval: u32,
    /// Weekly: on these days, Monday first; none is the start's own. Monthly: see `ordinal`.
    pub weekdays: Vec<Weekday>,
    /// Monthly: the first to fifth (1 to 5) or last (−1) of the weekdays in the month, of all of them taken together:
    /// −1 with Monday to Friday is the last working day.
    pub ordinal: Option<i8>,
    /// Monthly without `ordinal`: on these days, from 1 to 31, and −1 for the last; none is the start's own.
    pub month_days: Vec<i8>,
    /// How many dates there are.
    pub count: Option<u32>,
    /// The last day that may have a date. Never together with `count`.
    pub until: Option<Day>,
}

impl Pattern {
    /// The pattern of a rule that is not refused, if it has one. Start and zone are those of the visit: the last date
    /// may be written as an instant.
    pub fn read(rrule: &str, start: LocalTime, zone: Zone) -> Option<Self> {
        let rule = Rule::read(rrule).ok()?;
        Expansion::new(rule.clone(), start, zone).ok()?;
        let other = [&rule.weeks, &rule.year_days, &rule.hours, &rule.minutes, &rule.seconds];
        if other.into_iter().any(|list| !list.is_empty()) {
            return None;
        }
        let mut pattern = Self {
            frequency: rule.frequency,
            interval: u32::try_from(rule.interval).ok()?,
            weekdays: Vec::new(),
            ordinal: None,
            month_days: Vec::new(),
            count: rule.count,
            until: rule.until.map(|until| {
                let last = until.wall(zone);
                // There is one date a day, at the time of the start.
                Day(last.date()).plus(if last.time() < start.0.time() { -1 } else { 0 })
            }),
        };
        match rule.frequency {
            Frequency::Daily | Frequency::Weekly | Frequency::Yearly if !rule.positions.is_empty() => None,
            Frequency::Daily => rule.has_no_days().then_some(pattern),
            Frequency::Weekly => {
                pattern.weekdays = rule.weekdays.iter().map(|(_, day)| *day).collect();
                (rule.months.is_empty() && week_start_is_idle(&rule, start)).then_some(pattern)
            }
            Frequency::Monthly if !rule.months.is_empty() => None,
            Frequency::Monthly => pattern.monthly(&rule),
            Frequency::Yearly => {
                // Some programs write out what the start says already.
                let date = (i64::from(start.0.month()), i64::from(start.0.day()));
                let same = rule.months == [date.0] && rule.month_days == [date.1] && rule.weekdays.is_empty();
                (same || rule.has_no_days()).then_some(pattern)
            }
        }
    }

    fn monthly(mut self, rule: &Rule) -> Option<Self> {
        let position = match (&rule.positions[..], &rule.weekdays[..]) {
            ([], []) => {
                let offered = |n: &i64| (1..=31).contains(n) || *n == -1;
                self.month_days = rule.month_days.iter().map(|n| *n as i8).collect();
                return rule.month_days.iter().all(offered).then_some(self);
            }
            // The second Tuesday is one place, written in either of two ways.
            ([], [(n, _)]) => *n,
            ([n], days) if days.iter().all(|(k, _)| *k == 0) => *n,
            _ => return None,
        };
        self.ordinal = i8::try_from(position).ok();
        self.weekdays = rule.weekdays.iter().map(|(_, day)| *day).collect();
        let offered = (1..=5).contains(&position) || position == -1;
        (offered && !self.weekdays.is_empty() && rule.month_days.is_empty()).then_some(self)
    }

    /// The text of the rule. What does not go together in it is refused when it is read
    /// ([`super::Recurrence::problem`]).
    pub fn rrule(&self) -> String {
        let mut parts = vec![format!("FREQ={}", self.frequency.code())];
        if self.interval != 1 {
            parts.push(format!("INTERVAL={}", self.interval));
        }
        if !self.month_days.is_empty() {
            parts.push(format!("BYMONTHDAY={}", list(self.month_days.iter())));
        }
        match (&self.weekdays[..], self.ordinal) {
            ([], _) => {}
            ([day], Some(n)) => parts.push(format!("BYDAY={n}{}", day.code())),
            (days, n) => {
                parts.push(format!("BYDAY={}", list(days.iter().map(|d| d.code()))));
                parts.extend(n.map(|n| format!("BYSETPOS={n}")));
            }
        }
        parts.extend(self.count.map(|n| format!("COUNT={n}")));
        parts.extend(self.until.map(|day| format!("UNTIL={}", day.0.format("%Y%m%d"))));
        parts.join(";")
    }

    /// The same with what the rule leaves to the start written out, so that it can be put into words.
    #[must_use]
    pub fn spelled_out(mut self, start: LocalTime) -> Self {
        match self.frequency {
            Frequency::Weekly if self.weekdays.is_empty() => {
                self.weekdays.push(Weekday::of(start.0.date()));
            }
            Frequency::Monthly if self.ordinal.is_none() && self.month_days.is_empty() => {
                self.month_days.push(start.0.day() as i8);
            }
            _ => {}
        }
        self
    }
}

impl Rule {
    fn has_no_days(&self) -> bool {
        self.months.is_empty() && self.month_days.is_empty() && self.weekdays.is_empty()
    }
}

/// Whether weeks that begin on Monday give the same dates: the interval counts weeks from the one that holds the start.
fn week_start_is_idle(rule: &Rule, start: LocalTime) -> bool {
    let start = Weekday::of(start.0.date());
    let from_start = |day: Weekday, first| day.after(first) - start.after(first);
    let same = |day| from_start(day, rule.week_start) == from_start(day, Weekday::Monday);
    rule.interval == 1 || rule.weekdays.iter().all(|(_, day)| same(*day))
}

fn list(items: impl Iterator<Item = impl ToString>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(",")
}
