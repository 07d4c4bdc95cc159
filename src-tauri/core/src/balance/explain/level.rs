//! The level, the match, the state, and the gap.

use super::{Change, Explanation, Fact, Phrase, Row};
use crate::balance::days::{Calendar, DayState, WINDOW};
use crate::balance::entry::{Entry, Source};
use crate::balance::gap as gaps;
use crate::balance::level::{Levels, half_life};
use crate::balance::streams::SlotKind;
use crate::domain::Day;
use std::collections::HashMap;

/// Days drawn with their weights: 12 weeks.
const DRAWN: usize = 84;

/// What a day does to the level, for the drawing.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Weight {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: SlotKind,
    /// q^k, 0 to 1; 0 for a day that is left out.
    pub weight: f64,
    /// How it counts.
    pub state: WeightState,
}

crate::domain::words! { /// How a day counts in the level.
WeightState {
    /// Real contact: x = 1.
    Contact = "contact",
    /// A little: x = ½.
    Little = "little",
    /// Known, without contact: x = 0.
    Without = "without",
    /// Left out: not known, paused, or held still.
    LeftOut = "left_out",
} }

/// Every finished day with its weight as of yesterday, newest first.
fn weighed<'c>(calendar: &'c Calendar<'_>) -> impl Iterator<Item = (Day, DayState, f64)> + 'c {
    let freezes = calendar.facts().settings.chosen_quiet_freezes;
    let q = (-1.0 / half_life(calendar.rhythm(calendar.yesterday()))).exp2();
    let mut weight = 1.0;
    calendar.finished().rev().map(move |(day, state)| {
        if state.paused || (freezes && state.chosen_quiet()) {
            return (day, state, 0.0);
        }
        let mine = if state.known { weight } else { 0.0 };
        weight *= q;
        (day, state, mine)
    })
}

/// The level: 7 × (weight of days with contact) / (weight of all known days).
pub(super) fn level(calendar: &Calendar<'_>) -> Explanation {
    let coverage = calendar.coverage(WINDOW);
    let (mut above, mut below) = (0.0, 0.0);
    let mut weights = Vec::new();
    let mut rows = Vec::new();
    let entries = by_day(calendar);
    for (day, state, weight) in weighed(calendar) {
        above += weight * state.x();
        below += weight;
        if weights.len() < DRAWN {
            let left_out = weight == 0.0;
            let counts = match state.halves {
                _ if left_out => WeightState::LeftOut,
                0 => WeightState::Without,
                1 => WeightState::Little,
                _ => WeightState::Contact,
            };
            weights.push(Weight { day, kind: SlotKind::of(calendar, day), weight, state: counts });
        }
        if weight > 0.0 && state.halves > 0 {
            rows.push(Row {
                day: Some(day),
                facts: entries.get(&day).cloned().unwrap_or_default(),
                counts: Some(state.x()),
                weight: Some(weight),
                adds: Some(weight * state.x()),
            });
        }
    }
    weights.reverse();

    let per_week = |calendar: &Calendar<'_>| Levels::new(calendar).shown().map(|level| level.days_per_week);
    let Some(now) = Levels::new(calendar).shown() else {
        let none = if coverage.enough() {
            // No day is left: chosen quiet holds each of them still (A25).
            Phrase::new("explain-level-held")
        } else {
            Phrase::new("explain-level-few")
                .with("known", coverage.known)
                .with("active", coverage.active)
                .with("needed", coverage.needed())
        };
        return Explanation { weights, ..Explanation::new(vec![none], rows).known(coverage) };
    };
    let mut formula = vec![
        Phrase::new("explain-level-fraction")
            .with("above", above)
            .with("below", below)
            .with("perWeek", now.days_per_week),
        Phrase::new("explain-level-half").with("days", now.half_life_days),
    ];
    if let Some((rhythm, matching)) = calendar.rhythm(calendar.yesterday()).zip(now.matching) {
        formula.push(
            Phrase::new("explain-level-match")
                .with("rhythm", rhythm)
                .with("match", matching)
                .with("state", now.state.as_str())
                .with("leaves", 0.4 * rhythm)
                .with("returns", 0.6 * rhythm),
        );
    }
    let mut explanation = Explanation { weights, ..Explanation::new(formula, rows).known(coverage) };
    // From a level that is shown none of these leads to one that is not: each only adds known days.
    let mut change = |what: Phrase, key: &'static str, days: Option<f64>| {
        let then = days.map(|days| Phrase::new(key).with("days", days));
        explanation.changes.extend(then.map(|then| Change { what, then }));
    };
    let today = calendar.today();
    if !calendar.paused(today) {
        let later = |halves| per_week(&calendar.tomorrow(halves));
        change(Phrase::new("explain-change-contact-today"), "explain-per-week-tomorrow", later(2));
        if calendar.state(today).is_none_or(|s| s.halves == 0) {
            change(Phrase::new("explain-change-none-today"), "explain-per-week-tomorrow", later(0));
        }
    }
    let open = u32::try_from(calendar.open_days().count()).unwrap_or(u32::MAX);
    if open > 0 {
        let close = Phrase::new("explain-change-close").with("days", open);
        change(close, "explain-per-week", per_week(&calendar.all_closed()));
    }
    let leave = Phrase::new("explain-change-leave").with("days", open);
    change(leave, "explain-per-week", Some(now.days_per_week));
    explanation
}

/// The gap: days that are not paused after the last day with contact.
pub(super) fn gap(calendar: &Calendar<'_>) -> Explanation {
    let gap = gaps::gap(calendar);
    let today = calendar.today();
    let Some((last, days)) = gap.last.zip(gap.days) else {
        return Explanation::new(vec![Phrase::new("explain-gap-never")], Vec::new());
    };
    let skipped = u32::try_from(today.since(last)).unwrap_or(0).saturating_sub(days);
    let mut formula =
        vec![Phrase::new("explain-gap-count").with("days", days).with("last", last).with("paused", skipped)];
    match (gap.limit, calendar.rhythm(today)) {
        (Some(limit), _) if calendar.facts().settings.comfortable_gap_days.is_some() => {
            formula.push(Phrase::new("explain-gap-own").with("limit", limit));
        }
        (Some(limit), Some(rhythm)) => {
            formula.push(Phrase::new("explain-gap-rhythm").with("limit", limit).with("rhythm", rhythm));
        }
        _ => formula.push(Phrase::new("explain-gap-no-limit")),
    }
    if gap.tries > 0 {
        formula.push(Phrase::new("explain-gap-tries").with("count", gap.tries));
    }
    let rows = vec![Row {
        day: Some(last),
        facts: facts_where(calendar, |e| e.day == last && e.halves() > 0),
        ..Row::default()
    }];
    let value = |days: u32| Phrase::new("explain-days").with("days", days);
    let mut explanation = Explanation::new(formula, rows);
    if days > 0 {
        explanation = explanation.change(Phrase::new("explain-change-contact-today"), value(0));
    }
    if last < today && !calendar.paused(today.plus(1)) {
        let then = Phrase::new("explain-days-tomorrow").with("days", days + 1);
        explanation = explanation.change(Phrase::new("explain-change-none-today"), then);
    }
    explanation.change(Phrase::new("explain-change-pause"), value(days))
}

/// The fact an entry was noted as.
pub(super) fn fact(entry: &Entry<'_>) -> Fact {
    match entry.source {
        Source::Contact(c) => Fact::Contact(c.id),
        Source::Visit(v) => Fact::Visit(v.id),
    }
}

/// The facts of the entries that fit, in the order of their start.
pub(super) fn facts_where(calendar: &Calendar<'_>, fits: impl Fn(&Entry<'_>) -> bool) -> Vec<Fact> {
    let mut found: Vec<&Entry<'_>> = calendar.entries().iter().filter(|e| fits(e)).collect();
    found.sort_by_key(|e| (e.start(), e.id()));
    found.into_iter().map(fact).collect()
}

/// Entries that count in x, by day.
fn by_day(calendar: &Calendar<'_>) -> HashMap<Day, Vec<Fact>> {
    let mut counting: Vec<&Entry<'_>> = calendar.entries().iter().filter(|e| e.halves() > 0).collect();
    counting.sort_by_key(|e| (e.start(), e.id()));
    let mut days: HashMap<Day, Vec<Fact>> = HashMap::new();
    for entry in counting {
        days.entry(entry.day).or_default().push(fact(entry));
    }
    days
}
