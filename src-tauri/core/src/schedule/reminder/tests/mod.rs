//! The rules of docs/reminders.md, by hand and by generated runs.

mod play;
mod rules;
mod runs;
mod said;
