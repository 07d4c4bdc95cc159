//! Dates of care.

use crate::common::Home;
use serde_json::Value;

fn starts(dates: &Value) -> Vec<&str> {
    dates.as_array().unwrap().iter().map(|d| d["start"].as_str().unwrap()).collect()
}

#[test]
fn dates_in_a_span() {
    let home = Home::with_year("2026-10-08");
    let dates = home.run(&["agenda", "--from", "2026-10-08", "--to", "2026-10-29", "--json"]).json();
    assert_eq!(
        starts(&dates),
        [
            "2026-10-08T15:00:00",
            "2026-10-12T10:30:00",
            "2026-10-15T15:00:00",
            "2026-10-22T15:00:00",
            "2026-10-26T10:30:00",
            "2026-10-29T15:00:00",
        ]
    );
    let keys: Vec<_> = dates[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["visit", "line", "start", "zone", "instant", "outcome"]);
    assert_eq!(dates[0]["instant"], "2026-10-08T14:00:00Z");
    assert_eq!(dates[5]["instant"], "2026-10-29T15:00:00Z", "winter time");
    assert_eq!(dates[1]["visit"], dates[4]["visit"], "dates of one series carry its id");
    assert!(dates[0]["outcome"].is_null());
    let past = home.run(&["agenda", "--from", "2026-10-01", "--to", "2026-10-01", "--json"]).json();
    assert_eq!(past[0]["outcome"], "kept");
}

#[test]
fn words_for_a_person() {
    let home = Home::with_year("2026-10-08");
    let ran = home.run(&["agenda", "--from", "2026-10-01", "--to", "2026-10-08"]).good();
    assert_eq!(ran.out, "2026-10-01 15:00  Therapy  kept\n2026-10-08 15:00  Therapy\n");
    let none = home.run(&["agenda", "--from", "2030-01-01", "--to", "2030-01-02"]).good();
    assert!(none.out.contains("No dates"), "{none:?}");
}

#[test]
fn wrong_days_are_wrong_use() {
    let home = Home::new();
    for (from, to) in
        [("2026-02-30", "2026-03-01"), ("yesterday", "2026-03-01"), ("2026-03-02", "2026-03-01")]
    {
        assert_eq!(home.run(&["agenda", "--from", from, "--to", to, "--json"]).code, 2, "{from} {to}");
    }
    assert_eq!(home.run(&["report", "--as-of", "2026-13-01"]).code, 2);
    assert!(!home.data().exists(), "a question makes no folder");
}
