//! The laws of model.md, section 11, as A57 to A61 put them.

use crate::balance::days::Calendar;
use crate::balance::gap::{gap, since};
use crate::balance::level::Levels;
use crate::balance::report::{Report, report};
use crate::balance::streams::{Tally, Week, sentence};
use crate::balance::testing::*;
use crate::domain::*;
use chrono::Duration;
use proptest::prelude::*;

/// L of each finished day.
fn curve(facts: &Facts, today: Day) -> Vec<(Day, Option<f64>)> {
    let calendar = Calendar::new(facts, today);
    Levels::new(&calendar).days().iter().map(|d| (d.day, d.value)).collect()
}

fn known_days(facts: &Facts, today: Day) -> Vec<Day> {
    let calendar = Calendar::new(facts, today);
    calendar.finished().filter(|(_, s)| s.known).map(|(d, _)| d).collect()
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

/// Moves a day by `by` if it is not before `from`.
fn moved(d: Day, from: Day, by: i64) -> Day {
    if d >= from { d.plus(by) } else { d }
}

/// Moves everything that lies on `from` or later by `by` days.
fn shifted(facts: &Facts, from: Day, by: i64) -> Facts {
    let mut facts = facts.clone();
    let day_start = facts.settings.day_start.0;
    let later = |start: &mut LocalTime| {
        if day_of(*start, day_start) >= from {
            start.0 += Duration::days(by);
        }
    };
    facts.contacts.iter_mut().for_each(|c| later(&mut c.start));
    facts.visits.iter_mut().for_each(|v| later(&mut v.start));
    let day = |d: &mut Day| *d = moved(*d, from, by);
    facts.settings.rhythm.iter_mut().for_each(|r| day(&mut r.from));
    facts.quiet.iter_mut().for_each(|q| day(&mut q.day));
    facts.checkins.iter_mut().for_each(|c| day(&mut c.day));
    facts.days.unsure.iter_mut().for_each(day);
    facts.days.used.iter_mut().for_each(day);
    for range in &mut facts.days.closed {
        (range.from, range.to) = (moved(range.from, from, by), moved(range.to, from, by));
    }
    for pause in &mut facts.pauses {
        (pause.from, pause.to) = (moved(pause.from, from, by), pause.to.map(|to| moved(to, from, by)));
    }
    facts
}

fn without_marked_streams(mut report: Report) -> Report {
    for week in &mut report.weeks {
        (week.emotional, week.practical, week.company) = Default::default();
        for slot in &mut week.slots {
            (slot.emotional, slot.practical, slot.company, slot.other) = Default::default();
        }
    }
    report
}

fn without_numbers_of_people(mut report: Report) -> Report {
    for week in &mut report.weeks {
        let Week { care, emotional, practical, company, people_any, .. } = week;
        let each: [&mut Tally; 5] = [care, emotional, practical, company, people_any];
        each.into_iter().for_each(|tally| tally.people = 0);
    }
    report
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn level_coverage_and_gap_stay_in_their_ranges(facts in any_facts()) {
        let calendar = Calendar::new(&facts, day(TODAY));
        for level in Levels::new(&calendar).days() {
            prop_assert!(level.value.is_none_or(|l| (0.0..=1.0 + 1e-12).contains(&l)));
            prop_assert!(level.coverage.known <= level.coverage.active && level.coverage.active <= 28);
        }
        prop_assert!(gap(&calendar).days.is_none_or(|d| i64::from(d) <= TODAY + 9));
    }

    #[test]
    fn a57_adding_a_contact_never_lowers_the_level(facts in any_facts(), added in any_contact()) {
        let today = day(TODAY);
        let on = day_of(added.start, facts.settings.day_start.0);
        let chosen = facts.quiet.iter().any(|q| q.day == on && q.choice == QuietChoice::Chosen);
        let first = Calendar::new(&facts, today).first();
        prop_assume!(first.is_some_and(|first| on >= first));
        prop_assume!(!(facts.settings.chosen_quiet_freezes && chosen));
        let before = curve(&facts, today);
        let mut more = facts;
        more.contacts.push(added);
        for ((d, old), (_, new)) in before.into_iter().zip(curve(&more, today)) {
            prop_assert!(new.unwrap_or(0.0) >= old.unwrap_or(0.0) - 1e-12, "{d}: {old:?} to {new:?}");
        }
    }

    #[test]
    fn a58_appending_an_unknown_day_never_changes_the_level(facts in any_facts()) {
        let today = day(TODAY);
        let mut longer = facts.clone();
        longer.days.unsure.push(today);
        // No use or rhythm of the day that comes.
        longer.days.used.retain(|d| *d <= today);
        longer.settings.rhythm.retain(|r| r.from < today);
        let before = curve(&facts, today).last().and_then(|(_, l)| *l);
        let after = curve(&longer, today.plus(1)).last().and_then(|(_, l)| *l);
        prop_assert!(same(before, after), "{before:?} to {after:?}");
    }

    #[test]
    fn a58_inserting_a_paused_day_never_changes_the_level(facts in any_facts(), n in 1i64..TODAY) {
        let today = day(TODAY);
        let mut longer = shifted(&facts, day(n), 1);
        longer.pauses.push(pause(n, n));
        let known: Vec<Day> = known_days(&facts, today).into_iter().map(|d| moved(d, day(n), 1)).collect();
        prop_assume!(known == known_days(&longer, today.plus(1)));
        let longer = curve(&longer, today.plus(1));
        for (d, before) in curve(&facts, today) {
            let after = longer.iter().find(|(e, _)| *e == moved(d, day(n), 1)).and_then(|(_, l)| *l);
            prop_assert!(same(before, after), "{d}: {before:?} to {after:?}");
        }
    }

    #[test]
    fn the_order_of_entry_never_matters(facts in any_facts(), turn in 0usize..50) {
        fn turned<T>(list: &mut [T], turn: usize) {
            list.reverse();
            if !list.is_empty() {
                list.rotate_left(turn % list.len());
            }
        }
        let mut other = facts.clone();
        turned(&mut other.contacts, turn);
        turned(&mut other.visits, turn);
        turned(&mut other.people, turn);
        turned(&mut other.care_lines, turn);
        turned(&mut other.quiet, turn);
        turned(&mut other.pauses, turn);
        turned(&mut other.checkins, turn);
        turned(&mut other.settings.rhythm, turn);
        turned(&mut other.days.closed, turn);
        turned(&mut other.days.unsure, turn);
        turned(&mut other.days.used, turn);
        other.contacts.iter_mut().for_each(|c| c.people.reverse());
        let today = day(TODAY);
        prop_assert_eq!(report(&facts, today), report(&other, today));
        let (calendar, turned) = (Calendar::new(&facts, today), Calendar::new(&other, today));
        prop_assert_eq!(since(&calendar), since(&turned));
        prop_assert_eq!(sentence(&calendar), sentence(&turned));
        prop_assert_eq!(gap(&calendar), gap(&turned));
    }

    #[test]
    fn a59_changing_marks_changes_the_marked_streams_only(facts in any_facts(), turn in 1usize..8) {
        let mut other = facts.clone();
        for (i, contact) in other.contacts.iter_mut().enumerate() {
            contact.marks.emotional ^= (i + turn) % 2 == 0;
            contact.marks.practical ^= (i + turn) % 3 == 0;
            contact.marks.company ^= (i * turn) % 5 < 2;
        }
        let (a, b) = (report(&facts, day(TODAY)), report(&other, day(TODAY)));
        prop_assert_eq!(without_marked_streams(a), without_marked_streams(b));
        let since = |facts| since(&Calendar::new(facts, day(TODAY)));
        prop_assert_eq!(since(&facts), since(&other));
    }

    #[test]
    fn a60_shifting_by_whole_weeks_changes_nothing_but_dates(facts in any_facts(), weeks in -300i64..300) {
        let by = 7 * weeks;
        let other = shifted(&facts, Day(chrono::NaiveDate::MIN), by);
        let mut back = report(&other, day(TODAY + by));
        back.as_of = back.as_of.plus(-by);
        back.days.iter_mut().for_each(|d| d.day = d.day.plus(-by));
        for week in &mut back.weeks {
            week.start = week.start.plus(-by);
            week.slots.iter_mut().for_each(|s| s.day = s.day.plus(-by));
        }
        prop_assert_eq!(report(&facts, day(TODAY)), back);
    }

    #[test]
    fn a60_zones_play_no_part_in_these_values(facts in any_facts()) {
        let mut other = facts.clone();
        other.settings.zone = zone("Asia/Kathmandu");
        other.contacts.iter_mut().for_each(|c| c.zone = zone("Pacific/Apia"));
        other.visits.iter_mut().for_each(|v| v.zone = zone("America/New_York"));
        prop_assert_eq!(report(&facts, day(TODAY)), report(&other, day(TODAY)));
    }

    #[test]
    fn a61_erasing_a_person_changes_no_day_and_no_total(facts in any_facts(), who in 1u128..6) {
        let who = Id::from_u128(who);
        let mut other = facts.clone();
        other.people.retain(|p| p.id != who);
        other.contacts.iter_mut().for_each(|c| c.people.retain(|id| *id != who));
        for line in other.care_lines.iter_mut().filter(|l| l.professional == Some(who)) {
            line.professional = None;
        }
        let (a, b) = (report(&facts, day(TODAY)), report(&other, day(TODAY)));
        prop_assert_eq!(without_numbers_of_people(a), without_numbers_of_people(b));
        prop_assert!(!since(&Calendar::new(&other, day(TODAY))).contains_key(&who));
    }
}

/// Where the first law stops (A57): both ways it can fail are excluded, and do fail.
#[test]
fn a57_before_the_first_day_and_on_frozen_days_the_level_may_fall() {
    let last = |facts: &Facts, today| curve(facts, today).last().unwrap().1.unwrap();
    let mut facts = nothing();
    facts.contacts = vec![contact(10)];
    let before = last(&facts, day(11));
    facts.contacts.push(contact(0));
    assert!(last(&facts, day(11)) < before);

    let (mut facts, today) = noted("1c", Some(3.0), FinishedDays::Always);
    facts.settings.chosen_quiet_freezes = true;
    let before = last(&facts, today);
    facts.contacts.push(Contact { real: Some(Real::Little), ..contact(1) });
    assert!(last(&facts, today) < before);
}
