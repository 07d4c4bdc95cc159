//! A visit with everything around it: who brings me, what to bring up, who is there after (product.md).

use super::entry::{LineRef, Names, Who};
use crate::state::Moment;
use chrono::Duration;
use evenkeel_core::domain::{BringUp, Day, Id, LocalTime, Outcome, Plan, Visit};
use serde::Serialize;
use specta::Type;

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
    /// Its id.
    pub id: Id,
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

/// Single visits and occurrences with facts of their own: what can be shown as one date. A series gives dates only when
/// its rule is expanded; until then it stands by its first date, unless that has facts of its own.
pub fn dated(visits: &[Visit]) -> impl Iterator<Item = &Visit> {
    let own: std::collections::HashSet<(Id, LocalTime)> =
        visits.iter().filter_map(|v| v.of.map(|o| (o.visit, o.occurrence))).collect();
    visits.iter().filter(move |v| match &v.series {
        None => true,
        Some(s) => !own.contains(&(v.id, v.start)) && !s.exdates.contains(&v.start),
    })
}
