//! The report: every worked-out value as one JSON object, a public format (model.md, section 10).

use super::days::{Calendar, DayKind, WINDOW};
use super::gap::{self, GapState};
use super::level::{LevelState, Levels};
use super::streams::{self, Week};
use crate::domain::{Day, Facts};
use serde::Serialize;

/// Weeks in the report (A35).
pub const WEEKS: usize = 12;
/// Days in the report (A55).
pub const DAYS: i64 = 28;

/// All values as of a day. Serializes to the keys of section 10 in their order; what has no value is null (A5).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The day the report stands at the end of (A1).
    pub as_of: Day,
    /// How much of the window is known.
    pub coverage: ReportCoverage,
    /// The connection level; null while too little is known.
    pub level: Option<ReportLevel>,
    /// Days since the last contact.
    pub gap: ReportGap,
    /// The 28 calendar days that end yesterday, oldest first (A55).
    pub days: Vec<ReportDay>,
    /// Twelve weeks, oldest first, ending with the running one (A35).
    pub weeks: Vec<Week>,
    /// Not worked out yet.
    pub care_lines: Option<()>,
    /// Not worked out yet.
    pub plane: Option<()>,
    /// Not worked out yet.
    pub connection: Option<()>,
    /// Not worked out yet.
    pub think_of: Option<()>,
    /// Not worked out yet.
    pub net: Option<()>,
    /// Not worked out yet.
    pub around: Option<()>,
    /// Not worked out yet.
    pub share: Option<()>,
}

/// Coverage of the window of section 2.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReportCoverage {
    /// Known days.
    pub known: u32,
    /// Days in the window (A56).
    pub active: u32,
    /// K, rounded; null without a day in the window (A20).
    pub share: Option<f64>,
}

/// The level, its numbers rounded (A54).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReportLevel {
    /// L, 0 to 1.
    pub value: f64,
    /// 7L.
    pub days_per_week: f64,
    /// H of yesterday's ρ (A56).
    pub half_life_days: f64,
    /// M, not capped (A27).
    #[serde(rename = "match")]
    pub matching: Option<f64>,
    /// Near, quieter or unset.
    pub state: LevelState,
}

/// The gap (A28, A29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReportGap {
    /// Non-paused days since the last contact.
    pub days: Option<u32>,
    /// The limit in days.
    pub limit: Option<u32>,
    /// Within, longer or unset.
    pub state: GapState,
}

/// One day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReportDay {
    /// The day.
    pub day: Day,
    /// Its kind.
    pub kind: DayKind,
    /// x: 0, 0.5 or 1; null unless the day is known (A17).
    pub x: Option<f64>,
}

/// Rounds a number that is not negative to 4 decimals, half up (A54).
pub fn rounded(n: f64) -> f64 {
    (n * 10_000.0 + 0.5).floor() / 10_000.0
}

/// Works out the report at the end of the day `as_of` (A1).
pub fn report(facts: &Facts, as_of: Day) -> Report {
    let calendar = Calendar::new(facts, as_of);
    let coverage = calendar.coverage(WINDOW);
    let gap = gap::gap(&calendar);
    let level = Levels::new(&calendar).shown().map(|level| ReportLevel {
        value: rounded(level.value),
        days_per_week: rounded(level.days_per_week),
        half_life_days: rounded(level.half_life_days),
        matching: level.matching.map(rounded),
        state: level.state,
    });
    let day = |back: i64| {
        let day = as_of.plus(-back);
        ReportDay { day, kind: calendar.kind(day), x: calendar.x(day) }
    };
    Report {
        as_of,
        coverage: ReportCoverage {
            known: coverage.known,
            active: coverage.active,
            share: coverage.share().map(rounded),
        },
        level,
        gap: ReportGap { days: gap.days, limit: gap.limit, state: gap.state },
        days: (1..=DAYS).rev().map(day).collect(),
        weeks: streams::weeks(&calendar, WEEKS),
        care_lines: None,
        plane: None,
        connection: None,
        think_of: None,
        net: None,
        around: None,
        share: None,
    }
}
