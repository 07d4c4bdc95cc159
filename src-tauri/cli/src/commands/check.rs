//! Whether the record is whole.

use super::Scene;
use crate::output::{self, Answer};
use evenkeel_core::Error;
use evenkeel_core::error::Code;
use serde_json::{Map, json};

/// `keel check`: pages, links, facts, and whether the last steps are still there.
pub(super) fn check(scene: &Scene<'_>, accept_lost: bool, as_json: bool) -> Answer {
    let Some(store) = scene.reading()? else {
        return Err(Error::new(Code::NotFound).with("kind", "database").into());
    };
    let found = store.check()?;
    // Pages and links may be whole and yet hold something the model cannot read or would not accept.
    let problems = store.facts()?.problems(100);
    if !found.is_ok() || !problems.is_empty() {
        return Err(Error::new(Code::DamagedDatabase).into());
    }
    // Whole as it is, and yet not all of it: its log of writes was lost.
    let lost = store.steps_lost()?;
    match (lost, accept_lost) {
        (0, _) => {}
        (_, true) => store.accept_lost_steps()?,
        (_, false) => return Err(Error::new(Code::LostSteps).with("count", lost).into()),
    }
    let ended = store.import_ended()?;
    if as_json {
        let counts: Map<_, _> =
            found.counts.iter().map(|(name, n)| ((*name).to_owned(), (*n).into())).collect();
        return output::as_json(
            &json!({ "ok": true, "protected": store.is_protected(), "steps_lost": lost, "import_ended": ended, "counts": counts }),
        );
    }
    let mut text = scene.words.text("keel-check-good") + "\n";
    for (name, n) in found.counts.iter().filter(|(_, n)| *n > 0) {
        text += &format!("{n:>8}  {name}\n");
    }
    if let Some(at) = ended {
        text += &format!("{}\n", super::archive::ended(scene, at));
    }
    Ok(text)
}
