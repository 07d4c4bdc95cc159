//! Reminders: what the person chose, what was not seen yet, what happened, and a trial.

use super::entry::{LineRef, Names};
use super::error::Answer;
use super::saved::{Saved, save, tell_tables};
use crate::desktop::notify::{NotShown, ServerInfo};
use crate::desktop::resident;
use crate::reminders::{Message, Reminders, privacy, snoozed};
use crate::state::App;
use chrono::{DateTime, Duration, Utc};
use evenkeel_core::domain::{Id, LocalTime, Zone};
use evenkeel_core::schedule::reminder::{
    Change, Key, Privacy, Reason, Row, Snooze, State as ReminderState, Subject, ZoneName, visit_of,
};
use evenkeel_core::store::{LogLine, Op, VISITS, visits_wanted};
use evenkeel_core::{Code, Error};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_autostart::AutoLaunchManager;

/// Days that something not seen stays in the list.
const NOT_SEEN_DAYS: i64 = 14;
/// Lines of what happened that are shown.
const LINES: usize = 400;

/// What the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ReminderChoices {
    /// How much may be said outside the window.
    pub privacy: Privacy,
    /// Whether visits are reminded of.
    pub visits: bool,
    /// When quiet hours begin, `HH:MM`; both or neither.
    pub quiet_from: Option<String>,
    /// When they end.
    pub quiet_to: Option<String>,
    /// When a line about people may come, once a day, `HH:MM`; none if it is not wanted.
    pub people_at: Option<String>,
    /// Whether the app stays when the window is closed; none while it was not asked.
    pub stays: Option<bool>,
}

/// Settings ▸ Reminders.
#[derive(Debug, Clone, Serialize, Type)]
pub struct RemindersPage {
    /// What the person chose.
    pub choices: ReminderChoices,
    /// No reminders for the rest of today.
    pub paused_today: bool,
    /// Whether the app starts at login; none where the system does not say.
    pub at_login: Option<bool>,
}

/// A reminder, as the window names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ReminderKey {
    /// The visit or series; none for a line about people.
    pub visit: Option<Id>,
    /// The wall time the series gives.
    pub occurrence: LocalTime,
    /// The wall time it starts.
    pub start: LocalTime,
    /// Where that holds.
    pub zone: Zone,
    /// How long before.
    pub lead: String,
}

impl From<&Key> for ReminderKey {
    fn from(key: &Key) -> Self {
        Self {
            visit: match key.of {
                Subject::Visit(id) => Some(id),
                Subject::People => None,
            },
            occurrence: key.occurrence,
            start: key.start,
            zone: key.zone.0,
            lead: key.lead.clone(),
        }
    }
}

impl From<ReminderKey> for Key {
    fn from(key: ReminderKey) -> Self {
        Self {
            of: key.visit.map_or(Subject::People, Subject::Visit),
            occurrence: key.occurrence,
            start: key.start,
            zone: ZoneName(key.zone),
            lead: key.lead,
        }
    }
}

/// Something that came and was not answered, or did not come.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NotSeen {
    /// Which.
    pub key: ReminderKey,
    /// The care line; none for a line about people, or a visit that is gone.
    pub line: Option<LineRef>,
    /// When the visit starts, wall time here.
    pub starts: LocalTime,
    /// When it was due, wall time here.
    pub due: LocalTime,
    /// It never came; else it came and left the screen.
    pub missed: bool,
    /// How it can be put off.
    pub snoozes: Vec<Snooze>,
}

/// What was not seen yet, the earliest visit first.
pub fn not_seen(app: &App) -> evenkeel_core::Result<Vec<NotSeen>> {
    let now = app.now();
    let rows = app.with(|store| store.reminders_not_seen(now - Duration::days(NOT_SEEN_DAYS)))?;
    app.read(|facts, at| {
        let names = Names::new(facts, at.today);
        let row = |row: &Row| NotSeen {
            key: (&row.key).into(),
            line: visit_of(facts, &row.key).map(|visit| names.line(visit.line)),
            starts: app.wall_time(row.starts),
            due: app.wall_time(row.due),
            missed: row.state == ReminderState::Missed,
            snoozes: (Snooze::ALL.iter().copied())
                .filter(|how| how.until(row, now, app.home()).is_some())
                .collect(),
        };
        Ok(rows.iter().map(row).collect())
    })
}

/// What the person chose about reminders.
#[tauri::command]
#[specta::specta]
pub fn reminders<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<RemindersPage> {
    let facts = app.facts()?;
    let text = |key: &str| facts.preferences.get(key).and_then(|v| v.as_str()).map(str::to_owned);
    let now = app.now();
    let paused = app.with(|store| store.reminder_policy(false))?.paused(now);
    Ok(RemindersPage {
        choices: ReminderChoices {
            privacy: privacy(&facts.preferences),
            visits: visits_wanted(&facts.preferences),
            quiet_from: text("reminders.quiet_from"),
            quiet_to: text("reminders.quiet_to"),
            people_at: text("reminders.people_at"),
            stays: facts.preferences.get(resident::STAYS).and_then(serde_json::Value::as_bool),
        },
        paused_today: paused,
        at_login: handle.try_state::<AutoLaunchManager>().and_then(|launch| launch.is_enabled().ok()),
    })
}

/// Keeps what the person chose.
#[tauri::command]
#[specta::specta]
pub fn reminders_save<R: Runtime>(handle: AppHandle<R>, choices: ReminderChoices) -> Answer<Saved> {
    let times = [&choices.quiet_from, &choices.quiet_to, &choices.people_at];
    let wrong = |text: &&String| chrono::NaiveTime::parse_from_str(text, "%H:%M").is_err();
    if times.iter().filter_map(|t| t.as_ref()).any(|t| wrong(&t))
        || choices.quiet_from.is_some() != choices.quiet_to.is_some()
    {
        return Err(Error::at(Code::WrongValue, "quiet_hours").into());
    }
    save(&handle, Op::new("reminders-edit"), |tx| {
        tx.put_preference("reminders.privacy", &choices.privacy.as_str().into())?;
        tx.put_preference(VISITS, &choices.visits.into())?;
        for (key, value) in [
            ("reminders.quiet_from", &choices.quiet_from),
            ("reminders.quiet_to", &choices.quiet_to),
            ("reminders.people_at", &choices.people_at),
        ] {
            match value {
                Some(value) => tx.put_preference(key, &value.as_str().into())?,
                None => tx.delete_preference(key)?,
            }
        }
        match choices.stays {
            Some(stays) => tx.put_preference(resident::STAYS, &stays.into()),
            None => tx.delete_preference(resident::STAYS),
        }
    })
}

/// No reminders for the rest of today, or again.
#[tauri::command]
#[specta::specta]
pub fn reminders_pause<R: Runtime>(handle: AppHandle<R>, paused: bool) -> Answer<Saved> {
    pause_today(&handle, paused)
}

/// The rest of today, by the person's own start of the day.
pub(crate) fn pause_today<R: Runtime>(handle: &AppHandle<R>, paused: bool) -> Answer<Saved> {
    const KEY: &str = "reminders.paused_until";
    let app = handle.state::<App>();
    let until = app.read(|facts, at| {
        let end = at.today.plus(1).0.and_time(facts.settings.day_start.0);
        Ok(LocalTime(end).instant(at.zone))
    })?;
    save(handle, Op::new(if paused { "reminders-pause" } else { "reminders-go-on" }), |tx| {
        if paused { tx.put_preference(KEY, &stamp(until).into()) } else { tx.delete_preference(KEY) }
    })
}

fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// Starts the app at login, or no longer.
#[tauri::command]
#[specta::specta]
pub fn at_login<R: Runtime>(handle: AppHandle<R>, on: bool) -> Answer<()> {
    let refused = || Error::new(Code::File).with("reason", "autostart");
    let launch = handle.try_state::<AutoLaunchManager>().ok_or_else(refused)?;
    Ok(if on { launch.enable() } else { launch.disable() }.map_err(|_| refused())?)
}

/// What came of a reminder for trial.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Trial {
    /// The server that took it.
    pub server: Option<ServerInfo>,
    /// Why it was not shown.
    pub problem: Option<NotShown>,
}

/// Shows a reminder for trial and says what the system answered (R22).
#[tauri::command]
#[specta::specta]
pub fn reminder_test<R: Runtime>(handle: AppHandle<R>) -> Answer<Trial> {
    Ok(trial(&handle))
}

/// Shows one and waits for the answer.
pub fn trial<R: Runtime>(handle: &AppHandle<R>) -> Trial {
    let answer = handle.try_state::<Reminders>().map_or(Err(NotShown::NoAnswer), |it| it.test());
    match answer {
        Ok(server) => Trial { server: Some(server), problem: None },
        Err(problem) => Trial { server: None, problem: Some(problem) },
    }
}

/// A line of what happened.
#[derive(Debug, Clone, Serialize, Type)]
pub struct HappenedLine {
    /// When, wall time here.
    pub at: LocalTime,
    /// When it was due, wall time here.
    pub due: LocalTime,
    /// Four digits that tell the dates of two visits apart.
    pub mark: String,
    /// About people, not about a visit.
    pub people: bool,
    /// How long before.
    pub lead: String,
    /// Where it came to stand.
    pub state: ReminderState,
    /// Why.
    pub reason: Reason,
}

/// What happened, newest first (R22). Never a name, kind or text.
#[tauri::command]
#[specta::specta]
pub fn reminder_log(app: State<'_, App>) -> Answer<Vec<HappenedLine>> {
    let lines = app.with(|store| store.reminder_log(LINES))?;
    let line = |l: LogLine| HappenedLine {
        at: app.wall_time(l.at),
        due: app.wall_time(l.due),
        mark: l.mark,
        people: l.people,
        lead: l.lead,
        state: l.state,
        reason: l.reason,
    };
    Ok(lines.into_iter().map(line).collect())
}

/// Empties the list of what happened.
#[tauri::command]
#[specta::specta]
pub fn reminder_log_clear<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<()> {
    app.with(|store| store.reminder_log_clear())?;
    tell_tables(&handle, &["reminder"]);
    Ok(())
}

/// Something not seen was seen now; null for everything.
#[tauri::command]
#[specta::specta]
pub fn reminder_seen<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    key: Option<ReminderKey>,
) -> Answer<()> {
    let key = key.map(Key::from);
    change(&handle, &app, |row| {
        let meant = key.as_ref().is_none_or(|key| row.key == *key);
        meant.then(|| row.to(ReminderState::Acknowledged, Reason::Opened))
    })
}

/// Puts something not seen off (R15); refused where it makes no sense any more.
#[tauri::command]
#[specta::specta]
pub fn reminder_snooze<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    key: ReminderKey,
    how: Snooze,
) -> Answer<()> {
    let (key, now, zone) = (Key::from(key), app.now(), app.home());
    change(&handle, &app, |row| if row.key == key { snoozed(row, how, now, zone) } else { None })
}

fn change<R: Runtime>(handle: &AppHandle<R>, app: &App, of: impl Fn(&Row) -> Option<Change>) -> Answer<()> {
    let now = app.now();
    let rows = app.with(|store| store.reminders_not_seen(now - Duration::days(NOT_SEEN_DAYS)))?;
    let changes: Vec<Change> = rows.iter().filter_map(of).collect();
    if changes.is_empty() {
        return Err(Error::new(Code::NotFound).with("kind", "reminder").into());
    }
    app.with(|store| store.reminders_write(now, &changes))?;
    tell_tables(handle, &["reminder"]);
    if let Some(reminders) = handle.try_state::<Reminders>() {
        reminders.tell(Message::Changed);
    }
    Ok(())
}

/// The answer to "keep running for reminders?": remembered, and the window goes.
#[tauri::command]
#[specta::specta]
pub fn close_answer<R: Runtime>(handle: AppHandle<R>, stays: bool) -> Answer<()> {
    save(&handle, Op::new("stays-edit"), |tx| tx.put_preference(resident::STAYS, &stays.into()))?;
    resident::leave(&handle);
    Ok(())
}

/// Ends the app, whatever was chosen for closing the window.
#[tauri::command]
#[specta::specta]
pub fn quit<R: Runtime>(handle: AppHandle<R>) {
    handle.exit(0);
}
