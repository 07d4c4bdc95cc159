//! The archive: all facts as one JSON file in a public format (docs/file-format.md).

use super::json;
use crate::domain::facts::Preferences;
use crate::domain::{
    CareLine, Checkin, Contact, Days, Facts, HelpCard, HelpLine, Managed, Pause, Person, Quiet,
    SafetySection, Score, Settings, Visit,
};
use crate::error::{Code, Error, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::fmt;
use std::io::Write;

/// The format's name, as the file carries it.
pub const FORMAT: &str = "evenkeel-archive";
/// The version this app writes and the newest it reads.
pub const VERSION: u64 = 1;
/// Files of this size and more are refused, in bytes.
pub const MAX_SIZE: u64 = 200 * 1024 * 1024;
/// How many problems of one file are listed.
pub const MAX_PROBLEMS: usize = 1_000;

/// An archive that was read: well-formed, but its facts may still have problems.
#[derive(Debug, Clone, PartialEq)]
pub struct Archive {
    /// When it was written.
    pub exported_at: DateTime<Utc>,
    /// What it holds.
    pub facts: Facts,
    /// What is wrong with the facts, at most [`MAX_PROBLEMS`]; only an archive without problems can be applied.
    pub problems: Vec<Error>,
    /// Its size in bytes.
    pub size: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileIn {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    #[serde(deserialize_with = "instant")]
    exported_at: DateTime<Utc>,
    settings: Settings,
    people: Vec<Person>,
    contacts: Vec<Contact>,
    care_lines: Vec<CareLine>,
    visits: Vec<Visit>,
    quiet: Vec<Quiet>,
    pauses: Vec<Pause>,
    days: Days,
    checkins: Vec<Checkin>,
    scores: Vec<Score>,
    managed: Vec<Managed>,
    safety_plan: Vec<SafetySection>,
    help_lines: Vec<HelpLine>,
    #[serde(deserialize_with = "flat")]
    preferences: Preferences,
}

#[derive(Serialize)]
struct FileOut<'a> {
    format: &'a str,
    version: u64,
    exported_at: String,
    settings: &'a Settings,
    people: &'a [Person],
    contacts: &'a [Contact],
    care_lines: &'a [CareLine],
    visits: &'a [Visit],
    quiet: &'a [Quiet],
    pauses: &'a [Pause],
    days: &'a Days,
    checkins: &'a [Checkin],
    scores: &'a [Score],
    managed: &'a [Managed],
    safety_plan: &'a [SafetySection],
    help_lines: &'a [HelpLine],
    preferences: &'a Preferences,
}

/// `YYYY-MM-DDTHH:MM:SSZ`, with or without a fraction of a second: an instant, always UTC.
fn instant<'de, D: Deserializer<'de>>(d: D) -> std::result::Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(d)?;
    let shown = text.len() <= 32 && text.chars().all(|c| c.is_ascii_digit() || "-:TZ+.".contains(c));
    let parsed = text
        .strip_suffix('Z')
        .filter(|rest| rest.get(..19).and_then(crate::domain::LocalTime::parse).is_some())
        .and_then(|_| DateTime::parse_from_rfc3339(&text).ok());
    parsed.map(|t| t.to_utc()).ok_or_else(|| {
        serde::de::Error::custom(format!("wrong-date:{}", if shown { text.as_str() } else { "" }))
    })
}

/// A flat map in which no key stands twice: the last one would silently win.
fn flat<'de, D: Deserializer<'de>>(d: D) -> std::result::Result<Preferences, D::Error> {
    struct Flat;
    impl<'de> Visitor<'de> for Flat {
        type Value = Preferences;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Preferences, A::Error> {
            let mut all = Preferences::new();
            while let Some((key, value)) = map.next_entry::<String, Value>()? {
                if all.insert(key, value).is_some() {
                    return Err(serde::de::Error::custom("duplicate"));
                }
            }
            Ok(all)
        }
    }
    d.deserialize_map(Flat)
}

/// Looks at format and version alone, before anything else: a newer file may hold fields this version does not know.
fn check_header(text: &str) -> Result<()> {
    #[derive(Deserialize)]
    struct Header {
        #[serde(default)]
        format: Option<Value>,
        #[serde(default)]
        version: Option<Value>,
    }
    // JSON that is no object, or whose header stands twice, is not ours; what is no JSON at all says so itself.
    let header: Header = match json::parse(text) {
        Ok(header) => header,
        Err(e) if e.code == Code::NotJson => return Err(e),
        Err(_) => return Err(Error::new(Code::OtherFormat)),
    };
    if header.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(Error::new(Code::OtherFormat));
    }
    match header.version {
        None => Err(Error::at(Code::MissingField, "version").with("field", "version")),
        Some(Value::Number(n)) => match n.as_u64() {
            Some(VERSION) => Ok(()),
            Some(found) if found > VERSION => {
                Err(Error::new(Code::NewerArchive).with("found", found).with("known", VERSION))
            }
            _ => Err(Error::at(Code::WrongValue, "version")),
        },
        Some(_) => Err(Error::at(Code::WrongValue, "version")),
    }
}

/// Reads an archive strictly and looks for problems in its facts.
///
/// Errors, all before a single fact is taken: `TooLarge`, `NotJson`, `TooDeep`, `OtherFormat`, `NewerArchive`,
/// `UnknownField`, `MissingField`, `WrongValue`, `WrongDate`, `UnknownZone`, `Duplicate`.
pub fn read(bytes: &[u8]) -> Result<Archive> {
    let size = bytes.len() as u64;
    if size >= MAX_SIZE {
        return Err(Error::new(Code::TooLarge).with("size", size).with("limit", MAX_SIZE));
    }
    let text = json::text(bytes)?;
    json::check_depth(text)?;
    check_header(text)?;
    let mut f: FileIn = json::parse(text)?;
    HelpCard::leave_out(&mut f.preferences);
    let facts = Facts {
        settings: f.settings,
        people: f.people,
        contacts: f.contacts,
        care_lines: f.care_lines,
        visits: f.visits,
        quiet: f.quiet,
        pauses: f.pauses,
        days: f.days,
        checkins: f.checkins,
        scores: f.scores,
        managed: f.managed,
        safety_plan: f.safety_plan,
        help_lines: f.help_lines,
        preferences: f.preferences,
    };
    let problems = facts.problems(MAX_PROBLEMS);
    Ok(Archive { exported_at: f.exported_at, facts, problems, size })
}

/// Writes all facts as an archive: two spaces, keys in the format's order, facts in the record's order. What stands on the
/// help card is no fact, but a choice about one computer.
pub fn export(facts: &Facts, exported_at: DateTime<Utc>, mut to: impl Write) -> Result<()> {
    let mut preferences = facts.preferences.clone();
    HelpCard::leave_out(&mut preferences);
    let out = FileOut {
        format: FORMAT,
        version: VERSION,
        exported_at: exported_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        settings: &facts.settings,
        people: &facts.people,
        contacts: &facts.contacts,
        care_lines: &facts.care_lines,
        visits: &facts.visits,
        quiet: &facts.quiet,
        pauses: &facts.pauses,
        days: &facts.days,
        checkins: &facts.checkins,
        scores: &facts.scores,
        managed: &facts.managed,
        safety_plan: &facts.safety_plan,
        help_lines: &facts.help_lines,
        preferences: &preferences,
    };
    serde_json::to_writer_pretty(&mut to, &out).map_err(std::io::Error::from)?;
    to.write_all(b"\n")?;
    Ok(to.flush()?)
}
