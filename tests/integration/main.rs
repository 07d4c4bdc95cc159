//! The shell's commands on Tauri's mock runtime, over a real SQLite file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)] // a test may stop at what it did not expect

mod bad_files;
mod bindings;
mod closed;
mod days;
mod fixtures;
mod hostile;
mod picture;
mod reminding;
mod repeating;
mod rights;
mod shell;
mod words;
mod writing;

include!("../../src-tauri/src/commands/list.rs");
