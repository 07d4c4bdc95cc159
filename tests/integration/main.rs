//! The shell's commands on Tauri's mock runtime, over a real SQLite file.

mod bindings;
mod closed;
mod fixtures;
mod hostile;
mod rights;
mod shell;
mod writing;

include!("../../src-tauri/src/commands/list.rs");
