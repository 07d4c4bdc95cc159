//! How long before a visit a reminder comes: an iCalendar duration, with its days nominal and its hours exact (model.md,
//! section 12; docs/reminders.md, R10).

use super::{LocalTime, Zone};
use chrono::{DateTime, Duration, Utc};

/// Days on the calendar and minutes on the clock before the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lead {
    /// Whole days: the same wall time that many days earlier.
    pub days: i64,
    /// Elapsed minutes before that.
    pub minutes: i64,
}

impl Lead {
    /// Reads weeks, or days, hours and minutes: `P2W`, `P7D`, `PT2H`, `PT1H30M`, `P1DT12H`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |digits: &str| {
            let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            digits.parse::<i64>().ok().filter(|_| plain)
        };
        let rest = text.strip_prefix('P')?;
        if let Some(weeks) = rest.strip_suffix('W') {
            return Some(Self { days: 7 * number(weeks)?, minutes: 0 });
        }
        let (days, time) = rest.split_once('T').map_or((rest, None), |(d, t)| (d, Some(t)));
        let days = match (days, time) {
            ("", None) => return None,
            ("", Some(_)) => 0,
            (days, _) => number(days.strip_suffix('D')?)?,
        };
        let Some(time) = time else { return Some(Self { days, minutes: 0 }) };
        let (hours, minutes) = time.split_once('H').map_or((None, time), |(h, m)| (Some(h), m));
        let minutes = match (hours, minutes) {
            (Some(_), "") => 0,
            (_, minutes) => number(minutes.strip_suffix('M')?)?,
        };
        Some(Self { days, minutes: 60 * hours.map_or(Some(0), number)? + minutes })
    }

    /// When a reminder of a visit at `start` is due: days on the calendar first, then hours on the clock. A wall time
    /// that a clock change leaves out moves forward by the gap, one that comes twice is the first (R11).
    pub fn due(self, start: LocalTime, zone: Zone) -> DateTime<Utc> {
        let day = Duration::try_days(self.days).and_then(|days| start.0.checked_sub_signed(days));
        let nominal = LocalTime(day.unwrap_or(start.0)).instant(zone);
        Duration::try_minutes(self.minutes)
            .and_then(|minutes| nominal.checked_sub_signed(minutes))
            .unwrap_or(nominal)
    }
}

#[cfg(test)]
mod tests {
    use super::Lead;

    #[test]
    fn leads_are_nominal_days_and_exact_hours() {
        for (text, days, minutes) in [
            ("P7D", 7, 0),
            ("P2W", 14, 0),
            ("PT2H", 0, 120),
            ("PT90M", 0, 90),
            ("PT1H30M", 0, 90),
            ("P1DT12H", 1, 720),
            ("P0D", 0, 0),
        ] {
            assert_eq!(Lead::parse(text), Some(Lead { days, minutes }), "{text}");
        }
        for wrong in [
            "", "P", "PT", "7D", "-P1D", "P1H", "PT1D", "P99999D", "P1DT", "PTH", "P1W2D", "PT1H30", "P+1D",
            "PT-2H",
        ] {
            assert_eq!(Lead::parse(wrong), None, "{wrong}");
        }
    }
}
