//! Known, unknown and paused days, their kinds, the first day, the window (model.md, section 2).

use crate::balance::days::{Calendar, Coverage, DayKind, SHORT_WINDOW, WINDOW};
use crate::balance::testing::*;
use crate::domain::*;

/// Days 0 to 9 as known (k), unknown (u) or paused (p) at the end of day 10.
fn word(facts: &Facts) -> String {
    let calendar = Calendar::new(facts, day(10));
    let letter = |n| match calendar.kind(day(n)) {
        DayKind::Paused => 'p',
        DayKind::Unknown => 'u',
        _ => 'k',
    };
    (0..10).map(letter).collect()
}

fn when_used() -> Facts {
    let mut facts = nothing();
    facts.settings.finished_days = FinishedDays::WhenUsed;
    facts
}

#[test]
fn a01_a_report_stands_at_the_end_of_its_day() {
    let mut facts = nothing();
    facts.contacts.push(Contact { start: at(10, 23 * 60 + 59), ..contact(0) });
    facts.contacts.push(Contact { start: at(11, 3 * 60 + 59), ..contact(0) });
    facts.contacts.push(Contact { start: at(11, 4 * 60), ..contact(0) });
    let calendar = Calendar::new(&facts, day(10));
    assert_eq!(calendar.entries().len(), 2, "04:00 starts the next day: a plan");
    assert_eq!(calendar.state(day(10)).unwrap().halves, 2);
    // A quiet choice, a check-in, a use or a mark of a later day is not there yet.
    let mut later = nothing();
    later.quiet.push(quiet(11, QuietChoice::Chosen));
    later.checkins.push(feeling(11));
    later.days = Days { closed: vec![closed(11, 12)], unsure: vec![day(11)], used: vec![day(11)] };
    assert_eq!(Calendar::new(&later, day(10)).first(), None);
    assert_eq!(Calendar::new(&later, day(11)).first(), Some(day(11)));
}

#[test]
fn a02_the_day_is_the_wall_time_minus_day_start_also_across_midnight_and_clock_changes() {
    let mut facts = nothing();
    // 02:30 does not exist in New York on 8 March 2026: minus four hours it is still the day before.
    let missing = LocalTime::parse("2026-03-08T02:30:00").unwrap();
    let mut night = Contact { start: missing, zone: zone("America/New_York"), ..contact(0) };
    night.minutes = Some(300);
    facts.contacts.push(night);
    let today = Day::parse("2026-03-10").unwrap();
    let calendar = Calendar::new(&facts, today);
    assert_eq!(calendar.entries()[0].day, Day::parse("2026-03-07").unwrap(), "minutes are not split");
    assert_eq!(calendar.kind(today.plus(-2)), DayKind::Quiet);
}

#[test]
fn a03_only_the_entrys_own_wall_time_sets_its_day() {
    let mut facts = nothing();
    facts.contacts.push(Contact { start: at(5, 23 * 60), zone: zone("Pacific/Kiritimati"), ..contact(0) });
    facts.settings.zone = zone("Pacific/Pago_Pago");
    assert_eq!(Calendar::new(&facts, day(10)).entries()[0].day, day(5));
}

#[test]
fn a04_day_start_applies_to_the_whole_past() {
    let mut facts = nothing();
    facts.contacts.push(Contact { start: at(5, 11 * 60), ..contact(0) });
    assert_eq!(Calendar::new(&facts, day(10)).entries()[0].day, day(5));
    facts.settings.day_start = settings::DayStart::parse("12:00").unwrap();
    assert_eq!(Calendar::new(&facts, day(10)).entries()[0].day, day(4));
}

#[test]
fn a06_ranges_include_both_ends_and_may_overlap() {
    let mut facts = when_used();
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    facts.days.closed = vec![closed(4, 6), closed(0, 2), closed(5, 8), closed(5, 5)];
    assert_eq!(word(&facts), "kkkukkkkku");
    facts.pauses = vec![pause(6, 7), pause(1, 1), pause(7, 7)];
    assert_eq!(word(&facts), "kpkukkppku");
    // Marks dated in the future are accepted and wait.
    facts.days.closed.push(closed(9, 40));
    facts.days.unsure.push(day(30));
    assert_eq!(word(&facts), "kpkukkppkk");
}

#[test]
fn section_2_order_of_paused_unsure_closed_and_used() {
    let mut facts = when_used();
    facts.days.used = vec![day(0), day(5)];
    assert_eq!(word(&facts), "kuukkkuuuu");
    facts.days.closed = vec![closed(1, 2)];
    assert_eq!(word(&facts), "kkkkkkuuuu");
    facts.days.unsure = vec![day(2), day(4)];
    assert_eq!(word(&facts), "kkukukuuuu", "unsure goes before closed and used");
    facts.pauses = vec![pause(2, 3)];
    assert_eq!(word(&facts), "kkppukuuuu", "paused goes before all");
    facts.contacts.push(contact(7));
    assert_eq!(word(&facts), "kkppukuuuu", "a contact alone makes no day known");
    facts.settings.finished_days = FinishedDays::Always;
    assert_eq!(word(&facts), "kkppukkkkk");
    assert!(!Calendar::new(&facts, day(10)).known(day(10)), "today is never known");
}

#[test]
fn a12_what_sets_the_first_day() {
    let first = |change: &dyn Fn(&mut Facts)| {
        let mut facts = nothing();
        change(&mut facts);
        Calendar::new(&facts, day(10)).first()
    };
    let three = Some(day(3));
    assert_eq!(first(&|f| f.contacts.push(contact(3))), three);
    assert_eq!(first(&|f| f.contacts.push(Contact { answered: false, ..contact(3) })), three);
    let group = Visit { also_company: true, ..visit(3, Some(Outcome::Kept)) };
    assert_eq!(first(&|f| f.visits.push(group.clone())), three);
    assert_eq!(first(&|f| f.quiet.push(quiet(3, QuietChoice::Half))), three);
    assert_eq!(first(&|f| f.days.closed.push(closed(3, 20))), three);
    assert_eq!(first(&|f| f.days.unsure.push(day(3))), three);
    assert_eq!(first(&|f| f.days.used.push(day(3))), three);
    assert_eq!(first(&|f| f.checkins.push(feeling(3))), three);
    // Never these.
    assert_eq!(first(&|f| f.visits.push(visit(3, Some(Outcome::Kept)))), None);
    assert_eq!(first(&|f| f.visits.push(Visit { outcome: None, ..group.clone() })), None);
    assert_eq!(first(&|f| f.pauses.push(pause(3, 4))), None);
    assert_eq!(first(&|f| f.settings.rhythm.push(rhythm(3, 3.0))), None);
    let managed = Managed { id: Id::from_u128(1), day: day(3), what: "x".into() };
    assert_eq!(first(&|f| f.managed.push(managed.clone())), None);
    assert_eq!(first(&|f| f.contacts.extend([contact(3), contact(1), contact(12)])), Some(day(1)));
}

#[test]
fn a13_before_the_first_day_days_are_unknown_or_paused() {
    let mut facts = nothing();
    facts.contacts.push(contact(4));
    facts.pauses.push(pause(1, 2));
    assert_eq!(word(&facts), "uppukkkkkk");
    // A use makes the two days before it known, but none before the first day.
    let mut used = when_used();
    used.days.used.push(day(4));
    assert_eq!(word(&used), "uuuukuuuuu");
    used.days.unsure.push(day(3));
    assert_eq!(word(&used), "uuuukuuuuu");
    used.days.unsure = vec![day(2)];
    assert_eq!(word(&used), "uuukkuuuuu");
}

#[test]
fn a14_a_use_today_counts_and_one_after_today_does_not() {
    let mut facts = when_used();
    facts.checkins.push(feeling(0));
    facts.days.used = vec![day(11)];
    assert_eq!(word(&facts), "uuuuuuuuuu");
    facts.days.used = vec![day(10)];
    assert_eq!(word(&facts), "uuuuuuuukk");
}

#[test]
fn a15_pauses_stop_every_count_also_today_and_without_an_end() {
    let mut facts = nothing();
    facts.pauses = vec![pause(5, 7), pause(7, None)];
    let calendar = Calendar::new(&facts, day(10));
    assert!(!calendar.paused(day(4)) && calendar.paused(day(5)) && calendar.paused(day(100_000)));
    assert_eq!(calendar.unpaused_after(day(2), day(10)), 2);
    assert_eq!(calendar.unpaused_after(day(6), day(10)), 0);
    assert_eq!(calendar.unpaused_after(day(-5), day(3)), 8);
    assert_eq!(calendar.unpaused_after(day(3), day(3)), 0);
    assert_eq!(calendar.unpaused_after(day(9), day(3)), 0);
}

#[test]
fn a17_kinds_in_their_order_and_x_only_when_known() {
    let mut facts = nothing();
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    facts.days.closed.push(closed(0, 6));
    facts.contacts =
        vec![contact(1), Contact { real: Some(Real::Little), ..contact(2) }, contact(8), contact(9)];
    facts.contacts.push(Contact { real: Some(Real::No), ..contact(3) });
    facts.quiet = vec![
        quiet(1, QuietChoice::Chosen),
        quiet(3, QuietChoice::Chosen),
        quiet(4, QuietChoice::NotChosen),
        quiet(5, QuietChoice::Half),
        quiet(7, QuietChoice::Chosen),
    ];
    facts.pauses.push(pause(9, 9));
    let calendar = Calendar::new(&facts, day(10));
    let found: Vec<_> = (0..10).map(|n| (calendar.kind(day(n)).as_str(), calendar.x(day(n)))).collect();
    let expected = [
        ("quiet", Some(0.0)),
        ("connected", Some(1.0)),
        ("connected", Some(0.5)),
        ("quiet_by_choice", Some(0.0)),
        ("quiet_not_chosen", Some(0.0)),
        ("quiet", Some(0.0)),
        ("quiet", Some(0.0)),
        ("unknown", None),
        ("unknown", None),
        ("paused", None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn x_sums_what_was_real_and_stops_at_one() {
    let little = Contact { real: Some(Real::Little), ..contact(0) };
    let no = Contact { real: Some(Real::No), ..contact(0) };
    let try_only = Contact { answered: false, ..contact(0) };
    let x = |contacts: &[&Contact]| {
        let mut facts = nothing();
        facts.contacts = contacts.iter().map(|c| (*c).clone()).collect();
        Calendar::new(&facts, day(10)).x(day(0)).unwrap()
    };
    assert_eq!(x(&[&no]), 0.0);
    assert_eq!(x(&[&try_only]), 0.0);
    assert_eq!(x(&[&little, &no]), 0.5);
    assert_eq!(x(&[&little, &little]), 1.0);
    assert_eq!(x(&[&little, &little, &little, &contact(0)]), 1.0);
    assert_eq!(x(&[&Contact { real: Some(Real::Yes), direction: Direction::Given, ..contact(0) }]), 1.0);
}

#[test]
fn a18_a_group_visit_is_contact_and_other_visits_are_not() {
    let mut facts = nothing();
    facts.visits = vec![
        visit(0, Some(Outcome::Kept)),
        Visit { also_company: true, ..visit(1, Some(Outcome::Kept)) },
        Visit { also_company: true, ..visit(2, Some(Outcome::Missed)) },
        Visit { also_company: true, ..visit(3, None) },
    ];
    facts.checkins.push(feeling(0));
    let calendar = Calendar::new(&facts, day(10));
    assert_eq!([0, 1, 2, 3].map(|n| calendar.x(day(n)).unwrap()), [0.0, 1.0, 0.0, 0.0]);
}

#[test]
fn a08_a11_only_kept_visits_that_are_no_series_count() {
    let mut facts = nothing();
    facts.visits = vec![
        visit(1, Some(Outcome::Kept)),
        visit(2, None),
        visit(3, Some(Outcome::Moved)),
        visit(12, Some(Outcome::Kept)),
        Visit { series: Some(weekly()), ..visit(4, Some(Outcome::Kept)) },
    ];
    let calendar = Calendar::new(&facts, day(10));
    assert_eq!(calendar.kept_visits().iter().map(|(d, _)| *d).collect::<Vec<_>>(), [day(1)]);
}

#[test]
fn a09_an_override_stands_for_itself_at_its_own_start() {
    let mut facts = nothing();
    let of = Some(OccurrenceOf { visit: Id::from_u128(7), occurrence: noon(3) });
    facts.visits = vec![
        Visit { id: Id::from_u128(7), series: Some(weekly()), ..visit(0, None) },
        Visit { of, ..visit(5, Some(Outcome::Kept)) },
    ];
    let calendar = Calendar::new(&facts, day(10));
    assert_eq!(calendar.kept_visits().iter().map(|(d, _)| *d).collect::<Vec<_>>(), [day(5)]);
}

#[test]
fn the_window_takes_finished_days_that_are_not_paused() {
    let mut facts = nothing();
    facts.checkins.push(feeling(0));
    facts.pauses = vec![pause(20, 29)];
    facts.days.unsure = vec![day(35), day(50)];
    let coverage = |today: i64, n| Calendar::new(&facts, day(today)).coverage(n);
    assert_eq!(coverage(0, WINDOW), Coverage { known: 0, active: 0 });
    assert_eq!(coverage(5, WINDOW), Coverage { known: 5, active: 5 });
    assert_eq!(coverage(25, WINDOW), Coverage { known: 20, active: 20 });
    assert_eq!(coverage(40, WINDOW), Coverage { known: 27, active: 28 });
    assert_eq!(coverage(40, SHORT_WINDOW), Coverage { known: 13, active: 14 });
    let calendar = Calendar::new(&facts, day(40));
    let window = calendar.window(SHORT_WINDOW);
    let numbers: Vec<i64> = window.iter().map(|(d, _)| d.since(day(0))).collect();
    assert_eq!(numbers, [16, 17, 18, 19, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
}

#[test]
fn a20_ten_known_days_and_six_tenths_are_enough() {
    let enough = |known, active| Coverage { known, active }.enough();
    assert!(!enough(9, 9) && enough(10, 10) && enough(10, 16) && !enough(10, 17));
    assert!(enough(12, 20) && !enough(16, 28) && enough(17, 28) && !enough(0, 0));
    assert_eq!(Coverage { known: 0, active: 0 }.share(), None);
    assert_eq!(Coverage { known: 6, active: 28 }.share(), Some(6.0 / 28.0));
}

#[test]
fn hostile_spans_of_days_are_borne() {
    let mut facts = nothing();
    let day = |text: &str| Day::parse(text).unwrap();
    let (early, late) = (day("1900-01-01"), day("2200-12-31"));
    facts.contacts.push(Contact { start: LocalTime::parse("1900-01-01T00:00:00").unwrap(), ..contact(0) });
    facts.contacts.push(Contact { start: LocalTime::parse("2200-12-31T23:59:59").unwrap(), ..contact(0) });
    facts.days.closed = vec![DayRange { from: early, to: late }; 2000];
    facts.pauses =
        (0..2000).map(|n| Pause { from: early.plus(50 * n), to: None, reason: String::new() }).collect();
    facts.pauses.push(Pause { from: late, to: Some(early), reason: String::new() });
    facts.settings.rhythm =
        (0..500).map(|n| Rhythm { from: early.plus(n), days_per_week: Some(0.5 + (n % 2) as f64) }).collect();
    let report = crate::balance::report(&facts, late);
    assert_eq!(report.coverage.active, 1, "everything after the first day is paused");
    facts.pauses.clear();
    let calendar = Calendar::new(&facts, late);
    assert_eq!(calendar.first(), Some(early.plus(-1)));
    assert_eq!(crate::balance::report(&facts, late).coverage.known, 28);
    assert_eq!(crate::balance::weeks(&calendar, usize::MAX).len(), 15_710);
    // A clock gone wrong.
    for wrong in [Day(chrono::NaiveDate::MAX), Day(chrono::NaiveDate::MIN)] {
        let calendar = Calendar::new(&facts, wrong);
        crate::balance::report(&facts, wrong);
        crate::balance::weeks(&calendar, 20_000);
        crate::balance::sentence(&calendar);
        crate::balance::since(&calendar);
        assert_eq!(crate::balance::year(&calendar).months.len(), 12);
        crate::balance::contrasts(&calendar);
        crate::balance::quiet_card(&calendar);
        crate::balance::explain(&calendar, crate::balance::Topic::Level);
        crate::balance::explain(&calendar, crate::balance::Topic::Gap);
    }
}
