//! A visit with everything around it: who brings me, what to bring up, who is there after (product.md).

use super::entry::{LineRef, Names, Who};
use crate::state::Moment;
use chrono::Duration;
use evenkeel_core::domain::{BringUp, Day, Facts, Id, LocalTime, Outcome, Plan, Visit};
use evenkeel_core::schedule::{Date, agenda, series};
use serde::Serialize;
use specta::Type;
use std::collections::HashMap;

/// Where a visit stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It lies ahead.
    Ahead,
    /// It goes on now.
    UnderWay,
    /// It is over and nobody has said what became of it.
    JustOver,
    /// It has an outcome.
    Past,
}

/// Who is there before or after.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PlanCard {
    /// Who, if named.
    pub who: Option<Who>,
    /// In the person's words.
    pub note: String,
}

/// One visit, ready to show.
#[derive(Debug, Clone, Serialize, Type)]
pub struct VisitCard {
    /// Its id, or that of the series whose date it is.
    pub id: Id,
    /// Which date of the series it is, if it has no facts of its own yet.
    pub occurrence: Option<LocalTime>,
    /// Its care line.
    pub line: LineRef,
    /// The day it belongs to.
    pub day: Day,
    /// Wall time it starts.
    pub start: LocalTime,
    /// Wall time it ends, if it has a length.
    pub end: Option<LocalTime>,
    /// The zone of these times, if it is not the one here.
    pub zone: Option<String>,
    /// The start in the zone here, if the visit's zone is another.
    pub start_here: Option<LocalTime>,
    /// Whether it repeats.
    pub repeats: bool,
    /// Minutes until it starts, within the next two days.
    pub starts_in_minutes: Option<u32>,
    /// Where it stands in time.
    pub phase: Phase,
    /// Where it is.
    pub place: Option<String>,
    /// A link for video.
    pub link: Option<String>,
    /// What it costs, in words.
    pub cost_note: Option<String>,
    /// Who is there before.
    pub before: Option<PlanCard>,
    /// Who is there after.
    pub after: Option<PlanCard>,
    /// What to bring up.
    pub bring_up: Vec<BringUp>,
    /// What to take away.
    pub take_away: String,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Whether it also counts as company.
    pub also_company: bool,
}

impl VisitCard {
    /// Works out where `v` stands at `at`.
    pub fn new(v: &Visit, names: &Names<'_>, at: &Moment) -> Self {
        let start = v.start.instant(v.zone);
        let end = start + Duration::minutes(i64::from(v.minutes.unwrap_or(0)));
        let phase = match v.outcome {
            Some(_) => Phase::Past,
            None if at.now < start => Phase::Ahead,
            None if at.now < end => Phase::UnderWay,
            None => Phase::JustOver,
        };
        let minutes = (start - at.now).num_minutes();
        let here = LocalTime(start.with_timezone(&at.zone.0).naive_local());
        let away = here != v.start;
        let plan = |p: &Option<Plan>| {
            p.as_ref().map(|p| PlanCard { who: p.person.and_then(|id| names.who(id)), note: p.note.clone() })
        };
        Self {
            id: v.id,
            occurrence: bare_occurrence(v),
            line: names.line(v.line),
            day: names.day(v.start),
            start: v.start,
            end: v.minutes.map(|m| LocalTime(v.start.0 + Duration::minutes(i64::from(m)))),
            zone: away.then(|| v.zone.name().to_owned()),
            start_here: away.then_some(here),
            repeats: v.series.is_some() || v.of.is_some(),
            starts_in_minutes: u32::try_from(minutes).ok().filter(|m| *m <= 48 * 60),
            phase,
            place: v.place.clone(),
            link: v.link.clone(),
            cost_note: v.cost_note.clone(),
            before: plan(&v.before),
            after: plan(&v.after),
            bring_up: v.bring_up.clone(),
            take_away: v.take_away.clone(),
            outcome: v.outcome,
            also_company: v.also_company,
        }
    }
}

/// The visits whose day, where they take place, lies between `from` and `to`, both included, by their instants. A date of a
/// series without facts of its own is a visit that has the series' id and says which date it is (`of`): it can be shown
/// like any other, and is written nowhere.
pub fn dated(facts: &Facts, from: Day, to: Day) -> Vec<Visit> {
    let by_id: HashMap<Id, &Visit> = facts.visits.iter().map(|v| (v.id, v)).collect();
    let visit = |date: Date| {
        let visit = *by_id.get(&date.visit)?;
        Some(match visit.series {
            Some(_) => series::occurrence(facts, visit, date.start, visit.id),
            None => visit.clone(),
        })
    };
    agenda(facts, from, to).into_iter().filter_map(visit).collect()
}

/// The wall time of the date of a series that `v` is, if it has no facts of its own.
pub fn bare_occurrence(v: &Visit) -> Option<LocalTime> {
    v.of.filter(|of| of.visit == v.id).map(|of| of.occurrence)
}
