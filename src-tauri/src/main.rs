//! Starts Evenkeel: reads the few words of the command line, then hands over to the library.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use clap::Parser;
use evenkeel_lib::Options;
use std::path::PathBuf;

/// A private companion that keeps care and people in view.
#[derive(Parser)]
#[command(name = "evenkeel", version)]
struct Args {
    /// Keep the data in this folder instead of the usual one.
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,

    /// Start without a window, for reminders only.
    #[arg(long)]
    hidden: bool,

    /// The present instant, RFC 3339 (test builds only).
    #[cfg(feature = "test-hooks")]
    #[arg(long, value_name = "INSTANT")]
    now: Option<chrono::DateTime<chrono::Utc>>,

    /// How long a minute of nobody being there lasts, in milliseconds (test builds only).
    #[cfg(feature = "test-hooks")]
    #[arg(long, value_name = "MS", default_value_t = 60_000)]
    minute: u64,

    /// The file every "open" dialog answers with (test builds only).
    #[cfg(feature = "test-hooks")]
    #[arg(long, value_name = "FILE")]
    answer_open: Option<PathBuf>,

    /// The file every "save" dialog answers with (test builds only).
    #[cfg(feature = "test-hooks")]
    #[arg(long, value_name = "FILE")]
    answer_save: Option<PathBuf>,
}

fn main() -> std::process::ExitCode {
    let args = Args::parse();
    #[cfg_attr(not(feature = "test-hooks"), allow(unused_mut))]
    let mut options = Options::new(args.data_dir);
    options.hidden = args.hidden;
    #[cfg(feature = "test-hooks")]
    {
        options.clock = args.now.map_or(options.clock, evenkeel_core::clock::Clock::Fixed);
        options.minute = std::time::Duration::from_millis(args.minute);
        options.answer_open = args.answer_open;
        options.answer_save = args.answer_save;
    }
    evenkeel_lib::run(options)
}
