//! What the person chose for the help card.

use crate::domain::facts::Preferences;
use serde::{Deserialize, Serialize};

/// Which parts of Help now stand on the help card, a plain file that can be read while the record is locked.
#[allow(clippy::struct_excessive_bools)] // six switches
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HelpCard {
    /// Whom to reach, with numbers.
    pub people: bool,
    /// Lines to call.
    pub lines: bool,
    /// What has helped.
    pub helped: bool,
    /// Words to copy.
    pub words: bool,
    /// Places to be.
    pub places: bool,
    /// Sections under headings of the person's own.
    pub more: bool,
}

impl HelpCard {
    /// What was chosen: nothing, unless the person did.
    pub fn of(preferences: &Preferences) -> Self {
        let on = |key: &str| preferences.get(key).and_then(serde_json::Value::as_bool).unwrap_or(false);
        let [people, lines, helped, words, places, more] =
            Self::default().preferences().map(|(key, _)| on(key));
        Self { people, lines, helped, words, places, more }
    }

    /// Each choice under the key it is kept by.
    pub fn preferences(self) -> [(&'static str, bool); 6] {
        [
            ("help_card.people", self.people),
            ("help_card.lines", self.lines),
            ("help_card.helped", self.helped),
            ("help_card.words", self.words),
            ("help_card.places", self.places),
            ("help_card.more", self.more),
        ]
    }

    /// Takes the choice out of what travels: an archive from elsewhere must not make a plain file on this computer.
    pub fn leave_out(preferences: &mut Preferences) {
        for (key, _) in Self::default().preferences() {
            preferences.remove(key);
        }
    }

    /// Whether there is a card.
    pub fn is_on(self) -> bool {
        self != Self::default()
    }
}
