//! The level, the match and the state (model.md, section 3).

use crate::balance::days::{Calendar, WINDOW};
use crate::balance::level::{Level, LevelState, Levels, half_life};
use crate::balance::testing::*;
use crate::domain::*;

fn levels(facts: &Facts, today: Day) -> Levels {
    Levels::new(&Calendar::new(facts, today))
}

/// L at yesterday of days in the notation of section 3, whether it may be shown or not.
fn level(series: &str, rho: Option<f64>) -> Option<f64> {
    let (facts, today) = noted(series, rho, FinishedDays::OnlyClosed);
    levels(&facts, today).days().last()?.value
}

fn near(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() < within, "{a} is not {b}");
}

#[test]
fn half_lives() {
    let expected = [(0.5, 28.0), (1.0, 24.249), (2.0, 17.146), (3.0, 14.0), (5.0, 10.844), (7.0, 10.0)];
    for (rho, h) in expected {
        near(half_life(Some(rho)), h, 0.0005);
    }
    assert_eq!(half_life(None), 14.0);
}

/// The table of section 3: days, ρ, L, M and K.
#[test]
fn vectors() {
    let table = [
        ("1010100", 3.0, 0.4072, 0.9501, (7, 7)),
        ("1010100 0000000", 3.0, 0.1687, 0.3936, (14, 14)),
        ("1010100 ppppppp", 3.0, 0.4072, 0.9501, (7, 7)),
        ("1010100 uuuuuuu", 3.0, 0.4072, 0.9501, (7, 14)),
        ("h0h0100", 3.0, 0.2783, 0.6493, (7, 7)),
        ("1010100 1010100 1010100 1010100 0000000 0000000", 3.0, 0.1745, 0.4072, (28, 28)),
        ("1000000 1000000 1000000 1000000", 1.0, 0.1309, 0.9163, (28, 28)),
    ];
    for (series, rho, l, m, (known, active)) in table {
        // Unknown days as days nobody closed, and as days marked unsure.
        for finished in [FinishedDays::OnlyClosed, FinishedDays::Always] {
            let (facts, today) = noted(series, Some(rho), finished);
            let last = *levels(&facts, today).days().last().unwrap();
            near(last.value.unwrap(), l, 0.00005);
            near(last.matching().unwrap(), m, 0.00005);
            assert_eq!((last.coverage.known, last.coverage.active), (known, active), "{series}");
            assert_eq!(last.coverage, Calendar::new(&facts, today).coverage(WINDOW));
            assert_eq!(last.shown().is_some(), known >= 10, "{series}");
        }
    }
    // Half of the days known is too little, however many they are.
    let half = "1010100 1010100 uuuuuuu uuuuuuu";
    let (facts, today) = noted(half, Some(3.0), FinishedDays::OnlyClosed);
    let last = *levels(&facts, today).days().last().unwrap();
    assert_eq!((last.coverage.known, last.coverage.active), (14, 28));
    assert_eq!((last.value.is_some(), levels(&facts, today).shown()), (true, None));
}

#[test]
fn a20_the_level_shows_on_the_tenth_known_day() {
    let shown = |series: &str| {
        let (facts, today) = noted(series, Some(3.0), FinishedDays::OnlyClosed);
        levels(&facts, today).shown().is_some()
    };
    assert!(!shown("") && !shown("0") && !shown("1010100 10") && shown("1010100 101"));
    assert!(shown("1010100 101 uuuuuu") && !shown("1010100 101 uuuuuuu"));
}

#[test]
fn a21_rhythm_of_a_day_is_the_latest_entry_up_to_it() {
    let mut facts = nothing();
    facts.settings.rhythm = vec![rhythm(20, None), rhythm(5, 3.0), rhythm(10, 2.0)];
    let calendar = Calendar::new(&facts, day(30));
    let rho = |n| calendar.rhythm(day(n));
    assert_eq!(
        [4, 5, 9, 10, 19, 20, 99].map(rho),
        [None, Some(3.0), Some(3.0), Some(2.0), Some(2.0), None, None]
    );
}

#[test]
fn a22_a_new_rhythm_weighs_the_whole_sum_anew_and_leaves_the_past_alone() {
    let series = "1010100 0001100 h000101 0010000";
    let curve = |rhythms: Vec<Rhythm>| {
        let (mut facts, today) = noted(series, None, FinishedDays::OnlyClosed);
        facts.settings.rhythm = rhythms;
        levels(&facts, today).days().iter().map(|d| d.value.unwrap()).collect::<Vec<_>>()
    };
    let changed = curve(vec![rhythm(-9, 3.0), rhythm(10, 1.0), rhythm(20, 3.0)]);
    let (three, one) = (curve(vec![rhythm(-9, 3.0)]), curve(vec![rhythm(-9, 1.0)]));
    for n in 0..28 {
        let same = if (10..20).contains(&n) { one[n] } else { three[n] };
        near(changed[n], same, 1e-12);
    }
    assert!((three[15] - one[15]).abs() > 0.001);
}

#[test]
fn a23_a_rhythm_set_today_shows_in_the_level_from_tomorrow() {
    let (mut facts, today) = noted("1010100 1010100", None, FinishedDays::Always);
    facts.settings.rhythm = vec![rhythm(14, 1.0)];
    let Level { half_life_days, matching, state, .. } = levels(&facts, today).shown().unwrap();
    assert_eq!((half_life_days, matching, state), (14.0, None, LevelState::Unset));
    let calendar = Calendar::new(&facts, today);
    assert_eq!(crate::balance::gap(&calendar).limit, Some(14), "what is counted to today has it at once");
    let tomorrow = levels(&facts, today.plus(1)).shown().unwrap();
    near(tomorrow.half_life_days, 24.249, 0.0005);
    near(tomorrow.matching.unwrap(), 7.0 * tomorrow.value, 1e-12);
    assert_eq!(tomorrow.state, LevelState::Near);
}

#[test]
fn a24_unknown_day_ages_but_does_not_count() {
    let q = f64::powf(2.0, -1.0 / 14.0);
    near(level("1", None).unwrap(), 1.0, 1e-12);
    near(level("1u", None).unwrap(), 1.0, 1e-12);
    near(level("10", None).unwrap(), q / (q + 1.0), 1e-12);
    near(level("1u0", None).unwrap(), q * q / (q * q + 1.0), 1e-12);
    near(level("1u0uuu", None).unwrap(), q * q / (q * q + 1.0), 1e-12);
    // Years nobody knows about do not wear the sum away.
    let mut facts = nothing();
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    facts.contacts.push(contact(0));
    facts.days.closed.push(closed(0, 2));
    let before = levels(&facts, day(3)).days().last().unwrap().value;
    assert_eq!(levels(&facts, day(60_000)).days().last().unwrap().value, before);
}

#[test]
fn a25_a_frozen_day_is_left_out_of_the_level_alone() {
    let with = |series: &str, unsure: &[i64]| {
        let (mut facts, today) = noted(series, Some(3.0), FinishedDays::Always);
        facts.settings.chosen_quiet_freezes = true;
        facts.days.unsure = unsure.iter().map(|n| day(*n)).collect();
        (levels(&facts, today), Calendar::new(&facts, today).coverage(WINDOW))
    };
    let last = |series, unsure: &[i64]| with(series, unsure).0.days().last().unwrap().value.unwrap();
    near(last("10c0c1", &[]), last("1001", &[]), 1e-12);
    near(last("10c0c1", &[2, 4]), last("1001", &[]), 1e-12);
    assert!((last("10c0", &[]) - level("1000", Some(3.0)).unwrap()).abs() > 0.01);
    let (all_chosen, coverage) = with("cccccc cccccc", &[]);
    assert_eq!((coverage.known, coverage.active), (12, 12), "coverage does not know the option");
    assert_eq!(all_chosen.shown(), None, "no day is left");
    // A day with contact is not quiet, whatever was said of it.
    let (mut facts, today) = noted("101", Some(3.0), FinishedDays::Always);
    facts.settings.chosen_quiet_freezes = true;
    let plain = levels(&facts, today).days().last().unwrap().value;
    facts.quiet.push(quiet(2, QuietChoice::Chosen));
    assert_eq!(levels(&facts, today).days().last().unwrap().value, plain);
}

fn states(facts: &Facts, today: Day) -> Vec<LevelState> {
    levels(facts, today).days().iter().map(|d| d.state).collect()
}

#[test]
fn a26_the_state_starts_with_coverage_and_turns_at_its_own_marks() {
    let series = "1010100 1010100 0000000 0000000 0101010 1111111";
    let (facts, today) = noted(series, Some(3.0), FinishedDays::Always);
    let levels = levels(&facts, today);
    let mut before = LevelState::Unset;
    let mut turns = Vec::new();
    for (n, day) in levels.days().iter().enumerate() {
        let m = day.matching().unwrap();
        let expected = match before {
            _ if n < 9 => LevelState::Unset,
            LevelState::Unset => LevelState::Near,
            LevelState::Near if m < 0.4 => LevelState::Quieter,
            LevelState::Quieter if m >= 0.6 => LevelState::Near,
            state => state,
        };
        assert_eq!(day.state, expected, "day {n}, match {m}");
        if expected != before {
            turns.push(expected);
        }
        before = expected;
    }
    assert_eq!(turns, [LevelState::Near, LevelState::Quieter, LevelState::Near]);
    assert!(levels.days().iter().any(|d| d.state == LevelState::Near && d.matching().unwrap() < 0.5));
    assert!(levels.days().iter().any(|d| d.state == LevelState::Quieter && d.matching().unwrap() >= 0.5));
}

#[test]
fn a26_the_state_starts_quieter_below_one_half() {
    let (facts, today) = noted("0000000 10h", Some(3.0), FinishedDays::OnlyClosed);
    let last = *levels(&facts, today).days().last().unwrap();
    let m = last.matching().unwrap();
    assert!((0.4..0.5).contains(&m), "{m}");
    assert_eq!(last.state, LevelState::Quieter);
    // Always ½ against every day is a match of exactly one half.
    let (facts, today) = noted("hhhhhhhhhh", Some(7.0), FinishedDays::Always);
    assert_eq!(states(&facts, today)[9], LevelState::Near);
}

#[test]
fn a26_the_state_moves_on_days_without_coverage_and_in_pauses() {
    let series = "1010100 1010100 uu0uu0uu0uu0uu0uu0uu0uu0uu0uu0uu0uu0";
    let (facts, today) = noted(series, Some(3.0), FinishedDays::OnlyClosed);
    let levels = levels(&facts, today);
    let turned = levels.days().iter().find(|d| d.state == LevelState::Quieter).unwrap();
    assert!(!turned.coverage.enough());
    assert!(turned.matching().unwrap() < 0.4);

    let (mut facts, today) = noted("1010000 1010000 ppppppp", Some(3.0), FinishedDays::Always);
    facts.settings.rhythm.push(rhythm(16, 7.0));
    let states = states(&facts, today);
    assert_eq!((states[15], states[16]), (LevelState::Near, LevelState::Quieter));
}

#[test]
fn a26_a_day_without_rhythm_unsets_and_it_starts_anew() {
    let (mut facts, today) = noted(&"1001000 ".repeat(6), None, FinishedDays::Always);
    facts.settings.rhythm = vec![rhythm(0, 7.0), rhythm(25, 3.6), rhythm(27, None), rhythm(33, 3.6)];
    let levels = levels(&facts, today);
    let days = levels.days();
    for n in [26, 33] {
        let m = days[n].matching().unwrap();
        assert!((0.5..0.6).contains(&m), "{n}: {m}");
    }
    assert_eq!(days[26].state, LevelState::Quieter);
    assert_eq!(days[27].state, LevelState::Unset);
    assert_eq!(days[33].state, LevelState::Near);
}

#[test]
fn a26_days_are_judged_by_what_is_known_as_of_today() {
    let (mut facts, today) = noted("uuuuuuuuuuuuuu", Some(3.0), FinishedDays::OnlyClosed);
    facts.checkins.push(feeling(0));
    assert!(states(&facts, today).iter().all(|s| *s == LevelState::Unset));
    facts.days.closed.push(closed(0, 13));
    facts.contacts.push(contact(9));
    let late = states(&facts, today);
    assert_eq!((late[8], late[9]), (LevelState::Unset, LevelState::Quieter));
}

#[test]
fn a27_the_match_is_not_capped() {
    let (facts, today) = noted("1111111 1111111", Some(1.0), FinishedDays::Always);
    assert_eq!(levels(&facts, today).shown().unwrap().matching, Some(7.0));
}

#[test]
fn back_dated_entries_change_the_past_as_if_they_had_always_been_there() {
    let (facts, today) = noted("1010100 1010100", Some(3.0), FinishedDays::Always);
    let (mut late, _) = noted("0000100 1010100", Some(3.0), FinishedDays::Always);
    late.checkins.push(feeling(0));
    assert_ne!(
        levels(&late, today).days().last().unwrap().value,
        levels(&facts, today).days().last().unwrap().value
    );
    late.contacts.extend([contact(2), contact(0)]);
    let values = |facts: &Facts| levels(facts, today).days().iter().map(|d| d.value).collect::<Vec<_>>();
    assert_eq!(values(&late), values(&facts));
}
