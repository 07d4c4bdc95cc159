//! Every value explains itself (model.md, section 9): the numbers are those of the value, what would change it is true,
//! and every phrase has its words.

mod words;

use crate::balance::explain::{Arg, Change, Explanation, Fact, Phrase, Topic, WeightState, explain};
use crate::balance::testing::*;
use crate::balance::{Calendar, Levels, Pair, gap, think_of};
use crate::domain::*;
use proptest::prelude::*;

/// Everything that can be asked of generated facts, and of a line and a person who are not there.
pub(super) fn topics() -> Vec<Topic> {
    use Topic::*;
    let mut topics = vec![Balance, Level, Gap, Plane, Contact, Felt, Around, Share, Give, Variety];
    topics.extend((900..905).map(|id| Line(Id::from_u128(id))));
    topics.extend((1..7).map(|id| ThinkOf(Id::from_u128(id))));
    topics.extend(Pair::ALL.iter().map(|pair| Contrast(*pair)));
    topics.extend(OfferKind::ALL.iter().map(|kind| Net(*kind)));
    topics
}

fn of(facts: &Facts, today: Day, topic: Topic) -> Option<Explanation> {
    explain(&Calendar::new(facts, today), topic)
}

fn arg(phrase: &Phrase, name: &str) -> f64 {
    match phrase.args.iter().find(|(n, _)| *n == name) {
        Some((_, Arg::Number(n))) => *n,
        other => panic!("{}: {name} is {other:?}", phrase.key),
    }
}

fn phrase<'a>(explanation: &'a Explanation, key: &str) -> Option<&'a Phrase> {
    explanation.formula.iter().find(|p| p.key == key)
}

fn change<'a>(explanation: &'a Explanation, key: &str) -> Option<&'a Change> {
    explanation.changes.iter().find(|c| c.what.key == key)
}

fn per_week(facts: &Facts, today: Day) -> Option<f64> {
    Levels::new(&Calendar::new(facts, today)).shown().map(|level| level.days_per_week)
}

/// The facts without anything of a later day than `today`, so that tomorrow brings only what is added here.
fn until(facts: &Facts, today: Day) -> Facts {
    let mut facts = facts.clone();
    let day_start = facts.settings.day_start.0;
    facts.contacts.retain(|c| day_of(c.start, day_start) <= today);
    let past = |v: &Visit| day_of(v.start, day_start) <= today;
    facts.visits.retain(past);
    facts.days.used.retain(|d| *d <= today);
    facts.settings.rhythm.retain(|r| r.from <= today);
    facts
}

/// Closes days as the window does: what was not sure is so no more.
fn close(facts: &mut Facts, days: impl Iterator<Item = Day>) {
    for day in days {
        facts.days.unsure.retain(|d| *d != day);
        facts.days.closed.push(DayRange { from: day, to: day });
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn the_fraction_is_the_level_and_the_entries_add_up_to_it(facts in any_facts()) {
        let today = day(TODAY);
        let level = of(&facts, today, Topic::Level).unwrap();
        let added: f64 = level.rows.iter().map(|r| r.adds.unwrap()).sum();
        let weighed: f64 = level.weights.iter().map(|w| w.weight).sum();
        prop_assert_eq!(level.more, 0);
        for row in &level.rows {
            prop_assert_eq!(row.adds.unwrap(), row.counts.unwrap() * row.weight.unwrap());
            prop_assert!(!row.facts.is_empty());
        }
        match per_week(&facts, today) {
            Some(days) => {
                let fraction = phrase(&level, "explain-level-fraction").unwrap();
                let (above, below) = (arg(fraction, "above"), arg(fraction, "below"));
                prop_assert!(near(added, above) && near(weighed, below));
                prop_assert!(near(7.0 * above / below, days));
                prop_assert!(near(arg(fraction, "perWeek"), days));
            }
            None => prop_assert!(level.changes.is_empty()),
        }
        // Each day of the drawing says what it does.
        for weight in &level.weights {
            let row = level.rows.iter().find(|r| r.day == Some(weight.day));
            let counts = row.map_or(0.0, |r| r.counts.unwrap());
            let expected = match weight.state {
                WeightState::Contact => counts == 1.0 && weight.weight > 0.0,
                WeightState::Little => counts == 0.5 && weight.weight > 0.0,
                WeightState::Without => counts == 0.0 && weight.weight > 0.0,
                WeightState::LeftOut => row.is_none() && weight.weight == 0.0,
            };
            prop_assert!(expected, "{weight:?}");
        }
    }

    #[test]
    fn what_would_change_the_level_does_change_it(facts in any_facts()) {
        let today = day(TODAY);
        let facts = until(&facts, today);
        let calendar = Calendar::new(&facts, today);
        let level = explain(&calendar, Topic::Level).unwrap();
        let promised = |key: &str| change(&level, key).map(|c| arg(&c.then, "days"));
        let Some(now) = per_week(&facts, today) else { return Ok(()) };

        // Today closed, with one contact more or as it is; seen from tomorrow.
        let mut without = facts.clone();
        close(&mut without, [today].into_iter());
        let mut with = without.clone();
        with.contacts.push(contact(TODAY));
        let x = calendar.state(today).map_or(0.0, |s| s.x());
        for (key, facts, offered) in [
            ("explain-change-contact-today", &with, true),
            ("explain-change-none-today", &without, x == 0.0),
        ] {
            if calendar.paused(today) || !offered {
                prop_assert_eq!(promised(key), None);
            } else {
                let (promised, then) = (promised(key).unwrap(), per_week(facts, today.plus(1)).unwrap());
                prop_assert!(near(promised, then), "{key}: {promised} is not {then}");
            }
        }

        // Every open day closed as it is.
        let open: Vec<Day> = calendar.open_days().collect();
        let mut closed = facts.clone();
        close(&mut closed, open.iter().copied());
        match promised("explain-change-close") {
            Some(promised) => prop_assert!(near(promised, per_week(&closed, today).unwrap())),
            None => prop_assert!(open.is_empty()),
        }

        // Left as they are, or a pause from today on.
        prop_assert!(near(promised("explain-change-leave").unwrap(), now));
        let mut paused = facts.clone();
        paused.pauses.push(pause(TODAY, None));
        if calendar.rhythm(today) == calendar.rhythm(today.plus(-1)) {
            prop_assert!(near(per_week(&paused, today.plus(5)).unwrap(), now));
        }
    }

    #[test]
    fn what_would_change_the_gap_does_change_it(facts in any_facts()) {
        let today = day(TODAY);
        let facts = until(&facts, today);
        let calendar = Calendar::new(&facts, today);
        let explanation = explain(&calendar, Topic::Gap).unwrap();
        let days = |facts: &Facts, today| gap(&Calendar::new(facts, today)).days.map(f64::from);
        let promised = |key: &str| change(&explanation, key).map(|c| arg(&c.then, "days"));
        let Some(last) = gap(&calendar).last else {
            prop_assert_eq!(explanation.formula[0].key, "explain-gap-never");
            return Ok(());
        };
        let mut with = facts.clone();
        with.contacts.push(contact(TODAY));
        if let Some(promised) = promised("explain-change-contact-today") {
            prop_assert_eq!(Some(promised), days(&with, today));
        } else {
            prop_assert_eq!(days(&facts, today), Some(0.0));
        }
        match promised("explain-change-none-today") {
            Some(promised) => prop_assert_eq!(Some(promised), days(&facts, today.plus(1))),
            None => prop_assert!(last == today || calendar.paused(today.plus(1))),
        }
        let mut paused = facts.clone();
        paused.pauses.push(pause(TODAY + 1, None));
        prop_assert_eq!(promised("explain-change-pause"), days(&paused, today.plus(40)));
        let count = phrase(&explanation, "explain-gap-count").unwrap();
        let calendar_days = arg(count, "days") + arg(count, "paused");
        prop_assert_eq!(calendar_days, today.since(last) as f64);
    }

    #[test]
    fn rows_name_facts_that_are_there_and_never_show_the_order_of_entry(facts in any_facts(), back in 0i64..70) {
        let today = day(TODAY - back);
        let mut other = facts.clone();
        other.contacts.reverse();
        other.visits.reverse();
        other.people.reverse();
        other.care_lines.reverse();
        other.checkins.reverse();
        other.managed.reverse();
        let there = |fact: &Fact| match *fact {
            Fact::Contact(id) => facts.contacts.iter().any(|c| c.id == id),
            Fact::Visit(id) => facts.visits.iter().any(|v| v.id == id),
            Fact::Person(id) => facts.people.iter().any(|p| p.id == id),
            Fact::Managed(id) => facts.managed.iter().any(|m| m.id == id),
            Fact::Checkin(item, value) => facts.checkins.iter().any(|c| (c.item, c.value) == (item, value)),
        };
        for topic in topics() {
            let explanation = of(&facts, today, topic);
            prop_assert_eq!(&explanation, &of(&other, today, topic), "{:?}", topic);
            let Some(explanation) = explanation else { continue };
            prop_assert!(!explanation.formula.is_empty());
            prop_assert!(explanation.rows.iter().flat_map(|r| &r.facts).all(there), "{topic:?}");
            prop_assert!(explanation.rows.iter().all(|r| r.day.is_none_or(|d| d <= today)));
            prop_assert!(explanation.rows.is_sorted_by(|a, b| a.day >= b.day), "{topic:?}: newest first");
        }
    }
}

#[test]
fn what_is_not_there_has_no_explanation() {
    let mut facts = nothing();
    facts.care_lines = vec![CareLine { state: CareState::Ended, ..care_line(900, None) }];
    facts.people = vec![Person { rhythm_days: Some(7), ..person(1) }, person(2)];
    facts.contacts = vec![Contact { people: vec![Id::from_u128(1), Id::from_u128(2)], ..contact(0) }];
    let none = |topic| of(&facts, day(6), topic).is_none();
    assert!(none(Topic::Line(Id::from_u128(900))) && none(Topic::Line(Id::from_u128(7))));
    assert!(none(Topic::Share));
    assert!(Pair::ALL.iter().all(|pair| none(Topic::Contrast(*pair))));
    // Nobody is explained who is not suggested.
    assert!([1, 2, 3].iter().all(|id| none(Topic::ThinkOf(Id::from_u128(*id)))));
    assert!(of(&facts, day(7), Topic::ThinkOf(Id::from_u128(1))).is_some());
    for change in [
        |p: &mut Person| p.keep_distance = true,
        |p: &mut Person| p.state = PersonState::Died,
        |p: &mut Person| p.rhythm_days = None,
    ] {
        let mut other = facts.clone();
        change(&mut other.people[0]);
        assert_eq!(of(&other, day(30), Topic::ThinkOf(Id::from_u128(1))), None);
        assert_eq!(think_of(&Calendar::new(&other, day(30))), []);
    }
}

#[test]
fn a_level_that_cannot_be_shown_says_how_much_is_known() {
    let (facts, today) = noted("1010100 10", Some(3.0), FinishedDays::Always);
    let level = of(&facts, today, Topic::Level).unwrap();
    let few = phrase(&level, "explain-level-few").unwrap();
    assert_eq!(["known", "active", "needed"].map(|n| arg(few, n)), [9.0, 9.0, 10.0]);
    assert_eq!((level.rows.len(), level.changes.len()), (4, 0), "the facts are there");
    let (facts, today) = noted(&"10".repeat(7).replace('0', "u"), None, FinishedDays::OnlyClosed);
    let few = of(&facts, today.plus(14), Topic::Level).unwrap();
    assert_eq!(arg(&few.formula[0], "needed"), 17.0, "six tenths of 28");
}

#[test]
fn a25_a_level_without_a_day_left_does_not_say_that_too_little_is_known() {
    let (mut facts, today) = noted("cccccc cccccc", Some(3.0), FinishedDays::Always);
    facts.settings.chosen_quiet_freezes = true;
    let level = of(&facts, today, Topic::Level).unwrap();
    assert_eq!(level.formula.iter().map(|p| p.key).collect::<Vec<_>>(), ["explain-level-held"]);
    assert!(level.changes.is_empty() && level.weights.iter().all(|w| w.state == WeightState::LeftOut));
}

#[test]
fn today_without_contact_is_not_offered_on_a_day_that_has_it() {
    let (mut facts, today) = noted("1010100 1010100", Some(3.0), FinishedDays::Always);
    let offered = |facts: &Facts, topic| {
        change(&of(facts, today, topic).unwrap(), "explain-change-none-today").is_some()
    };
    assert!(offered(&facts, Topic::Level) && offered(&facts, Topic::Gap));
    facts.contacts.push(Contact { real: Some(Real::Little), ..contact(14) });
    assert!(!offered(&facts, Topic::Level) && !offered(&facts, Topic::Gap));
}

#[test]
fn a25_today_chosen_quiet_is_left_out_of_the_promise_when_it_freezes() {
    let (mut facts, today) = noted("1010100 1010100", Some(3.0), FinishedDays::Always);
    facts.settings.chosen_quiet_freezes = true;
    facts.quiet.push(quiet(14, QuietChoice::Chosen));
    let level = of(&facts, today, Topic::Level).unwrap();
    let then = &change(&level, "explain-change-none-today").unwrap().then;
    assert_eq!(arg(then, "days"), per_week(&facts, today).unwrap());
}

#[test]
fn a_long_record_lists_its_newest_rows_and_says_how_many_more_there_are() {
    let mut facts = nothing();
    facts.contacts = (0..1000).map(contact).collect();
    number(&mut facts);
    let today = day(1000);
    let level = of(&facts, today, Topic::Level).unwrap();
    assert_eq!((level.rows.len(), level.more, level.weights.len()), (120, 880, 84));
    assert_eq!((level.rows[0].day, level.weights[83].day), (Some(day(999)), day(999)));
    let fraction = phrase(&level, "explain-level-fraction").unwrap();
    let days = 7.0 * arg(fraction, "above") / arg(fraction, "below");
    assert!(near(days, per_week(&facts, today).unwrap()));
}
