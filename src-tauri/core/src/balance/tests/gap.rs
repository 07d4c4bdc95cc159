//! The gap, its limit, tries, and when each person was last met (model.md, section 3).

use crate::balance::days::Calendar;
use crate::balance::gap::{Gap, GapState, Since, gap, since, think_of};
use crate::balance::testing::*;
use crate::domain::*;

fn of(facts: &Facts, today: i64) -> Gap {
    gap(&Calendar::new(facts, day(today)))
}

#[test]
fn a28_counts_unpaused_days_after_the_last_contact() {
    let mut facts = nothing();
    assert_eq!((of(&facts, 10).days, of(&facts, 10).last), (None, None));
    facts.contacts.push(contact(5));
    assert_eq!([5, 6, 12].map(|n| of(&facts, n).days), [Some(0), Some(1), Some(7)]);
    assert_eq!(of(&facts, 4).days, None, "a plan");
    facts.pauses.push(pause(7, 9));
    assert_eq!([7, 9, 10].map(|n| of(&facts, n).days), [Some(1), Some(1), Some(2)]);
    facts.pauses.push(pause(9, None));
    assert_eq!(of(&facts, 500).days, Some(1), "an open pause holds it still");
}

#[test]
fn a16_a28_unknown_and_paused_days_can_be_the_last_one() {
    let mut facts = nothing();
    facts.contacts = vec![contact(2), contact(5)];
    facts.days.unsure.push(day(5));
    assert_eq!(of(&facts, 8).days, Some(3));
    facts.days.unsure.clear();
    facts.pauses.push(pause(4, 6));
    assert_eq!(of(&facts, 8).days, Some(2));
    // Contact that was not real is not the last one; two times a little, or only one, is.
    facts.contacts.push(Contact { real: Some(Real::No), ..contact(8) });
    assert_eq!(of(&facts, 8).days, Some(2));
    facts.contacts.push(Contact { real: Some(Real::Little), ..contact(8) });
    assert_eq!(of(&facts, 8).days, Some(0));
}

#[test]
fn a18_a_group_visit_ends_the_gap_and_another_visit_does_not() {
    let mut facts = nothing();
    facts.contacts.push(contact(0));
    facts.visits.push(visit(4, Some(Outcome::Kept)));
    assert_eq!(of(&facts, 6).days, Some(6));
    facts.visits.push(Visit { also_company: true, ..visit(4, Some(Outcome::Kept)) });
    assert_eq!(of(&facts, 6).days, Some(2));
}

#[test]
fn a29_the_limit_is_taken_on_the_decimal_as_written() {
    let limit = |rho: f64| {
        let mut facts = nothing();
        facts.settings.rhythm.push(rhythm(0, rho));
        of(&facts, 3).limit.unwrap()
    };
    let expected =
        [(0.5, 28), (0.7, 20), (1.0, 14), (1.4, 10), (2.3, 7), (2.8, 5), (3.0, 5), (3.5, 4), (5.6, 3)];
    for (rho, days) in expected {
        assert_eq!(limit(rho), days, "{rho}");
    }
    // Every rhythm of one, two or three decimals, against whole-number arithmetic.
    for thousandths in 500..=7000u32 {
        let rho: f64 = format!("{}.{:03}", thousandths / 1000, thousandths % 1000).parse().unwrap();
        assert_eq!(limit(rho), 14_000u32.div_ceil(thousandths), "{rho}");
    }
}

#[test]
fn a29_equal_is_within_and_missing_is_unset() {
    let mut facts = nothing();
    facts.contacts.push(contact(0));
    assert_eq!(of(&facts, 5).state, GapState::Unset);
    facts.settings.rhythm = vec![rhythm(0, 3.0), rhythm(6, 7.0)];
    assert_eq!((of(&facts, 5).limit, of(&facts, 5).state), (Some(5), GapState::Within));
    assert_eq!((of(&facts, 6).limit, of(&facts, 6).state), (Some(2), GapState::Longer), "today's rhythm");
    facts.settings.comfortable_gap_days = Some(6);
    assert_eq!((of(&facts, 6).limit, of(&facts, 6).state), (Some(6), GapState::Within));
    assert_eq!(of(&facts, 7).state, GapState::Longer);
    facts.contacts.clear();
    assert_eq!((of(&facts, 7).limit, of(&facts, 7).state), (Some(6), GapState::Unset));
}

#[test]
fn a30_tries_are_unanswered_contacts_after_the_last_day() {
    let unanswered = |n| Contact { answered: false, ..contact(n) };
    let mut facts = nothing();
    facts.contacts = vec![unanswered(1), unanswered(3), unanswered(4), unanswered(8), unanswered(9)];
    assert_eq!((of(&facts, 8).tries, of(&facts, 8).days), (4, None), "all of them without any contact");
    facts.contacts.push(contact(3));
    assert_eq!((of(&facts, 8).tries, of(&facts, 8).days), (2, Some(5)), "never counted as contact");
}

fn met(facts: &Facts, today: i64, id: u128) -> Option<Since> {
    since(&Calendar::new(facts, day(today))).get(&Id::from_u128(id)).copied()
}

#[test]
fn a31_since_follows_any_answered_contact_however_real() {
    let names = |ids: &[u128]| ids.iter().map(|id| Id::from_u128(*id)).collect::<Vec<_>>();
    let mut facts = nothing();
    facts.people = vec![
        Person { rhythm_days: Some(4), ..person(1) },
        Person { nature: Nature::Group, rhythm_days: Some(10), ..person(2) },
        Person { nature: Nature::Professional, ..person(3) },
        Person { rhythm_days: Some(7), ..person(4) },
    ];
    facts.contacts = vec![
        Contact { people: names(&[1, 2]), ..contact(2) },
        Contact { people: names(&[1, 3]), real: Some(Real::No), ..contact(4) },
        Contact { people: names(&[1, 4]), answered: false, ..contact(5) },
        Contact { people: names(&[4]), ..contact(12) },
    ];
    facts.pauses.push(pause(6, 7));
    assert_eq!(met(&facts, 10, 1), Some(Since { last: day(4), days: 4, ratio: Some(1.0) }));
    assert_eq!(met(&facts, 10, 2), Some(Since { last: day(2), days: 6, ratio: Some(0.6) }));
    assert_eq!(met(&facts, 10, 3), Some(Since { last: day(4), days: 4, ratio: None }));
    assert_eq!(met(&facts, 10, 4), None, "a try and a plan are no meeting");
    assert_eq!(met(&facts, 12, 4).unwrap().days, 0);
}

#[test]
fn a31_twenty_people_at_once_are_all_met() {
    let mut facts = nothing();
    facts.people = (1..=20).map(person).collect();
    facts.contacts.push(Contact { people: facts.people.iter().map(|p| p.id).collect(), ..contact(3) });
    let all = since(&Calendar::new(&facts, day(5)));
    assert_eq!(all.len(), 20);
    assert!(all.values().all(|s| s.days == 2));
}

/// Somebody with the rhythm, last met on day `n`.
fn liked(facts: &mut Facts, id: u128, rhythm_days: u32, n: i64) {
    facts.people.push(Person { rhythm_days: Some(rhythm_days), ..person(id) });
    facts.contacts.push(Contact { people: vec![Id::from_u128(id)], ..contact(n) });
}

fn suggested(facts: &Facts, today: i64) -> Vec<(u128, u32, f64)> {
    let number = |id: Id| (1..=40).find(|n| Id::from_u128(*n) == id).unwrap();
    let all = think_of(&Calendar::new(facts, day(today)));
    all.iter().map(|t| (number(t.person), t.days, t.ratio)).collect()
}

#[test]
fn a31_think_of_begins_when_the_rhythm_is_reached() {
    let mut facts = nothing();
    liked(&mut facts, 1, 7, 0);
    assert_eq!(suggested(&facts, 6), []);
    assert_eq!(suggested(&facts, 7), [(1, 7, 1.0)]);
    facts.pauses.push(pause(3, 4));
    assert_eq!(suggested(&facts, 8), [], "a pause stops the days");
    assert_eq!(suggested(&facts, 9), [(1, 7, 1.0)]);
    // It follows any answered contact with them, however it was entered.
    facts.contacts.push(Contact {
        people: vec![Id::from_u128(1), Id::from_u128(9)],
        real: Some(Real::No),
        ..contact(9)
    });
    assert_eq!(suggested(&facts, 9), []);
    facts.contacts[1].answered = false;
    assert_eq!(suggested(&facts, 9), [(1, 7, 1.0)]);
}

#[test]
fn a31_think_of_leaves_out_who_is_at_a_distance_not_active_never_met_or_without_a_rhythm() {
    let base = || {
        let mut facts = nothing();
        liked(&mut facts, 1, 7, 0);
        facts
    };
    let changed = |change: &dyn Fn(&mut Person)| {
        let mut facts = base();
        change(&mut facts.people[0]);
        suggested(&facts, 30).len()
    };
    assert_eq!(changed(&|_| ()), 1);
    assert_eq!(changed(&|p| p.keep_distance = true), 0);
    for state in [PersonState::Archived, PersonState::Ended, PersonState::Died] {
        assert_eq!(changed(&|p| p.state = state), 0);
    }
    assert_eq!(changed(&|p| p.rhythm_days = None), 0);
    // Groups and professionals with a rhythm are not left out.
    assert_eq!(changed(&|p| p.nature = Nature::Group), 1);
    assert_eq!(changed(&|p| p.nature = Nature::Professional), 1);
    let mut never_met = base();
    never_met.contacts.clear();
    never_met.contacts.push(Contact { people: vec![Id::from_u128(1)], ..contact(31) });
    assert_eq!(suggested(&never_met, 30), [], "a plan is no meeting");
}

#[test]
fn a31_think_of_orders_by_ratio_then_days_then_id() {
    let mut facts = nothing();
    liked(&mut facts, 5, 10, 0); // 20 days, 2.0
    liked(&mut facts, 4, 5, 10); // 10 days, 2.0
    liked(&mut facts, 2, 10, 0); // 20 days, 2.0
    liked(&mut facts, 3, 4, 8); // 12 days, 3.0
    liked(&mut facts, 1, 20, 0); // 20 days, 1.0
    let expected = [(3, 12, 3.0), (2, 20, 2.0), (5, 20, 2.0), (4, 10, 2.0), (1, 20, 1.0)];
    assert_eq!(suggested(&facts, 20), expected);
    let value = serde_json::to_value(crate::balance::report(&facts, day(20))).unwrap();
    let shown = value["think_of"].as_array().unwrap();
    assert_eq!(shown.len(), 3, "the report takes three");
    assert_eq!(shown[1], serde_json::json!({"person": Id::from_u128(2), "days": 20, "ratio": 2.0}));
    // Rounded from its own value, and only in the report.
    liked(&mut facts, 6, 3, 12); // 8 days, 2.667
    assert_eq!(suggested(&facts, 20)[1], (6, 8, 8.0 / 3.0));
    let value = serde_json::to_value(crate::balance::report(&facts, day(20))).unwrap();
    assert_eq!(value["think_of"][1]["ratio"], 2.6667);
}

#[test]
fn twenty_people_at_once_are_suggested_three_at_a_time() {
    let mut facts = nothing();
    (1..=20).for_each(|id| liked(&mut facts, id, 7, 0));
    assert_eq!(suggested(&facts, 14).len(), 20);
    let report = crate::balance::report(&facts, day(14));
    assert_eq!(report.think_of.iter().map(|t| t.person).collect::<Vec<_>>(), [1, 2, 3].map(Id::from_u128));
}
