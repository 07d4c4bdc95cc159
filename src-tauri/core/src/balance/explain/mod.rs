//! Every value explains itself: its formula with the person's numbers, the entries behind it, how much is known, and what
//! would change it (model.md, section 9). Words are messages of the catalogue; here are their keys and numbers.

mod care;
mod connection;
mod level;
mod people;

pub use level::{Weight, WeightState};

use super::contrast::Pair;
use super::days::{Calendar, Coverage};
use crate::domain::{Day, Id, Item, OfferKind};

/// The most rows of entries listed; how many more there are is said.
const MOST_ROWS: usize = 120;

/// What can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The weeks and the sentence (section 4).
    Balance,
    /// The level, the match and the state (section 3).
    Level,
    /// The gap (section 3).
    Gap,
    /// One care line's gauge (section 4).
    Line(Id),
    /// Care and people side by side (section 4).
    Plane,
    /// The contact axis (section 5).
    Contact,
    /// The felt axis (section 5).
    Felt,
    /// Around care (section 4).
    Around,
    /// The share (section 4).
    Share,
    /// Given and received, managed alone (section 7).
    Give,
    /// Kinds of relation met (section 7).
    Variety,
    /// A contrast (section 8).
    Contrast(Pair),
    /// Why somebody is suggested (section 3).
    ThinkOf(Id),
    /// One kind of the safety net (section 6).
    Net(OfferKind),
}

/// A value in a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arg {
    /// A number, not rounded.
    Number(f64),
    /// A day.
    Day(Day),
    /// A stable word: the message chooses by it.
    Word(&'static str),
}

impl From<f64> for Arg {
    fn from(n: f64) -> Self {
        Arg::Number(n)
    }
}

impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Arg::Number(f64::from(n))
    }
}

impl From<Day> for Arg {
    fn from(day: Day) -> Self {
        Arg::Day(day)
    }
}

impl From<&'static str> for Arg {
    fn from(word: &'static str) -> Self {
        Arg::Word(word)
    }
}

/// A message's key and its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The key in the catalogue.
    pub key: &'static str,
    /// Its values.
    pub args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    /// A message without values.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A fact that a value rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A contact or a try.
    Contact(Id),
    /// A visit.
    Visit(Id),
    /// A check-in: the item and its value.
    Checkin(Item, u8),
    /// Somebody.
    Person(Id),
    /// Something managed alone.
    Managed(Id),
}

/// A row of what lies behind a value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its day.
    pub day: Option<Day>,
    /// The facts of the row.
    pub facts: Vec<Fact>,
    /// What it counts, before any weight.
    pub counts: Option<f64>,
    /// Its weight, 0 to 1.
    pub weight: Option<f64>,
    /// What it adds: `counts` times `weight`.
    pub adds: Option<f64>,
}

/// What a value would be if something were different. A fact, no advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The difference.
    pub what: Phrase,
    /// What the value would then be.
    pub then: Phrase,
}

/// A value explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The formula with the person's numbers.
    pub formula: Vec<Phrase>,
    /// What lies behind it, newest first.
    pub rows: Vec<Row>,
    /// How many further rows there are.
    pub more: u32,
    /// How much is known, where that matters.
    pub coverage: Option<Coverage>,
    /// What would change it.
    pub changes: Vec<Change>,
    /// The weights of days, oldest first; of the level only.
    pub weights: Vec<Weight>,
}

impl Explanation {
    fn new(formula: Vec<Phrase>, mut rows: Vec<Row>) -> Self {
        let more = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        Self {
            formula,
            rows,
            more: u32::try_from(more).unwrap_or(u32::MAX),
            coverage: None,
            changes: Vec::new(),
            weights: Vec::new(),
        }
    }

    fn known(mut self, coverage: Coverage) -> Self {
        self.coverage = Some(coverage);
        self
    }

    fn change(mut self, what: Phrase, then: Phrase) -> Self {
        self.changes.push(Change { what, then });
        self
    }
}

/// Explains a value as of today; none if there is no such line, person or value.
pub fn explain(calendar: &Calendar<'_>, topic: Topic) -> Option<Explanation> {
    match topic {
        Topic::Level => Some(level::level(calendar)),
        Topic::Gap => Some(level::gap(calendar)),
        Topic::Balance => Some(care::balance(calendar)),
        Topic::Line(id) => care::line(calendar, id),
        Topic::Plane => Some(care::plane(calendar)),
        Topic::Around => Some(care::around(calendar)),
        Topic::Share => care::share(calendar),
        Topic::Contact => Some(connection::contact(calendar)),
        Topic::Felt => Some(connection::felt(calendar)),
        Topic::Contrast(pair) => connection::contrast(calendar, pair),
        Topic::Give => Some(people::give(calendar)),
        Topic::Variety => Some(people::variety(calendar)),
        Topic::ThinkOf(id) => people::think_of(calendar, id),
        Topic::Net(kind) => Some(people::net(calendar, kind)),
    }
}
