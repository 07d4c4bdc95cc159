//! Everything Evenkeel knows that needs no window: the facts and their rules ([`domain`]), what is worked out from
//! them ([`balance`]), when visits take place ([`schedule`]), where facts are kept ([`store`]) and how they come in and
//! go out ([`exchange`]).
//!
//! Arrows point one way: `exchange → store → domain ← balance, schedule`. Nothing here reads a clock by itself except
//! [`clock`], nothing knows Tauri, and only [`store`] knows SQL.

pub mod balance;
pub mod clock;
pub mod domain;
pub mod error;
pub mod example;
pub mod exchange;
pub mod help_card;
pub mod place;
pub mod schedule;
pub mod signals;
pub mod store;
pub mod vault;
pub mod words;

pub use error::{Code, Error, Result};
