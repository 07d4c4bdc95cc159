//! Tests of what is worked out, one file for each part; the laws and the naive reference cover them together.

mod days;
mod gap;
mod laws;
mod level;
mod reference;
mod report;
mod speed;
mod streams;
