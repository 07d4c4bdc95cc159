//! The safety net: who could be there for what (model.md, section 6).

use super::entry::{Names, Who};
use evenkeel_core::balance::{self, Calendar};
use evenkeel_core::domain::{Id, Mark, OfferKind};
use serde::Serialize;
use specta::Type;

/// One kind of support and who is there for it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NetRow {
    /// The kind.
    pub kind: OfferKind,
    /// Who said yes.
    pub said_yes: Vec<Who>,
    /// Whom the person thinks they could ask.
    pub could_ask: Vec<Who>,
    /// Whether that is two or more.
    pub two_or_more: bool,
}

/// "Most practical help came from one person (7 of 8)."
#[derive(Debug, Clone, Serialize, Type)]
pub struct ObservedNote {
    /// Emotional or practical.
    pub mark: Mark,
    /// Who.
    pub who: Who,
    /// Contacts that name them.
    pub with: u32,
    /// Out of how many.
    pub of: u32,
}

/// The safety net.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Net {
    /// The six kinds, always.
    pub kinds: Vec<NetRow>,
    /// How many of them have two people or more.
    pub two_or_more: u32,
    /// What was observed.
    pub observed: Vec<ObservedNote>,
}

impl Net {
    /// Works it out.
    pub fn new(calendar: &Calendar<'_>, names: &Names<'_>) -> Self {
        let who = |ids: &[Id]| ids.iter().filter_map(|id| names.who(*id)).collect::<Vec<Who>>();
        let kinds: Vec<NetRow> = balance::net(calendar)
            .iter()
            .map(|n| NetRow {
                kind: n.kind,
                said_yes: who(&n.said_yes),
                could_ask: who(&n.could_ask),
                two_or_more: n.two_or_more(),
            })
            .collect();
        let observed = balance::observed(calendar).into_iter().filter_map(|o| {
            Some(ObservedNote { mark: o.mark, who: names.who(o.person)?, with: o.with, of: o.of })
        });
        Self {
            two_or_more: u32::try_from(kinds.iter().filter(|k| k.two_or_more).count()).unwrap_or(0),
            observed: observed.collect(),
            kinds,
        }
    }
}
