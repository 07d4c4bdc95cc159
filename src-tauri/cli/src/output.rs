//! What goes to the terminal. Nothing here fails because nobody reads any more: `keel export | head` is no mistake.

use evenkeel_core::Error;
use evenkeel_core::error::Code;
use evenkeel_core::words::Words;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::{self, ErrorKind, Write};

/// How many problems of one file are told; beyond that, nobody reads them.
const TOLD: usize = 20;

/// A problem, and perhaps what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    /// A message of the catalogue to show below.
    pub(crate) hint: Option<&'static str>,
    /// Problems found besides, in a file with many.
    pub(crate) more: Vec<Error>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, hint: None, more: Vec::new() }
    }
}

/// What a command gives.
pub(crate) type Answer = Result<String, Failure>;

/// The answer for a program.
pub(crate) fn as_json<T: Serialize>(value: &T) -> Answer {
    let text = serde_json::to_string_pretty(value).map_err(|_| Error::new(Code::Internal))?;
    Ok(text + "\n")
}

/// Prints an answer.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    quietly(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn quietly(result: io::Result<()>) -> Result<(), Error> {
    match result {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Says something to a person beside the answer.
pub(crate) fn remark(text: &str) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// Says what went wrong: to a person on the error stream, and to a program also on the usual one.
pub(crate) fn complain(failure: &Failure, words: &Words, json: bool) {
    let told = failure.more.iter().take(TOLD);
    let mut lines: Vec<String> =
        std::iter::once(&failure.error).chain(told.clone()).map(|e| words.error(e)).collect();
    lines.extend(failure.hint.map(|key| words.text(key)));
    // If even this cannot be written there is nowhere left to say so.
    drop(writeln!(io::stderr().lock(), "{}", lines.join("\n")));
    if json {
        let mut body = json!({ "error": object(&failure.error, words) });
        if !failure.more.is_empty() {
            body["more"] = told.map(|e| object(e, words)).collect();
        }
        drop(print(&format!("{body}\n")));
    }
}

fn object(error: &Error, words: &Words) -> Value {
    let args: Map<_, _> = error.args.iter().map(|(name, v)| ((*name).to_owned(), v.clone().into())).collect();
    json!({ "code": error.code.as_str(), "message": words.error(error), "args": args })
}
