//! `cargo xtask …`: sets up, builds, runs, tests and measures Evenkeel. Plain Rust, no dependencies, so that it
//! starts within seconds on a machine that has nothing but Rust.

mod app;
mod bench;
mod bundle;
mod cmd;
mod display;
mod measure;
mod packages;
mod painted;
mod run;
mod setup;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <task>

  run [-- APP ARGUMENTS]   set up, build and open the window; without a screen, take pictures of it instead
  test                     set up and run every check and test there is
  check                    formatting, lints and types only (quick)
  demo                     the window on a fictional year, in a folder that is thrown away
  screens [FOLDER]         pictures of every screen, light and dark (default folder: target/screens)
  bench [PART]             measure (keel, window, reminders; else all), and print a table for docs/performance.md
  bundle [TAURI ARGUMENTS] installers for this system
  setup                    only what the other tasks need: system packages and npm packages
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--").collect();
    let (task, rest) = match args.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", &[][..]),
    };
    let result = match task {
        "run" => run::run(rest),
        "demo" => run::demo(),
        "screens" => run::screens(rest.first().map(String::as_str)),
        "test" => test::test(),
        "check" => test::check(),
        "bench" => bench::bench(rest.first().map(String::as_str)),
        "bundle" => bundle::bundle(rest),
        "setup" => setup::ready(setup::Need::Window),
        "help" | "-h" | "--help" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(format!("There is no task `{other}`.\n\n{USAGE}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{}", why.trim_end());
            ExitCode::FAILURE
        }
    }
}
