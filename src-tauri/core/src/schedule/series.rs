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
    let own = facts.visits.iter().find(|v| v.of == Some(OccurrenceOf { visit: series.id, occurrence: at }));
    own.cloned().unwrap_or_else(|| Visit {
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
/// `edited` has the new wall time of that date as its start, and with `Following` and `All` the rule; `fresh` is an id for
/// a visit that may be needed.
pub fn edit(
    facts: &Facts,
    series: &Visit,
    at: LocalTime,
    scope: Scope,
    edited: &Visit,
    fresh: Id,
) -> Vec<Write> {
    match scope {
        Scope::One => {
            let own = occurrence(facts, series, at, fresh);
            vec![put(Visit { id: own.id, series: None, of: own.of, ..edited.clone() })]
        }
        Scope::Following if first(series).is_some_and(|first| first < at) => {
            follow(facts, series, at, edited, fresh)
        }
        Scope::Following | Scope::All => all(facts, series, at, edited),
    }
}

/// Every date moves as this one does, and those with facts of their own keep standing for theirs.
fn all(facts: &Facts, series: &Visit, at: LocalTime, edited: &Visit) -> Vec<Write> {
    let by = edited.start.0 - at.0;
    let rule = edited.series.as_ref().or(series.series.as_ref());
    let whole = Visit {
        id: series.id,
        of: None,
        outcome: None,
        start: moved(series.start, by),
        series: rule.map(|rule| Series { rrule: rule.rrule.clone(), ..shifted(series.series.as_ref(), by) }),
        // Facts of one date stay where they were noted.
        bring_up: series.bring_up.clone(),
        take_away: series.take_away.clone(),
        ..edited.clone()
    };
    let mut writes = vec![put(whole)];
    writes.extend(standing(facts, series.id).map(|(own, of)| {
        put(Visit { of: Some(OccurrenceOf { occurrence: moved(of.occurrence, by), ..of }), ..own.clone() })
    }));
    if by.is_zero() {
        writes.truncate(1);
    }
    writes
}

/// The series ends before `at`, and another one goes on from there.
fn follow(facts: &Facts, series: &Visit, at: LocalTime, edited: &Visit, fresh: Id) -> Vec<Write> {
    let by = edited.start.0 - at.0;
    let old = series.series.as_ref();
    let before = rule_dates_before(series, at);
    let shortened = Visit { series: old.map(|old| shortened(series, old, at)), ..series.clone() };
    let rest = shifted(old, by);
    let later = |times: Vec<LocalTime>| times.into_iter().filter(|time| *time >= edited.start).collect();
    let going_on = Visit {
        id: fresh,
        of: None,
        outcome: None,
        series: edited.series.as_ref().or(old).map(|rule| Series {
            rrule: if Some(&rule.rrule) == old.map(|old| &old.rrule) {
                continued(&rule.rrule, before)
            } else {
                rule.rrule.clone()
            },
            exdates: later(rest.exdates),
            rdates: later(rest.rdates),
        }),
        bring_up: Vec::new(),
        take_away: String::new(),
        ..edited.clone()
    };
    let mut writes = vec![put(shortened), put(going_on)];
    let from_here = standing(facts, series.id).filter(|(_, of)| of.occurrence >= at);
    writes.extend(from_here.map(|(own, of)| {
        let of = OccurrenceOf { visit: fresh, occurrence: moved(of.occurrence, by) };
        put(Visit { of: Some(of), ..own.clone() })
    }));
    writes
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

/// The visits that stand for dates of a series.
fn standing(facts: &Facts, series: Id) -> impl Iterator<Item = (&Visit, OccurrenceOf)> {
    facts.visits.iter().filter_map(move |v| Some((v, v.of.filter(|of| of.visit == series)?)))
}

fn moved(time: LocalTime, by: Duration) -> LocalTime {
    LocalTime(time.0.checked_add_signed(by).unwrap_or(time.0))
}

/// The single dates of a series, moved.
fn shifted(series: Option<&Series>, by: Duration) -> Series {
    let move_all = |times: &Vec<LocalTime>| times.iter().map(|time| moved(*time, by)).collect();
    Series {
        rrule: String::new(),
        exdates: series.map(|s| move_all(&s.exdates)).unwrap_or_default(),
        rdates: series.map(|s| move_all(&s.rdates)).unwrap_or_default(),
    }
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
