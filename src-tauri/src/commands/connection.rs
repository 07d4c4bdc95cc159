//! Connection: the mirrored weekly chart with its sentence, and the level and the gap in words.

use super::entry::{Entry, Names};
use super::error::Answer;
use super::today::{Noted, noted, pauses_within};
use crate::state::{App, Moment};
use evenkeel_core::balance::days::WINDOW;
use evenkeel_core::balance::{self, Calendar, Coverage, Gap, Level, Levels, Sentence, Slot, Span, Week};
use evenkeel_core::domain::{Day, Facts, Pause};
use serde::Serialize;
use specta::Type;
use tauri::State;

/// A week of the chart.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ChartWeek {
    /// Its numbers.
    pub week: Week,
    /// Its seven days.
    pub slots: Vec<Slot>,
}

/// The Connection screen.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Connection {
    /// Today.
    pub today: Day,
    /// The range drawn.
    pub range: Span,
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
    pub coverage: Coverage,
    /// The last known day: what the level speaks of.
    pub known_to: Option<Day>,
    /// Open days in the last four weeks.
    pub open_days: u32,
}

impl Connection {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment, range: Span) -> Self {
        let calendar = Calendar::new(facts, at.today);
        let weeks: Vec<ChartWeek> = balance::weeks(&calendar, range.weeks(&calendar))
            .into_iter()
            .map(|week| ChartWeek { slots: week.slots.to_vec(), week })
            .collect();
        let from = weeks.first().map_or(at.today, |w| w.week.start);
        let window = calendar.coverage(WINDOW);
        Self {
            today: at.today,
            range,
            sentence: balance::sentence(&calendar),
            noted: noted(facts, &Names::new(facts, at.today), at.today),
            weeks,
            pauses: pauses_within(&facts.pauses, from, at.today),
            level: Levels::new(&calendar).shown(),
            gap: balance::gap(&calendar),
            open_days: window.active.saturating_sub(window.known),
            coverage: window,
            known_to: calendar.finished().rev().find(|(_, s)| s.known).map(|(day, _)| day),
        }
    }
}

/// The Connection screen.
#[tauri::command(async)]
#[specta::specta]
pub fn connection(app: State<'_, App>, range: Span) -> Answer<Connection> {
    Ok(app.read(|facts, at| Ok(Connection::new(facts, at, range)))?)
}

/// The entries behind a bar: everything of the days `from` to `to`, both included.
#[tauri::command(async)]
#[specta::specta]
pub fn entries(app: State<'_, App>, from: Day, to: Day) -> Answer<Vec<Entry>> {
    Ok(app.read(|facts, at| Ok(Names::new(facts, at.today).entries(|d| from <= d && d <= to)))?)
}
