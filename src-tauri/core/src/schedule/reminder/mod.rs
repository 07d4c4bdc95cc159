//! Reminders of visits (docs/reminders.md). Everything that decides is a pure function of the facts, the rows that are
//! kept, and the present moment; the clock, the notification server and the store are arguments.
//!
//! [`Trigger`] is one reminder of one occurrence, [`reconcile`] makes the rows fit the facts,
//! [`decide`] says what has to happen now, and [`Engine`] does it, one committed step at a time.

mod decide;
mod engine;
mod held;
mod policy;
mod reconcile;
mod row;
mod snooze;
mod trigger;
mod wording;

#[cfg(test)]
mod tests;

pub use decide::{Decision, decide};
pub use engine::{Book, Engine, Event, Failure, Note, Notifier, Told, Why};
pub use held::Held;
pub use policy::{Policy, QuietHours};
pub use reconcile::{HORIZON_DAYS, Reconciled, reconcile};
pub use row::{Change, Key, Reason, Row, State, Subject, ZoneName};
pub use snooze::Snooze;
pub use trigger::{Asked, GRACE_MINUTES, Trigger, triggers};
pub use wording::{Privacy, Somebody, Text, Wording, visit_of};
