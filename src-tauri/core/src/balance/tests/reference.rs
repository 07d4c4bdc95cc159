//! The model written down once more, as plainly as its formulas: every value from all facts, day by day, without a
//! thought for speed. The report must agree with it on any facts.

use crate::balance::report::report;
use crate::balance::testing::{TODAY, any_facts, day};
use crate::domain::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The facts with what is needed again and again, worked out once: day numbers run from `from` to `today`.
struct Plain<'a> {
    facts: &'a Facts,
    today: Day,
    first: Option<Day>,
    /// For each day: paused, known, x, chosen.
    table: Vec<(Day, bool, bool, f64, bool)>,
}

fn day_of_entry(facts: &Facts, start: LocalTime) -> Day {
    let date = Day(start.0.date());
    if start.0.time() < facts.settings.day_start.0 { date.plus(-1) } else { date }
}

fn kept(facts: &Facts, visit: &Visit, today: Day) -> bool {
    visit.outcome == Some(Outcome::Kept)
        && visit.series.is_none()
        && day_of_entry(facts, visit.start) <= today
}

fn paused(facts: &Facts, day: Day) -> bool {
    facts.pauses.iter().any(|p| p.from <= day && p.to.is_none_or(|to| day <= to))
}

fn first_day(facts: &Facts, today: Day) -> Option<Day> {
    let mut days: Vec<Day> = Vec::new();
    days.extend(facts.contacts.iter().map(|c| day_of_entry(facts, c.start)));
    let groups = facts.visits.iter().filter(|v| v.also_company && kept(facts, v, today));
    days.extend(groups.map(|v| day_of_entry(facts, v.start)));
    days.extend(facts.quiet.iter().map(|q| q.day));
    for range in &facts.days.closed {
        let mut d = range.from;
        while d <= range.to {
            days.push(d);
            d = d.plus(1);
        }
    }
    days.extend(&facts.days.unsure);
    days.extend(&facts.days.used);
    days.extend(facts.checkins.iter().map(|c| c.day));
    days.into_iter().filter(|d| *d <= today).min()
}

fn known(facts: &Facts, day: Day, today: Day, first: Option<Day>) -> bool {
    let used = |d: Day| d <= today && facts.days.used.contains(&d);
    if day >= today || first.is_none_or(|f| day < f) || paused(facts, day) || facts.days.unsure.contains(&day)
    {
        return false;
    }
    facts.days.closed.iter().any(|r| r.from <= day && day <= r.to)
        || match facts.settings.finished_days {
            FinishedDays::Always => true,
            FinishedDays::WhenUsed => used(day) || used(day.plus(1)) || used(day.plus(2)),
            FinishedDays::OnlyClosed => false,
        }
}

fn x(facts: &Facts, day: Day, today: Day) -> f64 {
    let contacts = facts.contacts.iter().filter(|c| c.answered && day_of_entry(facts, c.start) == day);
    let of_contacts: f64 = contacts
        .map(|c| match c.real {
            Some(Real::No) => 0.0,
            Some(Real::Little) => 0.5,
            Some(Real::Yes) | None => 1.0,
        })
        .sum();
    let groups = facts.visits.iter().filter(|v| v.also_company && kept(facts, v, today));
    (of_contacts + groups.filter(|v| day_of_entry(facts, v.start) == day).count() as f64).min(1.0)
}

impl<'a> Plain<'a> {
    fn new(facts: &'a Facts, today: Day) -> Self {
        let first = first_day(facts, today);
        let mut table = Vec::new();
        let mut d = day(-130);
        while d <= today {
            let chosen = facts.quiet.iter().any(|q| q.day == d && q.choice == QuietChoice::Chosen);
            table.push((d, paused(facts, d), known(facts, d, today, first), x(facts, d, today), chosen));
            d = d.plus(1);
        }
        Self { facts, today, first, table }
    }

    fn rho(&self, day: Day) -> Option<f64> {
        let held = self.facts.settings.rhythm.iter().filter(|r| r.from <= day);
        held.max_by_key(|r| r.from)?.days_per_week
    }

    /// Known days and days of the window that ends with `last`.
    fn window(&self, last: Day) -> (usize, usize) {
        let in_it = self.table.iter().rev().filter(|(d, paused, ..)| {
            *d <= last && *d < self.today && self.first.is_some_and(|f| *d >= f) && !paused
        });
        let days: Vec<_> = in_it.take(28).collect();
        (days.iter().filter(|(_, _, known, ..)| *known).count(), days.len())
    }

    fn half_life(rho: Option<f64>) -> f64 {
        rho.map_or(14.0, |r| f64::clamp(14.0 * f64::sqrt(3.0 / r), 10.0, 28.0))
    }

    fn level(&self, d: Day) -> Option<f64> {
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

    fn state(&self) -> &'static str {
        let mut state = "unset";
        for (d, ..) in self.table.iter().filter(|(d, ..)| *d < self.today) {
            let (known, active) = self.window(*d);
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

    fn gap(&self) -> Value {
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

    fn kind(&self, d: Day) -> Value {
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

    fn week(&self, start: Day) -> Value {
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

    fn report(&self) -> Value {
        let yesterday = self.today.plus(-1);
        let (known, active) = self.window(yesterday);
        let enough = known >= 10 && known * 10 >= active * 6;
        let level = self.level(yesterday).filter(|_| enough).map(|l| {
            let rho = self.rho(yesterday);
            json!({
                "value": l,
                "days_per_week": 7.0 * l,
                "half_life_days": Self::half_life(rho),
                "match": rho.map(|r| 7.0 * l / r),
                "state": self.state(),
            })
        });
        let first_of_week = match self.facts.settings.week_start {
            WeekStart::Monday => "Mon",
            WeekStart::Sunday => "Sun",
            WeekStart::Saturday => "Sat",
        };
        let mut running = self.today;
        while running.0.format("%a").to_string() != first_of_week {
            running = running.plus(-1);
        }
        json!({
            "as_of": self.today,
            "coverage": {
                "known": known,
                "active": active,
                "share": (active > 0).then(|| known as f64 / active as f64),
            },
            "level": level,
            "gap": self.gap(),
            "days": (1..=28).rev().map(|n| self.kind(self.today.plus(-n))).collect::<Vec<_>>(),
            "weeks": (0..12).rev().map(|n| self.week(running.plus(-7 * n))).collect::<Vec<_>>(),
        })
    }
}

/// Whether two values agree as readers compare them (A54): numbers within 0.00015, keys in the same order.
fn agree(path: &str, ours: &Value, theirs: &Value) -> Result<(), String> {
    let differ = || Err(format!("{path}: {ours} is not {theirs}"));
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => {
            let close = (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() <= 0.00015;
            if close { Ok(()) } else { differ() }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            (0..a.len()).try_for_each(|i| agree(&format!("{path}[{i}]"), &a[i], &b[i]))
        }
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().try_for_each(|(key, value)| agree(&format!("{path}.{key}"), value, &b[key]))
        }
        _ if ours == theirs => Ok(()),
        _ => differ(),
    }
}

/// The report without the parts this reference does not work out.
fn ours(facts: &Facts, today: Day) -> Value {
    let mut value = serde_json::to_value(report(facts, today)).unwrap();
    let parts = ["as_of", "coverage", "level", "gap", "days", "weeks"];
    value.as_object_mut().unwrap().retain(|key, _| parts.contains(&key.as_str()));
    value
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_report_agrees_with_the_plain_formulas(facts in any_facts(), back in 0i64..70) {
        let today = day(TODAY - back);
        let plain = Plain::new(&facts, today).report();
        if let Err(difference) = agree("", &ours(&facts, today), &plain) {
            prop_assert!(false, "{difference}");
        }
    }
}

/// Generated facts must reach what they are meant to test.
#[test]
fn generated_facts_show_levels_of_every_state() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: std::collections::BTreeMap<String, u32> = Default::default();
    for _ in 0..300 {
        let facts = any_facts().new_tree(&mut runner).unwrap().current();
        assert!(facts.problems(9).is_empty(), "{:?}", facts.problems(9));
        let value = ours(&facts, day(TODAY));
        *seen.entry(format!("level {}", value["level"]["state"])).or_default() += 1;
        *seen.entry(format!("gap {}", value["gap"]["state"])).or_default() += 1;
    }
    let level = ["null", "near", "quieter", "unset"].map(|word| ("level", word));
    for (part, word) in level.into_iter().chain(["within", "longer", "unset"].map(|word| ("gap", word))) {
        let word = if word == "null" { format!("{part} null") } else { format!("{part} \"{word}\"") };
        assert!(seen.get(&word).is_some_and(|n| *n >= 10), "{word}: {seen:?}");
    }
}
