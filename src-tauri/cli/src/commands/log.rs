//! Noting a contact.

use super::Scene;
use crate::args::{Touch, whole_seconds};
use crate::output::{self, Answer, Failure};
use evenkeel_core::Error;
use evenkeel_core::domain::{Contact, Id, Person, PersonState};
use evenkeel_core::error::Code;
use evenkeel_core::store::Op;
use serde_json::json;

/// `keel log contact`.
pub(super) fn contact(scene: &Scene<'_>, touch: Touch) -> Answer {
    let mut store = scene.writing()?;
    let now = scene.clock.now();
    let id = Id::new(now);
    let mut hint = None;
    let done = store.transact(Op::about("contact-add", "contact", id), now, |tx| {
        let settings = tx.settings()?;
        let mut people = Vec::new();
        // Names are looked up in the same transaction: nobody can be erased between finding and noting.
        let all = if touch.with.is_empty() { Vec::new() } else { tx.people()? };
        for name in &touch.with {
            let person = find(&all, name).inspect_err(|e| hint = hint_for(e.code))?;
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let contact = Contact {
            id,
            start: touch.at.unwrap_or_else(|| whole_seconds(scene.clock.local(settings.zone.0))),
            zone: settings.zone,
            minutes: touch.minutes,
            channel: touch.channel,
            people,
            place: None,
            marks: touch.marks.iter().copied().collect(),
            direction: touch.direction,
            real: None,
            after: None,
            answered: !touch.tried,
            for_visit: None,
            note: touch.note,
        };
        tx.put_contact(&contact)
    });
    done.map_err(|error| Failure { error, hint, more: Vec::new() })?;
    if touch.json {
        return output::as_json(&json!({ "id": id }));
    }
    Ok(scene.words.format("keel-log-done", &[("id", id.to_string().into())]) + "\n")
}

/// The one active person of that name; capital letters and spaces around it do not matter. Errors: `NotFound`,
/// `Ambiguous`.
fn find(people: &[Person], name: &str) -> Result<Id, Error> {
    let key = |text: &str| text.trim().to_lowercase();
    let wanted = key(name);
    let mut found = people.iter().filter(|p| p.state == PersonState::Active && key(&p.name) == wanted);
    match (found.next(), found.count()) {
        (Some(person), 0) => Ok(person.id),
        (Some(_), more) => Err(Error::new(Code::Ambiguous).with("count", more + 1)),
        (None, _) => Err(Error::new(Code::NotFound).with("kind", "person")),
    }
}

fn hint_for(code: Code) -> Option<&'static str> {
    match code {
        Code::NotFound => Some("keel-hint-no-name"),
        Code::Ambiguous => Some("keel-hint-many-names"),
        _ => None,
    }
}
