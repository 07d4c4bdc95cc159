//! Days, local times, zones and the facts that are about days (model.md, sections 1 and 2).
//!
//! A day is a calendar day where the thing happened. The day of an entry is the date of its wall time as written minus
//! `day_start` on the clock face; zones and clock changes play no part in it (A2).

use super::{required, words};
use crate::error::{Code, Error, Result};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Years that dates may have. Outside it a date is a slip of the hand or an attack, never an entry.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A calendar day, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "types", derive(specta::Type), specta(transparent))]
pub struct Day(#[cfg_attr(feature = "types", specta(type = String))] pub NaiveDate);

impl Day {
    /// Reads exactly `YYYY-MM-DD`, a day that exists, in the years 1900 to 2200.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(
            i32::try_from(digits(&b[..4])?).ok()?,
            digits(&b[5..7])?,
            digits(&b[8..10])?,
        )?;
        YEARS.contains(&date.year()).then_some(Self(date))
    }

    /// `n` days later (earlier if negative); stops at the ends of the calendar.
    #[must_use]
    pub fn plus(self, n: i64) -> Self {
        let moved = chrono::Duration::try_days(n).and_then(|d| self.0.checked_add_signed(d));
        Self(moved.unwrap_or(if n < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }

    /// Calendar days from `earlier` to this day.
    pub fn since(self, earlier: Day) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// A wall time, written `YYYY-MM-DDTHH:MM:SS`; means nothing without the zone beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "types", derive(specta::Type), specta(transparent))]
pub struct LocalTime(#[cfg_attr(feature = "types", specta(type = String))] pub NaiveDateTime);

impl LocalTime {
    /// Reads exactly `YYYY-MM-DDTHH:MM:SS`.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() != 19 || b[10] != b'T' || b[13] != b':' || b[16] != b':' {
            return None;
        }
        let day = Day::parse(text.get(..10)?)?;
        let time = NaiveTime::from_hms_opt(digits(&b[11..13])?, digits(&b[14..16])?, digits(&b[17..19])?)?;
        Some(Self(day.0.and_time(time)))
    }

    /// The instant this wall time names in `zone`: in a gap moved forward by the gap, in a fold the first (A45).
    pub fn instant(self, zone: Zone) -> DateTime<Utc> {
        use chrono::offset::LocalResult::{Ambiguous, None, Single};
        match zone.0.from_local_datetime(&self.0) {
            Single(t) | Ambiguous(t, _) => t.with_timezone(&Utc),
            // The offset that held before the gap, applied to the wall time as written, lands after it by its length.
            None => {
                let before = self.0 - chrono::Duration::days(1);
                let offset = zone.0.offset_from_utc_datetime(&before);
                let utc = self.0 - chrono::Offset::fix(&offset);
                DateTime::from_naive_utc_and_offset(utc, Utc)
            }
        }
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%dT%H:%M:%S").fmt(f)
    }
}

/// A zone of the IANA data, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "types", derive(specta::Type), specta(transparent))]
pub struct Zone(#[cfg_attr(feature = "types", specta(type = String))] pub Tz);

impl Zone {
    /// Finds a zone by its exact name.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }
    /// Its name, such as `Europe/London`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

fn digits(b: &[u8]) -> Option<u32> {
    b.iter().try_fold(0u32, |n, c| c.is_ascii_digit().then(|| n * 10 + u32::from(c - b'0')))
}

/// Text forms share one way through serde; the message is an [`Error`] code that `exchange` turns into words.
macro_rules! as_text {
    ($type:ty, $parse:expr, $code:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                // Only something that looks like a date is repeated in a message; other text stays unsaid.
                let shown =
                    text.len() <= 25 && text.chars().all(|c| c.is_ascii_digit() || "-:TZ+.".contains(c));
                $parse(&text).ok_or_else(|| {
                    serde::de::Error::custom(format!("{}:{}", $code, if shown { &*text } else { "" }))
                })
            }
        }
    };
}
pub(crate) use as_text;
as_text!(Day, Day::parse, "wrong-date");
as_text!(LocalTime, LocalTime::parse, "wrong-date");
as_text!(Zone, Zone::parse, "unknown-zone");

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The day an entry belongs to: wall time minus `day_start` on the clock face (A2).
pub fn day_of(start: LocalTime, day_start: NaiveTime) -> Day {
    Day((start.0 - day_start.signed_duration_since(NaiveTime::MIN)).date())
}

/// Days from one to another, both included (A6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DayRange {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// What is known about days besides their entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Days {
    /// Ranges the person closed: nothing more to add.
    pub closed: Vec<DayRange>,
    /// Days marked "not sure".
    pub unsure: Vec<Day>,
    /// Days on which the window was opened.
    pub used: Vec<Day>,
}

/// A pause: nothing counts down meanwhile. Without an end it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Pause {
    /// First day.
    pub from: Day,
    /// Last day, null while it goes on.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Day>))]
    pub to: Option<Day>,
    /// The person's own words, may be empty.
    pub reason: String,
}

words! {
    /// How a quiet day came about, in the person's own words.
    QuietChoice {
        /// It was wanted.
        Chosen = "chosen",
        /// Some of both.
        Half = "half",
        /// It was not wanted.
        NotChosen = "not_chosen",
    }
}

/// What the person said of one quiet day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Quiet {
    /// The day.
    pub day: Day,
    /// How it came about.
    pub choice: QuietChoice,
}

impl Days {
    /// Checks that ranges run forwards.
    pub fn check(&self) -> Result<()> {
        for (i, r) in self.closed.iter().enumerate() {
            if r.to < r.from {
                return Err(Error::at(Code::WrongRange, format!("closed[{i}]")));
            }
        }
        Ok(())
    }
}

impl Pause {
    /// Checks that it runs forwards and that the reason is plain text.
    pub fn check(&self) -> Result<()> {
        if self.to.is_some_and(|to| to < self.from) {
            return Err(Error::at(Code::WrongRange, ""));
        }
        super::text::optional_line("reason", &self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, local: &str) -> String {
        LocalTime::parse(local).unwrap().instant(Zone::parse(zone).unwrap()).to_rfc3339()
    }

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!(Day::parse("2026-02-28").unwrap().to_string(), "2026-02-28");
        for wrong in [
            "2026-02-30",
            "2026-2-3",
            "26-02-03",
            "2026-13-01",
            "1899-12-31",
            "2201-01-01",
            "2026/02/03",
            "",
            "+026-01-01",
        ] {
            assert!(Day::parse(wrong).is_none(), "{wrong}");
        }
        assert!(LocalTime::parse("2026-02-03T24:00:00").is_none());
        assert!(LocalTime::parse("2026-02-03T23:59:60").is_none());
        assert!(LocalTime::parse("2026-02-03 10:00:00").is_none());
        assert!(LocalTime::parse("2026-02-03T10:00:00Z").is_none());
    }

    #[test]
    fn gap_moves_forward_and_fold_takes_the_first() {
        assert_eq!(at("America/New_York", "2026-03-08T02:30:00"), "2026-03-08T07:30:00+00:00");
        assert_eq!(at("America/New_York", "2026-11-01T01:30:00"), "2026-11-01T05:30:00+00:00");
        assert_eq!(at("Europe/London", "2026-03-29T01:30:00"), "2026-03-29T01:30:00+00:00");
        assert_eq!(at("Australia/Lord_Howe", "2026-10-04T02:10:00"), "2026-10-03T15:40:00+00:00");
        // Samoa left out a whole day in 2011.
        assert_eq!(at("Pacific/Apia", "2011-12-30T12:00:00"), "2011-12-30T22:00:00+00:00");
    }

    #[test]
    fn a_day_starts_at_day_start() {
        let four = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        let day = |t: &str| day_of(LocalTime::parse(t).unwrap(), four).to_string();
        assert_eq!(day("2026-05-02T03:59:59"), "2026-05-01");
        assert_eq!(day("2026-05-02T04:00:00"), "2026-05-02");
    }
}
