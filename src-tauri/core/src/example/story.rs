//! The record while it is being told: what is noted goes in here, in any order, and comes out sorted.

use super::cast::{self, Cast, Lines};
use super::random::Random;
use super::seasons::Seasons;
use super::{home, phrases};
use crate::domain::{
    After, Channel, Contact, Day, Direction, Facts, Id, LocalTime, Mark, Marks, Outcome, Real, Settings,
    Visit,
};
use chrono::NaiveTime;

/// The record and what is needed to tell it.
pub(super) struct Story {
    pub(super) facts: Facts,
    pub(super) random: Random,
    pub(super) first: Day,
    pub(super) today: Day,
    pub(super) cast: Cast,
    pub(super) lines: Lines,
    pub(super) seasons: Seasons,
}

/// A contact about to be noted.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    day: Day,
    contact: Contact,
}

/// A wall time on a day.
pub(super) fn at(day: Day, hour: u32, minute: u32) -> LocalTime {
    LocalTime(day.0.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()))
}

fn text(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

impl Entry {
    /// In touch on `day`; `marks` has e, p and c for emotional, practical and company.
    pub(super) fn new(day: Day, hour: u32, minute: u32, channel: Channel, marks: &str) -> Self {
        let marks: Marks = marks
            .chars()
            .filter_map(|c| match c {
                'e' => Some(Mark::Emotional),
                'p' => Some(Mark::Practical),
                'c' => Some(Mark::Company),
                _ => None,
            })
            .collect();
        let contact = Contact {
            marks,
            direction: Direction::Received,
            ..Contact::new(Id::from_u128(0), at(day, hour, minute), home(), channel)
        };
        Self { day, contact }
    }
    pub(super) fn with(mut self, who: Id) -> Self {
        self.contact.people.push(who);
        self
    }
    pub(super) fn minutes(mut self, minutes: u32) -> Self {
        self.contact.minutes = Some(minutes);
        self
    }
    pub(super) fn place(mut self, place: &str) -> Self {
        self.contact.place = text(place);
        self
    }
    pub(super) fn way(mut self, direction: Direction) -> Self {
        self.contact.direction = direction;
        self
    }
    pub(super) fn real(mut self, real: Real) -> Self {
        self.contact.real = Some(real);
        self
    }
    pub(super) fn after(mut self, after: After) -> Self {
        self.contact.after = Some(after);
        self
    }
    pub(super) fn unanswered(mut self) -> Self {
        self.contact.answered = false;
        self
    }
    pub(super) fn for_visit(mut self, visit: Option<Id>) -> Self {
        self.contact.for_visit = visit;
        self
    }
    pub(super) fn said(mut self, note: &str) -> Self {
        note.clone_into(&mut self.contact.note);
        self
    }
}

impl Story {
    pub(super) fn new(seed: u64, first: Day, today: Day, settings: Settings) -> Self {
        let mut random = Random::new(seed);
        let mut facts = Facts::new(settings);
        let (people, cast) = cast::people(&mut random, first);
        let (care, care_lines, lines) = cast::care(&mut random, first);
        facts.people.extend(people);
        facts.people.extend(care);
        facts.care_lines = care_lines;
        let seasons = Seasons::new(&mut random, first, today);
        Self { facts, random, first, today, cast, lines, seasons }
    }

    /// Notes a contact.
    pub(super) fn note(&mut self, entry: Entry) {
        let mut contact = entry.contact;
        contact.id = self.random.id(entry.day);
        self.facts.contacts.push(contact);
    }

    /// A visit with nothing said about it yet.
    pub(super) fn visit(&mut self, line: Id, start: LocalTime, minutes: u32, place: &str) -> Visit {
        Visit {
            minutes: Some(minutes),
            place: text(place),
            reminders: vec!["P1D".to_owned(), "PT2H".to_owned()],
            ..Visit::new(self.random.id(Day(start.0.date())), line, start, home())
        }
    }

    /// The therapy visit that took place on `day`.
    pub(super) fn therapy_on(&self, day: Day) -> Option<Id> {
        let kept = |v: &&Visit| v.line == self.lines.therapy && v.outcome == Some(Outcome::Kept);
        self.facts.visits.iter().filter(kept).find(|v| v.start.0.date() == day.0).map(|v| v.id)
    }

    /// Ines drives to a visit at 15:00.
    pub(super) fn lift(&mut self, day: Day) {
        let visit = self.therapy_on(day);
        let note = self.random.pick(phrases::INES);
        let entry = Entry::new(day, 14, 30, Channel::InPerson, "p").with(self.cast.ines).minutes(25);
        self.note(entry.for_visit(visit).said(note));
    }

    /// The record, in the order in which things happened.
    pub(super) fn into_facts(mut self) -> Facts {
        self.facts.contacts.sort_by_key(|c| (c.start, c.id));
        self.facts.visits.sort_by_key(|v| (v.start, v.id));
        self.facts.checkins.sort_by_key(|c| (c.day, c.item));
        self.facts.quiet.sort_by_key(|q| q.day);
        self.facts
    }
}
