//! Backups, coming back from them, and what is left of a damaged record.

use crate::common::Home;
use serde_json::Value;
use std::path::PathBuf;

fn note(home: &Home, text: &str) {
    home.run(&["log", "contact", "--at", "2026-10-08T09:00", "--note", text]).good();
}

fn notes(home: &Home) -> Vec<String> {
    let all = home.export();
    let contacts = all["contacts"].as_array().unwrap();
    contacts.iter().map(|c| c["note"].as_str().unwrap().to_owned()).collect()
}

fn text(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

fn database(home: &Home) -> PathBuf {
    home.data().join(evenkeel_core::store::FILE_NAME)
}

#[test]
fn a_backup_in_its_place_in_another_and_under_a_name() {
    let home = Home::new();
    assert_eq!(home.run(&["backup", "--json"]).problem(), "not-found");
    assert!(home.run(&["backup", "--list"]).good().out.contains("no backups"));
    note(&home, "before");
    let made = home.run(&["backup", "--json"]).json();
    let list = home.run(&["backup", "--list", "--json"]).json();
    let name = list[0]["name"].as_str().unwrap();
    assert!(made["file"].as_str().unwrap().ends_with(&format!("{name}.db")));
    let (away, file) = (home.file("away"), home.file("mine.db"));
    let other = home.run(&["backup", "--to", text(&away), "--json"]).json();
    home.run(&["backup", "--out", text(&file)]).good();
    assert_eq!(
        home.run(&["backup", "--out", text(&file), "--json"]).problem(),
        "file",
        "nothing is replaced"
    );
    let wrong = home.file("mine.txt");
    assert_eq!(home.run(&["backup", "--out", text(&wrong), "--json"]).problem(), "wrong-value");
    assert_eq!(home.run(&["backup", "--to", "a", "--out", "b.db"]).code, 2);
    note(&home, "after");
    for backup in [name, text(&file), other["file"].as_str().unwrap()] {
        let seen = home.run(&["restore", backup, "--preview", "--json"]).json();
        assert_eq!((&seen["counts"]["contact"], &seen["latest"]), (&1.into(), &"2026-10-08".into()));
        assert_eq!(notes(&home).len(), 2, "a look changes nothing");
    }
    let done = home.run(&["restore", name, "--json"]).json();
    assert_eq!(done["counts"]["contact"], 1);
    assert_eq!(notes(&home), ["before"]);
    // What was there is a backup now, so the way back has a way back.
    let latest = home.run(&["backup", "--list", "--json"]).json();
    assert_eq!(latest.as_array().unwrap().len(), 2);
    home.run(&["restore", latest[0]["name"].as_str().unwrap()]).good();
    assert_eq!(notes(&home).len(), 2);
    home.run(&["restore", text(&file)]).good();
    assert_eq!(notes(&home), ["before"]);
    home.run(&["check"]).good();
    for none in ["nothing", "../data/evenkeel"] {
        assert_eq!(home.run(&["restore", none, "--json"]).problem(), "not-found");
    }
}

#[test]
fn an_import_makes_a_backup_first_where_there_is_something_to_lose() {
    let home = Home::with_year("2026-10-08");
    assert_eq!(home.run(&["backup", "--list", "--json"]).json().as_array().unwrap().len(), 0);
    home.import(&home.file("year.json")).good();
    assert_eq!(home.run(&["backup", "--list", "--json"]).json().as_array().unwrap().len(), 1);
    let bad = home.write("bad.json", "{");
    home.import(&bad).problem();
    assert_eq!(home.run(&["backup", "--list", "--json"]).json().as_array().unwrap().len(), 1);
}

#[test]
fn a_protected_backup_opens_with_what_was_valid_then_also_on_a_new_computer() {
    let home = Home::new();
    note(&home, "before");
    let (old, new) = (home.write("old", "old words"), home.write("new", "new words"));
    home.run(&["protect", "--passphrase-file", text(&old)]).good();
    let file = home.file("mine.db");
    home.run(&["backup", "--out", text(&file), "--passphrase-file", text(&old)]).good();
    home.run(&["unprotect", "--passphrase-file", text(&old)]).good();
    home.run(&["protect", "--passphrase-file", text(&new)]).good();
    let restore = ["restore", text(&file), "--json", "--passphrase-file", text(&new)];
    assert_eq!(home.run(&restore).problem(), "wrong-passphrase");
    let args = [&restore[..], &["--backup-passphrase-file", text(&old)]].concat();
    home.run(&args).json();
    // The record is protected as it was: with the new words.
    home.run(&["check", "--passphrase-file", text(&new)]).good();
    let other = Home::new();
    assert_eq!(other.run(&["restore", text(&file), "--json"]).problem(), "locked");
    other.run(&["restore", text(&file), "--json", "--passphrase-file", text(&old)]).json();
    assert_eq!(other.run(&["check", "--json"]).problem(), "locked", "not made plain by coming back");
    let found = other.run(&["check", "--json", "--passphrase-file", text(&old)]).json();
    assert_eq!(found["counts"]["contact"], 1);
    let names: Vec<String> = std::fs::read_dir(other.data())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!names.iter().any(|name| name.starts_with("damaged")), "{names:?}");
}

#[test]
fn f9_what_is_left_of_a_damaged_record_and_a_backup_in_its_place() {
    let home = Home::with_year("2026-10-08");
    let all = home.export();
    home.run(&["backup"]).good();
    let name = home.run(&["backup", "--list", "--json"]).json()[0]["name"].as_str().unwrap().to_owned();
    let whole = home.run(&["export", "--format", "json", "--salvage"]).good();
    assert!(whole.err.contains("Everything could be read"), "{}", whole.err);
    let mut bytes = std::fs::read(database(&home)).unwrap();
    let page = bytes.len() / 4096 / 2;
    bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
    std::fs::write(database(&home), &bytes).unwrap();
    let said = home.run(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("keel restore") && said.err.contains("--salvage"), "{}", said.err);
    let out = home.file("saved.json");
    home.run(&["export", "--format", "json", "--salvage", "--out", text(&out)]).good();
    let saved: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert!(!saved["people"].as_array().unwrap().is_empty());
    assert_eq!(std::fs::read(database(&home)).unwrap(), bytes, "the bad file is not touched");
    // The archive it gives can be brought in.
    let other = Home::new();
    other.import(&out).json();
    home.run(&["restore", &name]).good();
    let mut back = home.export();
    back["exported_at"] = all["exported_at"].clone();
    assert_eq!(back, all);
    home.run(&["check"]).good();
    let aside = std::fs::read_dir(home.data())
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with("damaged-"))
        .unwrap();
    assert_eq!(std::fs::read(aside.join("evenkeel.db")).unwrap(), bytes, "put aside, not overwritten");
}

#[test]
fn lost_steps_are_said_until_they_are_accepted() {
    let home = Home::new();
    note(&home, "before");
    let before = std::fs::read(database(&home)).unwrap();
    note(&home, "later");
    note(&home, "latest");
    std::fs::write(database(&home), before).unwrap();
    let said = home.run(&["check", "--json"]);
    assert!(said.out.contains("\"count\":\"2\""), "{}", said.out);
    assert_eq!(said.problem(), "lost-steps");
    assert_eq!(notes(&home), ["before"], "what is there can be used");
    assert_eq!(home.run(&["check", "--accept-lost", "--json"]).json()["steps_lost"], 2);
    assert_eq!(home.run(&["check", "--json"]).json()["steps_lost"], 0);
}
