//! Rows of model.md, section 12, over the whole report, each named after its row. Others stand with the part they are
//! about: ten known days in `report.rs` and `care.rs`, midnight and groups in `streams.rs`, hours across a change of
//! clocks in `around.rs`, twenty people in `gap.rs`.

use crate::balance::report::{Report, report};
use crate::balance::testing::*;
use crate::balance::{Calendar, LevelState, Levels, LineState, Tally, sentence};
use crate::domain::*;

/// Ten weeks with a bit of everything.
fn record() -> Facts {
    let mut facts = nothing();
    facts.settings.rhythm = vec![rhythm(0, 3.0)];
    facts.people = vec![Person { rhythm_days: Some(5), ..person(1) }, person(2)];
    facts.care_lines = vec![CareLine { interval_days: Some(14), ..care_line(900, Some(2)) }];
    let named = |n: i64| Contact {
        people: vec![Id::from_u128(1 + n as u128 % 2)],
        marks: marks(&[Mark::ALL[n as usize % 3]]),
        minutes: (n % 4 != 0).then_some(20),
        ..contact(n)
    };
    facts.contacts = (0..70).filter(|n| n % 3 == 0).map(named).collect();
    facts.visits = (0..70).step_by(14).map(|n| visit(n, Some(Outcome::Kept))).collect();
    number(&mut facts);
    facts
}

#[test]
fn running_week_is_never_compared_with_full_ones() {
    let mut facts = record();
    let before = sentence(&Calendar::new(&facts, day(66)));
    let of = |facts: &Facts| report(facts, day(66)).weeks;
    assert_eq!(of(&facts).iter().filter(|w| w.partial).map(|w| w.start).collect::<Vec<_>>(), [day(63)]);
    facts.contacts.extend((63..70).map(|n| Contact { marks: marks(Mark::ALL), ..contact(n) }));
    facts.visits.extend((63..67).map(|n| visit(n, Some(Outcome::Kept))));
    assert_eq!(sentence(&Calendar::new(&facts, day(66))), before);
    assert_eq!(of(&facts)[11].people_any.days, 4, "so far: Monday to today");
}

#[test]
fn dst_days_since_are_calendar_days() {
    // The night of 8 March 2026 (day 62) has one hour less in New York.
    let mut facts = nothing();
    let late = |n, minutes| Contact { start: at(n, minutes), zone: zone("America/New_York"), ..contact(0) };
    facts.contacts = vec![late(61, 23 * 60 + 59)];
    assert_eq!([61, 62, 63, 64].map(|n| report(&facts, day(n)).gap.days.unwrap()), [0, 1, 2, 3]);
    facts.contacts = vec![late(62, 2 * 60 + 30)];
    assert_eq!(
        report(&facts, day(64)).gap.days,
        Some(3),
        "half past two does not exist and is still the day before"
    );
    assert_eq!(report(&facts, day(64)).weeks[10].people_any.days, 1);
}

#[test]
fn series_dates_are_wall_times_whatever_the_clocks_do() {
    let mut facts = nothing();
    facts.care_lines = vec![care_line(900, None)];
    // Sundays at 02:30 in New York; on day 62 that time does not exist. With a day that starts at four they belong to
    // Saturday, before, on and after the change.
    facts.visits = vec![Visit {
        start: at(55, 2 * 60 + 30),
        zone: zone("America/New_York"),
        series: Some(weekly()),
        ..visit(0, None)
    }];
    let next = |today| report(&facts, day(today)).care_lines[0].next.unwrap();
    assert_eq!([54, 55, 61, 62, 68].map(next), [54, 61, 61, 68, 68].map(day));
}

#[test]
fn travel_the_past_keeps_its_own_zone_and_date() {
    let mut facts = record();
    facts.contacts.retain(|c| c.start < noon(64));
    let before = report(&facts, day(66));
    facts.settings.zone = zone("Pacific/Kiritimati");
    assert_eq!(report(&facts, day(66)), before);
    // A late evening there is the day before at home; it stays the day it was.
    facts.contacts.push(Contact { start: at(64, 23 * 60), zone: zone("Pacific/Kiritimati"), ..contact(0) });
    assert_eq!(report(&facts, day(66)).gap.days, Some(2));
}

#[test]
fn no_minutes_counts_in_days_and_entries() {
    let mut facts = nothing();
    facts.contacts = vec![Contact { minutes: Some(0), ..contact(0) }, contact(1), contact(1)];
    let week = &report(&facts, day(6)).weeks[11];
    assert_eq!(week.people_any, Tally { days: 2, entries: 3, minutes: 0, without_minutes: 2, people: 0 });
}

#[test]
fn back_dated_edited_deleted_everything_is_worked_out_anew() {
    let facts = record();
    let of = |facts: &Facts| report(facts, day(66));
    let mut other = facts.clone();
    // Deleted and noted again later, in another place of the record.
    let contact = other.contacts.remove(5);
    assert_ne!(of(&other), of(&facts));
    other.contacts.push(contact);
    assert_eq!(of(&other), of(&facts));
    // Edited there and back.
    other.contacts[3].real = Some(Real::No);
    other.visits[2].outcome = Some(Outcome::Missed);
    assert_ne!(of(&other), of(&facts));
    other.contacts[3].real = None;
    other.visits[2].outcome = Some(Outcome::Kept);
    assert_eq!(of(&other), of(&facts));
}

#[test]
fn person_erased_entries_stay_and_the_streams_with_them() {
    let facts = record();
    let mut other = facts.clone();
    let who = Id::from_u128(1);
    other.people.retain(|p| p.id != who);
    other.contacts.iter_mut().for_each(|c| c.people.retain(|id| *id != who));
    let without = |mut r: Report| {
        r.weeks.iter_mut().for_each(|w| {
            for tally in [&mut w.emotional, &mut w.practical, &mut w.company, &mut w.people_any] {
                tally.people = 0;
            }
        });
        r.think_of.clear();
        r
    };
    // The last contact with them is on day 66.
    assert_eq!(report(&facts, day(71)).think_of.len(), 1);
    assert_eq!(report(&other, day(71)).think_of.len(), 0);
    assert_eq!(without(report(&other, day(71))), without(report(&facts, day(71))));
}

#[test]
fn open_ended_pause_holds_everything_still() {
    let mut facts = record();
    facts.pauses.push(pause(70, None));
    let (start, later) = (report(&facts, day(70)), report(&facts, day(470)));
    assert_eq!(later.level, start.level);
    assert_eq!((later.gap.days, later.coverage), (start.gap.days, start.coverage));
    assert_eq!(later.connection, start.connection);
    assert_eq!(later.share, start.share);
    assert_eq!(later.think_of, start.think_of);
    assert_eq!(
        later.care_lines[0].state,
        LineState::InPlace,
        "14 days at most since the last visit, for ever"
    );
    assert!(later.days.iter().all(|d| d.kind.as_str() == "paused"));
    // What looks back by weeks looks back by weeks.
    assert_eq!((later.around.visits, later.weeks[11].people_any.days), (0, 0));
}

#[test]
fn rho_changed_applies_from_that_date_on_and_the_past_keeps_the_old_one() {
    let mut facts = record();
    let curve = |facts: &Facts| {
        let days = Levels::new(&Calendar::new(facts, day(66))).days().to_vec();
        days.into_iter().map(|d| (d.value, d.state)).collect::<Vec<_>>()
    };
    let before = curve(&facts);
    facts.settings.rhythm.push(rhythm(60, 7.0));
    let after = curve(&facts);
    assert_eq!(after[..60], before[..60]);
    assert!(before.iter().skip(9).all(|(_, state)| *state == LevelState::Near));
    assert_eq!(after[65].1, LevelState::Quieter);
    assert_eq!(report(&facts, day(60)).gap.limit, Some(2), "the gap has it at once");
    assert_eq!(report(&facts, day(59)).gap.limit, Some(5));
}
