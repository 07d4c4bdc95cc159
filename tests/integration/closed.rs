//! A folder that cannot be opened: every command says why, and nothing in the folder is touched.

use crate::shell::Shell;
use serde_json::{Value, json};
use std::path::Path;

/// Every command that reads or writes the record, with arguments that would be good.
fn calls() -> Vec<(&'static str, Value)> {
    let id = "01a20a0b-eae8-729d-9d8b-0b4c44a91574";
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    let person = shell.add_person("Maya");
    let contact = shell.get("quick_log", json!({}))["blank"].clone();
    let form = shell.get("visit_form", json!({ "id": null }));
    let mut line = form["new_line"].clone();
    line["name"] = "Therapy".into();
    let settings = shell.get("settings", json!({}));
    let pause = json!({ "from": "2026-11-20", "to": null, "reason": "" });
    let key = json!({
        "visit": id, "occurrence": "2026-11-25T15:00:00", "start": "2026-11-25T15:00:00", "zone": "Europe/London",
        "lead": "P1D"
    });
    let choices = shell.get("reminders", json!({}))["choices"].clone();
    let help = shell.get("help_now", json!({}));
    let help_form = shell.get("help_form", json!({}));
    vec![
        ("archive_choose", json!({})),
        ("archive_export", json!({})),
        ("backup_now", json!({})),
        ("backups", json!({})),
        ("check_now", json!({})),
        ("draft", json!({ "name": "quick-log" })),
        ("draft_put", json!({ "name": "quick-log", "draft": "{}" })),
        ("erase", json!({ "what": { "kind": "person", "id": id } })),
        ("erase_look", json!({ "what": { "kind": "person", "id": id } })),
        ("keychain_off", json!({})),
        ("keychain_on", json!({ "passphrase": null })),
        ("keychain_unlock", json!({})),
        ("lock_save", json!({ "afterMinutes": 5, "withScreen": true })),
        ("passphrase_change", json!({ "passphrase": "old", "next": "new" })),
        ("protect", json!({ "passphrase": "lamps", "recovery": null })),
        ("protection", json!({})),
        ("recovery_change", json!({ "passphrase": "old", "recovery": "" })),
        ("steps_lost_accept", json!({})),
        ("import_ended_seen", json!({})),
        ("unprotect", json!({ "passphrase": "old" })),
        ("calendar", json!({ "from": "2026-11-01", "to": "2026-11-30" })),
        ("care", json!({})),
        ("care_line_save", json!({ "line": line, "reminders": ["P1D"] })),
        ("connection", json!({ "range": "year" })),
        ("contact", json!({ "id": id })),
        ("contact_delete", json!({ "id": id })),
        ("contact_save", json!({ "contact": contact, "newNames": [] })),
        ("contrast_switch", json!({ "pair": "connected_company", "on": false })),
        ("days_close", json!({ "from": "2026-11-20", "to": "2026-11-21", "how": "nothing_more" })),
        ("days_leave", json!({})),
        ("entries", json!({ "from": "2026-01-01", "to": "2026-01-31" })),
        ("explain", json!({ "about": { "of": "level" } })),
        ("help_card_save", json!({ "card": help["card"] })),
        ("help_form", json!({})),
        ("help_save", json!({ "form": help_form["form"] })),
        ("look_save", json!({ "look": settings["look"] })),
        ("pause_asked", json!({ "pause": pause })),
        ("pause_delete", json!({ "pause": pause })),
        ("pause_page", json!({})),
        ("pause_save", json!({ "old": null, "pause": pause })),
        ("people", json!({})),
        ("person", json!({ "id": id })),
        ("person_distance", json!({ "id": id, "keep": true })),
        ("person_place", json!({ "id": id, "ring": 1, "angle": 90.0 })),
        ("person_save", json!({ "person": person })),
        ("person_state", json!({ "id": id, "state": "archived" })),
        ("quick_log", json!({})),
        ("quiet_page", json!({ "to": null })),
        ("quiet_save", json!({ "days": ["2026-11-20"], "choice": "chosen" })),
        ("close_answer", json!({ "stays": true })),
        ("redo", json!({})),
        ("redo_step", json!({ "seq": 1 })),
        ("reminder_log", json!({})),
        ("reminder_log_clear", json!({})),
        ("reminder_seen", json!({ "key": null })),
        ("reminder_snooze", json!({ "key": key, "how": "hour" })),
        ("reminders", json!({})),
        ("reminders_pause", json!({ "paused": true })),
        ("reminders_save", json!({ "choices": choices })),
        (
            "repeat_preview",
            json!({ "start": "2026-11-25T15:00:00", "zone": "Europe/London", "rule": { "text": "FREQ=DAILY" } }),
        ),
        ("rhythm_save", json!({ "daysPerWeek": 3.0 })),
        ("settings", json!({})),
        ("settings_save", json!({ "settings": settings["settings"] })),
        ("small_steps_hide", json!({})),
        ("small_steps_save", json!({ "steps": ["Open the window"] })),
        ("start", json!({})),
        ("steps", json!({ "limit": 10, "before": null })),
        ("suggest", json!({ "id": id, "how": "never" })),
        ("today", json!({})),
        ("undo", json!({})),
        ("undo_step", json!({ "seq": 1 })),
        ("visit", json!({ "id": id })),
        ("visit_ask_leave", json!({})),
        ("visit_delete", json!({ "id": id, "scope": "one" })),
        ("visit_form", json!({ "id": null })),
        ("visit_outcome", json!({ "id": id, "outcome": "kept" })),
        ("visit_save", json!({ "visit": form["visit"], "newLine": line, "scope": "one" })),
    ]
}

/// Commands that need no record: blank forms, stopping, showing the folder, applying what was never chosen, what the
/// system does at login and with a reminder for trial, backups as files, what rescues a record, the lock page, Help now, and
/// hiding or ending.
const WITHOUT: [&str; 27] = [
    "archive_apply",
    "archive_stop",
    "at_login",
    "backup_choose",
    "backup_delete",
    "backup_look",
    "backup_restore",
    "backup_stop",
    "care_line_blank",
    "damage",
    "damage_restore",
    "erase_all",
    "folder_show",
    "help_now",
    "lock_now",
    "lock_page",
    "look_only",
    "passphrase_strength",
    "person_blank",
    "put_aside_delete",
    "quit",
    "recovery_new",
    "reminder_test",
    "salvage_save",
    "touch",
    "unlock",
    "window_hide",
];

/// A good archive for the dialogs to answer with, so that what is refused is the folder.
fn archive(at: &Path) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), at);
    shell.add_person("Jonas");
    shell.get("archive_export", json!({}));
}

fn all_say(shell: &Shell, code: &str) {
    let calls = calls();
    for command in crate::COMMANDS {
        let known = calls.iter().any(|(c, _)| c == command) || WITHOUT.contains(command);
        assert!(known, "{command} is not tried on a closed folder");
    }
    for (command, args) in calls {
        assert_eq!(shell.code(command, args), code, "{command}");
    }
    assert_eq!(shell.code("archive_apply", json!({})), "not-found");
}

#[test]
fn a_folder_another_app_has_open() {
    let dir = tempfile::tempdir().unwrap();
    let (data, file) = (dir.path().join("data"), dir.path().join("archive.json"));
    archive(&file);
    let first = Shell::open(&data, &file);
    first.add_person("Maya");
    let before = first.facts();
    let second = Shell::open(&data, &file);
    all_say(&second, "already-open");
    assert_eq!(first.facts(), before);
    // "Try again" works as soon as the other one has closed.
    drop(first);
    second.get("start", json!({}));
    assert_eq!(second.facts(), before);
}

#[test]
fn a_database_of_a_newer_app() {
    let dir = tempfile::tempdir().unwrap();
    let (data, file) = (dir.path().join("data"), dir.path().join("archive.json"));
    archive(&file);
    drop(Shell::open(&data, &file));
    let database = data.join("evenkeel.db");
    // The version stands in the header at 60, and is read before anything else.
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[60..64].copy_from_slice(&9999u32.to_be_bytes());
    std::fs::write(&database, &bytes).unwrap();
    let shell = Shell::open(&data, &file);
    let why = shell.get("start", json!({}))["read_only"].clone();
    assert_eq!((&why["code"], &why["args"]["found"]), (&json!("newer-database"), &json!("9999")));
    shell.get("people", json!({}));
    shell.get("archive_export", json!({}));
    let blank = shell.get("quick_log", json!({}))["blank"].clone();
    let contact = json!({ "contact": blank, "newNames": ["Ada"] });
    assert_eq!(shell.code("contact_save", contact), "newer-database");
    assert_eq!(shell.code("protect", json!({ "passphrase": "lamps", "recovery": null })), "newer-database");
    drop(shell);
    assert_eq!(std::fs::read(&database).unwrap(), bytes, "not a byte is changed");
}

#[test]
fn a_file_that_is_no_database() {
    let dir = tempfile::tempdir().unwrap();
    let (data, file) = (dir.path().join("data"), dir.path().join("archive.json"));
    archive(&file);
    std::fs::create_dir(&data).unwrap();
    let bytes = b"a shopping list\n".repeat(600);
    std::fs::write(data.join("evenkeel.db"), &bytes).unwrap();
    let shell = Shell::open(&data, &file);
    all_say(&shell, "damaged-database");
    drop(shell);
    assert_eq!(std::fs::read(data.join("evenkeel.db")).unwrap(), bytes, "not a byte is changed");
}
