//! What the window writes, and how it is taken back: one save is one step and one word to the window.

use crate::shell::Shell;
use serde_json::{Value, json};

fn shell() -> (tempfile::TempDir, Shell) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    (dir, shell)
}

fn log(shell: &Shell, people: &[&Value], new_names: &[&str]) -> Value {
    let mut contact = shell.get("quick_log", json!({}))["blank"].clone();
    contact["people"] = people.iter().map(|p| p["id"].clone()).collect();
    contact["marks"] = json!(["emotional"]);
    shell.get("contact_save", json!({ "contact": contact, "newNames": new_names }));
    contact
}

fn names(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap()).collect()
}

#[test]
fn a_day_in_one_go() {
    let (_dir, shell) = shell();
    let start = shell.get("start", json!({}));
    assert_eq!(start["read_only"], Value::Null);
    assert_eq!(shell.get("today", json!({}))["empty"], true);

    let maya = shell.add_person("Maya");
    let contact = log(&shell, &[&maya], &[]);
    let recent = || shell.get("today", json!({}))["recent"].as_array().unwrap().clone();
    assert_eq!(recent().len(), 1);
    assert_eq!(recent()[0]["people"][0]["name"], "Maya");
    assert_eq!(recent()[0]["marks"], json!(["emotional"]));
    let page = shell.get("person", json!({ "id": maya["id"] }));
    assert_eq!(
        (&page["times"], &page["heard_days"], &page["row"]["since"]),
        (&json!(1), &json!(1), &json!(0))
    );

    assert_eq!(shell.get("undo", json!({}))["name"], "contact-add");
    assert!(recent().is_empty());
    assert_eq!(shell.code("contact", json!({ "id": contact["id"] })), "not-found");
    assert_eq!(shell.get("redo", json!({}))["name"], "contact-add");
    assert_eq!(recent().len(), 1);
    assert_eq!(shell.get("contact", json!({ "id": contact["id"] })), contact);
    assert_eq!(shell.code("redo", json!({})), "nothing-to-redo");

    shell.get("contact_delete", json!({ "id": contact["id"] }));
    assert!(recent().is_empty());
    shell.get("undo", json!({}));
    assert_eq!(shell.get("contact", json!({ "id": contact["id"] })), contact);
}

#[test]
fn everything_is_there_after_a_restart() {
    let (dir, shell) = shell();
    shell.get("start", json!({}));
    let contact = log(&shell, &[], &["Jonas"]);
    let before = shell.facts();
    drop(shell);
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    assert_eq!(shell.facts(), before);
    assert_eq!(shell.get("undo", json!({}))["name"], "contact-add");
    assert_eq!(shell.code("contact", json!({ "id": contact["id"] })), "not-found");
}

#[test]
fn saving_the_same_twice_is_one_step() {
    let (_dir, shell) = shell();
    let maya = shell.add_person("Maya");
    assert_eq!(shell.heard(), [["person"]]);
    let again = shell.get("person_save", json!({ "person": maya }));
    assert_eq!(again["step"], Value::Null);
    assert_eq!(shell.steps(), ["person-add"]);
    assert!(shell.heard().is_empty(), "nothing changed, nothing is told");
}

#[test]
fn a_name_typed_for_the_first_time_is_one_step() {
    let (_dir, shell) = shell();
    log(&shell, &[], &[" Jonas ", "Ada"]);
    assert_eq!(shell.steps(), ["contact-add"]);
    let people = shell.get("people", json!({}));
    let mut known = names(&people["rings"][3]);
    known.sort_unstable();
    assert_eq!(known, ["Ada", "Jonas"]);
    shell.get("undo", json!({}));
    assert_eq!(shell.get("people", json!({}))["rings"][3], json!([]));
}

#[test]
fn a_name_that_is_refused_keeps_the_contact_out_too() {
    let (_dir, shell) = shell();
    let contact = shell.get("quick_log", json!({}))["blank"].clone();
    let code = shell.code("contact_save", json!({ "contact": contact, "newNames": ["Ada", "  "] }));
    assert_eq!(code, "empty");
    assert!(shell.steps().is_empty());
    assert_eq!(shell.get("people", json!({}))["rings"][3], json!([]));
}

#[test]
fn a_visit_from_the_form_to_its_end() {
    let (_dir, shell) = shell();
    let form = shell.get("visit_form", json!({ "id": null }));
    let (mut visit, mut line) = (form["visit"].clone(), form["new_line"].clone());
    line["name"] = "Therapy".into();
    visit["line"] = line["id"].clone();
    visit["start"] = "2026-11-23T08:00:00".into();
    shell.get("visit_save", json!({ "visit": visit, "newLine": line, "scope": "one" }));
    assert_eq!(shell.steps(), ["visit-add"]);
    let mut told = shell.heard();
    told[0].sort();
    assert_eq!(told, [["care_line", "visit"]]);

    let care = shell.get("care", json!({}));
    assert_eq!(care["open"][0]["id"], visit["id"]);
    shell.get("visit_outcome", json!({ "id": visit["id"], "outcome": "kept" }));
    let care = shell.get("care", json!({}));
    assert_eq!(care["open"], json!([]));
    assert_eq!(care["past"][0]["outcome"], "kept");
    assert_eq!(care["lines"][0]["outcomes"]["kept"], 1);
    assert_eq!(care["lines"][0]["last_kept"], "2026-11-23");

    shell.get("visit_delete", json!({ "id": visit["id"], "scope": "one" }));
    assert_eq!(shell.code("visit", json!({ "id": visit["id"] })), "not-found");
    shell.get("undo", json!({}));
    assert_eq!(shell.get("visit", json!({ "id": visit["id"] }))["visit"]["outcome"], "kept");
    shell.get("undo", json!({}));
    assert_eq!(shell.get("visit", json!({ "id": visit["id"] }))["visit"]["outcome"], Value::Null);
}

#[test]
fn one_step_of_the_list_is_taken_back_and_done_again() {
    let (_dir, shell) = shell();
    let maya = shell.add_person("Maya");
    shell.add_person("Ada");
    let steps = shell.get("steps", json!({ "limit": 10, "before": null }));
    assert_eq!(steps[1]["names"], json!(["Maya"]));
    let seq = &steps[1]["seq"];
    shell.get("undo_step", json!({ "seq": seq }));
    assert_eq!(shell.code("person", json!({ "id": maya["id"] })), "not-found");
    assert_eq!(names(&shell.get("people", json!({}))["rings"][3]), ["Ada"]);
    shell.get("redo_step", json!({ "seq": seq }));
    assert_eq!(shell.get("person", json!({ "id": maya["id"] }))["person"], maya);
}

#[test]
fn every_write_tells_which_tables() {
    let (_dir, shell) = shell();
    let maya = shell.add_person("Maya");
    let id = &maya["id"];
    let line = shell.get("care_line_blank", json!({}));
    let line = json!({ "line": Value::Object({
        let mut line = line.as_object().unwrap().clone();
        line.insert("name".into(), "GP".into());
        line
    }), "reminders": ["P7D", "P1D", "PT2H"] });
    let settings = shell.get("settings", json!({}));
    shell.heard();
    let look = json!({ "theme": "dark", "text_scale": 1.25, "less_motion": true });
    for (command, args, tables) in [
        ("person_state", json!({ "id": id, "state": "archived" }), vec!["person"]),
        ("undo", json!({}), vec!["person"]),
        ("redo", json!({}), vec!["person"]),
        ("care_line_save", line, vec!["care_line"]),
        ("rhythm_save", json!({ "daysPerWeek": 3.5 }), vec!["rhythm"]),
        ("look_save", json!({ "look": look }), vec!["preference"]),
    ] {
        shell.get(command, args);
        assert_eq!(shell.heard(), [tables], "{command}");
    }
    let after = shell.get("settings", json!({}));
    assert_eq!(after["look"], look);
    assert_eq!(after["rhythm"], 3.5);
    assert_eq!(after["counts"]["people"], 1);
    // What another screen saved in between is not lost: the settings as they were take the rhythm back, and say so.
    shell.get("settings_save", json!({ "settings": settings["settings"] }));
    assert_eq!(shell.get("settings", json!({}))["rhythm"], settings["rhythm"]);
    // Reading tells nothing.
    shell.heard();
    for (command, args) in
        [("today", json!({})), ("connection", json!({ "range": "year" })), ("care", json!({}))]
    {
        shell.get(command, args);
    }
    assert!(shell.heard().is_empty());
}

#[test]
fn an_archive_goes_out_and_comes_in_whole() {
    let (dir, shell) = shell();
    shell.get("start", json!({}));
    let maya = shell.add_person("Maya");
    log(&shell, &[&maya], &["Jonas"]);
    let written = shell.get("archive_export", json!({}));
    assert_eq!(written["name"], "archive.json");

    let other = Shell::open(&dir.path().join("other"), &dir.path().join("archive.json"));
    assert_eq!(other.code("archive_apply", json!({})), "not-found");
    let look = other.get("archive_choose", json!({}));
    assert_eq!(look["problems"], json!([]));
    assert!(other.steps().is_empty(), "a look changes nothing");
    other.get("archive_stop", json!({}));
    assert_eq!(other.code("archive_apply", json!({})), "not-found");
    other.get("archive_choose", json!({}));
    other.heard();
    other.get("archive_apply", json!({}));
    assert_eq!(other.heard().len(), 1);
    assert_eq!(other.facts(), shell.facts());
    assert_eq!(other.steps().len(), 1);
    other.get("undo", json!({}));
    assert_eq!(other.get("today", json!({}))["empty"], true);
}

#[test]
fn f2_an_import_that_was_ended_is_told_at_the_start_until_it_was_seen_or_one_came_through() {
    let (dir, shell) = shell();
    shell.add_person("Maya");
    shell.get("archive_export", json!({}));
    let file = dir.path().join("archive.json");
    let other = Shell::open(&dir.path().join("other"), &file);
    let archive = evenkeel_core::exchange::file::read_archive(&file).unwrap();
    let end = || {
        let app = other.state();
        let ended = app.with(|store| {
            evenkeel_core::exchange::apply(store, &archive, app.now(), &|_, _| panic!("for trial"))
        });
        assert_eq!(ended.unwrap_err().code, evenkeel_core::Code::Internal);
    };
    let told = || other.get("start", json!({}))["import_ended"].clone();
    assert_eq!(told(), Value::Null);
    end();
    assert_eq!((told(), told()), ("2026-11-23".into(), "2026-11-23".into()));
    other.get("import_ended_seen", json!({}));
    assert_eq!(told(), Value::Null);
    end();
    other.get("archive_choose", json!({}));
    other.get("archive_apply", json!({}));
    assert_eq!(told(), Value::Null);
    assert_eq!(other.facts(), shell.facts());
}

#[test]
fn entries_of_some_days() {
    let (_dir, shell) = shell();
    let contact = log(&shell, &[], &["Jonas"]);
    let on = |day: &str| shell.get("entries", json!({ "from": day, "to": day })).as_array().unwrap().clone();
    assert_eq!(on("2026-11-23")[0]["id"], contact["id"]);
    assert!(on("2026-11-22").is_empty());
}

#[test]
fn f31_a_panic_is_an_error_and_leaves_nothing_half() {
    let (_dir, shell) = shell();
    shell.add_person("Maya");
    let before = shell.facts();
    let app = shell.state();
    let written =
        app.write(evenkeel_core::store::Op::new("person-delete"), |tx| -> evenkeel_core::Result<()> {
            tx.put_settings(&tx.facts()?.settings)?;
            tx.put_preference("half", &1.into())?;
            panic!("for trial")
        });
    assert_eq!(written.unwrap_err().code, evenkeel_core::Code::Internal);
    let read = app.read(|_, _| -> evenkeel_core::Result<()> { panic!("for trial") });
    assert_eq!(read.unwrap_err().code, evenkeel_core::Code::Internal);
    assert_eq!(shell.facts(), before);
    shell.add_person("Jonas");
    assert!(shell.get("people", json!({})).to_string().contains("Jonas"));
}

#[test]
fn f31_a_panic_of_a_command_outside_the_record_is_an_error_too() {
    let (_dir, shell) = shell();
    let mut person = shell.get("person_blank", json!({ "nature": "person" }));
    person["name"] = "Maya".into();
    shell.whenever_changed(|| panic!("for trial"));
    assert_eq!(shell.code("person_save", json!({ "person": person })), "internal");
    // What was written before is there, and it goes on.
    assert!(shell.get("people", json!({})).to_string().contains("Maya"));
}
