//! What surrounded visits (model.md, section 4, A39, A43 to A45).

use crate::balance::around::{Around, AroundCounts, around};
use crate::balance::days::Calendar;
use crate::balance::testing::*;
use crate::domain::*;

const HOUR: i64 = 60;

fn counts(facts: &Facts, today: i64) -> (u32, u32, u32) {
    let AroundCounts { visits, before, after } = AroundCounts::of(&around(&Calendar::new(facts, day(today))));
    (visits, before, after)
}

/// One kept visit of an hour, at noon of day 10.
fn one() -> Facts {
    let mut facts = nothing();
    facts.visits.push(Visit { minutes: Some(60), ..visit(10, Some(Outcome::Kept)) });
    number(&mut facts);
    facts
}

fn help(start: LocalTime, minutes: Option<u32>) -> Contact {
    Contact { start, minutes, marks: marks(&[Mark::Practical]), ..contact(0) }
}

fn before(contact: Contact) -> bool {
    let mut facts = one();
    facts.contacts.push(contact);
    counts(&facts, 12).1 == 1
}

fn after(contact: Contact) -> bool {
    let mut facts = one();
    facts.contacts.push(contact);
    counts(&facts, 12).2 == 1
}

#[test]
fn a39_a44_every_kept_visit_of_the_last_56_days_counts_also_of_ended_lines() {
    let mut facts = nothing();
    facts.care_lines = vec![CareLine { state: CareState::Ended, ..care_line(900, None) }];
    let kept = |n| visit(n, Some(Outcome::Kept));
    facts.visits =
        vec![kept(0), kept(1), kept(56), kept(57), visit(9, Some(Outcome::Missed)), visit(9, None)];
    number(&mut facts);
    assert_eq!(counts(&facts, 56), (2, 0, 0));
    assert_eq!(counts(&facts, 57), (2, 0, 0));
    let days = around(&Calendar::new(&facts, day(58))).iter().map(|a: &Around<'_>| a.day).collect::<Vec<_>>();
    assert_eq!(days, [day(56), day(57)]);
}

#[test]
fn a43_a_practical_contact_that_ends_within_24_hours_before() {
    // The visit starts at noon of day 10.
    assert!(before(help(at(10, 11 * HOUR), Some(60))), "ends when it starts");
    assert!(!before(help(at(10, 11 * HOUR), Some(61))));
    assert!(before(help(at(9, 11 * HOUR), Some(60))), "ended 24 hours before");
    assert!(!before(help(at(9, 11 * HOUR), Some(59))));
    // Without minutes it ends when it starts (A45).
    assert!(before(help(noon(10), None)) && before(help(noon(9), None)));
    assert!(!before(help(at(9, 11 * HOUR + 59), None)) && !before(help(at(10, 12 * HOUR + 1), None)));
    // A long one may have begun long before.
    assert!(before(help(at(3, 11 * HOUR), Some(7 * 24 * 60))));
}

#[test]
fn a43_of_any_direction_and_however_real_but_practical_and_answered() {
    let ride = || help(at(10, 10 * HOUR), Some(30));
    for direction in Direction::ALL {
        assert!(before(Contact { direction: *direction, ..ride() }));
    }
    for real in Real::ALL {
        assert!(before(Contact { real: Some(*real), ..ride() }));
    }
    assert!(!before(Contact { answered: false, ..ride() }));
    assert!(!before(Contact { marks: marks(&[Mark::Emotional, Mark::Company]), ..ride() }));
    assert!(before(Contact { marks: marks(Mark::ALL), ..ride() }));
}

#[test]
fn a43_or_the_person_who_was_planned() {
    let mut facts = one();
    let plan = |person| Some(Plan { person, note: "by tram".into() });
    facts.visits[0].before = plan(None);
    assert_eq!(counts(&facts, 12), (1, 0, 0), "words alone name nobody");
    facts.visits[0].before = plan(Some(Id::from_u128(1)));
    assert_eq!(counts(&facts, 12), (1, 1, 0));
}

#[test]
fn a44_an_answered_contact_that_starts_within_24_hours_after() {
    // The visit ends at one o'clock of day 10.
    let at = |n, minutes| Contact { start: at(n, minutes), ..contact(0) };
    assert!(after(at(10, 13 * HOUR)), "starts when it ends");
    assert!(!after(at(10, 13 * HOUR - 1)), "began before the end");
    assert!(after(at(11, 13 * HOUR)), "24 hours after");
    assert!(!after(at(11, 13 * HOUR + 1)));
    for (real, expected) in
        [(None, true), (Some(Real::Yes), true), (Some(Real::Little), true), (Some(Real::No), false)]
    {
        assert_eq!(after(Contact { real, ..at(10, 15 * HOUR) }), expected);
    }
    assert!(!after(Contact { answered: false, ..at(10, 15 * HOUR) }));
    assert!(after(Contact { direction: Direction::Given, ..at(10, 15 * HOUR) }));
}

#[test]
fn a44_a_plan_and_a_link_to_the_visit_prove_nothing() {
    let mut facts = one();
    facts.visits[0].after = Some(Plan { person: Some(Id::from_u128(1)), note: String::new() });
    facts.contacts.push(Contact { for_visit: Some(facts.visits[0].id), ..contact(5) });
    facts.contacts.push(Contact { for_visit: Some(facts.visits[0].id), ..contact(11) });
    facts.contacts[1].answered = false;
    assert_eq!(counts(&facts, 12), (1, 0, 0));
}

#[test]
fn a44_a_contact_of_a_later_day_is_a_plan() {
    let mut facts = one();
    facts.contacts.push(contact(11));
    assert_eq!((counts(&facts, 10), counts(&facts, 11)), ((1, 0, 0), (1, 0, 1)));
    // Three in the morning belongs to the day of the visit (A2).
    facts.contacts[0].start = at(11, 3 * HOUR);
    assert_eq!(counts(&facts, 10), (1, 0, 1));
}

#[test]
fn a18_a44_a_group_visit_is_after_another_visit_never_after_itself() {
    let mut facts = one();
    let group = |n, minutes: i64| Visit {
        start: at(n, minutes),
        also_company: true,
        ..visit(n, Some(Outcome::Kept))
    };
    // Without minutes it ends when it starts: it must not be found as its own company.
    facts.visits = vec![group(10, 12 * HOUR)];
    number(&mut facts);
    assert_eq!(counts(&facts, 12), (1, 0, 0));
    facts.visits.push(group(10, 18 * HOUR));
    number(&mut facts);
    assert_eq!(counts(&facts, 12), (2, 0, 1), "the second is after the first");
    // Two at the same moment are each after the other.
    facts.visits[1].start = facts.visits[0].start;
    assert_eq!(counts(&facts, 12), (2, 0, 2));
    facts.visits[1].also_company = false;
    assert_eq!(counts(&facts, 12), (2, 0, 1));
    facts.visits[0].outcome = Some(Outcome::Moved);
    assert_eq!(counts(&facts, 12), (1, 0, 0), "one that was not kept was nobody's company");
    // Company is no help before (A43).
    facts.visits = vec![group(10, 9 * HOUR), visit(10, Some(Outcome::Kept))];
    number(&mut facts);
    assert_eq!(counts(&facts, 12).1, 0);
}

#[test]
fn a45_hours_are_between_instants_each_in_its_own_zone() {
    let mut facts = one();
    // 17:45 in Kathmandu is noon in UTC: an hour before the end of the visit.
    facts.contacts.push(Contact {
        start: at(10, 17 * HOUR + 45),
        zone: zone("Asia/Kathmandu"),
        ..contact(0)
    });
    assert_eq!(counts(&facts, 12).2, 0);
    facts.contacts[0].start = at(10, 18 * HOUR + 45);
    assert_eq!(counts(&facts, 12).2, 1);
    facts.contacts[0].start = at(11, 18 * HOUR + 45);
    assert_eq!(counts(&facts, 12).2, 1, "24 hours after the end");
    facts.contacts[0].start = at(11, 18 * HOUR + 46);
    assert_eq!(counts(&facts, 12).2, 0);
}

/// A kept visit and a contact, both in `name`; whether somebody was there after it.
fn after_in(name: &str, visit_at: &str, minutes: u32, contact_at: &str) -> bool {
    let time = |text: &str| LocalTime::parse(text).unwrap();
    let mut facts = nothing();
    facts.visits.push(Visit {
        start: time(visit_at),
        zone: zone(name),
        minutes: Some(minutes),
        ..visit(0, Some(Outcome::Kept))
    });
    facts.contacts.push(Contact { start: time(contact_at), zone: zone(name), ..contact(0) });
    number(&mut facts);
    let today = Day(time(contact_at).0.date()).plus(2);
    AroundCounts::of(&around(&Calendar::new(&facts, today))).after == 1
}

#[test]
fn a45_dst_the_day_of_the_gap_has_23_hours_and_the_day_of_the_fold_25() {
    // New York, 8 March 2026: from 12:00 the day before to 13:00 it is 24 hours.
    let gap = |contact: &str| after_in("America/New_York", "2026-03-07T11:00:00", 60, contact);
    assert!(gap("2026-03-08T13:00:00") && !gap("2026-03-08T13:01:00"));
    // 02:30 does not exist there and is 03:30; 03:15 lies before it, 03:30 does not.
    let in_gap = |contact: &str| after_in("America/New_York", "2026-03-08T02:30:00", 0, contact);
    assert!(in_gap("2026-03-08T03:30:00") && !in_gap("2026-03-08T03:15:00"));
    // London, 25 October 2026: from 12:00 the day before to 11:00 it is 24 hours.
    let fold = |contact: &str| after_in("Europe/London", "2026-10-24T11:00:00", 60, contact);
    assert!(fold("2026-10-25T11:00:00") && !fold("2026-10-25T11:01:00"));
    // 01:30 comes twice and is the first: a visit of half an hour from 01:15 (the first) ends at 01:45 (the first).
    let in_fold = |contact: &str| after_in("Europe/London", "2026-10-25T01:15:00", 30, contact);
    assert!(in_fold("2026-10-25T01:45:00") && !in_fold("2026-10-25T01:30:00"));
    // An hour and a half from 01:15 ends at 01:45 the second time, so the first 01:45 is before the end.
    let long = |contact: &str| after_in("Europe/London", "2026-10-25T01:15:00", 90, contact);
    assert!(!long("2026-10-25T01:45:00") && long("2026-10-25T02:00:00"));
}

#[test]
fn a43_the_longest_help_counts_whatever_the_zones() {
    // The earliest visit that counts, on the first of the 56 days, in the zone furthest ahead; a week of help in the one
    // furthest back, that ended just within the 24 hours.
    let mut facts = nothing();
    facts.visits.push(Visit {
        start: at(10, 4 * HOUR),
        zone: zone("Pacific/Kiritimati"),
        ..visit(0, Some(Outcome::Kept))
    });
    // 04:00 at UTC+14 is 02:00 at UTC−12 the day before.
    facts.contacts.push(Contact { zone: zone("Etc/GMT+12"), ..help(at(1, 2 * HOUR), Some(7 * 24 * 60)) });
    number(&mut facts);
    assert_eq!(counts(&facts, 65), (1, 1, 0));
    facts.contacts[0].start = at(1, 2 * HOUR - 1);
    assert_eq!(counts(&facts, 65), (1, 0, 0));
}
