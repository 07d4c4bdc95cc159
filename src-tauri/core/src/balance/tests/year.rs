//! Twelve months by kind of day (model.md, section 2).

use crate::balance::days::Calendar;
use crate::balance::streams::SlotKind;
use crate::balance::testing::*;
use crate::balance::year::{KindCounts, Month, Year, year};
use crate::domain::*;

/// As of a date written `YYYY-MM-DD`.
fn of(facts: &Facts, today: &str) -> Year {
    year(&Calendar::new(facts, Day::parse(today).unwrap()))
}

fn month<'a>(year: &'a Year, first: &str) -> &'a Month {
    year.months.iter().find(|m| m.first.to_string() == first).unwrap()
}

#[test]
fn twelve_months_end_with_the_running_one() {
    let firsts = |today| of(&nothing(), today).months.iter().map(|m| m.first.to_string()).collect::<Vec<_>>();
    let march = firsts("2026-03-12");
    assert_eq!((march.len(), march[0].as_str(), march[11].as_str()), (12, "2025-04-01", "2026-03-01"));
    let december = firsts("2026-12-31");
    assert_eq!((december[0].as_str(), december[11].as_str()), ("2026-01-01", "2026-12-01"));
    assert_eq!(firsts("2027-01-01")[0], "2026-02-01");
    let lengths = |today| of(&nothing(), today).months.iter().map(|m| m.days.len()).collect::<Vec<_>>();
    assert_eq!(lengths("2026-12-31"), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    assert_eq!(lengths("2028-02-10")[11], 29);
}

#[test]
fn before_anything_was_noted_every_day_is_unknown() {
    let year = of(&nothing(), "2026-03-12");
    assert_eq!((year.from, year.counts), (None, KindCounts::default()));
    let march = month(&year, "2026-03-01");
    assert_eq!((march.connected, march.known, march.finished), (0, 0, 0));
    assert_eq!(march.days[10..13], [SlotKind::Unknown, SlotKind::Today, SlotKind::AfterToday]);
}

#[test]
fn every_day_has_its_kind_and_counts_begin_with_the_first_day() {
    use QuietChoice::*;
    // Day 0 is 5 January, and the first day.
    let mut facts = nothing();
    facts.contacts = vec![contact(0), Contact { real: Some(Real::Little), ..contact(1) }, contact(9)];
    facts.quiet = vec![quiet(2, Chosen), quiet(3, Half), quiet(4, NotChosen), quiet(1, Chosen)];
    facts.days.unsure = vec![day(6), day(7)];
    facts.pauses = vec![pause(8, 8), pause(-2, -1)];
    let year = of(&facts, "2026-01-15");
    let january = month(&year, "2026-01-01");
    use SlotKind::*;
    let kinds = [
        Unknown,
        Unknown,
        Paused,
        Paused, // before the first day
        Connected,
        Connected,
        QuietByChoice,
        Quiet,
        QuietNotChosen,
        Quiet,
        Unknown,
        Unknown,
        Paused,
        Connected,
        Today,
        AfterToday,
    ];
    assert_eq!(january.days[..16], kinds);
    assert_eq!((january.connected, january.known, january.finished), (3, 7, 10));
    assert_eq!(year.from, Some(day(0)));
    let expected =
        KindCounts { connected: 3, quiet_by_choice: 1, quiet: 2, quiet_not_chosen: 1, unknown: 2, paused: 1 };
    assert_eq!((year.counts, year.counts.known()), (expected, 7));
}

#[test]
fn counts_reach_back_twelve_months_at_most() {
    let mut facts = nothing();
    facts.contacts = (0..800).map(contact).collect();
    let year = of(&facts, "2027-06-15");
    assert_eq!(year.from.unwrap().to_string(), "2026-07-01");
    assert_eq!(year.counts, KindCounts { connected: 349, ..KindCounts::default() });
    let sum: u32 = year.months.iter().map(|m| m.connected).sum();
    assert_eq!(sum, 349);
    assert_eq!(month(&year, "2026-07-01").finished, 31);
    assert_eq!(month(&year, "2027-06-01").finished, 14);
}
