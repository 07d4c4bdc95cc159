//! Every phrase of an explanation has its words in `ui/locales/en/explain.ftl`.

use super::topics;
use crate::balance::Calendar;
use crate::balance::explain::{Arg, Explanation, Phrase, explain};
use crate::balance::testing::*;
use crate::domain::*;
use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn phrases(explanation: &Explanation) -> impl Iterator<Item = &Phrase> {
    let changes = explanation.changes.iter().flat_map(|c| [&c.what, &c.then]);
    explanation.formula.iter().chain(changes)
}

/// The messages of `explain.ftl`, ready to format.
fn catalogue() -> (String, FluentBundle<FluentResource>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/locales/en/explain.ftl");
    let source = std::fs::read_to_string(path).unwrap();
    let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_builtins().unwrap();
    bundle.add_resource(FluentResource::try_new(source.clone()).unwrap()).unwrap();
    (source, bundle)
}

/// A phrase in words; days come as text, as the window gives them.
fn words(bundle: &FluentBundle<FluentResource>, phrase: &Phrase) -> String {
    let value = |arg: Arg| match arg {
        Arg::Number(n) => FluentValue::from(n),
        Arg::Day(day) => FluentValue::from(day.to_string()),
        Arg::Word(word) => FluentValue::from(word),
    };
    let args: FluentArgs<'_> = phrase.args.iter().map(|(name, arg)| (*name, value(*arg))).collect();
    let message = bundle.get_message(phrase.key).and_then(|m| m.value());
    let pattern = message.unwrap_or_else(|| panic!("{} has no words", phrase.key));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{phrase:?}: {errors:?}");
    text
}

#[test]
fn every_phrase_has_its_words_and_every_message_its_phrase() {
    use proptest::strategy::ValueTree;
    let (source, bundle) = catalogue();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut keys = BTreeSet::new();
    let mut facts: Vec<Facts> =
        (0..300).map(|_| any_facts().new_tree(&mut runner).unwrap().current()).collect();
    let (mut held, _) = noted("cccccc cccccc", None, FinishedDays::Always);
    held.settings.chosen_quiet_freezes = true;
    facts.extend([nothing(), held]);
    for facts in &facts {
        for today in [TODAY, TODAY - 30, 12] {
            let calendar = Calendar::new(facts, day(today));
            for explanation in topics().into_iter().filter_map(|topic| explain(&calendar, topic)) {
                for phrase in phrases(&explanation) {
                    keys.insert(phrase.key);
                    let text = words(&bundle, phrase);
                    assert!(!text.trim().is_empty() && !text.contains(['{', '!']), "{}: {text}", phrase.key);
                    assert!(!text.contains("  ") && text.trim() == text, "{}: {text:?}", phrase.key);
                }
            }
        }
    }
    let written: BTreeSet<&str> = source
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with([' ', '#', '}']))
        .collect();
    assert_eq!(keys.iter().copied().filter(|key| !written.contains(key)).collect::<Vec<_>>(), [""; 0]);
    // Messages that only others include are said in braces.
    let unused =
        written.iter().filter(|key| !keys.contains(*key) && !source.contains(&format!("{{ {key} }}")));
    assert_eq!(unused.collect::<Vec<_>>(), [&""; 0]);
}
