//! What comes in goes out again.

use crate::common::{Home, day};
use serde_json::Value;

/// The record's own instant of writing plays no part.
fn without_stamp(mut archive: Value) -> Value {
    archive.as_object_mut().unwrap().remove("exported_at");
    archive
}

fn example(home: &Home, size: &str) -> (std::path::PathBuf, Value) {
    let file = home.file(&format!("{size}.json"));
    home.run(&[
        "example",
        "--size",
        size,
        "--seed",
        "7",
        "--as-of",
        "2026-10-08",
        "--out",
        file.to_str().unwrap(),
    ])
    .good();
    let archive = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    (file, archive)
}

#[test]
fn an_export_is_what_was_brought_in() {
    for size in ["year", "ten-years"] {
        let home = Home::new();
        let (file, archive) = example(&home, size);
        home.import(&file).good();
        assert_eq!(without_stamp(home.export()), without_stamp(archive), "{size}");
    }
}

#[test]
fn every_value_of_the_format_survives() {
    let home = Home::new();
    // Values no example has: real numbers to the last bit, other zones, odd texts, times inside a clock change.
    let mut facts = evenkeel_core::example::year(3, day("2026-10-08"));
    facts.settings.rhythm[0].days_per_week = Some(0.1 + 0.7);
    facts.settings.comfortable_gap_days = Some(9);
    facts.settings.share_band = Some(evenkeel_core::domain::ShareBand { low: 1.0 / 3.0, high: 2.0 / 3.0 });
    facts.scores[0].value = -0.1 - 0.2;
    facts.scores[0].min = None;
    facts.contacts[0].zone = evenkeel_core::domain::Zone::parse("Pacific/Apia").unwrap();
    facts.contacts[1].start = evenkeel_core::domain::LocalTime::parse("2026-03-29T01:30:00").unwrap();
    facts.contacts[2].note = "مرحبا\n\t<b>&amp;</b> 🌊 'quoted' \"twice\" \\".into();
    facts.contacts[3].minutes = Some(0);
    facts.people[0].name = "Zoë O'Neil-Ñandú".into();
    facts.preferences.insert("a.key.of.tomorrow".into(), true.into());
    facts.preferences.insert("a.number".into(), 2.5.into());
    assert!(facts.problems(1).is_empty());
    let archive = crate::common::archive(&facts);
    home.import(&home.write("a.json", &archive.to_string())).good();
    assert_eq!(without_stamp(home.export()), without_stamp(archive));
}

#[test]
fn a_dry_run_changes_nothing() {
    let home = Home::new();
    let (file, _) = example(&home, "year");
    let file = file.to_str().unwrap();
    let planned = home.run(&["import", file, "--dry-run", "--json"]).json();
    assert_eq!(planned["dry_run"], true);
    assert!(!home.data().exists(), "not even a folder");
    home.run(&["log", "contact", "--at", "2026-10-08T09:00"]).good();
    let before = home.export();
    home.run(&["import", file, "--dry-run"]).good();
    assert_eq!(without_stamp(home.export()), without_stamp(before));
    let done = home.run(&["import", file, "--json"]).json();
    assert_eq!(done["dry_run"], false);
    assert!(home.export()["contacts"].as_array().unwrap().len() > 100);
}

#[test]
fn the_same_file_twice_brings_nothing_new() {
    let home = Home::new();
    let (file, archive) = example(&home, "year");
    home.import(&file).good();
    home.import(&file).good();
    assert_eq!(without_stamp(home.export()), without_stamp(archive));
}

#[test]
fn files_are_written_whole_and_for_this_user_only() {
    let home = Home::with_year("2026-10-08");
    let out = home.file("out.json");
    std::fs::write(&out, "what was there").unwrap();
    let ran = home.run(&["export", "--format", "json", "--out", out.to_str().unwrap()]).good();
    assert!(!ran.out.contains('{'), "the record is in the file, not in the terminal");
    let written: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(without_stamp(written), without_stamp(home.export()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&out).unwrap().permissions().mode() & 0o077, 0);
    }
    let left: Vec<_> = std::fs::read_dir(out.parent().unwrap())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let nowhere = home.file("no/such/folder/out.json");
    let ran = home.run(&["export", "--format", "json", "--out", nowhere.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(!ran.err.is_empty());
}

#[test]
fn an_empty_record_has_answers_too() {
    let home = Home::new();
    assert_eq!(home.export()["format"], "evenkeel-archive");
    let report = home.run(&["report", "--as-of", "2026-10-08", "--json"]).json();
    assert_eq!(report["as_of"], "2026-10-08");
    assert!(report["level"].is_null() && report["gap"]["days"].is_null());
    home.run(&["report"]).good();
    assert!(!home.data().exists());
}

#[test]
fn the_report_in_words() {
    let home = Home::with_year("2026-10-08");
    let text = home.run(&["report", "--as-of", "2026-10-08"]).good().out;
    assert!(text.starts_with("In the last four weeks, care on "), "{text}");
    assert!(text.contains("About 3.5 days a week with people lately; near your rhythm."), "{text}");
    assert!(text.contains("It has been 3 days since you noted a contact."), "{text}");
    // Invisible marks around values belong to windows, not to terminals.
    assert!(!text.contains('\u{2068}') && !text.contains('\u{2069}'));
}

#[test]
fn f2_an_import_that_was_ended_is_told_until_one_comes_through() {
    use evenkeel_core::exchange;
    let home = Home::with_year("2026-10-08");
    let (file, _) = example(&home, "ten-years");
    let archive = exchange::file::read_archive(&file).unwrap();
    let zone = evenkeel_core::domain::Zone::parse("Europe/London").unwrap();
    let now = "2026-11-23T10:00:00Z".parse().unwrap();
    let mut store = evenkeel_core::store::Store::open(&home.data(), zone, now).unwrap();
    let before = store.facts().unwrap();
    let ends = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        exchange::apply(&mut store, &archive, now, &|_, _| panic!("for trial"))
    }));
    assert!(ends.is_err());
    drop(store);

    let words = "An import on 2026-11-23 ended before it was done. Nothing of it was taken over;";
    let check = home.run(&["check"]).good();
    assert!(check.out.contains("The record is whole.") && check.out.contains(words), "{check:?}");
    assert_eq!(home.run(&["check", "--json"]).json()["import_ended"], "2026-11-23T10:00:00Z");
    let export = home.run(&["export", "--format", "json"]).good();
    assert!(!export.out.contains("import"), "the archive knows nothing of it");
    assert_eq!(
        serde_json::from_str::<Value>(&export.out).unwrap()["contacts"].as_array().unwrap().len(),
        before.contacts.len()
    );

    let again = home.import(&file).good();
    assert!(again.err.contains(words), "{again:?}");
    assert_eq!(home.run(&["check", "--json"]).json()["import_ended"], Value::Null);
    assert!(!home.import(&file).good().err.contains("import"));
}
