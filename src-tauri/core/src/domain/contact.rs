//! Contacts: being in touch with people, or having tried.

use super::{Id, LocalTime, Zone, required, text, words};
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

words! { /// How two people were in touch.
    #[serde(rename = "ContactChannel")] // `Channel` is Tauri's own word there
Channel {
    /// Face to face.
    InPerson = "in_person",
    /// Video.
    Video = "video",
    /// Phone.
    Call = "call",
    /// Text messages.
    Message = "message",
    /// A letter or a card.
    Letter = "letter",
    /// In a group.
    Group = "group",
    /// Something else.
    Other = "other",
} }
words! { /// A kind of support; the three streams of people (model.md, section 4).
Mark {
    /// Emotional: heard, understood, valued.
    Emotional = "emotional",
    /// Practical: a ride, errands, forms.
    Practical = "practical",
    /// Plain company.
    Company = "company",
} }
words! { /// Which way support went.
Direction {
    /// To me.
    Received = "received",
    /// From me.
    Given = "given",
    /// Both ways.
    Both = "both",
} }
words! { /// Whether it was real contact, as felt. Null counts as yes.
Real {
    /// Yes: 1.
    Yes = "yes",
    /// A little: one half.
    Little = "little",
    /// No: 0.
    No = "no",
} }
words! { /// How it felt afterwards.
After {
    /// Lighter.
    Lighter = "lighter",
    /// The same.
    Same = "same",
    /// Heavier.
    Heavier = "heavier",
} }

/// The kinds of support in one contact: a set of [`Mark`]s, in the file an array in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// Emotional.
    pub emotional: bool,
    /// Practical.
    pub practical: bool,
    /// Company.
    pub company: bool,
}

impl Marks {
    /// Whether `mark` is in the set.
    pub const fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::Emotional => self.emotional,
            Mark::Practical => self.practical,
            Mark::Company => self.company,
        }
    }
    /// The marks in it, in the file's order.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.iter().copied().filter(move |m| self.has(*m))
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        marks.into_iter().fold(Self::default(), |mut set, mark| {
            match mark {
                Mark::Emotional => set.emotional = true,
                Mark::Practical => set.practical = true,
                Mark::Company => set.company = true,
            }
            set
        })
    }
}

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        let marks = Vec::<Mark>::deserialize(d)?;
        let set: Marks = marks.iter().copied().collect();
        if set.iter().count() < marks.len() {
            return Err(serde::de::Error::custom("duplicate"));
        }
        Ok(set)
    }
}

/// A contact, or an unanswered try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Contact {
    /// Its id.
    pub id: Id,
    /// Wall time it started.
    pub start: LocalTime,
    /// Where that wall time holds.
    pub zone: Zone,
    /// Length in minutes; 0 is a length, null is not said (A7).
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<u32>))]
    pub minutes: Option<u32>,
    /// How.
    pub channel: Channel,
    /// With whom; may be empty ("someone").
    pub people: Vec<Id>,
    /// Where, if said.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub place: Option<String>,
    /// What was in it.
    #[cfg_attr(feature = "types", specta(type = Vec<Mark>))]
    pub marks: Marks,
    /// Which way.
    pub direction: Direction,
    /// Whether it was real contact; null counts as yes.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Real>))]
    pub real: Option<Real>,
    /// How it felt afterwards.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<After>))]
    pub after: Option<After>,
    /// False: "I reached out, no answer". Never counted as contact.
    pub answered: bool,
    /// A visit this help was for.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Id>))]
    pub for_visit: Option<Id>,
    /// A note, may be empty.
    pub note: String,
}

/// Longest entry, in minutes (a week): longer is a slip of the hand.
pub const MAX_MINUTES: u32 = 10_080;

pub(crate) fn check_minutes(minutes: Option<u32>) -> Result<()> {
    if minutes.is_some_and(|m| m > MAX_MINUTES) {
        return Err(Error::at(Code::OutOfRange, "minutes"));
    }
    Ok(())
}

impl Contact {
    /// A contact, answered, of which nothing else is said yet.
    pub fn new(id: Id, start: LocalTime, zone: Zone, channel: Channel) -> Self {
        Self {
            id,
            start,
            zone,
            minutes: None,
            channel,
            people: Vec::new(),
            place: None,
            marks: Marks::default(),
            direction: Direction::Both,
            real: None,
            after: None,
            answered: true,
            for_visit: None,
            note: String::new(),
        }
    }

    /// Checks every field; errors carry the field's path inside the contact.
    pub fn check(&self) -> Result<()> {
        check_minutes(self.minutes)?;
        for (i, id) in self.people.iter().enumerate() {
            if self.people[..i].contains(id) {
                return Err(Error::at(Code::Duplicate, format!("people[{i}]")));
            }
        }
        if let Some(place) = &self.place {
            text::line("place", place)?;
        }
        text::note("note", &self.note)
    }
}
