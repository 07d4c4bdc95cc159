//! What was read is kept while the app writes, and is at each moment what the file gives.

use super::{contact, id, now, open, person};
use crate::exchange::tests::generate;
use crate::store::{Op, Store, Tx, facts, follow, table};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::sync::Arc;

fn write(store: &mut Store, f: impl FnOnce(&Tx<'_>) -> crate::Result<()>) {
    store.transact(Op::new("test"), now(), f).unwrap();
}

/// Whether what is done can be followed. Followed or not, it ends with what the file gives.
fn followed<T>(store: &mut Store, f: impl FnOnce(&mut Store) -> T) -> bool {
    let (before, entry) = (store.facts().unwrap(), follow::last(&store.conn).unwrap());
    f(store);
    let after = store.facts().unwrap();
    assert_eq!(*after, facts::read(&store.conn, true).unwrap());
    let followed = follow::put(&store.conn, before, entry).unwrap();
    assert!(followed.as_ref().is_none_or(|facts| *facts == after));
    followed.is_some()
}

fn followed_write(store: &mut Store, f: impl FnOnce(&Tx<'_>) -> crate::Result<()>) -> bool {
    followed(store, |store| write(store, f))
}

#[test]
fn every_row_stands_in_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    write(&mut store, |tx| (1..=9).try_for_each(|n| tx.put_person(&person(n, "Maya"))));
    assert!(followed_write(&mut store, |tx| tx.put_contact(&contact(20, &[1, 2]))));
    assert!(followed_write(&mut store, |tx| tx.put_person(&person(3, "Mai"))));
    assert!(followed_write(&mut store, |tx| tx.delete_person(id(1))), "the contact forgets them");
    // Taken back, they stand where they stood.
    assert!(followed(&mut store, |store| store.undo(now()).unwrap()));
    assert_eq!(store.facts().unwrap().people[0].id, id(1));
    assert!(followed(&mut store, |store| {
        store.redo(now()).unwrap();
        (0..3).for_each(|_| drop(store.undo(now()).unwrap()));
    }));
    // Gone and noted anew under the same id, it stands at the end.
    assert!(followed(&mut store, |store| {
        write(store, |tx| tx.delete_person(id(4)));
        write(store, |tx| tx.put_person(&person(4, "Maya")));
    }));
    assert_eq!(store.facts().unwrap().people[8].id, id(4));
    // Two neighbours come back, before the one that stayed.
    write(&mut store, |tx| [5, 6].into_iter().try_for_each(|n| tx.delete_person(id(n))));
    assert!(followed(&mut store, |store| store.undo(now()).unwrap()));
    // Much at once is sooner read whole.
    assert!(!followed_write(&mut store, |tx| (30..200).try_for_each(|n| tx.put_person(&person(n, "Maya")))));
}

#[test]
fn every_table_is_followed() {
    let mut runner = TestRunner::deterministic();
    let mut tables = BTreeSet::new();
    for _ in 0..20 {
        let dir = tempfile::tempdir().unwrap();
        let mut store = open(dir.path());
        let other = generate::facts(1).new_tree(&mut runner).unwrap().current();
        let mut each = |f: &dyn Fn(&Tx<'_>) -> crate::Result<()>| {
            let mut touched = Vec::new();
            let write =
                |store: &mut Store| touched = store.transact(Op::new("test"), now(), f).unwrap().tables;
            assert!(followed(&mut store, write), "{touched:?}");
            tables.extend(touched);
        };
        each(&|tx| tx.put_settings(&other.settings));
        other.people.iter().for_each(|x| each(&|tx| tx.put_person(x)));
        other.care_lines.iter().for_each(|x| each(&|tx| tx.put_care_line(x)));
        other.visits.iter().filter(|v| v.of.is_none()).for_each(|x| each(&|tx| tx.put_visit(x)));
        other.visits.iter().filter(|v| v.of.is_some()).for_each(|x| each(&|tx| tx.put_visit(x)));
        other.contacts.iter().for_each(|x| each(&|tx| tx.put_contact(x)));
        other.quiet.iter().for_each(|x| each(&|tx| tx.put_quiet(*x)));
        other.pauses.iter().for_each(|x| each(&|tx| tx.put_pause(x)));
        other.days.closed.iter().for_each(|x| each(&|tx| tx.put_closed(*x)));
        other.days.unsure.iter().for_each(|x| each(&|tx| tx.put_unsure(*x)));
        other.days.used.iter().for_each(|x| each(&|tx| tx.mark_used(*x)));
        other.checkins.iter().for_each(|x| each(&|tx| tx.put_checkin(*x)));
        other.scores.iter().for_each(|x| each(&|tx| tx.put_score(x)));
        other.managed.iter().for_each(|x| each(&|tx| tx.put_managed(x)));
        each(&|tx| tx.put_safety_plan(&other.safety_plan));
        each(&|tx| tx.put_help_lines(&other.help_lines));
        other.preferences.iter().for_each(|(key, value)| each(&|tx| tx.put_preference(key, value)));
    }
    // The people of a contact count as contacts.
    let all: BTreeSet<_> = table::NAMES.into_iter().filter(|name| *name != "contact_person").collect();
    assert_eq!(tables, all);
}

/// Puts somebody into what is kept who is not in the file: they go when all is read anew.
fn mark(store: &Store) {
    store.facts().unwrap();
    let mut kept = store.kept.borrow_mut();
    Arc::make_mut(&mut kept.as_mut().unwrap().facts).people.insert(0, person(99, "Nobody"));
}

fn is_marked(store: &Store) -> bool {
    store.facts().unwrap().people[0].id == id(99)
}

#[test]
fn own_writes_are_followed_and_those_of_others_read() {
    let dir = tempfile::tempdir().unwrap();
    let (mut here, mut there) = (open(dir.path()), open(dir.path()));
    mark(&here);
    write(&mut here, |tx| tx.put_person(&person(1, "Maya")));
    assert!(is_marked(&here));
    here.transact(Op::new("test"), now(), |tx| {
        assert_eq!(tx.facts()?.people.len(), 2, "before the first write what is kept is good enough");
        tx.put_person(&person(3, "Leo"))?;
        assert_eq!(tx.facts()?.people.len(), 2, "after it, all is read");
        Ok(())
    })
    .unwrap();
    let refused = here.transact(Op::new("test"), now(), |tx| {
        tx.put_person(&person(4, "Ada"))?;
        assert_eq!(tx.facts()?.people.len(), 3);
        tx.put_contact(&contact(2, &[9]))
    });
    assert!(refused.is_err());
    here.put_draft("contact", Some("half a word")).unwrap();
    assert!(is_marked(&here), "nothing was written that is a fact");
    assert_eq!(here.facts().unwrap().people.len(), 3);
    write(&mut there, |tx| tx.put_contact(&contact(2, &[1])));
    write(&mut here, |tx| tx.put_person(&person(4, "Ada")));
    assert!(!is_marked(&here));
    assert_eq!(*here.facts().unwrap(), *there.facts().unwrap());
    // Erasing leaves nothing in the log that could be followed.
    mark(&here);
    there.erase_person(id(1), now()).unwrap();
    assert!(!is_marked(&here));
    mark(&here);
    here.erase_person(id(3), now()).unwrap();
    assert!(!is_marked(&here));
    assert_eq!(here.facts().unwrap().people, [person(4, "Ada")]);
}
