//! How an error crosses to the window: a stable code, the message's key, and its values. The window finds the words.

use evenkeel_core::Error;
use serde::Serialize;
use specta::Type;
use std::collections::BTreeMap;

/// What a command answers when it could not do what was asked.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CommandError {
    /// The stable code, such as `disk-full`.
    pub code: String,
    /// The message in the catalogue.
    pub message_key: String,
    /// Its values; never names, notes or titles.
    pub args: BTreeMap<String, String>,
}

impl From<Error> for CommandError {
    fn from(e: Error) -> Self {
        Self {
            code: e.code.as_str().to_owned(),
            message_key: e.message_key(),
            args: e.args.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
        }
    }
}

/// What every command gives.
pub type Answer<T> = std::result::Result<T, CommandError>;
