//! Building the app and filling it with example data.

use crate::cmd::{Outcome, cargo, cmd, run, say, target};
use std::path::{Path, PathBuf};

/// The one set of features every task builds with in the dev profile. Two sets would compile the window's libraries
/// twice; `tauri/test` is in it because the integration tests need it and would otherwise bring a second copy.
pub(crate) const FEATURES: &str = "evenkeel/bundled-ui,evenkeel/test-hooks,tauri/test";

/// The day on which example data ends, and the clock of every picture and end-to-end test.
pub(crate) const AS_OF: &str = "2026-11-23";

/// How the programs are built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build.
    Dev,
    /// As it is given to people; for measuring.
    Release,
}

/// Builds the pages of the window into ui/dist.
pub(crate) fn build_ui() -> Outcome {
    run(&mut cmd("npm", ["run", "--silent", "build"]))
}

/// Builds the window and keel.
pub(crate) fn build(profile: Profile) -> Outcome {
    say("Building the pages");
    build_ui()?;
    say("Building the window and keel (the first time takes about ten minutes on two cores)");
    run(&mut cargo(match profile {
        // `--test one_build` makes cargo settle features as it does for tests; without it, the libraries of the
        // window would be compiled once for `run` and once more for `test`.
        Profile::Dev => vec!["build", "--workspace", "--bins", "--test", "one_build", "--features", FEATURES],
        Profile::Release => {
            vec!["build", "--release", "--bins", "--features", "evenkeel/bundled-ui,evenkeel/test-hooks"]
        }
    }))
}

/// The path of a built program, `evenkeel` or `keel`.
pub(crate) fn program(name: &str, profile: Profile) -> PathBuf {
    let folder = if profile == Profile::Dev { "debug" } else { "release" };
    target().join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Fills a data folder with a plainly fictional archive: `size` is `year`, `ten-years` or `100k`.
pub(crate) fn example(data: &Path, size: &str, profile: Profile) -> Outcome {
    let keel = program("keel", profile).display().to_string();
    let archive = data.with_extension("json");
    let out = archive.display().to_string();
    run(&mut cmd(&keel, ["example", "--size", size, "--seed", "1", "--as-of", AS_OF, "--out", &out]))?;
    let data = data.display().to_string();
    run(&mut cmd(&keel, ["--data-dir", &data, "import", &out]))?;
    std::fs::remove_file(&archive).map_err(|why| format!("{out} cannot be removed: {why}."))
}
