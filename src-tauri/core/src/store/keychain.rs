//! The keychain of this computer as a way into the record: off unless the person wants it, and never the only one.

use super::Store;
use crate::error::{Code, Error, Result};
use crate::vault::{Keys, SlotKind};

impl Store {
    /// The id under which a keychain keeps its key; none of a plain record.
    pub fn vault(&self) -> Option<&str> {
        self.key_file.as_ref().map(|file| file.vault())
    }

    /// Whether this computer's keychain is said to open it.
    pub fn has_keychain(&self) -> bool {
        self.key_file.as_ref().is_some_and(|file| file.has(SlotKind::Keychain))
    }

    /// The keychain opens it no more; the other ways stay. Errors: `NotFound` if it is not protected.
    pub fn drop_keychain(&mut self) -> Result<()> {
        self.writable()?;
        let file = self.key_file.as_ref().ok_or_else(|| Error::new(Code::NotFound).with("kind", "keys"))?;
        let file = file.without(SlotKind::Keychain);
        Keys::of(&self.dir).write(&file)?;
        self.key_file = Some(file);
        Ok(())
    }
}
