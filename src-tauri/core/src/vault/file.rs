//! The key file: the data key, wrapped once for each way in.

use super::key::{DataKey, random};
use super::keychain::KeychainKey;
use super::recovery::{RecoveryKey, digest};
use crate::domain::words;
use crate::error::{Code, Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use icu_normalizer::ComposingNormalizerBorrowed;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const FORMAT: &str = "evenkeel-keys";
const VERSION: u32 = 1;
/// Argon2id: memory in KiB and passes for new slots; and the most that is believed of a file.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;
/// How many times longer a text may become when its letters are made alike.
const LONGEST_FORM: usize = 11;

words! { /// A way in.
SlotKind {
    /// A passphrase that the person remembers.
    Passphrase = "passphrase",
    /// The printed recovery key.
    Recovery = "recovery",
    /// The keychain of one computer; never the only way.
    Keychain = "keychain",
} }

/// What the person gives to get in.
#[derive(Debug, Clone)]
pub enum Way {
    /// What they typed as the passphrase.
    Passphrase(Zeroizing<String>),
    /// The recovery key.
    Recovery(RecoveryKey),
    /// What this computer's keychain gave.
    Keychain(KeychainKey),
}

impl Way {
    /// A passphrase.
    pub fn passphrase(text: &str) -> Self {
        Self::Passphrase(Zeroizing::new(text.to_owned()))
    }

    fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Recovery(_) => SlotKind::Recovery,
            Self::Keychain(_) => SlotKind::Keychain,
        }
    }

    /// Exactly what was given.
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(text) => text.as_bytes(),
            Self::Recovery(key) => key.bytes(),
            Self::Keychain(key) => key.bytes(),
        }
    }

    /// What opens a slot: the letters of a passphrase made alike (NFKC), for one keyboard gives "é" as one sign and
    /// another as two.
    fn alike(&self) -> Zeroizing<Vec<u8>> {
        let Self::Passphrase(text) = self else { return Zeroizing::new(self.bytes().to_vec()) };
        // Room for the longest form, so that no copy is left behind while it grows.
        let mut alike = Zeroizing::new(String::with_capacity(LONGEST_FORM * text.len()));
        alike.extend(ComposingNormalizerBorrowed::new_nfkc().normalize_iter(text.chars()));
        Zeroizing::new(std::mem::take(&mut *alike).into_bytes())
    }
}

/// One way in, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    kind: SlotKind,
    salt: String,
    memory_kib: u32,
    passes: u32,
    nonce: String,
    wrapped: String,
}

/// What is kept of the ways in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// Which database it belongs to; a slot cannot be moved to another one's file.
    vault: String,
    /// Rises with every change, so that of two copies the newer one is known.
    generation: u64,
    slots: Vec<Slot>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    keys: KeyFile,
    check: String,
}

impl KeyFile {
    /// A file for a new data key, with one way in. Errors: `Internal` without random bytes or memory, and for a keychain,
    /// which is never the only way.
    pub fn new(key: &DataKey, way: &Way) -> Result<Self> {
        if way.kind() == SlotKind::Keychain {
            return Err(Error::new(Code::Internal));
        }
        let mut file = Self { vault: hex(&random::<16>()?), generation: 1, slots: Vec::new() };
        file.put(key, way)?;
        Ok(file)
    }

    /// The same with this way in put in the place of the one of its kind.
    pub fn with(&self, key: &DataKey, way: &Way) -> Result<Self> {
        let mut file = Self { generation: self.generation + 1, ..self.clone() };
        file.put(key, way)?;
        Ok(file)
    }

    /// The same without the ways of a kind.
    #[must_use]
    pub fn without(&self, kind: SlotKind) -> Self {
        let slots = self.slots.iter().filter(|slot| slot.kind != kind).cloned().collect();
        Self { vault: self.vault.clone(), generation: self.generation + 1, slots }
    }

    /// Whether there is a way of this kind.
    pub fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind == kind)
    }

    /// As files were made before the letters of a passphrase were made alike.
    #[cfg(test)]
    pub(super) fn new_exactly(key: &DataKey, way: &Way) -> Self {
        let mut file = Self { vault: "00".repeat(16), generation: 1, slots: Vec::new() };
        file.put_as(key, way, way.bytes()).unwrap();
        file
    }

    /// Which database it belongs to: 32 hexadecimal digits that mean nothing else.
    pub fn vault(&self) -> &str {
        &self.vault
    }

    /// Which of two copies is newer.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    fn put(&mut self, key: &DataKey, way: &Way) -> Result<()> {
        self.put_as(key, way, &way.alike())
    }

    fn put_as(&mut self, key: &DataKey, way: &Way, given: &[u8]) -> Result<()> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        // Nobody guesses 32 random bytes: a keychain's key is used as it is.
        let (salt, memory_kib, passes) =
            if way.kind() == SlotKind::Keychain { (&[][..], 0, 0) } else { (&salt[..], MEMORY_KIB, PASSES) };
        let slot = Slot {
            kind: way.kind(),
            salt: hex(salt),
            memory_kib,
            passes,
            nonce: hex(&nonce),
            wrapped: String::new(),
        };
        let cipher = derive(way, given, salt, &slot)?;
        let aad = self.bound_to(way.kind());
        let payload = Payload { msg: key.bytes(), aad: aad.as_bytes() };
        let wrapped =
            cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::new(Code::Internal))?;
        self.slots.retain(|slot| slot.kind != way.kind());
        self.slots.push(Slot { wrapped: hex(&wrapped), ..slot });
        Ok(())
    }

    /// The data key, if this way in is right. Takes as long for a wrong one as for the right one.
    ///
    /// Errors: `WrongPassphrase`, also if there is no way of this kind; `Internal` without the memory it takes.
    pub fn open(&self, way: &Way) -> Result<DataKey> {
        let alike = way.alike();
        match self.open_with(way, &alike) {
            // Slots made before letters were made alike hold them as they were typed.
            Err(e) if e.code == Code::WrongPassphrase && *alike != way.bytes() => {
                self.open_with(way, way.bytes())
            }
            done => done,
        }
    }

    fn open_with(&self, way: &Way, given: &[u8]) -> Result<DataKey> {
        for slot in self.slots.iter().filter(|slot| slot.kind == way.kind()) {
            let Some((salt, nonce, wrapped)) = slot.bytes() else { continue };
            let cipher = derive(way, given, &salt, slot)?;
            let aad = self.bound_to(slot.kind);
            let payload = Payload { msg: &wrapped, aad: aad.as_bytes() };
            if let Ok(key) = cipher.decrypt(&XNonce::from(nonce), payload) {
                let key = Zeroizing::new(key);
                return DataKey::from_slice(&key).ok_or_else(|| Error::new(Code::DamagedKeys));
            }
        }
        Err(Error::new(Code::WrongPassphrase))
    }

    /// What a slot is bound to beside its key: format, version, database and kind.
    fn bound_to(&self, kind: SlotKind) -> String {
        format!("{FORMAT}/{VERSION}/{}/{}", self.vault, kind.as_str())
    }

    /// The file's text: one line of JSON, with a check of what it holds.
    pub fn write(&self) -> String {
        let written =
            Written { format: FORMAT.into(), version: VERSION, check: self.check(), keys: self.clone() };
        // Strings and numbers always have a JSON form.
        serde_json::to_string(&written).unwrap_or_default() + "\n"
    }

    fn check(&self) -> String {
        hex(&digest(serde_json::to_string(self).unwrap_or_default().as_bytes()))
    }

    /// Reads a file's text. The second value says whether its check fits: if not, a slot that still opens was not
    /// touched, since each is sealed by itself.
    ///
    /// Errors: `NewerKeys`, `DamagedKeys`.
    pub fn read(text: &str) -> Result<(Self, bool)> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let damaged = |_| Error::new(Code::DamagedKeys);
        let head: Head = serde_json::from_str(text).map_err(damaged)?;
        if head.format == FORMAT && head.version > VERSION {
            return Err(Error::new(Code::NewerKeys).with("found", head.version).with("known", VERSION));
        }
        let written: Written = serde_json::from_str(text).map_err(damaged)?;
        let whole =
            written.format == FORMAT && written.version == VERSION && written.check == written.keys.check();
        Ok((written.keys, whole))
    }
}

impl Slot {
    fn bytes(&self) -> Option<(Vec<u8>, [u8; 24], Vec<u8>)> {
        let bytes = if self.kind == SlotKind::Keychain { 0 } else { 16 };
        let salt = unhex(&self.salt).filter(|salt| salt.len() == bytes)?;
        let nonce = unhex(&self.nonce)?.try_into().ok()?;
        Some((salt, nonce, unhex(&self.wrapped)?))
    }
}

/// The key that wraps the data key: Argon2id over what the person gave, or the keychain's own.
fn derive(way: &Way, given: &[u8], salt: &[u8], slot: &Slot) -> Result<XChaCha20Poly1305> {
    if let Way::Keychain(key) = way {
        return Ok(XChaCha20Poly1305::new(key.bytes().into()));
    }
    let believed = slot.memory_kib <= MOST_MEMORY_KIB && slot.passes <= MOST_PASSES;
    let params = Params::new(slot.memory_kib, slot.passes, 1, Some(32)).ok().filter(|_| believed);
    let params = params.ok_or_else(|| Error::new(Code::DamagedKeys))?;
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(given, salt, &mut *key)
        .map_err(|_| Error::new(Code::Internal))?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|n| u8::from_str_radix(text.get(n..n + 2)?, 16).ok()).collect()
}
