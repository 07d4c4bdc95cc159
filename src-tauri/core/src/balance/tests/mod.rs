//! Tests of what is worked out, one file for each part; the laws and the naive reference cover them together.

mod around;
mod care;
mod connection;
mod contrast;
mod days;
mod edges;
mod explain;
mod gap;
mod give;
mod laws;
mod level;
mod net;
mod reference;
mod report;
mod share;
mod speed;
mod streams;
mod year;
