//! Care lines, the plane, around care, and the share (section 4, A36 to A45).

use super::Plain;
use crate::domain::*;
use chrono::{DateTime, Duration, LocalResult, TimeZone, Utc};
use serde_json::{Value, json};

/// The instant of a wall time, found by trying minute by minute where the clocks go forward (A45).
pub(super) fn instant(start: LocalTime, zone: Zone) -> DateTime<Utc> {
    let minute = Duration::minutes(1);
    match zone.0.from_local_datetime(&start.0) {
        LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => t.with_timezone(&Utc),
        LocalResult::None => {
            let there = |wall| zone.0.from_local_datetime(&wall).earliest().is_some();
            let (mut before, mut after) = (start.0, start.0);
            while !there(before) {
                before -= minute;
            }
            while !there(after) {
                after += minute;
            }
            // The gap runs from the minute after `before` to `after`.
            let forward = start.0 + (after - before - minute);
            zone.0.from_local_datetime(&forward).earliest().unwrap().with_timezone(&Utc)
        }
    }
}

pub(super) fn end(start: LocalTime, zone: Zone, minutes: Option<u32>) -> DateTime<Utc> {
    instant(start, zone) + Duration::minutes(i64::from(minutes.unwrap_or(0)))
}

impl Plain<'_> {
    fn interval(&self, line: &CareLine) -> Option<u32> {
        let repeats = self.facts.visits.iter().any(|v| v.line == line.id && v.series.is_some());
        // Every generated series is weekly.
        line.interval_days.or(repeats.then_some(7))
    }

    fn last_kept(&self, line: &CareLine) -> Option<Day> {
        self.kept().filter(|v| v.line == line.id).map(|v| self.on(v.start)).max()
    }

    /// Dates of a series over the next half year, without those left out and those another visit stands for.
    fn dates(&self, visit: &Visit) -> Vec<LocalTime> {
        let Some(series) = &visit.series else { return Vec::new() };
        let by_rule = (0..60).map(|week| LocalTime(visit.start.0 + Duration::days(7 * week)));
        let all = by_rule.chain(series.rdates.iter().copied());
        let own = |date: &LocalTime| {
            self.facts
                .visits
                .iter()
                .filter_map(|v| v.of)
                .any(|of| of.visit == visit.id && of.occurrence == *date)
        };
        all.filter(|date| !series.exdates.contains(date) && !own(date)).collect()
    }

    fn next(&self, line: &CareLine) -> Option<Day> {
        let mut days = Vec::new();
        for visit in self.facts.visits.iter().filter(|v| v.line == line.id) {
            match visit.series {
                Some(_) => days.extend(self.dates(visit).into_iter().map(|date| self.on(date))),
                None if visit.outcome.is_none() => days.push(self.on(visit.start)),
                None => {}
            }
        }
        days.into_iter().filter(|d| *d >= self.today).min()
    }

    fn line_state(&self, line: &CareLine) -> &'static str {
        let next = self.next(line);
        let Some(interval) = self.interval(line).map(i64::from) else { return "dates_only" };
        let Some(last) = self.last_kept(line) else {
            return if next.is_some() { "first_visit" } else { "nothing_booked" };
        };
        let since = i64::from(self.unpaused_after(last));
        match next {
            Some(next) if next.since(self.today) <= interval => "in_place",
            _ if since <= interval => "in_place",
            Some(_) if since * 2 <= interval * 3 => "in_place",
            Some(_) => "a_while",
            None => "nothing_booked",
        }
    }

    fn active_lines(&self) -> Vec<&CareLine> {
        let mut lines: Vec<_> =
            self.facts.care_lines.iter().filter(|l| l.state == CareState::Active).collect();
        lines.sort_by_key(|l| l.id);
        lines
    }

    pub(super) fn care_lines(&self) -> Value {
        let gauge = |line: &CareLine| {
            let count = |outcome: Outcome| {
                let mine =
                    self.facts.visits.iter().filter(|v| v.line == line.id && v.outcome == Some(outcome));
                let back = mine.map(|v| self.today.since(self.on(v.start)));
                back.filter(|back| (0..56).contains(back)).count()
            };
            json!({
                "id": line.id,
                "state": self.line_state(line),
                "last_kept": self.last_kept(line),
                "next": self.next(line),
                "outcomes": {
                    "kept": count(Outcome::Kept),
                    "moved": count(Outcome::Moved),
                    "cancelled_by_me": count(Outcome::CancelledByMe),
                    "cancelled_by_them": count(Outcome::CancelledByThem),
                    "missed": count(Outcome::Missed),
                },
            })
        };
        self.active_lines().into_iter().map(gauge).collect()
    }

    pub(super) fn plane(&self) -> Option<&'static str> {
        let states: Vec<_> = self.active_lines().into_iter().map(|l| self.line_state(l)).collect();
        let with_say: Vec<_> =
            states.iter().filter(|s| **s != "dates_only" && **s != "first_visit").collect();
        self.shown_level()?;
        let people = match self.state() {
            "near" => true,
            "quieter" => false,
            _ => return None,
        };
        if with_say.is_empty() {
            return None;
        }
        Some(match (with_say.iter().all(|s| **s == "in_place"), people) {
            (true, true) => "both_in_place",
            (false, true) => "leaning_on_people",
            (true, false) => "leaning_on_care",
            (false, false) => "both_thin",
        })
    }

    /// Whether somebody was there after a kept visit (A44).
    pub(super) fn after(&self, visit: &Visit) -> bool {
        let from = end(visit.start, visit.zone, visit.minutes);
        let in_time = |start, zone| {
            let at = instant(start, zone);
            from <= at && at <= from + Duration::hours(24)
        };
        self.answered().any(|c| c.real != Some(Real::No) && in_time(c.start, c.zone))
            || self.kept().any(|v| v.also_company && v.id != visit.id && in_time(v.start, v.zone))
    }

    /// Whether somebody helped before it (A43).
    fn before(&self, visit: &Visit) -> bool {
        let to = instant(visit.start, visit.zone);
        let named = visit.before.as_ref().is_some_and(|plan| plan.person.is_some());
        named
            || self.answered().filter(|c| c.marks.practical).any(|c| {
                let at = end(c.start, c.zone, c.minutes);
                to - Duration::hours(24) <= at && at <= to
            })
    }

    pub(super) fn around(&self) -> Value {
        let visits: Vec<_> = self.kept().filter(|v| self.today.since(self.on(v.start)) < 56).collect();
        json!({
            "visits": visits.len(),
            "before": visits.iter().filter(|v| self.before(v)).count(),
            "after": visits.iter().filter(|v| self.after(v)).count(),
        })
    }

    pub(super) fn share(&self) -> Option<Value> {
        let band = self.facts.settings.share_band?;
        let days: Vec<Day> = self.window(28, self.today).into_iter().map(|(d, ..)| d).collect();
        let care = days.iter().filter(|d| self.kept().any(|v| self.on(v.start) == **d)).count();
        let people = days.iter().filter(|d| {
            self.answered().any(|c| self.on(c.start) == **d)
                || self.kept().any(|v| v.also_company && self.on(v.start) == **d)
        });
        let people = people.count();
        if care + people < 8 {
            return None;
        }
        let (p, all) = (care as f64, (care + people) as f64);
        let side = if (p + 1.0) / all < band.low {
            "below"
        } else if (p - 1.0) / all > band.high {
            "above"
        } else {
            "inside"
        };
        Some(json!({"value": p / all, "care_days": care, "people_days": people, "side": side}))
    }
}
