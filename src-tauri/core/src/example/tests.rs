use super::*;
use crate::domain::{Nature, Outcome};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn nothing_is_wrong_with_any_of_them() {
    for seed in [0, 1, 7, 42, u64::MAX] {
        for today in ["2026-10-08", "2026-03-01", "2024-02-29", "2026-11-23"] {
            let problems = year(seed, day(today)).problems(5);
            assert!(problems.is_empty(), "seed {seed}, {today}: {problems:?}");
        }
    }
    assert!(ten_years(3, day("2026-10-08")).problems(5).is_empty());
    let many = hundred_thousand(3, day("2026-10-08"));
    assert!(many.problems(5).is_empty());
    assert_eq!(many.contacts.len(), 100_000);
}

#[test]
fn the_same_seed_tells_the_same_year() {
    let today = day("2026-10-08");
    assert_eq!(year(5, today), year(5, today));
    assert_ne!(year(5, today).contacts, year(6, today).contacts);
}

#[test]
fn every_day_of_the_calendar_has_its_year() {
    let mut today = day("2025-12-30");
    for _ in 0..368 {
        today = today.plus(1);
        let facts = year(1, today);
        let count = |o| facts.visits.iter().filter(|v| v.outcome == Some(o)).count();
        for outcome in Outcome::ALL {
            assert!(count(*outcome) >= 1, "{today}: {outcome:?}");
        }
        assert!(count(Outcome::Kept) > 40, "{today}");
        assert_eq!(facts.pauses.iter().filter(|p| p.reason == "away").count(), 1, "{today}");
        assert!((170..360).contains(&facts.contacts.len()), "{today}: {}", facts.contacts.len());
        // Nothing is noted on or after today; plans are visits.
        assert!(facts.contacts.iter().all(|c| c.start.0.date() < today.0));
        assert!(facts.visits.iter().filter(|v| v.start.0.date() >= today.0).all(|v| v.outcome.is_none()));
    }
}

#[test]
fn today_looks_as_drawn() {
    let today = day("2026-10-08");
    let facts = year(1, today);
    let id = |name: &str| facts.people.iter().find(|p| p.name == name).unwrap().id;
    let ago = |name: &str| {
        let id = id(name);
        let met = facts.contacts.iter().filter(|c| c.answered && c.people.contains(&id));
        today.since(Day(met.map(|c| c.start.0.date()).max().unwrap()))
    };
    for (name, days) in [
        ("Maya", 3),
        ("Jonas", 6),
        ("Ines", 7),
        ("Priya", 5),
        ("Sana", 23),
        ("Tomasz", 10),
        ("Leo", 39),
        ("Mira", 14),
        ("Choir", 5),
    ] {
        assert_eq!(ago(name), days, "{name}");
    }
    let next = facts.visits.iter().find(|v| v.start.to_string() == "2026-10-08T15:00:00").unwrap();
    assert_eq!(next.before.as_ref().unwrap().person, Some(id("Ines")));
    assert_eq!(next.after.as_ref().unwrap().person, Some(id("Jonas")));
    assert_eq!(next.bring_up.len(), 3);
    let last_closed = facts.days.closed.iter().map(|r| r.to).max().unwrap();
    assert_eq!(today.since(last_closed), 3, "two days before today are open");
    assert!(facts.people.iter().any(|p| p.keep_distance) && facts.help_lines.len() == 2);
}

/// Every number in the example is one of those kept free for stories.
#[test]
fn nobody_can_be_rung_by_mistake() {
    let facts = year(1, day("2026-10-08"));
    let numbers = facts
        .people
        .iter()
        .flat_map(|p| &p.ways)
        .filter(|w| w.kind == crate::domain::WayKind::Phone)
        .map(|w| &w.value)
        .chain(facts.help_lines.iter().map(|h| &h.number));
    for n in numbers {
        assert!(n.starts_with("020 7946 0") || n.starts_with("07700 900"), "{n}");
    }
    assert!(facts.people.iter().filter(|p| p.nature == Nature::Professional).count() == 4);
}
