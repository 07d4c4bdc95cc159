//! What is refused: each with its own code, with words for a person, and with nothing changed.

use crate::common::{Home, Ran, archive, day};
use evenkeel_core::example;
use serde_json::{Value, json};
use std::path::Path;

/// Imports something bad into a record that holds something, and looks that it still holds just that.
fn refused(home: &Home, file: &Path) -> String {
    let before = home.export();
    let code = home.import(file).problem();
    let dry = home.run(&["import", file.to_str().unwrap(), "--dry-run", "--json"]).problem();
    assert_eq!(code, dry, "a dry run says the same");
    let mut after = home.export();
    after["exported_at"] = before["exported_at"].clone();
    assert_eq!(before, after, "nothing changed");
    code
}

fn started() -> Home {
    let home = Home::new();
    home.run(&["log", "contact", "--at", "2026-10-08T09:00", "--note", "before"]).good();
    home
}

fn good() -> Value {
    archive(&example::year(1, day("2026-10-08")))
}

/// Every kind of bad archive that is JSON with something wrong in it.
#[test]
fn one_thing_wrong() {
    let home = started();
    type Change = fn(&mut Value);
    let cases: &[(&str, &str, Change)] = &[
        ("other format", "other-format", |a| a["format"] = json!("calendar")),
        ("no format", "other-format", |a| drop(a.as_object_mut().unwrap().remove("format"))),
        ("newer", "newer-archive", |a| a["version"] = json!(2)),
        ("newer with fields of its own", "newer-archive", |a| {
            a["version"] = json!(3);
            a["moons"] = json!([]);
        }),
        ("unknown field", "unknown-field", |a| a["mood"] = json!(1)),
        ("unknown field inside", "unknown-field", |a| a["contacts"][3]["mood"] = json!(1)),
        ("missing field", "missing-field", |a| {
            drop(a["contacts"][3].as_object_mut().unwrap().remove("note"))
        }),
        ("missing nullable field", "missing-field", |a| {
            drop(a["contacts"][3].as_object_mut().unwrap().remove("minutes"));
        }),
        ("missing list", "missing-field", |a| drop(a.as_object_mut().unwrap().remove("quiet"))),
        ("no such day", "wrong-date", |a| a["quiet"][0]["day"] = json!("2026-02-30")),
        ("no such time", "wrong-date", |a| a["contacts"][0]["start"] = json!("2026-02-03T25:00:00")),
        ("an instant instead", "wrong-date", |a| a["contacts"][0]["start"] = json!("2026-02-03T10:00:00Z")),
        ("unknown zone", "unknown-zone", |a| a["contacts"][0]["zone"] = json!("Mars/Phobos")),
        ("unknown home zone", "unknown-zone", |a| a["settings"]["zone"] = json!("Mars/Phobos")),
        ("missing person", "missing-reference", |a| {
            a["contacts"][0]["people"] = json!(["01900000-0000-7000-8000-000000000000"]);
        }),
        ("missing line", "missing-reference", |a| a["visits"][0]["line"] = a["people"][0]["id"].clone()),
        ("id twice", "duplicate", |a| a["contacts"][1]["id"] = a["contacts"][0]["id"].clone()),
        ("id of two nouns", "duplicate", |a| a["contacts"][1]["id"] = a["people"][0]["id"].clone()),
        ("two choices for a day", "duplicate", |a| a["quiet"][1]["day"] = a["quiet"][0]["day"].clone()),
        ("range backwards", "wrong-range", |a| a["days"]["closed"][0]["to"] = json!("2001-01-01")),
        ("pause backwards", "wrong-range", |a| a["pauses"][0]["to"] = json!("2001-01-01")),
        ("wrong word", "wrong-value", |a| a["contacts"][0]["channel"] = json!("owl")),
        ("wrong kind", "wrong-value", |a| a["contacts"][0]["note"] = json!(7)),
        ("wrong id", "wrong-value", |a| a["people"][0]["id"] = json!("1")),
        ("rhythm of 9 days a week", "out-of-range", |a| {
            a["settings"]["rhythm"][0]["days_per_week"] = json!(9.0)
        }),
        ("more than a week long", "out-of-range", |a| a["contacts"][0]["minutes"] = json!(10_081)),
        ("long name", "too-long", |a| a["people"][0]["name"] = json!("é".repeat(201))),
        ("name of 10,000 characters", "too-long", |a| a["people"][0]["name"] = json!("n".repeat(10_000))),
        ("blank name", "empty", |a| a["people"][0]["name"] = json!(" \u{a0} ")),
        ("control characters", "control-characters", |a| a["people"][0]["name"] = json!("Ma\u{1b}[31mya")),
        ("turned reading direction", "control-characters", |a| {
            a["people"][0]["name"] = json!("Ma\u{202e}ya")
        }),
    ];
    for (what, code, change) in cases {
        let mut bad = good();
        change(&mut bad);
        let file = home.write("bad.json", &bad.to_string());
        assert_eq!(refused(&home, &file), *code, "{what}");
    }
}

#[test]
fn not_what_it_says() {
    let home = started();
    let whole = good().to_string();
    let cut = &whole[..whole.len() / 2];
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let inside = whole.replacen(
        "\"note\":\"",
        &format!("\"moon\":{}{},\"note\":\"", "[".repeat(65), "]".repeat(65)),
        1,
    );
    let doubled = whole.replacen("\"format\":", "\"format\":\"evenkeel-archive\",\"format\":", 1);
    for (what, text, codes) in [
        ("nothing", "", &["not-json"][..]),
        ("words", "BEGIN:VCALENDAR", &["not-json"]),
        ("cut off", cut, &["not-json"]),
        ("something behind", &format!("{whole} x"), &["not-json"]),
        ("deep", &deep, &["too-deep"]),
        ("65 levels deep", &"[".repeat(65), &["too-deep"]),
        ("64 levels deep", &format!("{}{}", "[".repeat(64), "]".repeat(64)), &["other-format"]),
        ("deep inside", &inside, &["too-deep"]),
        ("a list", "[]", &["other-format"]),
        ("null", "null", &["other-format"]),
        ("a field twice", &doubled, &["other-format"]),
        (
            "a number too large",
            &whole.replacen("\"version\":1", "\"version\":1e400", 1),
            &["not-json", "wrong-value"],
        ),
    ] {
        let file = home.write("bad.json", text);
        let code = refused(&home, &file);
        assert!(codes.contains(&code.as_str()), "{what}: {code}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let home = started();
    let file = home.file("bad.json");
    let mut bytes = good().to_string().into_bytes();
    let note = bytes.windows(8).position(|w| w == b"\"note\":\"").unwrap() + 8;
    bytes.splice(note..note, [0xff, 0xfe]);
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(refused(&home, &file), "not-json");
}

#[test]
fn too_large_to_look_at() {
    let home = started();
    let file = home.file("large.json");
    // Sparse: it takes no room, and reading it would take long.
    std::fs::File::create(&file).unwrap().set_len(200 * 1024 * 1024 + 1).unwrap();
    assert_eq!(refused(&home, &file), "too-large");
}

#[test]
fn no_file_at_all() {
    let home = started();
    assert_eq!(refused(&home, &home.file("nowhere.json")), "file");
    std::fs::create_dir(home.file("folder")).unwrap();
    assert_eq!(refused(&home, &home.file("folder")), "file");
}

#[test]
fn a_bad_file_makes_no_folder() {
    let home = Home::new();
    assert_eq!(home.import(&home.write("bad.json", "{")).problem(), "not-json");
    assert!(!home.data().exists());
}

#[test]
fn the_words_say_where_and_name_nobody() {
    let home = started();
    let mut bad = good();
    bad["contacts"][3]["start"] = json!("2026-02-30T10:00:00");
    let file = home.write("bad.json", &bad.to_string());
    let ran = home.run(&["import", file.to_str().unwrap()]);
    assert!(ran.err.contains("contacts[3].start"), "{ran:?}");
    assert!(!ran.err.contains("error-") && !ran.err.contains("wrong-date"), "words, not codes: {ran:?}");
    assert!(ran.out.is_empty());
}

#[test]
fn a_database_of_something_else() {
    let home = Home::new();
    std::fs::create_dir(home.data()).unwrap();
    let file = home.data().join(evenkeel_core::store::FILE_NAME);
    std::fs::write(&file, "this is a shopping list, not a database\n".repeat(400)).unwrap();
    for args in [&["report", "--json"][..], &["log", "contact", "--json"], &["check", "--json"]] {
        assert_eq!(home.run(args).problem(), "damaged-database", "{args:?}");
    }
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("this is a shopping list"));
}

#[test]
fn a_database_of_a_newer_app() {
    let home = started();
    let file = home.data().join(evenkeel_core::store::FILE_NAME);
    // The version stands in the header at 60, and is read before anything else.
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&9999u32.to_be_bytes());
    std::fs::write(&file, &bytes).unwrap();
    // f26: it is not written to, and what this version knows of it can be read and taken along.
    for args in [&["log", "contact", "--json"][..], &["undo", "--json"], &["redo", "--json"]] {
        let ran = home.run(args);
        assert!(ran.out.contains("\"found\":\"9999\""), "the version that is needed: {ran:?}");
        assert_eq!(ran.problem(), "newer-database", "{args:?}");
    }
    assert_eq!(home.export()["contacts"][0]["note"], "before");
    for args in [&["report", "--json"][..], &["check", "--json"]] {
        home.run(args).json();
    }
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "not a byte is changed");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let home = Home::with_year("2026-10-08");
    let rights = |path: &Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let file = home.data().join(evenkeel_core::store::FILE_NAME);
    rights(&file, 0o444);
    rights(&home.data(), 0o555);
    rights(home.data().parent().unwrap(), 0o755);
    // Root may write anywhere: then keel is started as somebody who may not.
    let root = std::fs::metadata(&file).unwrap().uid() == 0;
    let run = |args: &[&str]| {
        let mut command = home.command(args);
        if root {
            command.uid(65_534).gid(65_534).current_dir("/");
        }
        command.output().map(Ran::from)
    };
    let report = run(&["report", "--as-of", "2026-10-08", "--json"]);
    let noted = run(&["log", "contact", "--json"]);
    rights(&home.data(), 0o700);
    let (Ok(report), Ok(noted)) = (report, noted) else {
        eprintln!(
            "left out: keel itself lies where only root can start it; tests/faults/rights tries a copy"
        );
        return;
    };
    assert!(!report.json()["level"].is_null(), "reading needs no right to write");
    assert_eq!(noted.problem(), "read-only");
}
