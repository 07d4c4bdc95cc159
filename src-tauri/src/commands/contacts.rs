//! Contacts: the quick log, editing and deleting.

use super::entry::{Names, Who};
use super::error::Answer;
use super::people::blank;
use super::saved::{Saved, add_or_edit, save};
use super::today::chips;
use super::visit_card::{bare_occurrence, dated};
use crate::state::{App, Moment};
use evenkeel_core::domain::{Channel, Contact, Day, Direction, Facts, Id, LocalTime, Nature, Visit};
use evenkeel_core::store::Op;
use evenkeel_core::{Code, Error};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// What the quick log needs.
#[derive(Debug, Clone, Serialize, Type)]
pub struct QuickLog {
    /// A contact with an id and nothing said yet; it starts now.
    pub blank: Contact,
    /// Today.
    pub today: Day,
    /// Active people and groups, those of late first.
    pub people: Vec<Who>,
    /// Visits that help could have been for, the nearest days first.
    pub visits: Vec<NearVisit>,
}

/// A visit that help could have been for.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NearVisit {
    /// Its id.
    pub id: Id,
    /// The care line's name.
    pub name: String,
    /// When it starts.
    pub start: LocalTime,
}

/// Visits from two weeks ago to a week ahead.
fn near_visits(facts: &Facts, names: &Names<'_>, today: Day) -> Vec<NearVisit> {
    let near = |v: &&Visit| (-14..=7).contains(&names.day(v.start).since(today));
    // A date of a series that has no facts of its own cannot be pointed at; an answer to "did it happen?" gives it some.
    let dates = dated(facts, today.plus(-15), today.plus(8));
    let mut visits: Vec<&Visit> =
        dates.iter().filter(|v| bare_occurrence(v).is_none()).filter(near).collect();
    visits.sort_by_key(|v| (names.day(v.start).since(today).abs(), v.start));
    let row = |v: &Visit| NearVisit { id: v.id, name: names.line(v.line).name, start: v.start };
    visits.into_iter().map(row).collect()
}

/// What the quick log needs. Nothing is kept until it is saved.
#[tauri::command]
#[specta::specta]
pub fn quick_log(app: State<'_, App>) -> Answer<QuickLog> {
    let id = Id::new(app.now());
    Ok(app.read(|facts, at| Ok(form(facts, at, id)))?)
}

/// Puts the quick log together; `id` is for the new contact.
pub fn form(facts: &Facts, at: &Moment, id: Id) -> QuickLog {
    let blank =
        Contact { direction: Direction::Received, ..Contact::new(id, at.local, at.zone, Channel::InPerson) };
    let names = Names::new(facts, at.today);
    QuickLog {
        blank,
        today: at.today,
        people: chips(facts, &names, at.today, usize::MAX),
        visits: near_visits(facts, &names, at.today),
    }
}

/// One contact, to change it.
#[tauri::command]
#[specta::specta]
pub fn contact(app: State<'_, App>, id: Id) -> Answer<Contact> {
    let facts = app.facts()?;
    let found = facts.contacts.iter().find(|c| c.id == id).cloned();
    Ok(found.ok_or_else(|| Error::new(Code::NotFound).with("kind", "contact"))?)
}

/// Keeps a contact as given: the first save adds it. Names typed for the first time become people in the same step.
#[tauri::command]
#[specta::specta]
pub fn contact_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    mut contact: Contact,
    new_names: Vec<String>,
) -> Answer<Saved> {
    let exists = app.with(|store| store.has("contact", contact.id))?;
    let (add, edit) =
        if contact.answered { ("contact-add", "contact-edit") } else { ("try-add", "try-edit") };
    save(&handle, add_or_edit(exists, "contact", contact.id, add, edit), |tx| {
        for name in &new_names {
            let person = blank(tx.new_id(), name.trim().to_owned(), Nature::Person);
            tx.put_person(&person)?;
            contact.people.push(person.id);
        }
        tx.put_contact(&contact)
    })
}

/// Deletes a contact; undo brings it back.
#[tauri::command]
#[specta::specta]
pub fn contact_delete<R: Runtime>(handle: AppHandle<R>, id: Id) -> Answer<Saved> {
    save(&handle, Op::about("contact-delete", "contact", id), |tx| tx.delete_contact(id).map(|_| ()))
}
