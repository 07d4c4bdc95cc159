//! Measuring: how long a command takes, how much memory a program and its children hold.

use crate::cmd::{Outcome, read, show};
use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What was measured over several runs.
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    /// Runs a command `runs` times, after one run that is not counted (the first one warms the file cache). The
    /// command is made anew each time, with the number of the run.
    pub(crate) fn take(runs: usize, command: impl Fn(usize) -> Command) -> Outcome<Self> {
        let mut times = Vec::new();
        for number in 0..=runs {
            let mut command = command(number);
            let begun = Instant::now();
            let out = command.stdin(Stdio::null()).output();
            let took = begun.elapsed();
            match out {
                Ok(out) if out.status.success() => {}
                Ok(out) => {
                    let said = String::from_utf8_lossy(&out.stderr).to_string();
                    return Err(format!("`{}` did not end well:\n{said}", show(&command)));
                }
                Err(why) => return Err(format!("`{}` could not be started: {why}.", show(&command))),
            }
            if number > 0 {
                times.push(took);
            }
        }
        times.sort();
        Ok(Self(times))
    }

    /// Times that were measured elsewhere.
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    fn at(&self, part: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        // The list is short; rounding to an entry is as exact as it gets.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let index = (part * last as f64).round() as usize;
        self.0.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

/// The table of a bench, in Markdown.
pub(crate) struct Table(String);

impl Table {
    /// A table under a line that says on which machine and at which commit it was measured.
    pub(crate) fn new() -> Self {
        let mut table = Self(format!("{}\n\n", machine()));
        table.0.push_str("| What | Middle | Fastest | Slowest | Runs |\n|---|---:|---:|---:|---:|\n");
        table
    }

    /// A row of times in milliseconds.
    pub(crate) fn times(&mut self, what: &str, samples: &Samples) {
        let (middle, first, last) = (samples.at(0.5), samples.at(0.0), samples.at(1.0));
        let runs = samples.0.len();
        let _ = writeln!(self.0, "| {what} | {middle:.1} ms | {first:.1} ms | {last:.1} ms | {runs} |");
    }

    /// A row with one value that has its unit with it.
    pub(crate) fn value(&mut self, what: &str, value: &str) {
        let _ = writeln!(self.0, "| {what} | {value} | | | 1 |");
    }

    /// A row that is written already.
    pub(crate) fn row(&mut self, row: &str) {
        let _ = writeln!(self.0, "{row}");
    }

    pub(crate) fn print(&self) {
        println!("\n{}", self.0);
    }
}

/// Processor, memory, system and commit, so that a number is never read without them.
fn machine() -> String {
    let file = |path| std::fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_string();
        line.split_once([':', '=']).map(|(_, value)| value.trim().trim_matches('"').to_string())
    };
    let processor =
        field(&file("/proc/cpuinfo"), "model name").unwrap_or_else(|| std::env::consts::ARCH.into());
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory = field(&file("/proc/meminfo"), "MemTotal")
        .and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .map_or_else(String::new, |kib| format!(", {} GiB", kib.div_ceil(1024 * 1024)));
    let system =
        field(&file("/etc/os-release"), "PRETTY_NAME").unwrap_or_else(|| std::env::consts::OS.into());
    let commit = read(&mut crate::cmd::cmd("git", ["rev-parse", "--short", "HEAD"]));
    let commit = commit.map_or_else(String::new, |id| format!(", commit {id}"));
    format!("{processor}, {cores} cores{memory}, {system}{commit}, release build")
}

/// The process id of the program called `name` below process `top`, and the memory that it and its children hold, in
/// MiB (PSS: pages shared with others count in part). `None` when it is not running, or when it may not be looked at:
/// the window hides its memory from everybody but the administrator.
pub(crate) fn memory(top: u32, name: &str) -> Option<(u32, u64)> {
    let processes: Vec<(u32, u32, String)> = std::fs::read_dir("/proc")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            // `pid (name) state parent …`; the name may itself hold blanks and brackets.
            let (head, tail) = stat.rsplit_once(')')?;
            let parent = tail.split_whitespace().nth(1)?.parse().ok()?;
            Some((pid, parent, head.split_once('(')?.1.to_string()))
        })
        .collect();
    let below = |top: u32| {
        let mut all = vec![top];
        let mut next = 0;
        while let Some(&parent) = all.get(next) {
            all.extend(processes.iter().filter(|p| p.1 == parent).map(|p| p.0));
            next += 1;
        }
        all
    };
    let app = below(top).into_iter().find(|pid| processes.iter().any(|p| p.0 == *pid && p.2 == name))?;
    let share = |pid: u32| {
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:"))?.to_string();
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    share(app)?;
    Some((app, below(app).into_iter().filter_map(share).sum::<u64>() / 1024))
}
