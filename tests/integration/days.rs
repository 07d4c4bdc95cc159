//! Facts about days, as the window notes them: quiet times, pauses, open days. The clock stands on Monday, 23 November
//! 2026; the app was used on that day only, so Saturday and Sunday are known and earlier days are open.

use crate::shell::Shell;
use serde_json::{Value, json};

fn shell() -> (tempfile::TempDir, Shell) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    shell.get("start", json!({}));
    (dir, shell)
}

/// Notes a contact at noon of a day, so that days from there on can be open.
fn noted(shell: &Shell, day: &str) {
    let mut contact = shell.get("quick_log", json!({}))["blank"].clone();
    contact["start"] = format!("{day}T12:00:00").into();
    shell.get("contact_save", json!({ "contact": contact, "newNames": ["Ada"] }));
}

fn open(shell: &Shell) -> Value {
    shell.get("today", json!({}))["open"].clone()
}

fn close(shell: &Shell, from: &str, to: &str, how: &str) -> Value {
    shell.get("days_close", json!({ "from": from, "to": to, "how": how }))
}

#[test]
fn open_days_are_closed_in_stretches() {
    let (_dir, shell) = shell();
    noted(&shell, "2026-11-16");
    // Monday to Friday; Saturday and Sunday are known by today's use.
    assert_eq!(open(&shell), json!([{ "from": "2026-11-16", "to": "2026-11-20", "days": 5 }]));
    close(&shell, "2026-11-18", "2026-11-18", "nothing_more");
    assert_eq!(
        open(&shell),
        json!([
            { "from": "2026-11-19", "to": "2026-11-20", "days": 2 },
            { "from": "2026-11-16", "to": "2026-11-17", "days": 2 }
        ])
    );
    close(&shell, "2026-11-19", "2026-11-20", "away");
    close(&shell, "2026-11-16", "2026-11-17", "unsure");
    assert_eq!(open(&shell), json!([]));
    assert_eq!(shell.steps(), ["days-unsure", "days-away", "days-close", "contact-add"]);

    let connection = shell.get("connection", json!({ "range": "four_weeks" }));
    assert_eq!(connection["coverage"], json!({ "known": 3, "active": 5 }), "two paused, two not sure");
    for _ in 0..3 {
        shell.get("undo", json!({}));
    }
    assert_eq!(open(&shell), json!([{ "from": "2026-11-16", "to": "2026-11-20", "days": 5 }]));
}

#[test]
fn a_day_that_was_not_sure_can_still_be_closed() {
    let (_dir, shell) = shell();
    noted(&shell, "2026-11-20");
    close(&shell, "2026-11-20", "2026-11-20", "unsure");
    close(&shell, "2026-11-20", "2026-11-20", "nothing_more");
    let connection = shell.get("connection", json!({ "range": "four_weeks" }));
    assert_eq!(connection["coverage"], json!({ "known": 3, "active": 3 }));
}

#[test]
fn leaving_open_days_hides_them_for_today_and_changes_no_fact() {
    let (dir, shell) = shell();
    noted(&shell, "2026-11-20");
    shell.get("days_leave", json!({}));
    assert_eq!(open(&shell), json!([]));
    assert_eq!(shell.steps(), ["contact-add"], "nothing to take back");
    assert_eq!(shell.get("connection", json!({ "range": "year" }))["open_days"], 1, "it is still not known");
    drop(shell);
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    assert_eq!(open(&shell), json!([]), "also after a restart");
}

#[test]
fn days_that_cannot_be_closed_are_refused() {
    let (_dir, shell) = shell();
    let before = shell.facts();
    for (from, to) in
        [("2026-11-22", "2026-11-23"), ("2026-11-20", "2026-11-19"), ("2020-01-01", "2026-11-01")]
    {
        let args = json!({ "from": from, "to": to, "how": "nothing_more" });
        assert_eq!(shell.code("days_close", args), "wrong-range");
    }
    assert_eq!(shell.facts(), before);
}

#[test]
fn quiet_days_get_their_name_in_one_step() {
    let (_dir, shell) = shell();
    noted(&shell, "2026-11-20");
    let page = shell.get("quiet_page", json!({ "to": null }));
    let days = page["days"].as_array().unwrap();
    assert_eq!((days.len(), &days[6]["day"], &days[6]["kind"]), (7, &json!("2026-11-23"), &json!("today")));
    assert_eq!((&days[3]["contact"], &days[3]["names"][0]["name"]), (&json!(true), &json!("Ada")));

    shell.heard();
    shell.get("quiet_save", json!({ "days": ["2026-11-21", "2026-11-22"], "choice": "chosen" }));
    assert_eq!(shell.heard(), [["quiet"]]);
    let kinds = |shell: &Shell| {
        let days = shell.get("quiet_page", json!({ "to": null }))["days"].clone();
        [5, 4].map(|i| (days[i]["kind"].clone(), days[i]["choice"].clone()))
    };
    let chosen = (json!("quiet_by_choice"), json!("chosen"));
    assert_eq!(kinds(&shell), [chosen.clone(), chosen.clone()]);
    // "Rather not say" takes it back, also where nothing was said.
    shell.get("quiet_save", json!({ "days": ["2026-11-22", "2026-11-19"], "choice": null }));
    assert_eq!(kinds(&shell), [(json!("quiet"), Value::Null), chosen]);
    assert_eq!(shell.steps(), ["quiet-clear", "quiet-set", "contact-add"]);
    let ahead = json!({ "days": ["2026-11-24"], "choice": "half" });
    assert_eq!(shell.code("quiet_save", ahead), "out-of-range");
    let page = shell.get("quiet_page", json!({ "to": "2026-11-16" }));
    assert_eq!(page["days"][0]["day"], "2026-11-10");
}

#[test]
fn a_pause_is_added_changed_ended_and_taken_back() {
    let (_dir, shell) = shell();
    let pause = json!({ "from": "2026-11-23", "to": null, "reason": "A hard stretch" });
    shell.get("pause_save", json!({ "old": null, "pause": pause }));
    let today = shell.get("today", json!({}));
    assert_eq!(
        (&today["pause"], &today["ask_pause"]),
        (&pause, &Value::Null),
        "not asked about on its first day"
    );
    assert_eq!(today["gauges"]["paused"], true);

    let longer = json!({ "from": "2026-11-20", "to": null, "reason": "" });
    shell.get("pause_save", json!({ "old": pause, "pause": longer }));
    assert_eq!(shell.get("today", json!({}))["ask_pause"], longer, "asked about once");
    shell.get("pause_asked", json!({ "pause": longer }));
    assert_eq!(shell.get("today", json!({}))["ask_pause"], Value::Null);

    let ended = json!({ "from": "2026-11-20", "to": "2026-11-22", "reason": "" });
    shell.get("pause_save", json!({ "old": longer, "pause": ended }));
    let page = shell.get("pause_page", json!({}));
    assert_eq!((&page["current"], &page["past"]), (&json!([]), &json!([ended])));
    shell.get("pause_delete", json!({ "pause": ended }));
    assert_eq!(shell.get("pause_page", json!({}))["past"], json!([]));
    assert_eq!(shell.steps(), ["pause-delete", "pause-edit", "pause-edit", "pause-add"]);
    shell.get("undo", json!({}));
    assert_eq!(shell.get("pause_page", json!({}))["past"], json!([ended]));

    let backwards = json!({ "from": "2026-11-20", "to": "2026-11-19", "reason": "" });
    assert_eq!(shell.code("pause_save", json!({ "old": null, "pause": backwards })), "wrong-range");
    assert_eq!(shell.code("pause_save", json!({ "old": longer, "pause": ended })), "not-found");
}

#[test]
fn having_no_next_visit_is_remembered_and_changes_no_fact() {
    let (dir, shell) = shell();
    assert_eq!(shell.get("today", json!({}))["ask_visit"], true);
    shell.get("visit_ask_leave", json!({}));
    assert!(shell.steps().is_empty(), "nothing to take back");
    drop(shell);
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    let today = shell.get("today", json!({}));
    assert_eq!((&today["ask_visit"], &today["next"]), (&json!(false), &Value::Null), "also after a restart");
}
