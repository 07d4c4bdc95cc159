//! The recovery key: what is printed and kept in a drawer.

use super::key::random;
use crate::error::{Code, Error, Result};
use blake2::digest::consts::U32;
use blake2::{Blake2b, Digest};
use std::fmt;
use zeroize::Zeroizing;

/// Bytes of the secret; one more for the check makes 200 bits, which are 40 letters of 5 bits.
const SECRET: usize = 24;
const GROUPS: usize = 8;
const GROUP: usize = 5;

/// Letters and digits that are not taken for each other (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 24 random bytes, written as eight groups of five letters; the last byte of what is written checks the rest.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<[u8; SECRET]>);

impl RecoveryKey {
    /// A new one. Errors: `Internal` if the system gives no random bytes.
    pub fn random() -> Result<Self> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// Reads what was typed: in any case, with or without spaces and hyphens, O as 0, I and L as 1.
    ///
    /// Errors: `MistypedKey` if it is no recovery key: too short, too long, or a letter is wrong.
    pub fn read(text: &str) -> Result<Self> {
        let wrong = || Error::new(Code::MistypedKey);
        let mut bytes = Zeroizing::new([0_u8; SECRET + 1]);
        let mut bits = 0_usize;
        for letter in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let plain = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = LETTERS.iter().position(|l| char::from(*l) == plain).ok_or_else(wrong)?;
            for bit in (0..5).rev() {
                let byte = bytes.get_mut(bits / 8).ok_or_else(wrong)?;
                *byte |= u8::from(value >> bit & 1 == 1) << (7 - bits % 8);
                bits += 1;
            }
        }
        let (secret, check) = bytes.split_at(SECRET);
        if bits != 8 * (SECRET + 1) || check != [checksum(secret)] {
            return Err(wrong());
        }
        let mut key = Zeroizing::new([0; SECRET]);
        key.copy_from_slice(secret);
        Ok(Self(key))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// As it is printed: eight groups of five, a hyphen between two.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        let check = checksum(&*self.0);
        let byte = |n: usize| self.0.get(n).copied().unwrap_or(check);
        for letter in 0..GROUPS * GROUP {
            if letter > 0 && letter % GROUP == 0 {
                text.push('-');
            }
            let bit = |n: usize| usize::from(byte(n / 8) >> (7 - n % 8) & 1);
            let value = (0..5).fold(0, |value, n| value << 1 | bit(5 * letter + n));
            text.push(char::from(LETTERS[value]));
        }
        text
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey")
    }
}

fn checksum(secret: &[u8]) -> u8 {
    digest(secret)[0]
}

/// BLAKE2b with 32 bytes.
pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    Blake2b::<U32>::digest(bytes).into()
}
