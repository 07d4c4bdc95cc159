//! Editing a series: one date, this and following, or all (docs/reminders.md, R12, R13; model-rules.md, A8, A9, A62).
//!
//! What a change comes to is worked out here as visits to write and to delete; the store does it in one step.

use super::Recurrence;
use crate::domain::{Facts, Id, LocalTime, OccurrenceOf, Series, Visit, words};
use chrono::Duration;

words! { /// Which dates of a series a change is meant for.
Scope {
    /// This one.
    One = "one",
    /// This one and those after it.
    Following = "following",
    /// All of them.
    All = "all",
} }

/// A visit to write or to delete, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Add it, or put it in the place of the one with its id.
    Put(Box<Visit>),
    /// Delete it; those that stand for its dates go with it.
    Delete(Id),
}

fn put(visit: Visit) -> Write {
    Write::Put(Box::new(visit))
}

/// The visit that stands for one date of a series: its own if there is one, else a copy of the series without a rule. `id`
/// is for the copy.
pub fn occurrence(facts: &Facts, series: &Visit, at: LocalTime, id: Id) -> Visit {
    own(facts, series.id, at).cloned().unwrap_or_else(|| Visit {
        id,
        series: None,
        of: Some(OccurrenceOf { visit: series.id, occurrence: at }),
        start: at,
        // What was to be brought up to one visit is not said again to every later one.
        bring_up: Vec::new(),
        take_away: String::new(),
        ..series.clone()
    })
}

/// What it comes to when the date `at` of `series` becomes `edited`, for this date, for it and those after it, or for all.
/// `edited` has the new wall time of that date as its start, and the rule, which counts unless one date is meant: without
/// a rule it repeats no longer. `fresh` is an id for a visit that may be needed.
pub fn edit(
    facts: &Facts,
    series: &Visit,
    at: LocalTime,
    scope: Scope,
    edited: &Visit,
    fresh: Id,
) -> Vec<Write> {
    // A date that was moved before moves the others only as far as it is moved now.
    let from = own(facts, series.id, at).map_or(at, |own| own.start);
    let edit = Edit { facts, series, at, by: edited.start.0 - from.0, edited };
    match scope {
        Scope::One => {
            let own = occurrence(facts, series, at, fresh);
            vec![put(Visit { id: own.id, series: None, of: own.of, ..edited.clone() })]
        }
        // What is left of it is this one visit.
        scope if edited.series.is_none() => {
            let id = own(facts, series.id, at).map_or(fresh, |own| own.id);
            let rest = delete(facts, series, at, scope).into_iter();
            rest.chain([put(Visit { id, of: None, ..edited.clone() })]).collect()
        }
        Scope::Following if first(series).is_some_and(|first| first < at) => edit.follow(fresh),
        Scope::Following | Scope::All => edit.all(),
    }
}

/// What it comes to when `visit`, which is no date of a series, is kept as it is. If it repeats and something is noted about
/// it, that is about its own date and not about all: it stays what it is, and stands for that date of a series with the id
/// `fresh`.
pub fn keep(visit: &Visit, fresh: Id) -> Vec<Write> {
    let noted = visit.outcome.is_some() || !visit.bring_up.is_empty() || !visit.take_away.is_empty();
    if visit.series.is_none() || !noted {
        return vec![put(visit.clone())];
    }
    let whole =
        Visit { id: fresh, outcome: None, bring_up: Vec::new(), take_away: String::new(), ..visit.clone() };
    let of = Some(OccurrenceOf { visit: fresh, occurrence: visit.start });
    vec![put(whole), put(Visit { series: None, of, ..visit.clone() })]
}

/// A change that more than one date has part in.
struct Edit<'a> {
    facts: &'a Facts,
    series: &'a Visit,
    at: LocalTime,
    /// How far the dates move.
    by: Duration,
    edited: &'a Visit,
}

impl Edit<'_> {
    /// Every date moves as this one does, and those with facts of their own keep standing for theirs.
    fn all(&self) -> Vec<Write> {
        let old = self.series;
        let rrule = self.edited.series.as_ref().map(|rule| rule.rrule.clone());
        let whole = Visit {
            id: old.id,
            of: None,
            outcome: None,
            start: moved(old.start, self.by),
            series: rrule.map(|rrule| Series { rrule, ..self.single_dates() }),
            // Facts of one date stay where they were noted.
            bring_up: old.bring_up.clone(),
            take_away: old.take_away.clone(),
            ..self.edited.clone()
        };
        let standing = standing(self.facts, old.id);
        [put(whole)]
            .into_iter()
            .chain(standing.filter_map(|(own, of)| self.standing(own, of, old.id)))
            .collect()
    }

    /// The series ends before this date, and another one goes on from there.
    fn follow(&self, fresh: Id) -> Vec<Write> {
        let (old, at) = (self.series, self.at);
        let rule = old.series.as_ref();
        let before = rule_dates_before(old, at);
        let start = moved(at, self.by);
        let later = |times: Vec<LocalTime>| times.into_iter().filter(|time| *time >= start).collect();
        let single = self.single_dates();
        let going_on = Visit {
            id: fresh,
            of: None,
            outcome: None,
            start,
            series: self.edited.series.as_ref().map(|chosen| Series {
                rrule: if Some(&chosen.rrule) == rule.map(|old| &old.rrule) {
                    continued(&chosen.rrule, before)
                } else {
                    chosen.rrule.clone()
                },
                exdates: later(single.exdates),
                rdates: later(single.rdates),
            }),
            bring_up: Vec::new(),
            take_away: String::new(),
            ..self.edited.clone()
        };
        let shortened = Visit { series: rule.map(|rule| shortened(old, rule, at)), ..old.clone() };
        let from_here = standing(self.facts, old.id).filter(|(_, of)| of.occurrence >= at);
        [put(shortened), put(going_on)]
            .into_iter()
            .chain(from_here.filter_map(|(own, of)| self.standing(own, of, fresh)))
            .collect()
    }

    /// What becomes of a visit that stands for one date: it stands for the moved one, and if it is the one that was
    /// edited, it is as edited. None if it stays as it is.
    fn standing(&self, own: &Visit, of: OccurrenceOf, series: Id) -> Option<Write> {
        let now = OccurrenceOf { visit: series, occurrence: moved(of.occurrence, self.by) };
        let facts = if of.occurrence == self.at {
            Visit { id: own.id, series: None, outcome: own.outcome, ..self.edited.clone() }
        } else {
            own.clone()
        };
        let now = Visit { of: Some(now), ..facts };
        (now != *own).then(|| put(now))
    }

    /// The dates left out and added, moved.
    fn single_dates(&self) -> Series {
        let all = |times: &Vec<LocalTime>| times.iter().map(|time| moved(*time, self.by)).collect();
        let old = self.series.series.as_ref();
        Series {
            rrule: String::new(),
            exdates: old.map(|s| all(&s.exdates)).unwrap_or_default(),
            rdates: old.map(|s| all(&s.rdates)).unwrap_or_default(),
        }
    }
}

/// What it comes to when the date `at` of `series` is deleted, alone, with those after it, or with all. What became of
/// earlier visits is not forgotten: they stay as visits of their own.
pub fn delete(facts: &Facts, series: &Visit, at: LocalTime, scope: Scope) -> Vec<Write> {
    let old =
        series.series.clone().unwrap_or(Series { rrule: String::new(), exdates: vec![], rdates: vec![] });
    match scope {
        Scope::One => {
            let mut exdates = old.exdates;
            if !exdates.contains(&at) {
                exdates.push(at);
            }
            let rdates = old.rdates.into_iter().filter(|time| *time != at).collect();
            let left = Visit { series: Some(Series { exdates, rdates, ..old }), ..series.clone() };
            let own = standing(facts, series.id).filter(|(_, of)| of.occurrence == at);
            own.map(|(own, _)| Write::Delete(own.id)).chain([put(left)]).collect()
        }
        Scope::Following if first(series).is_some_and(|first| first < at) => {
            let left = shortened(series, &old, at);
            let after =
                standing(facts, series.id).filter(|(own, of)| of.occurrence >= at && own.outcome.is_none());
            after
                .map(|(own, _)| Write::Delete(own.id))
                .chain([put(Visit { series: Some(left), ..series.clone() })])
                .collect()
        }
        Scope::Following | Scope::All => {
            let said = standing(facts, series.id).filter(|(own, _)| own.outcome.is_some());
            said.map(|(own, _)| put(Visit { of: None, ..own.clone() }))
                .chain([Write::Delete(series.id)])
                .collect()
        }
    }
}

/// The visit that stands for one date of a series, if there is one.
fn own(facts: &Facts, series: Id, at: LocalTime) -> Option<&Visit> {
    facts.visits.iter().find(|v| v.of == Some(OccurrenceOf { visit: series, occurrence: at }))
}

/// The visits that stand for dates of a series.
fn standing(facts: &Facts, series: Id) -> impl Iterator<Item = (&Visit, OccurrenceOf)> {
    facts.visits.iter().filter_map(move |v| Some((v, v.of.filter(|of| of.visit == series)?)))
}

fn moved(time: LocalTime, by: Duration) -> LocalTime {
    LocalTime(time.0.checked_add_signed(by).unwrap_or(time.0))
}

/// The first date of a series.
fn first(series: &Visit) -> Option<LocalTime> {
    Recurrence::read(series).next(LocalTime(chrono::NaiveDateTime::MIN))
}

/// The series with its dates before `at` only.
fn shortened(series: &Visit, old: &Series, at: LocalTime) -> Series {
    let before = |times: &[LocalTime]| times.iter().copied().filter(|time| *time < at).collect();
    let dates = rule_dates_before(series, at);
    let mut exdates: Vec<LocalTime> = before(&old.exdates);
    // A rule cannot give no date at all. If all earlier ones were added to it, its first is left out.
    if dates == 0 {
        exdates.extend(rule_only(series).next(LocalTime(chrono::NaiveDateTime::MIN)));
    }
    Series { rrule: ended(&old.rrule, at, dates), exdates, rdates: before(&old.rdates) }
}

/// The series without the dates added to it and left out of it.
fn rule_only(series: &Visit) -> Recurrence {
    let bare = series.series.as_ref().map(|s| Series { exdates: vec![], rdates: vec![], ..s.clone() });
    Recurrence::read(&Visit { series: bare, ..series.clone() })
}

/// How many dates the rule itself gives before `at`; COUNT is spent by them, whatever was left out (A10).
fn rule_dates_before(series: &Visit, at: LocalTime) -> usize {
    let before = moved(at, Duration::seconds(-1));
    rule_only(series).times(LocalTime(chrono::NaiveDateTime::MIN), before).count()
}

/// The parts of a rule but those that say when it ends, and its COUNT.
fn endless(rrule: &str) -> (Vec<&str>, Option<usize>, Option<&str>) {
    let mut count = None;
    let mut until = None;
    let parts = rrule.split(';').filter(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name.trim().to_ascii_uppercase().as_str() {
            "COUNT" => count = value.trim().parse().ok(),
            "UNTIL" => until = Some(*part),
            _ => return true,
        }
        false
    });
    (parts.collect(), count, until)
}

/// The rule ended before `at`: by its number of dates if it had one, else by a last moment.
fn ended(rrule: &str, at: LocalTime, before: usize) -> String {
    let (parts, count, _) = endless(rrule);
    let end = match count {
        Some(_) => format!("COUNT={}", before.max(1)),
        None if before == 0 => "COUNT=1".to_owned(),
        None => format!("UNTIL={}", moved(at, Duration::seconds(-1)).0.format("%Y%m%dT%H%M%S")),
    };
    [parts.join(";"), end].join(";")
}

/// The rule with only the dates that are left of its COUNT.
fn continued(rrule: &str, before: usize) -> String {
    let (parts, count, until) = endless(rrule);
    let mut parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
    parts.extend(count.map(|count: usize| format!("COUNT={}", count.saturating_sub(before).max(1))));
    parts.extend(until.map(str::to_owned));
    parts.join(";")
}
