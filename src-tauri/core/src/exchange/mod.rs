//! How facts come in and go out: parse, show what would happen, apply in one step, undo whole.

pub mod archive;
pub mod file;
mod json;
mod merge;
mod write;

pub use archive::{Archive, export, read};
pub use merge::{Counts, DryRun, Summary, apply, plan, plan_over};

#[cfg(test)]
pub(crate) mod tests;
