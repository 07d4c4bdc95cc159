//! Reading JSON strictly, and saying where it is wrong in our own codes.
//!
//! The one place that looks at serde's messages. It needs only three beginnings of them, and a test holds them still.

use crate::error::{Code, Error, Result};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

/// Deepest nesting of an archive. What this app writes is five deep.
pub(super) const DEPTH: usize = 64;

/// The bytes as text, without a byte order mark. Errors: `NotJson` at the first byte that is no UTF-8.
pub(super) fn text(bytes: &[u8]) -> Result<&str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|e| {
        let good = &bytes[..e.valid_up_to()];
        let line = good.iter().filter(|b| **b == b'\n').count() + 1;
        let column = good.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        not_json(line, column)
    })
}

fn not_json(line: usize, column: usize) -> Error {
    Error::new(Code::NotJson).with("line", line).with("column", column)
}

/// Refuses deep nesting before any parser that calls itself sees the text.
pub(super) fn check_depth(text: &str) -> Result<()> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Error::new(Code::TooDeep).with("limit", DEPTH));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Reads a whole text as `T`; nothing may follow it.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T> {
    // Keeping the path costs more than the parsing itself, so it is only followed where there is an error to find.
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|e| coded(e.path(), e.inner()))?;
    reader.end().map_err(|e| not_json(e.line(), e.column()))?;
    Ok(value)
}

fn coded(path: &Path, e: &serde_json::Error) -> Error {
    match e.classify() {
        Category::Syntax | Category::Eof => return not_json(e.line(), e.column()),
        Category::Io => return Error::new(Code::Internal),
        Category::Data => {}
    }
    let place = shown_path(path);
    let text = e.to_string();
    let position = format!(" at line {} column {}", e.line(), e.column());
    let message = text.strip_suffix(&position).unwrap_or(&text);
    for (start, code) in [
        ("unknown field `", Code::UnknownField),
        ("missing field `", Code::MissingField),
        ("duplicate field `", Code::Duplicate),
    ] {
        if let Some(rest) = message.strip_prefix(start) {
            let field = rest.split('`').next().unwrap_or_default();
            // The path ends with the field's key, if serde had read that before it objected.
            return match path.iter().next_back() {
                Some(Segment::Map { key }) if code != Code::MissingField && key.starts_with(field) => {
                    Error::at(code, place).with("field", plain(key))
                }
                _ => Error::at(code, inside(&place, &plain(field))).with("field", plain(field)),
            };
        }
    }
    // What the domain's own readers say: a code, and for some the value after a colon.
    let (word, value) = message.split_once(':').unwrap_or((message, ""));
    match Code::ALL.iter().find(|c| c.as_str() == word) {
        Some(Code::WrongDate) => Error::at(Code::WrongDate, place).with("value", value),
        Some(code) => Error::at(*code, place),
        None => Error::at(Code::WrongValue, place),
    }
}

/// `contacts[3].start`; keys come from the file, so they are shown only as far as they are plain.
fn shown_path(path: &Path) -> String {
    let mut text = String::new();
    for segment in path.iter() {
        match segment {
            Segment::Seq { index } => text.push_str(&format!("[{index}]")),
            Segment::Map { key } | Segment::Enum { variant: key } => text = inside(&text, &plain(key)),
            Segment::Unknown => {}
        }
    }
    text
}

/// A field's path.
fn inside(place: &str, field: &str) -> String {
    if place.is_empty() { field.to_owned() } else { format!("{place}.{field}") }
}

fn plain(key: &str) -> String {
    key.chars().take(64).map(|c| if c.is_alphanumeric() || "_-.".contains(c) { c } else { '?' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[allow(dead_code)]
        list: Vec<Inner>,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[allow(dead_code)]
        day: crate::domain::Day,
        #[allow(dead_code)]
        zone: Option<crate::domain::Zone>,
        #[allow(dead_code)]
        name: Option<u8>,
    }

    fn err(text: &str) -> String {
        parse::<Outer>(text).unwrap_err().to_string()
    }

    #[test]
    fn every_message_of_serde_we_rely_on() {
        assert_eq!(
            err(r#"{"list":[{"day":"2026-01-01","mood":1}]}"#),
            "unknown-field path=list[0].mood field=mood"
        );
        assert_eq!(err(r#"{"list":[], "x`y <b>":1}"#), "unknown-field path=x?y??b? field=x?y??b?");
        assert_eq!(err(r#"{"list":[{}]}"#), "missing-field path=list[0].day field=day");
        assert_eq!(err("{}"), "missing-field path=list field=list");
        assert_eq!(err(r#"{"list":[],"list":[]}"#), "duplicate path=list field=list");
        assert_eq!(err(r#"{"list":[{"day":"2026-02-30"}]}"#), "wrong-date path=list[0].day value=2026-02-30");
        assert_eq!(err(r#"{"list":[{"day":"<b>"}]}"#), "wrong-date path=list[0].day value=");
        assert_eq!(
            err(r#"{"list":[{"day":"2026-01-01","zone":"Mars/Phobos"}]}"#),
            "unknown-zone path=list[0].zone"
        );
        assert_eq!(err(r#"{"list":[{"day":7}]}"#), "wrong-value path=list[0].day");
        assert_eq!(err(r#"{"list":[{"day":"2026-01-01","name":256}]}"#), "wrong-value path=list[0].name");
        assert_eq!(err(r#"{"list":7}"#), "wrong-value path=list");
        assert_eq!(err(r#"{"list":[]} x"#), "not-json line=1 column=13");
        assert_eq!(err("{\n \"list\":["), "not-json line=2 column=9");
        assert_eq!(err(r#"{"list":[NaN]}"#), "not-json line=1 column=10");
    }

    #[test]
    fn depth_counts_only_outside_texts() {
        assert!(check_depth(&"[".repeat(64)).is_ok());
        assert_eq!(check_depth(&"[".repeat(65)).unwrap_err().to_string(), "too-deep limit=64");
        assert!(check_depth(&"[".repeat(100_000)).is_err());
        assert!(check_depth(&"[]{}".repeat(1_000)).is_ok());
        assert!(check_depth(&format!(r#""{}\"{}\\""#, "[".repeat(99), "{".repeat(99))).is_ok());
    }

    #[test]
    fn only_utf8_is_text() {
        assert_eq!(text(b"\xef\xbb\xbf{}").unwrap(), "{}");
        assert_eq!(text(b"{\n\"\xff\"}").unwrap_err().to_string(), "not-json line=2 column=2");
        assert!(text(b"\xff\xfe{\0}\0").is_err());
    }
}
