//! The whole record in and out.

use super::{Scene, nothing};
use crate::output::{self, Answer, Failure};
use chrono::{DateTime, Utc};
use evenkeel_core::Error;
use evenkeel_core::domain::Facts;
use evenkeel_core::error::Code;
use evenkeel_core::exchange::{self, Summary, file};
use evenkeel_core::store;
use serde_json::{Map, Value, json};
use std::path::Path;

/// `keel import`: all of it in one step, or nothing.
pub(super) fn import(scene: &Scene<'_>, path: &Path, dry_run: bool, as_json: bool) -> Answer {
    // Read and checked before the record is opened: a bad file makes no folder.
    let archive = file::read_archive(path)?;
    refuse(&archive.problems)?;
    let counts = if dry_run {
        let plan = match scene.reading()? {
            Some(store) => exchange::plan(&store, &archive)?,
            None => exchange::plan_over(&nothing(), &archive),
        };
        refuse(&plan.problems)?;
        plan.counts
    } else {
        let mut store = scene.writing()?;
        if let Some(at) = store.import_ended()? {
            output::remark(&ended(scene, at));
        }
        let plan = exchange::plan(&store, &archive)?;
        // What would be refused needs no backup.
        if plan.problems.is_empty() {
            super::backup::before(scene, &store)?;
        }
        exchange::apply(&mut store, &archive, scene.clock.now(), &|_, _| true)?.value
    };
    if as_json {
        return output::as_json(&json!({ "dry_run": dry_run, "counts": body(&counts) }));
    }
    Ok(told(scene, &counts, dry_run))
}

/// What is said of an import that was ended before it was done.
pub(super) fn ended(scene: &Scene<'_>, at: DateTime<Utc>) -> String {
    let day = at.with_timezone(&super::home().0).format("%Y-%m-%d").to_string();
    scene.words.format("keel-import-ended", &[("day", day.into())])
}

/// The first problem is the answer; the others are told with it.
fn refuse(problems: &[Error]) -> Result<(), Failure> {
    match problems.split_first() {
        None => Ok(()),
        Some((first, more)) => Err(Failure { error: first.clone(), hint: None, more: more.to_vec() }),
    }
}

fn body(counts: &Summary) -> Map<String, Value> {
    let one = |c: &exchange::Counts| json!({ "new": c.new, "updated": c.updated, "unchanged": c.unchanged });
    counts.iter().map(|(name, c)| ((*name).to_owned(), one(c))).collect()
}

fn told(scene: &Scene<'_>, counts: &Summary, dry_run: bool) -> String {
    let words = scene.words;
    let mut text = words.text(if dry_run { "keel-import-would" } else { "keel-import-done" }) + "\n";
    for (name, c) in counts.iter().filter(|(_, c)| c.new + c.updated + c.unchanged > 0) {
        let numbers =
            [("new", c.new.into()), ("updated", c.updated.into()), ("unchanged", c.unchanged.into())];
        text += &format!("{name:<14}{}\n", words.format("keel-import-counts", &numbers));
    }
    text
}

/// `keel export`.
pub(super) fn export(scene: &Scene<'_>, out: Option<&Path>) -> Answer {
    match scene.reading()? {
        Some(store) => give(scene, &*store.facts()?, out),
        None => give(scene, &nothing(), out),
    }
}

/// `keel export --salvage`: whatever can still be read of a damaged record. Its files are not touched.
pub(super) fn salvage(scene: &Scene<'_>, out: Option<&Path>) -> Answer {
    let dir = scene.dir()?;
    let saved = match store::salvage(&dir, None) {
        Err(e) if e.code == Code::Locked => scene.unlock(|way| store::salvage(&dir, Some(way)))?,
        other => other?,
    };
    let answer = give(scene, &saved.facts, out)?;
    let gaps = scene.words.format("keel-salvage-gaps", &[("count", saved.gaps.into())]);
    output::remark(&gaps);
    Ok(answer)
}

/// Writes facts as an archive, to a file or as the answer.
pub(super) fn give(scene: &Scene<'_>, facts: &Facts, out: Option<&Path>) -> Answer {
    let now = scene.clock.now();
    if let Some(path) = out {
        file::write_archive(path, facts, now)?;
        return Ok(scene.words.text("keel-export-done") + "\n");
    }
    let mut bytes = Vec::new();
    exchange::export(facts, now, &mut bytes)?;
    Ok(String::from_utf8(bytes).map_err(|_| Error::new(Code::Internal))?)
}
