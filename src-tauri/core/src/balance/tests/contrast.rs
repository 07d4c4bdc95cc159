//! Contrasts (model.md, section 8, A53).

use crate::balance::contrast::{Contrast, ContrastSide, Pair, contrasts};
use crate::balance::days::Calendar;
use crate::balance::testing::*;
use crate::domain::*;

fn of(facts: &Facts, today: i64, pair: Pair) -> Contrast {
    let all = contrasts(&Calendar::new(facts, day(today)));
    assert_eq!(all.iter().map(|c| c.pair).collect::<Vec<_>>(), Pair::ALL, "always six, in their order");
    *all.iter().find(|c| c.pair == pair).unwrap()
}

fn units(contrast: Contrast) -> (u32, u32) {
    (contrast.with.units, contrast.without.units)
}

fn said(n: i64, item: Item, value: u8) -> Checkin {
    Checkin { day: day(n), item, value }
}

fn support(n: i64, mark: Mark, direction: Direction) -> Contact {
    Contact { marks: marks(&[mark]), direction, ..contact(n) }
}

/// *connected* on days 0 to `last`, every second of them with emotional support.
fn diary(last: i64) -> Facts {
    let mut facts = nothing();
    facts.checkins = (0..=last).map(|n| said(n, Item::Connected, (n % 5) as u8)).collect();
    let even = (0..=last).filter(|n| n % 2 == 0);
    facts.contacts = even.map(|n| support(n, Mark::Emotional, Direction::Received)).collect();
    facts
}

#[test]
fn a53_support_is_an_answered_contact_with_the_mark_received_or_both() {
    for (pair, item, mark) in [
        (Pair::ConnectedEmotional, Item::Connected, Mark::Emotional),
        (Pair::ConnectedCompany, Item::Connected, Mark::Company),
        (Pair::ManagePractical, Item::AbleToManage, Mark::Practical),
        (Pair::HopeEmotional, Item::Hope, Mark::Emotional),
    ] {
        let mut facts = nothing();
        facts.checkins = Item::ALL.iter().flat_map(|i| (0..8).map(|n| said(n, *i, 1))).collect();
        facts.checkins.iter_mut().filter(|c| c.item == item).for_each(|c| c.value = 3);
        let other = *Mark::ALL.iter().find(|m| **m != mark).unwrap();
        facts.contacts = vec![
            support(0, mark, Direction::Received),
            support(1, mark, Direction::Both),
            support(2, mark, Direction::Given),
            support(3, other, Direction::Received),
            Contact { answered: false, ..support(4, mark, Direction::Received) },
            Contact { real: Some(Real::No), ..support(5, mark, Direction::Received) },
            support(6, mark, Direction::Given),
            support(6, mark, Direction::Received),
        ];
        let found = of(&facts, 10, pair);
        assert_eq!(units(found), (4, 4), "{pair:?}");
        assert_eq!(
            (found.with.median, found.without.median),
            (Some(3.0), Some(3.0)),
            "{pair:?} asks for {item:?}"
        );
    }
}

#[test]
fn a53_a_group_visit_has_no_direction_and_is_no_support() {
    // A18 names where it counts; contrasts are not among them.
    let mut facts = nothing();
    facts.checkins.push(said(0, Item::Connected, 3));
    facts.visits.push(Visit { also_company: true, ..visit(0, Some(Outcome::Kept)) });
    assert_eq!(units(of(&facts, 10, Pair::ConnectedCompany)), (0, 1));
}

#[test]
fn a53_only_known_days_are_units() {
    let mut facts = diary(9);
    facts.days.unsure = vec![day(2), day(3)];
    facts.pauses.push(pause(4, 4));
    facts.checkins.push(said(10, Item::Connected, 4));
    let found = of(&facts, 10, Pair::ConnectedEmotional);
    assert_eq!(units(found), (3, 4), "today is never known");
    assert_eq!((found.from, found.to), (Some(day(0)), Some(day(9))));
}

#[test]
fn a53_quiet_days_chosen_against_all_others() {
    use QuietChoice::*;
    let mut facts = nothing();
    facts.checkins = (0..8).map(|n| said(n, Item::Connected, if n < 3 { 4 } else { 1 })).collect();
    facts.quiet =
        vec![quiet(0, Chosen), quiet(1, Chosen), quiet(2, Chosen), quiet(3, Half), quiet(4, NotChosen)];
    // Days 5 and 6 are quiet and nothing was said of them; on day 2 and day 7 there was contact.
    facts.contacts = vec![contact(2), Contact { real: Some(Real::Little), ..contact(7) }];
    let found = of(&facts, 10, Pair::ConnectedQuiet);
    assert_eq!(units(found), (2, 4));
    assert_eq!((found.with.median, found.without.median), (Some(4.0), Some(1.0)));
    // Contact that was not real leaves the day quiet.
    facts.contacts[0].real = Some(Real::No);
    assert_eq!(units(of(&facts, 10, Pair::ConnectedQuiet)), (3, 4));
}

#[test]
fn a53_sides_have_a_median_and_a_dot_for_each_unit() {
    let mut facts = diary(5);
    facts.checkins = [4, 1, 3, 0, 0, 1].iter().zip(0..).map(|(v, n)| said(n, Item::Connected, *v)).collect();
    let found = of(&facts, 10, Pair::ConnectedEmotional);
    assert_eq!(found.with, ContrastSide { units: 3, median: Some(3.0), dots: [1, 0, 0, 1, 1] });
    assert_eq!(found.without, ContrastSide { units: 3, median: Some(1.0), dots: [1, 2, 0, 0, 0] });
    facts.checkins.pop();
    assert_eq!(
        of(&facts, 10, Pair::ConnectedEmotional).without.median,
        Some(0.5),
        "the mean of the middle two"
    );
    let none = of(&nothing(), 10, Pair::ConnectedEmotional);
    assert_eq!((none.with.median, none.from, none.enough), (None, None, false));
}

#[test]
fn a53_hope_after_a_visit_on_its_day_or_else_the_next() {
    let mut facts = nothing();
    facts.visits = [0, 10, 20, 30, 40].map(|n| visit(n, Some(Outcome::Kept))).to_vec();
    facts.visits.push(visit(50, Some(Outcome::Missed)));
    facts.visits.push(visit(52, None));
    number(&mut facts);
    facts.checkins = vec![
        said(0, Item::Hope, 4),
        said(1, Item::Hope, 0),
        said(11, Item::Hope, 3),
        said(19, Item::Hope, 0),
        said(22, Item::Hope, 0),
        said(30, Item::Connected, 0),
        said(50, Item::Hope, 0),
        said(52, Item::Hope, 0),
    ];
    // Someone was there after the first one; "after" looks as in A44.
    facts.contacts = vec![Contact { start: at(0, 15 * 60), ..contact(0) }];
    // Whether the days are known plays no part.
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    let found = of(&facts, 60, Pair::HopeAfterVisit);
    assert_eq!((found.with.dots, found.without.dots), ([0, 0, 0, 0, 1], [0, 0, 0, 1, 0]));
    assert_eq!((found.from, found.to), (Some(day(0)), Some(day(10))), "the day of the visit");
    // What was said tomorrow is not there yet, what was said today is.
    assert_eq!(units(of(&facts, 10, Pair::HopeAfterVisit)), (1, 0));
    assert_eq!(units(of(&facts, 11, Pair::HopeAfterVisit)), (1, 1));
    // Two visits of a day are two.
    facts.visits.push(Visit { id: Id::from_u128(1), ..visit(10, Some(Outcome::Kept)) });
    assert_eq!(units(of(&facts, 60, Pair::HopeAfterVisit)), (1, 2));
    // Of any age: not only those of the last 8 weeks.
    assert_eq!(units(of(&facts, 500, Pair::HopeAfterVisit)), (1, 2));
}

#[test]
fn a53_ten_units_on_each_side() {
    let enough = |with: i64, without: i64| {
        let mut facts = nothing();
        let days = (0..with).chain(50..50 + without);
        facts.checkins = days.map(|n| said(n, Item::Connected, 2)).collect();
        facts.contacts = (0..with).map(|n| support(n, Mark::Emotional, Direction::Both)).collect();
        of(&facts, 90, Pair::ConnectedEmotional).enough
    };
    assert!(enough(10, 10) && enough(11, 30));
    assert!(!enough(9, 30) && !enough(30, 9));
}

#[test]
fn a53_six_weeks_from_the_first_to_the_last_unit() {
    assert!(of(&diary(42), 50, Pair::ConnectedEmotional).enough);
    assert!(!of(&diary(41), 50, Pair::ConnectedEmotional).enough);
    // Calendar days: a pause among them does not stretch them.
    let mut facts = diary(42);
    facts.pauses.push(pause(10, 12));
    assert!(of(&facts, 50, Pair::ConnectedEmotional).enough);
}

#[test]
fn a53_six_tenths_of_the_days_between_that_are_not_paused_are_known() {
    // Units on days 0 to 9 and 33 to 42, and 43 days in all: 26 known are 0.605, 25 are 0.581.
    let facts = |known: i64| {
        let mut facts = diary(42);
        facts.checkins.retain(|c| c.day <= day(9) || c.day >= day(33));
        facts.contacts = (0..10).map(|n| support(n, Mark::Emotional, Direction::Both)).collect();
        facts.settings.finished_days = FinishedDays::OnlyClosed;
        facts.days.closed = vec![closed(0, 9), closed(33, 42), closed(10, 9 + known - 20)];
        facts
    };
    assert!(of(&facts(26), 60, Pair::ConnectedEmotional).enough);
    assert!(!of(&facts(25), 60, Pair::ConnectedEmotional).enough);
    // Known days outside are no help, and paused days inside are no hindrance.
    let mut outside = facts(25);
    outside.days.closed.push(closed(43, 59));
    assert!(!of(&outside, 60, Pair::ConnectedEmotional).enough);
    let mut paused = facts(25);
    paused.pauses.push(pause(20, 21));
    assert!(of(&paused, 60, Pair::ConnectedEmotional).enough, "25 of 41 are 0.61");
    // Equal is enough: 24 of 40.
    paused.days.closed = vec![closed(0, 9), closed(33, 42), closed(10, 13)];
    paused.pauses = vec![pause(20, 22)];
    assert!(of(&paused, 60, Pair::ConnectedEmotional).enough);
}
