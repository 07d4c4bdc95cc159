//! Rules that are wrong, hostile or too much: the first date stays, the problem has a name, and nothing takes long.

use super::super::RuleProblem::{self, *};
use super::*;
use crate::domain::{Day, Zone};

fn problem(start: &str, rrule: &str) -> Option<RuleProblem> {
    Recurrence::read(&series(start, rrule)).problem()
}

/// Every rule is refused for that reason and leaves the first date.
fn refused(why: RuleProblem, rules: &[&str]) {
    for rule in rules {
        assert_eq!(problem("2026-11-18", rule), Some(why), "{rule}");
        assert_eq!(first(&series("2026-11-18", rule), 9), "2026-11-18", "{rule}");
    }
}

#[test]
fn b6_too_dense() {
    refused(
        TooDense,
        &[
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;COUNT=99999999",
            "FREQ=HOURLY;BYYEARDAY=3;UNTIL=20270101",
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,30",
        ],
    );
    let all = |n: u32| (0..n).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let all = format!("FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={1}", all(24), all(60));
    refused(TooDense, &[&all]);
    let often = series("2026-11-18", "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;COUNT=12");
    assert_eq!(Recurrence::read(&often).problem(), None);
}

#[test]
fn b7_no_day_fits() {
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31;COUNT=3",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3;BYSETPOS=3",
        "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-6",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=WEEKLY;UNTIL=20261120;BYDAY=SA",
    ] {
        assert_eq!(problem("2026-11-18", rule), Some(NoDates), "{rule}");
        assert_eq!(first(&series("2026-11-18", rule), 9), "", "{rule}");
    }
    // These two look like the others and do have dates.
    assert_eq!(problem("2026-11-18", "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-2"), None);
    assert_eq!(problem("2026-11-18", "FREQ=YEARLY;BYDAY=4TH;BYMONTHDAY=24;BYMONTH=11"), None);
    refused(OutOfRange, &["FREQ=MONTHLY;BYDAY=0TH"]);
}

/// Everything a rule gives is left out again.
#[test]
fn b8_more_left_out_than_given() {
    let mut visit = series("1927-01-01", "FREQ=DAILY");
    let days = Day(at("1927-01-01").0.date());
    let left_out = (0..99_900).map(|n| LocalTime(days.plus(n).0.and_time(at("1927-01-01").0.time())));
    visit.series.as_mut().unwrap().exdates = left_out.rev().collect();
    let daily = Recurrence::read(&visit);
    let dates = daily.between(EVER.0, EVER.1, 1_000);
    assert!(dates.times.len() <= 100 && !dates.complete);
    assert_eq!(daily.next(at("2026-11-18")), dates.times.first().copied());
    assert_eq!(problem("2026-11-18", "FREQ=MINUTELY"), Some(TooDense));
}

#[test]
fn b9_numbers_and_ends() {
    refused(ZeroInterval, &["FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1"]);
    refused(CountAndUntil, &["FREQ=DAILY;COUNT=2;UNTIL=20270101"]);
    refused(
        UntilBeforeStart,
        &[
            "FREQ=DAILY;UNTIL=20261117",
            "FREQ=DAILY;UNTIL=20261118T085959",
            "FREQ=DAILY;UNTIL=20261118T085959Z",
        ],
    );
    refused(
        OutOfRange,
        &[
            "FREQ=DAILY;INTERVAL=99999999999",
            "FREQ=DAILY;INTERVAL=99999999999999999999999999",
            "FREQ=DAILY;INTERVAL=110001",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=-3",
            "FREQ=DAILY;COUNT=99999999999",
            "FREQ=DAILY;UNTIL=70060101",
            "FREQ=DAILY;UNTIL=18991231",
            "FREQ=DAILY;BYMONTH=0",
            "FREQ=DAILY;BYMONTH=13",
            "FREQ=DAILY;BYMONTH=-1",
            "FREQ=DAILY;BYHOUR=24",
            "FREQ=DAILY;BYMINUTE=60",
            "FREQ=DAILY;BYSECOND=61",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=YEARLY;BYYEARDAY=367",
            "FREQ=YEARLY;BYWEEKNO=54",
            "FREQ=YEARLY;BYDAY=54MO",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367",
        ],
    );
    // A day as the end of a series with times: the whole day.
    assert_eq!(first(&series("2026-11-18", "FREQ=DAILY;UNTIL=20261118"), 9), "2026-11-18");
    // As often as asked for, but not beyond the end of the calendar.
    let rare = series("2026-11-18", "FREQ=YEARLY;INTERVAL=50;COUNT=99999999");
    assert_eq!(first(&rare, 9), "2026-11-18 2076-11-18 2126-11-18 2176-11-18");
    assert_eq!(first(&series("2026-11-18", "FREQ=DAILY;INTERVAL=110000"), 9), "2026-11-18");
}

#[test]
fn not_a_rule() {
    refused(
        NotARule,
        &[
            "",
            ";",
            "=",
            "weekly",
            "FREQ",
            "FREQ=",
            "FREQ=FORTNIGHTLY",
            "INTERVAL=2",
            "RRULE:FREQ=DAILY",
            "FREQ=DAILY;;COUNT=2",
            "FREQ=DAILY;COUNT=2;COUNT=2",
            "FREQ=DAILY;freq=DAILY",
            "FREQ=DAILY;COUNT=two",
            "FREQ=DAILY;COUNT=",
            "FREQ=DAILY;COUNT=+",
            "FREQ=DAILY;COUNT=1.5",
            "FREQ=DAILY;COUNT=٣",
            "FREQ=DAILY; COUNT=2",
            "FREQ=DAILY;BYMONTH=1,",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=WEEKLY;BYDAY=X",
            "FREQ=WEEKLY;BYDAY=é",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYDAY=MO TU",
            "FREQ=WEEKLY;BYDAY=+MO",
            "FREQ=WEEKLY;WKST=1MO",
            "FREQ=DAILY;UNTIL=",
            "FREQ=DAILY;UNTIL=tomorrow",
            "FREQ=DAILY;UNTIL=2027-01-01",
            "FREQ=YEARLY;BYEASTER=1",
            "FREQ=YEARLY;RSCALE=GREGORIAN",
            // What must not stand together.
            "FREQ=WEEKLY;BYMONTHDAY=3",
            "FREQ=MONTHLY;BYYEARDAY=3",
            "FREQ=MONTHLY;BYWEEKNO=3",
            "FREQ=WEEKLY;BYDAY=2MO",
            "FREQ=DAILY;BYDAY=-1MO",
            "FREQ=YEARLY;BYWEEKNO=3;BYDAY=2MO",
            "FREQ=MONTHLY;BYSETPOS=1",
        ],
    );
    // A rule that is refused still gives the dates that were added, and leaves out what was left out.
    let mut visit = series("2026-11-18", "FREQ=");
    visit.series.as_mut().unwrap().rdates = vec![at("2026-11-20"), at("2026-11-10")];
    assert_eq!(first(&visit, 9), "2026-11-10 2026-11-18 2026-11-20");
    visit.series.as_mut().unwrap().exdates = vec![at("2026-11-18")];
    assert_eq!(first(&visit, 9), "2026-11-10 2026-11-20");
}

/// Dates that some years and months do not have are left out.
#[test]
fn b10_dates_not_in_every_year() {
    assert_eq!(first(&series("2024-02-29", "FREQ=YEARLY"), 3), "2024-02-29 2028-02-29 2032-02-29 …");
    assert_eq!(first(&series("2096-02-29", "FREQ=YEARLY"), 2), "2096-02-29 2104-02-29 …", "2100 is none");
    assert_eq!(
        first(&series("2026-01-31", "FREQ=MONTHLY"), 5),
        "2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31 …"
    );
    assert_eq!(
        first(&series("2026-12-30", "FREQ=YEARLY;BYWEEKNO=53"), 3),
        "2026-12-30 2032-12-29 2037-12-30 …"
    );
}

/// B11: dates at and beyond the ends of the calendar. Text for them is refused before it comes here.
#[test]
fn b11_far_dates() {
    for text in [
        "0000-01-01T00:00:00",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59",
        "2026-02-31T09:00:00",
        "2026-13-01T09:00:00",
        "2026-11-18T25:00:00",
        "2026-11-18T23:59:60",
    ] {
        assert_eq!(LocalTime::parse(text), None, "{text}");
    }
    for until in [
        "20260231",
        "20261301",
        "100000101",
        "20270101T250000",
        "20270101T240000",
        "20270101T235961",
        "T250000",
        "20270101T",
        "20270101TZ",
        "2027010１",
    ] {
        refused(NotARule, &[&format!("FREQ=DAILY;UNTIL={until}")]);
    }
    for until in ["00000101", "00010101T000000Z", "99991231T235959Z"] {
        refused(OutOfRange, &[&format!("FREQ=DAILY;UNTIL={until}")]);
    }
    // Second 60 is the one before.
    assert_eq!(
        first(&series("2026-11-18T23:59:59", "FREQ=DAILY;UNTIL=20261119T235960"), 9),
        "2026-11-18T23:59:59 2026-11-19T23:59:59"
    );
    assert_eq!(
        first(&series("2026-11-18T09:00:59", "FREQ=DAILY;BYSECOND=59,60;COUNT=2"), 9),
        "2026-11-18T09:00:59 2026-11-19T09:00:59"
    );
    assert_eq!(first(&series("2200-12-30", "FREQ=DAILY"), 9), "2200-12-30 2200-12-31");
    assert_eq!(first(&series("1900-01-01", "FREQ=WEEKLY"), 2), "1900-01-01 1900-01-08 …");
    let far = |start: NaiveDateTime| Visit { start: LocalTime(start), ..series("2026-11-18", "FREQ=WEEKLY") };
    for start in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        let read = Recurrence::read(&far(start));
        assert_eq!(read.problem(), Some(OutOfRange));
        assert_eq!(read.between(EVER.0, EVER.1, 9).times, [LocalTime(start)]);
    }
}

/// B12: spans that end before they start, or ask for nothing. A series always has a start, and all its dates are times.
#[test]
fn b12_spans() {
    let weekly = Recurrence::read(&series("2026-11-18", "FREQ=WEEKLY"));
    let dates = weekly.between(at("2026-12-31"), at("2026-11-18"), 9);
    assert!(dates.times.is_empty() && dates.complete);
    let dates = weekly.between(EVER.1, EVER.0, 9);
    assert!(dates.times.is_empty() && dates.complete);
    let dates = weekly.between(at("2026-11-18"), at("2026-11-18"), 0);
    assert!(dates.times.is_empty() && !dates.complete);
    let dates = weekly.between(at("2026-11-19"), at("2026-11-24"), 0);
    assert!(dates.times.is_empty() && dates.complete, "there is none");
    assert_eq!(
        weekly.between(at("2026-11-18"), at("2026-11-25"), 9).times.len(),
        2,
        "both ends belong to it"
    );
}

/// B13, B14: zones have names of the zone data; there is no other kind of zone here, whatever a file says of its own.
#[test]
fn b13_zones() {
    for name in [
        "Mars/Phobos",
        "GMT -0600 (Standard) / GMT -0500 (Daylight)",
        "GMT Standard Time",
        "\"Europe/London\"",
        "/Europe/London",
        "Europe/London\0",
        "",
        "Ελλάδα",
    ] {
        assert_eq!(Zone::parse(name), None, "{name}");
    }
    assert_eq!(Zone::parse(&"Europe/".repeat(2_000)), None);
}

/// B15 is in `rules::clock_changes`; here the two of the list.
#[test]
fn b15_gap_and_fold() {
    let new_york = zone("America/New_York");
    let utc = |text: &str| at(text).instant(new_york).format("%dT%H:%M").to_string();
    assert_eq!(utc("2026-03-08T02:30"), "08T07:30", "03:30 EDT");
    assert_eq!(utc("2026-11-01T01:30"), "01T05:30", "first 01:30 EDT");
}
