//! Out and in again is the same; in twice is nothing new.

use super::generate;
use crate::domain::{Day, Facts, Id, Settings, Zone};
use crate::error::Code;
use crate::exchange::*;
use crate::store::Store;
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use std::cell::Cell;

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-23T10:00:00Z").unwrap().to_utc()
}

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path(), Zone::parse("Europe/London").unwrap(), now()).unwrap();
    (dir, store)
}

fn bytes(facts: &Facts) -> Vec<u8> {
    let mut out = Vec::new();
    export(facts, now(), &mut out).unwrap();
    out
}

fn bring_in(store: &mut Store, archive: &Archive) -> Summary {
    apply(store, archive, now(), &|_, _| true).unwrap().value
}

fn sum(summary: &[(&str, Counts)]) -> Counts {
    summary.iter().fold(Counts::default(), |a, (_, c)| Counts {
        new: a.new + c.new,
        updated: a.updated + c.updated,
        unchanged: a.unchanged + c.unchanged,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn into_an_empty_record_and_out_again(facts in generate::facts(1)) {
        let written = bytes(&facts);
        let archive = read(&written).unwrap();
        prop_assert_eq!(&archive.facts, &facts);
        prop_assert_eq!(&archive.problems, &[]);
        let (_dir, mut store) = store();
        let dry = plan(&store, &archive).unwrap();
        prop_assert_eq!(&dry.problems, &[]);
        let done = bring_in(&mut store, &archive);
        prop_assert_eq!(&done, &dry.counts, "the dry run promised exactly this");
        prop_assert_eq!(&*store.facts().unwrap(), &facts);
        prop_assert_eq!(String::from_utf8(bytes(&store.facts().unwrap())), String::from_utf8(written));
        prop_assert!(store.check().unwrap().is_ok());
        // What came out goes in as nothing new, twice.
        for _ in 0..2 {
            let again = apply(&mut store, &archive, now(), &|_, _| true).unwrap();
            let counts = sum(&again.value);
            prop_assert_eq!((counts.new, counts.updated, again.step), (0, 0, None));
        }
    }

    #[test]
    fn into_a_record_that_holds_others(mine in generate::facts(1), theirs in generate::facts(2)) {
        let (_dir, mut store) = store();
        bring_in(&mut store, &read(&bytes(&mine)).unwrap());
        let before = store.facts().unwrap();
        let file = read(&bytes(&theirs)).unwrap();
        bring_in(&mut store, &file);
        let after = store.facts().unwrap();
        // Nothing is deleted, everything of theirs is there.
        prop_assert_eq!(&after.people[..mine.people.len()], &mine.people[..]);
        prop_assert_eq!(&after.people[mine.people.len()..], &theirs.people[..]);
        prop_assert_eq!(&after.visits[mine.visits.len()..], &theirs.visits[..]);
        prop_assert!(theirs.checkins.iter().all(|c| after.checkins.contains(c)));
        prop_assert!(theirs.pauses.iter().all(|p| after.pauses.contains(p)));
        prop_assert_eq!(after.problems(5), []);
        let counts = sum(&plan(&store, &file).unwrap().counts);
        prop_assert_eq!((counts.new, counts.updated), (0, 0));
        // And it goes as it came.
        if before != after {
            store.undo(now()).unwrap();
        }
        prop_assert_eq!(&store.facts().unwrap(), &before);
        if before != after {
            store.redo(now()).unwrap();
        }
        prop_assert_eq!(store.facts().unwrap(), after);
    }
}

/// A record with one person, for the small tests.
fn small() -> Facts {
    let mut facts = Facts::new(Settings::new(Zone::parse("Europe/Berlin").unwrap()));
    facts.people.push(serde_json::from_str(PERSON).unwrap());
    facts
}

const PERSON: &str = r#"{"id":"00000000-0000-7000-8000-000000000001","name":"Maya","nature":"person","relation":null,
  "ring":null,"rhythm_days":null,"keep_distance":false,"state":"active","ways":[],"offers":[],"topics":[],"note":""}"#;

#[test]
fn a_changed_fact_is_updated_and_what_the_archive_lacks_stays() {
    let (_dir, mut store) = store();
    bring_in(&mut store, &read(&bytes(&small())).unwrap());
    let mut other = small();
    other.people[0].name = "Maja".to_owned();
    other.people.push(serde_json::from_str(&PERSON.replace("0001\"", "0002\"")).unwrap());
    let counts = plan(&store, &read(&bytes(&other)).unwrap()).unwrap().counts;
    assert_eq!(counts[2], ("people", Counts { new: 1, updated: 1, unchanged: 0 }));
    bring_in(&mut store, &read(&bytes(&other)).unwrap());
    let only_second = Facts { people: other.people[1..].to_vec(), ..other.clone() };
    bring_in(&mut store, &read(&bytes(&only_second)).unwrap());
    assert_eq!(store.facts().unwrap().people, other.people);
}

#[test]
fn an_id_that_is_something_else_here_is_refused_with_its_place_in_the_file() {
    let (_dir, mut store) = store();
    bring_in(&mut store, &read(&bytes(&small())).unwrap());
    let mut other = Facts::new(small().settings);
    other.managed.push(crate::domain::Managed {
        id: Id::from_u128(7),
        day: Day::parse("2026-11-01").unwrap(),
        what: "x".to_owned(),
    });
    other.managed.push(crate::domain::Managed {
        id: small().people[0].id,
        day: Day::parse("2026-11-01").unwrap(),
        what: "x".to_owned(),
    });
    let archive = read(&bytes(&other)).unwrap();
    let before = store.facts().unwrap();
    let problems = plan(&store, &archive).unwrap().problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].to_string(), "duplicate path=managed[1].id");
    let refused = apply(&mut store, &archive, now(), &|_, _| true).unwrap_err();
    assert_eq!(refused, problems[0]);
    assert_eq!(store.facts().unwrap(), before);
}

#[test]
fn stopping_keeps_nothing_and_progress_counts_up() {
    let (_dir, mut store) = store();
    let mut facts = small();
    for n in 2..2_000_u128 {
        facts.people.push(crate::domain::Person { id: Id::from_u128(n), ..facts.people[0].clone() });
    }
    let archive = read(&bytes(&facts)).unwrap();
    let seen = Cell::new(0);
    let stopped = apply(&mut store, &archive, now(), &|done, total| {
        assert!(done > seen.get() && done <= total);
        seen.set(done);
        done < 1_000
    });
    assert_eq!(stopped.unwrap_err().code, Code::Stopped);
    assert!(store.facts().unwrap().people.is_empty());
    assert!(store.steps(5, None).unwrap().is_empty());
    let done = apply(&mut store, &archive, now(), &|_, _| true).unwrap();
    assert_eq!(store.facts().unwrap().people.len(), facts.people.len());
    let step = store.steps(5, None).unwrap().remove(0);
    assert_eq!((step.name.as_str(), Some(step.seq)), ("archive-import", done.step));
}

#[test]
fn keys_stand_in_the_order_of_the_format() {
    let text = String::from_utf8(bytes(&small())).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"evenkeel-archive\",\n  \"version\": 1,\n  \"exported_at\": \"2026-11-23T10:00:00Z\",\n  \"settings\": {\n    \"zone\": \"Europe/Berlin\",\n    \"day_start\": \"04:00\","));
    assert!(text.ends_with("\n}\n"));
    let places: Vec<usize> = [
        "format",
        "version",
        "exported_at",
        "settings",
        "people",
        "contacts",
        "care_lines",
        "visits",
        "quiet",
        "pauses",
        "days",
        "checkins",
        "scores",
        "managed",
        "safety_plan",
        "help_lines",
        "preferences",
    ]
    .iter()
    .map(|key| text.find(&format!("\n  \"{key}\":")).unwrap())
    .collect();
    assert!(places.is_sorted());
}

#[test]
fn what_stands_on_the_help_card_does_not_travel() {
    let mut facts = small();
    facts.preferences.insert("help_card.people".to_owned(), true.into());
    assert_eq!(bytes(&facts), bytes(&small()));
    let text = String::from_utf8(bytes(&small())).unwrap();
    let chosen = text.replace("\"preferences\": {}", "\"preferences\": {\"help_card.people\": true}");
    assert_ne!(text, chosen);
    assert_eq!(read(chosen.as_bytes()).unwrap().facts, small());
}

#[test]
fn a_file_is_whole_or_not_there() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("notes.json");
    file::write_archive(&path, &small(), now()).unwrap();
    assert_eq!(file::read_archive(&path).unwrap().facts, small());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // A failure half-way leaves what was there before, and no remains.
    let failed = file::write(&path, |to| {
        use std::io::Write;
        to.write_all(b"half")?;
        Err(crate::Error::new(Code::DiskFull))
    });
    assert_eq!(failed.unwrap_err().code, Code::DiskFull);
    assert_eq!(file::read_archive(&path).unwrap().facts, small());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    // The database itself is never opened or replaced by these.
    let own = dir.path().join("evenkeel.db");
    assert!(file::write_archive(&own, &small(), now()).is_err());
    std::fs::write(&own, "x").unwrap();
    assert_eq!(file::read_archive(&own).unwrap_err().code, Code::OtherFormat);
}
