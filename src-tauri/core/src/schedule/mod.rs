//! Dates of visits.

use crate::domain::{LocalTime, Visit};

/// Stand-in while the real one is written.
pub struct Recurrence<'a>(&'a Visit);

impl<'a> Recurrence<'a> {
    /// Of a visit.
    pub fn of(visit: &'a Visit) -> Self {
        Self(visit)
    }
    /// The next.
    pub fn next(&self, from: LocalTime, fits: impl Fn(LocalTime) -> bool) -> Option<LocalTime> {
        let series = self.0.series.as_ref()?;
        let mut at = self.0.start;
        for _ in 0..5000 {
            if at >= from && fits(at) && !series.exdates.contains(&at) {
                return Some(at);
            }
            at = LocalTime(at.0 + chrono::Duration::days(7));
        }
        None
    }
    /// In days.
    pub fn interval_days(&self) -> Option<u32> {
        Some(7)
    }
}
