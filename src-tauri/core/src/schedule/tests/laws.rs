//! What holds for every rule.

use super::super::{Pattern, RuleProblem};
use super::*;
use crate::domain::Zone;
use chrono::Duration;
use proptest::{collection::vec, option, prelude::*, sample::select};

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// One part of a rule, or none.
fn part(
    name: &'static str,
    values: impl Strategy<Value = String>,
    often: f64,
) -> impl Strategy<Value = String> {
    option::weighted(often, values).prop_map(move |v| v.map_or(String::new(), |v| format!(";{name}={v}")))
}

fn some(range: std::ops::RangeInclusive<i32>, most: usize) -> impl Strategy<Value = String> {
    let number = range.prop_filter("nought", |n| *n != 0);
    vec(number, 1..=most).prop_map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

fn weekdays(ordinals: bool) -> impl Strategy<Value = String> {
    let ordinal = if ordinals { select(vec!["", "", "1", "2", "-1", "5", "-5"]) } else { select(vec![""]) };
    vec((ordinal, select(&WEEKDAYS[..])), 1..4)
        .prop_map(|list| list.iter().map(|(n, d)| format!("{n}{d}")).collect::<Vec<_>>().join(","))
}

/// Rules of every frequency that RFC 5545 lets stand.
fn rule() -> impl Strategy<Value = String> {
    let days = prop_oneof![
        (part("BYMONTHDAY", some(-31..=31, 3), 0.3), part("BYDAY", weekdays(false), 0.3))
            .prop_map(|(a, b)| format!("FREQ=DAILY{a}{b}")),
        part("BYDAY", weekdays(false), 0.6).prop_map(|a| format!("FREQ=WEEKLY{a}")),
        (part("BYMONTHDAY", some(-31..=31, 3), 0.4), part("BYDAY", weekdays(true), 0.4))
            .prop_map(|(a, b)| format!("FREQ=MONTHLY{a}{b}")),
        (part("BYYEARDAY", some(-366..=366, 3), 0.3), part("BYDAY", weekdays(true), 0.4))
            .prop_map(|(a, b)| format!("FREQ=YEARLY{a}{b}")),
        (part("BYWEEKNO", some(-53..=53, 3), 0.8), part("BYDAY", weekdays(false), 0.5))
            .prop_map(|(a, b)| format!("FREQ=YEARLY{a}{b}")),
    ];
    let more = (
        part("INTERVAL", some(1..=9, 1), 0.5),
        part("BYMONTH", some(1..=12, 3), 0.25),
        part("BYHOUR", some(1..=23, 2), 0.2),
        part("BYSETPOS", some(-5..=5, 2), 0.25),
        part("WKST", select(&WEEKDAYS[..]).prop_map(str::to_owned), 0.4),
        part("COUNT", some(1..=60, 1), 0.4),
    );
    (days, more).prop_map(|(days, (a, b, c, mut places, e, f))| {
        // Places need something to count.
        if !days.contains(";BY") && b.is_empty() && c.is_empty() {
            places.clear();
        }
        format!("{days}{a}{b}{c}{places}{e}{f}")
    })
}

fn when() -> impl Strategy<Value = LocalTime> {
    let day = prop_oneof![-3_000i64..3_000, select(vec![-671, 59, 789, 364, 365])];
    (day, 0i64..1_440).prop_map(|(day, minutes)| {
        LocalTime(at("2026-01-01T00:00").0 + Duration::days(day) + Duration::minutes(minutes))
    })
}

/// Series with rules of every kind, some dates left out and some added.
fn any_series() -> impl Strategy<Value = Visit> {
    let zones = select(vec!["Europe/London", "America/New_York", "Pacific/Apia"]);
    (when(), rule(), vec(when(), 0..4), vec(0usize..12, 0..4), zones).prop_map(
        |(start, rrule, added, left_out, name)| {
            let mut visit = Visit { start, zone: zone(name), ..series("2026-01-01", &rrule) };
            let dates = Recurrence::read(&visit).between(EVER.0, EVER.1, 12).times;
            let list = visit.series.as_mut().unwrap();
            list.exdates = left_out.iter().filter_map(|n| dates.get(*n).copied()).collect();
            list.rdates = added.into_iter().chain(dates.first().copied()).collect();
            visit
        },
    )
}

fn second_after(time: LocalTime) -> LocalTime {
    LocalTime(time.0 + Duration::seconds(1))
}

proptest! {
    #[test]
    fn sorted_once_and_inside(visit in any_series(), from in when(), to in when(), most in 0usize..40) {
        let dates = Recurrence::read(&visit).between(from, to, most);
        prop_assert!(dates.times.len() <= most);
        prop_assert!(dates.times.is_sorted_by(|a, b| a < b), "{:?}", dates.times);
        prop_assert!(dates.times.iter().all(|t| (from..=to).contains(t)));
        let list = visit.series.unwrap();
        prop_assert!(dates.times.iter().all(|t| !list.exdates.contains(t)));
        if dates.complete {
            let mut added = list.rdates.iter().filter(|t| (from..=to).contains(*t));
            prop_assert!(added.all(|t| list.exdates.contains(t) || dates.times.contains(t)));
        }
    }

    /// A span gives what its parts give.
    #[test]
    fn spans_add_up(visit in any_series(), ends in (when(), when(), when())) {
        let mut ends = [ends.0, ends.1, ends.2];
        ends.sort_unstable();
        let [a, b, c] = ends;
        let read = Recurrence::read(&visit);
        // The whole may be more than one answer holds.
        let of = |from, to| read.times(from, to).collect::<Vec<_>>();
        let parts = [of(a, b), of(second_after(b), c)].concat();
        prop_assert_eq!(&of(a, c), &parts);
        let dates = read.between(a, c, 1_000);
        prop_assert_eq!(dates.complete, parts.len() <= 1_000);
        prop_assert_eq!(&dates.times[..], &parts[..dates.times.len()]);
        prop_assert_eq!(read.next(a).filter(|t| *t <= c), parts.first().copied());
    }

    /// Going to a later day at once finds the same dates as walking there.
    #[test]
    fn skipping_is_walking(visit in any_series(), from in when()) {
        let read = Recurrence::read(&visit);
        let walked: Vec<_> = read.times(EVER.0, EVER.1).skip_while(|t| *t < from).take(20).collect();
        let skipped: Vec<_> = read.times(from, EVER.1).take(20).collect();
        prop_assert_eq!(walked, skipped);
    }

    /// COUNT is the number of dates, before any is left out, unless the calendar ends first.
    #[test]
    fn so_many_dates(mut visit in any_series(), count in 1usize..200) {
        let list = visit.series.as_mut().unwrap();
        list.exdates.clear();
        list.rdates.clear();
        list.rrule = list.rrule.split(";COUNT=").next().unwrap().to_owned();
        let endless: Vec<_> = Recurrence::read(&visit).times(EVER.0, EVER.1).take(count).collect();
        visit.series.as_mut().unwrap().rrule += &format!(";COUNT={count}");
        let counted: Vec<_> = Recurrence::read(&visit).times(EVER.0, EVER.1).collect();
        prop_assert_eq!(counted, endless);
    }

    /// UNTIL cuts, and nothing else.
    #[test]
    fn until_cuts(mut visit in any_series(), days in 0i64..4_000) {
        let list = visit.series.as_mut().unwrap();
        list.rrule = list.rrule.split(";COUNT=").next().unwrap().to_owned();
        list.rdates.clear();
        let last = LocalTime(visit.start.0 + Duration::days(days));
        let cut: Vec<_> = Recurrence::read(&visit).times(EVER.0, last).collect();
        visit.series.as_mut().unwrap().rrule += &format!(";UNTIL={}", last.0.format("%Y%m%dT%H%M%S"));
        let ended: Vec<_> = Recurrence::read(&visit).times(EVER.0, EVER.1).collect();
        prop_assert_eq!(ended, cut);
    }

    /// What the rule's text says can be said again, and means the same.
    #[test]
    fn patterns(visit in any_series()) {
        let text = visit.series.clone().unwrap().rrule;
        if let Some(pattern) = Pattern::read(&text, visit.start, visit.zone) {
            let again = pattern.rrule();
            prop_assert_eq!(Pattern::read(&again, visit.start, visit.zone), Some(pattern));
            let mut other = visit.clone();
            other.series.as_mut().unwrap().rrule = again;
            prop_assert_eq!(first(&visit, 50), first(&other, 50));
        }
    }

    /// No text breaks it, and a rule that is refused leaves the first date.
    #[test]
    fn any_text(
        text in prop_oneof![
            "[A-Z]{0,8}(=[-+0-9A-Z,]{0,6})?(;[A-Z]{0,9}=[-+0-9A-Z,TZ]{0,12}){0,6}",
            "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY))\
             (;(INTERVAL|COUNT|UNTIL|WKST|BYDAY|BYMONTH|BYSETPOS|BYHOUR)=[-+]?[0-9A-Z]{0,12}){0,4}",
            any::<String>(),
        ],
        start in when(),
        zone in select(vec![Zone(chrono_tz::UTC), zone("America/New_York")]),
    ) {
        let visit = Visit { start, zone, ..series("2026-01-01", &text) };
        let read = Recurrence::read(&visit);
        let dates = read.between(EVER.0, EVER.1, 3);
        match read.problem() {
            None => prop_assert!(!dates.times.is_empty()),
            Some(RuleProblem::NoDates) => prop_assert!(dates.times.is_empty()),
            Some(_) => prop_assert_eq!(dates.times, [start]),
        }
        let _ = Pattern::read(&text, start, zone);
    }
}
