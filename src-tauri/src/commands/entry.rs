//! Things noted, as rows: a contact, a try, or a visit. The same row on Today, on a person's page and behind a bar.

use evenkeel_core::domain::{
    After, CareKind, Channel, Contact, Day, Direction, Facts, Id, LocalTime, Mark, Nature, Outcome, Real,
    Visit, day_of,
};
use serde::Serialize;
use specta::Type;
use std::collections::HashMap;

/// Somebody, by name.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Who {
    /// Their id.
    pub id: Id,
    /// What the person calls them.
    pub name: String,
    /// Person, group or professional.
    pub nature: Nature,
}

/// The care line of a visit.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LineRef {
    /// Its id.
    pub id: Id,
    /// What the person calls it.
    pub name: String,
    /// What kind of care.
    pub kind: CareKind,
    /// Who gives it.
    pub professional: Option<Who>,
}

/// One thing that was noted.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// A contact or an unanswered try.
    Contact {
        /// Its id.
        id: Id,
        /// Wall time it started.
        start: LocalTime,
        /// The day it belongs to.
        day: Day,
        /// With whom.
        people: Vec<Who>,
        /// How.
        channel: Channel,
        /// What was in it.
        marks: Vec<Mark>,
        /// Which way.
        direction: Direction,
        /// Whether it was real contact.
        real: Option<Real>,
        /// How it felt afterwards.
        after: Option<After>,
        /// False: an unanswered try.
        answered: bool,
        /// Length.
        minutes: Option<u32>,
        /// Where.
        place: Option<String>,
        /// A note.
        note: String,
        /// Lies ahead; not counted.
        planned: bool,
    },
    /// A visit.
    Visit {
        /// Its id.
        id: Id,
        /// Wall time it starts.
        start: LocalTime,
        /// The day it belongs to.
        day: Day,
        /// Its care line.
        line: LineRef,
        /// What became of it.
        outcome: Option<Outcome>,
        /// Lies ahead.
        planned: bool,
    },
}

impl Entry {
    /// Wall time it started, for sorting.
    pub fn start(&self) -> LocalTime {
        match self {
            Entry::Contact { start, .. } | Entry::Visit { start, .. } => *start,
        }
    }
    /// The day it belongs to.
    pub fn day(&self) -> Day {
        match self {
            Entry::Contact { day, .. } | Entry::Visit { day, .. } => *day,
        }
    }
    /// Whether it lies ahead.
    pub fn planned(&self) -> bool {
        match self {
            Entry::Contact { planned, .. } | Entry::Visit { planned, .. } => *planned,
        }
    }
}

/// Names by id, looked up once per screen.
pub struct Names<'a> {
    facts: &'a Facts,
    today: Day,
    people: HashMap<Id, Who>,
    lines: HashMap<Id, LineRef>,
}

impl<'a> Names<'a> {
    /// Prepares the names of `facts`.
    pub fn new(facts: &'a Facts, today: Day) -> Self {
        let people: HashMap<_, _> = facts
            .people
            .iter()
            .map(|p| (p.id, Who { id: p.id, name: p.name.clone(), nature: p.nature }))
            .collect();
        let lines = facts
            .care_lines
            .iter()
            .map(|l| {
                let professional = l.professional.and_then(|id| people.get(&id).cloned());
                (l.id, LineRef { id: l.id, name: l.name.clone(), kind: l.kind, professional })
            })
            .collect();
        Self { facts, today, people, lines }
    }

    /// Somebody's name.
    pub fn who(&self, id: Id) -> Option<Who> {
        self.people.get(&id).cloned()
    }

    /// A care line; a visit always has one, the store sees to it.
    pub fn line(&self, id: Id) -> LineRef {
        self.lines.get(&id).cloned().unwrap_or_else(|| LineRef {
            id,
            name: String::new(),
            kind: CareKind::Other,
            professional: None,
        })
    }

    /// The day an entry of this record belongs to.
    pub fn day(&self, start: LocalTime) -> Day {
        day_of(start, self.facts.settings.day_start.0)
    }

    /// A contact as a row.
    pub fn contact(&self, c: &Contact) -> Entry {
        let day = self.day(c.start);
        Entry::Contact {
            id: c.id,
            start: c.start,
            day,
            people: c.people.iter().filter_map(|id| self.who(*id)).collect(),
            channel: c.channel,
            marks: c.marks.iter().collect(),
            direction: c.direction,
            real: c.real,
            after: c.after,
            answered: c.answered,
            minutes: c.minutes,
            place: c.place.clone(),
            note: c.note.clone(),
            planned: day > self.today,
        }
    }

    /// A visit as a row.
    pub fn visit(&self, v: &Visit) -> Entry {
        let day = self.day(v.start);
        Entry::Visit {
            id: v.id,
            start: v.start,
            day,
            line: self.line(v.line),
            outcome: v.outcome,
            planned: day > self.today || (day == self.today && v.outcome.is_none()),
        }
    }

    /// Everything of some days, oldest first.
    pub fn entries(&self, wanted: impl Fn(Day) -> bool) -> Vec<Entry> {
        let f = self.facts;
        let contacts = f.contacts.iter().filter(|c| wanted(self.day(c.start))).map(|c| self.contact(c));
        let visits = f.visits.iter().filter(|v| v.series.is_none() && wanted(self.day(v.start)));
        let mut all: Vec<Entry> = contacts.chain(visits.map(|v| self.visit(v))).collect();
        all.sort_by_key(Entry::start);
        all
    }
}
