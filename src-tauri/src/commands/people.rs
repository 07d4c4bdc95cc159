//! People: the list, one person's page, adding, editing, putting away.

use super::entry::{Entry, Names};
use super::error::Answer;
use super::net::Net;
use super::saved::{Saved, add_or_edit, save};
use super::suggest::{Suggesting, Wish};
use crate::state::{App, Moment};
use evenkeel_core::balance::{self, Calendar, Since, SlotKind};
use evenkeel_core::domain::{
    Day, Facts, Id, Mark, Nature, OfferKind, Outcome, Person, PersonState, Relation,
};
use evenkeel_core::store::Op;
use evenkeel_core::{Code, Error, Result};
use serde::Serialize;
use specta::Type;
use std::collections::BTreeMap;
use tauri::{AppHandle, Runtime, State};

/// Somebody as a row.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PersonRow {
    /// Their id.
    pub id: Id,
    /// What the person calls them.
    pub name: String,
    /// Person, group or professional.
    pub nature: Nature,
    /// How they relate.
    pub relation: Option<Relation>,
    /// 1 closest, 2 close, 3 around.
    pub ring: Option<u8>,
    /// Days since the last noted contact, pauses left out; none if never.
    pub since: Option<u32>,
    /// The person's own rhythm with them.
    pub rhythm_days: Option<u32>,
    /// Longer than that rhythm.
    pub longer: bool,
    /// What they could be there for.
    pub offers: Vec<OfferKind>,
    /// Kept at a distance.
    pub keep_distance: bool,
    /// Whether they are part of life now.
    pub state: PersonState,
    /// Where they stand on their ring, in degrees: 0 right, 90 farthest from the line, 180 left; none if the person did
    /// not say.
    pub angle: Option<f64>,
}

/// Where it is remembered where somebody stands on their ring.
fn angle_key(id: Id) -> String {
    format!("ring.{id}.angle")
}

impl PersonRow {
    fn new(p: &Person, facts: &Facts, since: &BTreeMap<Id, Since>) -> Self {
        let since = since.get(&p.id);
        Self {
            id: p.id,
            name: p.name.clone(),
            nature: p.nature,
            relation: p.relation,
            ring: p.ring,
            since: since.map(|s| s.days),
            rhythm_days: p.rhythm_days,
            longer: since.and_then(|s| s.ratio).is_some_and(|r| r > 1.0),
            offers: p.offers.iter().map(|o| o.kind).collect(),
            keep_distance: p.keep_distance,
            state: p.state,
            angle: facts.preferences.get(&angle_key(p.id)).and_then(serde_json::Value::as_f64),
        }
    }
}

/// The list of people.
#[derive(Debug, Clone, Serialize, Type)]
pub struct People {
    /// Active people and groups by ring: closest, close, around, not said.
    pub rings: Vec<Vec<PersonRow>>,
    /// Active professionals.
    pub professionals: Vec<PersonRow>,
    /// Kept at a distance.
    pub distance: Vec<PersonRow>,
    /// Put away, ended or died.
    pub away: Vec<PersonRow>,
    /// Who could be there for what.
    pub net: Net,
    /// Today.
    pub today: Day,
}

impl People {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment) -> Self {
        let calendar = Calendar::new(facts, at.today);
        let since = balance::since(&calendar);
        let mut people = Self {
            net: Net::new(&calendar, &Names::new(facts, at.today)),
            today: at.today,
            rings: vec![Vec::new(); 4],
            professionals: Vec::new(),
            distance: Vec::new(),
            away: Vec::new(),
        };
        for p in &facts.people {
            let row = PersonRow::new(p, facts, &since);
            if p.state != PersonState::Active {
                people.away.push(row);
            } else if p.nature == Nature::Professional {
                people.professionals.push(row);
            } else if p.keep_distance {
                people.distance.push(row);
            } else {
                let ring = usize::from(p.ring.unwrap_or(4).clamp(1, 4)) - 1;
                people.rings[ring].push(row);
            }
        }
        people
    }
}

/// A day of a person's half year.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PersonDay {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: SlotKind,
    /// What was in the contacts with them.
    pub marks: Vec<Mark>,
    /// A contact without a kind marked.
    pub other: bool,
    /// An unanswered try.
    pub tried: bool,
    /// A visit was kept that day or the day before.
    pub around_visit: bool,
}

/// One person's page.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PersonPage {
    /// All that is kept about them.
    pub person: Person,
    /// The row of the list.
    pub row: PersonRow,
    /// How they may be suggested.
    pub suggesting: Suggesting,
    /// Today.
    pub today: Day,
    /// Contacts and tries with them and, for a professional, visits; newest first.
    pub entries: Vec<Entry>,
    /// Answered contacts in the last half year.
    pub times: u32,
    /// Days heard in the last half year (emotional, received or both).
    pub heard_days: u32,
    /// Days helped in the last half year (practical, received or both).
    pub helped_days: u32,
    /// Days with company in the last half year.
    pub company_days: u32,
    /// The last half year, day by day.
    pub days: Vec<PersonDay>,
}

/// Days of the half year on a person's page.
const HALF_YEAR: i64 = 182;

impl PersonPage {
    /// Puts the page together.
    pub fn new(facts: &Facts, at: &Moment, id: Id) -> Result<Self> {
        let missing = || Error::new(Code::NotFound).with("kind", "person");
        let person = facts.people.iter().find(|p| p.id == id).ok_or_else(missing)?.clone();
        let calendar = Calendar::new(facts, at.today);
        let names = Names::new(facts, at.today);
        let lines: Vec<Id> =
            facts.care_lines.iter().filter(|l| l.professional == Some(id)).map(|l| l.id).collect();
        let contacts = facts.contacts.iter().filter(|c| c.people.contains(&id));
        let visits = facts.visits.iter().filter(|v| v.series.is_none() && lines.contains(&v.line));
        let mut entries: Vec<Entry> =
            contacts.map(|c| names.contact(c)).chain(visits.map(|v| names.visit(v))).collect();
        entries.sort_by_key(|e| std::cmp::Reverse(e.start()));
        let mut page = Self {
            row: PersonRow::new(&person, facts, &balance::since(&calendar)),
            suggesting: Wish::of(&facts.preferences, id).shown(at.today),
            person,
            today: at.today,
            entries,
            times: 0,
            heard_days: 0,
            helped_days: 0,
            company_days: 0,
            days: half_year(&calendar, facts, &names),
        };
        page.count(&calendar, id);
        Ok(page)
    }

    fn count(&mut self, calendar: &Calendar<'_>, id: Id) {
        let first = calendar.today().plus(1 - HALF_YEAR);
        let mut last: [Option<Day>; 3] = [None; 3];
        let mut counts = [0u32; 3];
        let mut mine: Vec<_> =
            calendar.entries().iter().filter(|e| e.day >= first && e.people().contains(&id)).collect();
        mine.sort_by_key(|e| e.day);
        for e in mine {
            let Some(index) = usize::try_from(e.day.since(first)).ok().filter(|i| *i < self.days.len())
            else {
                continue;
            };
            let day = &mut self.days[index];
            if !e.answered() {
                day.tried = true;
                continue;
            }
            self.times += 1;
            day.other |= e.marks().iter().next().is_none();
            let got =
                [e.marks().emotional && e.received(), e.marks().practical && e.received(), e.marks().company];
            for (i, got) in got.into_iter().enumerate() {
                if got && last[i] != Some(e.day) {
                    last[i] = Some(e.day);
                    counts[i] += 1;
                }
            }
            for mark in e.marks().iter() {
                if !day.marks.contains(&mark) {
                    day.marks.push(mark);
                }
            }
        }
        [self.heard_days, self.helped_days, self.company_days] = counts;
    }
}

fn half_year(calendar: &Calendar<'_>, facts: &Facts, names: &Names<'_>) -> Vec<PersonDay> {
    let today = calendar.today();
    let kept: std::collections::HashSet<Day> = facts
        .visits
        .iter()
        .filter(|v| v.outcome == Some(Outcome::Kept))
        .map(|v| names.day(v.start))
        .collect();
    (1 - HALF_YEAR..=0)
        .map(|n| today.plus(n))
        .map(|day| PersonDay {
            day,
            kind: if day == today { SlotKind::Today } else { calendar.kind(day).into() },
            marks: Vec::new(),
            other: false,
            tried: false,
            around_visit: kept.contains(&day) || kept.contains(&day.plus(-1)),
        })
        .collect()
}

/// The list of people.
#[tauri::command]
#[specta::specta]
pub fn people(app: State<'_, App>) -> Answer<People> {
    Ok(app.read(|facts, at| Ok(People::new(facts, at)))?)
}

/// One person's page.
#[tauri::command]
#[specta::specta]
pub fn person(app: State<'_, App>, id: Id) -> Answer<PersonPage> {
    Ok(app.read(|facts, at| PersonPage::new(facts, at, id))?)
}

/// Somebody new, with an id and nothing filled in, for the form. Nothing is kept until it is saved.
#[tauri::command]
#[specta::specta]
pub fn person_blank(app: State<'_, App>, nature: Nature) -> Answer<Person> {
    Ok(blank(Id::new(app.now()), String::new(), nature))
}

/// Keeps a person as given: the first save adds them.
#[tauri::command]
#[specta::specta]
pub fn person_save<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, person: Person) -> Answer<Saved> {
    let exists = app.with(|store| store.has("person", person.id))?;
    save(&handle, add_or_edit(exists, "person", person.id, "person-add", "person-edit"), |tx| {
        if let Some(before) = tx.person(person.id)?.filter(|before| before.name != person.name) {
            tx.rename_in_safety_plan(&before.name, &person.name)?;
        }
        tx.put_person(&person)
    })
}

/// Changes only whether somebody is part of life now: put away, bring back.
#[tauri::command]
#[specta::specta]
pub fn person_state<R: Runtime>(handle: AppHandle<R>, id: Id, state: PersonState) -> Answer<Saved> {
    let name = match state {
        PersonState::Active => "person-bring-back",
        PersonState::Archived => "person-put-away",
        PersonState::Ended | PersonState::Died => "person-no-longer",
    };
    save(&handle, Op::about(name, "person", id), |tx| {
        let person = tx.person(id)?.ok_or_else(|| Error::new(Code::NotFound).with("kind", "person"))?;
        tx.put_person(&Person { state, ..person })
    })
}

/// Keeps somebody at a distance, or no longer: never suggested, never part of the net, folded in the list.
#[tauri::command]
#[specta::specta]
pub fn person_distance<R: Runtime>(handle: AppHandle<R>, id: Id, keep: bool) -> Answer<Saved> {
    let name = if keep { "person-distance" } else { "person-no-distance" };
    save(&handle, Op::about(name, "person", id), |tx| {
        let person = tx.person(id)?.ok_or_else(|| Error::new(Code::NotFound).with("kind", "person"))?;
        tx.put_person(&Person { keep_distance: keep, ..person })
    })
}

/// Puts somebody on a ring (1 closest, 2 close, 3 around, null not said), at an angle in degrees or at none of their own.
#[tauri::command]
#[specta::specta]
pub fn person_place<R: Runtime>(
    handle: AppHandle<R>,
    id: Id,
    ring: Option<u8>,
    angle: Option<f64>,
) -> Answer<Saved> {
    if angle.is_some_and(|a| !(0.0..=180.0).contains(&a)) {
        return Err(Error::at(Code::OutOfRange, "angle").into());
    }
    save(&handle, Op::about("person-place", "person", id), |tx| {
        let person = tx.person(id)?.ok_or_else(|| Error::new(Code::NotFound).with("kind", "person"))?;
        tx.put_person(&Person { ring, ..person })?;
        match angle {
            Some(angle) => tx.put_preference(&angle_key(id), &angle.round().into()),
            None => tx.delete_preference(&angle_key(id)),
        }
    })
}

/// Somebody of whom only the name is known.
pub(super) fn blank(id: Id, name: String, nature: Nature) -> Person {
    Person::new(id, name, nature)
}
