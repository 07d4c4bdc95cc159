//! Small steps for quiet times: the person's own list, and the card that shows three of them (model.md, section 5, A49).
//! The list is a section of the safety plan.

use super::error::Answer;
use super::saved::{Saved, save};
use crate::state::App;
use evenkeel_core::domain::{Facts, SafetySection};
use evenkeel_core::store::Op;
use tauri::{AppHandle, Runtime, State};

/// Where it is remembered until when the card stays away.
pub(super) const HIDDEN_UNTIL: &str = "small_steps.hidden_until";
/// Days it stays away once it was put away.
const REST: i64 = 14;

/// The person's own small steps, in their order.
pub(super) fn of(facts: &Facts) -> Vec<String> {
    let section = facts.safety_plan.iter().find(|s| s.section == SafetySection::SMALL_STEPS);
    section.map(|s| s.items.clone()).unwrap_or_default()
}

/// Keeps the small steps as given; lines that are empty are left out.
#[tauri::command]
#[specta::specta]
pub fn small_steps_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    steps: Vec<String>,
) -> Answer<Saved> {
    let items: Vec<String> = steps.iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
    let mut plan = app.facts()?.safety_plan.clone();
    match plan.iter_mut().find(|s| s.section == SafetySection::SMALL_STEPS) {
        Some(section) => section.items = items,
        None => plan.push(SafetySection { section: SafetySection::SMALL_STEPS.to_owned(), items }),
    }
    plan.retain(|s| s.section != SafetySection::SMALL_STEPS || !s.items.is_empty());
    save(&handle, Op::new("small-steps-edit"), |tx| tx.put_safety_plan(&plan))
}

/// Puts the card away for two weeks.
#[tauri::command]
#[specta::specta]
pub fn small_steps_hide<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Saved> {
    let until = app.read(|_, at| Ok(at.today.plus(REST)))?;
    save(&handle, Op::quiet("small-steps-hide"), |tx| {
        tx.put_preference(HIDDEN_UNTIL, &until.to_string().into())
    })
}
