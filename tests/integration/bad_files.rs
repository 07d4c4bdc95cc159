//! A file the window is asked to bring in and that cannot be: the code, nothing changed, and nothing left waiting.

use crate::shell::Shell;
use serde_json::{Value, json};
use std::path::Path;

/// A record with one of each, written as the window writes it.
fn good(at: &Path) -> Value {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), at);
    let maya = shell.add_person("Maya");
    let mut contact = shell.get("quick_log", json!({}))["blank"].clone();
    contact["people"] = json!([maya["id"]]);
    shell.get("contact_save", json!({ "contact": contact, "newNames": ["Jonas"] }));
    let form = shell.get("visit_form", json!({ "id": null }));
    let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
    line["name"] = "Therapy".into();
    visit["line"] = line["id"].clone();
    shell.get("visit_save", json!({ "visit": visit, "newLine": line, "scope": "all" }));
    shell.get("archive_export", json!({}));
    serde_json::from_slice(&std::fs::read(at).unwrap()).unwrap()
}

/// Why the window cannot bring the file in: at once, or as the first problem of the dry run.
fn refused(shell: &Shell) -> Value {
    let before = (shell.facts(), shell.steps());
    shell.heard();
    let error = match shell.ask("archive_choose", json!({})) {
        Err(error) => {
            assert_eq!(shell.code("archive_apply", json!({})), "not-found", "nothing waits");
            error
        }
        Ok(run) => {
            let first = run["problems"][0].clone();
            assert_eq!(shell.ask("archive_apply", json!({})).unwrap_err(), first);
            first
        }
    };
    assert_eq!((shell.facts(), shell.steps()), before);
    assert!(shell.heard().is_empty(), "what was refused is not told");
    assert_eq!(error["message_key"], format!("error-{}", error["code"].as_str().unwrap()));
    for word in ["Maya", "Jonas", "Therapy"] {
        assert!(!error.to_string().contains(word), "an error says no names: {error}");
    }
    error
}

#[test]
fn each_kind_of_bad_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("archive.json");
    let good = good(&file);
    let shell = Shell::open(&dir.path().join("data"), &file);
    shell.add_person("Ada");

    type Change = fn(&mut Value);
    let changes: &[(&str, &str, Change)] = &[
        ("other-format", "", |a| a["format"] = json!("calendar")),
        ("newer-archive", "", |a| a["version"] = json!(2)),
        ("unknown-field", "contacts[0].mood", |a| a["contacts"][0]["mood"] = json!(1)),
        ("missing-field", "contacts[0].note", |a| {
            drop(a["contacts"][0].as_object_mut().unwrap().remove("note"));
        }),
        ("wrong-date", "contacts[0].start", |a| a["contacts"][0]["start"] = json!("2026-02-30T10:00:00")),
        ("unknown-zone", "visits[0].zone", |a| a["visits"][0]["zone"] = json!("Mars/Phobos")),
        ("missing-reference", "visits[0].line", |a| a["visits"][0]["line"] = a["people"][0]["id"].clone()),
        ("duplicate", "people[1].id", |a| a["people"][1]["id"] = a["people"][0]["id"].clone()),
        ("too-long", "people[0].name", |a| a["people"][0]["name"] = json!("n".repeat(10_000))),
        ("empty", "people[0].name", |a| a["people"][0]["name"] = json!(" \u{a0} ")),
        ("control-characters", "people[0].name", |a| a["people"][0]["name"] = json!("Ma\u{7}ya")),
        ("control-characters", "people[0].name", |a| a["people"][0]["name"] = json!("Ma\u{202e}ya")),
        ("control-characters", "contacts[0].note", |a| a["contacts"][0]["note"] = json!("a\u{0}b")),
    ];
    for (code, path, change) in changes {
        let mut bad = good.clone();
        change(&mut bad);
        std::fs::write(&file, bad.to_string()).unwrap();
        let error = refused(&shell);
        assert_eq!((&error["code"], error["args"]["path"].as_str().unwrap_or("")), (&json!(code), *path));
    }

    let whole = good.to_string();
    for (code, text) in [
        ("not-json", ""),
        ("not-json", "BEGIN:VCALENDAR"),
        ("not-json", &whole[..whole.len() / 2]),
        ("too-deep", &"[".repeat(65)),
        ("other-format", &format!("{}{}", "[".repeat(64), "]".repeat(64))),
    ] {
        std::fs::write(&file, text).unwrap();
        assert_eq!(refused(&shell)["code"], code);
    }
    // It takes no room on the disk, and is refused before a byte of it is read.
    std::fs::File::create(&file).unwrap().set_len(200 * 1024 * 1024).unwrap();
    assert_eq!(refused(&shell)["code"], "too-large");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(refused(&shell)["code"], "file");
}
