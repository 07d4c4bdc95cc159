//! The text of a rule: RRULE of RFC 5545, section 3.3.10, without the property name.

use super::end_of;
use crate::domain::{Zone, day::YEARS, text::LINE, words};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use std::ops::RangeInclusive;

/// Longest interval. Between 1900 and 2200 lie 109,938 days, so a longer one could give no second date.
const LONGEST_INTERVAL: i64 = 110_000;

words! { /// Why a rule gives no dates. The series then has its first date only, apart from dates added one by one.
RuleProblem {
    /// Not a rule of RFC 5545, or parts that do not go together.
    NotARule = "not_a_rule",
    /// Hourly or more often: nothing to be reminded of.
    TooDense = "too_dense",
    /// An interval of nought or less.
    ZeroInterval = "zero_interval",
    /// A number, or a year, that cannot be.
    OutOfRange = "out_of_range",
    /// A number of dates and a last date at once.
    CountAndUntil = "count_and_until",
    /// The last date lies before the first.
    UntilBeforeStart = "until_before_start",
    /// A rule like any other, but no day fits it, such as 30 February.
    NoDates = "no_dates",
} }
words! { /// How often a rule looks for dates.
Frequency {
    /// Every day.
    Daily = "daily",
    /// Every week.
    Weekly = "weekly",
    /// Every month.
    Monthly = "monthly",
    /// Every year.
    Yearly = "yearly",
} }
words! { /// A day of the week.
Weekday {
    /// Monday.
    Monday = "monday",
    /// Tuesday.
    Tuesday = "tuesday",
    /// Wednesday.
    Wednesday = "wednesday",
    /// Thursday.
    Thursday = "thursday",
    /// Friday.
    Friday = "friday",
    /// Saturday.
    Saturday = "saturday",
    /// Sunday.
    Sunday = "sunday",
} }

/// The words of RRULE for [`Frequency::ALL`] and [`Weekday::ALL`], in that order.
const FREQUENCIES: [&str; 4] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Frequency {
    /// The word in a rule, such as `WEEKLY`.
    pub(super) fn code(self) -> &'static str {
        FREQUENCIES[self as usize]
    }
}

impl Weekday {
    /// The word in a rule, such as `MO`.
    pub(super) fn code(self) -> &'static str {
        WEEKDAYS[self as usize]
    }

    /// That of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self::ALL[day.weekday().num_days_from_monday() as usize]
    }

    /// Days from the last `first` to this weekday, 0 to 6.
    pub(super) fn after(self, first: Weekday) -> i64 {
        (self as i64 - first as i64).rem_euclid(7)
    }
}

/// The last date of a rule, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// The whole day.
    Day(NaiveDate),
    /// A wall time of the series, included.
    Local(NaiveDateTime),
    /// An instant, included.
    Utc(NaiveDateTime),
}

impl Until {
    /// The last wall time of a series in `zone`, included (A10).
    pub(super) fn wall(self, zone: Zone) -> NaiveDateTime {
        match self {
            Until::Day(day) => end_of(day),
            Until::Local(time) => time,
            Until::Utc(time) => zone.0.from_utc_datetime(&time).naive_local(),
        }
    }
}

/// A rule as it is written. Lists are empty where a part is absent; numbers are within RFC 5545's ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: i64,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Until>,
    pub(super) week_start: Weekday,
    pub(super) months: Vec<i64>,
    pub(super) weeks: Vec<i64>,
    pub(super) year_days: Vec<i64>,
    pub(super) month_days: Vec<i64>,
    /// Which of these weekdays in the month or year, counted from its end if negative; 0 is each of them.
    pub(super) weekdays: Vec<(i64, Weekday)>,
    pub(super) hours: Vec<i64>,
    pub(super) minutes: Vec<i64>,
    pub(super) seconds: Vec<i64>,
    pub(super) positions: Vec<i64>,
}

impl Rule {
    /// Reads a rule. Words may be in small letters and parts in any order; what RFC 5545 says must not be is refused.
    pub(super) fn read(text: &str) -> Result<Self, RuleProblem> {
        let parts = parts(text)?;
        let value = |name: &str| parts.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let list = |name: &str, range| value(name).map_or(Ok(Vec::new()), |v| numbers(v, range));
        let both_ends = |name: &str, most: i64| {
            let numbers = list(name, -most..=most)?;
            if numbers.contains(&0) { Err(RuleProblem::OutOfRange) } else { Ok(numbers) }
        };
        let frequency = value("FREQ").ok_or(RuleProblem::NotARule)?;
        let rule = Self {
            // What is too dense is read like the rest, so that a slip in it is still named as what it is.
            frequency: word(&FREQUENCIES, Frequency::ALL, frequency).unwrap_or(Frequency::Daily),
            interval: value("INTERVAL").map_or(Ok(1), interval)?,
            count: value("COUNT").map(|v| number(v, 1..=i64::from(u32::MAX))).transpose()?.map(|n| n as u32),
            until: value("UNTIL").map(until).transpose()?,
            week_start: value("WKST").map_or(Ok(Weekday::Monday), weekday)?,
            months: list("BYMONTH", 1..=12)?,
            weeks: both_ends("BYWEEKNO", 53)?,
            year_days: both_ends("BYYEARDAY", 366)?,
            month_days: both_ends("BYMONTHDAY", 31)?,
            weekdays: value("BYDAY").map_or(Ok(Vec::new()), weekdays)?,
            hours: list("BYHOUR", 0..=23)?,
            minutes: list("BYMINUTE", 0..=59)?,
            // A leap second falls on the second before it, as wall times here have none.
            seconds: list("BYSECOND", 0..=60)?.into_iter().map(|s| s.min(59)).collect(),
            positions: both_ends("BYSETPOS", 366)?,
        };
        if word(&FREQUENCIES, Frequency::ALL, frequency).is_none() {
            let dense = ["HOURLY", "MINUTELY", "SECONDLY"].contains(&frequency);
            return Err(if dense { RuleProblem::TooDense } else { RuleProblem::NotARule });
        }
        if rule.count.is_some() && rule.until.is_some() {
            return Err(RuleProblem::CountAndUntil);
        }
        rule.goes_together().then_some(rule).ok_or(RuleProblem::NotARule)
    }

    /// Whether parts stand only where RFC 5545 lets them stand.
    fn goes_together(&self) -> bool {
        use Frequency::{Monthly, Weekly, Yearly};
        let yearly = self.frequency == Yearly;
        let counted = self.weekdays.iter().any(|(n, _)| *n != 0);
        (yearly || self.weeks.is_empty() && self.year_days.is_empty())
            && (self.month_days.is_empty() || self.frequency != Weekly)
            && (!counted || self.frequency == Monthly || yearly && self.weeks.is_empty())
            && (self.positions.is_empty() || self.has_other_parts())
    }

    /// Whether there is anything for BYSETPOS to choose from.
    fn has_other_parts(&self) -> bool {
        let days = [&self.months, &self.weeks, &self.year_days, &self.month_days];
        let times = [&self.hours, &self.minutes, &self.seconds];
        !self.weekdays.is_empty() || days.into_iter().chain(times).any(|list| !list.is_empty())
    }
}

/// The names and values of a rule in capital letters, each name once and known.
fn parts(text: &str) -> Result<Vec<(String, String)>, RuleProblem> {
    const NAMES: [&str; 14] = [
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYMONTH",
        "BYWEEKNO",
        "BYYEARDAY",
        "BYMONTHDAY",
        "BYDAY",
        "BYHOUR",
        "BYMINUTE",
        "BYSECOND",
        "BYSETPOS",
    ];
    // No visit holds a longer one; what is looked at for each day stays bounded.
    if text.len() > LINE {
        return Err(RuleProblem::NotARule);
    }
    let mut parts: Vec<(String, String)> = Vec::new();
    // Some programs end a rule with a semicolon; nothing can be meant by it.
    for part in text.strip_suffix(';').unwrap_or(text).split(';') {
        let (name, value) = part.split_once('=').ok_or(RuleProblem::NotARule)?;
        let name = name.to_ascii_uppercase();
        if !NAMES.contains(&&*name) || parts.iter().any(|(n, _)| *n == name) {
            return Err(RuleProblem::NotARule);
        }
        parts.push((name, value.to_ascii_uppercase()));
    }
    Ok(parts)
}

/// The value that a word stands for.
fn word<T: Copy>(words: &[&str], values: &[T], text: &str) -> Option<T> {
    words.iter().position(|w| *w == text).and_then(|i| values.get(i).copied())
}

fn weekday(text: &str) -> Result<Weekday, RuleProblem> {
    word(&WEEKDAYS, Weekday::ALL, text).ok_or(RuleProblem::NotARule)
}

/// The weekdays of BYDAY, sorted, each once.
fn weekdays(text: &str) -> Result<Vec<(i64, Weekday)>, RuleProblem> {
    let mut list: Vec<_> = text.split(',').map(some_weekday).collect::<Result<_, _>>()?;
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

/// A weekday of BYDAY, with the number before it or 0.
fn some_weekday(text: &str) -> Result<(i64, Weekday), RuleProblem> {
    let at =
        text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at)).ok_or(RuleProblem::NotARule)?;
    let (ordinal, day) = text.split_at(at);
    let day = weekday(day)?;
    if ordinal.is_empty() {
        return Ok((0, day));
    }
    match number(ordinal, -53..=53)? {
        0 => Err(RuleProblem::OutOfRange),
        n => Ok((n, day)),
    }
}

fn interval(text: &str) -> Result<i64, RuleProblem> {
    match number(text, i64::MIN..=LONGEST_INTERVAL)? {
        ..=0 => Err(RuleProblem::ZeroInterval),
        n => Ok(n),
    }
}

/// Numbers with commas between them, sorted, each once.
fn numbers(text: &str, range: RangeInclusive<i64>) -> Result<Vec<i64>, RuleProblem> {
    let mut list: Vec<i64> = text.split(',').map(|n| number(n, range.clone())).collect::<Result<_, _>>()?;
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

/// A whole number, with or without a sign.
fn number(text: &str, range: RangeInclusive<i64>) -> Result<i64, RuleProblem> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RuleProblem::NotARule);
    }
    // All that can go wrong now is a number too long for its type.
    text.parse().ok().filter(|n| range.contains(n)).ok_or(RuleProblem::OutOfRange)
}

/// `YYYYMMDD`, or with `THHMMSS` and perhaps `Z` behind it.
fn until(text: &str) -> Result<Until, RuleProblem> {
    let digits = |text: &str, from: usize, to: usize| {
        let part = text.get(from..to).filter(|t| t.bytes().all(|b| b.is_ascii_digit()));
        part.and_then(|t| t.parse::<u32>().ok()).ok_or(RuleProblem::NotARule)
    };
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    if day.len() != 8 {
        return Err(RuleProblem::NotARule);
    }
    let year = digits(day, 0, 4)? as i32;
    let date = NaiveDate::from_ymd_opt(year, digits(day, 4, 6)?, digits(day, 6, 8)?);
    let date = date.ok_or(RuleProblem::NotARule)?;
    if !YEARS.contains(&year) {
        return Err(RuleProblem::OutOfRange);
    }
    let Some(time) = time else { return Ok(Until::Day(date)) };
    let clock = time.strip_suffix('Z').unwrap_or(time);
    if clock.len() != 6 {
        return Err(RuleProblem::NotARule);
    }
    let second = digits(clock, 4, 6)?;
    let second = if second == 60 { 59 } else { second };
    let at = NaiveTime::from_hms_opt(digits(clock, 0, 2)?, digits(clock, 2, 4)?, second);
    let at = date.and_time(at.ok_or(RuleProblem::NotARule)?);
    Ok(if clock.len() == time.len() { Until::Local(at) } else { Until::Utc(at) })
}
