//! The report: for a program the whole of it, for a person a few sentences.

use super::{Scene, today};
use crate::output::{self, Answer};
use evenkeel_core::balance::{self, Calendar, GapState, LevelState};
use evenkeel_core::domain::{Day, Facts};
use evenkeel_core::words::Words;

/// `keel report`.
pub(super) fn report(scene: &Scene<'_>, as_of: Option<Day>, json: bool) -> Answer {
    let facts = scene.model_facts()?;
    let as_of = as_of.unwrap_or_else(|| today(&facts.settings, scene.clock));
    if json {
        return output::as_json(&balance::report(&facts, as_of));
    }
    Ok(told(scene.words, &facts, as_of))
}

fn told(words: &Words, facts: &Facts, as_of: Day) -> String {
    let calendar = Calendar::new(facts, as_of);
    let report = balance::report(facts, as_of);
    let days = |n: u32| words.format("keel-days", &[("count", n.into())]);
    let s = balance::sentence(&calendar);
    let mut lines = vec![words.format(
        "keel-report-sentence",
        &[
            ("care", days(s.care_days).into()),
            ("people", days(s.people_days).into()),
            ("heard", s.heard_days.into()),
            ("helped", s.help_days.into()),
            ("company", s.company_days.into()),
            ("both", s.weeks_with_both.into()),
            ("weeks", s.weeks.into()),
        ],
    )];
    lines.push(match report.level {
        Some(level) => {
            let key = match level.state {
                LevelState::Near => "keel-report-level-near",
                LevelState::Quieter => "keel-report-level-quieter",
                LevelState::Unset => "keel-report-level",
            };
            words.format(key, &[("days", format!("{:.1}", level.days_per_week).into())])
        }
        None => {
            let (known, active) = (report.coverage.known, report.coverage.active);
            words.format("keel-report-few", &[("known", known.into()), ("active", active.into())])
        }
    });
    let gap = balance::gap(&calendar);
    lines.push(match (gap.days, gap.state) {
        (None, _) => words.text("keel-report-gap-none"),
        (Some(0), _) => words.text("keel-report-gap-today"),
        (Some(n), GapState::Longer) => words.format("keel-report-gap-longer", &[("days", days(n).into())]),
        (Some(n), _) => words.format("keel-report-gap", &[("days", days(n).into())]),
    });
    if gap.tries > 0 {
        lines.push(words.format("keel-report-tries", &[("count", gap.tries.into())]));
    }
    lines.join("\n") + "\n"
}
