//! Connection: the mirrored weekly chart with its sentence, and the level and the gap in words.

use super::days::{OpenStretch, open_stretches};
use super::entry::{Entry, LineRef, Names};
use super::error::Answer;
use super::gauges::Gauges;
use super::saved::{Saved, save};
use super::timeline::Timeline;
use super::today::{Noted, noted, pauses_within};
use crate::state::{App, Moment};
use evenkeel_core::balance::days::WINDOW;
use evenkeel_core::balance::{
    self, AroundCounts, Calendar, Contrast, Coverage, Gap, Give, Level, Levels, Pair, Sentence, Share, Slot,
    Span, Week, Year,
};
use evenkeel_core::domain::{Day, Facts, Id, Pause};
use evenkeel_core::store::Op;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// A week of the chart.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ChartWeek {
    /// Its numbers.
    pub week: Week,
    /// Its seven days.
    pub slots: Vec<Slot>,
    /// Both kinds of support came: a day heard and a day helped (A34).
    pub both: bool,
}

/// A kept visit and what surrounded it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AroundVisit {
    /// Its id.
    pub id: Id,
    /// Its day.
    pub day: Day,
    /// Its care line.
    pub line: LineRef,
    /// Somebody helped before it.
    pub before: bool,
    /// The person was with someone after it.
    pub after: bool,
    /// Whether its day is known: only then nothing noted means something.
    pub known: bool,
}

/// Around care, the last 8 weeks.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AroundCare {
    /// The counts.
    pub counts: AroundCounts,
    /// The visits, oldest first.
    pub visits: Vec<AroundVisit>,
}

impl AroundCare {
    fn new(calendar: &Calendar<'_>, names: &Names<'_>) -> Self {
        let visits = balance::around(calendar);
        let visit = |v: &balance::Around<'_>| AroundVisit {
            id: v.visit.id,
            day: v.day,
            line: names.line(v.visit.line),
            before: v.before,
            after: v.after,
            known: calendar.known(v.day),
        };
        Self { counts: AroundCounts::of(&visits), visits: visits.iter().map(visit).collect() }
    }
}

/// A contrast, and whether the person wants to see it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ContrastRow {
    /// Its numbers.
    pub contrast: Contrast,
    /// Switched on.
    pub on: bool,
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
    /// Those that can still be settled, in stretches, newest first.
    pub open: Vec<OpenStretch>,
    /// Care and people right now.
    pub gauges: Gauges,
    /// The level over time.
    pub timeline: Timeline,
    /// Around care.
    pub around: AroundCare,
    /// Given and received, managed alone, kinds of relation.
    pub give: Give,
    /// Only with a band of the person's own.
    pub share: Option<Share>,
    /// The six contrasts, in their order.
    pub contrasts: Vec<ContrastRow>,
    /// Twelve months by kind of day; with the range of a year or more only.
    pub year: Option<Year>,
}

impl Connection {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment, range: Span) -> Self {
        let calendar = Calendar::new(facts, at.today);
        let weeks: Vec<ChartWeek> = balance::weeks(&calendar, range.weeks(&calendar))
            .into_iter()
            .map(|week| ChartWeek { slots: week.slots.to_vec(), both: week.both(), week })
            .collect();
        let from = weeks.first().map_or(at.today, |w| w.week.start);
        let window = calendar.coverage(WINDOW);
        let names = Names::new(facts, at.today);
        let levels = Levels::new(&calendar);
        let level = levels.shown();
        let on =
            |pair: Pair| facts.preferences.get(&contrast_key(pair)).and_then(|v| v.as_bool()).unwrap_or(true);
        let contrasts = balance::contrasts(&calendar).into_iter();
        Self {
            today: at.today,
            range,
            sentence: balance::sentence(&calendar),
            noted: noted(facts, &names, at.today),
            weeks,
            pauses: pauses_within(&facts.pauses, from, at.today),
            gap: balance::gap(&calendar),
            open_days: window.active.saturating_sub(window.known),
            coverage: window,
            known_to: calendar.finished().rev().find(|(_, s)| s.known).map(|(day, _)| day),
            open: open_stretches(&calendar),
            gauges: Gauges::new(&calendar, &names, level.as_ref()),
            level,
            timeline: Timeline::new(&calendar, &levels, from),
            around: AroundCare::new(&calendar, &names),
            give: balance::give(&calendar),
            share: balance::share(&calendar),
            contrasts: contrasts.map(|contrast| ContrastRow { on: on(contrast.pair), contrast }).collect(),
            year: matches!(range, Span::Year | Span::All).then(|| balance::year(&calendar)),
        }
    }
}

/// Where it is remembered that a contrast is switched off.
fn contrast_key(pair: Pair) -> String {
    format!("contrast.{}", pair.as_str())
}

/// Switches a contrast on or off.
#[tauri::command]
#[specta::specta]
pub fn contrast_switch<R: Runtime>(handle: AppHandle<R>, pair: Pair, on: bool) -> Answer<Saved> {
    let name = if on { "contrast-on" } else { "contrast-off" };
    save(&handle, Op::new(name), |tx| tx.put_preference(&contrast_key(pair), &on.into()))
}

/// The Connection screen.
#[tauri::command]
#[specta::specta]
pub fn connection(app: State<'_, App>, range: Span) -> Answer<Connection> {
    Ok(app.read(|facts, at| Ok(Connection::new(facts, at, range)))?)
}

/// The entries behind a bar: everything of the days `from` to `to`, both included.
#[tauri::command]
#[specta::specta]
pub fn entries(app: State<'_, App>, from: Day, to: Day) -> Answer<Vec<Entry>> {
    Ok(app.read(|facts, at| Ok(Names::new(facts, at.today).entries(|d| from <= d && d <= to)))?)
}
