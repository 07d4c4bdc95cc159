//! The system's keychain: a place for one key, open to whoever uses the account. What differs by system stands behind
//! [`Keychain`].

#[cfg(target_os = "linux")]
mod secrets;

use evenkeel_core::vault::KeychainKey;
use evenkeel_core::{Code, Error};

/// Why a keychain did not help. Each becomes a sentence of `error-keychain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// None is offered on this system yet.
    #[cfg(not(target_os = "linux"))]
    NotOffered,
    /// Nobody answers to the name.
    Absent,
    /// It, or the key in it, is locked.
    Locked,
    /// No answer within five seconds.
    NoAnswer,
    /// It said no, or something that nobody understands.
    Refused,
    /// It has no key for this record.
    Nothing,
    /// What it has does not open this record.
    Other,
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        let why = match trouble {
            #[cfg(not(target_os = "linux"))]
            Trouble::NotOffered => "not-offered",
            Trouble::Absent => "absent",
            Trouble::Locked => "locked",
            Trouble::NoAnswer => "no-answer",
            Trouble::Refused => "refused",
            Trouble::Nothing => "nothing",
            Trouble::Other => "other",
        };
        Error::new(Code::Keychain).with("why", why)
    }
}

/// Keeps one key for each record. Every call ends within five seconds, and none asks the person anything.
pub(crate) trait Keychain: Send + Sync {
    /// Keeps a key in the place of the one there is.
    fn keep(&self, vault: &str, key: &KeychainKey) -> Result<(), Trouble>;
    /// The key that is kept.
    fn ask(&self, vault: &str) -> Result<KeychainKey, Trouble>;
    /// Keeps it no more; one that is gone already is no trouble.
    fn forget(&self, vault: &str) -> Result<(), Trouble>;
}

/// Whether this system's is used.
pub(crate) const OFFERED: bool = cfg!(target_os = "linux");

/// This system's; `bus` is the address of a bus other than the session's.
#[cfg(target_os = "linux")]
pub(crate) fn of(bus: Option<String>) -> Box<dyn Keychain> {
    Box::new(secrets::Secrets::new(bus))
}

/// Windows and macOS have one each; Evenkeel does not use them yet, and says so.
#[cfg(not(target_os = "linux"))]
pub(crate) fn of(_bus: Option<String>) -> Box<dyn Keychain> {
    Box::new(NotYet)
}

#[cfg(not(target_os = "linux"))]
struct NotYet;

#[cfg(not(target_os = "linux"))]
impl Keychain for NotYet {
    fn keep(&self, _vault: &str, _key: &KeychainKey) -> Result<(), Trouble> {
        Err(Trouble::NotOffered)
    }

    fn ask(&self, _vault: &str) -> Result<KeychainKey, Trouble> {
        Err(Trouble::NotOffered)
    }

    fn forget(&self, _vault: &str) -> Result<(), Trouble> {
        Err(Trouble::NotOffered)
    }
}
