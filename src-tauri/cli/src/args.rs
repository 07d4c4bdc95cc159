//! What can be typed. The help's words come from the catalogue ([`worded`]), so nothing here has any.

use chrono::NaiveDateTime;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use evenkeel_core::domain::contact::MAX_MINUTES;
use evenkeel_core::domain::{Channel, Day, Direction, LocalTime, Mark};
use evenkeel_core::words::Words;
use std::path::PathBuf;

/// `keel`.
#[derive(Debug, Parser)]
#[command(name = "keel", version, disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Args {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What keel can be asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        json: bool,
    },
    Export {
        #[arg(long, value_enum)]
        format: Format,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[arg(long)]
        salvage: bool,
    },
    Report {
        #[arg(long, value_name = "DATE", value_parser = day)]
        as_of: Option<Day>,
        #[arg(long)]
        json: bool,
    },
    Agenda {
        #[arg(long, value_name = "DATE", value_parser = day)]
        from: Day,
        #[arg(long, value_name = "DATE", value_parser = day)]
        to: Day,
        #[arg(long)]
        json: bool,
    },
    Log {
        #[command(subcommand)]
        what: Log,
    },
    Undo {
        #[arg(long)]
        json: bool,
    },
    Redo {
        #[arg(long)]
        json: bool,
    },
    Check {
        #[arg(long)]
        accept_lost: bool,
        #[arg(long)]
        json: bool,
    },
    Backup {
        #[arg(long, value_name = "DIR", conflicts_with = "out")]
        to: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[arg(long, conflicts_with_all = ["to", "out"])]
        list: bool,
        #[arg(long)]
        json: bool,
    },
    Restore {
        #[arg(value_name = "BACKUP")]
        backup: PathBuf,
        #[arg(long)]
        preview: bool,
        #[arg(long, value_name = "FILE")]
        backup_passphrase_file: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    Protect {
        #[arg(long)]
        json: bool,
    },
    Unprotect {
        #[arg(long)]
        json: bool,
    },
    #[command(hide = true)]
    Example {
        #[arg(long, value_enum, default_value = "year")]
        size: Size,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[arg(long, value_name = "DATE", value_parser = day)]
        as_of: Option<Day>,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// What can be noted.
#[derive(Debug, Subcommand)]
pub(crate) enum Log {
    Contact(Touch),
}

/// A contact as typed.
#[derive(Debug, clap::Args)]
pub(crate) struct Touch {
    #[arg(long = "with", value_name = "NAME")]
    pub(crate) with: Vec<String>,
    #[arg(long, value_name = "MARKS", value_delimiter = ',', value_parser = word(Mark::ALL, Mark::as_str))]
    pub(crate) marks: Vec<Mark>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=i64::from(MAX_MINUTES)))]
    pub(crate) minutes: Option<u32>,
    #[arg(long, value_name = "LOCALTIME", value_parser = local_time)]
    pub(crate) at: Option<LocalTime>,
    #[arg(long, default_value = "in_person", value_parser = word(Channel::ALL, Channel::as_str))]
    pub(crate) channel: Channel,
    #[arg(long, default_value = "received", value_parser = word(Direction::ALL, Direction::as_str))]
    pub(crate) direction: Direction,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) note: String,
    #[arg(long)]
    pub(crate) tried: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

/// Formats that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Json,
}

/// Sizes of the example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    Year,
    TenYears,
    #[value(name = "100k")]
    HundredThousand,
}

impl Command {
    /// Whether the answer is for a program.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::Import { json, .. }
            | Self::Report { json, .. }
            | Self::Agenda { json, .. }
            | Self::Undo { json }
            | Self::Redo { json }
            | Self::Check { json, .. }
            | Self::Backup { json, .. }
            | Self::Restore { json, .. }
            | Self::Protect { json }
            | Self::Unprotect { json } => *json,
            Self::Log { what: Log::Contact(touch) } => touch.json,
            Self::Export { .. } | Self::Example { .. } => false,
        }
    }
}

/// One of the fixed words of the file format.
fn word<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|w| name(*w)))
        .try_map(move |text| all.iter().copied().find(|w| name(*w) == text).ok_or(Wrong("a known word")))
}

/// A value that cannot be read; clap puts the argument's name before it.
#[derive(Debug)]
struct Wrong(&'static str);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Wrong {}

fn day(text: &str) -> Result<Day, Wrong> {
    Day::parse(text).ok_or(Wrong("YYYY-MM-DD"))
}

/// A wall time; seconds may be left out, as nobody types them.
fn local_time(text: &str) -> Result<LocalTime, Wrong> {
    let whole = if text.len() == 16 { format!("{text}:00") } else { text.to_owned() };
    LocalTime::parse(&whole).ok_or(Wrong("YYYY-MM-DDTHH:MM"))
}

/// The whole seconds of a wall time: what the file format holds.
pub(crate) fn whole_seconds(at: NaiveDateTime) -> LocalTime {
    use chrono::Timelike;
    LocalTime(at.with_nanosecond(0).unwrap_or(at))
}

/// Gives every command and argument its words: `keel-report` and `keel-report-as-of` for `report --as-of`.
pub(crate) fn worded(command: clap::Command, words: &Words) -> clap::Command {
    fn inner(command: clap::Command, key: &str, words: &Words) -> clap::Command {
        let prefix = key.to_owned();
        command
            .about(words.text(key))
            .mut_args(|arg| {
                let own = format!("{prefix}-{}", arg.get_id().as_str().replace('_', "-"));
                arg.help(words.text(&own))
            })
            .mut_subcommands(|sub| {
                let own = format!("{prefix}-{}", sub.get_name());
                inner(sub, &own, words)
            })
    }
    inner(command, "keel", words)
}
