//! Reminders as the window sees them. What shows them is tested over a real bus in tests/reminders.

use crate::shell::Shell;
use serde_json::{Value, json};

fn shell() -> (tempfile::TempDir, Shell) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    shell.get("start", json!({}));
    (dir, shell)
}

/// A visit tomorrow at three, with its usual reminders.
fn visit(shell: &Shell) -> Value {
    let form = shell.get("visit_form", json!({ "id": null }));
    let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
    line["name"] = "Therapy".into();
    visit["line"] = line["id"].clone();
    visit["start"] = "2026-11-24T15:00:00".into();
    shell.get("visit_save", json!({ "visit": visit, "newLine": line, "scope": "one" }));
    visit
}

#[test]
fn nothing_is_said_but_a_time_until_the_person_says_otherwise() {
    let (_dir, shell) = shell();
    let page = shell.get("reminders", json!({}));
    let choices = json!({
        "privacy": "time", "quiet_from": null, "quiet_to": null, "people_at": null, "stays": null, "visits": true
    });
    assert_eq!((&page["choices"], &page["paused_today"]), (&choices, &json!(false)));

    let chosen = json!({
        "privacy": "all", "quiet_from": "22:00", "quiet_to": "07:00", "people_at": "10:00", "stays": true, "visits": false
    });
    shell.get("reminders_save", json!({ "choices": chosen }));
    assert_eq!(shell.get("reminders", json!({}))["choices"], chosen);
    shell.get("undo", json!({}));
    assert_eq!(shell.get("reminders", json!({}))["choices"], choices, "one step");

    for wrong in [
        json!({ "privacy": "all", "quiet_from": "22:00", "quiet_to": null, "people_at": null, "stays": null, "visits": true }),
        json!({ "privacy": "all", "quiet_from": "25:00", "quiet_to": "07:00", "people_at": null, "stays": null, "visits": true }),
    ] {
        assert_eq!(shell.code("reminders_save", json!({ "choices": wrong })), "wrong-value");
    }
    assert_eq!(shell.get("reminders", json!({}))["choices"], choices);
}

#[test]
fn a_pause_of_reminders_lasts_for_today() {
    let (_dir, shell) = shell();
    shell.get("reminders_pause", json!({ "paused": true }));
    assert_eq!(shell.get("reminders", json!({}))["paused_today"], true);
    shell.get("reminders_pause", json!({ "paused": false }));
    assert_eq!(shell.get("reminders", json!({}))["paused_today"], false);
    assert_eq!(shell.steps(), ["reminders-go-on", "reminders-pause"]);
}

#[test]
fn what_happened_names_nobody() {
    let (_dir, shell) = shell();
    let visit = visit(&shell);
    let log = shell.get("reminder_log", json!({}));
    let lines: Vec<_> =
        log.as_array().unwrap().iter().map(|l| (&l["lead"], &l["state"], &l["reason"])).collect();
    let of = |lead: &str| lines.iter().find(|l| l.0 == lead).unwrap();
    assert_eq!((of("P7D").1, of("P7D").2), (&json!("suppressed"), &json!("already_past")));
    assert_eq!((of("PT2H").1, of("PT2H").2), (&json!("planned"), &json!("planned")));
    let text = log.to_string();
    assert!(!text.contains("Therapy") && !text.contains(visit["id"].as_str().unwrap()));
    shell.get("reminder_log_clear", json!({}));
    assert_eq!(shell.get("reminder_log", json!({})), json!([]));
}

#[test]
fn a_reminder_that_is_not_there_cannot_be_put_off() {
    let (_dir, shell) = shell();
    let visit = visit(&shell);
    let key = json!({
        "visit": visit["id"], "occurrence": visit["start"], "start": visit["start"], "zone": visit["zone"],
        "lead": "PT2H"
    });
    assert_eq!(shell.code("reminder_snooze", json!({ "key": key, "how": "hour" })), "not-found");
    assert_eq!(shell.code("reminder_seen", json!({ "key": null })), "not-found");
    assert_eq!(shell.get("today", json!({}))["not_seen"], json!([]));
}
