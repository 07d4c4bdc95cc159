//! `run`, `demo` and `screens`: the window itself.

use crate::app::{self, AS_OF, Profile};
use crate::cmd::{Outcome, TempDir, cmd, root, run as start, say, target};
use crate::display::{Screen, has_screen};
use crate::setup::{self, Need};

/// Opens the window with the given arguments. Where there is no screen, takes pictures of every screen instead, so
/// that the result can still be looked at.
pub(crate) fn run(args: &[String]) -> Outcome {
    if !has_screen() {
        say(
            "There is no screen here (DISPLAY and WAYLAND_DISPLAY are not set): taking pictures of the window",
        );
        return screens(None);
    }
    setup::ready(Need::Build)?;
    app::build(Profile::Dev)?;
    say("Opening the window; close it to end");
    start(&mut cmd(&app::program("evenkeel", Profile::Dev).display().to_string(), args))
}

/// Opens the window on a fictional year in a folder that is removed afterwards.
pub(crate) fn demo() -> Outcome {
    if !has_screen() {
        return Err("A demo needs a screen; `cargo xtask screens` takes pictures without one.".into());
    }
    setup::ready(Need::Build)?;
    app::build(Profile::Dev)?;
    let folder = TempDir::new("evenkeel-demo")?;
    let data = folder.path().join("data");
    app::example(&data, "year", Profile::Dev)?;
    say("Opening the window on a fictional year; nothing in it is kept");
    let data = data.display().to_string();
    let now = format!("{AS_OF}T10:00:00Z");
    let evenkeel = app::program("evenkeel", Profile::Dev).display().to_string();
    start(&mut cmd(&evenkeel, ["--data-dir", &data, "--now", &now]))
}

/// Drives the real window through every screen, light and dark, and saves a picture of each.
pub(crate) fn screens(folder: Option<&str>) -> Outcome {
    setup::ready(Need::Window)?;
    app::build(Profile::Dev)?;
    let folder = folder.map_or_else(|| target().join("screens"), |given| root().join(given));
    say(format!("Taking pictures into {}", folder.display()));
    let screen = Screen::start()?;
    let folder = folder.display().to_string();
    let mut pictures = screen.cmd("node", &["tests/e2e/screens.mjs", &folder]);
    start(with_programs(&mut pictures))
}

/// Tells the scripts in tests/ which programs to drive.
pub(crate) fn with_programs(command: &mut std::process::Command) -> &mut std::process::Command {
    command
        .env("EVENKEEL_BIN", app::program("evenkeel", Profile::Dev))
        .env("KEEL_BIN", app::program("keel", Profile::Dev))
        .env("EVENKEEL_AS_OF", AS_OF)
}
