//! Dates of visits: what a repeating rule gives, and what takes place when.
//!
//! All of it is worked out in wall time, as RFC 5545 has it; an instant is asked for as late as possible, so that a
//! visit at three stays at three when the clocks or a zone's rules change ([`crate::domain::LocalTime::instant`]).
//!
//! `rule` reads the text of a rule, `expansion` says which days it asks for, [`Recurrence`] adds and takes away single
//! dates, [`Pattern`] is a rule as a person would say it, and [`agenda`] looks at the whole record.

mod agenda;
mod expansion;
mod pattern;
mod recurrence;
mod rule;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

pub use agenda::{Date, agenda, open_dates_from};
pub use pattern::Pattern;
pub use recurrence::{Dates, MOST_DATES, Recurrence, Times};
pub use rule::{Frequency, RuleProblem, Weekday};

/// The last second of a day.
fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap_or(day.and_time(NaiveTime::MIN))
}
