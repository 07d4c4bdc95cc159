//! What the model needs to know about the person's own measures (model.md, sections 1 to 5).

use super::{Day, Zone, day::as_text, required, words};
use crate::error::{Code, Error, Result};
use chrono::{Datelike, NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

words! { /// The first day of a week.
WeekStart {
    /// Monday.
    Monday = "monday",
    /// Sunday.
    Sunday = "sunday",
    /// Saturday.
    Saturday = "saturday",
} }
words! { /// When a past day counts as known without being closed by hand (model.md, section 2).
FinishedDays {
    /// If the window was opened that day or on one of the two days after.
    WhenUsed = "when_used",
    /// Every past day.
    Always = "always",
    /// Only closed days.
    OnlyClosed = "only_closed",
} }

impl WeekStart {
    /// The first day of the week that holds `day`.
    pub fn week_of(self, day: Day) -> Day {
        let first = match self {
            WeekStart::Monday => Weekday::Mon,
            WeekStart::Sunday => Weekday::Sun,
            WeekStart::Saturday => Weekday::Sat,
        };
        let back = (7 + day.0.weekday().num_days_from_monday() - first.num_days_from_monday()) % 7;
        day.plus(-i64::from(back))
    }
}

/// When a day starts, `HH:MM` from 00:00 to 12:00 (A4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(specta::Type), specta(transparent))]
pub struct DayStart(#[cfg_attr(feature = "types", specta(type = String))] pub NaiveTime);

impl DayStart {
    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() != 5 || b[2] != b':' || !b.iter().enumerate().all(|(i, c)| i == 2 || c.is_ascii_digit()) {
            return None;
        }
        let time = NaiveTime::from_hms_opt(text[..2].parse().ok()?, text[3..].parse().ok()?, 0)?;
        (time <= NaiveTime::from_hms_opt(12, 0, 0)?).then_some(Self(time))
    }
}

impl fmt::Display for DayStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}
as_text!(DayStart, DayStart::parse, "wrong-date");

/// The person's rhythm from a day on: days a week with real contact that feel right, ½ to 7, or unset.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Rhythm {
    /// First day it holds; the past keeps the earlier one.
    pub from: Day,
    /// Days a week, null to unset.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<f64>))]
    pub days_per_week: Option<f64>,
}

/// The person's own band for the share of people days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ShareBand {
    /// Lower end, 0 to 1.
    pub low: f64,
    /// Upper end, 0 to 1.
    pub high: f64,
}

/// The person's own measures. Only the rhythm has a history (A4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Settings {
    /// The home zone: default for new entries.
    pub zone: Zone,
    /// When a day starts.
    pub day_start: DayStart,
    /// First day of a week.
    pub week_start: WeekStart,
    /// The rhythm and its history; one entry for a `from` (A6).
    pub rhythm: Vec<Rhythm>,
    /// A limit of the person's own for the days since the last contact.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<u32>))]
    pub comfortable_gap_days: Option<u32>,
    /// When past days count as known.
    pub finished_days: FinishedDays,
    /// Whether chosen quiet holds the level still.
    pub chosen_quiet_freezes: bool,
    /// The band for the share, if wanted.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<ShareBand>))]
    pub share_band: Option<ShareBand>,
    /// From which median "connected" counts as ok, 0 to 4.
    pub felt_mark: u8,
}

impl Settings {
    /// What holds before the person says anything: no target is on (product.md, P1).
    pub fn new(zone: Zone) -> Self {
        Self {
            zone,
            day_start: DayStart(NaiveTime::from_hms_opt(4, 0, 0).unwrap_or_default()),
            week_start: WeekStart::Monday,
            rhythm: Vec::new(),
            comfortable_gap_days: None,
            finished_days: FinishedDays::WhenUsed,
            chosen_quiet_freezes: false,
            share_band: None,
            felt_mark: 2,
        }
    }

    /// Checks every field; errors carry the field's path inside the settings.
    pub fn check(&self) -> Result<()> {
        for (i, r) in self.rhythm.iter().enumerate() {
            if r.days_per_week.is_some_and(|d| !(0.5..=7.0).contains(&d)) {
                return Err(Error::at(Code::OutOfRange, format!("rhythm[{i}].days_per_week")));
            }
            if self.rhythm[..i].iter().any(|o| o.from == r.from) {
                return Err(Error::at(Code::Duplicate, format!("rhythm[{i}].from")));
            }
        }
        if self.comfortable_gap_days.is_some_and(|d| !(1..=3660).contains(&d)) {
            return Err(Error::at(Code::OutOfRange, "comfortable_gap_days"));
        }
        if let Some(band) = self.share_band
            && !(0.0 <= band.low && band.low <= band.high && band.high <= 1.0)
        {
            return Err(Error::at(Code::OutOfRange, "share_band"));
        }
        if self.felt_mark > 4 {
            return Err(Error::at(Code::OutOfRange, "felt_mark"));
        }
        Ok(())
    }
}
