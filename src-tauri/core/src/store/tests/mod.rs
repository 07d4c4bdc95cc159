//! The store as a whole: opening, writing, taking back.

mod backing_up;
mod erasing;
mod following;
mod importing;
mod migrating;
mod opening;
mod protecting;
mod reminding;
mod rows;
mod undoing;

use super::*;
use crate::domain::{Channel, Contact, Day, DayRange, Direction, Id, LocalTime, Marks, Nature, Person, Zone};
use crate::error::Code;
use chrono::{DateTime, Utc};

pub(super) fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-23T10:00:00Z").unwrap().to_utc()
}

pub(super) fn london() -> Zone {
    Zone::parse("Europe/London").unwrap()
}

pub(super) fn open(dir: &std::path::Path) -> Store {
    Store::open(dir, london(), now()).unwrap()
}

pub(super) fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub(super) fn person(n: u128, name: &str) -> Person {
    Person::new(id(n), name.to_owned(), Nature::Person)
}

pub(super) fn contact(n: u128, people: &[u128]) -> Contact {
    Contact {
        id: id(n),
        start: LocalTime::parse("2026-11-20T15:00:00").unwrap(),
        zone: london(),
        minutes: Some(45),
        channel: Channel::Call,
        people: people.iter().map(|p| id(*p)).collect(),
        place: None,
        marks: Marks { emotional: true, ..Marks::default() },
        direction: Direction::Received,
        real: None,
        after: None,
        answered: true,
        for_visit: None,
        note: "n".to_owned(),
    }
}

fn code<T>(r: crate::Result<T>) -> Code {
    match r {
        Ok(_) => panic!("no error"),
        Err(e) => e.code,
    }
}

#[test]
fn what_is_written_is_there_after_opening_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    assert!(store.facts().unwrap().people.is_empty());
    let done = store
        .transact(Op::about("person-add", "person", id(1)), now(), |tx| tx.put_person(&person(1, "Maya")))
        .unwrap();
    assert_eq!(done.tables, ["person"]);
    let done = store.transact(Op::new("contact-add"), now(), |tx| tx.put_contact(&contact(2, &[1]))).unwrap();
    assert_eq!(done.tables, ["contact"]);
    drop(store);
    let facts = open(dir.path()).facts().unwrap();
    assert_eq!(facts.people, [person(1, "Maya")]);
    assert_eq!(facts.contacts, [contact(2, &[1])]);
    assert!(facts.problems(10).is_empty());
}

#[test]
fn a_write_that_changes_nothing_leaves_no_step() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let put = |store: &mut Store| {
        store.transact(Op::new("person-add"), now(), |tx| tx.put_person(&person(1, "Maya"))).unwrap()
    };
    assert!(put(&mut store).step.is_some());
    let again = put(&mut store);
    assert_eq!((again.step, again.tables.len()), (None, 0));
    assert_eq!(store.steps(10, None).unwrap().len(), 1);
}

#[test]
fn an_error_keeps_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let result = store.transact(Op::new("contact-add"), now(), |tx| {
        tx.put_person(&person(1, "Maya"))?;
        tx.put_contact(&contact(2, &[1, 9]))
    });
    assert_eq!(result.unwrap_err().arg("path"), Some("people[1]"));
    assert!(store.facts().unwrap().people.is_empty());
    assert!(store.steps(10, None).unwrap().is_empty());
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    assert_eq!(code(store.undo(now())), Code::NothingToUndo);
    assert_eq!(code(store.redo(now())), Code::NothingToRedo);
    store
        .transact(Op::about("person-add", "person", id(1)), now(), |tx| tx.put_person(&person(1, "Maya")))
        .unwrap();
    store
        .transact(Op::about("contact-add", "contact", id(2)), now(), |tx| tx.put_contact(&contact(2, &[1])))
        .unwrap();
    store.transact(Op::used(), now(), |tx| tx.mark_used(Day::parse("2026-11-23").unwrap())).unwrap();
    let full = store.facts().unwrap();
    let steps = store.steps(10, None).unwrap();
    assert_eq!(steps.len(), 2, "a day of use is not in the list");
    assert_eq!(steps[0].about.names, ["Maya"]);
    assert_eq!(steps[0].about.day, Day::parse("2026-11-20"));
    // The person cannot go while the contact names them.
    assert_eq!(code(store.undo_step(steps[1].seq, now())), Code::ChangedSince);
    assert_eq!(store.undo(now()).unwrap().value.name, "contact-add");
    let undone = store.undo(now()).unwrap();
    assert_eq!((undone.value.name.as_str(), undone.value.state), ("person-add", StepState::TakenBack));
    assert_eq!(undone.value.about.names, ["Maya"], "also when the row is gone");
    assert_eq!(code(store.undo(now())), Code::NothingToUndo);
    assert!(store.facts().unwrap().people.is_empty());
    assert_eq!(store.steps(10, None).unwrap()[0].about.names, ["Maya"]);
    assert_eq!(store.redo(now()).unwrap().value.name, "person-add");
    assert_eq!(store.redo(now()).unwrap().value.name, "contact-add");
    assert_eq!(store.facts().unwrap(), full);
    // Something new empties what could be done again.
    store.undo(now()).unwrap();
    let range = DayRange { from: Day::parse("2026-11-01").unwrap(), to: Day::parse("2026-11-02").unwrap() };
    store.transact(Op::new("days-close"), now(), |tx| tx.put_closed(range)).unwrap();
    assert_eq!(code(store.redo(now())), Code::NothingToRedo);
    assert!(store.check().unwrap().is_ok());
}
