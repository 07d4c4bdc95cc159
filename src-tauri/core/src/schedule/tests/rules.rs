//! What rules of RFC 5545 mean.

use super::*;

/// Compares the first dates of rules: start, rule, as many dates as are written.
fn rules(list: &[(&str, &str, &str)]) {
    for (start, rule, dates) in list {
        let most = dates.split(' ').filter(|date| *date != "…").count();
        assert_eq!(first(&series(start, rule), most), *dates, "{start} {rule}");
    }
}

#[test]
fn days() {
    rules(&[
        ("2026-11-18", "FREQ=DAILY;COUNT=3", "2026-11-18 2026-11-19 2026-11-20"),
        (
            "2026-11-18",
            "FREQ=DAILY;INTERVAL=10;UNTIL=20261218",
            "2026-11-18 2026-11-28 2026-12-08 2026-12-18",
        ),
        ("2026-12-30", "FREQ=DAILY;BYMONTH=1;BYDAY=MO", "2027-01-04 2027-01-11 2027-01-18 2027-01-25 …"),
        ("2026-11-18", "FREQ=DAILY;BYMONTHDAY=-1,1", "2026-11-30 2026-12-01 2026-12-31 2027-01-01 …"),
        (
            "2026-11-18",
            "FREQ=DAILY;BYHOUR=17,9;BYMINUTE=30,0;COUNT=5",
            "2026-11-18 2026-11-18T09:30 2026-11-18T17:00 2026-11-18T17:30 2026-11-19",
        ),
        (
            "2026-11-18",
            "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;BYSETPOS=-1;COUNT=2",
            "2026-11-18T17:30 2026-11-19T17:30",
        ),
    ]);
}

#[test]
fn weeks() {
    rules(&[
        ("2026-11-18", "FREQ=WEEKLY", "2026-11-18 2026-11-25 2026-12-02 …"),
        ("2026-11-18", "freq=weekly;byday=we;count=2;", "2026-11-18 2026-11-25"),
        (
            "2026-11-18",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR",
            "2026-11-18 2026-11-20 2026-11-30 2026-12-02 …",
        ),
        // The start is a Monday and the rule gives none: it is no date, and takes nothing from the number.
        (
            "2026-11-16",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU",
            "2026-11-17 2026-11-22 2026-12-01 2026-12-06",
        ),
        // Where a week begins decides which weeks are left out.
        (
            "1997-08-05",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            "1997-08-05 1997-08-10 1997-08-19 1997-08-24",
        ),
        (
            "1997-08-05",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            "1997-08-05 1997-08-17 1997-08-19 1997-08-31",
        ),
        // Monday was the first of its week, before the start.
        ("2026-11-18", "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1", "2026-11-23 2026-11-30 …"),
    ]);
}

#[test]
fn months() {
    rules(&[
        (
            "1997-09-02",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-11-04 …",
        ),
        ("2026-11-06", "FREQ=MONTHLY;BYDAY=1FR", "2026-11-06 2026-12-04 2027-01-01 2027-02-05 …"),
        ("2026-11-18", "FREQ=MONTHLY;BYDAY=-2MO;COUNT=3", "2026-11-23 2026-12-21 2027-01-18"),
        ("2026-11-18", "FREQ=MONTHLY;BYDAY=-5MO", "2027-03-01 2027-05-03 2027-08-02 …"),
        ("2026-11-18", "FREQ=MONTHLY;BYMONTHDAY=-3", "2026-11-28 2026-12-29 2027-01-29 2027-02-26 …"),
        // The second to last working day.
        (
            "1997-09-29",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 …",
        ),
        ("1997-09-04", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04 1997-10-07 1997-11-06"),
        (
            "1997-09-02",
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13 …",
        ),
        // The first Saturday that follows the first Sunday.
        (
            "1997-09-13",
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
            "1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 …",
        ),
        // A date that a month does not have is left out.
        (
            "2007-01-15",
            "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
            "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30",
        ),
        // The first Monday, and any Wednesday.
        ("2026-12-01", "FREQ=MONTHLY;BYDAY=1MO,WE", "2026-12-02 2026-12-07 2026-12-09 2026-12-16 …"),
        (
            "2026-11-18",
            "FREQ=MONTHLY;BYMONTHDAY=31,-1;COUNT=3;BYSETPOS=1,-1",
            "2026-11-30 2026-12-31 2027-01-31",
        ),
    ]);
}

#[test]
fn years() {
    rules(&[
        ("2026-11-18", "FREQ=YEARLY;BYMONTH=6,7;COUNT=3", "2027-06-18 2027-07-18 2028-06-18"),
        ("2026-11-18", "FREQ=YEARLY;BYMONTHDAY=1;COUNT=3", "2026-12-01 2027-01-01 2027-02-01"),
        ("1997-05-19", "FREQ=YEARLY;BYDAY=20MO", "1997-05-19 1998-05-18 1999-05-17 …"),
        ("2026-11-18", "FREQ=YEARLY;BYDAY=-53TH", "2032-01-01 2037-01-01 …"),
        (
            "1997-03-13",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
            "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 …",
        ),
        (
            "1997-01-01",
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            "1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 \
             2006-01-01",
        ),
        // Election day: the Tuesday after the first Monday in November.
        (
            "1996-11-05",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "1996-11-05 2000-11-07 2004-11-02 …",
        ),
        ("2026-11-18", "FREQ=YEARLY;BYDAY=4TH;BYMONTHDAY=24;BYMONTH=11", "2033-11-24 2039-11-24 …"),
        ("2026-11-18", "FREQ=YEARLY;BYYEARDAY=366", "2028-12-31 2032-12-31 …"),
        ("2026-11-18", "FREQ=YEARLY;BYYEARDAY=-366", "2028-01-01 2032-01-01 …"),
    ]);
}

#[test]
fn numbered_weeks() {
    rules(&[
        ("1997-05-12", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12 1998-05-11 1999-05-17 …"),
        // What the rule leaves open, the start says: a Wednesday.
        ("2026-11-18", "FREQ=YEARLY;BYWEEKNO=20", "2027-05-19 2028-05-17 2029-05-16 …"),
        ("2026-11-18", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "2027-01-04 2028-01-03 2029-01-01 2029-12-31 …"),
        ("2026-11-18", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=FR", "2027-01-01 2027-12-31 2028-12-29 …"),
        // 1 January 2011 is a Saturday of week 52, and of no week 53.
        ("2010-06-01", "FREQ=YEARLY;BYWEEKNO=52;BYDAY=SA", "2011-01-01 2011-12-31 2012-12-29 …"),
        ("2010-06-01", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SA", "2016-01-02 2021-01-02 2027-01-02 …"),
        // With weeks from Sunday on, 2026 begins in week 53 of 2025.
        ("2025-06-01", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR;WKST=SU", "2026-01-02 2032-01-02 …"),
    ]);
}

/// A10: the start only if the rule gives it; the number is spent before dates are left out; added and left-out dates.
#[test]
fn a10_single_dates() {
    let mut visit = series("2026-11-18", "FREQ=WEEKLY;COUNT=3");
    let list = visit.series.as_mut().unwrap();
    list.exdates = vec![at("2026-11-25"), at("2026-12-10"), at("2026-12-02T10:00")];
    list.rdates = vec![at("2026-12-10"), at("2026-11-01"), at("2026-11-18"), at("2026-11-20T12:00")];
    assert_eq!(first(&visit, 9), "2026-11-01 2026-11-18 2026-11-20T12:00 2026-12-02");
}

/// A10: UNTIL is included; a day is whole, and an instant is turned into wall time first.
#[test]
fn a10_until() {
    let given = |start: &str, until: &str, zone_name: &str| {
        let rule = format!("FREQ=DAILY;UNTIL={until}");
        first(&Visit { zone: zone(zone_name), ..series(start, &rule) }, 9)
    };
    let three = "2026-06-01 2026-06-02 2026-06-03";
    let two = "2026-06-01 2026-06-02";
    assert_eq!(given("2026-06-01", "20260603", "Europe/London"), three);
    assert_eq!(given("2026-06-01", "20260603T090000", "Europe/London"), three);
    assert_eq!(given("2026-06-01", "20260603T085959", "Europe/London"), two);
    assert_eq!(given("2026-06-01", "20260603T080000Z", "Europe/London"), three, "nine in summer time");
    assert_eq!(given("2026-06-01", "20260603T075959Z", "Europe/London"), two);
    assert_eq!(given("2026-06-01", "20260603T000000Z", "Asia/Tokyo"), three, "nine in the morning there");
    assert_eq!(given("2026-06-01", "20260602T235959Z", "Asia/Tokyo"), two);
    assert_eq!(given("2026-06-01", "20260603T130000Z", "America/New_York"), three);
    // The example of RFC 5545: midnight by UTC is seven in the evening, so Christmas Eve is not in it.
    let daily = series("1997-09-02", "FREQ=DAILY;UNTIL=19971224T000000Z");
    let daily = Recurrence::read(&Visit { zone: zone("America/New_York"), ..daily });
    let dates = daily.between(EVER.0, EVER.1, 1_000).times;
    assert_eq!((dates.len(), short(dates[112])), (113, "1997-12-23".to_owned()));
}

/// Rules give wall times, also those that clocks skip or show twice; what they mean is asked later.
#[test]
fn clock_changes() {
    let utc = |visit: &Visit, n: usize| -> Vec<String> {
        let dates = Recurrence::read(visit).between(EVER.0, EVER.1, n).times;
        dates.iter().map(|t| t.instant(visit.zone).format("%m-%dT%H:%M").to_string()).collect()
    };
    let new_york = |start: &str, rule: &str| Visit { zone: zone("America/New_York"), ..series(start, rule) };
    let weekly = new_york("2026-10-25", "FREQ=WEEKLY;COUNT=3");
    assert_eq!(utc(&weekly, 3), ["10-25T13:00", "11-01T14:00", "11-08T14:00"], "nine stays nine");
    let gap = new_york("2026-03-07T02:30", "FREQ=DAILY;COUNT=3");
    assert_eq!(first(&gap, 3), "2026-03-07T02:30 2026-03-08T02:30 2026-03-09T02:30");
    assert_eq!(utc(&gap, 3), ["03-07T07:30", "03-08T07:30", "03-09T06:30"], "03:30 in summer time");
    let fold = new_york("2026-10-31T01:30", "FREQ=DAILY;COUNT=3");
    assert_eq!(utc(&fold, 3), ["10-31T05:30", "11-01T05:30", "11-02T06:30"], "the first of the two");
    // Either of the doubled instants is half past one on the clock.
    for until in ["20261101T053000Z", "20261101T063000Z"] {
        let fold = new_york("2026-10-31T01:30", &format!("FREQ=DAILY;UNTIL={until}"));
        assert_eq!(first(&fold, 9), "2026-10-31T01:30 2026-11-01T01:30", "{until}");
    }
    // Half an hour only, and a day that Samoa never had: there it is still a wall time.
    let half =
        Visit { zone: zone("Australia/Lord_Howe"), ..series("2026-10-03T02:15", "FREQ=DAILY;COUNT=2") };
    assert_eq!(utc(&half, 2), ["10-02T15:45", "10-03T15:45"]);
    let samoa = Visit { zone: zone("Pacific/Apia"), ..series("2011-12-29", "FREQ=DAILY;COUNT=3") };
    assert_eq!(first(&samoa, 9), "2011-12-29 2011-12-30 2011-12-31");
    assert_eq!(utc(&samoa, 3), ["12-29T19:00", "12-30T19:00", "12-30T19:00"]);
}

#[test]
fn a_single_visit_has_its_start() {
    let single = Visit { series: None, ..series("2026-11-18", "") };
    assert_eq!(first(&single, 9), "2026-11-18");
    let read = Recurrence::read(&single);
    assert_eq!((read.problem(), read.interval_days()), (None, None));
    assert_eq!(read.next(at("2026-11-18")), Some(at("2026-11-18")));
    assert_eq!(read.next(at("2026-11-18T09:01")), None);
}

#[test]
fn next_and_next_where() {
    let weekly = Recurrence::read(&series("2026-11-18", "FREQ=WEEKLY;COUNT=3"));
    let next = |from: &str| weekly.next(at(from)).map(short);
    assert_eq!(next("1999-01-01").as_deref(), Some("2026-11-18"));
    assert_eq!(next("2026-11-25").as_deref(), Some("2026-11-25"), "the moment itself counts");
    assert_eq!(next("2026-11-25T09:01").as_deref(), Some("2026-12-02"));
    assert_eq!(next("2026-12-02T09:01"), None);
    let free = |time: LocalTime| time != at("2026-11-25");
    assert_eq!(weekly.next_where(at("2026-11-19"), free), Some(at("2026-12-02")));
    assert_eq!(weekly.next_where(at("2026-11-19"), |_| false), None);
}

/// A36: whatever the other parts.
#[test]
fn a36_interval() {
    let days = |rule: &str| Recurrence::read(&series("2026-11-18", rule)).interval_days();
    assert_eq!(days("FREQ=DAILY"), Some(1));
    assert_eq!(days("FREQ=DAILY;INTERVAL=10;BYDAY=MO"), Some(10));
    assert_eq!(days("FREQ=WEEKLY;BYDAY=MO,TH"), Some(7));
    assert_eq!(days("FREQ=WEEKLY;INTERVAL=2;UNTIL=20270101"), Some(14));
    assert_eq!(days("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"), Some(93));
    assert_eq!(days("FREQ=YEARLY;COUNT=1"), Some(366));
    assert_eq!(days("FREQ=YEARLY;INTERVAL=110000"), Some(40_260_000));
    assert_eq!(days("FREQ=HOURLY"), None);
    assert_eq!(days("FREQ=WEEKLY;INTERVAL=0"), None);
}
