//! People, groups and professionals.

use super::{Id, required, text, words};
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

words! { /// What somebody is in the network.
Nature {
    /// One person.
    Person = "person",
    /// A group or a place with people in it.
    Group = "group",
    /// Somebody who gives care for a living; belongs to care, not to people.
    Professional = "professional",
} }
words! { /// How they relate to the person.
Relation {
    /// Family.
    Family = "family",
    /// Partner.
    Partner = "partner",
    /// Friend.
    Friend = "friend",
    /// Somebody with similar experience.
    Peer = "peer",
    /// Neighbour.
    Neighbour = "neighbour",
    /// Colleague.
    Colleague = "colleague",
    /// From a community.
    Community = "community",
    /// Known online.
    Online = "online",
    /// Something else.
    Other = "other",
} }
words! { /// Whether they are part of life now.
PersonState {
    /// Yes.
    Active = "active",
    /// Put away, can come back.
    Archived = "archived",
    /// It ended.
    Ended = "ended",
    /// They died.
    Died = "died",
} }
words! { /// A way to reach somebody.
WayKind {
    /// A phone number.
    Phone = "phone",
    /// An e-mail address.
    Email = "email",
    /// A postal address or a door.
    Address = "address",
    /// A link or a handle.
    Link = "link",
} }
words! { /// What somebody could be there for (model.md, section 6), in the order of the safety net.
OfferKind {
    /// Listens.
    Listen = "listen",
    /// Practical help or a ride.
    Practical = "practical",
    /// Help with forms and the health system.
    System = "system",
    /// Company for ordinary things.
    Company = "company",
    /// Someone to reach at night or on a very bad day.
    Crisis = "crisis",
    /// Someone after a visit.
    After = "after",
} }
words! { /// How sure an offer is.
OfferLevel {
    /// The person thinks they could ask.
    CouldAsk = "could_ask",
    /// They said yes.
    SaidYes = "said_yes",
} }

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Way {
    /// What it is.
    pub kind: WayKind,
    /// The number, address or link, as typed.
    pub value: String,
}

/// One kind of support somebody could give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Offer {
    /// Which kind; at most one entry of a kind per person (A6).
    pub kind: OfferKind,
    /// How sure.
    pub level: OfferLevel,
}

/// A person, a group or a professional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Person {
    /// Their id.
    pub id: Id,
    /// What the person calls them.
    pub name: String,
    /// Person, group or professional.
    pub nature: Nature,
    /// How they relate, if said.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Relation>))]
    pub relation: Option<Relation>,
    /// 1 closest, 2 close, 3 around.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<u8>))]
    pub ring: Option<u8>,
    /// The person's own wish, in days between contacts; without it they are never suggested.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<u32>))]
    pub rhythm_days: Option<u32>,
    /// Never suggested, never part of the net.
    pub keep_distance: bool,
    /// Whether they are part of life now.
    pub state: PersonState,
    /// Ways to reach them, in the person's order.
    pub ways: Vec<Way>,
    /// What they could be there for.
    pub offers: Vec<Offer>,
    /// For next time.
    pub topics: Vec<String>,
    /// A note, may be empty.
    pub note: String,
}

impl Person {
    /// Somebody of whom only the name is known.
    pub fn new(id: Id, name: String, nature: Nature) -> Self {
        Self {
            id,
            name,
            nature,
            relation: None,
            ring: None,
            rhythm_days: None,
            keep_distance: false,
            state: PersonState::Active,
            ways: Vec::new(),
            offers: Vec::new(),
            topics: Vec::new(),
            note: String::new(),
        }
    }

    /// Checks every field; errors carry the field's path inside the person.
    pub fn check(&self) -> Result<()> {
        text::name("name", &self.name)?;
        if self.ring.is_some_and(|r| !(1..=3).contains(&r)) {
            return Err(Error::at(Code::OutOfRange, "ring"));
        }
        if self.rhythm_days.is_some_and(|d| !(1..=3660).contains(&d)) {
            return Err(Error::at(Code::OutOfRange, "rhythm_days"));
        }
        for (i, way) in self.ways.iter().enumerate() {
            text::line(&format!("ways[{i}].value"), &way.value)?;
        }
        for (i, offer) in self.offers.iter().enumerate() {
            if self.offers[..i].iter().any(|o| o.kind == offer.kind) {
                return Err(Error::at(Code::Duplicate, format!("offers[{i}].kind")));
            }
        }
        for (i, topic) in self.topics.iter().enumerate() {
            text::line(&format!("topics[{i}]"), topic)?;
        }
        text::note("note", &self.note)
    }
}
