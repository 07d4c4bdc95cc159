//! Undo and redo over every table, by the same law.

use super::{contact, id, now, open, person};
use crate::domain::*;
use crate::error::Code;
use crate::exchange::tests::generate;
use crate::store::{Op, StepState, Store, Tx};
use proptest::prelude::*;
use proptest::sample::Index;

/// Puts everything one by one. Series come before their occurrences.
pub(super) fn put_all(tx: &Tx<'_>, f: &Facts) -> crate::Result<()> {
    tx.put_settings(&f.settings)?;
    f.people.iter().try_for_each(|x| tx.put_person(x))?;
    f.care_lines.iter().try_for_each(|x| tx.put_care_line(x))?;
    f.visits.iter().filter(|v| v.of.is_none()).try_for_each(|x| tx.put_visit(x))?;
    f.visits.iter().filter(|v| v.of.is_some()).try_for_each(|x| tx.put_visit(x))?;
    f.contacts.iter().try_for_each(|x| tx.put_contact(x))?;
    f.quiet.iter().try_for_each(|x| tx.put_quiet(*x))?;
    f.pauses.iter().try_for_each(|x| tx.put_pause(x))?;
    f.days.closed.iter().try_for_each(|x| tx.put_closed(*x))?;
    f.days.unsure.iter().try_for_each(|x| tx.put_unsure(*x))?;
    f.days.used.iter().try_for_each(|x| tx.mark_used(*x))?;
    f.checkins.iter().try_for_each(|x| tx.put_checkin(*x))?;
    f.scores.iter().try_for_each(|x| tx.put_score(x))?;
    f.managed.iter().try_for_each(|x| tx.put_managed(x))?;
    tx.put_safety_plan(&f.safety_plan)?;
    tx.put_help_lines(&f.help_lines)?;
    f.preferences.iter().try_for_each(|(k, v)| tx.put_preference(k, v))
}

fn any<'a, T>(list: &'a [T], i: &Index) -> Option<&'a T> {
    (!list.is_empty()).then(|| i.get(list))
}

/// One random act: puts something of `other`, or deletes something that is there. What cannot be done is refused, and
/// a refusal changes nothing.
fn act(tx: &Tx<'_>, other: &Facts, kind: u8, i: &Index) -> crate::Result<()> {
    let here = tx.facts()?;
    let done = match kind % 24 {
        0 => any(&other.people, i).map(|x| tx.put_person(x)),
        1 => any(&here.people, i).map(|x| tx.delete_person(x.id)),
        2 => any(&here.people, i)
            .map(|x| tx.put_person(&Person { name: "New".to_owned(), ring: None, ..x.clone() })),
        3 => any(&other.contacts, i)
            .map(|x| tx.put_contact(&Contact { for_visit: None, people: Vec::new(), ..x.clone() })),
        4 => any(&here.contacts, i).map(|x| tx.delete_contact(x.id)),
        5 => any(&here.contacts, i).map(|x| {
            let people = here.people.iter().rev().map(|p| p.id).collect();
            tx.put_contact(&Contact { people, ..x.clone() })
        }),
        6 => {
            any(&other.care_lines, i).map(|x| tx.put_care_line(&CareLine { professional: None, ..x.clone() }))
        }
        7 => any(&here.care_lines, i).map(|x| tx.delete_care_line(x.id)),
        8 => any(&here.visits, i).map(|x| tx.delete_visit(x.id)),
        9 => any(&other.visits, i).zip(any(&here.care_lines, i)).map(|(x, line)| {
            tx.put_visit(&Visit { line: line.id, of: None, before: None, after: None, ..x.clone() })
        }),
        10 => Some(tx.put_settings(&other.settings)),
        11 => any(&other.quiet, i).map(|x| tx.put_quiet(*x)),
        12 => any(&here.quiet, i).map(|x| tx.delete_quiet(x.day)),
        13 => any(&other.pauses, i).map(|x| tx.put_pause(x)),
        14 => any(&here.pauses, i).map(|x| tx.delete_pause(x)),
        15 => any(&other.days.closed, i).map(|x| tx.put_closed(*x)),
        16 => any(&here.days.closed, i).map(|x| tx.delete_closed(*x)),
        17 => any(&other.days.unsure, i).map(|x| tx.put_unsure(*x)),
        18 => any(&here.checkins, i).map(|x| tx.delete_checkin(x.day, x.item)),
        19 => any(&other.checkins, i).map(|x| tx.put_checkin(*x)),
        20 => any(&other.scores, i).map(|x| tx.put_score(x)),
        21 => any(&here.scores, i).map(|x| tx.delete_score(x.id)),
        22 => {
            Some(tx.put_safety_plan(&other.safety_plan).and_then(|()| tx.put_help_lines(&other.help_lines)))
        }
        _ => Some(
            other
                .preferences
                .iter()
                .try_for_each(|(k, v)| tx.put_preference(k, v))
                .and_then(|()| other.managed.iter().try_for_each(|m| tx.put_managed(m))),
        ),
    };
    done.unwrap_or(Ok(()))
}

/// What is kept follows each write, and is at each moment what the file gives when all of it is read.
fn followed(store: &Store) -> std::sync::Arc<Facts> {
    let facts = store.facts().unwrap();
    assert_eq!(*facts, crate::store::facts::read(&store.conn, true).unwrap());
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_is_the_start_and_redo_all_the_end(
        start in generate::facts(1),
        other in generate::facts(2),
        acts in proptest::collection::vec((proptest::num::u8::ANY, proptest::prelude::any::<Index>()), 1..24),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut store = open(dir.path());
        store.transact(Op::quiet("start"), now(), |tx| put_all(tx, &start)).unwrap();
        let first = followed(&store);
        let mut pictures = vec![std::sync::Arc::clone(&first)];
        for (kind, i) in &acts {
            let before = followed(&store);
            match store.transact(Op::new("act"), now(), |tx| act(tx, &other, *kind, i)) {
                Ok(done) if done.step.is_some() => pictures.push(followed(&store)),
                Ok(_) => prop_assert_eq!(followed(&store), before),
                Err(e) => {
                    prop_assert_ne!(e.code, Code::Database);
                    prop_assert_eq!(followed(&store), before);
                }
            }
        }
        // Each step back is exactly the picture before it, each step forward the one after.
        for picture in pictures.iter().rev().skip(1) {
            store.undo(now()).unwrap();
            prop_assert_eq!(&followed(&store), picture);
        }
        prop_assert_eq!(store.undo(now()).unwrap_err().code, Code::NothingToUndo);
        prop_assert_eq!(&followed(&store), &first);
        for picture in pictures.iter().skip(1) {
            store.redo(now()).unwrap();
            prop_assert_eq!(&followed(&store), picture);
        }
        prop_assert_eq!(store.redo(now()).unwrap_err().code, Code::NothingToRedo);
        // And all the way once more, since the log now also holds the way back.
        while store.undo(now()).is_ok() {}
        prop_assert_eq!(&followed(&store), &first);
        prop_assert!(store.check().unwrap().is_ok());
    }
}

fn add(store: &mut Store, name: &'static str, f: impl FnOnce(&Tx<'_>) -> crate::Result<()>) -> i64 {
    store.transact(Op::new(name), now(), f).unwrap().step.unwrap()
}

#[test]
fn any_step_can_go_while_nothing_newer_rests_on_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let maya = add(&mut store, "a", |tx| tx.put_person(&person(1, "Maya")));
    let leo = add(&mut store, "b", |tx| tx.put_person(&person(2, "Leo")));
    let renamed = add(&mut store, "c", |tx| tx.put_person(&person(1, "Maja")));
    // A newer step changed the same row.
    assert_eq!(store.undo_step(maya, now()).unwrap_err().code, Code::ChangedSince);
    assert_eq!(store.undo_step(leo, now()).unwrap().value.seq, leo);
    assert_eq!(store.facts().unwrap().people, [person(1, "Maja")]);
    assert_eq!(store.undo_step(leo, now()).unwrap_err().code, Code::NothingToUndo);
    store.undo_step(renamed, now()).unwrap();
    store.undo_step(maya, now()).unwrap();
    assert!(store.facts().unwrap().people.is_empty());
    // In any order again, each in its old place.
    store.redo_step(leo, now()).unwrap();
    assert_eq!(store.redo_step(renamed, now()).unwrap_err().code, Code::ChangedSince);
    store.redo_step(maya, now()).unwrap();
    store.redo_step(renamed, now()).unwrap();
    assert_eq!(store.facts().unwrap().people, [person(1, "Maja"), person(2, "Leo")]);
    assert_eq!(store.redo_step(renamed, now()).unwrap_err().code, Code::NothingToRedo);
    assert_eq!(store.undo_step(9_999, now()).unwrap_err().code, Code::NothingToUndo);
    let states: Vec<StepState> = store.steps(9, None).unwrap().iter().map(|s| s.state).collect();
    assert_eq!(states, [StepState::Done; 3]);
    assert_eq!(store.steps(9, Some(renamed)).unwrap().len(), 2);
    assert_eq!(store.steps(1, None).unwrap()[0].seq, renamed);
}

#[test]
fn a_day_or_item_that_was_noted_anew_is_not_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let day = Day::parse("2026-11-01").unwrap();
    let quiet = |choice| Quiet { day, choice };
    add(&mut store, "a", |tx| tx.put_quiet(quiet(QuietChoice::Chosen)));
    let deleted = add(&mut store, "b", |tx| tx.delete_quiet(day));
    add(&mut store, "c", |tx| tx.put_quiet(quiet(QuietChoice::Half)));
    assert_eq!(store.undo_step(deleted, now()).unwrap_err().code, Code::ChangedSince);
    assert_eq!(store.facts().unwrap().quiet, [quiet(QuietChoice::Half)]);
}

#[test]
fn a_number_is_never_given_twice() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    add(&mut store, "a", |tx| tx.put_person(&person(1, "Maya")));
    let deleted = add(&mut store, "b", |tx| tx.delete_person(id(1)));
    add(&mut store, "c", |tx| tx.put_person(&person(2, "Leo")));
    store.undo_step(deleted, now()).unwrap();
    assert_eq!(store.facts().unwrap().people, [person(1, "Maya"), person(2, "Leo")]);
}

#[test]
fn reals_come_back_with_every_bit() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let score = |n: u128, value: f64| Score {
        id: id(n),
        name: "x".to_owned(),
        day: Day::parse("2026-11-01").unwrap(),
        value,
        min: None,
        max: None,
        higher_is: None,
        giver: None,
        note: String::new(),
    };
    let mut values =
        vec![0.1 + 0.2, 0.0, -0.0, 1.0 / 3.0, 5e-324, f64::MIN_POSITIVE, 999_999_999.999_999_9, -1e9, 2.5];
    // Reals of every size, from a small generator.
    let mut x = 0x9e37_79b9_7f4a_7c15_u64;
    while values.len() < 20_000 {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        let value = f64::from_bits(x);
        if value.abs() <= 1e9 {
            values.push(value);
        }
    }
    add(&mut store, "a", |tx| (0..).zip(&values).try_for_each(|(n, v)| tx.put_score(&score(n, *v))));
    let before = store.facts().unwrap();
    let bits = |f: &Facts| f.scores.iter().map(|s| s.value.to_bits()).collect::<Vec<_>>();
    let given: Vec<u64> = values.iter().map(|v| v.to_bits()).collect();
    assert_eq!(bits(&before), given);
    store.undo(now()).unwrap();
    assert!(store.facts().unwrap().scores.is_empty());
    store.redo(now()).unwrap();
    assert_eq!(bits(&store.facts().unwrap()), given);
}

#[test]
fn steps_tell_what_they_are_about() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    add(&mut store, "person-add", |tx| tx.put_person(&person(1, "Maya")));
    add(&mut store, "person-add", |tx| tx.put_person(&person(2, "Leo")));
    store
        .transact(Op::about("contact-add", "contact", id(3)), now(), |tx| {
            tx.put_contact(&contact(3, &[2, 1]))
        })
        .unwrap();
    store
        .transact(Op::about("contact-delete", "contact", id(3)), now(), |tx| tx.delete_contact(id(3)))
        .unwrap();
    store.transact(Op::about("person-delete", "person", id(1)), now(), |tx| tx.delete_person(id(1))).unwrap();
    let pause = Pause { from: Day::parse("2026-11-01").unwrap(), to: None, reason: String::new() };
    add(&mut store, "pause-add", |tx| tx.put_pause(&pause));
    let steps = store.steps(9, None).unwrap();
    assert_eq!(steps[0].about.day, Some(pause.from));
    assert_eq!(steps[1].about.names, ["Maya"], "gone, but named");
    assert_eq!(steps[2].about.names, ["Leo", "Maya"], "the people of a contact that is gone, in order");
    assert_eq!(steps[2].about.start, LocalTime::parse("2026-11-20T15:00:00"));
    assert_eq!(steps[3].about.names, ["Leo", "Maya"]);
    assert_eq!((steps[2].changed, steps[0].changed), (3, 1));
    assert_eq!(steps[3].subject.as_ref().unwrap().id, id(3));
}
