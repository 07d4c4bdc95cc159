//! The person's own safety plan and the lines they may call.

use super::{Day, required, text};
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// One section of the safety plan, with the person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SafetySection {
    /// Its heading.
    pub section: String,
    /// Its lines, in the person's order.
    pub items: Vec<String>,
}

/// A help line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HelpLine {
    /// Its name.
    pub name: String,
    /// Its number, as typed.
    pub number: String,
    /// When it answers.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub hours: Option<String>,
    /// Where it holds.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<String>))]
    pub region: Option<String>,
    /// When the person last checked it.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(feature = "types", specta(type = Option<Day>))]
    pub checked_on: Option<Day>,
}

impl SafetySection {
    /// The heading of the section with small steps for quiet times; every app finds the list by it.
    pub const SMALL_STEPS: &'static str = "Small steps";

    /// Checks every line.
    pub fn check(&self) -> Result<()> {
        text::line("section", &self.section)?;
        self.items.iter().enumerate().try_for_each(|(i, item)| text::note(&format!("items[{i}]"), item))
    }
}

impl HelpLine {
    /// Checks every field.
    pub fn check(&self) -> Result<()> {
        text::name("name", &self.name)?;
        text::line("number", &self.number)?;
        for (path, value) in [("hours", &self.hours), ("region", &self.region)] {
            if let Some(value) = value {
                text::optional_line(path, value)?;
            }
        }
        Ok(())
    }
}
