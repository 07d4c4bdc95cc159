//! What the window can ask for. A command parses, calls the core and maps the error; what it answers is a plain type
//! that crosses to TypeScript.

pub mod archive;
pub mod care;
pub mod connection;
pub mod contacts;
pub mod days;
pub mod entry;
pub mod error;
pub mod explain;
pub mod gauges;
pub mod net;
pub mod people;
pub mod reminders;
pub mod saved;
pub mod settings;
pub mod small_steps;
pub mod steps;
pub mod suggest;
pub mod timeline;
pub mod today;
pub mod visit_card;
pub mod visits;

include!("list.rs");

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

/// The wiring for one runtime: commands cannot be collected for a type parameter.
macro_rules! wiring {
    ($runtime:ty) => {
        Builder::<$runtime>::new()
            .error_handling(ErrorHandlingMode::Throw)
            .disable_serde_phases()
            .commands(collect_commands![
                archive::archive_apply::<$runtime>,
                archive::archive_choose::<$runtime>,
                archive::archive_export::<$runtime>,
                archive::archive_stop,
                reminders::at_login::<$runtime>,
                visits::calendar,
                care::care,
                care::care_line_blank,
                care::care_line_save::<$runtime>,
                reminders::close_answer::<$runtime>,
                connection::connection,
                connection::contrast_switch::<$runtime>,
                contacts::contact,
                contacts::contact_delete::<$runtime>,
                contacts::contact_save::<$runtime>,
                days::days_close::<$runtime>,
                days::days_leave::<$runtime>,
                explain::explain,
                connection::entries,
                settings::folder_show::<$runtime>,
                settings::look_save::<$runtime>,
                days::pause_asked::<$runtime>,
                days::pause_delete::<$runtime>,
                days::pause_page,
                days::pause_save::<$runtime>,
                people::people,
                people::person,
                people::person_blank,
                people::person_distance::<$runtime>,
                people::person_place::<$runtime>,
                people::person_save::<$runtime>,
                people::person_state::<$runtime>,
                contacts::quick_log,
                reminders::quit::<$runtime>,
                days::quiet_page,
                days::quiet_save::<$runtime>,
                steps::redo::<$runtime>,
                steps::redo_step::<$runtime>,
                reminders::reminder_log,
                reminders::reminder_log_clear::<$runtime>,
                reminders::reminder_seen::<$runtime>,
                reminders::reminder_snooze::<$runtime>,
                reminders::reminder_test::<$runtime>,
                reminders::reminders::<$runtime>,
                reminders::reminders_pause::<$runtime>,
                reminders::reminders_save::<$runtime>,
                visits::repeat_preview,
                settings::rhythm_save::<$runtime>,
                settings::settings,
                settings::settings_save::<$runtime>,
                small_steps::small_steps_hide::<$runtime>,
                small_steps::small_steps_save::<$runtime>,
                settings::start::<$runtime>,
                steps::steps,
                suggest::suggest::<$runtime>,
                today::today,
                steps::undo::<$runtime>,
                steps::undo_step::<$runtime>,
                visits::visit,
                visits::visit_ask_leave::<$runtime>,
                visits::visit_delete::<$runtime>,
                visits::visit_form,
                visits::visit_outcome::<$runtime>,
                visits::visit_save::<$runtime>,
            ])
            .events(collect_events![
                saved::DataChanged,
                archive::ImportProgress,
                crate::desktop::resident::CloseAsked,
                crate::desktop::window::GoTo
            ])
    };
}

/// Every command and event, with their types.
pub fn bindings() -> Builder<tauri::Wry> {
    wiring!(tauri::Wry)
}

/// The same over Tauri's mock runtime, for tests without a window.
#[cfg(feature = "test-hooks")]
pub fn mock_bindings() -> Builder<tauri::test::MockRuntime> {
    wiring!(tauri::test::MockRuntime)
}
