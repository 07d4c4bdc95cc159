//! Visits: one date of care, or a series that only gives dates (A8).

use super::{Id, Lead, LocalTime, Zone, contact::check_minutes, required, text, words};
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

words! { /// What became of a visit.
Outcome {
    /// It took place.
    Kept = "kept",
    /// Cancelled by me.
    CancelledByMe = "cancelled_by_me",
    /// Cancelled by them; never counts against anyone.
    CancelledByThem = "cancelled_by_them",
    /// It did not happen.
    Missed = "missed",
    /// It did not happen then; the new time is another visit (A9).
    Moved = "moved",
} }

/// A repeating rule (RFC 5545), its left-out and its extra dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Series {
    /// The RRULE value, without the property name.
    pub rrule: String,
    /// Wall times left out.
    pub exdates: Vec<LocalTime>,
    /// Wall times added.
    pub rdates: Vec<LocalTime>,
}

/// Says that a visit is one occurrence of a series, with its own facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OccurrenceOf {
    /// The series.
    pub visit: Id,
    /// The wall time the rule gives, in the series' zone.
    pub occurrence: LocalTime,
}

/// Who is there before or after, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Plan {
    /// Who, if named.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Id>))]
    pub person: Option<Id>,
    /// In the person's words, may be empty.
    pub note: String,
}

/// A thing to bring up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BringUp {
    /// What.
    pub text: String,
    /// Whether it was brought up.
    pub done: bool,
}

/// A visit or a series of visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Visit {
    /// Its id.
    pub id: Id,
    /// The care line it belongs to.
    pub line: Id,
    /// Wall time it starts.
    pub start: LocalTime,
    /// Where that wall time holds.
    pub zone: Zone,
    /// Length in minutes.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<u32>))]
    pub minutes: Option<u32>,
    /// Where.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub place: Option<String>,
    /// A link for video.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub link: Option<String>,
    /// What it costs, in words.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub cost_note: Option<String>,
    /// The rule, if it repeats.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Series>))]
    pub series: Option<Series>,
    /// The occurrence it stands for, if it is one of a series.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<OccurrenceOf>))]
    pub of: Option<OccurrenceOf>,
    /// What became of it.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Outcome>))]
    pub outcome: Option<Outcome>,
    /// Who is there before.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Plan>))]
    pub before: Option<Plan>,
    /// Who is there after.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Plan>))]
    pub after: Option<Plan>,
    /// What to bring up.
    pub bring_up: Vec<BringUp>,
    /// What to take away, may be empty.
    pub take_away: String,
    /// Whether it also counts as company (a peer group).
    pub also_company: bool,
    /// Reminders: durations before the start, such as `P1D` or `PT2H`.
    pub reminders: Vec<String>,
}

impl Visit {
    /// One date of which nothing else is said yet.
    pub fn new(id: Id, line: Id, start: LocalTime, zone: Zone) -> Self {
        Self {
            id,
            line,
            start,
            zone,
            minutes: None,
            place: None,
            link: None,
            cost_note: None,
            series: None,
            of: None,
            outcome: None,
            before: None,
            after: None,
            bring_up: Vec::new(),
            take_away: String::new(),
            also_company: false,
            reminders: Vec::new(),
        }
    }

    /// Checks every field; errors carry the field's path inside the visit.
    pub fn check(&self) -> Result<()> {
        check_minutes(self.minutes)?;
        for (path, value) in [("place", &self.place), ("link", &self.link), ("cost_note", &self.cost_note)] {
            if let Some(value) = value {
                text::line(path, value)?;
            }
        }
        if let Some(series) = &self.series {
            text::line("series.rrule", &series.rrule)?;
            // A series only gives dates; an occurrence gets facts by a visit of its own (A8).
            if self.outcome.is_some() {
                return Err(Error::at(Code::WrongValue, "outcome"));
            }
            if self.of.is_some() {
                return Err(Error::at(Code::WrongValue, "of"));
            }
        }
        for (path, plan) in [("before.note", &self.before), ("after.note", &self.after)] {
            if let Some(plan) = plan {
                text::note(path, &plan.note)?;
            }
        }
        for (i, item) in self.bring_up.iter().enumerate() {
            text::line(&format!("bring_up[{i}].text"), &item.text)?;
        }
        for (i, reminder) in self.reminders.iter().enumerate() {
            if Lead::parse(reminder).is_none() {
                return Err(Error::at(Code::WrongValue, format!("reminders[{i}]")));
            }
        }
        text::note("take_away", &self.take_away)
    }
}
