//! Help now, the form that changes it, and the help card that can be read while the record is locked (docs/protection.md).

use super::entry::{Names, Who};
use super::error::Answer;
use super::saved::{Saved, save};
use crate::desktop::resident;
use crate::state::{App, Moment};
use evenkeel_core::domain::{Day, Facts, HelpCard, HelpForm, HelpNow, PersonState};
use evenkeel_core::help_card;
use evenkeel_core::store::Op;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// Where what Help now shows was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HelpFrom {
    /// The record.
    Notes,
    /// The help card: the record is locked, or cannot be read.
    Card,
    /// There is neither.
    Nothing,
}

/// Help now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct HelpPage {
    /// What stands there.
    pub help: HelpNow,
    /// Where it was read.
    pub from: HelpFrom,
    /// What is on the help card; nothing where the record cannot be read.
    pub card: HelpCard,
}

/// The form that changes Help now, and who can be chosen in it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct HelpFormPage {
    /// The page as it is.
    pub form: HelpForm,
    /// Everybody who is part of life now and not kept at a distance, professionals too, in the record's order; and whoever
    /// else a line is about.
    pub people: Vec<Who>,
    /// Of these, who is on the page without a line, since they were marked as there at night, or when it is very hard.
    pub offering: Vec<Who>,
    /// The day that a line is checked on when it is checked now.
    pub today: Day,
}

impl HelpPage {
    /// Help now from the record.
    pub fn new(facts: &Facts) -> Self {
        Self { help: HelpNow::of(facts), from: HelpFrom::Notes, card: HelpCard::of(&facts.preferences) }
    }

    /// Help now without the record.
    fn without(card: Option<HelpNow>) -> Self {
        let from = if card.is_some() { HelpFrom::Card } else { HelpFrom::Nothing };
        Self { help: card.unwrap_or_default(), from, card: HelpCard::default() }
    }
}

impl HelpFormPage {
    /// The form as the facts have it.
    pub fn new(facts: &Facts, at: &Moment) -> Self {
        let form = HelpForm::of(facts);
        let names = Names::new(facts, at.today);
        let of_plan = |id| form.reach.iter().any(|line| line.person == Some(id));
        let named = |id| of_plan(id) || form.words.iter().any(|line| line.person == Some(id));
        let there = facts
            .people
            .iter()
            .filter(|p| (p.state == PersonState::Active && !p.keep_distance) || named(p.id));
        let offering = HelpNow::of(facts).reach.into_iter().filter_map(|r| r.person);
        Self {
            people: there.filter_map(|p| names.who(p.id)).collect(),
            offering: offering.filter(|id| !of_plan(*id)).filter_map(|id| names.who(id)).collect(),
            today: at.today,
            form,
        }
    }
}

/// Help now, always: from the record, or from the help card while the record is locked or cannot be read.
#[tauri::command]
#[specta::specta]
pub fn help_now(app: State<'_, App>) -> Answer<HelpPage> {
    Ok(match app.facts() {
        Ok(facts) => HelpPage::new(&facts),
        Err(_) => HelpPage::without(help_card::read(app.folder())),
    })
}

/// The form that changes Help now.
#[tauri::command]
#[specta::specta]
pub fn help_form(app: State<'_, App>) -> Answer<HelpFormPage> {
    Ok(app.read(|facts, at| Ok(HelpFormPage::new(facts, at)))?)
}

/// Keeps Help now as given.
#[tauri::command]
#[specta::specta]
pub fn help_save<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, form: HelpForm) -> Answer<Saved> {
    let plan = form.plan(&*app.facts()?);
    save(&handle, Op::new("help-edit"), |tx| {
        tx.put_safety_plan(&plan)?;
        tx.put_help_lines(&form.help_lines())
    })
}

/// Chooses what stands on the help card. Errors: also those of writing the card, which then is not there.
#[tauri::command]
#[specta::specta]
pub fn help_card_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    card: HelpCard,
) -> Answer<Saved> {
    let saved = save(&handle, Op::new("help-card-edit"), |tx| {
        card.preferences().iter().try_for_each(|(key, on)| tx.put_preference(key, &(*on).into()))
    })?;
    keep_card(&app, &*app.facts()?)?;
    Ok(saved)
}

/// Makes the help card say what the record says. A record that can only be read leaves its folder as it is.
pub(crate) fn keep_card(app: &App, facts: &Facts) -> evenkeel_core::Result<()> {
    if app.reading().is_some() { Ok(()) } else { help_card::keep(app.folder(), facts) }
}

/// Takes the window out of sight: away, if the app stays without one; else among the others that are put down.
#[tauri::command]
#[specta::specta]
pub fn window_hide<R: Runtime>(handle: AppHandle<R>) -> Answer<()> {
    resident::hide(&handle);
    Ok(())
}
