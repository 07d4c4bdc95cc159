//! Connection: the mirrored weekly chart with its sentence, and the level and the gap in words.

use super::entry::{Entry, Names};
use super::error::Answer;
use super::today::{DayState, Noted, day_state, noted, pauses_within};
use crate::state::{App, Moment};
use evenkeel_core::balance::{Balance, Gap, Level, Sentence, Week, WindowCoverage};
use evenkeel_core::domain::{Day, Facts, Pause};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

/// How far back the chart goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Range {
    /// Four weeks.
    Weeks4,
    /// Three months.
    Months3,
    /// One year.
    Year,
    /// Since the first day.
    All,
}

impl Range {
    /// Weeks drawn, the running one included.
    fn weeks(self, balance: &Balance<'_>) -> usize {
        match self {
            // Four closed weeks: what the sentence speaks of, and the running one.
            Range::Weeks4 => 5,
            Range::Months3 => 13,
            Range::Year => 53,
            Range::All => balance.weeks_since_first().max(5),
        }
    }
}

/// A week of the chart.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ChartWeek {
    /// Its numbers.
    pub week: Week,
    /// Its seven days.
    pub slots: Vec<Slot>,
}

/// A day of the chart.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Slot {
    /// The day.
    pub day: Day,
    /// How it is drawn.
    pub state: DayState,
    /// Contacts, but none with a kind marked: counts for people, not for a stream.
    pub other: bool,
}

/// The Connection screen.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Connection {
    /// Today.
    pub today: Day,
    /// The range drawn.
    pub range: Range,
    /// The last four closed weeks.
    pub sentence: Sentence,
    /// What was noted so far.
    pub noted: Noted,
    /// Weeks, oldest first, ending with the running one.
    pub weeks: Vec<ChartWeek>,
    /// Pauses that touch them.
    pub pauses: Vec<Pause>,
    /// The level, if enough days are known.
    pub level: Option<Level>,
    /// Days since the last contact.
    pub gap: Gap,
    /// How much is known of the last 28 days.
    pub coverage: WindowCoverage,
    /// The last known day: what the level speaks of.
    pub known_to: Option<Day>,
    /// Open days in the last four weeks.
    pub open_days: u32,
}

impl Connection {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment, range: Range) -> Self {
        let balance = Balance::new(facts, at.today);
        let weeks: Vec<ChartWeek> = balance
            .weeks(range.weeks(&balance))
            .into_iter()
            .map(|week| {
                let slots = (0..7)
                    .map(|n| week.start.plus(n))
                    .map(|day| Slot { day, state: day_state(&balance, day, at.today), other: balance.only_unmarked(day) })
                    .collect();
                ChartWeek { week, slots }
            })
            .collect();
        let from = weeks.first().map_or(at.today, |w| w.week.start);
        let window = balance.coverage();
        Self {
            today: at.today,
            range,
            sentence: balance.sentence(),
            noted: noted(facts, &Names::new(facts, at.today), at.today),
            weeks,
            pauses: pauses_within(&facts.pauses, from, at.today),
            level: balance.level(),
            gap: balance.gap(),
            open_days: window.active.saturating_sub(window.known),
            coverage: window,
            known_to: balance.last_known_day(),
        }
    }
}

/// The Connection screen.
#[tauri::command(async)]
#[specta::specta]
pub fn connection(app: State<'_, App>, range: Range) -> Answer<Connection> {
    Ok(app.read(|facts, at| Ok(Connection::new(facts, at, range)))?)
}

/// The entries behind a bar: everything of the days `from` to `to`, both included.
#[tauri::command(async)]
#[specta::specta]
pub fn entries(app: State<'_, App>, from: Day, to: Day) -> Answer<Vec<Entry>> {
    Ok(app.read(|facts, at| Ok(Names::new(facts, at.today).entries(|d| from <= d && d <= to)))?)
}
