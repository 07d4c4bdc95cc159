//! A protected record: locked, unlocked, and what the window is told meanwhile.

use crate::shell::Shell;
use serde_json::json;
use std::path::Path;

const PASSPHRASE: &str = "four harbour lamps at dusk";

/// A record with somebody in it, protected with a passphrase and a recovery key; gives the recovery key.
fn protected(folder: &Path) -> (Shell, String) {
    let shell = Shell::open(folder, &folder.join("archive.json"));
    shell.add_person("Ines");
    let key = shell.get("recovery_new", json!({}));
    shell.get("protect", json!({ "passphrase": PASSPHRASE, "recovery": key }));
    (shell, key.as_str().unwrap().to_owned())
}

fn unlock(shell: &Shell, text: &str, recovery: bool) -> Result<serde_json::Value, serde_json::Value> {
    shell.ask("unlock", json!({ "text": text, "recovery": recovery }))
}

#[test]
fn while_locked_every_command_but_the_way_back_answers_locked() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    assert_eq!(shell.get("protection", json!({}))["protected"], true);
    shell.get("lock_now", json!({}));
    for command in crate::COMMANDS {
        if ["lock_page", "quit", "folder_show", "touch", "lock_now", "damage", "erase_all"].contains(command)
            || ["help_now", "window_hide"].contains(command)
        {
            continue;
        }
        // Whether the arguments would be right does not come into it: the guard comes first.
        if ["unlock", "keychain_unlock", "look_only", "damage_restore", "salvage_save"].contains(command) {
            continue;
        }
        assert_eq!(shell.code(command, json!({})), "locked", "{command}");
    }
    let page = shell.get("lock_page", json!({}));
    assert!(!page.to_string().contains("Ines"));
    assert_eq!(unlock(&shell, "not it", false).unwrap_err()["code"], "wrong-passphrase");
    assert_eq!(shell.code("people", json!({})), "locked");
    unlock(&shell, PASSPHRASE, false).unwrap();
    assert!(shell.get("people", json!({})).to_string().contains("Ines"));
}

#[test]
fn the_recovery_key_opens_too_and_a_mistyped_one_is_told_from_a_wrong_one() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, key) = protected(folder.path());
    shell.get("lock_now", json!({}));
    // One check of a byte: of 256 wrong letters one passes it, and is a wrong key then.
    let letters: Vec<char> = key.chars().collect();
    let wrong = "ABCDEFGH".chars().filter(|letter| *letter != letters[2]).map(|letter| {
        let mistyped: String = [&letters[..2], &[letter], &letters[3..]].concat().into_iter().collect();
        unlock(&shell, &mistyped, true).unwrap_err()["code"].as_str().unwrap().to_owned()
    });
    let codes: Vec<String> = wrong.collect();
    assert!(codes.iter().all(|code| ["mistyped-key", "wrong-passphrase"].contains(&code.as_str())));
    assert!(codes.iter().filter(|code| *code == "mistyped-key").count() >= codes.len() - 2, "{codes:?}");
    unlock(&shell, &key.to_lowercase().replace('-', " "), true).unwrap();
    assert_eq!(shell.get("protection", json!({}))["recovery"], true);
}

#[test]
fn a_start_of_a_protected_record_is_locked_and_knows_how_to_look() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    let look = json!({ "theme": "dark", "text_scale": 2.0, "less_motion": true });
    shell.get("look_save", json!({ "look": look }));
    drop(shell);
    let shell = Shell::open(folder.path(), &folder.path().join("archive.json"));
    assert_eq!(shell.code("start", json!({})), "locked");
    assert_eq!(shell.get("lock_page", json!({}))["look"], look);
    unlock(&shell, PASSPHRASE, false).unwrap();
    assert_eq!(shell.get("start", json!({}))["protected"], true);
}

#[test]
fn a_recovery_key_counts_only_if_it_was_typed_back() {
    let folder = tempfile::tempdir().unwrap();
    let shell = Shell::open(folder.path(), &folder.path().join("archive.json"));
    let first = shell.get("recovery_new", json!({}));
    let second = shell.get("recovery_new", json!({}));
    let with = |key| json!({ "passphrase": PASSPHRASE, "recovery": key });
    assert_eq!(shell.code("protect", with(first)), "mistyped-key", "another one was shown since");
    assert_eq!(shell.get("protection", json!({}))["protected"], false);
    shell.get("protect", with(second));
    assert_eq!(shell.get("protection", json!({}))["protected"], true);
}

#[test]
fn protection_can_be_changed_and_taken_away_by_who_knows_the_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    let change = |old: &str| json!({ "passphrase": old, "next": "another one" });
    assert_eq!(shell.code("passphrase_change", change("not it")), "wrong-passphrase");
    shell.get("passphrase_change", change(PASSPHRASE));
    shell.get("lock_now", json!({}));
    assert_eq!(unlock(&shell, PASSPHRASE, false).unwrap_err()["code"], "wrong-passphrase");
    unlock(&shell, "another one", false).unwrap();
    assert_eq!(shell.code("unprotect", json!({ "passphrase": PASSPHRASE })), "wrong-passphrase");
    shell.get("unprotect", json!({ "passphrase": "another one" }));
    assert_eq!(shell.get("protection", json!({}))["protected"], false);
    assert!(shell.get("people", json!({})).to_string().contains("Ines"));
    shell.get("lock_now", json!({}));
    assert!(
        shell.get("people", json!({})).to_string().contains("Ines"),
        "a plain record has nothing to lock"
    );
}

#[test]
fn a_draft_outlives_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    shell.get("draft_put", json!({ "name": "quick-log", "draft": "{\"note\":\"half\"}" }));
    shell.get("lock_now", json!({}));
    assert_eq!(shell.code("draft", json!({ "name": "quick-log" })), "locked");
    unlock(&shell, PASSPHRASE, false).unwrap();
    assert_eq!(shell.get("draft", json!({ "name": "quick-log" })), "{\"note\":\"half\"}");
    shell.get("draft_put", json!({ "name": "quick-log", "draft": null }));
    assert_eq!(shell.get("draft", json!({ "name": "quick-log" })), json!(null));
}

#[test]
fn a_backup_is_made_looked_into_and_gone_back_to() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    let made = shell.get("backup_now", json!({}));
    shell.add_person("Jonas");
    let ask = |text| json!({ "name": made["name"], "text": text, "recovery": false });
    assert_eq!(shell.code("backup_look", ask(json!(null))), "locked");
    assert_eq!(shell.code("backup_look", ask(json!("not it"))), "wrong-passphrase");
    let look = shell.get("backup_look", ask(json!(PASSPHRASE)));
    let people = look["counts"].as_array().unwrap().iter().find(|c| c["kind"] == "person").unwrap();
    assert_eq!((&people["there"], &people["now"]), (&json!(1), &json!(2)));
    shell.get("backup_restore", ask(json!(PASSPHRASE)));
    let all = shell.get("people", json!({})).to_string();
    assert!(all.contains("Ines") && !all.contains("Jonas"));
    // One before protecting, the one that was made, and one before going back.
    assert_eq!(shell.get("backups", json!({}))["backups"].as_array().unwrap().len(), 3);
    assert_eq!(shell.get("check_now", json!({}))["well"], true);
    assert_eq!(shell.get("backups", json!({}))["checked"]["well"], true);
    shell.get("backup_delete", json!({ "name": made["name"] }));
    assert_eq!(shell.code("backup_look", ask(json!(PASSPHRASE))), "not-found");
}

#[test]
fn somebody_is_erased_and_so_is_everything() {
    let folder = tempfile::tempdir().unwrap();
    let shell = Shell::open(folder.path(), &folder.path().join("archive.json"));
    let ines = shell.add_person("Ines");
    let what = json!({ "what": { "kind": "person", "id": ines["id"] } });
    assert_eq!(shell.get("erase_look", what.clone())["contacts"], 0);
    assert_eq!(shell.get("erase", what.clone())["traces_gone"], true);
    assert_eq!(shell.code("erase_look", what), "not-found");
    assert!(shell.steps().is_empty(), "nothing can be taken back: {:?}", shell.steps());
    shell.add_person("Jonas");
    for typed in ["", "yes", "erase everything"] {
        assert_eq!(shell.code("erase_all", json!({ "typed": typed })), "wrong-value");
    }
    assert!(shell.get("people", json!({})).to_string().contains("Jonas"));
    shell.get("erase_all", json!({ "typed": " Erase " }));
    assert!(!shell.get("people", json!({})).to_string().contains("Jonas"));
}

#[test]
fn a_damaged_record_is_rescued_by_a_backup_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    let made = shell.get("backup_now", json!({}));
    drop(shell);
    let file = folder.path().join("evenkeel.db");
    let mut bytes = std::fs::read(&file).unwrap();
    for at in (4096..bytes.len()).step_by(512) {
        bytes[at] ^= 0xff;
    }
    std::fs::write(&file, &bytes).unwrap();
    let shell = Shell::open(folder.path(), &folder.path().join("archive.json"));
    assert_eq!(unlock(&shell, "not it", false).unwrap_err()["code"], "wrong-passphrase");
    assert_eq!(unlock(&shell, PASSPHRASE, false).unwrap_err()["code"], "damaged-database");
    // Who locks now locks what was typed, too.
    shell.get("lock_now", json!({}));
    assert_eq!(shell.code("look_only", json!({})), "locked");
    assert_eq!(shell.get("damage", json!({}))["protected"], false);
    assert_eq!(unlock(&shell, PASSPHRASE, false).unwrap_err()["code"], "damaged-database");
    let page = shell.get("damage", json!({}));
    assert_eq!(page["protected"], true);
    assert_eq!(page["backups"][0]["name"], made["name"]);
    shell.get("damage_restore", json!({ "name": made["name"], "text": null, "recovery": false }));
    assert!(shell.get("people", json!({})).to_string().contains("Ines"));
    let aside = shell.get("backups", json!({}))["put_aside"][0].as_str().unwrap().to_owned();
    assert_eq!(std::fs::read(folder.path().join(&aside).join("evenkeel.db")).unwrap(), bytes);
}

#[test]
fn what_can_be_read_of_an_open_protected_record_is_saved_with_the_key_at_hand() {
    let folder = tempfile::tempdir().unwrap();
    let (shell, _) = protected(folder.path());
    let saved = shell.get("salvage_save", json!({}));
    assert_eq!((&saved["rows"], &saved["gaps"]), (&json!(1), &json!(0)));
}

fn help_line(name: &str) -> serde_json::Value {
    json!({ "name": name, "number": "01632 960983", "hours": null, "region": null, "checked_on": null })
}

/// A protected record whose Help now has somebody, a line and what has helped; of these the people and lines are on the card.
fn with_card(folder: &Path) -> Shell {
    let (shell, _) = protected(folder);
    let ines = shell.get("people", json!({}))["rings"][3][0]["id"].clone();
    let mut form = shell.get("help_form", json!({}))["form"].take();
    form["reach"] = json!([{ "person": ines, "text": "at any hour" }]);
    form["lines"] = json!([help_line("A line of our town")]);
    form["helped"] = json!(["The rain recording"]);
    shell.get("help_save", json!({ "form": form }));
    assert!(!folder.join("help-card.json").exists(), "nothing was chosen");
    shell.get("help_card_save", json!({ "card": chosen(true) }));
    shell
}

/// People and lines, or nothing.
fn chosen(on: bool) -> serde_json::Value {
    json!({ "people": on, "lines": on, "helped": false, "words": false, "places": false, "more": false })
}

#[test]
fn while_locked_help_now_says_what_was_chosen_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let shell = with_card(folder.path());
    assert_eq!(shell.get("help_now", json!({}))["from"], "notes");
    shell.get("lock_now", json!({}));
    let page = shell.get("help_now", json!({}));
    assert_eq!((&page["from"], &page["help"]["reach"][0]["name"]), (&json!("card"), &json!("Ines")));
    assert_eq!(page["help"]["lines"][0]["number"], "01632 960983");
    assert!(!page.to_string().contains("rain"));
    assert_eq!(page["help"]["reach"][0]["person"], json!(null), "no id of the record");
    for command in ["help_form", "help_save", "help_card_save"] {
        assert_eq!(shell.code(command, json!({})), "locked", "{command}");
    }
    // A start that nobody unlocked has the same.
    drop(shell);
    let shell = Shell::open(folder.path(), &folder.path().join("archive.json"));
    assert_eq!(shell.get("help_now", json!({})), page);
    unlock(&shell, PASSPHRASE, false).unwrap();
    shell.get("help_card_save", json!({ "card": chosen(false) }));
    assert!(!folder.path().join("help-card.json").exists());
    shell.get("lock_now", json!({}));
    assert_eq!(shell.get("help_now", json!({}))["from"], "nothing");
}

#[test]
fn the_help_card_follows_what_is_written_undone_and_erased() {
    let folder = tempfile::tempdir().unwrap();
    let shell = with_card(folder.path());
    let card = || std::fs::read_to_string(folder.path().join("help-card.json")).unwrap_or_default();
    let ines = shell.get("help_form", json!({}))["form"]["reach"][0]["person"].clone();
    let mut person = shell.get("person", json!({ "id": ines }))["person"].take();
    person["name"] = "Ines of the harbour".into();
    person["ways"] = json!([{ "kind": "phone", "value": "01632 960111" }]);
    shell.get("person_save", json!({ "person": person }));
    assert!(card().contains("Ines of the harbour") && card().contains("01632 960111"), "{}", card());
    let mut form = shell.get("help_form", json!({}))["form"].take();
    form["lines"] = json!([help_line("Another line")]);
    shell.get("help_save", json!({ "form": form }));
    assert!(card().contains("Another line") && !card().contains("our town"));
    shell.get("undo", json!({}));
    assert!(card().contains("our town") && !card().contains("Another line"));
    shell.get("erase", json!({ "what": { "kind": "person", "id": ines } }));
    assert!(card().contains("our town") && !card().contains("Ines"), "{}", card());
    let page = shell.get("help_now", json!({}));
    assert_eq!((page["help"]["reach"].as_array().unwrap().len(), &page["from"]), (0, &json!("notes")));
    shell.get("erase_all", json!({ "typed": "erase" }));
    assert!(!folder.path().join("help-card.json").exists());
}
