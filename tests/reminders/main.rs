//! Reminders over a real bus: the app's thread, a real record, a bus of the test's own, and a notification server that
//! does what the test says.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub
)]

mod bus;
mod daemon;
mod locked;
mod measured;
mod process;
mod screen;
#[path = "../secret_service/service.rs"]
mod secret_service;
mod shown;
mod stage;
mod trouble;
