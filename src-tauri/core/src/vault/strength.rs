//! A hint how easily a passphrase would be guessed. It forbids nothing.

use crate::domain::words;
use std::collections::HashSet;

words! { /// How a passphrase stands up to guessing.
Strength {
    /// A few letters: guessed in a moment by someone who has the file.
    Short = "short",
    /// Better than nothing.
    Fair = "fair",
    /// Would take long.
    Good = "good",
} }

/// A rough hint from length and variety alone: four words of a sentence are good, eight letters are not. It knows no
/// dictionary, so it never says that something is safe.
pub fn strength(passphrase: &str) -> Strength {
    let letters = passphrase.chars().count();
    let different = passphrase.chars().collect::<HashSet<_>>().len();
    match (letters, different) {
        (16.., 8..) => Strength::Good,
        (10.., 5..) => Strength::Fair,
        _ => Strength::Short,
    }
}
