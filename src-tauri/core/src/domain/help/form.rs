//! The form that changes Help now.

use super::{items, joined, more, whom};
use crate::domain::{Facts, HelpLine, Id, SafetySection};
use serde::{Deserialize, Serialize};

/// A line of the form that may be about somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AboutWhom {
    /// AboutWhom or for whom; none for a line that stands by itself.
    pub person: Option<Id>,
    /// The rest of it.
    pub text: String,
}

/// The whole page, to be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HelpForm {
    /// Whom to reach.
    pub reach: Vec<AboutWhom>,
    /// Lines to call.
    pub lines: Vec<HelpLine>,
    /// What has helped.
    pub helped: Vec<String>,
    /// Words to copy.
    pub words: Vec<AboutWhom>,
    /// Places to be.
    pub places: Vec<String>,
    /// Sections under headings of the person's own.
    pub more: Vec<SafetySection>,
}

impl HelpForm {
    /// The form as the facts have it.
    pub fn of(facts: &Facts) -> Self {
        let about = |section, separator| {
            let line = move |line| match whom(facts, line, separator) {
                Some((p, rest)) => AboutWhom { person: Some(p.id), text: rest.to_owned() },
                None => AboutWhom { person: None, text: str::to_owned(line) },
            };
            items(facts, section).map(line).collect()
        };
        let plain = |section| items(facts, section).map(str::to_owned).collect();
        Self {
            reach: about(SafetySection::REACH, ','),
            lines: facts.help_lines.clone(),
            helped: plain(SafetySection::HELPED),
            words: about(SafetySection::WORDS, ':'),
            places: plain(SafetySection::PLACES),
            more: more(facts).collect(),
        }
    }

    /// The safety plan that says the same: the known headings first, the person's own, and the small steps, which have a
    /// form elsewhere. What is empty is left out; somebody who is gone leaves the rest of their line.
    pub fn plan(&self, facts: &Facts) -> Vec<SafetySection> {
        let about = |lines: &[AboutWhom], separator| -> Vec<String> {
            let name = |id: Id| facts.people.iter().find(|p| p.id == id).map(|p| p.name.as_str());
            let line = |a: &AboutWhom| match a.person.and_then(name) {
                Some(name) => joined(name, separator, a.text.trim()),
                None => a.text.clone(),
            };
            lines.iter().map(line).collect()
        };
        let section = |name: &str, items: Vec<String>| SafetySection { section: name.to_owned(), items };
        let known = [
            section(SafetySection::REACH, about(&self.reach, ',')),
            section(SafetySection::HELPED, self.helped.clone()),
            // Words for somebody, and none yet: nothing to copy.
            section(
                SafetySection::WORDS,
                about(
                    &self.words.iter().filter(|w| !w.text.trim().is_empty()).cloned().collect::<Vec<_>>(),
                    ':',
                ),
            ),
            section(SafetySection::PLACES, self.places.clone()),
        ];
        let own = self
            .more
            .iter()
            .filter(|s| !s.section.trim().is_empty() || s.items.iter().any(|i| !i.trim().is_empty()));
        let small = facts.safety_plan.iter().filter(|s| s.section == SafetySection::SMALL_STEPS);
        let tidy = |s: &SafetySection| {
            let items = s.items.iter().map(|i| i.trim().to_owned()).filter(|i| !i.is_empty());
            section(s.section.trim(), items.collect())
        };
        let known = known.iter().map(tidy).filter(|s| !s.items.is_empty());
        known.chain(own.map(tidy)).chain(small.cloned()).collect()
    }

    /// The help lines, without those that say nothing at all.
    pub fn help_lines(&self) -> Vec<HelpLine> {
        let some = |t: &Option<String>| t.as_ref().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let tidy = self.lines.iter().map(|l| HelpLine {
            name: l.name.trim().to_owned(),
            number: l.number.trim().to_owned(),
            hours: some(&l.hours),
            region: some(&l.region),
            checked_on: l.checked_on,
        });
        tidy.filter(|l| !l.name.is_empty() || !l.number.is_empty()).collect()
    }
}
