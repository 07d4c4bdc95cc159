//! keel as it is started by people and programs: the real binary, a folder of its own for every test.

mod agenda;
mod common;
mod exchange;
mod log;
mod refusals;
mod together;
mod vectors;
