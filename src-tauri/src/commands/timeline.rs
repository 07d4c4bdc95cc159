//! The level over time, with what each day was (look.md, "Level").

use evenkeel_core::balance::{Calendar, Levels, SlotKind};
use evenkeel_core::domain::Day;
use serde::Serialize;
use specta::Type;

/// The most points a drawing is given; a longer time is drawn from every second, third … day.
const MOST_POINTS: usize = 800;

/// A point of the level.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LevelPoint {
    /// The day.
    pub day: Day,
    /// 7L: days a week with real contact; none before the first known day.
    pub days_per_week: Option<f64>,
    /// Whether enough is known to draw it solid: K ≥ 0.6 and ten known days.
    pub enough: bool,
    /// ρ of the day.
    pub rhythm: Option<f64>,
}

/// Neighbouring days of one kind.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Band {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// What they are.
    pub kind: SlotKind,
}

/// The level over time.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Timeline {
    /// First day drawn.
    pub from: Day,
    /// Last day drawn: today.
    pub to: Day,
    /// The level, oldest first, ending yesterday.
    pub points: Vec<LevelPoint>,
    /// What the days are, oldest first, neighbours of one kind joined.
    pub bands: Vec<Band>,
    /// Days with contact, each once.
    pub contacts: Vec<Day>,
}

impl Timeline {
    /// From `from` on, or from the first day if that is later.
    pub fn new(calendar: &Calendar<'_>, levels: &Levels, from: Day) -> Self {
        let today = calendar.today();
        let from = calendar.first().map_or(today, |first| first.max(from));
        let days: Vec<_> = levels.days().iter().filter(|d| d.day >= from).collect();
        // Thinned from the newest backwards, so that the last point is always yesterday's.
        let every = days.len().div_ceil(MOST_POINTS).max(1);
        let mut points: Vec<LevelPoint> = days
            .iter()
            .rev()
            .step_by(every)
            .map(|d| LevelPoint {
                day: d.day,
                days_per_week: d.value.map(|value| 7.0 * value),
                enough: d.coverage.enough(),
                rhythm: d.rhythm,
            })
            .collect();
        points.reverse();
        let mut bands: Vec<Band> = Vec::new();
        for n in 0..=today.since(from) {
            let day = from.plus(n);
            let kind = SlotKind::of(calendar, day);
            match bands.last_mut() {
                Some(last) if last.kind == kind => last.to = day,
                _ => bands.push(Band { from: day, to: day, kind }),
            }
        }
        let answered = calendar.entries().iter().filter(|e| e.answered() && e.day >= from);
        let mut contacts: Vec<Day> = answered.map(|e| e.day).collect();
        contacts.sort_unstable();
        contacts.dedup();
        Self { from, to: today, points, bands, contacts }
    }
}
