//! Starting other programs, always from the root of the repository.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The error of a task: one or two sentences for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Where cargo builds to.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Tells what is being done. Everything xtask says about itself starts the same way, so it can be found in a log.
pub(crate) fn say(what: impl AsRef<str>) {
    println!("\n== {}", what.as_ref());
}

/// A program to start. What cargo sets for `cargo run` is taken out of its environment: build scripts watch some of
/// these variables, and one build inside the task and one outside it would take turns in making each other stale.
pub(crate) fn cmd<S: AsRef<OsStr>>(program: &str, args: impl IntoIterator<Item = S>) -> Command {
    // On Windows npm is a script, and only its full name can be started.
    let program = if cfg!(windows) && program == "npm" { "npm.cmd" } else { program };
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let own = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
        if own.iter().any(|prefix| name.starts_with(prefix)) || name == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(name.as_ref());
        }
    }
    command
}

/// `cargo` with the arguments, the same cargo that started this task.
pub(crate) fn cargo<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    cmd(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), args)
}

/// Runs to the end; its output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(match status.code() {
            Some(code) => format!("`{shown}` ended with exit code {code}."),
            None => format!("`{shown}` was stopped ({status})."),
        }),
        Err(why) => Err(format!("`{shown}` could not be started: {why}.")),
    }
}

/// Runs to the end and hands back what it printed; `None` if it cannot be started or does not end well.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let out = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_string())
}

/// Whether a program can be found.
pub(crate) fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    let name = if cfg!(windows) { format!("{program}.exe") } else { program.to_string() };
    std::env::split_paths(&path).any(|dir| dir.join(&name).is_file())
}

/// The command as a person would type it.
pub(crate) fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let short = |word: &OsStr| {
        let word = word.to_string_lossy();
        let word = word.strip_prefix(&format!("{}/", root().display())).unwrap_or(&word).to_string();
        if word.ends_with("/bin/cargo") { "cargo".to_string() } else { word }
    };
    words.map(short).collect::<Vec<_>>().join(" ")
}

/// A folder of its own that is removed when it goes out of scope.
pub(crate) struct TempDir(PathBuf);

impl TempDir {
    /// Makes a new folder whose name begins with `name`.
    pub(crate) fn new(name: &str) -> Outcome<Self> {
        let base = std::env::temp_dir();
        for n in 0..1000 {
            let dir = base.join(format!("{name}-{}-{n}", std::process::id()));
            match std::fs::create_dir(&dir) {
                Ok(()) => return Ok(Self(dir)),
                Err(why) if why.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(why) => return Err(format!("No folder could be made in {}: {why}.", base.display())),
            }
        }
        Err(format!("No free folder name was found in {}.", base.display()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
