//! Reminders in the file: they follow every change of a visit in the same transaction.

use super::{id, london, now, open, person};
use crate::domain::{CareKind, CareLine, CareState, LocalTime, Outcome, Visit};
use crate::schedule::reminder::{
    Book, Change, Engine, Failure, Note, Notifier, Reason, Row, State, Subject, Why,
};
use crate::store::{Op, Store, VISITS};
use chrono::Duration;

/// Three o'clock, three days after [`now`].
fn visit(n: u128) -> Visit {
    Visit {
        minutes: Some(50),
        reminders: ["P7D", "P1D", "PT2H"].map(str::to_owned).to_vec(),
        ..Visit::new(id(n), id(900), LocalTime::parse("2026-11-26T15:00:00").unwrap(), london())
    }
}

fn line() -> CareLine {
    CareLine {
        id: id(900),
        name: "Therapy".into(),
        kind: CareKind::Therapy,
        professional: None,
        interval_days: None,
        state: CareState::Active,
    }
}

fn put(store: &mut Store, visit: &Visit) {
    store
        .transact(Op::about("visit-add", "visit", visit.id), now(), |tx| {
            tx.put_care_line(&line())?;
            tx.put_visit(visit)
        })
        .unwrap();
}

/// The leads and states of a visit's reminders, the earliest due first.
fn states(store: &Store, n: u128) -> Vec<(String, State)> {
    let mut stmt =
        store.conn.prepare("SELECT lead, state FROM reminder WHERE visit = ?1 ORDER BY due").unwrap();
    stmt.query_map([id(n)], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
}

fn all(seven: State, one: State, two: State) -> Vec<(String, State)> {
    [("P7D", seven), ("P1D", one), ("PT2H", two)].map(|(lead, state)| (lead.to_owned(), state)).to_vec()
}

#[test]
fn r8_r12_a_visit_lays_down_its_reminders_and_takes_them_along() {
    use State::{Cancelled, Planned, Suppressed};
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, &visit(1));
    assert_eq!(states(&store, 1), all(Suppressed, Planned, Planned), "a week before lies behind");
    store
        .transact(Op::about("visit-delete", "visit", id(1)), now(), |tx| tx.delete_visit(id(1)).map(|_| ()))
        .unwrap();
    assert_eq!(states(&store, 1), all(Suppressed, Cancelled, Cancelled));
    store.undo(now()).unwrap();
    assert_eq!(states(&store, 1), all(Suppressed, Planned, Planned), "undone, they are asked for again");
    store
        .transact(Op::about("visit-outcome", "visit", id(1)), now(), |tx| {
            tx.put_visit(&Visit { outcome: Some(Outcome::CancelledByThem), ..visit(1) })
        })
        .unwrap();
    assert_eq!(states(&store, 1), all(Suppressed, Cancelled, Cancelled));
}

#[test]
fn a_change_that_fails_leaves_the_reminders_as_they_were() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, &visit(1));
    let before = store.reminders_open().unwrap();
    let failed = store.transact(Op::new("visit-edit"), now(), |tx| {
        tx.put_visit(&Visit { start: LocalTime::parse("2026-11-27T15:00:00").unwrap(), ..visit(1) })?;
        tx.put_person(&person(2, "  "))
    });
    assert!(failed.is_err());
    assert_eq!(store.reminders_open().unwrap(), before);
}

#[test]
fn they_are_there_after_a_restart_and_no_archive_knows_them() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, &visit(1));
    let rows = store.reminders_open().unwrap();
    let shown = rows.iter().find(|r| r.key.lead == "PT2H").unwrap();
    let later = now() + Duration::days(3);
    let change = Change {
        row: Row {
            state: State::Shown,
            server_id: Some(7),
            until: Some(later),
            untold: true,
            ..shown.clone()
        },
        reason: Reason::Shown,
    };
    store.reminders_write(now(), std::slice::from_ref(&change)).unwrap();
    let facts = store.facts().unwrap();
    assert!(store.steps(10, None).unwrap().len() == 1, "nothing to take back");
    drop(store);
    let store = open(dir.path());
    assert_eq!(store.facts().unwrap(), facts);
    assert!(store.reminders_open().unwrap().contains(&change.row));
    let newest = &store.reminder_log(1).unwrap()[0];
    assert_eq!((newest.state, newest.reason, newest.lead.as_str()), (State::Shown, Reason::Shown, "PT2H"));
    assert_eq!(newest.mark.len(), 4);
}

#[test]
fn the_list_goes_back_ninety_days_and_no_clock_that_jumped_ahead_empties_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, &visit(1));
    let lines = store.reminder_log(100).unwrap().len();
    assert_eq!(lines, 3);
    let later = now() + Duration::days(89);
    store.reminders_reconcile(later).unwrap();
    assert_eq!(store.reminder_log(100).unwrap().len(), lines);
    store.reminders_reconcile(now() + Duration::days(91)).unwrap();
    assert!(store.reminder_log(100).unwrap().is_empty());
    put(&mut store, &Visit { start: LocalTime::parse("2026-12-01T15:00:00").unwrap(), ..visit(3) });
    store.reminder_log_clear().unwrap();
    assert!(store.reminder_log(100).unwrap().is_empty());
}

#[test]
fn that_the_app_runs_is_written_now_and_then() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    assert_eq!(store.reminders_last_ran().unwrap(), None);
    store.reminders_ran(now()).unwrap();
    store.reminders_ran(now() + Duration::minutes(9)).unwrap();
    assert_eq!(store.reminders_last_ran().unwrap(), Some(now()));
    store.reminders_ran(now() + Duration::minutes(10)).unwrap();
    assert_eq!(store.reminders_last_ran().unwrap(), Some(now() + Duration::minutes(10)));
    store.reminders_ran(now() - Duration::days(400)).unwrap();
    assert_eq!(store.reminders_last_ran().unwrap(), Some(now() - Duration::days(400)), "a clock set back");
}

#[test]
fn what_the_person_chose_is_read_from_the_preferences() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let policy = store.reminder_policy(false).unwrap();
    assert_eq!((policy.quiet_hours, policy.paused_until, policy.zone), (None, None, london()));
    store
        .transact(Op::new("reminders-edit"), now(), |tx| {
            tx.put_preference("reminders.quiet_from", &"22:00".into())?;
            tx.put_preference("reminders.quiet_to", &"07:30".into())?;
            tx.put_preference("reminders.people_at", &"10:00".into())?;
            tx.put_preference("reminders.paused_until", &"2026-11-24T04:00:00.000Z".into())
        })
        .unwrap();
    let policy = store.reminder_policy(true).unwrap();
    let hours = policy.quiet_hours.unwrap();
    assert_eq!((hours.from.to_string(), hours.to.to_string()), ("22:00:00".into(), "07:30:00".into()));
    assert!(policy.paused(now()) && !policy.paused(now() + Duration::days(1)) && policy.somebody);
    let people = store.reminders_open().unwrap();
    assert_eq!(people.len(), 15, "one line a day, two weeks ahead");
    assert!(people.iter().all(|r| r.key.of == Subject::People));
}

#[test]
fn no_visit_is_reminded_of_once_that_is_switched_off_and_again_after_it_is_switched_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, &visit(1));
    let planned = store.reminders_open().unwrap();
    assert!(!planned.is_empty());
    let switch = |store: &mut Store, on: bool| {
        store.transact(Op::new("reminders-edit"), now(), |tx| tx.put_preference(VISITS, &on.into())).unwrap();
    };
    switch(&mut store, false);
    assert!(store.reminders_open().unwrap().is_empty());
    put(&mut store, &visit(2));
    assert!(store.reminders_open().unwrap().is_empty(), "nor is a new one");
    let mut held = store.hold_reminders(false, now()).unwrap();
    crate::schedule::reminder::Book::reconcile(&mut held, now()).unwrap();
    assert!(held.changes().is_empty(), "nor while it is locked");
    switch(&mut store, true);
    let keys = |rows: &[Row]| rows.iter().map(|r| r.key.clone()).collect::<Vec<_>>();
    let again = keys(&store.reminders_open().unwrap());
    assert!(keys(&planned).iter().all(|key| again.contains(key)) && again.len() > planned.len());
}

/// Shows everything.
struct Shows(u32);

impl Notifier for Shows {
    fn show(&mut self, _note: &Note) -> Result<u32, Failure> {
        self.0 += 1;
        Ok(self.0)
    }
    fn withdraw(&mut self, _server_id: u32) {}
}

#[test]
fn r21_held_reminders_come_without_the_file_and_what_became_of_them_is_written_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let told = Visit { place: Some("Harbour Lane".into()), take_away: "Breathe".into(), ..visit(1) };
    put(&mut store, &told);
    let mut held = store.hold_reminders(false, now()).unwrap();
    assert!(!format!("{held:?}").contains("Harbour") && !format!("{held:?}").contains("Breathe"));
    let dayish = now() + Duration::days(2) + Duration::hours(5) + Duration::minutes(1);
    let mut shows = Shows(0);
    let mut engine = Engine::default();
    engine.look(now(), Why::Changed, &mut held, &mut shows).unwrap();
    assert_eq!(shows.0, 0);
    engine.look(dayish, Why::Tick, &mut held, &mut shows).unwrap();
    assert_eq!(shows.0, 1, "the day before");
    assert_eq!(states(&store, 1), all(State::Suppressed, State::Planned, State::Planned));
    store.take_back_reminders(&held).unwrap();
    assert_eq!(states(&store, 1), all(State::Suppressed, State::Shown, State::Planned));
    engine.look(dayish, Why::Changed, &mut held, &mut shows).unwrap();
    assert_eq!((shows.0, store.reminders_open().unwrap()), (1, held.open().unwrap()));
}

#[test]
fn r21_a_lock_of_weeks_still_reminds() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let far = LocalTime::parse("2027-01-20T15:00:00").unwrap();
    put(&mut store, &Visit { start: far, reminders: vec!["P1D".into()], ..visit(1) });
    assert_eq!(states(&store, 1), [], "beyond what is laid down");
    let mut held = store.hold_reminders(false, now()).unwrap();
    let (mut shows, mut engine) = (Shows(0), Engine::default());
    let mut at = now();
    while at < far.0.and_utc() {
        engine.look(at, Why::Tick, &mut held, &mut shows).unwrap();
        at += Duration::hours(1);
    }
    assert_eq!(shows.0, 1);
}
