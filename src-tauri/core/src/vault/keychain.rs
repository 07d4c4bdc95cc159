//! The key that this computer's keychain keeps, if the person wanted that.

use super::key::random;
use crate::error::Result;
use std::fmt;
use zeroize::Zeroizing;

/// 32 random bytes that wrap the data key. Wiped from memory when dropped; never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct KeychainKey(Zeroizing<[u8; 32]>);

impl KeychainKey {
    /// A new one. Errors: `Internal` if the system gives no random bytes.
    pub fn random() -> Result<Self> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// What a keychain gave; none if it cannot be one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// What a keychain is given.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for KeychainKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeychainKey")
    }
}
