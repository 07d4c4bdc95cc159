//! Care: lines, visits, what became of them.

use super::entry::{Names, Who};
use super::error::Answer;
use super::saved::{Saved, add_or_edit, save};
use super::today::ASKED_BACK;
use super::visit_card::{Phase, VisitCard, bare_occurrence, dated};
use crate::state::{App, Moment};
use evenkeel_core::balance::{self, Calendar, LineState, Outcomes};
use evenkeel_core::domain::{CareKind, CareLine, CareState, Day, Facts, Id, Lead, LocalTime, Outcome, Visit};
use evenkeel_core::{Code, Error};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// A visit of a care line's lane.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LaneVisit {
    /// Its id, or that of the series whose date it is.
    pub id: Id,
    /// Which date of the series it is, if it has no facts of its own yet.
    pub occurrence: Option<LocalTime>,
    /// Its day.
    pub day: Day,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// A care line with its dates.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LineRow {
    /// All that is kept about it.
    pub line: CareLine,
    /// Who gives it.
    pub professional: Option<Who>,
    /// How it stands; of lines that go on.
    pub state: Option<LineState>,
    /// Planned days between visits: the person's own, else from its series.
    pub interval: Option<u32>,
    /// The latest day with a kept visit.
    pub last_kept: Option<Day>,
    /// When the next visit without outcome starts.
    pub next: Option<LocalTime>,
    /// Its outcomes of the last 8 weeks.
    pub outcomes: Outcomes,
    /// Its visits in the lane's months, oldest first.
    pub lane: Vec<LaneVisit>,
    /// The reminders that a new visit of it begins with.
    pub reminders: Vec<String>,
}

/// The Care screen.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Care {
    /// Today.
    pub today: Day,
    /// First day of the lanes.
    pub lane_from: Day,
    /// Last day of the lanes.
    pub lane_to: Day,
    /// Active lines, then ended ones.
    pub lines: Vec<LineRow>,
    /// Visits under way or ahead, next first.
    pub upcoming: Vec<VisitCard>,
    /// Visits that are over without an outcome, newest first.
    pub open: Vec<VisitCard>,
    /// Visits with an outcome, newest first.
    pub past: Vec<VisitCard>,
}

/// Days the lanes go back and ahead.
const LANE_BACK: i64 = 98;
const LANE_AHEAD: i64 = 70;
/// Days ahead in which visits are listed, and how many of them at most; the month shows the rest.
const LISTED_AHEAD: i64 = 400;
const LISTED: usize = 40;
/// Past visits listed; older ones are found on the person's page and in Connection.
const PAST: usize = 60;

impl Care {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment) -> Self {
        let names = Names::new(facts, at.today);
        let (lane_from, lane_to) = (at.today.plus(-LANE_BACK), at.today.plus(LANE_AHEAD));
        // What was noted, and the dates that series give in the lanes and where the list looks ahead.
        let from =
            facts.visits.iter().map(|v| Day(v.start.0.date())).min().unwrap_or(lane_from).min(lane_from);
        let visits = dated(facts, from, at.today.plus(LISTED_AHEAD));
        let dates: Vec<(Day, &Visit)> = visits.iter().map(|v| (names.day(v.start), v)).collect();
        let gauges = balance::care::gauges(&Calendar::new(facts, at.today));
        let lane = |id: Id| {
            let mine = dates.iter().filter(|(day, v)| v.line == id && (lane_from..=lane_to).contains(day));
            let visit = |(day, v): &(Day, &Visit)| LaneVisit {
                id: v.id,
                occurrence: bare_occurrence(v),
                day: *day,
                outcome: v.outcome,
            };
            mine.map(visit).collect()
        };
        let mut lines: Vec<LineRow> = facts
            .care_lines
            .iter()
            .zip(gauges)
            .map(|(line, gauge)| LineRow {
                professional: line.professional.and_then(|id| names.who(id)),
                state: (line.state == CareState::Active).then_some(gauge.state),
                interval: gauge.interval,
                last_kept: gauge.last_kept,
                next: gauge.next_start,
                outcomes: gauge.outcomes,
                lane: lane(line.id),
                reminders: line_leads(facts, line.id),
                line: line.clone(),
            })
            .collect();
        lines.sort_by_key(|l| l.line.state != CareState::Active);
        let asked_from = at.today.plus(-ASKED_BACK);
        let (mut upcoming, mut open, mut past) = (Vec::new(), Vec::new(), Vec::new());
        for (_, v) in dates.iter().rev() {
            let card = VisitCard::new(v, &names, at);
            match card.phase {
                Phase::Ahead | Phase::UnderWay => upcoming.push(card),
                // Dates of a series that nobody answered for are not asked about for ever.
                Phase::JustOver if card.occurrence.is_some() && card.day < asked_from => {}
                Phase::JustOver => open.push(card),
                Phase::Past if past.len() < PAST => past.push(card),
                Phase::Past => {}
            }
        }
        upcoming.reverse();
        upcoming.truncate(LISTED);
        Self { today: at.today, lane_from, lane_to, lines, upcoming, open, past }
    }
}

/// The Care screen.
#[tauri::command]
#[specta::specta]
pub fn care(app: State<'_, App>) -> Answer<Care> {
    Ok(app.read(|facts, at| Ok(Care::new(facts, at)))?)
}

/// A care line with an id and nothing filled in, for the form.
#[tauri::command]
#[specta::specta]
pub fn care_line_blank(app: State<'_, App>) -> Answer<CareLine> {
    Ok(line_blank(Id::new(app.now())))
}

/// Keeps a care line as given: the first save adds it. Other `reminders` hold for its new visits, and for those ahead
/// that had the line's until now.
#[tauri::command]
#[specta::specta]
pub fn care_line_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    line: CareLine,
    reminders: Vec<String>,
) -> Answer<Saved> {
    if let Some(wrong) = reminders.iter().position(|lead| Lead::parse(lead).is_none()) {
        return Err(Error::at(Code::WrongValue, format!("reminders[{wrong}]")).into());
    }
    let exists = app.with(|store| store.has("care_line", line.id))?;
    let op = add_or_edit(exists, "care_line", line.id, "care-line-add", "care-line-edit");
    save(&handle, op, |tx| {
        let facts = tx.facts()?;
        tx.put_care_line(&line)?;
        let before = line_leads(&facts, line.id);
        if reminders == before {
            return Ok(());
        }
        let mine = facts.visits.iter().filter(|v| v.line == line.id && v.reminders == before);
        for visit in mine.filter(|v| v.series.is_some() || v.start.instant(v.zone) > tx.now()) {
            tx.put_visit(&Visit { reminders: reminders.clone(), ..visit.clone() })?;
        }
        tx.put_preference(&leads_key(line.id), &reminders.join(" ").into())
    })
}

/// A week, a day and two hours before.
const LEADS: [&str; 3] = ["P7D", "P1D", "PT2H"];

fn leads_key(line: Id) -> String {
    format!("reminders.line.{line}")
}

/// The reminders that a new visit of a line begins with: what the person chose for the line, else the usual ones.
pub(super) fn line_leads(facts: &Facts, line: Id) -> Vec<String> {
    match facts.preferences.get(&leads_key(line)).and_then(|value| value.as_str()) {
        Some(chosen) => chosen.split_whitespace().map(str::to_owned).collect(),
        None => LEADS.map(str::to_owned).to_vec(),
    }
}

pub(super) fn line_blank(id: Id) -> CareLine {
    CareLine {
        id,
        name: String::new(),
        kind: CareKind::Therapy,
        professional: None,
        interval_days: None,
        state: CareState::Active,
    }
}
