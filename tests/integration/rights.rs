//! What the one window may do: the list of commands, the wiring, the capability and the page's own limits agree.

use crate::{COMMANDS, shell::Shell};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_list_is_the_wiring() {
    let source = read("src-tauri/src/commands/mod.rs");
    let from = source.find("collect_commands![").unwrap();
    let body = &source[from..from + source[from..].find(']').unwrap()];
    let wired: BTreeSet<&str> = body
        .lines()
        .filter_map(|line| {
            line.trim()
                .trim_end_matches(',')
                .rsplit_once("::<$runtime>")
                .map_or_else(|| line.trim().strip_suffix(','), |(path, _)| Some(path))
        })
        .filter_map(|path| path.rsplit("::").next())
        .collect();
    assert_eq!(wired, COMMANDS.iter().copied().collect());
    assert_eq!(COMMANDS.len(), wired.len(), "each once");
    let bindings = read("ui/src/lib/api/bindings.ts");
    for command in COMMANDS {
        assert!(bindings.contains(&format!("\"{command}\"")), "{command} is not in the bindings");
    }
}

#[test]
fn the_one_capability_allows_each_command_once_and_two_words_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/capabilities");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(files, ["main.json"]);
    let capability: Value = serde_json::from_str(&read("src-tauri/capabilities/main.json")).unwrap();
    let mut keys: Vec<&str> = capability.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        ["description", "identifier", "permissions", "windows"],
        "no remote pages, no other platforms"
    );
    assert_eq!(capability["windows"], json!(["main"]));
    let mut allowed: Vec<String> = serde_json::from_value(capability["permissions"].clone()).unwrap();
    let mut wanted: Vec<String> = COMMANDS.iter().map(|c| format!("allow-{}", c.replace('_', "-"))).collect();
    wanted.extend(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned));
    allowed.sort();
    wanted.sort();
    assert_eq!(allowed, wanted);
}

#[test]
fn the_page_may_load_itself_and_nothing_else() {
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let app = &config["app"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["windows"], json!([]), "the window is made in code, after its rules");
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["security"]["assetProtocol"]["enable"], false);
    assert_eq!(app["security"]["capabilities"], json!(["main"]));
    assert!(app["security"].get("dangerousDisableAssetCspModification").is_none());
    let csp = app["security"]["csp"].as_str().unwrap();
    for word in ["unsafe-", "data:", "blob:", "*", "https:", "wss:"] {
        assert!(!csp.contains(word), "{word}");
    }
    let directives: Vec<(&str, &str)> = csp.split(';').map(|d| d.trim().split_once(' ').unwrap()).collect();
    let of = |name| directives.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
    assert_eq!(of("default-src"), Some("'self'"));
    assert_eq!(of("script-src"), Some("'self'"));
    assert_eq!(of("connect-src"), Some("ipc: http://ipc.localhost"));
    for name in ["object-src", "base-uri", "form-action", "frame-ancestors", "worker-src", "media-src"] {
        assert_eq!(of(name), Some("'none'"), "{name}");
    }
}

#[test]
fn only_the_main_window_with_the_apps_own_page_is_answered() {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    for command in ["today", "start", "people", "undo", "archive_export"] {
        for (label, url) in [
            ("other", "tauri://localhost"),
            ("main", "https://example.org"),
            ("main", "http://127.0.0.1:8080"),
            ("main", "tauri://example.org"),
            ("main", "file:///etc/passwd"),
        ] {
            let refused = shell.elsewhere(label, url, command).expect_err(command);
            assert!(refused.is_string(), "{command} reached the app from {label} at {url}: {refused}");
        }
    }
    assert!(shell.elsewhere("main", "tauri://localhost", "today").is_ok());
}

#[test]
fn nothing_of_tauris_own_can_be_called() {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    for command in [
        "plugin:app|version",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:opener|open_url",
        "plugin:opener|open_path",
        "plugin:window-state|save_window_state",
        "plugin:fs|read_file",
        "plugin:shell|execute",
        "unheard_of",
    ] {
        assert!(shell.ask(command, json!({})).is_err(), "{command}");
    }
}
