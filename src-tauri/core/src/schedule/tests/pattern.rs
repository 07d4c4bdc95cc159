//! Rules as a person would say them.

use super::super::{Frequency::*, Pattern, Weekday::*};
use super::*;
use crate::domain::Day;

fn pattern(rrule: &str) -> Option<Pattern> {
    // A Wednesday, at nine.
    Pattern::read(rrule, at("2026-11-18"), zone("Europe/London"))
}

fn plain(frequency: super::super::Frequency) -> Pattern {
    Pattern {
        frequency,
        interval: 1,
        weekdays: Vec::new(),
        ordinal: None,
        month_days: Vec::new(),
        count: None,
        until: None,
    }
}

#[test]
fn what_can_be_said() {
    let second_tuesday = Pattern { weekdays: vec![Tuesday], ordinal: Some(2), ..plain(Monthly) };
    let until = Day::parse("2027-03-01");
    for (rule, expected) in [
        ("FREQ=DAILY;INTERVAL=3", Pattern { interval: 3, ..plain(Daily) }),
        ("FREQ=WEEKLY", plain(Weekly)),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            Pattern { interval: 2, weekdays: vec![Tuesday], ..plain(Weekly) },
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10",
            Pattern { weekdays: vec![Monday, Thursday], count: Some(10), ..plain(Weekly) },
        ),
        ("FREQ=MONTHLY", plain(Monthly)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", Pattern { month_days: vec![-1], ..plain(Monthly) }),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", Pattern { month_days: vec![1, 15], ..plain(Monthly) }),
        ("FREQ=MONTHLY;BYDAY=2TU", second_tuesday.clone()),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            Pattern {
                weekdays: vec![Monday, Tuesday, Wednesday, Thursday, Friday],
                ordinal: Some(-1),
                ..plain(Monthly)
            },
        ),
        ("FREQ=YEARLY;UNTIL=20270301", Pattern { until, ..plain(Yearly) }),
    ] {
        assert_eq!(pattern(rule), Some(expected.clone()), "{rule}");
        assert_eq!(expected.rrule(), rule, "the same text again");
    }
    // The same, said in another way.
    assert_eq!(pattern("BYSETPOS=+2;BYDAY=TU;FREQ=MONTHLY;WKST=SU"), Some(second_tuesday));
    assert_eq!(pattern("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=18"), Some(plain(Yearly)));
    assert_eq!(pattern("FREQ=WEEKLY;BYDAY=TH,MO,TH").map(|p| p.weekdays), Some(vec![Monday, Thursday]));
}

#[test]
fn the_last_day_is_one_that_may_have_a_date() {
    let until = |text: &str| {
        let rule = format!("FREQ=DAILY;UNTIL={text}");
        Pattern::read(&rule, at("2026-06-01"), zone("Europe/London")).unwrap().until.unwrap().to_string()
    };
    assert_eq!(until("20260603"), "2026-06-03");
    assert_eq!(until("20260603T090000"), "2026-06-03");
    assert_eq!(until("20260603T085959"), "2026-06-02");
    assert_eq!(until("20260603T080000Z"), "2026-06-03");
    assert_eq!(until("20260603T075959Z"), "2026-06-02");
}

#[test]
fn what_cannot_be_said_stays_as_it_is() {
    for rule in [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU",
        "FREQ=WEEKLY;BYMONTH=3",
        "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1",
        "FREQ=DAILY;BYHOUR=9,17",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=2TU,2TH",
        "FREQ=MONTHLY;BYDAY=-2TU",
        "FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=8",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,2",
        "FREQ=MONTHLY;BYMONTH=1",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=19",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=1",
        // Refused, so there is nothing to say of it.
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=20200101",
        "FREQ=HOURLY",
        "every Tuesday",
    ] {
        assert_eq!(pattern(rule), None, "{rule}");
    }
    // Where weeks begin plays no part in these.
    for rule in ["FREQ=WEEKLY;BYDAY=SU,TU;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU"] {
        assert!(pattern(rule).is_some(), "{rule}");
    }
}

#[test]
fn spelled_out() {
    let said = |rule: &str| pattern(rule).unwrap().spelled_out(at("2026-11-18"));
    assert_eq!(said("FREQ=WEEKLY;INTERVAL=2").weekdays, [Wednesday]);
    assert_eq!(said("FREQ=WEEKLY;BYDAY=MO").weekdays, [Monday]);
    assert_eq!(said("FREQ=MONTHLY").month_days, [18]);
    assert_eq!(said("FREQ=MONTHLY;BYDAY=2TU").month_days, [0i8; 0]);
    assert_eq!(said("FREQ=DAILY"), plain(Daily));
}

/// What does not go together is refused as a rule, like any other text.
#[test]
fn a_pattern_that_is_none() {
    let both = Pattern { count: Some(3), until: Day::parse("2027-01-01"), ..plain(Daily) };
    let never = Pattern { interval: 0, ..plain(Daily) };
    for wrong in [both, never, Pattern { ordinal: Some(3), weekdays: vec![Monday], ..plain(Weekly) }] {
        assert!(Recurrence::read(&series("2026-11-18", &wrong.rrule())).problem().is_some(), "{wrong:?}");
    }
}
