//! The report: every worked-out value as one JSON object, a public format (model.md, section 10).

use super::around::{self, AroundCounts};
use super::care::{self, LineGauge, LineState, Outcomes, Plane};
use super::connection::{self, ReportConnection};
use super::days::{Calendar, DayKind, WINDOW};
use super::gap::{self, GapState, THINK_OF, ThinkOf};
use super::level::{LevelState, Levels};
use super::net::{self, ReportNet};
use super::share::{self, Share};
use super::streams::{self, Week};
use crate::domain::{Day, Facts, Id};
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
    /// The active lines by id (A55).
    pub care_lines: Vec<ReportLine>,
    /// Care and people together; null if one of the two cannot be said.
    pub plane: Option<Plane>,
    /// The two axes; null where one cannot be said.
    pub connection: ReportConnection,
    /// At most three to think of.
    pub think_of: Vec<ThinkOf>,
    /// The six kinds of the safety net.
    pub net: Vec<ReportNet>,
    /// Kept visits of the last 8 weeks.
    pub around: AroundCounts,
    /// Only with a band of the person's own.
    pub share: Option<Share>,
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

/// One care line (A37, A40).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReportLine {
    /// Its id.
    pub id: Id,
    /// How it stands.
    pub state: LineState,
    /// The latest day with a kept visit.
    pub last_kept: Option<Day>,
    /// The earliest day from today on with an open date.
    pub next: Option<Day>,
    /// The last 8 weeks.
    pub outcomes: Outcomes,
}

impl From<LineGauge> for ReportLine {
    fn from(g: LineGauge) -> Self {
        Self { id: g.line, state: g.state, last_kept: g.last_kept, next: g.next, outcomes: g.outcomes }
    }
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
    let lines = care::care_lines(&calendar);
    let level = Levels::new(&calendar).shown();
    let day = |back: i64| {
        let day = as_of.plus(-back);
        ReportDay { day, kind: calendar.kind(day), x: calendar.x(day) }
    };
    let think_of = gap::think_of(&calendar).into_iter().take(THINK_OF);
    Report {
        as_of,
        coverage: ReportCoverage {
            known: coverage.known,
            active: coverage.active,
            share: coverage.share().map(rounded),
        },
        level: level.map(|level| ReportLevel {
            value: rounded(level.value),
            days_per_week: rounded(level.days_per_week),
            half_life_days: rounded(level.half_life_days),
            matching: level.matching.map(rounded),
            state: level.state,
        }),
        gap: ReportGap { days: gap.days, limit: gap.limit, state: gap.state },
        days: (1..=DAYS).rev().map(day).collect(),
        weeks: streams::weeks(&calendar, WEEKS),
        plane: care::plane(care::care_in_place(&lines), level.map(|l| l.state)),
        care_lines: lines.into_iter().map(ReportLine::from).collect(),
        connection: connection::connection(&calendar).into(),
        think_of: think_of.map(|t| ThinkOf { ratio: rounded(t.ratio), ..t }).collect(),
        net: net::net(&calendar).into_iter().map(ReportNet::from).collect(),
        around: AroundCounts::of(&around::around(&calendar)),
        share: share::share(&calendar).map(|s| Share { value: rounded(s.value), ..s }),
    }
}
