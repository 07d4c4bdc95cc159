//! A protected record: made, opened, refused, and made plain again.

use crate::common::Home;
use serde_json::Value;

const PASSPHRASE: &str = "nine green bottles";

/// A protected record with one note, the file with its passphrase, and its recovery key.
fn protected() -> (Home, String, String) {
    let home = Home::new();
    home.run(&["log", "contact", "--at", "2026-10-08T09:00", "--note", "Quillfeather"]).good();
    let file = home.write("passphrase", &format!("{PASSPHRASE}\r\nwhat stands below is nothing\n"));
    let file = file.to_str().unwrap().to_owned();
    let made = home.run(&["protect", "--passphrase-file", &file, "--json"]).json();
    let key = made["recovery_key"].as_str().unwrap().to_owned();
    (home, file, key)
}

fn notes(all: &Value) -> Vec<String> {
    let contacts = all["contacts"].as_array().unwrap();
    contacts.iter().map(|c| c["note"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_command_asks_for_the_way_in_and_opens_with_it() {
    let (home, file, key) = protected();
    assert!(!home.holds("Quillfeather"), "nothing is left in clear");
    let commands: &[&[&str]] = &[
        &["report", "--as-of", "2026-10-08", "--json"],
        &["agenda", "--from", "2026-10-01", "--to", "2026-10-31", "--json"],
        &["check", "--json"],
        &["log", "contact", "--at", "2026-10-09T09:00", "--note", "later", "--json"],
        &["undo", "--json"],
        &["redo", "--json"],
        &["backup", "--json"],
    ];
    for args in commands {
        assert_eq!(home.run(args).problem(), "locked", "{args:?}");
        let wrong = home.run_with(args, "nine green bottle\n").problem();
        assert_eq!(wrong, "wrong-passphrase", "{args:?}");
        let opened = [args, &["--passphrase-file", &file][..]].concat();
        home.run(&opened).json();
    }
    // Typed into a pipe; and the recovery key, however it is written.
    let export = &["export", "--format", "json"];
    for way in [PASSPHRASE, &key, &key.to_lowercase().replace('-', " ")] {
        let all: Value = serde_json::from_str(&home.run_with(export, way).good().out).unwrap();
        assert_eq!(notes(&all), ["Quillfeather", "later"]);
    }
    let check = home.run(&["check", "--json", "--passphrase-file", &file]).json();
    assert_eq!((&check["protected"], &check["steps_lost"]), (&true.into(), &0.into()));
    assert!(!home.holds("Quillfeather") && !home.holds("later"));
    let said = home.run(&["report"]);
    assert!(said.err.contains("--passphrase-file"), "it says what to do: {said:?}");
}

#[test]
fn words_are_said_to_a_person_and_the_key_this_once() {
    let home = Home::new();
    home.run(&["log", "contact", "--at", "2026-10-08T09:00"]).good();
    home.run(&["backup"]).good();
    let said = home.run_with(&["protect"], "seven\n").good().out;
    let key = said.lines().find(|line| line.trim().split('-').count() == 8).unwrap().trim().to_owned();
    assert!(key.split('-').all(|group| group.len() == 5), "{said}");
    assert!(
        said.contains("not protected") && said.contains("evenkeel-2"),
        "the plain backup is named: {said}"
    );
    home.run_with(&["check"], &key).good();
    let list = home.run(&["backup", "--list", "--json"]).json();
    assert_eq!(list.as_array().unwrap().iter().filter(|b| b["protected"] == true).count(), 1);
}

#[test]
fn protected_again_under_a_new_key_and_plain_again() {
    let (home, file, old) = protected();
    let again = home.run(&["protect", "--passphrase-file", &file, "--json"]).json();
    let new = again["recovery_key"].as_str().unwrap();
    assert_ne!(new, old);
    assert_eq!(home.run_with(&["check", "--json"], &old).problem(), "wrong-passphrase");
    home.run_with(&["check", "--json"], new).json();
    assert_eq!(home.run(&["unprotect", "--json"]).problem(), "locked");
    home.run(&["unprotect", "--passphrase-file", &file, "--json"]).json();
    assert_eq!(notes(&home.export()), ["Quillfeather"]);
    assert_eq!(home.run(&["check", "--json"]).json()["protected"], false);
    home.run(&["unprotect"]).good();
}

#[test]
fn an_empty_or_missing_passphrase_protects_nothing() {
    let home = Home::new();
    home.run(&["log", "contact", "--at", "2026-10-08T09:00"]).good();
    assert_eq!(home.run(&["protect", "--json"]).problem(), "locked");
    for empty in ["\n", "  \n", "\r\n"] {
        assert_eq!(home.run_with(&["protect", "--json"], empty).problem(), "empty");
    }
    assert_eq!(home.run(&["protect", "--json", "--passphrase-file", "/nowhere"]).problem(), "file");
    let long = home.write("long", &"x".repeat(5000));
    assert_eq!(
        home.run(&["protect", "--json", "--passphrase-file", long.to_str().unwrap()]).problem(),
        "too-large"
    );
    home.run(&["check"]).good();
    // On the command line itself there is no place for it.
    let ran = home.run(&["check", "--passphrase", "x"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn f14_damaged_keys_are_told_apart_from_a_wrong_passphrase() {
    let (home, file, key) = protected();
    let copies = ["evenkeel.keys", "evenkeel.keys.copy"].map(|name| home.data().join(name));
    let good = std::fs::read(&copies[0]).unwrap();
    // One copy is enough, and the other is mended.
    for copy in &copies {
        std::fs::write(copy, "").unwrap();
        home.run(&["log", "contact", "--at", "2026-10-08T10:00", "--passphrase-file", &file]).good();
        assert_eq!(std::fs::read(copy).unwrap(), good);
    }
    copies.iter().for_each(|copy| std::fs::write(copy, "{").unwrap());
    assert_eq!(home.run(&["check", "--json", "--passphrase-file", &file]).problem(), "damaged-keys");
    // Of a damaged one, the slot that is whole still opens.
    let text = String::from_utf8(good.clone()).unwrap();
    let at = text.find("\"wrapped\":\"").unwrap() + 11;
    let mut bytes = good.clone();
    bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
    copies.iter().for_each(|copy| std::fs::write(copy, &bytes).unwrap());
    assert_eq!(home.run(&["check", "--json", "--passphrase-file", &file]).problem(), "damaged-keys");
    home.run_with(&["check", "--json"], &key).json();
}
