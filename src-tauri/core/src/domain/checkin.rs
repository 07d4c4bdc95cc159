//! Check-ins, scores a clinician gave, and things managed alone.

use super::{Day, Id, required, text, words};
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

words! { /// What a check-in asks.
Item {
    /// How connected.
    Connected = "connected",
    /// How understood.
    Understood = "understood",
    /// How practically supported.
    PracticallySupported = "practically_supported",
    /// How able to manage.
    AbleToManage = "able_to_manage",
    /// How much hope.
    Hope = "hope",
} }
words! { /// Which way a register's values run.
Better {
    /// Higher is better.
    Better = "better",
    /// Higher is worse.
    Worse = "worse",
} }

/// One answer: at most one per day and item (A6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Checkin {
    /// The day.
    pub day: Day,
    /// What was asked.
    pub item: Item,
    /// 0 to 4.
    pub value: u8,
}

/// A score somebody gave, kept as it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Score {
    /// Its id.
    pub id: Id,
    /// What was measured.
    pub name: String,
    /// When.
    pub day: Day,
    /// The value.
    pub value: f64,
    /// Lowest possible.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<f64>))]
    pub min: Option<f64>,
    /// Highest possible.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<f64>))]
    pub max: Option<f64>,
    /// Which way it runs, if said.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Better>))]
    pub higher_is: Option<Better>,
    /// Who gave it, may be empty.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub giver: Option<String>,
    /// A note, may be empty.
    pub note: String,
}

/// Something managed without help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Managed {
    /// Its id.
    pub id: Id,
    /// When.
    pub day: Day,
    /// What.
    pub what: String,
}

impl Checkin {
    /// Checks the value's range.
    pub fn check(&self) -> Result<()> {
        if self.value > 4 { Err(Error::at(Code::OutOfRange, "value")) } else { Ok(()) }
    }
}

impl Score {
    /// Checks every field.
    pub fn check(&self) -> Result<()> {
        text::name("name", &self.name)?;
        for (path, n) in [("value", Some(self.value)), ("min", self.min), ("max", self.max)] {
            if n.is_some_and(|n| !n.is_finite() || n.abs() > 1e9) {
                return Err(Error::at(Code::OutOfRange, path));
            }
        }
        if let Some(giver) = &self.giver {
            text::optional_line("giver", giver)?;
        }
        text::note("note", &self.note)
    }
}

impl Managed {
    /// Checks the text.
    pub fn check(&self) -> Result<()> {
        text::line("what", &self.what)
    }
}
