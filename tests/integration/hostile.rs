//! What the window must not be able to do to the record: unknown fields, wrong types and hostile texts.

use crate::shell::Shell;
use serde_json::{Value, json};

fn shell() -> (tempfile::TempDir, Shell) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    (dir, shell)
}

/// Calls every command that takes something with something else.
#[test]
fn wrong_types_are_refused_and_change_nothing() {
    let (_dir, shell) = shell();
    shell.add_person("Maya");
    let before = (shell.facts(), shell.steps());
    let arguments: &[(&str, &[&str])] = &[
        ("care_line_save", &["line", "reminders"]),
        ("connection", &["range"]),
        ("contact", &["id"]),
        ("contact_delete", &["id"]),
        ("contact_save", &["contact", "newNames"]),
        ("entries", &["from", "to"]),
        ("look_save", &["look"]),
        ("person", &["id"]),
        ("person_blank", &["nature"]),
        ("person_save", &["person"]),
        ("person_state", &["id", "state"]),
        ("redo_step", &["seq"]),
        ("settings_save", &["settings"]),
        ("steps", &["limit"]),
        ("undo_step", &["seq"]),
        ("calendar", &["from", "to"]),
        ("repeat_preview", &["start", "zone", "rule"]),
        ("visit", &["id", "occurrence"]),
        ("visit_delete", &["id", "occurrence", "scope"]),
        ("visit_outcome", &["id", "occurrence", "outcome"]),
        ("visit_save", &["visit", "newLine", "scope"]),
    ];
    let wrong = [
        json!(true),
        json!(-1),
        json!(1.5),
        json!("' OR 1=1; DROP TABLE person; --"),
        json!("../../etc/passwd"),
        json!(["x"]),
        json!({ "__proto__": { "x": 1 } }),
    ];
    for (command, names) in arguments {
        assert!(shell.ask(command, json!({})).is_err(), "{command} without anything");
        for value in &wrong {
            let args: Value = names.iter().map(|n| ((*n).to_owned(), value.clone())).collect();
            assert!(shell.ask(command, args).is_err(), "{command} with {value}");
        }
    }
    for value in [json!("x"), json!(true), json!(-1), json!(8), json!([])] {
        assert!(
            shell.ask("rhythm_save", json!({ "daysPerWeek": value })).is_err(),
            "rhythm_save with {value}"
        );
    }
    assert_eq!((shell.facts(), shell.steps()), before);
}

#[test]
fn unknown_and_missing_fields_are_refused() {
    let (_dir, shell) = shell();
    let person = shell.add_person("Maya");
    let contact = shell.get("quick_log", json!({}))["blank"].clone();
    let form = shell.get("visit_form", json!({ "id": null }));
    let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
    line["name"] = "Therapy".into();
    visit["line"] = line["id"].clone();
    let settings = shell.get("settings", json!({}));
    let before = (shell.facts(), shell.steps());
    for (command, name, good) in [
        ("person_save", "person", &person),
        ("contact_save", "contact", &contact),
        ("visit_save", "visit", &visit),
        ("care_line_save", "line", &line),
        ("settings_save", "settings", &settings["settings"]),
        ("look_save", "look", &settings["look"]),
    ] {
        let call = |value: Value| {
            shell.ask(
                command,
                json!({ name: value, "newNames": [], "newLine": line, "scope": "one", "reminders": [] }),
            )
        };
        let mut more = good.clone();
        more["unheard_of"] = json!(1);
        assert!(call(more).is_err(), "{command} with an unknown field");
        for field in good.as_object().unwrap().keys() {
            let mut less = good.clone();
            less.as_object_mut().unwrap().remove(field);
            assert!(call(less).is_err(), "{command} without {field}");
        }
    }
    assert_eq!((shell.facts(), shell.steps()), before);
}

#[test]
fn markup_and_odd_names_are_kept_as_they_are() {
    let (_dir, shell) = shell();
    for name in [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "Robert'); DROP TABLE person;--",
        "{{7*7}} ${7*7} %s %n",
        "{ $name } -brand = x",
        "=cmd|'/c calc'!A1",
        "../../../etc/passwd",
        "مها",
        "👩‍👩‍👧‍👦",
        "e\u{301}",
        "NULL",
    ] {
        let person = shell.add_person(name);
        assert_eq!(shell.get("person", json!({ "id": person["id"] }))["person"]["name"], name);
    }
    let mut contact = shell.get("quick_log", json!({}))["blank"].clone();
    contact["note"] = "<b onclick=x>two\nlines</b>\t\u{202e}kept".into();
    shell.get("contact_save", json!({ "contact": contact, "newNames": ["<svg/onload=alert(1)>"] }));
    assert_eq!(shell.get("contact", json!({ "id": contact["id"] }))["note"], contact["note"]);
}

#[test]
fn names_that_cannot_be_names_are_refused_with_their_code() {
    let (_dir, shell) = shell();
    let maya = shell.add_person("Maya");
    let before = (shell.facts(), shell.steps());
    let long = "x".repeat(10_000);
    for (name, code) in [
        (long.as_str(), "too-long"),
        ("", "empty"),
        (" \u{a0}\u{2003} ", "empty"),
        ("a\nb", "control-characters"),
        ("a\0b", "control-characters"),
        ("a\u{1b}[31mb", "control-characters"),
        ("Ma\u{202e}ya", "control-characters"),
        ("Ma\u{2066}ya", "control-characters"),
    ] {
        for new in [true, false] {
            let mut person =
                if new { shell.get("person_blank", json!({ "nature": "group" })) } else { maya.clone() };
            person["name"] = name.into();
            let error = shell.ask("person_save", json!({ "person": person })).unwrap_err();
            assert_eq!(error["code"], code, "{name:?}");
            assert_eq!(error["message_key"], format!("error-{code}"));
            assert_eq!(error["args"]["path"], "name");
            let told = error.to_string();
            assert!(name.trim().is_empty() || !told.contains(name), "an error says no names: {told}");
        }
        let line = json!({ "line": {
            "id": maya["id"], "name": name, "kind": "gp", "professional": null, "interval_days": null, "state": "active",
        }, "reminders": [] });
        assert_eq!(shell.code("care_line_save", line), code);
        // Somebody new in a contact, and a new line of care in a visit.
        let contact = shell.get("quick_log", json!({}))["blank"].clone();
        assert_eq!(
            shell.code("contact_save", json!({ "contact": contact, "newNames": ["Ada", name] })),
            code
        );
        let form = shell.get("visit_form", json!({ "id": null }));
        let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
        line["name"] = name.into();
        visit["line"] = line["id"].clone();
        assert_eq!(
            shell.code("visit_save", json!({ "visit": visit, "newLine": line, "scope": "all" })),
            code
        );
    }
    assert_eq!((shell.facts(), shell.steps()), before);
    assert_eq!(shell.heard(), [["person"]], "what was refused is not told");
}

#[test]
fn values_out_of_range_are_refused() {
    let (_dir, shell) = shell();
    let maya = shell.add_person("Maya");
    let before = (shell.facts(), shell.steps());
    let contact = shell.get("quick_log", json!({}))["blank"].clone();
    let nobody = "01a20a0b-eae8-729d-9d8b-0b4c44a91574";
    for (field, value, code) in [
        ("minutes", json!(10_081), "out-of-range"),
        ("people", json!([maya["id"], maya["id"]]), "duplicate"),
        ("people", json!([nobody]), "missing-reference"),
        ("for_visit", json!(nobody), "missing-reference"),
        ("place", json!("x".repeat(1_001)), "too-long"),
        ("note", json!("x".repeat(100_001)), "too-long"),
        ("note", json!("a\u{7}b"), "control-characters"),
    ] {
        let mut odd = contact.clone();
        odd[field] = value;
        assert_eq!(shell.code("contact_save", json!({ "contact": odd, "newNames": [] })), code, "{field}");
    }
    for look in [
        json!({ "theme": "url(http://example.org)", "text_scale": 1.0, "less_motion": false }),
        json!({ "theme": "dark", "text_scale": 200.0, "less_motion": false }),
    ] {
        assert_eq!(shell.code("look_save", json!({ "look": look })), "out-of-range");
    }
    assert_eq!(shell.code("visit_outcome", json!({ "id": nobody, "outcome": "kept" })), "not-found");
    assert_eq!(shell.code("person_state", json!({ "id": nobody, "state": "archived" })), "not-found");
    assert_eq!((shell.facts(), shell.steps()), before);
}
