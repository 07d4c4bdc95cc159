//! Someone to think of: at most three names, and a way out of each that is remembered (product.md, P6).
//!
//! What is remembered is how the app behaves, so it lies in the preferences: `suggest.<id>.after` (a day), `.times` (how
//! many times the own rhythm has to pass), `.never`.

use super::entry::{Names, Who};
use super::error::Answer;
use super::saved::{Saved, save};
use crate::state::App;
use evenkeel_core::balance::{self, Calendar, THINK_OF, ThinkOf};
use evenkeel_core::domain::facts::Preferences;
use evenkeel_core::domain::{Day, Id};
use evenkeel_core::schedule::reminder::Somebody;
use evenkeel_core::store::Op;
use evenkeel_core::{Code, Error};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// Somebody to think of.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Suggestion {
    /// Who.
    pub who: Who,
    /// Days since the last noted contact, pauses left out.
    pub days: u32,
    /// The person's own rhythm with them, in days.
    pub rhythm_days: u32,
}

/// How somebody may be suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Suggesting {
    /// As their rhythm gives it.
    Usual,
    /// Not for seven days.
    NotThisWeek,
    /// Only once twice the present wait has passed.
    LessOften,
    /// Never.
    Never,
}

/// What is remembered of somebody.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wish {
    after: Option<Day>,
    times: f64,
    never: bool,
}

fn key(id: Id, of: &str) -> String {
    format!("suggest.{id}.{of}")
}

impl Wish {
    pub(super) fn of(preferences: &Preferences, id: Id) -> Self {
        let get = |of| preferences.get(&key(id, of));
        Self {
            after: get("after").and_then(|v| v.as_str()).and_then(Day::parse),
            times: get("times").and_then(serde_json::Value::as_f64).unwrap_or(1.0),
            never: get("never").and_then(serde_json::Value::as_bool).unwrap_or(false),
        }
    }

    /// The wish as the window shows it.
    pub(super) fn shown(&self, today: Day) -> Suggesting {
        match self {
            Self { never: true, .. } => Suggesting::Never,
            Self { after: Some(after), .. } if *after > today => Suggesting::NotThisWeek,
            Self { times, .. } if *times > 1.0 => Suggesting::LessOften,
            _ => Suggesting::Usual,
        }
    }

    fn allows(&self, it: &ThinkOf, today: Day) -> bool {
        !self.never && self.after.is_none_or(|after| after <= today) && it.ratio >= self.times
    }
}

/// At most three people to think of today; nobody in a pause, in which nothing counts.
pub(super) fn suggestions(calendar: &Calendar<'_>, names: &Names<'_>) -> Vec<Suggestion> {
    let (today, facts) = (calendar.today(), calendar.facts());
    if calendar.paused(today) {
        return Vec::new();
    }
    let rhythm = |id: Id| facts.people.iter().find(|p| p.id == id).and_then(|p| p.rhythm_days);
    let list = balance::think_of(calendar).into_iter();
    list.filter(|it| Wish::of(&facts.preferences, it.person).allows(it, today))
        .filter_map(|it| {
            let (who, rhythm_days) = (names.who(it.person)?, rhythm(it.person)?);
            Some(Suggestion { who, days: it.days, rhythm_days })
        })
        .take(THINK_OF)
        .collect()
}

/// The first to think of just now, for a line outside the window; nobody in a pause.
pub(crate) fn somebody(app: &App) -> evenkeel_core::Result<Option<Somebody>> {
    Ok(first(app)?.map(|it| Somebody { name: it.who.name, rhythm_days: it.rhythm_days }))
}

fn first(app: &App) -> evenkeel_core::Result<Option<Suggestion>> {
    app.read(|facts, at| {
        let calendar = Calendar::new(facts, at.today);
        Ok(suggestions(&calendar, &Names::new(facts, at.today)).into_iter().next())
    })
}

/// "Not this week", said outside the window of the first to think of.
pub(crate) fn not_this_week(app: &App) -> evenkeel_core::Result<()> {
    let Some(it) = first(app)? else { return Ok(()) };
    let after = app.read(|_, at| Ok(at.today.plus(7)))?;
    app.write(Op::about("suggest-later", "person", it.who.id), |tx| {
        tx.put_preference(&key(it.who.id, "after"), &after.to_string().into())
    })?;
    Ok(())
}

/// Says how somebody may be suggested from now on.
#[tauri::command]
#[specta::specta]
pub fn suggest<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    id: Id,
    how: Suggesting,
) -> Answer<Saved> {
    let (wish, today) = app.read(|facts, at| {
        let known = facts.people.iter().any(|p| p.id == id);
        let missing = || Error::new(Code::NotFound).with("kind", "person");
        known.then(|| (Wish::of(&facts.preferences, id), at.today)).ok_or_else(missing)
    })?;
    let name = match how {
        Suggesting::Usual => "suggest-usual",
        Suggesting::NotThisWeek => "suggest-later",
        Suggesting::LessOften => "suggest-less",
        Suggesting::Never => "suggest-never",
    };
    save(&handle, Op::about(name, "person", id), |tx| match how {
        Suggesting::Usual => {
            ["after", "times", "never"].iter().try_for_each(|of| tx.delete_preference(&key(id, of)))
        }
        Suggesting::NotThisWeek => tx.put_preference(&key(id, "after"), &today.plus(7).to_string().into()),
        Suggesting::LessOften => {
            tx.put_preference(&key(id, "times"), &(wish.times * 2.0).min(8.0).into())?;
            tx.put_preference(&key(id, "after"), &today.plus(7).to_string().into())
        }
        Suggesting::Never => tx.put_preference(&key(id, "never"), &true.into()),
    })
}
