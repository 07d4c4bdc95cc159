//! Given and received, kinds of relation, somebody to think of, and the safety net.

use super::level::facts_where;
use super::{Explanation, Fact, Phrase, Row};
use crate::balance::days::{Calendar, WINDOW};
use crate::balance::entry::{Entry, Source};
use crate::balance::{gap, give as descriptions, net as nets};
use crate::domain::{Day, Id, Managed, OfferKind};
use std::collections::HashSet;

/// One row for each day of the window with entries that fit, newest first.
fn rows(calendar: &Calendar<'_>, fits: impl Fn(&Entry<'_>) -> bool) -> Vec<Row> {
    let window = calendar.window(WINDOW);
    let days: HashSet<Day> = window.iter().map(|(day, _)| *day).collect();
    let with: HashSet<Day> =
        calendar.entries().iter().filter(|e| days.contains(&e.day) && fits(e)).map(|e| e.day).collect();
    let each = window.iter().rev().map(|(day, _)| *day).filter(|day| with.contains(day));
    let row = |day| Row {
        day: Some(day),
        facts: facts_where(calendar, |e| e.day == day && fits(e)),
        ..Row::default()
    };
    each.map(row).collect()
}

/// Given beside received, managed beside helped (A52).
pub(super) fn give(calendar: &Calendar<'_>) -> Explanation {
    let it = descriptions::give(calendar);
    let formula = vec![
        Phrase::new("explain-give-days").with("given", it.given_days).with("received", it.received_days),
        Phrase::new("explain-give-managed").with("managed", it.managed).with("helped", it.help_days),
    ];
    let mut rows = rows(calendar, |e| e.answered() && matches!(e.source, Source::Contact(_)));
    let mut managed: Vec<&Managed> = calendar.facts().managed.iter().collect();
    managed.sort_by_key(|m| m.id);
    for managed in managed {
        if let Some(row) = rows.iter_mut().find(|r| r.day == Some(managed.day)) {
            row.facts.push(Fact::Managed(managed.id));
        } else if calendar.window(WINDOW).iter().any(|(day, _)| *day == managed.day) {
            rows.push(Row {
                day: Some(managed.day),
                facts: vec![Fact::Managed(managed.id)],
                ..Row::default()
            });
        }
    }
    rows.sort_by_key(|r| std::cmp::Reverse(r.day));
    Explanation::new(formula, rows)
}

/// Kinds of relation met (A52).
pub(super) fn variety(calendar: &Calendar<'_>) -> Explanation {
    let count = u32::try_from(descriptions::give(calendar).relations.len()).unwrap_or(0);
    let formula = vec![Phrase::new("explain-variety").with("count", count)];
    Explanation::new(formula, rows(calendar, |e| e.answered() && !e.people().is_empty()))
}

/// Why somebody is suggested (A31); none if they are not.
pub(super) fn think_of(calendar: &Calendar<'_>, id: Id) -> Option<Explanation> {
    let suggested = gap::think_of(calendar).into_iter().find(|t| t.person == id)?;
    let rhythm = calendar.facts().people.iter().find(|p| p.id == id)?.rhythm_days?;
    let last = gap::since(calendar).get(&id)?.last;
    let formula = vec![
        Phrase::new("explain-think-days").with("days", suggested.days).with("last", last),
        Phrase::new("explain-think-ratio").with("rhythm", rhythm).with("ratio", suggested.ratio),
    ];
    let facts = facts_where(calendar, |e| e.answered() && e.day == last && e.people().contains(&id));
    Some(Explanation::new(formula, vec![Row { day: Some(last), facts, ..Row::default() }]))
}

/// Who is there for one kind of support (A50).
pub(super) fn net(calendar: &Calendar<'_>, kind: OfferKind) -> Explanation {
    let of = nets::net(calendar).into_iter().find(|n| n.kind == kind);
    let (could, yes) = of.map(|n| (n.could_ask, n.said_yes)).unwrap_or_default();
    let count = |list: &[Id]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    let formula = vec![Phrase::new("explain-net").with("could", count(&could)).with("yes", count(&yes))];
    let rows = yes.iter().chain(&could).map(|id| Row { facts: vec![Fact::Person(*id)], ..Row::default() });
    Explanation::new(formula, rows.collect())
}
