//! Limits and rules for what a person types. Markup is only text; it needs no rule here, only care where it is shown.

use crate::error::{Code, Error, Result};

/// Longest name, in characters.
pub const NAME: usize = 200;
/// Longest one-line text (a place, a topic), in characters.
pub const LINE: usize = 1_000;
/// Longest note, in characters.
pub const NOTE: usize = 100_000;

/// Characters that would break a line or silently turn its reading direction.
fn unwanted_in_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn within(path: &str, text: &str, limit: usize) -> Result<()> {
    // Bytes are at least as many as characters, so the count is only made when it can matter.
    if text.len() > limit {
        let length = text.chars().count();
        if length > limit {
            return Err(Error::at(Code::TooLong, path).with("length", length).with("limit", limit));
        }
    }
    Ok(())
}

/// A name: not blank, one line, at most [`NAME`] characters.
pub fn name(path: &str, text: &str) -> Result<()> {
    within(path, text, NAME)?;
    line(path, text)
}

/// A one-line text that must say something.
pub fn line(path: &str, text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Error::at(Code::Empty, path));
    }
    optional_line(path, text)
}

/// A one-line text that may be empty.
pub fn optional_line(path: &str, text: &str) -> Result<()> {
    within(path, text, LINE)?;
    if text.chars().any(unwanted_in_line) {
        return Err(Error::at(Code::ControlCharacters, path));
    }
    Ok(())
}

/// A note: any lines, tabs and line breaks, at most [`NOTE`] characters. Direction marks are kept: people write in
/// languages that need them.
pub fn note(path: &str, text: &str) -> Result<()> {
    within(path, text, NOTE)?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        return Err(Error::at(Code::ControlCharacters, path));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let code = |s: &str| name("name", s).err().map(|e| e.code);
        assert_eq!(code("Maya"), None);
        assert_eq!(code("<img src=x onerror=alert(1)>"), None, "markup is text");
        assert_eq!(code("מאיה"), None);
        assert_eq!(code(" \t "), Some(Code::Empty));
        assert_eq!(code(&"é".repeat(200)), None);
        assert_eq!(code(&"é".repeat(201)), Some(Code::TooLong));
        assert_eq!(code("a\u{202e}b"), Some(Code::ControlCharacters));
        assert_eq!(code("a\u{0}b"), Some(Code::ControlCharacters));
        assert_eq!(code("a\nb"), Some(Code::ControlCharacters));
        assert!(note("note", "a\nb\tc").is_ok());
        assert!(note("note", "a\u{1b}[31m").is_err());
    }
}
