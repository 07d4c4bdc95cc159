//! The shell's commands on Tauri's mock runtime, over a real SQLite file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)] // a test may stop at what it did not expect

mod bad_files;
mod bindings;
#[cfg(target_os = "linux")]
#[path = "../reminders/bus.rs"]
mod bus;
mod closed;
mod days;
mod fixtures;
mod hostile;
#[cfg(target_os = "linux")]
mod keychain;
mod large;
mod locked;
mod picture;
mod reminding;
mod repeating;
mod rights;
#[cfg(target_os = "linux")]
#[path = "../secret_service/service.rs"]
mod secret_service;
mod shell;
mod words;
mod writing;

include!("../../src-tauri/src/commands/list.rs");
