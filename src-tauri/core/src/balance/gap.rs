//! Days since the last contact: with anyone, and with each person (model.md, section 3).

use super::days::Calendar;
use super::decimal::Decimal;
use crate::domain::{Day, Id, PersonState, words};
use std::collections::{BTreeMap, HashMap};

words! { /// How the gap stands to the person's own limit.
GapState {
    /// Within it; equal is within (A29).
    Within = "within",
    /// Longer than they like.
    Longer = "longer",
    /// No limit, or no contact yet.
    Unset = "unset",
} }

/// The gap and what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Gap {
    /// The last day with x ≥ ½, whether known or not (A28).
    pub last: Option<Day>,
    /// Non-paused days after it, up to and with today; 0 is today.
    pub days: Option<u32>,
    /// The person's own limit, else ⌈14/ρ⌉ with today's ρ; in days.
    pub limit: Option<u32>,
    /// How the two stand (A29).
    pub state: GapState,
    /// Unanswered contacts after `last`, up to today (A30); all of them if there was none.
    pub tries: u32,
}

/// The gap as of today (A28 to A30).
pub fn gap(calendar: &Calendar<'_>) -> Gap {
    let today = calendar.today();
    let connected_today = calendar.state(today).filter(|s| s.halves > 0).map(|_| today);
    let last =
        connected_today.or_else(|| calendar.finished().rev().find(|(_, s)| s.halves > 0).map(|(day, _)| day));
    let days = last.map(|day| calendar.unpaused_after(day, today));
    let limit = calendar
        .facts()
        .settings
        .comfortable_gap_days
        .or_else(|| calendar.rhythm(today).and_then(fortnight_over));
    let state = match (days, limit) {
        (Some(days), Some(limit)) if days <= limit => GapState::Within,
        (Some(_), Some(_)) => GapState::Longer,
        _ => GapState::Unset,
    };
    let tries = calendar.entries().iter().filter(|e| !e.answered() && last.is_none_or(|day| e.day > day));
    Gap { last, days, limit, state, tries: u32::try_from(tries.count()).unwrap_or(u32::MAX) }
}

/// ⌈14/ρ⌉ on the decimal as written (A29): a quotient of binary numbers that is a hair above a whole number is rounded
/// down to it, and would give one day too few.
fn fortnight_over(rhythm: f64) -> Option<u32> {
    let Decimal { digits, scale } = Decimal::of(rhythm)?;
    let days = scale.checked_mul(14)?.checked_add(digits.checked_sub(1)?)? / digits;
    u32::try_from(days).ok()
}

/// When somebody was last met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Since {
    /// The last day with an answered contact that names them, whatever its `real`.
    pub last: Day,
    /// Non-paused days after it, up to and with today.
    pub days: u32,
    /// `days` over their own rhythm; none without one.
    pub ratio: Option<f64>,
}

/// Everybody in the archive who was met, with when (A31). Never-met people are left out; everybody else is in it,
/// whatever their nature and state: who is suggested is decided later.
pub fn since(calendar: &Calendar<'_>) -> BTreeMap<Id, Since> {
    let mut last: HashMap<Id, Day> = HashMap::new();
    for entry in calendar.entries().iter().filter(|e| e.answered()) {
        for id in entry.people() {
            let day = last.entry(*id).or_insert(entry.day);
            *day = (*day).max(entry.day);
        }
    }
    let people = calendar.facts().people.iter();
    let met = people.filter_map(|person| {
        let last = *last.get(&person.id)?;
        let days = calendar.unpaused_after(last, calendar.today());
        let ratio = person.rhythm_days.filter(|t| *t > 0).map(|t| f64::from(days) / f64::from(t));
        Some((person.id, Since { last, days, ratio }))
    });
    met.collect()
}

/// The most people suggested at once (section 3).
pub const THINK_OF: usize = 3;

/// Somebody to think of.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ThinkOf {
    /// Who.
    pub person: Id,
    /// Non-paused days since the last answered contact that names them.
    pub days: u32,
    /// `days` over their own rhythm, at least 1; not rounded.
    pub ratio: f64,
}

/// Everybody whose own rhythm is reached or passed, the longest first (A31): by ratio, then days, then id. Never
/// somebody kept at a distance, not active, or without a rhythm. How many are shown is for the caller to say, once
/// those are left out whom the person does not want to be suggested now; the report takes [`THINK_OF`].
pub fn think_of(calendar: &Calendar<'_>) -> Vec<ThinkOf> {
    let since = since(calendar);
    let people = calendar.facts().people.iter();
    let suggested = people.filter(|p| p.state == PersonState::Active && !p.keep_distance);
    let mut list: Vec<ThinkOf> = suggested
        .filter_map(|p| {
            let Since { days, ratio, .. } = *since.get(&p.id)?;
            let ratio = ratio.filter(|r| *r >= 1.0)?;
            Some(ThinkOf { person: p.id, days, ratio })
        })
        .collect();
    list.sort_by(|a, b| b.ratio.total_cmp(&a.ratio).then(b.days.cmp(&a.days)).then(a.person.cmp(&b.person)));
    list
}
