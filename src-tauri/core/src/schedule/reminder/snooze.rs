//! Snoozing: an absolute instant, never past the end of the visit (R15).

use super::row::Row;
use crate::domain::{LocalTime, Zone, words};
use chrono::{DateTime, Duration, NaiveTime, Utc};

words! { /// How long a reminder is put off.
Snooze {
    /// Five minutes.
    Minutes5 = "5_minutes",
    /// A quarter of an hour.
    Minutes15 = "15_minutes",
    /// An hour.
    Hour = "hour",
    /// Until the visit starts.
    AtStart = "at_start",
    /// Until nine tomorrow morning.
    Tomorrow = "tomorrow",
} }

impl Snooze {
    /// When it ends, for somebody in `zone`; none if that makes no sense: past the visit's end, or "when it starts" for
    /// a visit that starts within two minutes.
    pub fn until(self, row: &Row, now: DateTime<Utc>, zone: Zone) -> Option<DateTime<Utc>> {
        let until = match self {
            Snooze::Minutes5 => now + Duration::minutes(5),
            Snooze::Minutes15 => now + Duration::minutes(15),
            Snooze::Hour => now + Duration::hours(1),
            Snooze::AtStart => Some(row.starts).filter(|starts| *starts - now > Duration::minutes(2))?,
            Snooze::Tomorrow => {
                let tomorrow = now.with_timezone(&zone.0).date_naive().succ_opt()?;
                LocalTime(tomorrow.and_time(NaiveTime::from_hms_opt(9, 0, 0)?)).instant(zone)
            }
        };
        (until < row.ends).then_some(until)
    }
}
