//! The Fluent catalogue for everything that speaks outside the window: `keel`, dialogs, notifications. The messages are
//! the files of `ui/locales`, the same ones the window reads.

use crate::error::Error;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent::FluentValue as Value;

/// The English messages, the language that is always there.
const ENGLISH: [&str; 3] = [
    include_str!("../../../ui/locales/en/errors.ftl"),
    include_str!("../../../ui/locales/en/cli.ftl"),
    include_str!("../../../ui/locales/en/outside.ftl"),
];

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The messages of the language nearest to `_lang`; today there is only English.
    pub fn new(_lang: &str) -> Self {
        Self::english()
    }

    /// The English messages.
    pub fn english() -> Self {
        let english: LanguageIdentifier = "en".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![english]);
        // Marks around values keep text directions apart in a window; in a terminal or a pipe they are only noise.
        bundle.set_use_isolating(false);
        for source in ENGLISH {
            // What can be read of a file with a mistake is used; a test lets no mistake through.
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            drop(bundle.add_resource(resource));
        }
        Self { bundle }
    }

    /// A message without values.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// A message with its values. A key that is not there gives itself: visible, but no reason to end.
    pub fn format(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// What happened, what is safe, and what to do.
    pub fn error(&self, error: &Error) -> String {
        let values: Vec<(&str, Value<'_>)> =
            error.args.iter().map(|(name, value)| (*name, Value::from(value.as_str()))).collect();
        self.format(&error.message_key(), &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn the_files_have_no_mistakes_and_no_key_twice() {
        let mut keys = std::collections::HashSet::new();
        for source in ENGLISH {
            assert!(FluentResource::try_new(source.to_owned()).is_ok());
            for line in source.lines() {
                if let Some((key, _)) = line.split_once(" =")
                    && !key.starts_with([' ', '#'])
                {
                    assert!(keys.insert(key), "{key} stands twice");
                }
            }
        }
    }

    /// The arguments that `error.rs` promises for a code.
    fn promised(code: Code) -> &'static [&'static str] {
        match code {
            Code::NotJson => &["line", "column"],
            Code::NewerArchive | Code::NewerDatabase | Code::NewerKeys => &["found", "known"],
            Code::UnknownField | Code::MissingField => &["path", "field"],
            Code::WrongDate => &["path", "value"],
            Code::WrongValue
            | Code::UnknownZone
            | Code::MissingReference
            | Code::Duplicate
            | Code::WrongRange
            | Code::Empty
            | Code::ControlCharacters
            | Code::OutOfRange => &["path"],
            Code::TooLong => &["path", "length", "limit"],
            Code::TooDeep => &["limit"],
            Code::TooLarge => &["size", "limit"],
            Code::NotFound => &["kind"],
            Code::Ambiguous | Code::InUse | Code::LostSteps => &["count"],
            Code::ReadOnly => &["folder"],
            Code::File | Code::Database => &["reason"],
            _ => &[],
        }
    }

    #[test]
    fn every_code_has_its_words_and_all_values_are_known() {
        let words = Words::english();
        for code in Code::ALL {
            let with =
                |value: &str| promised(*code).iter().fold(Error::new(*code), |e, name| e.with(name, value));
            for text in [words.error(&with("7")), words.error(&with(""))] {
                assert!(!text.is_empty() && !text.starts_with("error-"), "{code:?} has no words");
                assert!(!text.contains("{$"), "{code:?} uses a value it is not given: {text}");
                assert!(!text.contains('!'), "{code:?}: no exclamation marks");
                assert!(text.ends_with('.'), "{code:?}: whole sentences");
            }
        }
    }

    #[test]
    fn values_are_text_without_marks() {
        let words = Words::english();
        let error = Error::at(Code::WrongDate, "contacts[3].start").with("value", "2026-02-30T10:00:00");
        assert_eq!(
            words.error(&error),
            "There is no such date: 2026-02-30T10:00:00, at contacts[3].start. Nothing was changed."
        );
        assert_eq!(
            words.error(&Error::at(Code::WrongDate, "exported_at").with("value", "")),
            "There is no such date, at exported_at. Nothing was changed."
        );
        assert_eq!(words.text("no-such-key"), "no-such-key");
    }
}
