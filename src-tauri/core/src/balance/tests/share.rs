//! The share beside the person's own band (model.md, section 4, A42).

use crate::balance::days::Calendar;
use crate::balance::share::{Share, Side, share};
use crate::balance::testing::*;
use crate::domain::*;

const BAND: ShareBand = ShareBand { low: 0.2, high: 0.45 };

/// `care` days with a visit and `people` other days with a contact.
fn facts(care: i64, people: i64, band: ShareBand) -> Facts {
    let mut facts = nothing();
    facts.settings.share_band = Some(band);
    facts.checkins.push(feeling(0));
    facts.visits = (0..care).map(|n| visit(n, Some(Outcome::Kept))).collect();
    facts.contacts = (0..people).map(|n| contact(27 - n)).collect();
    facts
}

fn of(facts: &Facts) -> Option<Share> {
    share(&Calendar::new(facts, day(28)))
}

fn side(care: i64, people: i64, low: f64, high: f64) -> Side {
    of(&facts(care, people, ShareBand { low, high })).unwrap().side
}

#[test]
fn a42_only_with_a_band_and_eight_days() {
    let expected = Share { value: 0.375, care_days: 3, people_days: 5, side: Side::Inside };
    assert_eq!(of(&facts(3, 5, BAND)), Some(expected));
    assert_eq!(of(&facts(3, 4, BAND)), None);
    let mut without = facts(10, 10, BAND);
    without.settings.share_band = None;
    assert_eq!(of(&without), None);
    assert_eq!(of(&facts(0, 8, BAND)).unwrap().care_days, 0);
    assert_eq!(of(&facts(8, 0, BAND)).unwrap().value, 1.0);
}

#[test]
fn a42_outside_only_if_no_single_day_would_bring_it_back() {
    use Side::*;
    // (P+1)/(P+S) against the lower end: equal is inside.
    assert_eq!((side(1, 9, 0.2, 0.9), side(0, 10, 0.2, 0.9)), (Inside, Below));
    assert_eq!((side(1, 9, 0.21, 0.9), side(1, 9, 0.19, 0.9)), (Below, Inside));
    // (P−1)/(P+S) against the upper end: equal is inside.
    assert_eq!((side(4, 6, 0.0, 0.3), side(5, 5, 0.0, 0.3)), (Inside, Above));
    assert_eq!((side(4, 6, 0.0, 0.29), side(4, 6, 0.0, 0.31)), (Above, Inside));
    // No care at all is never above, all care never below.
    assert_eq!((side(0, 10, 0.0, 0.0), side(10, 0, 1.0, 1.0)), (Inside, Inside));
    // A narrow band: every share within a day of it is inside.
    let sides = [0, 1, 2, 3, 4].map(|care| side(care, 10 - care, 0.2, 0.2));
    assert_eq!(sides, [Below, Inside, Inside, Inside, Above]);
}

#[test]
fn a42_equal_is_inside_for_every_number_of_days() {
    // Ends of the band as they would be typed, beside the same fraction.
    for all in [8i64, 10, 16, 20, 25, 28] {
        for care in 1..all {
            let end = |days: i64| format!("{:.10}", days as f64 / all as f64).parse::<f64>().unwrap();
            if end(care + 1) * all as f64 == (care + 1) as f64 {
                assert_ne!(side(care, all - care, end(care + 1), 1.0), Side::Below, "{care} of {all}");
            }
            if end(care - 1) * all as f64 == (care - 1) as f64 {
                assert_ne!(side(care, all - care, 0.0, end(care - 1)), Side::Above, "{care} of {all}");
            }
        }
    }
}

#[test]
fn a42_days_of_the_window_known_or_not() {
    let mut facts = facts(4, 6, BAND);
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    assert_eq!(of(&facts).map(|s| (s.care_days, s.people_days)), Some((4, 6)), "known or not (A16)");
    // Twice on a day is one day, and a day with both counts on both sides.
    facts.contacts.extend([contact(27), contact(0)]);
    facts.visits.push(visit(0, Some(Outcome::Kept)));
    assert_eq!(of(&facts).map(|s| (s.care_days, s.people_days)), Some((4, 7)));
    // Today is not finished, and a paused day is not in the window.
    facts.contacts.push(contact(28));
    facts.visits.push(visit(28, Some(Outcome::Kept)));
    assert_eq!(of(&facts).map(|s| (s.care_days, s.people_days)), Some((4, 7)));
    facts.pauses.push(pause(0, 0));
    assert_eq!(of(&facts).map(|s| (s.care_days, s.people_days)), Some((3, 6)));
    // A visit before the first day is in no window (A12, A13).
    facts.pauses.clear();
    facts.checkins.clear();
    facts.contacts.retain(|c| c.start >= noon(2));
    assert_eq!(of(&facts), None);
    facts.visits.push(Visit { also_company: true, ..visit(1, Some(Outcome::Kept)) });
    assert_eq!(of(&facts).map(|s| (s.care_days, s.people_days)), Some((3, 7)), "group visits are both (A18)");
}

#[test]
fn a42_any_answered_contact_is_a_day_with_people() {
    let mut facts = facts(4, 4, BAND);
    facts.contacts = (10..14).map(|n| Contact { real: Some(Real::No), ..contact(n) }).collect();
    assert_eq!(of(&facts).unwrap().people_days, 4);
    facts.contacts[0].answered = false;
    assert_eq!(of(&facts), None);
    facts.visits[0].outcome = Some(Outcome::Moved);
    facts.contacts.push(contact(15));
    assert_eq!(of(&facts), None, "a visit that was not kept is no day with care");
}
