//! Care and people right now, in words: the gauges, the plane, the two axes.

use super::entry::{LineRef, Names};
use evenkeel_core::balance::{self, Axis, Calendar, ConnectionName, Level, LineState, Outcomes, Plane};
use evenkeel_core::domain::Day;
use serde::Serialize;
use specta::Type;

/// A care line's gauge.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LineWords {
    /// The line.
    pub line: LineRef,
    /// How it stands.
    pub state: LineState,
    /// The latest day with a kept visit.
    pub last_kept: Option<Day>,
    /// The earliest day from today on with an open date.
    pub next: Option<Day>,
    /// Planned days between visits.
    pub interval: Option<u32>,
    /// How visits of the last 8 weeks went.
    pub outcomes: Outcomes,
}

/// The two axes of the last two weeks, and what they rest on.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Axes {
    /// How much contact there was.
    pub contact: Option<Axis>,
    /// How connected it felt.
    pub felt: Option<Axis>,
    /// Both in one name.
    pub name: Option<ConnectionName>,
    /// Known days among the 14.
    pub known: u32,
    /// Days with contact among them, a little counting half.
    pub days: f64,
    /// Known days without contact.
    pub quiet_days: u32,
    /// How many of them were chosen.
    pub chosen_days: u32,
    /// The middle value of the check-ins, 0 to 4.
    pub median: Option<f64>,
    /// How many check-ins.
    pub checkins: u32,
}

/// Care and people right now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Gauges {
    /// The active care lines.
    pub lines: Vec<LineWords>,
    /// Whether every line that has a say is in place; none if no line has one.
    pub care_in_place: Option<bool>,
    /// Care and people together; none if one of the two cannot be said.
    pub plane: Option<Plane>,
    /// The two axes.
    pub axes: Axes,
    /// Whether today is paused.
    pub paused: bool,
}

impl Gauges {
    /// Works them out; `level` is the level as shown.
    pub fn new(calendar: &Calendar<'_>, names: &Names<'_>, level: Option<&Level>) -> Self {
        let lines = balance::care_lines(calendar);
        let care_in_place = balance::care_in_place(&lines);
        let axes = balance::connection(calendar);
        Self {
            plane: balance::plane(care_in_place, level.map(|l| l.state)),
            care_in_place,
            lines: lines
                .into_iter()
                .map(|g| LineWords {
                    line: names.line(g.line),
                    state: g.state,
                    last_kept: g.last_kept,
                    next: g.next,
                    interval: g.interval,
                    outcomes: g.outcomes,
                })
                .collect(),
            axes: Axes {
                contact: axes.contact,
                felt: axes.felt,
                name: axes.name,
                known: axes.known,
                days: f64::from(axes.halves) / 2.0,
                quiet_days: axes.quiet_days,
                chosen_days: axes.chosen_days,
                median: axes.median,
                checkins: axes.checkins,
            },
            paused: calendar.paused(calendar.today()),
        }
    }
}
