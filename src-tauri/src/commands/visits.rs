//! One visit, or one date of a series: its page, its form, and what is changed there.

use super::care::{line_blank, line_leads};
use super::entry::{LineRef, Names, Who};
use super::error::Answer;
use super::saved::{Saved, add_or_edit, save};
use super::today::chips;
use super::visit_card::{VisitCard, bare_occurrence, dated};
use crate::state::{App, Moment};
use chrono::NaiveTime;
use evenkeel_core::domain::{
    CareLine, CareState, Day, Facts, Id, LocalTime, Nature, Outcome, PersonState, Series, Visit, Zone,
};
use evenkeel_core::schedule::series::{self, Scope, Write};
use evenkeel_core::schedule::{Pattern, Recurrence, RuleProblem};
use evenkeel_core::store::{Op, Tx};
use evenkeel_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;
use tauri::{AppHandle, Runtime, State};

/// Dates shown of a rule.
const NEXT_DATES: usize = 5;
/// The most days one look at the calendar may ask for.
const MOST_DAYS: i64 = 62;

/// One visit's page.
#[derive(Debug, Clone, Serialize, Type)]
pub struct VisitPage {
    /// Everything around it.
    pub card: VisitCard,
    /// All that is kept about it, to change it. A date of a series has the series' id until it has facts of its own.
    pub visit: Visit,
    /// How it repeats.
    pub repeat: Option<Repeat>,
    /// What was not brought up at the visit before it, and is not on its list.
    pub left_over: Vec<String>,
    /// Today.
    pub today: Day,
}

/// How a visit repeats.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Repeat {
    /// The rule as it is kept.
    pub rrule: String,
    /// The same as a person would say it, if it can be said.
    pub pattern: Option<Pattern>,
    /// Why it gives its first date only.
    pub problem: Option<RuleProblem>,
    /// Its next dates, five at most.
    pub next: Vec<LocalTime>,
}

/// What the visit form needs.
#[derive(Debug, Clone, Serialize, Type)]
pub struct VisitForm {
    /// The visit, or a new one with an id. One date of a series comes with the series' rule.
    pub visit: Visit,
    /// How it repeats.
    pub repeat: Option<Repeat>,
    /// A new care line with an id, used if the person adds one in the form.
    pub new_line: CareLine,
    /// Active care lines.
    pub lines: Vec<LineRef>,
    /// The reminders that a new visit of a line begins with, by its id.
    pub line_reminders: BTreeMap<String, Vec<String>>,
    /// People who could be there before or after.
    pub people: Vec<Who>,
    /// Professionals, for a new care line.
    pub professionals: Vec<Who>,
    /// Today.
    pub today: Day,
}

/// A visit on a day of the calendar.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CalendarVisit {
    /// Its id, or that of the series whose date it is.
    pub id: Id,
    /// Which date of the series it is, if it has no facts of its own yet.
    pub occurrence: Option<LocalTime>,
    /// Its care line.
    pub line: LineRef,
    /// Wall time it starts, where it takes place.
    pub start: LocalTime,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// How a rule is given: as a person says it, or as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Rule {
    /// As a person says it.
    Pattern(Pattern),
    /// RRULE of RFC 5545, without the property name.
    Text(String),
}

fn not_found() -> Error {
    Error::new(Code::NotFound).with("kind", "visit")
}

fn find(facts: &Facts, id: Id) -> Result<&Visit> {
    facts.visits.iter().find(|v| v.id == id).ok_or_else(not_found)
}

/// The series that a visit is a date of.
fn series_of<'a>(facts: &'a Facts, visit: &Visit) -> Option<&'a Visit> {
    let id = visit.of.map(|of| of.visit)?;
    facts.visits.iter().find(|v| v.id == id)
}

/// A visit as it was asked for: itself, or one date of a series; without saying which, the next one, else the last.
fn asked(facts: &Facts, at: &Moment, id: Id, occurrence: Option<LocalTime>) -> Result<Visit> {
    let visit = find(facts, id)?;
    if visit.series.is_none() {
        return Ok(visit.clone());
    }
    let dates = Recurrence::read(visit);
    let stands = |time: LocalTime| {
        facts.visits.iter().any(|v| v.of.is_some_and(|of| (of.visit, of.occurrence) == (id, time)))
    };
    let time = match occurrence {
        Some(time) => Some(time).filter(|time| stands(*time) || dates.next(*time) == Some(*time)),
        None => {
            let first = LocalTime(chrono::NaiveDateTime::MIN);
            dates.next(at.local).or_else(|| dates.times(first, at.local).last())
        }
    };
    Ok(series::occurrence(facts, visit, time.ok_or_else(not_found)?, id))
}

impl Repeat {
    /// How `visit` repeats, with its dates from `from` on.
    fn of(visit: &Visit, from: LocalTime) -> Option<Self> {
        let rrule = visit.series.as_ref()?.rrule.clone();
        let dates = Recurrence::read(visit);
        let last = LocalTime(chrono::NaiveDateTime::MAX);
        Some(Self {
            pattern: Pattern::read(&rrule, visit.start, visit.zone).map(|p| p.spelled_out(visit.start)),
            problem: dates.problem(),
            next: dates.between(from, last, NEXT_DATES).times,
            rrule,
        })
    }
}

/// One visit's page.
#[tauri::command]
#[specta::specta]
pub fn visit(app: State<'_, App>, id: Id, occurrence: Option<LocalTime>) -> Answer<VisitPage> {
    Ok(app.read(|facts, at| visit_page(facts, at, id, occurrence))?)
}

/// Puts one visit's page together.
pub fn visit_page(facts: &Facts, at: &Moment, id: Id, occurrence: Option<LocalTime>) -> Result<VisitPage> {
    let visit = asked(facts, at, id, occurrence)?;
    let card = VisitCard::new(&visit, &Names::new(facts, at.today), at);
    Ok(VisitPage {
        card,
        repeat: series_of(facts, &visit).and_then(|series| Repeat::of(series, at.local)),
        left_over: left_over(facts, &visit),
        visit,
        today: at.today,
    })
}

/// What was to be brought up at the visit of the same line before this one, and was not.
fn left_over(facts: &Facts, visit: &Visit) -> Vec<String> {
    let before = facts
        .visits
        .iter()
        .filter(|v| v.line == visit.line && v.series.is_none() && v.id != visit.id && v.start < visit.start);
    let Some(last) = before.max_by_key(|v| v.start).filter(|_| visit.outcome.is_none()) else {
        return Vec::new();
    };
    let here = |text: &str| visit.bring_up.iter().any(|item| item.text == text);
    let left = last.bring_up.iter().filter(|item| !item.done && !here(&item.text));
    left.map(|item| item.text.clone()).collect()
}

/// What the visit form needs: for a visit that is there, or for a new one. Nothing is kept until it is saved.
#[tauri::command]
#[specta::specta]
pub fn visit_form(app: State<'_, App>, id: Option<Id>, occurrence: Option<LocalTime>) -> Answer<VisitForm> {
    let fresh = (Id::new(app.now()), Id::new(app.now()));
    Ok(app.read(|facts, at| form(facts, at, id.map(|id| (id, occurrence)), fresh))?)
}

/// Puts the form together; `fresh` are ids for a new visit and a new line.
pub fn form(
    facts: &Facts,
    at: &Moment,
    of: Option<(Id, Option<LocalTime>)>,
    fresh: (Id, Id),
) -> Result<VisitForm> {
    let names = Names::new(facts, at.today);
    let mut visit = match of {
        Some((id, occurrence)) => asked(facts, at, id, occurrence)?,
        None => blank(fresh.0, facts, at),
    };
    let whole = series_of(facts, &visit);
    visit.series = whole.and_then(|whole| whole.series.clone());
    let active = facts.care_lines.iter().filter(|l| l.state == CareState::Active || l.id == visit.line);
    let lines: Vec<LineRef> = active.map(|l| names.line(l.id)).collect();
    let professionals = facts.people.iter().filter(|p| {
        p.state == PersonState::Active && matches!(p.nature, Nature::Professional | Nature::Group)
    });
    Ok(VisitForm {
        repeat: whole.and_then(|whole| Repeat::of(whole, visit.start)),
        line_reminders: lines.iter().map(|l| (l.id.to_string(), line_leads(facts, l.id))).collect(),
        lines,
        visit,
        new_line: line_blank(fresh.1),
        people: chips(facts, &names, at.today, usize::MAX),
        professionals: professionals.filter_map(|p| names.who(p.id)).collect(),
        today: at.today,
    })
}

/// What a rule would give for a visit that starts then, with its next dates from that start on. Nothing is kept.
#[tauri::command]
#[specta::specta]
pub fn repeat_preview(app: State<'_, App>, start: LocalTime, zone: Zone, rule: Rule) -> Answer<Repeat> {
    let rrule = match rule {
        Rule::Pattern(pattern) => pattern.rrule(),
        Rule::Text(text) => text,
    };
    let trial = Visit {
        start,
        zone,
        series: Some(Series { rrule, exdates: Vec::new(), rdates: Vec::new() }),
        ..app.read(|facts, at| Ok(blank(Id::new(at.now), facts, at)))?
    };
    Repeat::of(&trial, start).ok_or_else(|| Error::new(Code::Internal).into())
}

/// The visits of some days of the calendar, both included, 62 at most; oldest first.
#[tauri::command]
#[specta::specta]
pub fn calendar(app: State<'_, App>, from: Day, to: Day) -> Answer<Vec<CalendarVisit>> {
    if !(0..MOST_DAYS).contains(&to.since(from)) {
        return Err(Error::at(Code::WrongRange, "to").into());
    }
    Ok(app.read(|facts, at| Ok(calendar_visits(facts, at, from, to)))?)
}

/// Looks them up.
pub fn calendar_visits(facts: &Facts, at: &Moment, from: Day, to: Day) -> Vec<CalendarVisit> {
    let names = Names::new(facts, at.today);
    let row = |v: &Visit| CalendarVisit {
        id: v.id,
        occurrence: bare_occurrence(v),
        line: names.line(v.line),
        start: v.start,
        outcome: v.outcome,
    };
    dated(facts, from, to).iter().map(row).collect()
}

/// Keeps a visit as given: the first save adds it. A care line that is new goes with it in the same step. Of a date of a
/// series the scope says which dates are meant; `fresh` is not kept anywhere else.
#[tauri::command]
#[specta::specta]
pub fn visit_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    visit: Visit,
    new_line: Option<CareLine>,
    scope: Scope,
) -> Answer<Saved> {
    let exists = visit.of.is_some() || app.with(|store| store.has("visit", visit.id))?;
    save(&handle, add_or_edit(exists, "visit", visit.id, "visit-add", "visit-edit"), |tx| {
        let facts = tx.facts()?;
        if let Some(line) = &new_line {
            tx.put_care_line(line)?;
        }
        let (writes, old) = match (visit.of, series_of(&facts, &visit)) {
            (Some(of), Some(whole)) => {
                let writes = series::edit(&facts, whole, of.occurrence, scope, &visit, tx.new_id());
                (writes, whole.series.as_ref())
            }
            _ => (series::keep(&visit, tx.new_id()), None),
        };
        let whole = writes.iter().filter_map(|write| match write {
            Write::Put(visit) if visit.series.is_some() => Some(visit),
            _ => None,
        });
        for changed in whole {
            sound(changed, old)?;
        }
        write(tx, writes)
    })
}

/// Refuses a rule that gives nothing, unless it was there before and is only kept.
fn sound(visit: &Visit, before: Option<&Series>) -> Result<()> {
    let rrule = |series: Option<&Series>| series.map(|s| s.rrule.clone());
    if rrule(visit.series.as_ref()) == rrule(before) {
        return Ok(());
    }
    match Recurrence::read(visit).problem() {
        None => Ok(()),
        Some(problem) => Err(Error::new(Code::WrongRule).with("reason", problem.as_str())),
    }
}

fn write(tx: &Tx<'_>, writes: Vec<Write>) -> Result<()> {
    writes.into_iter().try_for_each(|write| match write {
        Write::Put(visit) => tx.put_visit(&visit),
        Write::Delete(id) => tx.delete_visit(id).map(|_| ()),
    })
}

/// Says what became of a visit; null takes the answer away. A date of a series gets facts of its own by it.
#[tauri::command]
#[specta::specta]
pub fn visit_outcome<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    id: Id,
    occurrence: Option<LocalTime>,
    outcome: Option<Outcome>,
) -> Answer<Saved> {
    let asked = app.read(|facts, at| asked(facts, at, id, occurrence))?;
    save(&handle, Op::about("visit-outcome", "visit", id), |tx| {
        let id = if bare_occurrence(&asked).is_some() { tx.new_id() } else { asked.id };
        tx.put_visit(&Visit { id, outcome, ..asked })
    })
}

/// Deletes a visit, or dates of a series; undo brings them back.
#[tauri::command]
#[specta::specta]
pub fn visit_delete<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    id: Id,
    occurrence: Option<LocalTime>,
    scope: Scope,
) -> Answer<Saved> {
    let asked = app.read(|facts, at| asked(facts, at, id, occurrence))?;
    save(&handle, Op::about("visit-delete", "visit", id), |tx| {
        let facts = tx.facts()?;
        match (asked.of, series_of(&facts, &asked)) {
            (Some(of), Some(whole)) => write(tx, series::delete(&facts, whole, of.occurrence, scope)),
            _ => tx.delete_visit(id).map(|_| ()),
        }
    })
}

/// Where it is remembered until when Today does not ask for the next visit.
pub(super) const ASK_AGAIN_ON: &str = "next_visit.ask_again_on";
/// Days it does not ask once the person said that there is none.
const REST: i64 = 28;

/// "I have none at the moment": Today does not ask for the next visit for four weeks.
#[tauri::command]
#[specta::specta]
pub fn visit_ask_leave<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Saved> {
    let until = app.read(|_, at| Ok(at.today.plus(REST)))?;
    save(&handle, Op::quiet("visit-ask-leave"), |tx| {
        tx.put_preference(ASK_AGAIN_ON, &until.to_string().into())
    })
}

/// A new visit: the next full hour tomorrow is easier to change than an empty field.
fn blank(id: Id, facts: &Facts, at: &Moment) -> Visit {
    use chrono::Timelike;
    let hour = NaiveTime::from_hms_opt((at.local.0.hour() + 1).clamp(8, 18), 0, 0).unwrap_or_default();
    let line = facts.care_lines.iter().find(|l| l.state == CareState::Active).map_or(id, |l| l.id);
    Visit {
        minutes: Some(50),
        reminders: line_leads(facts, line),
        ..Visit::new(id, line, LocalTime(at.today.plus(1).0.and_time(hour)), at.zone)
    }
}
