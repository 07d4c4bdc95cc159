//! From the start of a program to its window standing still on the screen, seen from outside: the same measure for
//! Evenkeel and for any other program.

use crate::cmd::{Outcome, cmd, run};
use crate::display::Screen;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How long the picture must stand still to count as painted.
const STILL: Duration = Duration::from_millis(1500);
/// After this long a window counts as one that never stands still.
const LONGEST: Duration = Duration::from_secs(20);

/// Starts `program` `runs` times after one run that is not counted, and gives the times until the last change.
pub(crate) fn painted(program: &str, args: &[&str], runs: usize) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    for number in 0..=runs {
        // A screen of its own for each run: nothing of the run before is left on it.
        let screen = Screen::start()?;
        let empty = picture(&screen)?;
        let begun = Instant::now();
        let mut child = screen
            .cmd(program, args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("`{program}` could not be started: {why}."))?;
        let took = still(&screen, empty, begun);
        end(&mut child);
        if number > 0 {
            times.push(took?);
        }
    }
    Ok(times)
}

fn still(screen: &Screen, empty: u64, begun: Instant) -> Outcome<Duration> {
    let (mut last, mut changed) = (empty, None);
    while begun.elapsed() < LONGEST {
        // The time before the picture is taken: what it shows was there no later.
        let at = begun.elapsed();
        let now = picture(screen)?;
        if now != last {
            (last, changed) = (now, Some(at));
        } else if changed.is_some_and(|c| begun.elapsed() - c > STILL) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    changed.ok_or_else(|| "The window never came up.".into())
}

fn picture(screen: &Screen) -> Outcome<u64> {
    let mut xwd = screen.tool("xwd", &["-root", "-silent"]);
    let out = xwd.output().map_err(|why| format!("`xwd` (package x11-apps) could not be started: {why}."))?;
    let mut hasher = DefaultHasher::new();
    out.stdout.hash(&mut hasher);
    Ok(hasher.finish())
}

/// Ends the program through the bus that was started for it, so that nothing outlives the run.
fn end(child: &mut Child) {
    let bus = child.id().to_string();
    let _ = run(cmd("pkill", ["-TERM", "-P", &bus]).stdout(Stdio::null()));
    let _ = child.wait();
}
