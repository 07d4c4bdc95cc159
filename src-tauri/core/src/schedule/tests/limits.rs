//! How much is looked at. Steps are days looked at, so that no test depends on how fast a machine is; the times are
//! printed by `cargo test --release -p evenkeel-core schedule::tests::limits -- --ignored --nocapture`.

use super::super::{MOST_DATES, agenda, expansion::MOST_STEPS, open_dates_from};
use super::*;
use crate::balance::testing::nothing;
use crate::domain::{Day, Facts, Id};
use std::time::Instant;

/// Days looked at to find the first date from `from` on.
fn steps(visit: &Visit, from: &str) -> (u32, Option<LocalTime>) {
    let read = Recurrence::read(visit);
    let mut times = read.times(at(from), EVER.1);
    let next = times.next();
    (times.steps(), next)
}

#[test]
fn far_ahead_is_found_at_once() {
    for (rule, most) in [
        ("FREQ=DAILY", 2),
        ("FREQ=DAILY;INTERVAL=3;BYHOUR=9,12;COUNT=20000", 2),
        ("FREQ=WEEKLY", 21),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", 21),
        ("FREQ=WEEKLY;COUNT=4000", 21),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 93),
        ("FREQ=YEARLY;INTERVAL=2", 3 * 366),
        // The number of dates so far is not known without looking at all of them.
        ("FREQ=MONTHLY;COUNT=2000", 366 * 36),
    ] {
        let (steps, next) = steps(&series("1991-01-01", rule), "2026-01-01");
        assert!(next.is_some(), "{rule}");
        // One more date is always looked for than was asked for.
        assert!(steps <= most, "{rule}: {steps}");
    }
}

#[test]
fn many_dates_take_few_steps() {
    let weekly = Recurrence::read(&series("1950-01-02", "FREQ=WEEKLY"));
    let mut times = weekly.times(EVER.0, EVER.1);
    assert_eq!(times.by_ref().take(5_000).count(), 5_000);
    assert!(times.steps() <= 7 * 5_001, "{}", times.steps());
    let dates = weekly.between(EVER.0, EVER.1, 5_000);
    assert_eq!((dates.times.len(), dates.complete), (MOST_DATES, false));
}

/// The longest searches: no date at all, in every frequency, over the whole calendar.
#[test]
fn a_search_ends() {
    for rule in [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=4000000000",
    ] {
        let (steps, next) = steps(&series("1900-01-01", rule), "1900-01-01");
        assert_eq!(next, None, "{rule}");
        assert!(steps <= MOST_STEPS + 366, "{rule}: {steps}");
        let dates = Recurrence::read(&series("1900-01-01", rule)).between(EVER.0, EVER.1, 9);
        assert!(!dates.complete, "the calendar is longer than the search");
        let near =
            Recurrence::read(&series("1900-01-01", rule)).between(at("1900-01-01"), at("2026-01-01"), 9);
        assert!(near.complete, "{rule}");
    }
}

/// 200 series of all kinds that began ten years before 2026.
fn many() -> Facts {
    const RULES: [&str; 8] = [
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=10000",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=2000",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=300",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ];
    let visits = (0..200).map(|n: usize| Visit {
        id: Id::from_u128(n as u128),
        ..series("2016-02-29", RULES[n % RULES.len()])
    });
    Facts { visits: visits.collect(), ..nothing() }
}

#[test]
fn two_hundred_series_take_few_steps() {
    let facts = many();
    assert_eq!(open_dates_from(&facts, Day::parse("2026-11-18").unwrap()).count(), 200);
    let all: u32 = facts.visits.iter().map(|v| steps(v, "2026-11-18").0).sum();
    assert!(all <= 200 * 1_000, "{all}");
}

#[test]
#[ignore = "measures; run in release"]
fn times() {
    let time = |name: &str, run: &dyn Fn() -> usize| {
        let runs = (0..7).map(|_| {
            let start = Instant::now();
            let n = run();
            (start.elapsed(), n)
        });
        println!("{name}: {:?}", runs.min().unwrap());
    };
    let weekly = series("1950-01-02", "FREQ=WEEKLY");
    time("5,000 dates of a week", &|| Recurrence::read(&weekly).times(EVER.0, EVER.1).take(5_000).count());
    for rule in [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=YEARLY;BYDAY=MO;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;BYSETPOS=366,-366,365;BYMONTH=2",
    ] {
        let visit = series("1900-01-01", rule);
        time(rule, &|| Recurrence::read(&visit).times(EVER.0, EVER.1).count());
    }
    let places = (1..=53).flat_map(|n| [format!("{n}MO"), format!("-{n}TU"), format!("{n}WE")]);
    let places = places.collect::<Vec<_>>().join(",");
    let visit = series("1900-01-01", &format!("FREQ=YEARLY;BYYEARDAY=366,-366;BYDAY={places};BYSETPOS=5"));
    time("159 places of weekdays", &|| Recurrence::read(&visit).times(EVER.0, EVER.1).count());
    let facts = many();
    let day = Day::parse("2026-11-18").unwrap();
    time("next of 200 series", &|| open_dates_from(&facts, day).count());
    time("a year's agenda of 200 series", &|| agenda(&facts, day, day.plus(365)).len());
    let mut dense = series("1927-01-01", "FREQ=DAILY");
    let times: Vec<_> = Recurrence::read(&dense).times(EVER.0, EVER.1).collect();
    dense.series.as_mut().unwrap().exdates = times.into_iter().rev().collect();
    time("100,000 dates left out", &|| Recurrence::read(&dense).times(EVER.0, EVER.1).count());
}
