//! What is worked out from the facts, when it is read (model.md, sections 2 to 10). Pure: `today` is an argument.
//!
//! A [`Calendar`] is built once from the facts and a day; every other part reads it. Nothing derived is ever stored.

pub mod around;
pub mod care;
pub mod connection;
pub mod contrast;
pub mod days;
mod decimal;
pub mod entry;
pub mod explain;
pub mod gap;
pub mod give;
pub mod level;
pub mod net;
pub mod ranges;
pub mod report;
pub mod share;
pub mod streams;
pub mod year;

pub use around::{Around, AroundCounts, around};
pub use care::{LineGauge, LineState, Outcomes, Plane, care_in_place, care_lines, plane};
pub use connection::{Axis, Connection, ConnectionName, connection, quiet_card};
pub use contrast::{Contrast, ContrastSide, Pair, contrasts};
pub use days::{Calendar, Coverage, DayKind};
pub use entry::Entry;
pub use explain::{Explanation, Topic, explain};
pub use gap::{Gap, GapState, Since, THINK_OF, ThinkOf, gap, since, think_of};
pub use give::{Give, give};
pub use level::{Level, LevelDay, LevelState, Levels, half_life};
pub use net::{NetKind, Observed, net, observed};
pub use report::{Report, report};
pub use share::{Share, Side, share};
pub use streams::{Sentence, Slot, SlotKind, Span, Tally, Week, sentence, weeks};
pub use year::{KindCounts, Month, Year, year};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
