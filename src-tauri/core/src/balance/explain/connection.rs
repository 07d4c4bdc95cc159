//! The two axes, and the contrasts.

use super::level::facts_where;
use super::{Explanation, Fact, Phrase, Row};
use crate::balance::connection as axes;
use crate::balance::contrast::{self, Pair};
use crate::balance::days::{Calendar, SHORT_WINDOW};
use crate::domain::Item;

/// The contact axis: 14n/known beside 0.6 of two weeks of the person's own rhythm, or beside 2.
pub(super) fn contact(calendar: &Calendar<'_>) -> Explanation {
    let it = axes::connection(calendar);
    let window = calendar.window(SHORT_WINDOW);
    let n = f64::from(it.halves) / 2.0;
    let formula = match it.contact {
        None => Phrase::new("explain-contact-few").with("known", it.known),
        Some(axis) => {
            let scaled = 14.0 * n / f64::from(it.known);
            let (key, mark) = match it.rhythm {
                Some(rhythm) => ("explain-contact-rhythm", 1.2 * rhythm),
                None => ("explain-contact-two", 2.0),
            };
            Phrase::new(key)
                .with("days", n)
                .with("known", it.known)
                .with("scaled", scaled)
                .with("mark", mark)
                .with("rhythm", it.rhythm.unwrap_or(0.0))
                .with("axis", axis.as_str())
        }
    };
    let chosen =
        Phrase::new("explain-contact-chosen").with("quiet", it.quiet_days).with("chosen", it.chosen_days);
    let rows = window.iter().rev().filter(|(_, s)| s.known && s.halves > 0).map(|(day, state)| Row {
        day: Some(*day),
        facts: facts_where(calendar, |e| e.day == *day && e.halves() > 0),
        counts: Some(state.x()),
        ..Row::default()
    });
    Explanation::new(vec![formula, chosen], rows.collect()).known(calendar.coverage(SHORT_WINDOW))
}

/// The felt axis: the middle value of what was noted.
pub(super) fn felt(calendar: &Calendar<'_>) -> Explanation {
    let it = axes::connection(calendar);
    let mark = f64::from(calendar.facts().settings.felt_mark);
    let formula = match (it.felt, it.median) {
        (Some(axis), Some(median)) => Phrase::new("explain-felt-median")
            .with("median", median)
            .with("count", it.checkins)
            .with("mark", mark)
            .with("axis", axis.as_str()),
        _ => Phrase::new("explain-felt-few").with("count", it.checkins),
    };
    let days = calendar.window(SHORT_WINDOW);
    let asked = calendar.facts().checkins.iter().filter(|c| c.item == Item::Connected);
    let mut noted: Vec<_> = asked.filter(|c| days.iter().any(|(day, _)| *day == c.day)).collect();
    noted.sort_by_key(|c| std::cmp::Reverse(c.day));
    let rows = noted.into_iter().map(|c| Row {
        day: Some(c.day),
        facts: vec![Fact::Checkin(c.item, c.value)],
        ..Row::default()
    });
    Explanation::new(vec![formula], rows.collect())
}

/// One contrast; none if there is no unit at all.
pub(super) fn contrast(calendar: &Calendar<'_>, pair: Pair) -> Option<Explanation> {
    let it = contrast::contrasts(calendar).into_iter().find(|c| c.pair == pair)?;
    let (from, to) = (it.from?, it.to?);
    let value = |n: Option<f64>| n.unwrap_or(-1.0);
    let formula = vec![
        Phrase::new("explain-contrast-units")
            .with("pair", pair.as_str())
            .with("with", it.with.units)
            .with("without", it.without.units)
            .with("withValue", value(it.with.median))
            .with("withoutValue", value(it.without.median)),
        Phrase::new("explain-contrast-span").with("from", from).with("to", to),
        Phrase::new("explain-contrast-needs"),
    ];
    Some(Explanation::new(formula, Vec::new()))
}
