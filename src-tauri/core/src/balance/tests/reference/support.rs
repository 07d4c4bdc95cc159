//! What stands beside the report: the card, the observed note, descriptions, contrasts (sections 5 to 8, A49, A51 to
//! A53).

use super::Plain;
use crate::domain::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn received(c: &Contact) -> bool {
    c.direction != Direction::Given
}

impl Plain<'_> {
    pub(super) fn quiet_card(&self) -> Value {
        let earlier = Plain::new(self.facts, self.today.plus(-14));
        json!([self.connection_name(), earlier.connection_name()] == [Some("quiet_missing"); 2])
    }

    /// Each note as text, sorted.
    pub(super) fn observed(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for mark in [Mark::Emotional, Mark::Practical] {
            let counted: Vec<_> = self
                .answered()
                .filter(|c| received(c) && c.marks.has(mark) && self.today.since(self.on(c.start)) < 90)
                .collect();
            for p in self.facts.people.iter().filter(|p| p.nature == Nature::Person) {
                let with = counted.iter().filter(|c| c.people.contains(&p.id)).count();
                if counted.len() >= 5 && 10 * with >= 7 * counted.len() {
                    let note = json!({"mark": mark, "person": p.id, "with": with, "of": counted.len()});
                    notes.push(note.to_string());
                }
            }
        }
        notes.sort();
        notes
    }

    pub(super) fn give(&self) -> Value {
        let days: Vec<Day> = self.window(28, self.today).into_iter().map(|(d, ..)| d).collect();
        let met: Vec<_> = self.answered().filter(|c| days.contains(&self.on(c.start))).collect();
        let count = |fits: &dyn Fn(&Contact) -> bool| {
            met.iter().filter(|c| fits(c)).map(|c| self.on(c.start)).collect::<BTreeSet<_>>().len()
        };
        let named = self.facts.people.iter().filter(|p| met.iter().any(|c| c.people.contains(&p.id)));
        let relations: BTreeSet<Relation> = named.filter_map(|p| p.relation).collect();
        json!({
            "given_days": count(&|c| c.direction != Direction::Received),
            "received_days": count(&received),
            "managed": self.facts.managed.iter().filter(|m| days.contains(&m.day)).count(),
            "help_days": count(&|c| received(c) && c.marks.practical),
            "relations": relations,
        })
    }

    fn checkin(&self, d: Day, item: Item) -> Option<u8> {
        let there = self.facts.checkins.iter().filter(|c| c.day <= self.today);
        there.filter(|c| c.day == d && c.item == item).map(|c| c.value).next()
    }

    pub(super) fn contrasts(&self) -> Value {
        let supported = |d: Day, mark: Mark| {
            self.answered().any(|c| self.on(c.start) == d && c.marks.has(mark) && received(c))
        };
        let mut all = Vec::new();
        for (pair, item, mark) in [
            ("connected_emotional", Item::Connected, Some(Mark::Emotional)),
            ("connected_company", Item::Connected, Some(Mark::Company)),
            ("manage_practical", Item::AbleToManage, Some(Mark::Practical)),
            ("hope_emotional", Item::Hope, Some(Mark::Emotional)),
            ("connected_quiet", Item::Connected, None),
        ] {
            let mut units = Vec::new();
            for (d, _, _, x, chosen) in self.table.iter().copied().filter(|(_, _, known, ..)| *known) {
                match (self.checkin(d, item), mark) {
                    (Some(value), Some(mark)) => units.push((d, value, supported(d, mark))),
                    (Some(value), None) if x == 0.0 => units.push((d, value, chosen)),
                    _ => {}
                }
            }
            all.push(self.contrast(pair, units));
        }
        let mut units = Vec::new();
        for visit in self.kept() {
            let d = self.on(visit.start);
            let value = self.checkin(d, Item::Hope).or_else(|| self.checkin(d.plus(1), Item::Hope));
            units.extend(value.map(|value| (d, value, self.after(visit))));
        }
        all.push(self.contrast("hope_after_visit", units));
        Value::Array(all)
    }

    fn contrast(&self, pair: &str, units: Vec<(Day, u8, bool)>) -> Value {
        let side = |with: bool| {
            let mut values: Vec<u8> = units.iter().filter(|u| u.2 == with).map(|u| u.1).collect();
            values.sort_unstable();
            let n = values.len();
            let median = (n > 0).then(|| f64::from(values[(n - 1) / 2] + values[n / 2]) / 2.0);
            let dots: Vec<_> = (0..5).map(|v| values.iter().filter(|x| **x == v).count()).collect();
            (n, json!({"units": n, "median": median, "dots": dots}))
        };
        let ((with_n, with), (without_n, without)) = (side(true), side(false));
        let (from, to) = (units.iter().map(|u| u.0).min(), units.iter().map(|u| u.0).max());
        let enough = with_n >= 10
            && without_n >= 10
            && from.zip(to).is_some_and(|(from, to)| {
                // K is that of finished days since the first, as in section 2.
                let all = self.window(usize::MAX, to);
                let between: Vec<_> = all.iter().filter(|(d, ..)| from <= *d).collect();
                let known = between.iter().filter(|(_, _, known, ..)| *known).count();
                to.since(from) >= 42 && !between.is_empty() && 10 * known >= 6 * between.len()
            });
        json!({"pair": pair, "with": with, "without": without, "enough": enough, "from": from, "to": to})
    }
}
