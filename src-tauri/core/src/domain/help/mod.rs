//! Help now: the person's own plan and lines as one page, and as the form that changes it (product.md, P8).
//!
//! What stands there is written in the safety plan, under four headings that every app finds, so that the archive needs no
//! noun of its own for it. A line that begins with the name of one of the person's people is about them: their numbers are
//! looked up each time the page is read.

mod card;
mod form;

pub use card::HelpCard;
pub use form::{AboutWhom, HelpForm};

use super::{Facts, HelpLine, Id, Nature, OfferKind, OfferLevel, Person, PersonState, Relation};
use super::{SafetySection, Way, WayKind};
use serde::{Deserialize, Serialize};

impl SafetySection {
    /// People to reach: `Name, when or what for` in each line.
    pub const REACH: &'static str = "Someone to reach";
    /// What has helped before.
    pub const HELPED: &'static str = "What has helped";
    /// Words for when there are none: `Name: words`, or the words alone.
    pub const WORDS: &'static str = "Words to copy";
    /// Places to be.
    pub const PLACES: &'static str = "Somewhere to be";

    /// Whether the heading is one of those the app gives a place of its own.
    fn is_known(&self) -> bool {
        [Self::REACH, Self::HELPED, Self::WORDS, Self::PLACES, Self::SMALL_STEPS]
            .contains(&self.section.as_str())
    }

    /// What stands between a name and the rest of its line; none under headings whose lines name nobody.
    fn separator(&self) -> Option<char> {
        match self.section.as_str() {
            Self::REACH => Some(','),
            Self::WORDS => Some(':'),
            _ => None,
        }
    }

    /// The section with every line about `old` saying `new`; with none as the new name these lines are left out. `names`
    /// are those of everybody.
    pub(crate) fn with_name<'a>(
        &self,
        old: &str,
        new: Option<&str>,
        names: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let Some(separator) = self.separator() else { return self.clone() };
        let items = self.items.iter().filter_map(|item| match begins(item, separator, names.clone()) {
            Some((name, rest)) if name == old => new.map(|new| joined(new, separator, rest)),
            _ => Some(item.clone()),
        });
        Self { section: self.section.clone(), items: items.collect() }
    }
}

/// The longest name a line begins with, and what follows after the separator.
fn begins<'a, 'l>(
    line: &'l str,
    separator: char,
    names: impl Iterator<Item = &'a str>,
) -> Option<(&'a str, &'l str)> {
    names
        .filter_map(|name| {
            let rest = line.trim_start().strip_prefix(name)?.trim_start();
            let rest = if rest.is_empty() { rest } else { rest.strip_prefix(separator)? };
            Some((name, rest.trim()))
        })
        .max_by_key(|(name, _)| name.len())
}

fn joined(name: &str, separator: char, rest: &str) -> String {
    if rest.is_empty() { name.to_owned() } else { format!("{name}{separator} {rest}") }
}

/// Somebody to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Reach {
    /// Which of the person's people; none for a line that names none of them.
    pub person: Option<Id>,
    /// Their name, or the whole line.
    pub name: String,
    /// The person's own words about when or what for; may be empty.
    pub about: String,
    /// How they relate.
    pub relation: Option<Relation>,
    /// Their phone numbers; if there are none, the other ways to reach them.
    pub ways: Vec<Way>,
}

/// Words to copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HelpWords {
    /// For whom they were written; none for anybody.
    pub to: Option<String>,
    /// The words.
    pub text: String,
}

/// Help now. Everything may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HelpNow {
    /// Whom to reach: those of the plan, then those marked as there at night, or when it is very hard.
    pub reach: Vec<Reach>,
    /// Lines to call.
    pub lines: Vec<HelpLine>,
    /// What has helped.
    pub helped: Vec<String>,
    /// Words to copy.
    pub words: Vec<HelpWords>,
    /// Places to be.
    pub places: Vec<String>,
    /// Sections under headings of the person's own.
    pub more: Vec<SafetySection>,
}

impl HelpNow {
    /// The page as the facts have it. Nobody is on it who is not part of life now, or is kept at a distance.
    pub fn of(facts: &Facts) -> Self {
        let there = |p: &Person| p.state == PersonState::Active && !p.keep_distance;
        let mut reach: Vec<Reach> = Vec::new();
        for line in items(facts, SafetySection::REACH) {
            match whom(facts, line, ',') {
                Some((p, about)) if there(p) => reach.push(Reach::new(p, about)),
                Some(_) => {}
                None => reach.push(Reach {
                    person: None,
                    name: line.to_owned(),
                    about: String::new(),
                    relation: None,
                    ways: Vec::new(),
                }),
            }
        }
        for level in [OfferLevel::SaidYes, OfferLevel::CouldAsk] {
            let offers =
                |p: &Person| p.offers.iter().any(|o| o.kind == OfferKind::Crisis && o.level == level);
            for p in facts.people.iter().filter(|p| offers(p) && there(p) && p.nature != Nature::Professional)
            {
                if reach.iter().all(|r| r.person != Some(p.id)) {
                    reach.push(Reach::new(p, ""));
                }
            }
        }
        let owned = |section| items(facts, section).map(str::to_owned).collect();
        let words = items(facts, SafetySection::WORDS).filter_map(|line| match whom(facts, line, ':') {
            Some((p, _)) if !there(p) => None,
            Some((p, text)) => Some(HelpWords { to: Some(p.name.clone()), text: text.to_owned() }),
            None => Some(HelpWords { to: None, text: line.to_owned() }),
        });
        Self {
            reach,
            lines: facts.help_lines.clone(),
            helped: owned(SafetySection::HELPED),
            words: words.collect(),
            places: owned(SafetySection::PLACES),
            more: more(facts).filter(|s| !s.items.is_empty()).collect(),
        }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Only what was chosen for the card, and without the record's own ids.
    #[must_use]
    pub fn only(self, parts: HelpCard) -> Self {
        let reach = self.reach.into_iter().map(|r| Reach { person: None, ..r });
        Self {
            reach: if parts.people { reach.collect() } else { Vec::new() },
            lines: if parts.lines { self.lines } else { Vec::new() },
            helped: if parts.helped { self.helped } else { Vec::new() },
            words: if parts.words { self.words } else { Vec::new() },
            places: if parts.places { self.places } else { Vec::new() },
            more: if parts.more { self.more } else { Vec::new() },
        }
    }
}

impl Reach {
    fn new(p: &Person, about: &str) -> Self {
        let phone = |w: &&Way| w.kind == WayKind::Phone;
        let phones: Vec<Way> = p.ways.iter().filter(phone).cloned().collect();
        Self {
            person: Some(p.id),
            name: p.name.clone(),
            about: about.to_owned(),
            relation: p.relation,
            ways: if phones.is_empty() { p.ways.clone() } else { phones },
        }
    }
}

/// The lines under a heading, empty ones left out. A heading may stand twice.
fn items<'f>(facts: &'f Facts, section: &'static str) -> impl Iterator<Item = &'f str> {
    let sections = facts.safety_plan.iter().filter(move |s| s.section == section);
    sections.flat_map(|s| &s.items).map(|i| i.trim()).filter(|i| !i.is_empty())
}

fn more(facts: &Facts) -> impl Iterator<Item = SafetySection> {
    facts.safety_plan.iter().filter(|s| !s.is_known()).cloned()
}

/// Whom a line is about, and the rest of it.
fn whom<'f, 'l>(facts: &'f Facts, line: &'l str, separator: char) -> Option<(&'f Person, &'l str)> {
    let (name, rest) = begins(line, separator, facts.people.iter().map(|p| p.name.as_str()))?;
    facts.people.iter().find(|p| p.name == name).map(|p| (p, rest))
}

#[cfg(test)]
mod tests;
