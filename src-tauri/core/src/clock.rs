//! The only place that reads the clock and the computer's zone. Everything else takes `now` as an argument.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;

/// Where the present instant comes from.
#[derive(Debug, Clone, Copy, Default)]
pub enum Clock {
    /// The computer's clock.
    #[default]
    System,
    /// Always the same instant, for tests and pictures.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The present instant.
    #[allow(clippy::disallowed_methods)] // the one place the ban points to
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Fixed(at) => at,
        }
    }

    /// The present wall time in `zone`, whole seconds.
    pub fn local(self, zone: Tz) -> NaiveDateTime {
        use chrono::Timelike;
        let local = self.now().with_timezone(&zone).naive_local();
        local.with_nanosecond(0).unwrap_or(local)
    }
}
