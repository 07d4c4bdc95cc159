//! The safety net and the observed note (model.md, section 6, A50, A51).

use crate::balance::days::Calendar;
use crate::balance::net::{NetKind, Observed, net, observed};
use crate::balance::report::report;
use crate::balance::testing::*;
use crate::domain::*;

fn offering(id: u128, list: &[(OfferKind, OfferLevel)]) -> Person {
    let offers = list.iter().map(|(kind, level)| Offer { kind: *kind, level: *level }).collect();
    Person { offers, ..person(id) }
}

fn of(facts: &Facts) -> Vec<NetKind> {
    net(&Calendar::new(facts, day(0)))
}

fn ids(list: &[u128]) -> Vec<Id> {
    list.iter().map(|id| Id::from_u128(*id)).collect()
}

#[test]
fn a50_always_six_kinds_in_their_order() {
    let kinds: Vec<_> = of(&nothing()).iter().map(|k| k.kind.as_str()).collect();
    assert_eq!(kinds, ["listen", "practical", "system", "company", "crisis", "after"]);
    assert!(
        of(&nothing()).iter().all(|k| k.could_ask.is_empty() && k.said_yes.is_empty() && !k.two_or_more())
    );
}

#[test]
fn a50_each_counts_once_at_the_one_level_marked() {
    use OfferKind::*;
    use OfferLevel::*;
    let mut facts = nothing();
    facts.people = vec![
        offering(1, &[(Listen, SaidYes), (Practical, CouldAsk)]),
        offering(2, &[(Listen, CouldAsk), (Practical, CouldAsk), (After, SaidYes)]),
        Person { nature: Nature::Group, ..offering(3, &[(Practical, SaidYes), (Company, SaidYes)]) },
    ];
    let net = of(&facts);
    let lists: Vec<_> =
        net.iter().map(|k| (k.could_ask.clone(), k.said_yes.clone(), k.two_or_more())).collect();
    let expected = [
        (ids(&[2]), ids(&[1]), true),
        (ids(&[1, 2]), ids(&[3]), true),
        (ids(&[]), ids(&[]), false),
        (ids(&[]), ids(&[3]), false),
        (ids(&[]), ids(&[]), false),
        (ids(&[]), ids(&[2]), false),
    ];
    assert_eq!(lists, expected);
    let row = serde_json::to_value(report(&facts, day(0)).net[1]).unwrap();
    assert_eq!(
        row,
        serde_json::json!({"kind": "practical", "could_ask": 2, "said_yes": 1, "two_or_more": true})
    );
}

#[test]
fn section_6_only_active_people_and_groups_nobody_at_a_distance_no_professionals() {
    let base = || offering(1, &[(OfferKind::Crisis, OfferLevel::SaidYes)]);
    let counts = |person: Person| {
        let mut facts = nothing();
        facts.people.push(person);
        of(&facts)[4].said_yes.len()
    };
    assert_eq!(counts(base()), 1);
    assert_eq!(counts(Person { nature: Nature::Group, ..base() }), 1);
    assert_eq!(counts(Person { nature: Nature::Professional, ..base() }), 0);
    assert_eq!(counts(Person { keep_distance: true, ..base() }), 0);
    for state in [PersonState::Archived, PersonState::Ended, PersonState::Died] {
        assert_eq!(counts(Person { state, ..base() }), 0);
    }
}

#[test]
fn person_erased_the_net_is_worked_out_anew() {
    let mut facts = nothing();
    let said_yes = [(OfferKind::Listen, OfferLevel::SaidYes)];
    facts.people = vec![offering(1, &said_yes), offering(2, &said_yes)];
    assert!(of(&facts)[0].two_or_more());
    facts.people.remove(0);
    assert_eq!((of(&facts)[0].two_or_more(), of(&facts)[0].said_yes.clone()), (false, ids(&[2])));
}

/// Practical help received on days `from` to `to` from `people`.
fn help(from: i64, to: i64, people: &[u128]) -> Vec<Contact> {
    let one = |n| Contact {
        marks: marks(&[Mark::Practical]),
        direction: Direction::Received,
        people: ids(people),
        ..contact(n)
    };
    (from..=to).map(one).collect()
}

fn notes(contacts: Vec<Vec<Contact>>, today: i64) -> Vec<(Mark, u128, u32, u32)> {
    let mut facts = nothing();
    facts.people = (1..=4).map(person).collect();
    facts.people[3].nature = Nature::Professional;
    facts.contacts = contacts.concat();
    let notes = observed(&Calendar::new(&facts, day(today)));
    let number = |id: Id| (1..=4).find(|n| Id::from_u128(*n) == id).unwrap();
    notes.iter().map(|Observed { mark, person, with, of }| (*mark, number(*person), *with, *of)).collect()
}

#[test]
fn a51_seven_of_ten_is_said_and_less_is_not() {
    let practical = Mark::Practical;
    assert_eq!(notes(vec![help(0, 6, &[1]), help(7, 9, &[2])], 20), [(practical, 1, 7, 10)]);
    assert_eq!(notes(vec![help(0, 6, &[1]), help(7, 10, &[2])], 20), [], "7 of 11");
    assert_eq!(
        notes(vec![help(0, 6, &[1]), help(7, 7, &[])], 20),
        [(practical, 1, 7, 8)],
        "unnamed ones count too"
    );
    // Five are needed.
    assert_eq!(notes(vec![help(0, 4, &[1])], 20), [(practical, 1, 5, 5)]);
    assert_eq!(notes(vec![help(0, 3, &[1])], 20), []);
    assert_eq!(notes(vec![help(0, 3, &[1]), help(4, 4, &[2])], 20), [(practical, 1, 4, 5)]);
    assert_eq!(notes(vec![help(0, 2, &[1]), help(3, 4, &[2])], 20), [], "3 of 5");
}

#[test]
fn a51_a_contact_naming_two_counts_for_both() {
    let both = notes(vec![help(0, 6, &[1, 2]), help(7, 7, &[2])], 20);
    assert_eq!(both, [(Mark::Practical, 2, 8, 8), (Mark::Practical, 1, 7, 8)], "the larger share first");
    let equal = notes(vec![help(0, 6, &[2, 1])], 20);
    assert_eq!(equal, [(Mark::Practical, 1, 7, 7), (Mark::Practical, 2, 7, 7)]);
}

#[test]
fn a51_received_or_both_answered_and_no_professional() {
    assert_eq!(notes(vec![help(0, 9, &[4])], 20), [], "care is not counted among people");
    let turned = |change: &dyn Fn(&mut Contact)| {
        let mut list = help(0, 4, &[1]);
        list.iter_mut().for_each(change);
        notes(vec![list], 20).len()
    };
    assert_eq!(turned(&|c| c.direction = Direction::Both), 1);
    assert_eq!(turned(&|c| c.direction = Direction::Given), 0);
    assert_eq!(turned(&|c| c.answered = false), 0);
    assert_eq!(turned(&|c| c.real = Some(Real::No)), 1, "however real");
    assert_eq!(turned(&|c| c.marks = marks(&[Mark::Company])), 0);
    assert_eq!(turned(&|c| c.marks = marks(Mark::ALL)), 2, "heard and helped, each by itself");
}

#[test]
fn a51_one_person_is_not_a_group() {
    let mut facts = nothing();
    facts.people = vec![Person { nature: Nature::Group, ..person(1) }];
    facts.contacts = help(0, 9, &[1]);
    assert_eq!(observed(&Calendar::new(&facts, day(20))), []);
    facts.people[0].nature = Nature::Person;
    // The note says what was; it suggests nobody.
    facts.people[0].state = PersonState::Died;
    assert_eq!(observed(&Calendar::new(&facts, day(20))).len(), 1);
}

#[test]
fn a51_the_ninety_days_end_today_and_pauses_play_no_part() {
    let mut list = vec![help(0, 4, &[1])];
    assert_eq!(notes(list.clone(), 89), [(Mark::Practical, 1, 5, 5)], "day 0 is the 90th");
    assert_eq!(notes(list.clone(), 90), []);
    list.push(help(90, 90, &[1]));
    assert_eq!(notes(list.clone(), 90), [(Mark::Practical, 1, 5, 5)], "today counts");
    assert_eq!(notes(list, 89), [(Mark::Practical, 1, 5, 5)], "what comes later does not");
}
