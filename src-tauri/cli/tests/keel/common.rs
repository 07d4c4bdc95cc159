//! Starting keel, and what it said.

use evenkeel_core::domain::{Day, Facts};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A data folder that goes away with the test.
pub(crate) struct Home {
    dir: tempfile::TempDir,
}

/// What a run of keel came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// The answer as JSON; the run must have gone well.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// The code of the problem, said with `--json`. A person is told the same in words: what happened and that what
    /// was there is safe, without a code and without a word that was left to be filled in.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        let body: Value = serde_json::from_str(&self.out).unwrap();
        let (code, message) =
            (body["error"]["code"].as_str().unwrap(), body["error"]["message"].as_str().unwrap());
        assert!(self.err.contains(message), "a person is told too: {self:?}");
        let safe = [
            "Nothing was changed.",
            "Nothing was noted.",
            "safe",
            "not touched",
            "is kept",
            "is not kept",
            "so it stays",
        ];
        let calm = safe.iter().any(|words| message.contains(words));
        assert!(calm || code.starts_with("nothing-to-") || code == "already-open", "{message}");
        assert!(message.ends_with('.') && message.split_whitespace().count() > 5, "{message}");
        for raw in ["error-", "{", "}", "$", "path=", &format!("({code}")] {
            assert!(!message.contains(raw), "{raw} in: {message}");
        }
        code.to_owned()
    }

    pub(crate) fn good(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }
}

pub(crate) fn keel() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keel"));
    // A new record takes the computer's zone; tests must not.
    command.env("TZ", "Europe/London");
    command
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// A path beside the data folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// keel on this folder, not started yet.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = keel();
        command.arg("--data-dir").arg(self.data()).args(args);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.command(args).output().unwrap().into()
    }

    /// The same with something on the standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Ran {
        use std::io::Write;
        use std::process::Stdio;
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap().into()
    }

    /// Whether any file of the data folder, or of those in it, holds these bytes.
    pub(crate) fn holds(&self, text: &str) -> bool {
        fn within(dir: &Path, text: &[u8]) -> bool {
            std::fs::read_dir(dir).unwrap().any(|entry| {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    return within(&path, text);
                }
                std::fs::read(path).unwrap().windows(text.len()).any(|part| part == text)
            })
        }
        within(&self.data(), text.as_bytes())
    }

    /// Writes text into a file beside the data folder.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.file(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Imports a file.
    pub(crate) fn import(&self, path: &Path) -> Ran {
        self.run(&["import", path.to_str().unwrap(), "--json"])
    }

    /// The whole record.
    pub(crate) fn export(&self) -> Value {
        self.run(&["export", "--format", "json"]).json()
    }

    /// A record filled with the example year that ends on `as_of`.
    pub(crate) fn with_year(as_of: &str) -> Self {
        let home = Self::new();
        let file = home.file("year.json");
        home.run(&["example", "--as-of", as_of, "--out", file.to_str().unwrap()]).good();
        home.import(&file).good();
        home
    }
}

/// An archive as JSON.
pub(crate) fn archive(facts: &Facts) -> Value {
    let mut body = serde_json::json!({
        "format": "evenkeel-archive", "version": 1, "exported_at": "2026-11-23T10:00:00Z",
        "settings": facts.settings, "people": facts.people, "contacts": facts.contacts,
        "care_lines": facts.care_lines, "visits": facts.visits, "quiet": facts.quiet, "pauses": facts.pauses,
        "days": facts.days, "checkins": facts.checkins, "scores": facts.scores, "managed": facts.managed,
        "safety_plan": facts.safety_plan, "help_lines": facts.help_lines,
    });
    body["preferences"] = serde_json::to_value(&facts.preferences).unwrap();
    body
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}
