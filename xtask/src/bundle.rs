//! `bundle`: installers for the system this runs on.

use crate::cmd::{Outcome, cmd, run, say, target};
use crate::setup::{self, Need};

/// Builds installers through the Tauri CLI; the arguments are passed on, for example `--bundles deb,rpm`.
pub(crate) fn bundle(args: &[String]) -> Outcome {
    setup::ready(Need::Build)?;
    crate::app::build_ui()?;
    say("Building installers");
    // npm takes what stands before `--` for itself.
    let given = ["exec", "--offline", "--", "tauri", "build"].map(String::from);
    run(&mut cmd("npm", given.iter().chain(args)))?;
    say(format!("They are in {}", target().join("release").join("bundle").display()));
    Ok(())
}
