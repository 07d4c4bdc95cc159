//! The facts a person notes, as plain types with their rules (model.md, section 1). One file per noun.
//!
//! Every type here is also what stands in the archive file, so its fields carry the file's names. Unknown fields are
//! refused; a missing field is refused too (A5), also when its value may be null.

pub mod care;
pub mod checkin;
pub mod contact;
pub mod day;
pub mod facts;
pub mod help;
pub mod id;
pub mod lead;
pub mod person;
pub mod safety;
pub mod settings;
pub mod text;
pub mod visit;

pub use care::{CareKind, CareLine, CareState};
pub use checkin::{Better, Checkin, Item, Managed, Score};
pub use contact::{After, Channel, Contact, Direction, Mark, Marks, Real};
pub use day::{Day, DayRange, Days, LocalTime, Pause, Quiet, QuietChoice, Zone, day_of};
pub use facts::Facts;
pub use help::{AboutWhom, HelpCard, HelpForm, HelpNow, HelpWords, Reach};
pub use id::Id;
pub use lead::Lead;
pub use person::{Nature, Offer, OfferKind, OfferLevel, Person, PersonState, Relation, Way, WayKind};
pub use safety::{HelpLine, SafetySection};
pub use settings::{FinishedDays, Rhythm, Settings, ShareBand, WeekStart};
pub use visit::{BringUp, OccurrenceOf, Outcome, Plan, Series, Visit};

/// Reads an optional value whose key must be there all the same (A5): without this, serde takes an absent key for null.
pub(crate) fn required<'de, D, T>(d: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::Deserialize<'de>,
{
    serde::Deserialize::deserialize(d)
}

/// An enum whose values are fixed words in the file, in the database and over the wire.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "types", derive(specta::Type))]
        $(#[$doc])*
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)* }
        impl $name {
            /// Every value, in the order of the file format.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// The word used in the file, the database and over the wire.
            pub const fn as_str(self) -> &'static str { match self { $($name::$variant => $word,)* } }
            /// The value of a word.
            pub fn parse(word: &str) -> Option<Self> { match word { $($word => Some($name::$variant),)* _ => None } }
        }
    };
}
pub(crate) use words;
