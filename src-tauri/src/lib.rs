//! The shell: a window around `evenkeel-core`. It wires and does nothing else; a command parses, calls the core and maps
//! the error.

pub mod commands;
mod desktop;
mod state;

pub use state::{App, Moment, Options};

use std::process::ExitCode;
use tauri::{AppHandle, Manager, RunEvent};

/// Runs the app until it is quit.
pub fn run(options: Options) -> ExitCode {
    desktop::process::harden();
    let app = App::new(options);
    let bindings = commands::bindings();
    let built = tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(desktop::single::plugin(app.folder()))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(desktop::window::place_plugin(app.folder()))
        .invoke_handler(bindings.invoke_handler())
        .manage(app)
        .setup(move |handle| {
            bindings.mount_events(handle);
            desktop::window::open(handle.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(close_at_exit)).unwrap_or(1)),
        Err(e) => {
            eprintln!("evenkeel: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Tauri does not drop what it manages when it ends.
fn close_at_exit(handle: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        handle.state::<App>().close();
    }
}
