//! Erasing: a person, a span, everything. What is gone is gone from the file; backups are named, and deleted one by one.

use super::error::Answer;
use super::protection::changed;
use crate::state::App;
use evenkeel_core::domain::{Day, Id};
use evenkeel_core::store::erase_all as erase_record;
use evenkeel_core::words::Words;
use evenkeel_core::{Code, Error};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// What is to be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Erasing {
    /// Somebody.
    Person {
        /// Who.
        id: Id,
    },
    /// Everything that was noted on some days, both included.
    Span {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
}

/// What erasing would touch. Nothing has been erased yet.
#[derive(Debug, Clone, Serialize, Type)]
pub struct EraseLook {
    /// Contacts that go, or that will say "someone".
    pub contacts: u32,
    /// Visits that go, or that forget the person.
    pub visits: u32,
    /// Lines of care that forget the person.
    pub care_lines: u32,
    /// Check-ins that go.
    pub checkins: u32,
}

/// Says what erasing would touch.
#[tauri::command]
#[specta::specta]
pub fn erase_look(app: State<'_, App>, what: Erasing) -> Answer<EraseLook> {
    Ok(app.read(|f, _| {
        let day = |at| evenkeel_core::domain::day_of(at, f.settings.day_start.0);
        let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match what {
            Erasing::Person { id } => {
                if !f.people.iter().any(|p| p.id == id) {
                    return Err(Error::new(Code::NotFound).with("kind", "person"));
                }
                let around = |plan: &Option<evenkeel_core::domain::Plan>| {
                    plan.as_ref().is_some_and(|plan| plan.person == Some(id))
                };
                Ok(EraseLook {
                    contacts: n(f.contacts.iter().filter(|c| c.people.contains(&id)).count()),
                    visits: n(f.visits.iter().filter(|v| around(&v.before) || around(&v.after)).count()),
                    care_lines: n(f.care_lines.iter().filter(|l| l.professional == Some(id)).count()),
                    checkins: 0,
                })
            }
            Erasing::Span { from, to } => {
                if to < from {
                    return Err(Error::at(Code::WrongRange, "to"));
                }
                let within = |day: Day| (from..=to).contains(&day);
                let visits = f.visits.iter().filter(|v| v.series.is_none() && within(day(v.start)));
                Ok(EraseLook {
                    contacts: n(f.contacts.iter().filter(|c| within(day(c.start))).count()),
                    visits: n(visits.count()),
                    care_lines: 0,
                    checkins: n(f.checkins.iter().filter(|c| within(c.day)).count()),
                })
            }
        }
    })?)
}

/// What came of erasing.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Erased {
    /// Whether the traces are gone too; else they go with the next start, since another program is reading the file.
    pub traces_gone: bool,
}

/// Erases. It cannot be taken back, and neither can anything that was done before.
#[tauri::command]
#[specta::specta]
pub fn erase<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, what: Erasing) -> Answer<Erased> {
    let now = app.now();
    let traces_gone = app.with(|store| match what {
        Erasing::Person { id } => store.erase_person(id, now),
        Erasing::Span { from, to } => store.erase_span(from, to, now),
    })?;
    changed(&handle);
    Ok(Erased { traces_gone })
}

/// Erases the whole record, protected or not, locked or not; an empty one takes its place. Backups stay until they are
/// deleted one by one. `typed` has to be the word that the window asks for: nothing but what a person typed erases.
#[tauri::command]
#[specta::specta]
pub fn erase_all<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, typed: String) -> Answer<()> {
    if typed.trim().to_lowercase() != Words::english().text("erase-all-word") {
        return Err(Error::at(Code::WrongValue, "typed").into());
    }
    app.forgetting(|| app.rescue(erase_record))?;
    changed(&handle);
    Ok(())
}
