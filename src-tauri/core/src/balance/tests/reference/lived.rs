//! Level, state, gap, days and weeks (sections 2 to 4).

use super::{Plain, day_of_entry, kept, known, paused};
use crate::domain::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Plain<'_> {
    pub(super) fn half_life(rho: Option<f64>) -> f64 {
        rho.map_or(14.0, |r| f64::clamp(14.0 * f64::sqrt(3.0 / r), 10.0, 28.0))
    }

    pub(super) fn level(&self, d: Day) -> Option<f64> {
        let q = f64::powf(2.0, -1.0 / Self::half_life(self.rho(d)));
        let frozen = |x: f64, chosen: bool| self.facts.settings.chosen_quiet_freezes && chosen && x == 0.0;
        let (mut above, mut below) = (0.0, 0.0);
        for (i, (at, _, known, x, chosen)) in self.table.iter().enumerate() {
            if *at <= d && *known && !frozen(*x, *chosen) {
                let later = self.table[i + 1..].iter().take_while(|(e, ..)| *e <= d);
                let k = later.filter(|(_, paused, _, x, chosen)| !paused && !frozen(*x, *chosen)).count();
                above += q.powf(k as f64) * x;
                below += q.powf(k as f64);
            }
        }
        (below > 0.0).then(|| above / below)
    }

    /// L of yesterday if there is enough to show it.
    pub(super) fn shown_level(&self) -> Option<f64> {
        let yesterday = self.today.plus(-1);
        let (known, active) = self.coverage(yesterday);
        self.level(yesterday).filter(|_| known >= 10 && known * 10 >= active * 6)
    }

    pub(super) fn state(&self) -> &'static str {
        let mut state = "unset";
        for (d, ..) in self.table.iter().filter(|(d, ..)| *d < self.today) {
            let (known, active) = self.coverage(*d);
            let enough = known >= 10 && known * 10 >= active * 6;
            state = match (state, self.rho(*d), self.level(*d)) {
                (_, None, _) | (_, _, None) => "unset",
                ("unset", ..) if !enough => "unset",
                ("unset", Some(r), Some(l)) if 7.0 * l / r >= 0.5 => "near",
                ("unset", ..) => "quieter",
                ("near", Some(r), Some(l)) if 7.0 * l / r < 0.4 => "quieter",
                ("quieter", Some(r), Some(l)) if 7.0 * l / r >= 0.6 => "near",
                (state, ..) => state,
            };
        }
        state
    }

    pub(super) fn gap(&self) -> Value {
        let last = self.table.iter().rposition(|(.., x, _)| *x >= 0.5);
        let days = last.map(|i| self.table[i + 1..].iter().filter(|(_, paused, ..)| !paused).count() as u32);
        let limit = self.facts.settings.comfortable_gap_days.or_else(|| {
            let rho = self.rho(self.today)?;
            // The least whole n with n·ρ ≥ 14; the leeway is far above the error of one product.
            (1..=28).find(|n| f64::from(*n) * rho >= 14.0 - 1e-9)
        });
        let state = match (days, limit) {
            (Some(days), Some(limit)) => {
                if days <= limit {
                    "within"
                } else {
                    "longer"
                }
            }
            _ => "unset",
        };
        json!({"days": days, "limit": limit, "state": state})
    }

    pub(super) fn kind(&self, d: Day) -> Value {
        let (_, paused, known, x, _) = *self.table.iter().find(|(e, ..)| *e == d).unwrap();
        let choice = self.facts.quiet.iter().find(|q| q.day == d).map(|q| q.choice);
        let kind = match choice {
            _ if paused => "paused",
            _ if !known => "unknown",
            _ if x >= 0.5 => "connected",
            Some(QuietChoice::Chosen) => "quiet_by_choice",
            Some(QuietChoice::NotChosen) => "quiet_not_chosen",
            Some(QuietChoice::Half) | None => "quiet",
        };
        json!({"day": d, "kind": kind, "x": known.then_some(x)})
    }

    pub(super) fn week(&self, start: Day) -> Value {
        let f = self.facts;
        let week: Vec<Day> = (0..7).map(|i| start.plus(i)).filter(|d| *d <= self.today).collect();
        let finished = |d: &&Day| **d < self.today;
        let visits: Vec<&Visit> = f.visits.iter().filter(|v| kept(f, v, self.today)).collect();
        let named = |v: &Visit| {
            let line = f.care_lines.iter().find(|l| l.id == v.line);
            line.and_then(|l| l.professional).into_iter().collect::<Vec<Id>>()
        };
        let care = visits.iter().map(|v| (day_of_entry(f, v.start), v.minutes, named(v))).collect();
        let groups: Vec<_> = visits.iter().filter(|v| v.also_company).collect();
        let groups: Vec<_> = groups.iter().map(|v| (day_of_entry(f, v.start), v.minutes, vec![])).collect();
        let contacts = |mark: Option<Mark>| -> Vec<(Day, Option<u32>, Vec<Id>)> {
            let counted = f.contacts.iter().filter(|c| c.answered && mark.is_none_or(|m| c.marks.has(m)));
            counted.map(|c| (day_of_entry(f, c.start), c.minutes, c.people.clone())).collect()
        };
        let tally = |entries: Vec<(Day, Option<u32>, Vec<Id>)>| {
            let mine: Vec<_> = entries.into_iter().filter(|(d, ..)| week.contains(d)).collect();
            json!({
                "days": mine.iter().map(|(d, ..)| *d).collect::<BTreeSet<_>>().len(),
                "entries": mine.len(),
                "minutes": mine.iter().filter_map(|(_, m, _)| *m).sum::<u32>(),
                "without_minutes": mine.iter().filter(|(_, m, _)| m.is_none()).count(),
                "people": mine.iter().flat_map(|(_, _, ids)| ids).collect::<BTreeSet<_>>().len(),
            })
        };
        json!({
            "start": start,
            "partial": start <= self.today && self.today <= start.plus(6),
            "known_days": week.iter().filter(|d| known(f, **d, self.today, self.first)).count(),
            "paused_days": week.iter().filter(finished).filter(|d| paused(f, **d)).count(),
            "care": tally(care),
            "emotional": tally(contacts(Some(Mark::Emotional))),
            "practical": tally(contacts(Some(Mark::Practical))),
            "company": tally([contacts(Some(Mark::Company)), groups.clone()].concat()),
            "people_any": tally([contacts(None), groups].concat()),
        })
    }
}
