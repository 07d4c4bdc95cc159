//! The two axes, somebody to think of, and the net (sections 3, 5 and 6, A31, A46 to A50).

use super::Plain;
use crate::domain::*;
use serde_json::{Value, json};

impl Plain<'_> {
    fn contact_axis(&self) -> Option<&'static str> {
        let days = self.window(14, self.today);
        let known: Vec<_> = days.iter().filter(|(_, _, known, ..)| *known).collect();
        if known.len() < 8 {
            return None;
        }
        let n: f64 = known.iter().map(|(.., x, _)| x).sum();
        let limit = self.rho(self.today.plus(-1)).map_or(2.0, |rho| 1.2 * rho);
        // Equal is ok; what is nearer than this is equal but for the error of binary fractions.
        Some(if 14.0 * n / (known.len() as f64) < limit - 1e-9 { "low" } else { "ok" })
    }

    fn felt_axis(&self) -> Option<&'static str> {
        let days = self.window(14, self.today);
        let mine = |c: &&Checkin| c.item == Item::Connected && days.iter().any(|(d, ..)| *d == c.day);
        let mut values: Vec<u8> = self.facts.checkins.iter().filter(mine).map(|c| c.value).collect();
        if values.len() < 2 {
            return None;
        }
        values.sort_unstable();
        let half = values.len() / 2;
        // Twice the median.
        let median = if values.len() % 2 == 1 { 2 * values[half] } else { values[half - 1] + values[half] };
        Some(if median < 2 * self.facts.settings.felt_mark { "low" } else { "ok" })
    }

    /// More than half of the known days without contact were chosen (A48).
    fn most_chosen(&self) -> bool {
        let days = self.window(14, self.today);
        let quiet: Vec<_> = days.iter().filter(|(_, _, known, x, _)| *known && *x == 0.0).collect();
        2 * quiet.iter().filter(|(.., chosen)| *chosen).count() > quiet.len()
    }

    pub(super) fn connection_name(&self) -> Option<&'static str> {
        Some(match (self.contact_axis()?, self.felt_axis()?) {
            ("ok", "ok") => "in_touch",
            ("ok", _) => "still_missing",
            (_, "ok") if self.most_chosen() => "quiet_by_choice",
            (_, "ok") => "quiet_fine",
            _ if self.most_chosen() => "chosen_grown_long",
            _ => "quiet_missing",
        })
    }

    pub(super) fn connection(&self) -> Value {
        json!({"contact": self.contact_axis(), "felt": self.felt_axis(), "name": self.connection_name()})
    }

    pub(super) fn think_of(&self) -> Value {
        let mut all = Vec::new();
        for p in &self.facts.people {
            let last = self.answered().filter(|c| c.people.contains(&p.id)).map(|c| self.on(c.start)).max();
            if let (Some(rhythm), Some(last)) = (p.rhythm_days, last)
                && p.state == PersonState::Active
                && !p.keep_distance
            {
                let days = self.unpaused_after(last);
                let ratio = f64::from(days) / f64::from(rhythm);
                if days >= rhythm {
                    all.push((ratio, days, p.id));
                }
            }
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        let shown = all.into_iter().take(3);
        shown.map(|(ratio, days, id)| json!({"person": id, "days": days, "ratio": ratio})).collect()
    }

    pub(super) fn net(&self) -> Value {
        let kinds = ["listen", "practical", "system", "company", "crisis", "after"];
        let row = |kind: &str| {
            let count = |level: OfferLevel| {
                let in_it = self.facts.people.iter().filter(|p| {
                    p.nature != Nature::Professional
                        && p.state == PersonState::Active
                        && !p.keep_distance
                        && p.offers.iter().any(|o| o.kind.as_str() == kind && o.level == level)
                });
                in_it.count()
            };
            let (could, said) = (count(OfferLevel::CouldAsk), count(OfferLevel::SaidYes));
            json!({"kind": kind, "could_ask": could, "said_yes": said, "two_or_more": could + said >= 2})
        };
        kinds.map(row).into_iter().collect()
    }
}
