//! Dates of visits.
