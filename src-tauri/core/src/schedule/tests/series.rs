//! Editing one date, this and following, or all.

use super::super::agenda;
use super::super::series::{Scope, Write, delete, edit, keep, occurrence};
use super::*;
use crate::balance::testing::nothing;
use crate::domain::{Day, Facts, Id, OccurrenceOf, Outcome};
use proptest::prelude::*;

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

/// A record with one series, id 1, and visits that stand for its dates.
fn record(rrule: &str, own: Vec<Visit>) -> Facts {
    let mut facts = nothing();
    let series = Visit { id: id(1), minutes: Some(50), ..series("2026-11-03T15:00", rrule) };
    facts.visits = vec![series];
    facts.visits.extend(own);
    facts
}

fn own(n: u128, of: &str, start: &str, outcome: Option<Outcome>) -> Visit {
    Visit {
        id: id(n),
        of: Some(OccurrenceOf { visit: id(1), occurrence: at(of) }),
        start: at(start),
        outcome,
        zone: zone("Europe/London"),
        ..visit(0, None)
    }
}

fn done(facts: &Facts, writes: &[Write]) -> Facts {
    let mut facts = facts.clone();
    for write in writes {
        match write {
            Write::Put(visit) => {
                facts.visits.retain(|v| v.id != visit.id);
                facts.visits.push((**visit).clone());
            }
            Write::Delete(id) => {
                facts.visits.retain(|v| v.id != *id && v.of.is_none_or(|of| of.visit != *id));
            }
        }
    }
    assert!(
        facts
            .problems(9)
            .iter()
            .all(|p| p.code == crate::Code::MissingReference && p.arg("path").unwrap().ends_with("line")),
        "{:?}",
        facts.problems(9)
    );
    facts
}

/// All dates until the end of the year, short.
fn dates(facts: &Facts) -> String {
    let day = |text| Day::parse(text).unwrap();
    let dates = agenda(facts, day("2026-10-01"), day("2027-03-01"));
    dates
        .iter()
        .map(|d| short(d.start))
        .map(|s| s.replace("2026-", "").replace("T15:00", ""))
        .collect::<Vec<_>>()
        .join(" ")
}

fn edited(facts: &Facts, start: &str, rrule: Option<&str>) -> Visit {
    let series = facts.visits[0].series.clone();
    Visit {
        start: at(start),
        place: Some("Harbour Lane".into()),
        series: series.map(|s| Series { rrule: rrule.map_or(s.rrule, str::to_owned), ..s }),
        ..facts.visits[0].clone()
    }
}

const FIVE: &str = "FREQ=WEEKLY;COUNT=5";

#[test]
fn a_date_gets_facts_of_its_own_and_what_was_brought_up_to_one_visit_is_not_said_to_all() {
    let mut facts = record(FIVE, vec![own(2, "2026-11-10T15:00", "2026-11-10T16:00", None)]);
    facts.visits[0].take_away = "a thought".into();
    let copy = occurrence(&facts, &facts.visits[0], at("2026-11-17T15:00"), id(9));
    assert_eq!((copy.id, copy.start, copy.minutes), (id(9), at("2026-11-17T15:00"), Some(50)));
    assert_eq!((copy.series, copy.take_away.as_str()), (None, ""));
    let there = occurrence(&facts, &facts.visits[0], at("2026-11-10T15:00"), id(9));
    assert_eq!(there.id, id(2), "the one that is there");
}

#[test]
fn a_visit_that_repeats_from_now_on_keeps_what_was_noted_about_it() {
    let new = edited(&record(FIVE, vec![]), "2026-11-03T15:00", None);
    assert_eq!(keep(&new, id(9)), [Write::Put(Box::new(new.clone()))], "nothing is noted yet");
    let noted = Visit { take_away: "a thought".into(), outcome: Some(Outcome::Kept), ..new };
    let after = done(&Facts { visits: vec![noted.clone()], ..nothing() }, &keep(&noted, id(9)));
    assert_eq!(dates(&after), "11-03 11-10 11-17 11-24 12-01");
    let first = after.visits.iter().find(|v| v.id == noted.id).unwrap();
    assert_eq!((&first.take_away, first.outcome), (&noted.take_away, noted.outcome));
    assert_eq!(first.of, Some(OccurrenceOf { visit: id(9), occurrence: at("2026-11-03T15:00") }));
    let whole = after.visits.iter().find(|v| v.id == id(9)).unwrap();
    assert_eq!((whole.take_away.as_str(), whole.outcome, &whole.series), ("", None, &noted.series));
}

#[test]
fn r13_one_date_moves_and_the_others_stay() {
    let facts = record(FIVE, vec![]);
    let one = edited(&facts, "2026-11-11T10:00", None);
    let after =
        done(&facts, &edit(&facts, &facts.visits[0], at("2026-11-10T15:00"), Scope::One, &one, id(9)));
    assert_eq!(dates(&after), "11-03 11-11T10:00 11-17 11-24 12-01");
    // Once more, back: still one visit for it.
    let back = edited(&facts, "2026-11-10T15:00", None);
    let after =
        done(&after, &edit(&after, &after.visits[0], at("2026-11-10T15:00"), Scope::One, &back, id(10)));
    assert_eq!((dates(&after).as_str(), after.visits.len()), ("11-03 11-10 11-17 11-24 12-01", 2));
}

#[test]
fn r13_this_and_following_splits_the_series() {
    let skips = own(2, "2026-11-24T15:00", "2026-11-25T09:30", None);
    let mut facts =
        record(FIVE, vec![skips, own(3, "2026-11-03T15:00", "2026-11-03T15:00", Some(Outcome::Kept))]);
    if let Some(series) = &mut facts.visits[0].series {
        series.exdates = vec![at("2026-12-01T15:00")];
    }
    assert_eq!(dates(&facts), "11-03 11-10 11-17 11-25T09:30");
    let later = edited(&facts, "2026-11-17T16:30", None);
    let writes = edit(&facts, &facts.visits[0], at("2026-11-17T15:00"), Scope::Following, &later, id(9));
    let after = done(&facts, &writes);
    // The one with facts of its own stays where it was put, the one left out stays left out, COUNT is not spent twice.
    assert_eq!(dates(&after), "11-03 11-10 11-17T16:30 11-25T09:30");
    let rule = |n| after.visits.iter().find(|v| v.id == id(n)).unwrap().series.clone().unwrap();
    assert_eq!(
        (rule(1).rrule.as_str(), rule(9).rrule.as_str()),
        ("FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;COUNT=3")
    );
    assert_eq!(rule(9).exdates, [at("2026-12-01T16:30")]);
    let moved = after.visits.iter().find(|v| v.id == id(2)).unwrap().of.unwrap();
    assert_eq!((moved.visit, moved.occurrence), (id(9), at("2026-11-24T16:30")));
}

#[test]
fn this_and_following_from_the_first_date_on_is_all() {
    let facts = record(FIVE, vec![own(2, "2026-11-10T15:00", "2026-11-10T17:00", None)]);
    let all = edited(&facts, "2026-11-04T15:00", None);
    for scope in [Scope::Following, Scope::All] {
        let writes = edit(&facts, &facts.visits[0], at("2026-11-03T15:00"), scope, &all, id(9));
        let after = done(&facts, &writes);
        assert_eq!(dates(&after), "11-04 11-10T17:00 11-18 11-25 12-02");
        assert!(after.visits.iter().all(|v| v.id != id(9)));
    }
}

#[test]
fn all_dates_take_another_rule_and_another_time() {
    let facts = record(FIVE, vec![]);
    let all = edited(&facts, "2026-11-10T10:30", Some("FREQ=WEEKLY;INTERVAL=2;COUNT=3"));
    let after =
        done(&facts, &edit(&facts, &facts.visits[0], at("2026-11-10T15:00"), Scope::All, &all, id(9)));
    assert_eq!(dates(&after), "11-03T10:30 11-17T10:30 12-01T10:30");
    assert_eq!(after.visits[0].place.as_deref(), Some("Harbour Lane"));
}

#[test]
fn a_rule_with_an_end_in_time_or_without_one_ends_the_moment_before() {
    for rrule in ["FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20261215"] {
        let facts = record(rrule, vec![]);
        let later = edited(&facts, "2026-11-17T16:00", None);
        let writes = edit(&facts, &facts.visits[0], at("2026-11-17T15:00"), Scope::Following, &later, id(9));
        let after = done(&facts, &writes);
        assert!(dates(&after).starts_with("11-03 11-10 11-17T16:00 11-24T16:00"), "{}", dates(&after));
        let kept = after.visits.iter().find(|v| v.id == id(1)).unwrap().series.clone().unwrap();
        assert_eq!(kept.rrule, "FREQ=WEEKLY;UNTIL=20261117T145959");
        let new = after.visits.iter().find(|v| v.id == id(9)).unwrap().series.clone().unwrap();
        assert_eq!(new.rrule, rrule);
    }
}

#[test]
fn deleting_one_leaves_it_out_deleting_the_rest_ends_it_and_what_was_kept_is_not_forgotten() {
    let kept = own(2, "2026-11-03T15:00", "2026-11-03T15:00", Some(Outcome::Kept));
    let facts = record(FIVE, vec![kept, own(3, "2026-11-24T15:00", "2026-11-24T16:00", None)]);
    let series = &facts.visits[0];
    let one = done(&facts, &delete(&facts, series, at("2026-11-24T15:00"), Scope::One));
    assert_eq!(dates(&one), "11-03 11-10 11-17 12-01");
    let rest = done(&facts, &delete(&facts, series, at("2026-11-17T15:00"), Scope::Following));
    assert_eq!((dates(&rest).as_str(), rest.visits.len()), ("11-03 11-10", 2));
    for scope in [Scope::All, Scope::Following] {
        let none = done(&facts, &delete(&facts, series, at("2026-11-03T15:00"), scope));
        assert_eq!(dates(&none), "11-03");
        assert_eq!((none.visits[0].outcome, none.visits[0].of), (Some(Outcome::Kept), None));
    }
}

#[test]
fn a_series_whose_earlier_dates_were_all_added_to_it_ends_without_its_rule() {
    let mut facts = record(FIVE, vec![]);
    if let Some(series) = &mut facts.visits[0].series {
        series.rdates = vec![at("2026-10-20T15:00")];
    }
    let gone = done(&facts, &delete(&facts, &facts.visits[0], at("2026-11-03T15:00"), Scope::Following));
    assert_eq!(dates(&gone), "10-20");
}

proptest! {
    #[test]
    fn splitting_a_series_loses_no_date_and_gives_none_twice(
        n in 1usize..8,
        hours in -30i64..30,
        rule in proptest::sample::select(vec![
            "FREQ=WEEKLY;COUNT=9", "FREQ=DAILY;INTERVAL=5;COUNT=9", "FREQ=WEEKLY;BYDAY=TU,FR;COUNT=9", "FREQ=DAILY;COUNT=9",
        ]),
        left_out in 0usize..9,
    ) {
        let mut facts = record(rule, vec![]);
        let every = Recurrence::read(&facts.visits[0]).between(EVER.0, EVER.1, 100).times;
        if let Some(series) = &mut facts.visits[0].series {
            series.exdates = vec![every[left_out]];
        }
        let here = every[n];
        prop_assume!(here != every[left_out]);
        // A rule that names weekdays gives them whatever the start: only the hour can move.
        let by = chrono::Duration::hours(if rule.contains("BYDAY") { hours.rem_euclid(8) } else { hours });
        let edited = Visit { start: LocalTime(here.0 + by), ..facts.visits[0].clone() };
        let writes = edit(&facts, &facts.visits[0], here, Scope::Following, &edited, id(9));
        let after = done(&facts, &writes);
        let mut expected: Vec<LocalTime> = every.iter().enumerate()
            .filter(|(i, _)| *i != left_out)
            .map(|(i, time)| if i < n { *time } else { LocalTime(time.0 + by) })
            .collect();
        expected.sort_unstable();
        let day = |text| Day::parse(text).unwrap();
        let ours: Vec<LocalTime> = agenda(&after, day("2026-10-01"), day("2027-12-31")).iter().map(|d| d.start).collect();
        prop_assert_eq!(ours, expected);
    }
}

#[test]
fn a_date_that_was_moved_before_moves_the_others_only_as_far_as_it_is_moved_now() {
    let facts = record(FIVE, vec![own(2, "2026-11-10T15:00", "2026-11-11T10:00", None)]);
    for (start, all) in [
        ("2026-11-11T10:00", "11-03 11-11T10:00 11-17 11-24 12-01"),
        ("2026-11-11T11:00", "11-03T16:00 11-11T11:00 11-17T16:00 11-24T16:00 12-01T16:00"),
    ] {
        let edited = edited(&facts, start, None);
        let writes = edit(&facts, &facts.visits[0], at("2026-11-10T15:00"), Scope::All, &edited, id(9));
        let after = done(&facts, &writes);
        assert_eq!(dates(&after), all);
        let own = after.visits.iter().find(|v| v.id == id(2)).unwrap();
        assert_eq!(own.place.as_deref(), Some("Harbour Lane"), "what was edited is edited here too");
    }
}

#[test]
fn without_a_rule_it_repeats_no_longer_and_the_visit_stays() {
    let kept = || own(3, "2026-11-03T15:00", "2026-11-03T15:00", Some(Outcome::Kept));
    for (scope, own_date, left) in [
        (Scope::Following, None, "11-03 11-10 11-18"),
        (Scope::Following, Some(None), "11-03 11-10 11-18"),
        (Scope::All, None, "11-03 11-18"),
        (Scope::All, Some(None), "11-03 11-18"),
        (Scope::All, Some(Some(Outcome::Kept)), "11-03 11-18"),
    ] {
        let mut standing = vec![kept()];
        standing.extend(own_date.map(|outcome| own(2, "2026-11-17T15:00", "2026-11-17T15:00", outcome)));
        let facts = record(FIVE, standing);
        let single = Visit { series: None, ..edited(&facts, "2026-11-18T09:00", None) };
        let writes = edit(&facts, &facts.visits[0], at("2026-11-17T15:00"), scope, &single, id(9));
        let after = done(&facts, &writes);
        assert_eq!(dates(&after), left, "{scope:?} {own_date:?}");
        assert!(
            after.visits.iter().any(|v| v.place.as_deref() == Some("Harbour Lane") && v.series.is_none())
        );
    }
}
