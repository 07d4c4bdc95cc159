//! The data key, and random bytes.

use crate::error::{Code, Error, Result};
use std::fmt::Write as _;
use zeroize::Zeroizing;

/// 32 random bytes that a protected database is encrypted with. Wiped from memory when dropped; never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A new one. Errors: `Internal` if the system gives no random bytes.
    pub fn random() -> Result<Self> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    pub(super) fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As SQLCipher takes a raw key: `x'…'` with 64 hexadecimal digits, to stand between double quotes.
    pub(crate) fn literal(&self) -> Zeroizing<String> {
        self.literal_with(&[])
    }

    /// The same for a new file that is to begin with these bytes of salt.
    pub(crate) fn literal_with(&self, salt: &[u8]) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(67 + 2 * salt.len()));
        text.push_str("x'");
        for byte in self.0.iter().chain(salt) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\'');
        text
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

/// Random bytes of the system's.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::new(Code::Internal))?;
    Ok(bytes)
}
