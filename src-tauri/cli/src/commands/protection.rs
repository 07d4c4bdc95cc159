//! Protecting the record, and taking protection away.

use super::Scene;
use crate::output::{self, Answer, Failure};
use crate::secret::Secret;
use evenkeel_core::Error;
use evenkeel_core::error::Code;
use evenkeel_core::store::{Store, backup};
use evenkeel_core::vault::{RecoveryKey, Way};
use serde_json::json;

/// `keel protect`: encrypts the record and prints the recovery key, this once. A record that is protected already gets a
/// new data key and a new recovery key under the same passphrase.
pub(super) fn protect(scene: &Scene<'_>, as_json: bool) -> Answer {
    let locked = Store::is_locked(&scene.dir()?);
    let passphrase = scene.secret()?.new_passphrase()?;
    if !locked {
        typed_again(scene)?;
    }
    let store = scene.writing()?;
    let key = RecoveryKey::random()?;
    let now = scene.clock.now();
    let store = store.protect(&[passphrase, Way::Recovery(key.clone())], now)?;
    // The newest backup is to be one that is protected, too; a plain one made before would stay behind in clear.
    store.source().backup(now, &|_, _| true)?;
    let plain: Vec<String> =
        backup::backups(store.dir())?.into_iter().filter(|b| !b.protected).map(|b| b.name).collect();
    let key = key.text();
    if as_json {
        return output::as_json(&json!({ "recovery_key": *key, "plain_backups": plain }));
    }
    let mut text = scene.words.text("keel-protect-done") + "\n\n  " + &key + "\n\n";
    text += &(scene.words.text("keel-protect-keep") + "\n");
    if !plain.is_empty() {
        text += &(scene.words.text("keel-protect-plain-backups") + "\n");
        plain.iter().for_each(|name| text += &format!("  {name}\n"));
    }
    Ok(text)
}

/// Somebody who types cannot see it, so once more.
fn typed_again(scene: &Scene<'_>) -> Result<(), Failure> {
    use std::io::IsTerminal;
    if scene.passphrase_file.is_some() || !std::io::stdin().is_terminal() {
        return Ok(());
    }
    match Secret::of_input("keel-ask-again", scene.words)? {
        Some(again) if again == *scene.secret()? => Ok(()),
        _ => Err(Error::new(Code::WrongPassphrase).into()),
    }
}

/// `keel unprotect`: writes the record as a plain file that any tool opens.
pub(super) fn unprotect(scene: &Scene<'_>, as_json: bool) -> Answer {
    let store = scene.writing()?;
    if store.is_protected() {
        super::backup::before(scene, &store)?;
        drop(store.unprotect(scene.clock.now())?);
    }
    if as_json {
        return output::as_json(&json!({ "protected": false }));
    }
    Ok(scene.words.text("keel-unprotect-done") + "\n")
}
