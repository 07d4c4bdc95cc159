//! Settings, the start of the window, and how the app looks.

use super::error::{Answer, CommandError};
use super::help::keep_card;
use super::saved::{Saved, save, tell};
use super::small_steps;
use crate::desktop::scheme;
use crate::look::remember;
use crate::state::App;
use evenkeel_core::Code;
use evenkeel_core::domain::{Day, Rhythm, Settings, day_of};
use evenkeel_core::store::{Done, Op};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_opener::OpenerExt;

/// How the window looks, as the person chose.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// `system`, `light`, `dark`, `contrast` or `contrast-dark`.
    pub theme: String,
    /// Text size, 0.8 to 2.
    pub text_scale: f64,
    /// Less motion.
    pub less_motion: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: "system".to_owned(), text_scale: 1.0, less_motion: false }
    }
}

impl Look {
    /// Whether the window knows it.
    pub(crate) fn is_known(&self) -> bool {
        THEMES.contains(&self.theme.as_str()) && (0.8..=2.0).contains(&self.text_scale)
    }
}

/// What the window needs before anything else.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Start {
    /// How the window looks.
    pub look: Look,
    /// Whether the desktop is dark, if it says so.
    pub desktop_dark: Option<bool>,
    /// Today.
    pub today: Day,
    /// Why nothing can be written although everything can be read, if so.
    pub read_only: Option<CommandError>,
    /// Whether the record is protected, so that it can be locked.
    pub protected: bool,
    /// How many of the last steps are gone though they were kept once.
    pub steps_lost: u32,
    /// The last check found damage.
    pub damaged: bool,
    /// The day of an import that was ended before it was done, until that was seen; nothing of it was taken over.
    pub import_ended: Option<Day>,
    /// Why this computer's keychain did not open the record, if it should have.
    pub keychain_trouble: Option<CommandError>,
}

/// The Settings screen.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SettingsPage {
    /// The person's own measures.
    pub settings: Settings,
    /// The rhythm that holds today.
    pub rhythm: Option<f64>,
    /// Small steps for quiet times, the person's own.
    pub small_steps: Vec<String>,
    /// How the window looks.
    pub look: Look,
    /// The folder everything is in.
    pub folder: String,
    /// The size of the database, in bytes.
    pub bytes: f64,
    /// Facts by kind, by the archive's names.
    pub counts: BTreeMap<String, u32>,
    /// The app's version.
    pub version: String,
}

const THEMES: [&str; 5] = ["system", "light", "dark", "contrast", "contrast-dark"];

fn look(preferences: &evenkeel_core::domain::facts::Preferences) -> Look {
    let theme = preferences.get("look.theme").and_then(|v| v.as_str()).filter(|t| THEMES.contains(t));
    let scale = preferences.get("look.text_scale").and_then(serde_json::Value::as_f64);
    Look {
        theme: theme.unwrap_or("system").to_owned(),
        text_scale: scale.unwrap_or(1.0).clamp(0.8, 2.0),
        less_motion: preferences
            .get("look.less_motion")
            .and_then(serde_json::Value::as_bool)
            .unwrap_or(false),
    }
}

/// Starts the window, and again each time the person comes back to it: opens the folder if that failed before, notes
/// the day as used (A14), tells what another program wrote meanwhile, says how to look.
#[tauri::command]
#[specta::specta]
pub fn start<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Start> {
    app.reopen()?;
    if app.changed_elsewhere()? {
        let all = evenkeel_core::store::table::NAMES.to_vec();
        tell(&handle, &Done { value: (), step: None, tables: all });
    }
    let facts = app.facts()?;
    let today = app.moment(&facts).today;
    let look = look(&facts.preferences);
    remember(app.folder(), &look);
    // A card that cannot be written is tried again with the next change.
    drop(keep_card(&app, &facts));
    let read_only = if let Some(why) = app.reading() {
        Some(why)
    } else if facts.days.used.contains(&today) {
        app.with(|store| store.writable()).err()
    } else {
        match app.write(Op::used(), |tx| tx.mark_used(today)) {
            Ok(done) => {
                tell(&handle, &done);
                None
            }
            // A disk that cannot be written must not keep the person from reading.
            Err(e) if matches!(e.code, Code::ReadOnly | Code::DiskFull | Code::Busy) => Some(e),
            Err(e) => return Err(e.into()),
        }
    };
    Ok(Start {
        look,
        desktop_dark: scheme::prefers_dark(),
        today,
        protected: app.with(|store| Ok(store.is_protected()))?,
        steps_lost: app.with(|store| store.steps_lost()).map_or(0, |n| u32::try_from(n).unwrap_or(u32::MAX)),
        damaged: app.with(|store| store.last_check()).ok().flatten().is_some_and(|(_, well)| !well),
        import_ended: app
            .with(|store| store.import_ended())?
            .map(|at| day_of(app.wall_time(at), facts.settings.day_start.0)),
        read_only: read_only.map(Into::into),
        keychain_trouble: app.keychain_trouble().map(Into::into),
    })
}

/// The Settings screen.
#[tauri::command]
#[specta::specta]
pub fn settings(app: State<'_, App>) -> Answer<SettingsPage> {
    Ok(app.read(|f, at| {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let counts = [
            ("people", f.people.len()),
            ("contacts", f.contacts.len()),
            ("care_lines", f.care_lines.len()),
            ("visits", f.visits.len()),
            ("checkins", f.checkins.len()),
        ];
        let calendar = evenkeel_core::balance::Calendar::new(f, at.today);
        Ok(SettingsPage {
            settings: f.settings.clone(),
            rhythm: calendar.rhythm(at.today),
            small_steps: small_steps::of(f),
            look: look(&f.preferences),
            folder: app.folder().display().to_string(),
            bytes: app.size(),
            counts: counts.into_iter().map(|(k, n)| (k.to_owned(), count(n))).collect(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    })?)
}

/// Keeps the person's own measures as given.
#[tauri::command]
#[specta::specta]
pub fn settings_save<R: Runtime>(handle: AppHandle<R>, settings: Settings) -> Answer<Saved> {
    save(&handle, Op::new("settings-edit"), |tx| tx.put_settings(&settings))
}

/// Sets the rhythm from today on; the past keeps the earlier one.
#[tauri::command]
#[specta::specta]
pub fn rhythm_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    days_per_week: Option<f64>,
) -> Answer<Saved> {
    let facts = app.facts()?;
    let today = app.moment(&facts).today;
    let mut settings = facts.settings.clone();
    settings.rhythm.retain(|r| r.from != today);
    settings.rhythm.push(Rhythm { from: today, days_per_week });
    save(&handle, Op::new("rhythm-edit"), |tx| tx.put_settings(&settings))
}

/// Keeps how the window looks.
#[tauri::command]
#[specta::specta]
pub fn look_save<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, look: Look) -> Answer<Saved> {
    if !look.is_known() {
        return Err(evenkeel_core::Error::at(Code::OutOfRange, "look").into());
    }
    let saved = save(&handle, Op::new("look-edit"), |tx| {
        tx.put_preference("look.theme", &look.theme.clone().into())?;
        tx.put_preference("look.text_scale", &look.text_scale.into())?;
        tx.put_preference("look.less_motion", &look.less_motion.into())
    })?;
    remember(app.folder(), &look);
    Ok(saved)
}

/// Shows the data folder in the system's file manager.
#[tauri::command]
#[specta::specta]
pub fn folder_show<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<()> {
    let shown = handle.opener().open_path(app.folder().display().to_string(), None::<&str>);
    Ok(shown.map_err(|_| evenkeel_core::Error::new(Code::File).with("reason", "no file manager"))?)
}
