//! What the shell says outside the window has its words.

use evenkeel_core::words::Words;
use std::path::Path;

/// The keys that stand in the source as they are said.
fn keys(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            keys(&path, found);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        for call in ["text(\"", "say(\""] {
            found.extend(
                source
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| rest.split_once('"'))
                    .map(|(key, _)| key.to_owned()),
            );
        }
    }
}

#[test]
fn every_message_the_shell_names_is_in_the_catalogue() {
    let mut found = Vec::new();
    keys(Path::new("src-tauri/src"), &mut found);
    assert!(found.iter().any(|key| key == "dialog-open-archive"), "{found:?}");
    let words = Words::english();
    // A name with a dot is a preference's.
    let messages = found.iter().filter(|key| !key.contains('.'));
    let dumb: Vec<&String> = messages.filter(|key| words.text(key) == **key).collect();
    assert!(dumb.is_empty(), "without words: {dumb:?}");
}
