//! Visits that repeat, as the window changes them: one date, this and following, or all.

use crate::shell::Shell;
use serde_json::{Value, json};

fn shell() -> (tempfile::TempDir, Shell) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    shell.get("start", json!({}));
    (dir, shell)
}

/// A series from the form: its first date is Tuesday the 10th, two weeks before the shell's clock.
fn series(shell: &Shell, rrule: &str) -> Value {
    let form = shell.get("visit_form", json!({ "id": null }));
    let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
    line["name"] = "Therapy".into();
    visit["line"] = line["id"].clone();
    visit["start"] = "2026-11-10T15:00:00".into();
    visit["zone"] = "Europe/London".into();
    visit["series"] = json!({ "rrule": rrule, "exdates": [], "rdates": [] });
    shell.get("visit_save", json!({ "visit": visit, "newLine": line, "scope": "one" }));
    visit
}

/// The starts of the days from the 1st of November to the end of the year, short.
fn dates(shell: &Shell) -> String {
    let mut all: Vec<Value> = Vec::new();
    for (from, to) in [("2026-11-01", "2026-11-30"), ("2026-12-01", "2026-12-31")] {
        all.extend(shell.get("calendar", json!({ "from": from, "to": to })).as_array().unwrap().clone());
    }
    let short = |v: &Value| v["start"].as_str().unwrap()[5..16].replace("T15:00", "");
    all.iter().map(short).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_date_of_a_series_gets_its_outcome_and_its_own_facts() {
    let (_dir, shell) = shell();
    let series = series(&shell, "FREQ=WEEKLY;COUNT=5");
    let id = &series["id"];
    assert_eq!(dates(&shell), "11-10 11-17 11-24 12-01 12-08");
    let care = shell.get("care", json!({}));
    assert_eq!(care["open"].as_array().unwrap().len(), 2, "two are over and not answered");
    assert_eq!(care["upcoming"][0]["occurrence"], "2026-11-24T15:00:00");

    shell.get("visit_outcome", json!({ "id": id, "occurrence": "2026-11-17T15:00:00", "outcome": "kept" }));
    let care = shell.get("care", json!({}));
    assert_eq!(care["lines"][0]["outcomes"]["kept"], 1);
    assert_eq!(care["past"][0]["occurrence"], Value::Null, "it has facts of its own now");
    assert_eq!(dates(&shell), "11-10 11-17 11-24 12-01 12-08", "and stands for its date");

    // What is written at the next date stays there.
    let mut next =
        shell.get("visit", json!({ "id": id, "occurrence": "2026-11-24T15:00:00" }))["visit"].clone();
    next["bring_up"] = json!([{ "text": "sleep", "done": false }]);
    shell.get("visit_save", json!({ "visit": next, "newLine": null, "scope": "one" }));
    let page = |at: &str| shell.get("visit", json!({ "id": id, "occurrence": at }));
    assert_eq!(page("2026-11-24T15:00:00")["visit"]["bring_up"][0]["text"], "sleep");
    assert_eq!(page("2026-12-01T15:00:00")["visit"]["bring_up"], json!([]));
    assert_eq!(page("2026-12-01T15:00:00")["left_over"], json!(["sleep"]), "it can be carried on");
    shell.get("undo", json!({}));
    assert_eq!(page("2026-11-24T15:00:00")["visit"]["bring_up"], json!([]));
    assert_eq!(
        shell.code("visit", json!({ "id": id, "occurrence": "2026-11-25T15:00:00" })),
        "not-found",
        "that is no date of it"
    );
}

#[test]
fn one_date_this_and_following_or_all() {
    let (_dir, shell) = shell();
    let id = series(&shell, "FREQ=WEEKLY;COUNT=5")["id"].clone();
    let before = dates(&shell);
    for (scope, after) in [
        ("one", "11-10 11-17 11-25T09:30 12-01 12-08"),
        ("following", "11-10 11-17 11-25T09:30 12-02T09:30 12-09T09:30"),
        ("all", "11-11T09:30 11-18T09:30 11-25T09:30 12-02T09:30 12-09T09:30"),
    ] {
        let form = shell.get("visit_form", json!({ "id": id, "occurrence": "2026-11-24T15:00:00" }));
        assert_eq!(form["visit"]["series"]["rrule"], "FREQ=WEEKLY;COUNT=5");
        let mut visit = form["visit"].clone();
        visit["start"] = "2026-11-25T09:30:00".into();
        shell.get("visit_save", json!({ "visit": visit, "newLine": null, "scope": scope }));
        assert_eq!(dates(&shell), after, "{scope}");
        shell.get("undo", json!({}));
        assert_eq!(dates(&shell), before, "one step");
    }
    for (scope, after) in [("one", "11-10 11-17 12-01 12-08"), ("following", "11-10 11-17"), ("all", "")] {
        let args = json!({ "id": id, "occurrence": "2026-11-24T15:00:00", "scope": scope });
        shell.get("visit_delete", args);
        assert_eq!(dates(&shell), after, "{scope}");
        shell.get("undo", json!({}));
        assert_eq!(dates(&shell), before, "one step");
    }
}

#[test]
fn a_visit_with_a_list_can_come_again_and_keeps_its_list() {
    let (_dir, shell) = shell();
    let form = shell.get("visit_form", json!({ "id": null }));
    let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
    line["name"] = "Therapy".into();
    visit["line"] = line["id"].clone();
    visit["start"] = "2026-11-24T15:00:00".into();
    visit["bring_up"] = json!([{ "text": "sleep", "done": false }]);
    shell.get("visit_save", json!({ "visit": visit, "newLine": line, "scope": "one" }));
    visit["series"] = json!({ "rrule": "FREQ=WEEKLY;COUNT=3", "exdates": [], "rdates": [] });
    shell.get("visit_save", json!({ "visit": visit, "newLine": null, "scope": "one" }));
    assert_eq!(dates(&shell), "11-24 12-01 12-08");
    let page = shell.get("visit", json!({ "id": visit["id"], "occurrence": null }));
    assert_eq!(page["visit"]["bring_up"][0]["text"], "sleep");
    assert_eq!(page["repeat"]["rrule"], "FREQ=WEEKLY;COUNT=3");
    shell.get("undo", json!({}));
    assert_eq!(dates(&shell), "11-24", "one step");
}

#[test]
fn a_rule_is_shown_before_it_is_kept_and_one_that_gives_nothing_is_refused() {
    let (_dir, shell) = shell();
    let preview = |rule: Value| {
        shell.get(
            "repeat_preview",
            json!({ "start": "2026-11-24T15:00:00", "zone": "Europe/London", "rule": rule }),
        )
    };
    let second_tuesdays = preview(json!({ "pattern": {
        "frequency": "monthly", "interval": 1, "weekdays": ["tuesday"], "ordinal": -1, "month_days": [],
        "count": 3, "until": null
    }}));
    assert_eq!(second_tuesdays["rrule"], "FREQ=MONTHLY;BYDAY=-1TU;COUNT=3");
    assert_eq!(
        second_tuesdays["next"],
        json!(["2026-11-24T15:00:00", "2026-12-29T15:00:00", "2027-01-26T15:00:00"])
    );
    for (rule, problem) in [
        ("FREQ=HOURLY", "too_dense"),
        ("FREQ=SECONDLY", "too_dense"),
        ("FREQ=DAILY;INTERVAL=0", "zero_interval"),
        ("FREQ=DAILY;INTERVAL=-1", "zero_interval"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "count_and_until"),
        ("FREQ=DAILY;UNTIL=20261101", "until_before_start"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no_dates"),
        ("every tuesday", "not_a_rule"),
    ] {
        assert_eq!(preview(json!({ "text": rule }))["problem"], problem, "{rule}");
        let form = shell.get("visit_form", json!({ "id": null }));
        let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
        line["name"] = "Therapy".into();
        visit["line"] = line["id"].clone();
        visit["start"] = "2026-11-24T15:00:00".into();
        visit["series"] = json!({ "rrule": rule, "exdates": [], "rdates": [] });
        let args = json!({ "visit": visit, "newLine": line, "scope": "one" });
        let refused = shell.ask("visit_save", args).unwrap_err();
        assert_eq!((&refused["code"], &refused["args"]["reason"]), (&json!("wrong-rule"), &json!(problem)));
    }
    assert!(shell.steps().is_empty());
    assert_eq!(shell.code("calendar", json!({ "from": "2026-01-01", "to": "2026-12-31" })), "wrong-range");
}

#[test]
fn the_reminders_of_a_line_hold_for_its_new_visits_and_for_those_that_had_them() {
    let (_dir, shell) = shell();
    let visit = series(&shell, "FREQ=WEEKLY");
    let line = shell.get("care", json!({}))["lines"][0].clone();
    assert_eq!(line["reminders"], json!(["P7D", "P1D", "PT2H"]));
    shell.get("care_line_save", json!({ "line": line["line"], "reminders": ["PT3H"] }));
    let of = |args: Value| shell.get("visit_form", args)["visit"]["reminders"].clone();
    assert_eq!(of(json!({ "id": visit["id"], "occurrence": "2026-11-24T15:00:00" })), json!(["PT3H"]));
    assert_eq!(of(json!({ "id": null })), json!(["PT3H"]));
    assert_eq!(shell.steps()[0], "care-line-edit", "one step");
    shell.get("undo", json!({}));
    assert_eq!(of(json!({ "id": null })), json!(["P7D", "P1D", "PT2H"]));
    assert_eq!(
        shell.code("care_line_save", json!({ "line": line["line"], "reminders": ["soon"] })),
        "wrong-value"
    );
}
