//! The model written down once more, as plainly as its formulas: every value from all facts, day by day, without a
//! thought for speed. The report must agree with it on any facts.

mod care;
mod lived;
mod people;
mod support;

use crate::balance::days::Calendar;
use crate::balance::report::report;
use crate::balance::testing::{TODAY, any_facts, at, day, zone};
use crate::balance::{contrasts, give, observed, quiet_card};
use crate::domain::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One day: paused, known, x, chosen.
type Lived = (Day, bool, bool, f64, bool);

/// The facts with what is needed again and again, worked out once.
struct Plain<'a> {
    facts: &'a Facts,
    today: Day,
    first: Option<Day>,
    table: Vec<Lived>,
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

    /// The last `n` finished days up to `last` that are not paused, none before the first; newest first.
    fn window(&self, n: usize, last: Day) -> Vec<Lived> {
        let in_it = self.table.iter().rev().filter(|(d, paused, ..)| {
            *d <= last && *d < self.today && self.first.is_some_and(|f| *d >= f) && !paused
        });
        in_it.take(n).copied().collect()
    }

    /// Known days and days of the window that ends with `last`.
    fn coverage(&self, last: Day) -> (usize, usize) {
        let days = self.window(28, last);
        (days.iter().filter(|(_, _, known, ..)| *known).count(), days.len())
    }

    /// Non-paused days after `d`, up to and with today.
    fn unpaused_after(&self, d: Day) -> u32 {
        self.table.iter().filter(|(e, paused, ..)| *e > d && !paused).count() as u32
    }

    fn on(&self, start: LocalTime) -> Day {
        day_of_entry(self.facts, start)
    }

    /// Answered contacts up to today.
    fn answered(&self) -> impl Iterator<Item = &'a Contact> {
        let there = |c: &&Contact| c.answered && self.on(c.start) <= self.today;
        self.facts.contacts.iter().filter(there).collect::<Vec<_>>().into_iter()
    }

    /// Kept visits up to today.
    fn kept(&self) -> impl Iterator<Item = &'a Visit> {
        let there = |v: &&Visit| kept(self.facts, v, self.today);
        self.facts.visits.iter().filter(there).collect::<Vec<_>>().into_iter()
    }

    fn report(&self) -> Value {
        let yesterday = self.today.plus(-1);
        let (known, active) = self.coverage(yesterday);
        let level = self.shown_level().map(|l| {
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
            "care_lines": self.care_lines(),
            "plane": self.plane(),
            "connection": self.connection(),
            "think_of": self.think_of(),
            "net": self.net(),
            "around": self.around(),
            "share": self.share(),
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_report_agrees_with_the_plain_formulas(facts in any_facts(), back in 0i64..70) {
        let today = day(TODAY - back);
        let plain = Plain::new(&facts, today).report();
        let ours = serde_json::to_value(report(&facts, today)).unwrap();
        if let Err(difference) = agree("", &ours, &plain) {
            prop_assert!(false, "{difference}");
        }
    }

    #[test]
    fn what_stands_beside_the_report_agrees_too(facts in any_facts(), back in 0i64..70) {
        let today = day(TODAY - back);
        let (plain, calendar) = (Plain::new(&facts, today), Calendar::new(&facts, today));
        // The rules give these notes no order.
        let mut notes: Vec<_> = observed(&calendar).iter().map(|o| json!(o).to_string()).collect();
        notes.sort();
        prop_assert_eq!(notes, plain.observed());
        for (ours, plain) in [
            (json!(give(&calendar)), plain.give()),
            (json!(contrasts(&calendar)), plain.contrasts()),
            (json!(quiet_card(&calendar)), plain.quiet_card()),
        ] {
            if let Err(difference) = agree("", &ours, &plain) {
                prop_assert!(false, "{difference}");
            }
        }
    }
}

/// The changes of clocks that generated entries lie near.
#[test]
fn clocks_change_on_the_days_that_are_generated() {
    use chrono::{LocalResult, TimeZone};
    let local = |name: &str, n, minutes| zone(name).0.from_local_datetime(&at(n, minutes).0);
    assert!(matches!(local("America/New_York", 62, 150), LocalResult::None));
    assert!(matches!(local("Africa/Casablanca", 41, 150), LocalResult::Ambiguous(..)));
}

/// Generated facts must reach what they are meant to test.
#[test]
fn generated_facts_reach_every_state() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..700 {
        let facts = any_facts().new_tree(&mut runner).unwrap().current();
        assert!(facts.problems(9).is_empty(), "{:?}", facts.problems(9));
        let calendar = Calendar::new(&facts, day(TODAY));
        let value = serde_json::to_value(report(&facts, day(TODAY))).unwrap();
        let mut see = |what: String| *seen.entry(what).or_default() += 1;
        let word = |value: &Value| value.as_str().unwrap_or("null").to_owned();
        for part in ["level", "gap"] {
            see(format!("{part} {}", word(&value[part]["state"])));
        }
        for line in value["care_lines"].as_array().unwrap() {
            see(format!("line {}", word(&line["state"])));
        }
        see(format!("plane {}", word(&value["plane"])));
        see(format!("connection {}", word(&value["connection"]["name"])));
        see(format!("contact {}", word(&value["connection"]["contact"])));
        see(format!("felt {}", word(&value["connection"]["felt"])));
        see(format!("think_of {}", value["think_of"].as_array().unwrap().len()));
        let around = |key: &str| value["around"][key].as_u64().unwrap();
        for key in ["before", "after"] {
            if around(key) > 0 {
                see(format!("around with {key}"));
            }
            if around("visits") > around(key) {
                see(format!("around without {key}"));
            }
        }
        see(format!("share {}", word(&value["share"]["side"])));
        see(format!("observed {}", observed(&calendar).len().min(1)));
        see(format!("card {}", quiet_card(&calendar)));
        for contrast in contrasts(&calendar).iter().filter(|c| c.enough) {
            see(format!("contrast {}", contrast.pair.as_str()));
        }
        for kind in value["net"].as_array().unwrap() {
            see(format!("two or more {}", kind["two_or_more"]));
        }
    }
    let wanted = [
        ("level", "null near quieter unset"),
        ("gap", "within longer unset"),
        ("line", "in_place a_while nothing_booked dates_only first_visit"),
        ("plane", "null both_in_place leaning_on_people leaning_on_care both_thin"),
        (
            "connection",
            "null in_touch still_missing quiet_fine quiet_missing quiet_by_choice chosen_grown_long",
        ),
        ("contact", "null ok low"),
        ("felt", "null ok low"),
        ("think_of", "0 1 2 3"),
        ("around with", "before after"),
        ("around without", "before after"),
        ("share", "null below inside above"),
        ("observed", "0 1"),
        ("card", "true false"),
        ("two or more", "true false"),
    ];
    for (part, words) in wanted {
        for word in words.split(' ') {
            let what = format!("{part} {word}");
            assert!(seen.get(&what).is_some_and(|n| *n >= 10), "{what}: {seen:#?}");
        }
    }
}
