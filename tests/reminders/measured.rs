//! Figures of the program that stays, for docs/performance.md: `cargo xtask bench reminders`. They take minutes, so they
//! are left out of the usual run. Each prints a row of the table.

use crate::daemon::Daemon;
use crate::process::Place;
use crate::stage::{soon, therapy, until, visit};
use chrono::Duration;
use std::time::Duration as Time;

#[test]
#[ignore = "takes minutes: cargo xtask bench reminders"]
fn lateness_of_a_hundred_reminders() {
    let place = Place::new();
    let first = soon(20);
    place.write(|tx| {
        tx.put_care_line(&therapy())?;
        // Far enough apart that none are told of together.
        (0..100_u8).try_for_each(|n| {
            let due = first + Duration::seconds(2 * i64::from(n));
            tx.put_visit(&visit(1 + u128::from(n), due + Duration::hours(2), "PT2H"))
        })
    });
    let daemon = Daemon::start(&place.bus.address, &["actions", "body"]);
    let _program = place.start(&["--hidden"]);
    std::thread::sleep(Time::from_secs(200));
    until("all of them", || daemon.shown().len() >= 100);
    let shown = daemon.shown();
    assert_eq!(shown.len(), 100);
    let mut late: Vec<i64> = shown
        .iter()
        .zip(0_i64..)
        .map(|(shown, n)| (shown.at - (first + Duration::seconds(2 * n))).num_milliseconds())
        .collect();
    late.sort_unstable();
    let (middle, fastest, slowest) = (late[50], late[0], late[99]);
    assert!(fastest >= 0, "none is early");
    assert!(slowest <= 35_000, "R9");
    println!(
        "\n| lateness of 100 reminders, window closed | {middle} ms | {fastest} ms | {slowest} ms | 100 |"
    );
}

#[test]
#[ignore = "takes minutes: cargo xtask bench reminders"]
fn idle_without_a_window() {
    let place = Place::new();
    place.example();
    let program = place.start(&["--hidden"]);
    std::thread::sleep(Time::from_secs(20));
    let before = program.ticks();
    std::thread::sleep(Time::from_secs(300));
    let used = program.ticks() - before;
    // A tick of the kernel's accounting is 10 ms.
    let percent = f64::from(u32::try_from(used).unwrap()) / 300.0;
    println!("\n| processor time, window closed, over 5 min | {percent:.2} % | | | 1 |");
    println!("| memory with the window never opened, a year of notes | {} MiB | | | 1 |", program.memory());
}

#[test]
#[ignore = "takes minutes: cargo xtask bench reminders"]
fn fifty_windows_opened_and_closed() {
    let place = Place::new();
    place.example();
    place.prefer("app.stays", true);
    let program = place.start(&[]);
    let mut after = Vec::new();
    for round in 0..50 {
        if round > 0 {
            assert!(place.command(&[]).status().unwrap().success());
        }
        until("a page", || place.screen.windows() == 1 && place.screen.colours() > 100);
        std::thread::sleep(Time::from_secs(2));
        place.screen.close_windows();
        until("no window", || place.screen.windows() == 0);
        std::thread::sleep(Time::from_secs(2));
        after.push(program.memory());
    }
    let (tenth, last) = (after[9], after[49]);
    println!("\n| memory with the window closed, after 1 window | {} MiB | | | 1 |", after[0]);
    println!("| the same after 10 windows | {tenth} MiB | | | 1 |");
    println!("| the same after 50 windows | {last} MiB | | | 1 |");
    assert!(last <= 100, "{after:?}");
    assert!(last <= after[1] + 5, "it does not grow: {after:?}");
}

#[test]
#[ignore = "only for its figure: cargo xtask bench reminders"]
fn five_thousand_dates_of_a_weekly_rule() {
    use evenkeel_core::domain::{LocalTime, Series};
    use evenkeel_core::schedule::Recurrence;
    let rrule = "FREQ=WEEKLY;BYDAY=TU".to_owned();
    let series = Series { rrule, rdates: Vec::new(), exdates: Vec::new() };
    let start = chrono::DateTime::parse_from_rfc3339("2026-11-24T15:00:00Z").unwrap().to_utc();
    let weekly = evenkeel_core::domain::Visit { series: Some(series), ..visit(1, start, "P1D") };
    let end = LocalTime::parse("2150-01-01T00:00:00").unwrap();
    let mut took: Vec<u128> = (0..20)
        .map(|_| {
            let begun = std::time::Instant::now();
            let dates = Recurrence::read(&weekly);
            assert_eq!(dates.times(weekly.start, end).take(5_000).count(), 5_000);
            begun.elapsed().as_micros()
        })
        .collect();
    took.sort_unstable();
    let ms = |at: usize| took[at] / 1000;
    let part = |at: usize| took[at] % 1000 / 10;
    println!(
        "\n| 5,000 dates of a weekly rule | {}.{:02} ms | {}.{:02} ms | {}.{:02} ms | 20 |",
        ms(10),
        part(10),
        ms(0),
        part(0),
        ms(19),
        part(19)
    );
}
