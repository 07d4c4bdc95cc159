//! Care lines: one strand of professional care, such as therapy or the GP.

use super::{Id, required, text, words};
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

words! { /// What kind of care.
CareKind {
    /// Therapy.
    Therapy = "therapy",
    /// Psychiatry.
    Psychiatry = "psychiatry",
    /// General practice.
    Gp = "gp",
    /// A guided group.
    Group = "group",
    /// A group of peers.
    PeerGroup = "peer_group",
    /// Medication.
    Medication = "medication",
    /// Something else.
    Other = "other",
} }
words! { /// Whether the line goes on.
CareState {
    /// It goes on.
    Active = "active",
    /// It ended.
    Ended = "ended",
} }

/// One strand of care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CareLine {
    /// Its id.
    pub id: Id,
    /// What the person calls it.
    pub name: String,
    /// What kind.
    pub kind: CareKind,
    /// Who gives it.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Id>))]
    pub professional: Option<Id>,
    /// Planned days between visits, if the person set them.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<u32>))]
    pub interval_days: Option<u32>,
    /// Whether it goes on.
    pub state: CareState,
}

impl CareLine {
    /// Checks every field; errors carry the field's path inside the line.
    pub fn check(&self) -> Result<()> {
        text::name("name", &self.name)?;
        if self.interval_days.is_some_and(|d| !(1..=3660).contains(&d)) {
            return Err(Error::at(Code::OutOfRange, "interval_days"));
        }
        Ok(())
    }
}
