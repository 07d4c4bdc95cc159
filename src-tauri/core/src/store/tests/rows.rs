//! What each table accepts, refuses and gives back.

use super::{contact, id, now, open, person};
use crate::domain::*;
use crate::error::Code;
use crate::exchange::tests::generate;
use crate::store::{Op, Store, Tx, table};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

fn write<T>(store: &mut Store, f: impl FnOnce(&Tx<'_>) -> crate::Result<T>) -> crate::Result<T> {
    store.transact(Op::new("test"), now(), f).map(|d| d.value)
}

fn refusal<T: std::fmt::Debug>(store: &mut Store, f: impl FnOnce(&Tx<'_>) -> crate::Result<T>) -> String {
    write(store, f).unwrap_err().to_string()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn line(n: u128) -> CareLine {
    CareLine {
        id: id(n),
        name: "Therapy".to_owned(),
        kind: CareKind::Therapy,
        professional: None,
        interval_days: Some(7),
        state: CareState::Active,
    }
}

fn visit(n: u128, line: u128) -> Visit {
    Visit {
        minutes: Some(50),
        ..Visit::new(id(n), id(line), LocalTime::parse("2026-11-18T15:00:00").unwrap(), super::london())
    }
}

fn series(n: u128, line: u128) -> Visit {
    let series = Series { rrule: "FREQ=WEEKLY".to_owned(), exdates: Vec::new(), rdates: Vec::new() };
    Visit { series: Some(series), ..visit(n, line) }
}

fn occurrence(n: u128, line: u128, of: u128) -> Visit {
    let occurrence = LocalTime::parse("2026-11-25T15:00:00").unwrap();
    Visit {
        of: Some(OccurrenceOf { visit: id(of), occurrence }),
        outcome: Some(Outcome::Kept),
        ..visit(n, line)
    }
}

/// Every value of every fact goes in through its own `put` and comes out equal; every table is written and logged.
#[test]
fn all_that_is_put_is_read() {
    let mut runner = TestRunner::deterministic();
    let mut logged = std::collections::BTreeSet::new();
    for _ in 0..40 {
        let dir = tempfile::tempdir().unwrap();
        let mut store = open(dir.path());
        let facts = generate::facts(1).new_tree(&mut runner).unwrap().current();
        write(&mut store, |tx| super::undoing::put_all(tx, &facts)).unwrap();
        let mut expected = facts.clone();
        // The same closed range twice, or two pauses from one day, are one when put one by one.
        let mut seen = Vec::new();
        expected.days.closed.retain(|r| {
            !seen.contains(r) && {
                seen.push(*r);
                true
            }
        });
        let mut pauses: Vec<Pause> = Vec::new();
        for p in &facts.pauses {
            match pauses.iter_mut().find(|old| old.from == p.from) {
                Some(old) => *old = p.clone(),
                None => pauses.push(p.clone()),
            }
        }
        expected.pauses = pauses;
        let by_id = |a: &Visit, b: &Visit| a.id.cmp(&b.id);
        expected.visits.sort_by(by_id);
        let mut read = (*store.facts().unwrap()).clone();
        read.visits.sort_by(by_id);
        assert_eq!(read, expected);
        let mut stmt = store.conn.prepare("SELECT DISTINCT tbl FROM change").unwrap();
        logged.extend(stmt.query_map([], |r| r.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    let mut names = table::NAMES.map(str::to_owned);
    names.sort();
    assert_eq!(logged.into_iter().collect::<Vec<_>>(), names, "no table escapes the log");
}

#[test]
fn links_to_nothing_are_refused_with_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    write(&mut store, |tx| tx.put_care_line(&line(2))).unwrap();
    for (refused, path) in [
        (refusal(&mut store, |tx| tx.put_contact(&contact(9, &[1]))), "people[0]"),
        (
            refusal(&mut store, |tx| tx.put_contact(&Contact { for_visit: Some(id(1)), ..contact(9, &[]) })),
            "for_visit",
        ),
        (
            refusal(&mut store, |tx| tx.put_care_line(&CareLine { professional: Some(id(1)), ..line(9) })),
            "professional",
        ),
        (refusal(&mut store, |tx| tx.put_visit(&visit(9, 1))), "line"),
        (refusal(&mut store, |tx| tx.put_visit(&occurrence(9, 2, 1))), "of.visit"),
        (
            refusal(&mut store, |tx| {
                let plan = Plan { person: Some(id(1)), note: String::new() };
                tx.put_visit(&Visit { before: Some(plan), ..visit(9, 2) })
            }),
            "before.person",
        ),
    ] {
        assert_eq!(refused, format!("missing-reference path={path}"));
    }
    assert_eq!(refusal(&mut store, |tx| tx.delete_contact(id(9))), "not-found kind=contact");
    assert_eq!(refusal(&mut store, |tx| tx.delete_person(id(9))), "not-found kind=person");
}

#[test]
fn an_id_names_one_thing() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    write(&mut store, |tx| tx.put_person(&person(1, "Maya"))).unwrap();
    assert_eq!(refusal(&mut store, |tx| tx.put_contact(&contact(1, &[]))), "duplicate path=id");
    assert_eq!(refusal(&mut store, |tx| tx.put_care_line(&line(1))), "duplicate path=id");
}

#[test]
fn what_a_fact_s_own_check_finds_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    assert_eq!(refusal(&mut store, |tx| tx.put_person(&person(1, "  "))), "empty path=name");
    let late = Checkin { day: day("2026-11-01"), item: Item::Hope, value: 5 };
    assert_eq!(refusal(&mut store, |tx| tx.put_checkin(late)), "out-of-range path=value");
    let backwards = DayRange { from: day("2026-11-02"), to: day("2026-11-01") };
    assert_eq!(refusal(&mut store, |tx| tx.put_closed(backwards)), "wrong-range path=");
    let nested = serde_json::json!({"a": 1});
    assert_eq!(refusal(&mut store, |tx| tx.put_preference("a", &nested)), "wrong-value path=preferences");
}

#[test]
fn a_series_and_its_occurrences() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    write(&mut store, |tx| {
        tx.put_care_line(&line(1))?;
        tx.put_visit(&series(2, 1))?;
        tx.put_visit(&occurrence(3, 1, 2))?;
        tx.put_contact(&Contact { for_visit: Some(id(3)), ..contact(4, &[]) })?;
        tx.put_contact(&Contact { for_visit: Some(id(2)), ..contact(5, &[]) })
    })
    .unwrap();
    assert_eq!(refusal(&mut store, |tx| tx.put_visit(&occurrence(9, 1, 2))), "duplicate path=of");
    assert_eq!(refusal(&mut store, |tx| tx.put_visit(&visit(2, 1))), "wrong-value path=series");
    assert_eq!(refusal(&mut store, |tx| tx.put_visit(&occurrence(9, 1, 3))), "wrong-value path=of.visit");
    assert_eq!(refusal(&mut store, |tx| tx.delete_care_line(id(1))), "in-use count=2");
    let before = store.facts().unwrap();
    write(&mut store, |tx| tx.delete_visit(id(2))).unwrap();
    let after = store.facts().unwrap();
    assert!(after.visits.is_empty());
    assert!(after.contacts.iter().all(|c| c.for_visit.is_none()), "contacts stay and no longer say so");
    store.undo(now()).unwrap();
    assert_eq!(store.facts().unwrap(), before);
}

#[test]
fn erasing_a_person_keeps_days_and_entries() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    write(&mut store, |tx| {
        tx.put_person(&person(1, "Maya"))?;
        tx.put_person(&person(2, "Leo"))?;
        tx.put_care_line(&CareLine { professional: Some(id(1)), ..line(3) })?;
        let plan = |note: &str| Some(Plan { person: Some(id(1)), note: note.to_owned() });
        tx.put_visit(&Visit { before: plan("drives"), after: plan(""), ..visit(4, 3) })?;
        tx.put_contact(&contact(5, &[1, 2]))
    })
    .unwrap();
    let before = store.facts().unwrap();
    write(&mut store, |tx| tx.delete_person(id(1))).unwrap();
    let facts = store.facts().unwrap();
    assert_eq!(facts.contacts, [contact(5, &[2])]);
    assert_eq!(facts.care_lines[0].professional, None);
    assert_eq!(facts.visits[0].before, Some(Plan { person: None, note: "drives".to_owned() }));
    assert_eq!(facts.problems(5), []);
    store.undo(now()).unwrap();
    assert_eq!(store.facts().unwrap(), before);
}

#[test]
fn lists_keep_their_order_and_pauses_can_move() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let plan = |names: &[&str]| -> Vec<SafetySection> {
        names
            .iter()
            .map(|n| SafetySection { section: (*n).to_owned(), items: vec!["x".to_owned()] })
            .collect()
    };
    for order in [&["a", "b", "c"][..], &["c", "a"], &["b", "c", "a", "a"], &[]] {
        write(&mut store, |tx| tx.put_safety_plan(&plan(order))).unwrap();
        assert_eq!(store.facts().unwrap().safety_plan, plan(order));
    }
    let pause = Pause { from: day("2026-11-01"), to: None, reason: String::new() };
    let moved = Pause { from: day("2026-10-30"), to: Some(day("2026-11-05")), reason: "away".to_owned() };
    write(&mut store, |tx| tx.put_pause(&pause)).unwrap();
    write(&mut store, |tx| tx.replace_pause(&pause, &moved)).unwrap();
    assert_eq!(store.facts().unwrap().pauses, std::slice::from_ref(&moved));
    assert_eq!(refusal(&mut store, |tx| tx.delete_pause(&pause)), "not-found kind=pause");
    write(&mut store, |tx| tx.delete_pause(&moved)).unwrap();
    assert!(store.facts().unwrap().pauses.is_empty());
}

#[test]
fn settings_replace_their_whole_rhythm() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let mut s = store.facts().unwrap().settings.clone();
    s.rhythm = vec![
        Rhythm { from: day("2026-01-01"), days_per_week: Some(3.0) },
        Rhythm { from: day("2026-06-01"), days_per_week: None },
    ];
    write(&mut store, |tx| tx.put_settings(&s)).unwrap();
    assert_eq!(store.facts().unwrap().settings, s);
    s.rhythm.remove(0);
    s.felt_mark = 3;
    write(&mut store, |tx| tx.put_settings(&s)).unwrap();
    assert_eq!(store.facts().unwrap().settings, s);
    s.felt_mark = 5;
    assert_eq!(write(&mut store, |tx| tx.put_settings(&s)).unwrap_err().code, Code::OutOfRange);
}

/// The lists in the tables' checks are the words of the types, all of them and no others.
#[test]
fn words_in_the_schema_are_the_words_of_the_types() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    macro_rules! same {
        ($($table:literal $column:literal $type:ty;)*) => { $({
            let sql: String = store.conn
                .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [$table], |r| r.get(0))
                .unwrap();
            let list = sql.split(concat!("(", $column, " IN (")).nth(1).unwrap().split(')').next().unwrap();
            let words: Vec<&str> = list.split(',').map(|w| w.trim().trim_matches('\'')).collect();
            let all: Vec<&str> = <$type>::ALL.iter().map(|w| w.as_str()).collect();
            assert_eq!(words, all, concat!($table, ".", $column));
        })* };
    }
    same! {
        "person" "nature" Nature; "person" "relation" Relation; "person" "state" PersonState;
        "contact" "channel" Channel; "contact" "direction" Direction; "contact" "real" Real; "contact" "after" After;
        "care_line" "kind" CareKind; "care_line" "state" CareState;
        "visit" "outcome" Outcome; "quiet" "choice" QuietChoice; "checkin" "item" Item; "score" "higher_is" Better;
        "settings" "week_start" WeekStart; "settings" "finished_days" FinishedDays;
    }
}

#[test]
fn a_draft_is_kept_until_it_is_let_go_and_is_no_step() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let before = store.steps(10, None).unwrap().len();
    store.put_draft("quick-log", Some("{\"note\":\"half\"}")).unwrap();
    store.put_draft("quick-log", Some("{\"note\":\"half a s\"}")).unwrap();
    drop(store);
    let mut store = open(dir.path());
    assert_eq!(store.draft("quick-log").unwrap().as_deref(), Some("{\"note\":\"half a s\"}"));
    assert_eq!((store.draft("other").unwrap(), store.steps(10, None).unwrap().len()), (None, before));
    store.put_draft("quick-log", None).unwrap();
    assert_eq!(store.draft("quick-log").unwrap(), None);
    let long = "x".repeat(300 * 1024);
    assert_eq!(store.put_draft("quick-log", Some(&long)).unwrap_err().code, crate::error::Code::TooLong);
}

#[test]
fn f29_the_log_of_writes_is_cut_though_somebody_read_for_long() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let log = dir.path().join("evenkeel.db-wal");
    let reader = open(dir.path());
    reader.conn.execute_batch("BEGIN; SELECT count(*) FROM person;").unwrap();
    for n in 0..200 {
        let one = Person { note: "x".repeat(10_000), ..person(n, "Maya") };
        store.transact(Op::about("person-add", "person", one.id), now(), |tx| tx.put_person(&one)).unwrap();
    }
    assert!(
        store.checkpoint().is_err() || std::fs::metadata(&log).unwrap().len() > 1_000_000,
        "the reader is there"
    );
    reader.conn.execute_batch("COMMIT").unwrap();
    assert_eq!(store.checkpoint().unwrap(), 0);
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
}
