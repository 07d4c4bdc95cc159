//! Backups, and coming back from one.

use super::{Scene, first_that_opens, home};
use crate::output::{self, Answer, Failure};
use crate::secret::Secret;
use evenkeel_core::Error;
use evenkeel_core::error::Code;
use evenkeel_core::store::backup::{self, Backup, Chosen, Preview};
use evenkeel_core::store::{Store, restore_from_over_damage};
use evenkeel_core::vault::Way;
use serde_json::{Map, Value, json};
use std::path::Path;

/// `keel backup`: into the record's own folder of backups, another folder, or a file.
pub(super) fn backup(scene: &Scene<'_>, to: Option<&Path>, out: Option<&Path>, as_json: bool) -> Answer {
    let Some(store) = scene.reading()? else {
        return Err(Error::new(Code::NotFound).with("kind", "database").into());
    };
    let (source, now) = (store.source(), scene.clock.now());
    let whole = |_, _| true;
    let file = match (out, to) {
        (Some(file), _) => {
            source.backup_file(file, &whole)?;
            file.to_owned()
        }
        (None, Some(folder)) => {
            let made = source.backup_to(folder, now, &whole)?;
            folder.join(made.name + ".db")
        }
        (None, None) => {
            let made = source.backup(now, &whole)?;
            store.dir().join(backup::FOLDER).join(made.name + ".db")
        }
    };
    let shown = file.display().to_string();
    if as_json {
        return output::as_json(&json!({ "file": shown, "protected": store.is_protected() }));
    }
    Ok(scene.words.format("keel-backup-done", &[("file", shown.into())]) + "\n")
}

/// `keel backup --list`, the newest first. Needs no way in.
pub(super) fn list(scene: &Scene<'_>, as_json: bool) -> Answer {
    let all = backup::backups(&scene.dir()?)?;
    if as_json {
        let one =
            |b: &Backup| json!({ "name": b.name, "at": b.at, "size": b.size, "protected": b.protected });
        return output::as_json(&all.iter().map(one).collect::<Vec<_>>());
    }
    if all.is_empty() {
        return Ok(scene.words.text("keel-backup-none") + "\n");
    }
    let line = |b: &Backup| {
        let kind = if b.protected { "keel-backup-protected" } else { "keel-backup-plain" };
        format!("{}  {:>12}  {}\n", b.name, b.size, scene.words.text(kind))
    };
    Ok(all.iter().map(line).collect())
}

/// Before something large: a backup, unless nothing was ever noted. These come by themselves, so they are thinned.
pub(super) fn before(scene: &Scene<'_>, store: &Store) -> Result<(), Failure> {
    if !store.is_untouched()? {
        let now = scene.clock.now();
        store.source().backup(now, &|_, _| true)?;
        backup::thin(store.dir(), now)?;
    }
    Ok(())
}

/// A name of the list, or a file.
fn chosen(scene: &Scene<'_>, backup: &Path) -> Result<Chosen, Failure> {
    let name = backup.to_str().unwrap_or_default();
    match Chosen::named(&scene.dir()?, name.strip_suffix(".db").unwrap_or(name)) {
        Err(e) if e.code == Code::NotFound => Ok(Chosen::at(backup)?),
        other => Ok(other?),
    }
}

/// Opens a backup: with what was given for it, or else with what opens the record.
fn with_way<T>(
    scene: &Scene<'_>,
    chosen: &Chosen,
    own: Option<&Path>,
    open: impl Fn(Option<&Way>) -> Result<T, Error>,
) -> Result<T, Failure> {
    if !chosen.is_protected() {
        return Ok(open(None)?);
    }
    match own {
        Some(path) => Ok(first_that_opens(&Secret::of_file(path)?, |way| open(Some(way)))?),
        None => scene.unlock(|way| open(Some(way))),
    }
}

/// `keel restore --preview`: what is in it. Nothing is changed.
pub(super) fn preview(scene: &Scene<'_>, name: &Path, own: Option<&Path>, as_json: bool) -> Answer {
    let (dir, chosen) = (scene.dir()?, chosen(scene, name)?);
    let seen = with_way(scene, &chosen, own, |way| backup::preview_from(&dir, &chosen, way))?;
    told(scene, &seen, "keel-restore-would", true, as_json)
}

/// `keel restore`. What is there now becomes a backup first; what cannot be read is put aside.
pub(super) fn restore(scene: &Scene<'_>, name: &Path, own: Option<&Path>, as_json: bool) -> Answer {
    let (dir, now, chosen) = (scene.dir()?, scene.clock.now(), chosen(scene, name)?);
    // Looked at first, with everything that can be wrong with it, and kept to be told.
    let seen = with_way(scene, &chosen, own, |way| backup::preview_from(&dir, &chosen, way))?;
    let over =
        || with_way(scene, &chosen, own, |way| restore_from_over_damage(&dir, &chosen, way, home(), now));
    let present = match scene.reading() {
        // Where there is no record yet, it comes as the backup is: protected, or plain.
        Ok(None) => None,
        Ok(Some(_)) => match scene.writing() {
            Err(e) if e.error.code == Code::DamagedDatabase => None,
            other => Some(other?),
        },
        Err(e) if matches!(e.error.code, Code::DamagedDatabase | Code::DamagedKeys) => None,
        Err(e) => return Err(e),
    };
    match present {
        None => drop(over()?),
        Some(store) => {
            let source = std::cell::RefCell::new(Some(store));
            drop(with_way(scene, &chosen, own, |way| {
                // Each try takes the store; one that fails has left the record as it was.
                let store = source.borrow_mut().take();
                let store = match store {
                    Some(store) => store,
                    None => scene.writing().map_err(|failure| failure.error)?,
                };
                match store.restore_from(&chosen, way, now) {
                    // Whole at a look, but not when it is read through for the backup before.
                    Err(e) if e.code == Code::DamagedDatabase => {
                        restore_from_over_damage(&dir, &chosen, way, home(), now)
                    }
                    other => other,
                }
            })?);
        }
    }
    told(scene, &seen, "keel-restore-done", false, as_json)
}

fn told(scene: &Scene<'_>, seen: &Preview, key: &str, preview: bool, as_json: bool) -> Answer {
    if as_json {
        let counts: Map<String, Value> =
            seen.counts.iter().map(|(name, n)| ((*name).to_owned(), (*n).into())).collect();
        return output::as_json(&json!({ "preview": preview, "latest": seen.latest, "counts": counts }));
    }
    let latest = seen.latest.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let mut text = scene.words.format(key, &[("latest", latest.into())]) + "\n";
    for (name, n) in seen.counts.iter().filter(|(_, n)| *n > 0) {
        text += &format!("{n:>8}  {name}\n");
    }
    Ok(text)
}
