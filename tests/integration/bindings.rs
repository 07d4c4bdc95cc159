//! The window's types follow the commands: `bindings.ts` is generated, committed and compared here.

use specta_typescript::Typescript;
use std::path::Path;

/// Written before the generated text.
const HEADER: &str = "/* eslint-disable */\n// Generated from the Rust commands by `cargo test --test integration bindings`. Do not edit.\n";

#[test]
fn bindings_are_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/api/bindings.ts");
    let fresh = tempfile::tempdir().unwrap().keep().join("bindings.ts");
    evenkeel_lib::commands::bindings().export(Typescript::default().header(HEADER), &fresh).unwrap();
    let generated = std::fs::read_to_string(&fresh).unwrap();
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    if generated != committed {
        // The new text is put in place, so that the second run shows what to commit.
        std::fs::write(&path, generated).unwrap();
        panic!("bindings.ts had drifted from the commands; it is written anew, commit it");
    }
}
