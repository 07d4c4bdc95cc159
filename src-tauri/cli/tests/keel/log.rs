//! Noting contacts, taking steps back, looking whether all is whole.

use crate::common::{Home, archive, keel};
use evenkeel_core::domain::PersonState;
use evenkeel_core::example;

#[test]
fn a_contact_with_everything() {
    let home = Home::with_year("2026-10-08");
    let ran = home.run(&[
        "log",
        "contact",
        "--with",
        "mAyA",
        "--with",
        "Jonas",
        "--with",
        "maya",
        "--marks",
        "emotional,company",
        "--minutes",
        "30",
        "--at",
        "2026-10-08T09:05",
        "--channel",
        "call",
        "--direction",
        "both",
        "--note",
        "Two voices.",
        "--json",
    ]);
    let id = ran.json()["id"].clone();
    let all = home.export();
    let found = all["contacts"].as_array().unwrap().iter().find(|c| c["id"] == id).unwrap();
    let name =
        |n: &str| all["people"].as_array().unwrap().iter().find(|p| p["name"] == n).unwrap()["id"].clone();
    assert_eq!(found["people"], serde_json::json!([name("Maya"), name("Jonas")]));
    assert_eq!(found["marks"], serde_json::json!(["emotional", "company"]));
    for (key, value) in [
        ("start", "2026-10-08T09:05:00"),
        ("zone", "Europe/London"),
        ("channel", "call"),
        ("direction", "both"),
        ("note", "Two voices."),
    ] {
        assert_eq!(found[key], value, "{key}");
    }
    assert_eq!((found["minutes"].as_u64(), found["answered"].as_bool()), (Some(30), Some(true)));
    // keel never says that a day was used (A14).
    assert!(!all["days"]["used"].as_array().unwrap().iter().any(|d| d == "2026-10-08"));
}

#[test]
fn defaults_and_a_try() {
    let home = Home::new();
    let ran = home.run(&["log", "contact", "--tried"]).good();
    let all = home.export();
    let found = &all["contacts"][0];
    assert!(ran.out.contains(found["id"].as_str().unwrap()), "{ran:?}");
    assert_eq!(found["answered"], false);
    assert_eq!((&found["channel"], &found["direction"]), (&"in_person".into(), &"received".into()));
    assert!(found["minutes"].is_null());
    assert!(all["days"]["used"].as_array().unwrap().is_empty());
}

#[test]
fn names() {
    let today = crate::common::day("2026-10-08");
    let mut facts = example::year(1, today);
    facts.people[1].name = "Maya".into();
    let archived = facts.people.iter().position(|p| p.state == PersonState::Archived).unwrap();
    facts.people[archived].name = "Ines".into();
    let home = Home::new();
    home.import(&home.write("a.json", &archive(&facts).to_string())).good();
    let before = home.export();
    let log =
        |name: &str| home.run(&["log", "contact", "--with", name, "--at", "2026-10-08T09:00", "--json"]);
    assert_eq!(log("maya").problem(), "ambiguous");
    assert_eq!(log("Nobody").problem(), "not-found");
    assert_eq!(log("May").problem(), "not-found", "only whole names");
    assert_eq!(log("").problem(), "not-found");
    assert_eq!(home.export()["contacts"], before["contacts"]);
    log("ines").good();
    let told = home.run(&["log", "contact", "--with", "Quill"]);
    assert!(told.code == 1 && told.out.is_empty() && told.err.lines().count() >= 2, "with a hint: {told:?}");
    assert!(!told.err.contains("Quill"), "errors carry no names");
}

#[test]
fn wrong_use() {
    let home = Home::new();
    for wrong in [
        &["log", "contact", "--at", "2026-02-30T10:00"][..],
        &["log", "contact", "--at", "10:00"],
        &["log", "contact", "--marks", "gold"],
        &["log", "contact", "--minutes", "-5"],
        &["log", "contact", "--minutes", "10081"],
        &["log", "contact", "--channel", "owl"],
        &["log"],
        &["export"],
        &["export", "--format", "xml"],
        &["nonsense"],
        &[],
    ] {
        let ran = home.run(wrong);
        assert_eq!(ran.code, 2, "{wrong:?}: {ran:?}");
    }
    assert!(!home.data().exists());
}

#[test]
fn a_step_back_and_forth() {
    let home = Home::new();
    assert_eq!(home.run(&["undo", "--json"]).problem(), "nothing-to-undo");
    home.run(&["log", "contact", "--at", "2026-10-08T09:00"]).good();
    let noted = home.export()["contacts"].clone();
    assert_eq!(home.run(&["undo", "--json"]).json()["name"], "contact-add");
    assert_eq!(home.export()["contacts"].as_array().unwrap().len(), 0);
    home.run(&["redo"]).good();
    assert_eq!(home.export()["contacts"], noted);
    assert_eq!(home.run(&["redo", "--json"]).problem(), "nothing-to-redo");
}

#[test]
fn an_import_is_one_step() {
    let home = Home::with_year("2026-10-08");
    home.run(&["undo"]).good();
    assert_eq!(home.export()["contacts"].as_array().unwrap().len(), 0);
    home.run(&["redo"]).good();
    assert!(home.export()["contacts"].as_array().unwrap().len() > 100);
}

#[test]
fn the_check() {
    let home = Home::new();
    assert_eq!(home.run(&["check", "--json"]).problem(), "not-found", "there is nothing to look at yet");
    let home = Home::with_year("2026-10-08");
    let found = home.run(&["check", "--json"]).json();
    assert_eq!(found["ok"], true);
    assert!(found["counts"]["contact"].as_u64().unwrap() > 100);
    home.run(&["check"]).good();
    let file = home.data().join(evenkeel_core::store::FILE_NAME);
    for name in ["evenkeel.db-wal", "evenkeel.db-shm"] {
        drop(std::fs::remove_file(home.data().join(name)));
    }
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xa5);
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(home.run(&["check", "--json"]).problem(), "damaged-database");
}

#[test]
fn help_has_words_for_everything() {
    fn look(path: &[&str]) {
        let out = keel().args(path).arg("--help").output().unwrap();
        assert!(out.status.success());
        let text = String::from_utf8(out.stdout).unwrap();
        assert!(!text.contains("keel-"), "a key instead of its words: {text}");
        assert!(!text.to_lowercase().contains("example"), "hidden: {text}");
        for line in text.lines().filter(|l| l.trim_start().starts_with("--")) {
            let (_, words) = line.trim().split_once("  ").unwrap_or_default();
            assert!(!words.trim().is_empty(), "no words: {line}");
        }
    }
    look(&[]);
    for command in ["import", "export", "report", "agenda", "undo", "redo", "check"] {
        look(&[command]);
    }
    look(&["log"]);
    look(&["log", "contact"]);
}
