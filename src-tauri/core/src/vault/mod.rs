//! Protection: a random data key that the database is encrypted with, and the ways to get at it (docs/protection.md).
//!
//! The data key never changes with the passphrase. It lies in a small file beside the database, wrapped once for each
//! way in: by the passphrase, by a recovery key that was printed, and by a key that this computer's keychain keeps, if
//! the person wanted that. [`KeyFile`] is that file's content, [`Keys`] the two copies of it in a folder.

mod file;
mod key;
mod keychain;
mod places;
mod recovery;
mod strength;
#[cfg(test)]
mod tests;

pub use file::{KeyFile, SlotKind, Way};
pub use key::DataKey;
pub(crate) use key::random;
pub use keychain::KeychainKey;
pub use places::Keys;
pub(crate) use places::{part, sync, write_whole};
pub use recovery::RecoveryKey;
pub use strength::{Strength, strength};
