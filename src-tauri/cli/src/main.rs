//! `keel`: Evenkeel without a window. It reads and writes the same folder through the same core, takes no lock of its
//! own (SQLite's is enough, also beside the open window) and never writes that a day was used: only opening the window
//! does (A14).

mod args;
mod commands;
mod output;
mod secret;

use clap::{CommandFactory, FromArgMatches};
use evenkeel_core::clock::Clock;
use evenkeel_core::words::Words;
use std::process::ExitCode;

fn main() -> ExitCode {
    evenkeel_core::signals::survive_the_limit_for_file_sizes();
    let words = Words::english();
    // clap answers wrong use by itself, with code 2, and help with code 0.
    let matches = args::worded(args::Args::command(), &words).get_matches();
    let args = args::Args::from_arg_matches(&matches).unwrap_or_else(|e| e.exit());
    let json = args.command.json();
    let answered = commands::run(args, &words, Clock::System).and_then(|text| Ok(output::print(&text)?));
    match answered {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::complain(&failure, &words, json);
            ExitCode::FAILURE
        }
    }
}
