//! keel as it is started by people and programs: the real binary, a folder of its own for every test.

// The whole file is a test, also its helpers, which clippy does not know.
#![allow(clippy::unwrap_used)]

mod agenda;
mod backup;
mod common;
mod exchange;
mod log;
mod protection;
mod refusals;
mod together;
mod vectors;
