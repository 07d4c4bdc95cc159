//! `bench`: numbers for docs/performance.md, measured on a release build with fictional data.

use crate::app::{self, AS_OF, FEATURES, Profile};
use crate::cmd::{Outcome, TempDir, cargo, cmd, run, say, show};
use crate::display::Screen;
use crate::measure::{Samples, Table, memory};
use crate::painted::painted;
use crate::setup::{self, Need};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long the window is left alone before its memory is read.
const SETTLE: Duration = Duration::from_secs(10);

/// What can be measured by itself.
const PARTS: [&str; 4] = ["keel", "window", "reminders", "large"];

/// Measures all, or only one part, and prints one table.
pub(crate) fn bench(only: Option<&str>) -> Outcome {
    if let Some(other) = only.filter(|part| !PARTS.contains(part)) {
        return Err(format!(
            "`{other}` cannot be measured; it is one of {}, or nothing for all.",
            PARTS.join(", ")
        ));
    }
    let wanted = |part| only.is_none_or(|only| only == part);
    setup::ready(Need::Window)?;
    app::build(Profile::Release)?;
    let folder = TempDir::new("evenkeel-bench")?;
    let mut table = Table::new();
    if wanted("keel") {
        without_window(folder.path(), &mut table)?;
    }
    if wanted("window") {
        window(folder.path(), &mut table)?;
    }
    if wanted("reminders") {
        reminders(&mut table)?;
    }
    if wanted("large") {
        say("Measuring: over a million rows (about two minutes, after a build)");
        ignored("integration", &mut table)?;
    }
    table.print();
    Ok(())
}

fn keel(data: &Path, args: &[&str]) -> Command {
    let mut command = cmd(&app::program("keel", Profile::Release).display().to_string(), ["--data-dir"]);
    command.arg(data).args(args);
    command
}

/// Report and save, through keel. The floor is a start of the same program that opens nothing.
fn without_window(folder: &Path, table: &mut Table) -> Outcome {
    let large = folder.join("100k");
    say("Measuring: filling a folder with 100,000 contacts");
    app::example(&large, "100k", Profile::Release)?;
    say("Measuring: report and save");
    table.times("floor: start `keel --version`", &Samples::take(20, |_| keel(&large, &["--version"]))?);
    let report = |_| keel(&large, &["report", "--as-of", AS_OF, "--json"]);
    table.times("report over 100,000 contacts, whole process", &Samples::take(7, report)?);
    // The last run's number ends up in the minutes, so that no two entries are alike.
    let save = |run: usize| {
        let start = format!("{AS_OF}T09:{:02}:00", run % 60);
        keel(&large, &["log", "contact", "--at", &start, "--channel", "call"])
    };
    table.times("save one contact among 100,000, whole process", &Samples::take(20, save)?);
    Ok(())
}

/// The program that stays without a window: tests that are left out of the usual run print their rows themselves.
fn reminders(table: &mut Table) -> Outcome {
    if !cfg!(target_os = "linux") {
        say("Reminders are measured on Linux only");
        return Ok(());
    }
    say("Measuring: a hundred reminders, five idle minutes, fifty windows (about 15 minutes)");
    ignored("reminders", table)
}

/// Runs the tests that are left out of the usual run; they print rows of the table.
fn ignored(test: &str, table: &mut Table) -> Outcome {
    let what = ["test", "--release", "--locked", "-p", "evenkeel", "--features", FEATURES, "--test", test];
    let how = ["--", "--ignored", "--nocapture", "--test-threads", "1"];
    let mut tests = cargo(what.into_iter().chain(how));
    rows(&mut tests, table)
}

/// Runs what measures by itself and prints rows of the table among other things.
fn rows(command: &mut Command, table: &mut Table) -> Outcome {
    let out = command.stderr(Stdio::inherit()).output();
    let out = out.map_err(|why| format!("`{}` could not be started: {why}.", show(command)))?;
    let said = String::from_utf8_lossy(&out.stdout);
    if !out.status.success() {
        return Err(format!("The measurement did not end well:\n{said}"));
    }
    said.lines().filter(|line| line.starts_with("| ")).for_each(|row| table.row(row));
    Ok(())
}

/// Memory of the window with ten years of notes.
fn window(folder: &Path, table: &mut Table) -> Outcome {
    if !cfg!(target_os = "linux") {
        say("The window is measured on Linux only");
        return Ok(());
    }
    let data = folder.join("ten-years");
    say("Measuring: filling a folder with ten years of notes");
    app::example(&data, "ten-years", Profile::Release)?;
    say("Measuring: memory of the open window");
    let screen = Screen::start()?;
    let evenkeel = app::program("evenkeel", Profile::Release).display().to_string();
    let data = data.display().to_string();
    let now = format!("{AS_OF}T10:00:00Z");
    let mut app = screen
        .cmd(&evenkeel, &["--data-dir", &data, "--now", &now])
        .spawn()
        .map_err(|why| format!("The window could not be started: {why}."))?;
    std::thread::sleep(SETTLE);
    let why = "The window's memory cannot be read: it has closed, or this is not run as root, from whom alone it does not hide.";
    let (pid, held) = memory(app.id(), "evenkeel").ok_or(why)?;
    // Ending the window itself lets its session bus end with it.
    run(&mut cmd("kill", [pid.to_string()]))?;
    let _ = app.wait();
    table.value(
        "memory of the window and its web view, ten years of notes, after 10 s",
        &format!("{held} MiB"),
    );
    say("Measuring: Connection over 100,000 contacts");
    let screen = Screen::start()?;
    let mut paint = screen.cmd("node", &["tests/e2e/paint.mjs"]);
    paint.env("EVENKEEL_BIN", &evenkeel).env("KEEL_BIN", app::program("keel", Profile::Release));
    rows(&mut paint, table)?;
    say("Measuring: start to painted window");
    let args = ["--data-dir", &data, "--now", &now];
    table.times("start to painted window, ten years of notes", &Samples::of(painted(&evenkeel, &args, 7)?));
    // The peer: the diary for GTK that paints fastest of those Debian has, where it is installed.
    for peer in ["lifeograph"] {
        if cmd("which", [peer]).output().is_ok_and(|out| out.status.success()) {
            let what = format!("peer: start of `{peer}` to painted window, its start page");
            table.times(&what, &Samples::of(painted(peer, &[], 7)?));
        }
    }
    Ok(())
}
