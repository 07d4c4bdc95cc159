//! The report's shape and its numbers (model.md, section 10).

use crate::balance::report::{report, rounded};
use crate::balance::testing::*;
use crate::domain::*;
use serde_json::{Value, json};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a05_every_key_is_written_in_its_order() {
    let (facts, today) = noted("1010100 1010100", Some(3.0), FinishedDays::Always);
    let value = serde_json::to_value(report(&facts, today)).unwrap();
    let expected = [
        "as_of",
        "coverage",
        "level",
        "gap",
        "days",
        "weeks",
        "care_lines",
        "plane",
        "connection",
        "think_of",
        "net",
        "around",
        "share",
    ];
    assert_eq!(keys(&value), expected);
    assert_eq!(keys(&value["coverage"]), ["known", "active", "share"]);
    assert_eq!(keys(&value["level"]), ["value", "days_per_week", "half_life_days", "match", "state"]);
    assert_eq!(keys(&value["gap"]), ["days", "limit", "state"]);
    assert_eq!(keys(&value["days"][0]), ["day", "kind", "x"]);
    let week = [
        "start",
        "partial",
        "known_days",
        "paused_days",
        "care",
        "emotional",
        "practical",
        "company",
        "people_any",
    ];
    assert_eq!(keys(&value["weeks"][0]), week);
    assert_eq!(keys(&value["weeks"][0]["care"]), ["days", "entries", "minutes", "without_minutes", "people"]);
}

#[test]
fn a20_before_anything_was_noted_there_are_facts_and_no_level() {
    let value = serde_json::to_value(report(&nothing(), day(3))).unwrap();
    assert_eq!(value["coverage"], json!({"known": 0, "active": 0, "share": null}));
    assert_eq!(value["level"], Value::Null);
    assert_eq!(value["gap"], json!({"days": null, "limit": null, "state": "unset"}));
    assert_eq!(value["weeks"].as_array().unwrap().len(), 12);
    assert!(value["days"].as_array().unwrap().iter().all(|d| d["kind"] == "unknown" && d["x"].is_null()));
}

#[test]
fn before_ten_known_days_there_is_no_level_but_the_facts_are_there() {
    let (facts, today) = noted("1010100 10", Some(3.0), FinishedDays::Always);
    let nine = report(&facts, today);
    assert_eq!((nine.level, nine.gap.days, nine.coverage.known), (None, Some(2), 9));
    assert_eq!(nine.weeks[10].people_any.days + nine.weeks[11].people_any.days, 4);
    assert!(report(&facts, today.plus(1)).level.is_some());
}

#[test]
fn a54_numbers_are_rounded_each_from_its_own() {
    let (facts, today) = noted("1010100 0000000", Some(3.0), FinishedDays::Always);
    let value = serde_json::to_value(report(&facts, today)).unwrap();
    let level = json!({
        "value": 0.1687, "days_per_week": 1.1807, "half_life_days": 14.0, "match": 0.3936, "state": "quieter"
    });
    assert_eq!(value["level"], level);
    assert_eq!(value["gap"], json!({"days": 10, "limit": 5, "state": "longer"}));
    assert_eq!(
        [0.0, 1.0, 0.00005, 0.000049, 2.0 / 3.0, 7.12345678].map(rounded),
        [0.0, 1.0, 0.0001, 0.0, 0.6667, 7.1235]
    );
}

#[test]
fn a55_days_are_the_28_that_end_yesterday() {
    let mut facts = nothing();
    facts.contacts = vec![contact(20), contact(30)];
    let report = report(&facts, day(30));
    assert_eq!(report.days.len(), 28);
    assert_eq!((report.days[0].day, report.days[27].day), (day(2), day(29)));
    assert_eq!((report.days[17].kind.as_str(), report.days[18].kind.as_str()), ("unknown", "connected"));
    assert_eq!((report.days[17].x, report.days[18].x, report.days[19].x), (None, Some(1.0), Some(0.0)));
}

#[test]
fn a56_dates_and_the_half_life_of_yesterday() {
    let (mut facts, today) = noted("1010100 1010100", Some(3.0), FinishedDays::Always);
    facts.settings.rhythm.push(rhythm(14, 7.0));
    let value = serde_json::to_value(report(&facts, today)).unwrap();
    assert_eq!(value["as_of"], "2026-01-19");
    assert_eq!(value["weeks"][11]["start"], "2026-01-19");
    assert_eq!(value["days"][27]["day"], "2026-01-18");
    assert_eq!(value["level"]["half_life_days"], 14.0);
    assert_eq!(value["coverage"], json!({"known": 14, "active": 14, "share": 1.0}));
    assert_eq!(value["gap"]["limit"], 2, "the gap has today's rhythm");
}

#[test]
fn entries_after_now_are_plans_and_never_counted() {
    let (mut facts, today) = noted("1010100 1010100", Some(3.0), FinishedDays::Always);
    let before = report(&facts, today);
    let later = |n| Contact { marks: marks(Mark::ALL), minutes: Some(60), ..contact(n) };
    facts.contacts.extend([later(15), later(20), later(400)]);
    facts.visits.push(Visit { also_company: true, ..visit(16, Some(Outcome::Kept)) });
    facts.quiet.push(quiet(15, QuietChoice::NotChosen));
    facts.days.used.push(day(15));
    assert_eq!(report(&facts, today), before);
}
