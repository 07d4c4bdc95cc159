//! Makes a computer ready: checks Rust and Node, installs what is missing where it may (Debian and Ubuntu), and
//! says in words what is missing elsewhere.

use crate::cmd::{Outcome, cargo, cmd, on_path, read, root, run, say};
use crate::packages::{BUILD, Package, Sign, WINDOW};
use std::io::IsTerminal;

/// Oldest versions that build this repository; Rust's is the one in Cargo.toml.
const RUST: (u32, u32) = (1, 95);
const NODE: (u32, u32) = (20, 19);

/// How much of the set-up a task needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Build, and open the window on a screen that is there.
    Build,
    /// Also drive the window without a screen.
    Window,
}

/// Makes everything ready that a task needs. Does nothing, quickly, when all is there.
pub(crate) fn ready(need: Need) -> Outcome {
    tools()?;
    let mut wanted: Vec<&Package> = BUILD.iter().collect();
    if need == Need::Window {
        wanted.extend(WINDOW);
    }
    if cfg!(target_os = "linux") {
        if on_path("dpkg-query") && on_path("apt-get") { debian(&wanted)? } else { other_linux(&wanted)? }
    } else {
        elsewhere(need)?;
    }
    npm()
}

fn tools() -> Outcome {
    let rust = version(&read(&mut cmd("rustc", ["--version"])).unwrap_or_default());
    if rust.is_none_or(|found| found < RUST) {
        return Err(format!(
            "Evenkeel needs Rust {}.{} or newer{}: install it from https://rustup.rs or run `rustup update stable`.",
            RUST.0,
            RUST.1,
            found(rust)
        ));
    }
    for part in ["clippy", "fmt"] {
        if read(&mut cargo([part, "--version"])).is_none() {
            return Err(
                "Rust's clippy and rustfmt are missing: run `rustup component add clippy rustfmt`.".into()
            );
        }
    }
    let node = version(&read(&mut cmd("node", ["--version"])).unwrap_or_default());
    // 21 and the first versions of 22 lack what the build of the window needs; so does everything before 20.19.
    let fits = node.is_some_and(|n| n >= NODE && n.0 != 21 && (n.0 != 22 || n.1 >= 12));
    if !fits {
        return Err(format!(
            "Evenkeel needs Node.js {}.{} or newer (or 22.12 or newer){}: install it from https://nodejs.org.",
            NODE.0,
            NODE.1,
            found(node)
        ));
    }
    if read(&mut cmd("npm", ["--version"])).is_none() {
        return Err(
            "Evenkeel needs npm, which comes with Node.js: install it from https://nodejs.org.".into()
        );
    }
    Ok(())
}

fn found(version: Option<(u32, u32)>) -> String {
    version.map_or_else(|| " and found none".into(), |(major, minor)| format!(" and found {major}.{minor}"))
}

/// The first two numbers of `rustc 1.95.0 (…)` or `v20.19.1`.
fn version(line: &str) -> Option<(u32, u32)> {
    let numbers = line.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut parts = numbers.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u32>);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

fn debian(wanted: &[&Package]) -> Outcome {
    let names = wanted.iter().map(|p| p.debian);
    let format = ["-W", "-f", "${Package} ${db:Status-Status}\n"];
    // dpkg-query ends with an error when it does not know a name, and still prints the others.
    let out = cmd("dpkg-query", format.into_iter().chain(names)).output().map_err(|e| e.to_string())?;
    let installed = String::from_utf8_lossy(&out.stdout).to_string();
    let there = |p: &Package| installed.lines().any(|line| line == format!("{} installed", p.debian));
    let missing: Vec<&&Package> = wanted.iter().filter(|p| !there(p)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say("Set-up: these system packages are missing");
    for package in &missing {
        println!("   {:<30} {}", package.debian, package.why);
    }
    let names: Vec<&str> = missing.iter().map(|p| p.debian).collect();
    let by_hand = format!("sudo apt-get update && sudo apt-get install -y {}", names.join(" "));
    let root = read(&mut cmd("id", ["-u"])).as_deref() == Some("0");
    let sudo = on_path("sudo")
        && (std::io::stdin().is_terminal() || read(&mut cmd("sudo", ["-n", "true"])).is_some());
    if !root && !sudo {
        return Err(format!(
            "They can only be installed by an administrator. Please run this line, then start again:\n  {by_hand}"
        ));
    }
    let apt = |args: &[&str]| {
        let mut line = if root { vec![] } else { vec!["sudo"] };
        line.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]);
        line.extend(args);
        run(&mut cmd(line[0], &line[1..]))
    };
    say("Set-up: installing them with apt-get (a few minutes on a new machine)");
    apt(&["update", "-q"])
        .and_then(|()| {
            let mut args = vec!["install", "-y", "-q", "--no-install-recommends"];
            args.extend(&names);
            apt(&args)
        })
        .map_err(|why| {
            format!("{why}\nThe packages could not be installed. By hand it is this line:\n  {by_hand}")
        })
}

fn other_linux(wanted: &[&Package]) -> Outcome {
    let has_library = |name: &str| read(&mut cmd("pkg-config", ["--exists", name])).is_some();
    let there = |p: &Package| match p.sign {
        Sign::Library(name) => has_library(name),
        Sign::Program(name) => on_path(name),
        Sign::None => true,
    };
    let missing: Vec<&&Package> = wanted.iter().filter(|p| !there(p)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.iter().map(|p| {
        let sign = match p.sign {
            Sign::Library(name) => format!("library {name}"),
            Sign::Program(name) => format!("program {name}"),
            Sign::None => String::new(),
        };
        format!("  {sign:<36} {} (Debian: {})", p.why, p.debian)
    });
    Err(format!(
        "These are missing; please install them with your system's package manager, then start again:\n{}\n\
         Names for your system: https://v2.tauri.app/start/prerequisites/#linux",
        list.collect::<Vec<_>>().join("\n")
    ))
}

fn elsewhere(need: Need) -> Outcome {
    if cfg!(target_os = "macos") && read(&mut cmd("xcode-select", ["-p"])).is_none() {
        return Err("Apple's command line tools are missing: run `xcode-select --install`.".into());
    }
    if cfg!(windows) && !on_path("perl") {
        return Err("Perl is missing (the database's cryptography is configured with it): run `winget install StrawberryPerl.StrawberryPerl`.".into());
    }
    if need == Need::Window {
        say("The real window is driven by tests on Linux only; those steps are left out here.");
    }
    Ok(())
}

/// Installs the npm packages when the lock file is another one than last time. No package may run a script of its
/// own while it is installed.
fn npm() -> Outcome {
    let lock = root().join("package-lock.json");
    let stamp = root().join("node_modules").join(".installed-from");
    let wanted = std::fs::read(&lock).map_err(|why| format!("{} cannot be read: {why}.", lock.display()))?;
    if std::fs::read(&stamp).is_ok_and(|last| last == wanted) {
        return Ok(());
    }
    say("Set-up: installing the npm packages named in package-lock.json");
    run(&mut cmd("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    std::fs::write(&stamp, wanted).map_err(|why| format!("{} cannot be written: {why}.", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read_from_what_the_tools_print() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("v20.19.1"), Some((20, 19)));
        assert_eq!(version(""), None);
        assert_eq!(version("rustc"), None);
    }
}
