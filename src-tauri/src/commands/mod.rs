//! What the window can ask for. A command parses, calls the core and maps the error; what it answers is a plain type
//! that crosses to TypeScript.

pub mod archive;
pub mod backups;
pub mod care;
pub mod connection;
pub mod contacts;
pub mod days;
pub mod drafts;
pub mod entry;
pub mod erase;
pub mod error;
pub mod explain;
pub mod gauges;
pub mod help;
pub mod net;
pub mod people;
pub mod protection;
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
                backups::backup_choose::<$runtime>,
                backups::backup_delete,
                backups::backup_look,
                backups::backup_now::<$runtime>,
                backups::backup_restore::<$runtime>,
                backups::backup_stop,
                backups::backups,
                visits::calendar,
                care::care,
                care::care_line_blank,
                care::care_line_save::<$runtime>,
                backups::check_now,
                reminders::close_answer::<$runtime>,
                connection::connection,
                contacts::contact,
                contacts::contact_delete::<$runtime>,
                contacts::contact_save::<$runtime>,
                connection::contrast_switch::<$runtime>,
                backups::damage,
                backups::damage_restore::<$runtime>,
                days::days_close::<$runtime>,
                days::days_leave::<$runtime>,
                drafts::draft,
                drafts::draft_put,
                connection::entries,
                erase::erase::<$runtime>,
                erase::erase_all::<$runtime>,
                erase::erase_look,
                explain::explain,
                settings::folder_show::<$runtime>,
                help::help_card_save::<$runtime>,
                help::help_form,
                help::help_now,
                help::help_save::<$runtime>,
                archive::import_ended_seen,
                protection::keychain_off::<$runtime>,
                protection::keychain_on::<$runtime>,
                protection::keychain_unlock::<$runtime>,
                protection::lock_now::<$runtime>,
                protection::lock_page,
                protection::lock_save::<$runtime>,
                backups::look_only::<$runtime>,
                settings::look_save::<$runtime>,
                protection::passphrase_change::<$runtime>,
                protection::passphrase_strength,
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
                protection::protect::<$runtime>,
                protection::protection,
                backups::put_aside_delete,
                contacts::quick_log,
                days::quiet_page,
                days::quiet_save::<$runtime>,
                reminders::quit::<$runtime>,
                protection::recovery_change::<$runtime>,
                protection::recovery_new,
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
                backups::salvage_save::<$runtime>,
                settings::settings,
                settings::settings_save::<$runtime>,
                small_steps::small_steps_hide::<$runtime>,
                small_steps::small_steps_save::<$runtime>,
                settings::start::<$runtime>,
                steps::steps,
                backups::steps_lost_accept,
                suggest::suggest::<$runtime>,
                today::today,
                protection::touch::<$runtime>,
                steps::undo::<$runtime>,
                steps::undo_step::<$runtime>,
                protection::unlock::<$runtime>,
                protection::unprotect::<$runtime>,
                visits::visit,
                visits::visit_ask_leave::<$runtime>,
                visits::visit_delete::<$runtime>,
                visits::visit_form,
                visits::visit_outcome::<$runtime>,
                visits::visit_save::<$runtime>,
                help::window_hide::<$runtime>,
            ])
            .events(collect_events![
                saved::DataChanged,
                archive::ImportProgress,
                backups::BackupProgress,
                crate::desktop::resident::CloseAsked,
                crate::desktop::window::GoTo,
                crate::lock::LockAsked,
                crate::lock::LockSoon
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
