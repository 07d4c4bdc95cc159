//! Gauges of care and the plane (model.md, section 4, A36 to A41).

use crate::balance::care::{LineGauge, LineState, Outcomes, Plane, care_in_place, care_lines, plane};
use crate::balance::days::Calendar;
use crate::balance::level::LevelState;
use crate::balance::report::report;
use crate::balance::testing::*;
use crate::domain::*;
use LineState::*;

/// Line 900, with a planned interval.
fn line(interval: impl Into<Option<u32>>) -> Facts {
    let mut facts = nothing();
    facts.care_lines = vec![CareLine { interval_days: interval.into(), ..care_line(900, None) }];
    facts
}

fn of(facts: &Facts, today: i64) -> LineGauge {
    care_lines(&Calendar::new(facts, day(today))).remove(0)
}

fn kept(n: i64) -> Visit {
    visit(n, Some(Outcome::Kept))
}

/// A weekly series from noon of day `n` on, with an id of its own.
fn series(id: u128, n: i64) -> Visit {
    Visit { id: Id::from_u128(id), series: Some(weekly()), ..visit(n, None) }
}

/// What stands for the date of series 7 at noon of day `n`.
fn stands_for(n: i64) -> Option<OccurrenceOf> {
    Some(OccurrenceOf { visit: Id::from_u128(7), occurrence: noon(n) })
}

#[test]
fn a36_the_interval_is_the_persons_own_or_that_of_the_series() {
    let mut facts = line(None);
    facts.visits.push(kept(0));
    assert_eq!((of(&facts, 3).interval, of(&facts, 3).state), (None, DatesOnly));
    // A series of another line says nothing of this one.
    facts.visits.push(Visit { line: Id::from_u128(901), ..series(7, 1) });
    assert_eq!(of(&facts, 3).interval, None);
    facts.visits.push(series(8, 1));
    assert_eq!(of(&facts, 3).interval, Some(7));
    facts.care_lines[0].interval_days = Some(10);
    assert_eq!(of(&facts, 3).interval, Some(10));
    // A series that starts later gives it already.
    let mut later = line(None);
    later.visits.push(series(8, 90));
    assert_eq!(of(&later, 3).interval, Some(7));
}

#[test]
fn a36_the_frequency_and_the_interval_of_the_latest_series_give_it() {
    let rule = |id, n, rrule: &str| Visit {
        series: Some(Series { rrule: rrule.to_owned(), ..weekly() }),
        ..series(id, n)
    };
    let interval = |visits: Vec<Visit>| {
        let mut facts = line(None);
        facts.visits = visits;
        of(&facts, 3).interval
    };
    for (rrule, days) in [
        ("FREQ=DAILY", 1),
        ("FREQ=DAILY;INTERVAL=3", 3),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", 14),
        ("FREQ=MONTHLY;BYDAY=-1FR", 31),
        ("FREQ=MONTHLY;INTERVAL=3", 93),
        ("FREQ=YEARLY;BYMONTH=3", 366),
    ] {
        assert_eq!(interval(vec![rule(7, 1, rrule)]), Some(days), "{rrule}");
    }
    let weekly = || rule(7, 1, "FREQ=WEEKLY");
    assert_eq!(interval(vec![weekly(), rule(8, 2, "FREQ=DAILY")]), Some(1), "the latest start");
    assert_eq!(interval(vec![rule(8, 2, "FREQ=MONTHLY;COUNT=1"), weekly()]), Some(31), "also after it ended");
    assert_eq!(
        interval(vec![weekly(), rule(8, 1, "FREQ=DAILY;INTERVAL=3")]),
        Some(3),
        "the shorter if they tie"
    );
    assert_eq!(interval(vec![rule(7, 1, "FREQ=HOURLY")]), None);
}

#[test]
fn a10_a37_added_dates_are_next_and_rules_end() {
    let mut facts = line(None);
    let rule = Series { rrule: "FREQ=WEEKLY;COUNT=2".into(), exdates: vec![], rdates: vec![noon(20)] };
    facts.visits = vec![Visit { series: Some(rule), ..series(7, 1) }];
    let next = [0, 2, 9, 21].map(|n| of(&facts, n).next);
    assert_eq!(next, [Some(day(1)), Some(day(8)), Some(day(20)), None]);
}

#[test]
fn a37_next_is_the_earliest_day_from_today_on_without_an_outcome() {
    let mut facts = line(14);
    facts.visits = vec![visit(30, None), visit(20, None), visit(5, None)];
    assert_eq!(
        [5, 6, 20, 21, 31].map(|n| of(&facts, n).next),
        [Some(day(5)), Some(day(20)), Some(day(20)), Some(day(30)), None]
    );
    // A visit that already has an outcome is not next, whenever it is.
    for outcome in Outcome::ALL {
        facts.visits[1].outcome = Some(*outcome);
        assert_eq!(of(&facts, 10).next, Some(day(30)), "{outcome:?}");
    }
    // Tomorrow at two in the morning is still today.
    facts.visits.push(Visit { start: at(11, 2 * 60), ..visit(0, None) });
    assert_eq!(of(&facts, 10).next, Some(day(10)));
    assert_eq!(of(&facts, 11).next, Some(day(30)));
}

#[test]
fn a11_entries_after_now_a_future_visit_with_an_outcome_is_neither_kept_nor_next() {
    let mut facts = line(7);
    facts.visits = vec![kept(2), kept(9), visit(3, None)];
    let gauge = of(&facts, 5);
    assert_eq!((gauge.last_kept, gauge.next), (Some(day(2)), None));
    assert_eq!(
        gauge.outcomes,
        Outcomes { kept: 1, ..Outcomes::default() },
        "a past visit without one is nowhere"
    );
    assert_eq!(of(&facts, 9).last_kept, Some(day(9)));
}

#[test]
fn a37_last_kept_is_the_latest_day_with_a_kept_visit_of_the_line() {
    let mut facts = line(7);
    facts.visits = vec![
        kept(3),
        kept(8),
        kept(1),
        visit(9, Some(Outcome::Missed)),
        Visit { line: Id::from_u128(901), ..kept(10) },
    ];
    assert_eq!(of(&facts, 12).last_kept, Some(day(8)));
    assert_eq!(of(&facts, 12).since, Some(4));
}

#[test]
fn a09_a_visit_that_stands_for_a_date_takes_it_out_of_the_series() {
    let mut facts = line(14);
    facts.visits = vec![series(7, 0)];
    assert_eq!([0, 1, 7, 8].map(|n| of(&facts, n).next.unwrap()), [0, 7, 7, 14].map(day));
    // Kept at its own time, or moved: the date itself is gone, whatever became of it.
    facts.visits.push(Visit { of: stands_for(7), ..kept(7) });
    assert_eq!(of(&facts, 1).next, Some(day(14)));
    assert_eq!(of(&facts, 7).last_kept, Some(day(7)));
    // One without an outcome is open at its own start, here a day early.
    facts.visits.push(Visit { of: stands_for(14), ..visit(13, None) });
    assert_eq!([8, 13, 14].map(|n| of(&facts, n).next.unwrap()), [13, 13, 21].map(day));
    // One that stands for a time the rule does not give counts all the same and takes nothing away.
    let off = Some(OccurrenceOf { visit: Id::from_u128(7), occurrence: at(21, 13 * 60) });
    facts.visits.push(Visit { of: off, ..visit(16, None) });
    assert_eq!([14, 17, 21].map(|n| of(&facts, n).next.unwrap()), [16, 21, 21].map(day));
    // So does one whose date the series leaves out.
    facts.visits[0].series.as_mut().unwrap().exdates = vec![noon(28)];
    facts.visits.push(Visit { of: stands_for(28), ..visit(28, None) });
    assert_eq!(of(&facts, 22).next, Some(day(28)));
    // Another series' date at the same wall time stays.
    facts.visits.push(series(8, 0));
    assert_eq!(of(&facts, 1).next, Some(day(7)));
}

#[test]
fn a10_left_out_dates_are_wall_times_not_days() {
    let mut facts = line(14);
    facts.visits = vec![series(7, 0)];
    let rule = facts.visits[0].series.as_mut().unwrap();
    rule.exdates = vec![noon(7), at(14, 11 * 60), noon(21)];
    assert_eq!([1, 8, 15].map(|n| of(&facts, n).next.unwrap()), [14, 14, 28].map(day));
}

#[test]
fn a38_first_visit_nothing_booked_and_dates_only() {
    let mut facts = line(7);
    assert_eq!(of(&facts, 3).state, NothingBooked);
    facts.visits.push(visit(90, None));
    assert_eq!(of(&facts, 3).state, FirstVisit, "however long until then");
    facts.visits.push(visit(2, Some(Outcome::CancelledByThem)));
    assert_eq!(of(&facts, 3).state, FirstVisit);
    facts.care_lines[0].interval_days = None;
    assert_eq!(of(&facts, 3).state, DatesOnly, "comes first, also when none was kept");
    facts.visits.push(kept(3));
    assert_eq!(of(&facts, 3).state, DatesOnly);
}

#[test]
fn a38_all_three_bounds_are_inclusive() {
    let mut facts = line(10);
    facts.visits = vec![kept(0)];
    let state = |facts: &Facts, today, next: Option<i64>| {
        let mut facts = facts.clone();
        facts.visits.extend(next.map(|n| visit(n, None)));
        of(&facts, today).state
    };
    // Nothing booked: r = 1 is in place, one day more is not.
    assert_eq!((state(&facts, 10, None), state(&facts, 11, None)), (InPlace, NothingBooked));
    // Booked within I days, today included; a day later it is not.
    for (next, expected) in [(40, InPlace), (50, InPlace), (51, AWhile)] {
        assert_eq!(state(&facts, 40, Some(next)), expected, "{next}");
    }
    // Booked later: r = 1.5 is in place, one day more is a while.
    assert_eq!((state(&facts, 15, Some(90)), state(&facts, 16, Some(90))), (InPlace, AWhile));
    // An odd interval: 10 of 7 is under one and a half, 11 of 7 over.
    facts.care_lines[0].interval_days = Some(7);
    assert_eq!((state(&facts, 10, Some(90)), state(&facts, 11, Some(90))), (InPlace, AWhile));
}

#[test]
fn a38_pauses_stop_the_days_since_but_not_the_days_until() {
    let mut facts = line(10);
    facts.visits = vec![kept(0)];
    facts.pauses = vec![pause(5, 9), pause(16, None)];
    assert_eq!([15, 40].map(|n| (of(&facts, n).since.unwrap(), of(&facts, n).state)), [(10, InPlace); 2]);
    // Twelve calendar days ahead, all of them paused, and 16 days behind.
    let mut facts = line(10);
    facts.visits = vec![kept(0), visit(28, None)];
    facts.pauses = vec![pause(17, 30)];
    assert_eq!((of(&facts, 17).since, of(&facts, 17).state), (Some(16), AWhile));
    assert_eq!(of(&facts, 18).state, InPlace);
}

#[test]
fn a39_a40_outcomes_are_those_of_the_56_days_that_end_today() {
    let mut facts = line(7);
    let at = |n, outcome| visit(n, Some(outcome));
    facts.visits = vec![
        kept(0),
        kept(1),
        kept(56),
        at(1, Outcome::Moved),
        at(20, Outcome::CancelledByMe),
        at(20, Outcome::CancelledByMe),
        at(21, Outcome::CancelledByThem),
        at(56, Outcome::Missed),
        at(57, Outcome::Missed),
        Visit { line: Id::from_u128(901), ..kept(30) },
        Visit { of: stands_for(49), ..at(30, Outcome::Kept) },
        visit(31, None),
    ];
    facts.pauses.push(pause(10, 40));
    let expected = Outcomes { kept: 3, moved: 1, cancelled_by_me: 2, cancelled_by_them: 1, missed: 1 };
    assert_eq!(of(&facts, 56).outcomes, expected, "pauses play no part");
    assert_eq!(of(&facts, 57).outcomes, Outcomes { kept: 2, moved: 0, missed: 2, ..expected });
}

#[test]
fn a55_lines_are_the_active_ones_by_id() {
    let mut facts = nothing();
    let ended = CareLine { state: CareState::Ended, ..care_line(901, None) };
    facts.care_lines = vec![care_line(903, None), ended, care_line(900, None), care_line(902, None)];
    let lines = care_lines(&Calendar::new(&facts, day(0)));
    assert_eq!(lines.iter().map(|l| l.line).collect::<Vec<_>>(), [900, 902, 903].map(Id::from_u128));
}

#[test]
fn a41_only_lines_with_an_interval_and_a_visit_behind_have_a_say() {
    let together = |states: &[LineState]| {
        let gauge = |(n, state)| LineGauge {
            line: Id::from_u128(n),
            state,
            last_kept: None,
            next: None,
            next_start: None,
            interval: None,
            since: None,
            outcomes: Outcomes::default(),
        };
        care_in_place(&(900..).zip(states.iter().copied()).map(gauge).collect::<Vec<_>>())
    };
    assert_eq!(together(&[]), None);
    assert_eq!(together(&[DatesOnly, FirstVisit]), None);
    assert_eq!(together(&[DatesOnly, InPlace, FirstVisit]), Some(true));
    assert_eq!(together(&[InPlace, AWhile]), Some(false));
    assert_eq!(together(&[InPlace, NothingBooked]), Some(false), "also when none was kept yet");
    assert_eq!(together(&[InPlace, InPlace]), Some(true));
}

#[test]
fn a41_the_plane_needs_both() {
    use LevelState::*;
    let both = |care, people| plane(care, people);
    assert_eq!(both(Some(true), Some(Near)), Some(Plane::BothInPlace));
    assert_eq!(both(Some(false), Some(Near)), Some(Plane::LeaningOnPeople));
    assert_eq!(both(Some(true), Some(Quieter)), Some(Plane::LeaningOnCare));
    assert_eq!(both(Some(false), Some(Quieter)), Some(Plane::BothThin));
    for (care, people) in [(None, Some(Near)), (Some(true), None), (Some(true), Some(Unset)), (None, None)] {
        assert_eq!(both(care, people), None);
    }
}

#[test]
fn before_there_are_ten_known_days_there_is_no_plane() {
    let (mut facts, today) = noted("1010100 10", Some(3.0), FinishedDays::Always);
    facts.care_lines = vec![CareLine { interval_days: Some(7), ..care_line(900, None) }];
    facts.visits = vec![kept(8)];
    assert_eq!((report(&facts, today).plane, report(&facts, today).care_lines[0].state), (None, InPlace));
    assert_eq!(report(&facts, today.plus(1)).plane, Some(Plane::BothInPlace));
    facts.settings.rhythm.clear();
    assert_eq!(report(&facts, today.plus(1)).plane, None, "and none without a rhythm");
}

#[test]
fn a08_a_series_has_no_facts_of_its_own() {
    let mut facts = line(7);
    facts.visits = vec![Visit { outcome: Some(Outcome::Kept), also_company: true, ..series(7, 0) }];
    let gauge = of(&facts, 10);
    assert_eq!((gauge.last_kept, gauge.outcomes), (None, Outcomes::default()));
    assert_eq!(Calendar::new(&facts, day(10)).first(), None);
}

#[test]
fn a62_an_outcome_keeps_an_occurrences_wall_time() {
    // The series is moved to another hour afterwards; what was kept stays where it was, and its date comes back only at
    // the new hour.
    let mut facts = line(7);
    facts.visits = vec![series(7, 0), Visit { of: stands_for(7), ..kept(7) }];
    assert_eq!((of(&facts, 7).last_kept, of(&facts, 7).next), (Some(day(7)), Some(day(14))));
    facts.visits[0].start = at(0, 10 * 60);
    assert_eq!((of(&facts, 7).last_kept, of(&facts, 7).next), (Some(day(7)), Some(day(7))));
}
