//! Lists every command of the window: without the list, any local page could call all of them.

// The list lives beside the commands, so that adding one is one change.
include!("src/commands/list.rs");

fn main() {
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(e) = tauri_build::try_build(attributes) {
        println!("cargo:warning={e:#}");
        std::process::exit(1);
    }
}
