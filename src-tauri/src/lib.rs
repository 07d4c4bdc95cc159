//! The shell: a window around `evenkeel-core`. It wires and does nothing else; a command parses, calls the core and maps
//! the error.

pub mod commands;
mod desktop;
mod keeping;
mod keychain;
mod lock;
mod look;
mod reminders;
mod state;

pub use state::{App, Moment, Options};

use desktop::{resident, window};
use reminders::{Message, Reminders};
use std::process::ExitCode;
use tauri::{AppHandle, Manager, RunEvent};

/// For tests: reminds through the notification server of a bus of the test's own, until it is dropped.
#[cfg(all(feature = "test-hooks", target_os = "linux"))]
#[derive(Debug)]
pub struct Reminding<R: tauri::Runtime>(AppHandle<R>, Option<std::thread::JoinHandle<()>>);

#[cfg(all(feature = "test-hooks", target_os = "linux"))]
impl<R: tauri::Runtime> Reminding<R> {
    /// Starts; `bus` is the bus's address.
    pub fn over(handle: &AppHandle<R>, bus: &str) -> Self {
        let (reminders, told) = Reminders::new();
        handle.manage(reminders);
        Self(handle.clone(), Some(desktop::remind(handle, told, Some(bus.to_owned()))))
    }
}

#[cfg(all(feature = "test-hooks", target_os = "linux"))]
impl<R: tauri::Runtime> Drop for Reminding<R> {
    fn drop(&mut self) {
        self.0.state::<Reminders>().tell(Message::End);
        if let Some(thread) = self.1.take() {
            drop(thread.join());
        }
    }
}

/// Runs the app until it is quit.
pub fn run(options: Options) -> ExitCode {
    desktop::process::harden();
    desktop::memory::prepare();
    let hidden = options.hidden;
    let app = App::new(options);
    let (reminders, told) = Reminders::new();
    let (presence, woken) = lock::Presence::new(app.options().minute);
    let (keeping, kept) = keeping::Keeping::new();
    let bindings = commands::bindings();
    let builder = tauri::Builder::default();
    let builder = if app.is_open_elsewhere() && !desktop::single::answers(app.folder()) {
        if hidden {
            return ExitCode::SUCCESS;
        }
        builder
    } else {
        // First, so that a second start ends before it touches anything.
        builder.plugin(desktop::single::plugin(app.folder()))
    };
    let built = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(desktop::window::place_plugin(app.folder()))
        .plugin(resident::autostart_plugin())
        .invoke_handler(commands::protection::guarded(bindings.invoke_handler()))
        .manage(app)
        .manage(reminders)
        .manage(resident::Asked::default())
        .manage(presence)
        .manage(keeping)
        .setup(move |app| {
            bindings.mount_events(app);
            desktop::memory::watch(app);
            let handle = app.handle();
            if !hidden {
                window::show(handle);
            }
            desktop::start(handle, told);
            let of = handle.clone();
            std::thread::spawn(move || lock::watch(&of, &woken));
            let of = handle.clone();
            std::thread::spawn(move || keeping::keep(&of, &kept));
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

/// The last window may go without the app; and Tauri does not drop what it manages when it ends.
fn close_at_exit(handle: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::ExitRequested { code: None, api, .. } if resident::stays(handle) => api.prevent_exit(),
        RunEvent::Exit => {
            handle.state::<Reminders>().tell(Message::End);
            handle.state::<App>().close();
        }
        _ => {}
    }
}
