//! One time of being in touch, wherever it was written down.

use crate::domain::{Contact, Day, Direction, Id, LocalTime, Marks, Outcome, Real, Visit};

/// A contact or a try, or a kept visit with `also_company`, which counts as one answered contact with real = yes, mark
/// company, its minutes and no people (A18). Its day is today or earlier.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The day it belongs to (A2).
    pub day: Day,
    /// Where it was noted.
    pub source: Source<'a>,
}

/// Where an entry was noted.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// As a contact.
    Contact(&'a Contact),
    /// As a visit that was company too.
    Visit(&'a Visit),
}

impl<'a> Entry<'a> {
    /// The id it was noted under.
    pub fn id(&self) -> Id {
        match self.source {
            Source::Contact(c) => c.id,
            Source::Visit(v) => v.id,
        }
    }

    /// Wall time it started.
    pub fn start(&self) -> LocalTime {
        match self.source {
            Source::Contact(c) => c.start,
            Source::Visit(v) => v.start,
        }
    }

    /// Whether it was contact; false is a try (section 1).
    pub fn answered(&self) -> bool {
        match self.source {
            Source::Contact(c) => c.answered,
            Source::Visit(_) => true,
        }
    }

    /// What it adds to x, in halves: yes or null 2, a little 1, no or unanswered 0 (section 2).
    pub fn halves(&self) -> u8 {
        match self.source {
            Source::Contact(c) if !c.answered => 0,
            Source::Contact(c) => match c.real {
                None | Some(Real::Yes) => 2,
                Some(Real::Little) => 1,
                Some(Real::No) => 0,
            },
            Source::Visit(_) => 2,
        }
    }

    /// The kinds of support in it.
    pub fn marks(&self) -> Marks {
        match self.source {
            Source::Contact(c) => c.marks,
            Source::Visit(_) => Marks { company: true, ..Marks::default() },
        }
    }

    /// Whether support came to the person: direction received or both (A34). Plain company has no direction.
    pub fn received(&self) -> bool {
        match self.source {
            Source::Contact(c) => matches!(c.direction, Direction::Received | Direction::Both),
            Source::Visit(_) => false,
        }
    }

    /// Its length, if said; 0 is a length (A7).
    pub fn minutes(&self) -> Option<u32> {
        match self.source {
            Source::Contact(c) => c.minutes,
            Source::Visit(v) => v.minutes,
        }
    }

    /// Who is named in it.
    pub fn people(&self) -> &'a [Id] {
        match self.source {
            Source::Contact(c) => &c.people,
            Source::Visit(_) => &[],
        }
    }
}

/// Whether a visit on `day` counts as kept: outcome kept, not a mere rule (A8), today or earlier (A11).
pub fn is_kept(visit: &Visit, day: Day, today: Day) -> bool {
    visit.outcome == Some(Outcome::Kept) && visit.series.is_none() && day <= today
}
