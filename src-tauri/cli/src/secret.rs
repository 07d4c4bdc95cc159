//! What opens a protected record: from a file, from a pipe, or typed. Never from the command line or the environment,
//! which other programs can read.

use evenkeel_core::Error;
use evenkeel_core::error::Code;
use evenkeel_core::exchange::file;
use evenkeel_core::vault::{RecoveryKey, Way};
use evenkeel_core::words::Words;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// Longer than any sentence somebody remembers.
const MOST_BYTES: u64 = 4096;

/// What was given.
pub(crate) struct Secret(Zeroizing<String>);

impl Secret {
    /// The first line of a file. Errors: `File`, `TooLarge`, `WrongValue` if it is no text.
    pub(crate) fn of_file(path: &Path) -> Result<Self, Error> {
        let bytes = Zeroizing::new(file::read(path, MOST_BYTES)?);
        Self::of_bytes(&bytes)
    }

    /// The first line of the standard input, asked for under this key if somebody sits there. None if there is nothing.
    pub(crate) fn of_input(question: &str, words: &Words) -> Result<Option<Self>, Error> {
        let input = io::stdin();
        let mut line = Zeroizing::new(Vec::with_capacity(256));
        if input.is_terminal() {
            // Words for a person, as always beside the answer; if they cannot be shown, typing works all the same.
            drop(write!(io::stderr(), "{} ", words.text(question)));
            let _dark = Dark::new();
            input.lock().take(MOST_BYTES).read_until(b'\n', &mut line)?;
            drop(writeln!(io::stderr()));
        } else {
            input.lock().take(MOST_BYTES).read_until(b'\n', &mut line)?;
        }
        if line.is_empty() { Ok(None) } else { Self::of_bytes(&line).map(Some) }
    }

    fn of_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(bytes).map_err(|_| Error::at(Code::WrongValue, "passphrase"))?;
        let line = text.split('\n').next().unwrap_or_default();
        Ok(Self(Zeroizing::new(line.strip_suffix('\r').unwrap_or(line).to_owned())))
    }

    /// As a passphrase that is to be. Errors: `Empty`.
    pub(crate) fn new_passphrase(&self) -> Result<Way, Error> {
        if self.0.trim().is_empty() {
            return Err(Error::at(Code::Empty, "passphrase"));
        }
        Ok(Way::passphrase(&self.0))
    }

    /// What it can be: a recovery key, if it reads as one, and a passphrase in any case.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let key = RecoveryKey::read(&self.0).ok().map(Way::Recovery);
        key.into_iter().chain([Way::passphrase(&self.0)]).collect()
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

/// While it lives, the terminal does not show what is typed.
struct Dark {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Dark {
    #[cfg(unix)]
    fn new() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut dark) = before.clone() {
            dark.local_modes.remove(LocalModes::ECHO);
            // Typing works also where this does not.
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &dark);
        }
        Self { before }
    }

    #[cfg(not(unix))]
    fn new() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Dark {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
    }
}
