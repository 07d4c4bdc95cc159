//! All facts together: what the model works on and what the archive holds.

use super::{
    CareLine, Checkin, Contact, Days, HelpLine, Id, Managed, Pause, Person, Quiet, SafetySection, Score,
    Settings, Visit,
};
use crate::error::{Code, Error, Result};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

/// How the app behaves: flat key → text, number or yes/no. Keys an app does not know are kept.
pub type Preferences = BTreeMap<String, serde_json::Value>;

/// Every fact of one person's record.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the fields are the archive's keys, described on their types
pub struct Facts {
    pub settings: Settings,
    pub people: Vec<Person>,
    pub contacts: Vec<Contact>,
    pub care_lines: Vec<CareLine>,
    pub visits: Vec<Visit>,
    pub quiet: Vec<Quiet>,
    pub pauses: Vec<Pause>,
    pub days: Days,
    pub checkins: Vec<Checkin>,
    pub scores: Vec<Score>,
    pub managed: Vec<Managed>,
    pub safety_plan: Vec<SafetySection>,
    pub help_lines: Vec<HelpLine>,
    pub preferences: Preferences,
}

impl Facts {
    /// A record in which nothing was noted yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            people: Vec::new(),
            contacts: Vec::new(),
            care_lines: Vec::new(),
            visits: Vec::new(),
            quiet: Vec::new(),
            pauses: Vec::new(),
            days: Days::default(),
            checkins: Vec::new(),
            scores: Vec::new(),
            managed: Vec::new(),
            safety_plan: Vec::new(),
            help_lines: Vec::new(),
            preferences: Preferences::new(),
        }
    }

    /// Checks every fact, that ids are used once and found where they are named (A6). Gives every problem, at most
    /// `most`, each with its path.
    pub fn problems(&self, most: usize) -> Vec<Error> {
        let mut found = Problems { list: Vec::new(), most };
        found.take("settings", self.settings.check());
        found.each("people", &self.people, Person::check);
        found.each("contacts", &self.contacts, Contact::check);
        found.each("care_lines", &self.care_lines, CareLine::check);
        found.each("visits", &self.visits, Visit::check);
        found.each("pauses", &self.pauses, Pause::check);
        found.take("days", self.days.check());
        found.each("checkins", &self.checkins, Checkin::check);
        found.each("scores", &self.scores, Score::check);
        found.each("managed", &self.managed, Managed::check);
        found.each("safety_plan", &self.safety_plan, SafetySection::check);
        found.each("help_lines", &self.help_lines, HelpLine::check);
        found.once("quiet", self.quiet.iter().map(|q| q.day), "day");
        found.once("checkins", self.checkins.iter().map(|c| (c.day, c.item)), "item");
        found.once("days.unsure", self.days.unsure.iter(), "");
        found.once("days.used", self.days.used.iter(), "");
        found.references(self);
        found.preferences(&self.preferences);
        found.list
    }
}

/// Collects problems up to a number; after that it only stops.
struct Problems {
    list: Vec<Error>,
    most: usize,
}

impl Problems {
    fn add(&mut self, e: Error) {
        if self.list.len() < self.most {
            self.list.push(e);
        }
    }

    fn take(&mut self, prefix: &str, result: Result<()>) {
        if let Err(e) = result {
            self.add(e.inside(prefix));
        }
    }

    fn each<T>(&mut self, name: &str, items: &[T], check: impl Fn(&T) -> Result<()>) {
        for (i, item) in items.iter().enumerate() {
            if let Err(e) = check(item) {
                self.add(e.inside(&format!("{name}[{i}]")));
            }
        }
    }

    fn once<K: Hash + Eq>(&mut self, name: &str, keys: impl Iterator<Item = K>, field: &str) {
        let mut seen = HashSet::new();
        for (i, key) in keys.enumerate() {
            if !seen.insert(key) {
                let dot = if field.is_empty() { "" } else { "." };
                self.add(Error::at(Code::Duplicate, format!("{name}[{i}]{dot}{field}")));
            }
        }
    }

    fn references(&mut self, f: &Facts) {
        // One id names one thing in the whole file.
        let mut ids: HashSet<Id> = HashSet::new();
        let lists: [(&str, Vec<Id>); 6] = [
            ("people", f.people.iter().map(|x| x.id).collect()),
            ("contacts", f.contacts.iter().map(|x| x.id).collect()),
            ("care_lines", f.care_lines.iter().map(|x| x.id).collect()),
            ("visits", f.visits.iter().map(|x| x.id).collect()),
            ("scores", f.scores.iter().map(|x| x.id).collect()),
            ("managed", f.managed.iter().map(|x| x.id).collect()),
        ];
        for (name, list) in &lists {
            for (i, id) in list.iter().enumerate() {
                if !ids.insert(*id) {
                    self.add(Error::at(Code::Duplicate, format!("{name}[{i}].id")));
                }
            }
        }
        let people: HashSet<Id> = lists[0].1.iter().copied().collect();
        let lines: HashSet<Id> = lists[2].1.iter().copied().collect();
        let visits: HashMap<Id, &Visit> = f.visits.iter().map(|v| (v.id, v)).collect();
        let missing = |path: String| Error::at(Code::MissingReference, path);
        for (i, c) in f.contacts.iter().enumerate() {
            for (j, id) in c.people.iter().enumerate() {
                if !people.contains(id) {
                    self.add(missing(format!("contacts[{i}].people[{j}]")));
                }
            }
            if c.for_visit.is_some_and(|v| !visits.contains_key(&v)) {
                self.add(missing(format!("contacts[{i}].for_visit")));
            }
        }
        for (i, l) in f.care_lines.iter().enumerate() {
            if l.professional.is_some_and(|p| !people.contains(&p)) {
                self.add(missing(format!("care_lines[{i}].professional")));
            }
        }
        let mut overrides = HashSet::new();
        for (i, v) in f.visits.iter().enumerate() {
            if !lines.contains(&v.line) {
                self.add(missing(format!("visits[{i}].line")));
            }
            for (path, plan) in [("before", &v.before), ("after", &v.after)] {
                if plan.as_ref().and_then(|p| p.person).is_some_and(|p| !people.contains(&p)) {
                    self.add(missing(format!("visits[{i}].{path}.person")));
                }
            }
            if let Some(of) = &v.of {
                match visits.get(&of.visit) {
                    // Only a series has occurrences.
                    Some(series) if series.series.is_some() => {}
                    Some(_) => self.add(Error::at(Code::WrongValue, format!("visits[{i}].of.visit"))),
                    None => self.add(missing(format!("visits[{i}].of.visit"))),
                }
                if !overrides.insert((of.visit, of.occurrence)) {
                    self.add(Error::at(Code::Duplicate, format!("visits[{i}].of")));
                }
            }
        }
    }

    fn preferences(&mut self, preferences: &Preferences) {
        for (key, value) in preferences {
            let plain = value.is_string() || value.is_number() || value.is_boolean();
            if !plain || key.is_empty() || key.len() > 200 {
                self.add(Error::at(Code::WrongValue, "preferences"));
            }
        }
    }
}
