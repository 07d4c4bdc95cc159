//! The vectors of model.md, section 3: small archives in `tests/data/vectors`, made here, brought in and reported on.
//!
//! A row with fewer than ten known days has no level in a report (section 2); there the report's days are compared, and
//! the row's own number is checked on a sum written down here once more, apart from the model's code.

use crate::common::{Home, archive, day};
use evenkeel_core::domain::{
    Channel, Contact, Day, DayRange, Facts, Id, LocalTime, Pause, Real, Rhythm, Settings, Zone,
};
use serde_json::Value;
use std::path::PathBuf;

/// The day after the last day of every row: a Monday, so that a row of 7 is a week.
const AS_OF: &str = "2026-06-01";

struct Row {
    file: &'static str,
    rhythm: f64,
    days: String,
    level: f64,
    matching: f64,
}

fn rows() -> Vec<Row> {
    let row = |file, rhythm, days: &str, level, matching| Row {
        file,
        rhythm,
        days: days.replace(' ', ""),
        level,
        matching,
    };
    let zeros = |n| "0".repeat(n);
    vec![
        row("one-week", 3.0, "1010100", 0.4072, 0.9501),
        row("then-a-week-without", 3.0, "1010100 0000000", 0.1687, 0.3936),
        row("then-a-pause", 3.0, "1010100 ppppppp", 0.4072, 0.9501),
        row("then-unknown", 3.0, "1010100 uuuuuuu", 0.4072, 0.9501),
        row("halves", 3.0, "h0h0100", 0.2783, 0.6493),
        row("four-weeks-then-14-without", 3.0, &("1010100".repeat(4) + &zeros(14)), 0.1745, 0.4072),
        row("once-a-week", 1.0, &"1000000".repeat(4), 0.1309, 0.9163),
    ]
}

/// The archive of a row: known days are closed, others left open; a contact of half weight is one that was real a little.
fn facts(row: &Row) -> Facts {
    let first = day(AS_OF).plus(-i64::try_from(row.days.len()).unwrap());
    let mut f = Facts::new(Settings::new(Zone::parse("Europe/London").unwrap()));
    f.settings.rhythm = vec![Rhythm { from: first, days_per_week: Some(row.rhythm) }];
    for (i, kind) in row.days.chars().enumerate() {
        let on = first.plus(i64::try_from(i).unwrap());
        if "10h".contains(kind) {
            f.days.closed.push(DayRange { from: on, to: on });
        }
        if kind == 'p' {
            f.pauses.push(Pause { from: on, to: Some(on), reason: String::new() });
        }
        if "1h".contains(kind) {
            f.contacts.push(contact(i, on, if kind == 'h' { Some(Real::Little) } else { None }));
        }
    }
    f
}

fn contact(i: usize, on: Day, real: Option<Real>) -> Contact {
    Contact {
        minutes: Some(30),
        real,
        ..Contact::new(
            Id::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::try_from(i).unwrap()),
            LocalTime::parse(&format!("{on}T18:00:00")).unwrap(),
            Zone::parse("Europe/London").unwrap(),
            Channel::Call,
        )
    }
}

/// Section 3's sum, straight from the text.
fn level(row: &Row) -> f64 {
    let half_life = (14.0 * (3.0 / row.rhythm).sqrt()).clamp(10.0, 28.0);
    let q = 2f64.powf(-1.0 / half_life);
    let (mut sum, mut weights, mut age) = (0.0, 0.0, 0);
    for kind in row.days.chars().rev() {
        let x = match kind {
            '1' => 1.0,
            'h' => 0.5,
            _ => 0.0,
        };
        if "10h".contains(kind) {
            sum += q.powi(age) * x;
            weights += q.powi(age);
        }
        if kind != 'p' {
            age += 1;
        }
    }
    sum / weights
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/vectors")
}

fn near(found: &Value, wanted: f64) -> bool {
    found.as_f64().is_some_and(|n| (n - wanted).abs() < 0.000_15)
}

#[test]
fn the_files_are_what_is_made_here() {
    let write = std::env::var_os("KEEL_WRITE_VECTORS").is_some();
    for row in rows() {
        let path = folder().join(format!("{}.json", row.file));
        let made = serde_json::to_string_pretty(&archive(&facts(&row))).unwrap() + "\n";
        if write {
            std::fs::write(&path, &made).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert_eq!(found, made, "{}: made anew with KEEL_WRITE_VECTORS=1", row.file);
    }
}

#[test]
fn every_row_of_the_table() {
    for row in rows() {
        let home = Home::new();
        home.import(&folder().join(format!("{}.json", row.file))).good();
        let report = home.run(&["report", "--as-of", AS_OF, "--json"]).json();
        assert!((level(&row) - row.level).abs() < 0.000_05, "{}", row.file);
        let known = row.days.chars().filter(|k| "10h".contains(*k)).count();
        let active = row.days.chars().filter(|k| *k != 'p').count().min(28);
        let shown = row.days.chars().rev().filter(|k| *k != 'p').take(28).filter(|k| *k != 'u').count();
        assert_eq!(report["coverage"]["active"], active, "{}", row.file);
        assert_eq!(report["coverage"]["known"], shown, "{}", row.file);
        assert!(near(&report["coverage"]["share"], shown as f64 / active as f64), "{}", row.file);
        if known >= 10 {
            let found = &report["level"];
            assert!(near(&found["value"], row.level), "{}: {found}", row.file);
            assert!(near(&found["match"], row.matching), "{}: {found}", row.file);
            assert!(near(&found["days_per_week"], 7.0 * level(&row)), "{}: {found}", row.file);
        } else {
            assert!(report["level"].is_null(), "{}: too few known days", row.file);
        }
        let days = report["days"].as_array().unwrap();
        assert_eq!(days.len(), 28);
        for (found, kind) in days.iter().rev().zip(row.days.chars().rev()) {
            let (name, x) = match kind {
                '1' => ("connected", Some(1.0)),
                'h' => ("connected", Some(0.5)),
                '0' => ("quiet", Some(0.0)),
                'p' => ("paused", None),
                _ => ("unknown", None),
            };
            assert_eq!(found["kind"], name, "{}: {found}", row.file);
            assert_eq!(found["x"].as_f64(), x, "{}: {found}", row.file);
        }
    }
}

/// The last row of section 3: H for the rhythms that are named there.
#[test]
fn half_lives() {
    for (rhythm, half_life) in
        [(0.5, 28.0), (1.0, 24.249), (2.0, 17.146), (3.0, 14.0), (5.0, 10.844), (7.0, 10.0)]
    {
        let row = Row { file: "half-life", rhythm, days: "1".repeat(14), level: 1.0, matching: 7.0 / rhythm };
        let home = Home::new();
        let file = home.write("archive.json", &archive(&facts(&row)).to_string());
        home.import(&file).good();
        let level = &home.run(&["report", "--as-of", AS_OF, "--json"]).json()["level"];
        let found = level["half_life_days"].as_f64().unwrap();
        assert!((found - half_life).abs() < 0.000_6, "{rhythm}: {found}");
        assert!(near(&level["value"], 1.0) && near(&level["match"], row.matching), "{level}");
    }
}
