//! The shell's commands on Tauri's mock runtime, over a real SQLite file.

mod bindings;
mod fixtures;
