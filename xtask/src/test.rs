//! `test` and `check`: every step with its name and its time, stopping at the first red one.

use crate::app::{self, FEATURES};
use crate::cmd::{Outcome, cargo, cmd, read, root, run};
use crate::display::Screen;
use crate::run::with_programs;
use crate::setup::{self, Need};
use std::time::{Duration, Instant};

/// How a step ended well.
enum Done {
    Passed,
    /// Left out, and why.
    Skipped(&'static str),
}

type Step = (&'static str, fn() -> Outcome<Done>);

/// Order: what is quick or most often red comes first, and the pages come before every build that carries them.
const ALL: &[Step] = &[
    ("set-up", || passed(setup::ready(Need::Window))),
    ("Rust format", || passed(run(&mut cargo(["fmt", "--all", "--check"])))),
    ("UI lint", || npm("lint")),
    ("UI types", || npm("check")),
    ("UI unit tests", || npm("test")),
    ("UI build", || passed(app::build_ui())),
    ("licences and sources", deny),
    ("Rust lint", clippy),
    ("build (app, keel, tests)", build),
    ("Rust tests", rust_tests),
    ("end-to-end tests", || window_tests("tests/e2e")),
    ("fault tests", || window_tests("tests/faults")),
];

const QUICK: &[&str] = &["set-up", "Rust format", "UI lint", "UI types", "UI build", "Rust lint"];

/// Everything there is.
pub(crate) fn test() -> Outcome {
    steps("test", ALL)
}

/// Formatting, lints and types.
pub(crate) fn check() -> Outcome {
    let quick: Vec<Step> = ALL.iter().filter(|(name, _)| QUICK.contains(name)).copied().collect();
    steps("check", &quick)
}

fn steps(task: &str, steps: &[Step]) -> Outcome {
    let start = Instant::now();
    let mut lines = Vec::new();
    let mut passed = 0;
    let mut red = None;
    for (number, (name, step)) in steps.iter().enumerate() {
        println!("\n== [{}/{}] {name}", number + 1, steps.len());
        let begun = Instant::now();
        let result = step();
        let took = clock(begun.elapsed());
        let word = match &result {
            Ok(Done::Passed) => {
                passed += 1;
                "passed".to_string()
            }
            Ok(Done::Skipped(why)) => format!("left out: {why}"),
            Err(_) => "FAILED".to_string(),
        };
        println!("   {name}: {word}, {took}");
        lines.push(format!("   {took:>9}  {name}: {word}"));
        if let Err(why) = result {
            red = Some((name, why));
            break;
        }
    }
    println!("\n== Summary of `cargo xtask {task}`, {}", clock(start.elapsed()));
    println!("{}", lines.join("\n"));
    // The last line is the same in both cases: how many passed and how many failed.
    match red {
        None => {
            println!("{passed} passed, 0 failed");
            Ok(())
        }
        Some((name, why)) => {
            println!("\nStopped at \"{name}\": {why}");
            Err(format!("{passed} passed, 1 failed"))
        }
    }
}

fn passed(outcome: Outcome) -> Outcome<Done> {
    outcome.map(|()| Done::Passed)
}

fn npm(script: &str) -> Outcome<Done> {
    passed(run(&mut cmd("npm", ["run", "--silent", script])))
}

fn deny() -> Outcome<Done> {
    if read(&mut cargo(["deny", "--version"])).is_none() {
        return Ok(Done::Skipped("cargo-deny is not installed; the workflow on the server runs it"));
    }
    passed(run(&mut cargo(["deny", "--workspace", "check", "licenses", "bans", "sources"])))
}

// The next three name the same packages, targets and features, so that every library is compiled once for checking
// and once for running, and never again.

fn clippy() -> Outcome<Done> {
    let what = ["clippy", "--locked", "--workspace", "--all-targets", "--features", FEATURES];
    passed(run(&mut cargo(what.into_iter().chain(["--", "-D", "warnings"]))))
}

fn build() -> Outcome<Done> {
    passed(run(&mut cargo(["build", "--locked", "--workspace", "--all-targets", "--features", FEATURES])))
}

fn rust_tests() -> Outcome<Done> {
    passed(run(&mut cargo(["test", "--locked", "--workspace", "--features", FEATURES])))
}

/// Runs every `*.test.mjs` of a folder against the programs just built, one file after the other: two windows at
/// once would be one too many for the bus and for two cores.
fn window_tests(folder: &str) -> Outcome<Done> {
    if !cfg!(target_os = "linux") {
        return Ok(Done::Skipped("the real window is driven on Linux only"));
    }
    let entries =
        std::fs::read_dir(root().join(folder)).map_err(|why| format!("{folder} cannot be read: {why}."))?;
    let mut files: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("There is no *.test.mjs in {folder}."));
    }
    let mut args = vec!["--test", "--test-force-exit", "--test-concurrency=1", "--test-reporter=spec"];
    args.extend(files.iter().map(String::as_str));
    let screen = Screen::start()?;
    passed(run(with_programs(&mut screen.cmd("node", &args))))
}

/// A duration as `4 min 07 s` or `7.3 s`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, QUICK, clock};
    use std::time::Duration;

    #[test]
    fn every_quick_step_is_a_step() {
        for name in QUICK {
            assert!(ALL.iter().any(|(step, _)| step == name), "{name}");
        }
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(clock(Duration::from_millis(7_340)), "7.3 s");
        assert_eq!(clock(Duration::from_secs(247)), "4 min 07 s");
    }
}
