//! What is worked out from the facts, when it is read (model.md, sections 2 to 10). Pure: `today` is an argument.
//!
//! A [`Calendar`] is built once from the facts and a day; every other part reads it. Nothing derived is ever stored.

pub mod days;
pub mod entry;
pub mod gap;
pub mod level;
pub mod ranges;
pub mod report;
pub mod streams;

pub use days::{Calendar, Coverage, DayKind};
pub use entry::Entry;
pub use gap::{Gap, GapState, Since, gap, since};
pub use level::{Level, LevelDay, LevelState, Levels, half_life};
pub use report::{Report, report};
pub use streams::{Sentence, Slot, SlotKind, Span, Tally, Week, sentence, weeks};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
