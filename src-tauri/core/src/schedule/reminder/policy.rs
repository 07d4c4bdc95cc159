//! What the person chose about reminders: quiet hours and a pause of reminders.

use crate::domain::{LocalTime, Zone};
use chrono::{DateTime, NaiveTime, Utc};

/// Hours in which lead reminders wait (R17), by the wall clock where the person is. `from` equal to `to` is no hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// When they begin.
    pub from: NaiveTime,
    /// When they end; earlier than `from` means the next morning.
    pub to: NaiveTime,
}

/// What holds at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Off by default.
    pub quiet_hours: Option<QuietHours>,
    /// Reminders are paused until then.
    pub paused_until: Option<DateTime<Utc>>,
    /// Whether there is somebody to think of.
    pub somebody: bool,
    /// Where the person is, for quiet hours.
    pub zone: Zone,
}

impl Policy {
    /// The end of the quiet hours that hold at `now`; none if none do.
    pub fn quiet_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let QuietHours { from, to } = self.quiet_hours?;
        let local = now.with_timezone(&self.zone.0).naive_local();
        let (date, time) = (local.date(), local.time());
        let end = if from < to {
            (from <= time && time < to).then(|| date.and_time(to))
        } else if from > to && time >= from {
            date.succ_opt().map(|next| next.and_time(to))
        } else {
            (from > to && time < to).then(|| date.and_time(to))
        };
        // A clock change may put the end before now; then they are over.
        end.map(|end| LocalTime(end).instant(self.zone)).filter(|end| *end > now)
    }

    /// Whether reminders are paused at `at`.
    pub fn paused(&self, at: DateTime<Utc>) -> bool {
        self.paused_until.is_some_and(|until| at < until)
    }
}
