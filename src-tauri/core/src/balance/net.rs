//! The safety net: who could be there for what (model.md, section 6).

use super::days::Calendar;
use crate::domain::{Id, Mark, Nature, OfferKind, OfferLevel, Person, PersonState};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// Days the observed note looks back, today included (A51).
const OBSERVED_DAYS: i64 = 90;
/// Contacts it needs.
const OBSERVED_LEAST: u32 = 5;

/// One kind of support and who is there for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetKind {
    /// The kind.
    pub kind: OfferKind,
    /// People and groups the person thinks they could ask, by id.
    pub could_ask: Vec<Id>,
    /// People and groups who said yes, by id.
    pub said_yes: Vec<Id>,
}

impl NetKind {
    /// Whether two or more are there, at whichever level (A50).
    pub fn two_or_more(&self) -> bool {
        self.could_ask.len() + self.said_yes.len() >= 2
    }
}

/// All six kinds, always, in their order (A50): active people and groups that are not kept at a distance. Professionals
/// stand on a row of their own.
pub fn net(calendar: &Calendar<'_>) -> Vec<NetKind> {
    let people = &calendar.facts().people;
    let counts =
        |p: &&Person| p.state == PersonState::Active && p.nature != Nature::Professional && !p.keep_distance;
    let at = |kind: OfferKind, level: OfferLevel| {
        let offers = |p: &&Person| p.offers.iter().any(|o| o.kind == kind && o.level == level);
        let mut ids: Vec<Id> = people.iter().filter(counts).filter(offers).map(|p| p.id).collect();
        ids.sort_unstable();
        ids
    };
    let each = |kind: &OfferKind| NetKind {
        kind: *kind,
        could_ask: at(*kind, OfferLevel::CouldAsk),
        said_yes: at(*kind, OfferLevel::SaidYes),
    };
    OfferKind::ALL.iter().map(each).collect()
}

/// A kind as the report writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReportNet {
    /// The kind.
    pub kind: OfferKind,
    /// How many the person thinks they could ask.
    pub could_ask: u32,
    /// How many said yes.
    pub said_yes: u32,
    /// Whether that is two or more.
    pub two_or_more: bool,
}

impl From<NetKind> for ReportNet {
    fn from(net: NetKind) -> Self {
        let count = |list: &[Id]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        Self {
            kind: net.kind,
            could_ask: count(&net.could_ask),
            said_yes: count(&net.said_yes),
            two_or_more: net.two_or_more(),
        }
    }
}

/// "Most practical help came from one person (7 of 8)". A count, never advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Observed {
    /// Emotional or practical.
    pub mark: Mark,
    /// Who.
    pub person: Id,
    /// Contacts that name them.
    pub with: u32,
    /// All such contacts.
    pub of: u32,
}

/// The observed notes (A51): per kind, everybody named in at least 7 of 10 received contacts of the last 90 days; the
/// larger share first, then the smaller id.
pub fn observed(calendar: &Calendar<'_>) -> Vec<Observed> {
    let single: HashSet<Id> =
        calendar.facts().people.iter().filter(|p| p.nature == Nature::Person).map(|p| p.id).collect();
    let from = calendar.today().plus(1 - OBSERVED_DAYS);
    let mut notes = Vec::new();
    for mark in [Mark::Emotional, Mark::Practical] {
        let mut of = 0;
        let mut with: BTreeMap<Id, u32> = BTreeMap::new();
        let entries = calendar.entries().iter().filter(|e| e.answered() && e.day >= from);
        for entry in entries.filter(|e| e.received() && e.marks().has(mark)) {
            of += 1;
            for id in entry.people().iter().filter(|id| single.contains(id)) {
                *with.entry(*id).or_default() += 1;
            }
        }
        let mut often: Vec<_> =
            with.into_iter().filter(|(_, n)| of >= OBSERVED_LEAST && 10 * n >= 7 * of).collect();
        often.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
        notes.extend(often.into_iter().map(|(person, with)| Observed { mark, person, with, of }));
    }
    notes
}
