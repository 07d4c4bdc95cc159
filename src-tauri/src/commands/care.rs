//! Care: lines, visits, what became of them.

use super::entry::{LineRef, Names, Who};
use super::error::Answer;
use super::saved::{Saved, add_or_edit, save};
use super::today::chips;
use super::visit_card::{VisitCard, dated};
use crate::state::{App, Moment};
use chrono::NaiveTime;
use evenkeel_core::balance::{self, Calendar, LineState, Outcomes};
use evenkeel_core::domain::{
    CareKind, CareLine, CareState, Day, Facts, Id, LocalTime, Nature, Outcome, PersonState, Visit,
};
use evenkeel_core::store::Op;
use evenkeel_core::{Code, Error, Result};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// A visit of a care line's lane.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LaneVisit {
    /// Its id.
    pub id: Id,
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
/// Past visits listed; older ones are found on the person's page and in Connection.
const PAST: usize = 60;

impl Care {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment) -> Self {
        let names = Names::new(facts, at.today);
        let (lane_from, lane_to) = (at.today.plus(-LANE_BACK), at.today.plus(LANE_AHEAD));
        let mut dates: Vec<(Day, &Visit)> = dated(&facts.visits).map(|v| (names.day(v.start), v)).collect();
        dates.sort_by_key(|(_, v)| v.start);
        let gauges = balance::care::gauges(&Calendar::new(facts, at.today));
        let lane = |id: Id| {
            let mine = dates.iter().filter(|(day, v)| v.line == id && (lane_from..=lane_to).contains(day));
            mine.map(|(day, v)| LaneVisit { id: v.id, day: *day, outcome: v.outcome }).collect()
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
                line: line.clone(),
            })
            .collect();
        lines.sort_by_key(|l| l.line.state != CareState::Active);
        let (mut upcoming, mut open, mut past) = (Vec::new(), Vec::new(), Vec::new());
        for (_, v) in dates.iter().rev() {
            use super::visit_card::Phase;
            let card = VisitCard::new(v, &names, at);
            match card.phase {
                Phase::Ahead | Phase::UnderWay => upcoming.push(card),
                Phase::JustOver => open.push(card),
                Phase::Past if past.len() < PAST => past.push(card),
                Phase::Past => {}
            }
        }
        upcoming.reverse();
        Self { today: at.today, lane_from, lane_to, lines, upcoming, open, past }
    }
}

/// One visit's page.
#[derive(Debug, Clone, Serialize, Type)]
pub struct VisitPage {
    /// Everything around it.
    pub card: VisitCard,
    /// All that is kept about it, to change it.
    pub visit: Visit,
    /// Today.
    pub today: Day,
}

/// What the visit form needs.
#[derive(Debug, Clone, Serialize, Type)]
pub struct VisitForm {
    /// The visit, or a new one with an id.
    pub visit: Visit,
    /// A new care line with an id, used if the person adds one in the form.
    pub new_line: CareLine,
    /// Active care lines.
    pub lines: Vec<LineRef>,
    /// People who could be there before or after.
    pub people: Vec<Who>,
    /// Professionals, for a new care line.
    pub professionals: Vec<Who>,
    /// Today.
    pub today: Day,
}

fn find(facts: &Facts, id: Id) -> Result<&Visit> {
    facts.visits.iter().find(|v| v.id == id).ok_or_else(|| Error::new(Code::NotFound).with("kind", "visit"))
}

/// Where it is remembered until when Today does not ask for the next visit.
pub(super) const ASK_AGAIN_ON: &str = "next_visit.ask_again_on";
/// Days it does not ask once the person said that there is none.
const REST: i64 = 28;

/// "I have none at the moment": Today does not ask for the next visit for four weeks.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_ask_leave<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Saved> {
    let until = app.read(|_, at| Ok(at.today.plus(REST)))?;
    save(&handle, Op::quiet("visit-ask-leave"), |tx| {
        tx.put_preference(ASK_AGAIN_ON, &until.to_string().into())
    })
}

/// The Care screen.
#[tauri::command(async)]
#[specta::specta]
pub fn care(app: State<'_, App>) -> Answer<Care> {
    Ok(app.read(|facts, at| Ok(Care::new(facts, at)))?)
}

/// One visit's page.
#[tauri::command(async)]
#[specta::specta]
pub fn visit(app: State<'_, App>, id: Id) -> Answer<VisitPage> {
    Ok(app.read(|facts, at| visit_page(facts, at, id))?)
}

/// Puts one visit's page together.
pub fn visit_page(facts: &Facts, at: &Moment, id: Id) -> Result<VisitPage> {
    let visit = find(facts, id)?;
    let card = VisitCard::new(visit, &Names::new(facts, at.today), at);
    Ok(VisitPage { card, visit: visit.clone(), today: at.today })
}

/// What the visit form needs: for a visit that is there, or for a new one. Nothing is kept until it is saved.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_form(app: State<'_, App>, id: Option<Id>) -> Answer<VisitForm> {
    let fresh = (Id::new(app.now()), Id::new(app.now()));
    Ok(app.read(|facts, at| form(facts, at, id, fresh))?)
}

/// Puts the form together; `fresh` are ids for a new visit and a new line.
pub fn form(facts: &Facts, at: &Moment, id: Option<Id>, fresh: (Id, Id)) -> Result<VisitForm> {
    let names = Names::new(facts, at.today);
    let visit = match id {
        Some(id) => find(facts, id)?.clone(),
        None => blank(fresh.0, facts, at),
    };
    let active = facts.care_lines.iter().filter(|l| l.state == CareState::Active || l.id == visit.line);
    let professionals = facts.people.iter().filter(|p| {
        p.state == PersonState::Active && matches!(p.nature, Nature::Professional | Nature::Group)
    });
    Ok(VisitForm {
        lines: active.map(|l| names.line(l.id)).collect(),
        visit,
        new_line: line_blank(fresh.1),
        people: chips(facts, &names, at.today),
        professionals: professionals.filter_map(|p| names.who(p.id)).collect(),
        today: at.today,
    })
}

/// Keeps a visit as given: the first save adds it. A care line that is new goes with it in the same step.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    visit: Visit,
    new_line: Option<CareLine>,
) -> Answer<Saved> {
    let exists = app.facts()?.visits.iter().any(|v| v.id == visit.id);
    save(&handle, add_or_edit(exists, "visit", visit.id, "visit-add", "visit-edit"), |tx| {
        if let Some(line) = &new_line {
            tx.put_care_line(line)?;
        }
        tx.put_visit(&visit)
    })
}

/// Says what became of a visit; null takes the answer away.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_outcome<R: Runtime>(handle: AppHandle<R>, id: Id, outcome: Option<Outcome>) -> Answer<Saved> {
    save(&handle, Op::about("visit-outcome", "visit", id), |tx| {
        let visit = tx.visit(id)?.ok_or_else(|| Error::new(Code::NotFound).with("kind", "visit"))?;
        tx.put_visit(&Visit { outcome, ..visit })
    })
}

/// Deletes a visit; undo brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_delete<R: Runtime>(handle: AppHandle<R>, id: Id) -> Answer<Saved> {
    save(&handle, Op::about("visit-delete", "visit", id), |tx| tx.delete_visit(id).map(|_| ()))
}

/// A care line with an id and nothing filled in, for the form.
#[tauri::command(async)]
#[specta::specta]
pub fn care_line_blank(app: State<'_, App>) -> Answer<CareLine> {
    Ok(line_blank(Id::new(app.now())))
}

/// Keeps a care line as given: the first save adds it.
#[tauri::command(async)]
#[specta::specta]
pub fn care_line_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    line: CareLine,
) -> Answer<Saved> {
    let exists = app.facts()?.care_lines.iter().any(|l| l.id == line.id);
    let op = add_or_edit(exists, "care_line", line.id, "care-line-add", "care-line-edit");
    save(&handle, op, |tx| tx.put_care_line(&line))
}

fn line_blank(id: Id) -> CareLine {
    CareLine {
        id,
        name: String::new(),
        kind: CareKind::Therapy,
        professional: None,
        interval_days: None,
        state: CareState::Active,
    }
}

/// A new visit: the next full hour tomorrow is easier to change than an empty field.
fn blank(id: Id, facts: &Facts, at: &Moment) -> Visit {
    use chrono::Timelike;
    let hour = NaiveTime::from_hms_opt((at.local.0.hour() + 1).clamp(8, 18), 0, 0).unwrap_or_default();
    let line = facts.care_lines.iter().find(|l| l.state == CareState::Active).map_or(id, |l| l.id);
    Visit {
        id,
        line,
        start: LocalTime(at.today.plus(1).0.and_time(hour)),
        zone: at.zone,
        minutes: Some(50),
        place: None,
        link: None,
        cost_note: None,
        series: None,
        of: None,
        outcome: None,
        before: None,
        after: None,
        bring_up: Vec::new(),
        take_away: String::new(),
        also_company: false,
        reminders: ["P7D", "P1D", "PT2H"].map(str::to_owned).to_vec(),
    }
}
