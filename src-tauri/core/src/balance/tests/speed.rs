//! How long it takes. Only means something in release: `cargo test --release -p evenkeel-core speed -- --ignored`.

use crate::balance::testing::*;
use crate::balance::{
    Calendar, Levels, Span, Topic, around, care_lines, connection, contrasts, explain, observed, report,
    share, since, weeks, year,
};
use crate::domain::*;
use std::time::{Duration, Instant};

/// 100,000 contacts over thirty years, three visits a month and a weekly series whose dates were kept, check-ins every
/// day, uses, pauses, quiet days, a net, and a rhythm that changes every quarter.
fn thirty_years() -> Facts {
    let last = 365 * 30;
    let mut facts = nothing();
    facts.settings.finished_days = FinishedDays::WhenUsed;
    facts.settings.rhythm = (0..120).map(|n| rhythm(n * 91, 1.0 + (n % 5) as f64)).collect();
    facts.settings.share_band = Some(ShareBand { low: 0.2, high: 0.45 });
    let offers: Vec<Offer> =
        OfferKind::ALL.iter().map(|kind| Offer { kind: *kind, level: OfferLevel::CouldAsk }).collect();
    let somebody = |id| Person { rhythm_days: Some(14), offers: offers.clone(), ..person(id) };
    facts.people = (1..=40).map(somebody).collect();
    facts.care_lines = vec![care_line(900, Some(1)), care_line(901, None)];
    facts.checkins = (0..last)
        .flat_map(|n| {
            Item::ALL.iter().map(move |item| Checkin { day: day(n), item: *item, value: (n % 5) as u8 })
        })
        .collect();
    facts.quiet = (0..last).step_by(3).map(|n| quiet(n, QuietChoice::Chosen)).collect();
    facts.contacts = (0..100_000i64)
        .map(|i| Contact {
            // Scattered, so that nothing profits from order.
            start: at(i * 7919 % last, i * 37 % 1440),
            zone: zone(["Europe/London", "America/New_York"][i as usize % 2]),
            people: vec![Id::from_u128(1 + i as u128 % 40), Id::from_u128(1 + (i as u128 + 13) % 40)],
            marks: marks(&[Mark::ALL[i as usize % 3]]),
            minutes: Some(30),
            ..contact(0)
        })
        .collect();
    facts.visits = (0..last / 10).map(|i| visit(i * 10, Some(Outcome::Kept))).collect();
    facts.days.used = (0..last).step_by(2).map(day).collect();
    facts.pauses = (0..100).map(|n| pause(n * 100, n * 100 + 5)).collect();
    number(&mut facts);
    // A series that began long ago, with a visit for each of its dates so far.
    let series = Id::from_u128(5_000);
    let line = Id::from_u128(901);
    let own = (0..last / 7).map(|week| Visit {
        id: Id::from_u128(3_000_000 + week as u128),
        line,
        of: Some(OccurrenceOf { visit: series, occurrence: noon(week * 7) }),
        also_company: week % 2 == 0,
        ..visit(week * 7, Some(Outcome::Kept))
    });
    facts.visits.extend(own);
    facts.visits.push(Visit { id: series, line, series: Some(weekly()), ..visit(0, None) });
    assert_eq!(facts.problems(3), []);
    facts
}

/// The fastest of a few runs.
fn time<T>(name: &str, run: impl Fn() -> T) -> Duration {
    let runs = (0..7).map(|_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    });
    let best = runs.min().unwrap();
    println!("{name}: {best:?}");
    best
}

#[test]
#[ignore = "measures; run in release"]
fn a_report_over_100_000_contacts_takes_well_under_30_ms() {
    let facts = thirty_years();
    let today = day(365 * 30);
    let calendar = Calendar::new(&facts, today);
    time("calendar", || Calendar::new(&facts, today));
    time("levels", || Levels::new(&calendar));
    time("since", || since(&calendar));
    let all = Span::All.weeks(&calendar);
    time("all weeks", || weeks(&calendar, all));
    time("care lines", || care_lines(&calendar));
    time("around", || around(&calendar));
    time("axes", || connection(&calendar));
    time("share", || share(&calendar));
    time("observed", || observed(&calendar));
    time("contrasts", || contrasts(&calendar));
    time("year", || year(&calendar));
    time("explained level", || explain(&calendar, Topic::Level));
    let whole = time("report", || report(&facts, today));
    assert!(whole < Duration::from_millis(30), "{whole:?}");
}
