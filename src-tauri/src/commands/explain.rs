//! Every value explains itself (model.md, section 9): the core's keys and numbers, with the entries as rows.

use super::entry::{Entry, Names, Who};
use super::error::Answer;
use crate::state::{App, Moment};
use evenkeel_core::balance::explain::{self, Arg, Change, Explanation, Fact, Phrase, Weight};
use evenkeel_core::balance::{Calendar, Coverage, Pair, Topic};
use evenkeel_core::domain::{Contact, Day, Facts, Id, Item, OfferKind};
use evenkeel_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::{HashMap, HashSet};
use tauri::State;

/// What can be explained.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(tag = "of", rename_all = "snake_case")]
#[allow(missing_docs)] // the core's topics, by the same names
pub enum About {
    Balance,
    Level,
    Gap,
    Line { id: Id },
    Plane,
    Contact,
    Felt,
    Around,
    Share,
    Give,
    Variety,
    Contrast { pair: Pair },
    ThinkOf { id: Id },
    Net { kind: OfferKind },
}

impl From<About> for Topic {
    fn from(about: About) -> Self {
        match about {
            About::Balance => Topic::Balance,
            About::Level => Topic::Level,
            About::Gap => Topic::Gap,
            About::Line { id } => Topic::Line(id),
            About::Plane => Topic::Plane,
            About::Contact => Topic::Contact,
            About::Felt => Topic::Felt,
            About::Around => Topic::Around,
            About::Share => Topic::Share,
            About::Give => Topic::Give,
            About::Variety => Topic::Variety,
            About::Contrast { pair } => Topic::Contrast(pair),
            About::ThinkOf { id } => Topic::ThinkOf(id),
            About::Net { kind } => Topic::Net(kind),
        }
    }
}

/// A named value of a message: exactly one of the three is set.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Said {
    /// Its name in the message.
    pub name: String,
    /// A number.
    pub number: Option<f64>,
    /// A day, which the window words.
    pub day: Option<Day>,
    /// A stable word, by which the message chooses.
    pub word: Option<String>,
}

/// A message's key and its values.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Message {
    /// The key in the catalogue.
    pub key: String,
    /// Its values.
    pub args: Vec<Said>,
}

impl From<Phrase> for Message {
    fn from(phrase: Phrase) -> Self {
        let said = |(name, arg): (&str, Arg)| {
            let mut said = Said { name: name.to_owned(), number: None, day: None, word: None };
            match arg {
                Arg::Number(n) => said.number = Some(n),
                Arg::Day(day) => said.day = Some(day),
                Arg::Word(word) => said.word = Some(word.to_owned()),
            }
            said
        };
        Self { key: phrase.key.to_owned(), args: phrase.args.into_iter().map(said).collect() }
    }
}

/// What lies behind a value.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Behind {
    /// A contact or a visit.
    Entry {
        /// As everywhere.
        entry: Entry,
    },
    /// A check-in.
    Checkin {
        /// What was asked.
        item: Item,
        /// 0 to 4.
        value: u8,
    },
    /// Somebody.
    Person {
        /// Who.
        who: Who,
    },
    /// Something managed alone.
    Managed {
        /// What.
        what: String,
    },
}

/// A row of what lies behind a value.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BehindRow {
    /// Its day.
    pub day: Option<Day>,
    /// What was noted.
    pub noted: Vec<Behind>,
    /// What it counts.
    pub counts: Option<f64>,
    /// Its weight.
    pub weight: Option<f64>,
    /// What it adds.
    pub adds: Option<f64>,
}

/// What a value would be if something were different.
#[derive(Debug, Clone, Serialize, Type)]
pub struct WhatIf {
    /// The difference.
    pub what: Message,
    /// The value then.
    pub then: Message,
}

/// A value explained.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Explained {
    /// The formula with the person's numbers.
    pub formula: Vec<Message>,
    /// What lies behind it, newest first.
    pub rows: Vec<BehindRow>,
    /// How many further rows there are.
    pub more: u32,
    /// How much is known, where that matters.
    pub coverage: Option<Coverage>,
    /// Known days from which on it is shown.
    pub needed: Option<u32>,
    /// What would change it.
    pub changes: Vec<WhatIf>,
    /// The weights of days, oldest first; of the level only.
    pub weights: Vec<Weight>,
}

impl Explained {
    /// Explains a value, or says that there is nothing of that kind.
    pub fn new(facts: &Facts, at: &Moment, about: About) -> Result<Self> {
        let calendar = Calendar::new(facts, at.today);
        let missing = || Error::new(Code::NotFound).with("kind", "value");
        let it = explain::explain(&calendar, about.into()).ok_or_else(missing)?;
        Ok(Self::of(facts, &Names::new(facts, at.today), it))
    }

    fn of(facts: &Facts, names: &Names<'_>, it: Explanation) -> Self {
        // One pass over the contacts, not one for each row.
        let wanted: HashSet<&Fact> = it.rows.iter().flat_map(|row| &row.facts).collect();
        let contacts = facts.contacts.iter().filter(|c| wanted.contains(&Fact::Contact(c.id)));
        let contacts: HashMap<Id, &Contact> = contacts.map(|c| (c.id, c)).collect();
        let behind = |fact: &Fact| match *fact {
            Fact::Contact(id) => Some(Behind::Entry { entry: names.contact(contacts.get(&id)?) }),
            Fact::Visit(id) => {
                let found = facts.visits.iter().find(|v| v.id == id)?;
                Some(Behind::Entry { entry: names.visit(found) })
            }
            Fact::Checkin(item, value) => Some(Behind::Checkin { item, value }),
            Fact::Person(id) => names.who(id).map(|who| Behind::Person { who }),
            Fact::Managed(id) => {
                let found = facts.managed.iter().find(|m| m.id == id)?;
                Some(Behind::Managed { what: found.what.clone() })
            }
        };
        let rows = it.rows.iter().map(|row| BehindRow {
            day: row.day,
            noted: row.facts.iter().filter_map(behind).collect(),
            counts: row.counts,
            weight: row.weight,
            adds: row.adds,
        });
        let what_if = |Change { what, then }| WhatIf { what: what.into(), then: then.into() };
        Self {
            formula: it.formula.into_iter().map(Message::from).collect(),
            rows: rows.collect(),
            more: it.more,
            coverage: it.coverage,
            needed: it.coverage.map(Coverage::needed),
            changes: it.changes.into_iter().map(what_if).collect(),
            weights: it.weights,
        }
    }
}

/// Explains a value.
#[tauri::command]
#[specta::specta]
pub fn explain(app: State<'_, App>, about: About) -> Answer<Explained> {
    Ok(app.read(|facts, at| Explained::new(facts, at, about))?)
}
