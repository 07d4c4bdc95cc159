//! Descriptions without a score (model.md, section 7, A52).

use crate::balance::days::Calendar;
use crate::balance::give::{Give, give};
use crate::balance::testing::*;
use crate::domain::*;

fn of(facts: &Facts, today: i64) -> Give {
    give(&Calendar::new(facts, day(today)))
}

fn going(n: i64, direction: Direction) -> Contact {
    Contact { direction, ..contact(n) }
}

fn managed(id: u128, n: i64) -> Managed {
    Managed { id: Id::from_u128(id), day: day(n), what: "The form".into() }
}

#[test]
fn a52_days_given_and_received() {
    use Direction::*;
    let mut facts = nothing();
    facts.contacts = vec![
        going(0, Given),
        going(0, Given),
        going(1, Received),
        going(2, Both),
        Contact { answered: false, ..going(3, Given) },
        Contact { real: Some(Real::No), ..going(4, Given) },
    ];
    facts.visits.push(Visit { also_company: true, ..visit(5, Some(Outcome::Kept)) });
    let found = of(&facts, 10);
    assert_eq!((found.given_days, found.received_days), (3, 2), "a group visit has no direction");
}

#[test]
fn a52_asked_and_got_help_is_practical_and_received() {
    use Direction::*;
    let with = |n, direction, mark| Contact { marks: marks(&[mark]), ..going(n, direction) };
    let mut facts = nothing();
    facts.contacts = vec![
        with(0, Received, Mark::Practical),
        with(0, Both, Mark::Practical),
        with(1, Both, Mark::Practical),
        with(2, Given, Mark::Practical),
        with(3, Received, Mark::Emotional),
    ];
    facts.managed = vec![managed(1, 0), managed(2, 0), managed(3, 4)];
    let found = of(&facts, 10);
    assert_eq!((found.help_days, found.managed), (2, 3), "days with help, entries managed");
}

#[test]
fn a52_variety_is_the_different_relations_named() {
    let mut facts = nothing();
    let relation = |id, relation| Person { relation, ..person(id) };
    facts.people = vec![
        relation(1, Some(Relation::Neighbour)),
        relation(2, Some(Relation::Friend)),
        relation(3, Some(Relation::Friend)),
        relation(4, None),
        relation(5, Some(Relation::Family)),
        Person {
            nature: Nature::Professional,
            state: PersonState::Ended,
            ..relation(6, Some(Relation::Other))
        },
    ];
    let naming = |n, list: &[u128]| Contact {
        people: list.iter().map(|id| Id::from_u128(*id)).collect(),
        ..contact(n)
    };
    facts.contacts = vec![
        naming(0, &[1, 2]),
        naming(1, &[3, 4]),
        Contact { answered: false, ..naming(2, &[5]) },
        Contact { real: Some(Real::No), ..naming(3, &[6]) },
    ];
    assert_eq!(of(&facts, 10).relations, [Relation::Friend, Relation::Neighbour, Relation::Other]);
}

#[test]
fn a52_all_over_the_28_days_of_the_window() {
    let mut facts = nothing();
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    facts.people = vec![Person { relation: Some(Relation::Peer), ..person(1) }];
    facts.checkins.push(feeling(0));
    let full = |n| Contact {
        people: vec![Id::from_u128(1)],
        marks: marks(&[Mark::Practical]),
        ..going(n, Direction::Both)
    };
    let counts = |facts: &Facts, today| {
        let Give { given_days, received_days, managed, help_days, relations } = of(facts, today);
        (given_days, received_days, managed, help_days, relations.len())
    };
    facts.contacts = vec![full(0)];
    facts.managed = vec![managed(1, 0)];
    assert_eq!(counts(&facts, 28), (1, 1, 1, 1, 1), "28 days, known or not");
    assert_eq!(counts(&facts, 29), (0, 0, 0, 0, 0), "the 29th is out");
    assert_eq!(counts(&facts, 0), (0, 0, 0, 0, 0), "today is not finished");
    facts.pauses.push(pause(10, 12));
    assert_eq!(counts(&facts, 31), (1, 1, 1, 1, 1), "a pause makes it reach further back");
    facts.pauses.push(pause(0, 0));
    assert_eq!(counts(&facts, 31), (0, 0, 0, 0, 0), "and what lies in one is out");
    assert_eq!(counts(&nothing(), 31), (0, 0, 0, 0, 0));
}
