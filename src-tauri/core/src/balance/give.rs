//! Descriptions without a score: given beside received, managed alone beside help, kinds of relation (section 7, A52).

use super::days::{Calendar, WINDOW};
use super::entry::{Entry, Source};
use crate::domain::{Day, Direction, Id, Relation};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Counts over the 28 days of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Give {
    /// Days on which something was given: direction given or both.
    pub given_days: u32,
    /// Days on which something was received: direction received or both.
    pub received_days: u32,
    /// Things managed alone.
    pub managed: u32,
    /// Days with practical help received.
    pub help_days: u32,
    /// Kinds of relation met, each once, in their order: the variety.
    pub relations: Vec<Relation>,
}

/// Works the descriptions out.
pub fn give(calendar: &Calendar<'_>) -> Give {
    let window: HashSet<Day> = calendar.window(WINDOW).into_iter().map(|(day, _)| day).collect();
    let related = calendar.facts().people.iter();
    let related: HashMap<Id, Relation> = related.filter_map(|p| Some((p.id, p.relation?))).collect();
    let entries = || calendar.entries().iter().filter(|e| e.answered() && window.contains(&e.day));
    let days = |of: &dyn Fn(&Entry<'_>) -> bool| {
        let days: HashSet<Day> = entries().filter(|e| of(e)).map(|e| e.day).collect();
        u32::try_from(days.len()).unwrap_or(u32::MAX)
    };
    let given = |e: &Entry<'_>| matches!(e.source, Source::Contact(c) if matches!(c.direction, Direction::Given | Direction::Both));
    let managed = calendar.facts().managed.iter().filter(|m| window.contains(&m.day)).count();
    let met: BTreeSet<Relation> =
        entries().flat_map(|e| e.people()).filter_map(|id| related.get(id).copied()).collect();
    Give {
        given_days: days(&given),
        received_days: days(&|e| e.received()),
        managed: u32::try_from(managed).unwrap_or(u32::MAX),
        help_days: days(&|e| e.received() && e.marks().practical),
        relations: met.into_iter().collect(),
    }
}
