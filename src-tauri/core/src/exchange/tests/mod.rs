//! Archives in and out.

mod bad;
pub(crate) mod generate;
mod identity;
mod speed;
