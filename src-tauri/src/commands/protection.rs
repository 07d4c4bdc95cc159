//! Protection: unlocking, locking, and Settings ▸ Privacy and lock (docs/protection.md).

use super::error::{Answer, CommandError};
use super::saved::{Saved, save, tell_tables};
use super::settings::Look;
use crate::desktop::keychain;
use crate::desktop::scheme;
use crate::keeping::Keeping;
use crate::keychain::KeychainWay;
use crate::lock::{self, Presence};
use crate::look;
use crate::reminders::{Message, Reminders};
use crate::state::App;
use evenkeel_core::store::{Op, table};
use evenkeel_core::vault::{RecoveryKey, Strength, Way, strength};
use evenkeel_core::{Code, Error};
use serde::Serialize;
use specta::Type;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Runtime, State};

/// What the window may ask for while the record is locked; everything else is answered with `locked`.
const WHILE_LOCKED: &[&str] = &[
    "damage",
    "damage_restore",
    "erase_all",
    "folder_show",
    "help_now",
    "keychain_unlock",
    "lock_now",
    "lock_page",
    "look_only",
    "quit",
    "salvage_save",
    "start",
    "touch",
    "unlock",
    "window_hide",
];

/// Keeps every other command from running while the record is locked; and answers each, whatever comes of it. Commands are
/// plain functions that may take their time, so each runs on a thread of its own. A panic in one would otherwise leave
/// the window waiting for ever.
pub fn guarded<R: Runtime>(
    inner: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    let inner = Arc::new(inner);
    move |invoke| {
        let handle = invoke.message.webview_ref().app_handle().clone();
        if !WHILE_LOCKED.contains(&invoke.message.command()) && handle.state::<App>().is_surely_locked() {
            invoke.resolver.reject(CommandError::from(Error::new(Code::Locked)));
            return true;
        }
        let refuse = {
            let resolver = invoke.resolver.clone();
            move || resolver.clone().reject(CommandError::from(Error::new(Code::Internal)))
        };
        let (inner, in_there) = (inner.clone(), refuse.clone());
        let run = move || {
            if !matches!(catch_unwind(AssertUnwindSafe(|| inner(invoke))), Ok(true)) {
                in_there();
            }
        };
        // Without memory for a thread, this panics too.
        if catch_unwind(AssertUnwindSafe(|| tauri::async_runtime::spawn_blocking(run))).is_err() {
            refuse();
        }
        true
    }
}

/// What the lock page needs: how to look. No name, no count.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LockPage {
    /// How the window looks.
    pub look: Look,
    /// Whether the desktop is dark, if it says so.
    pub desktop_dark: Option<bool>,
    /// What to do about this computer's keychain; none if it is no way in.
    pub keychain: Option<KeychainWay>,
}

/// The lock page.
#[tauri::command]
#[specta::specta]
pub fn lock_page(app: State<'_, App>) -> Answer<LockPage> {
    Ok(LockPage {
        look: look::remembered(app.folder()),
        desktop_dark: scheme::prefers_dark(),
        keychain: app.keychain_way(),
    })
}

/// A way in, as it was typed.
pub(super) fn way(text: &str, recovery: bool) -> evenkeel_core::Result<Way> {
    if recovery { RecoveryKey::read(text).map(Way::Recovery) } else { Ok(Way::passphrase(text)) }
}

/// Opens the record with a passphrase, or with the recovery key. Takes a moment either way.
#[tauri::command]
#[specta::specta]
pub fn unlock<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    text: String,
    recovery: bool,
) -> Answer<()> {
    let text = zeroize::Zeroizing::new(text);
    let done = app.unlock(&way(&text, recovery)?);
    // Also if the record is damaged: what was typed is then kept for what can still be done, and not for long.
    opened(&handle);
    Ok(done?)
}

/// Tells everybody who waits for the record that it is open.
pub(super) fn opened<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(presence) = handle.try_state::<Presence>() {
        presence.look_again();
    }
    if let Some(keeping) = handle.try_state::<Keeping>() {
        keeping.look_again();
    }
    if let Some(reminders) = handle.try_state::<Reminders>() {
        reminders.tell(Message::Changed);
    }
}

/// Locks now.
#[tauri::command]
#[specta::specta]
pub fn lock_now<R: Runtime>(handle: AppHandle<R>) -> Answer<()> {
    lock::now(&handle);
    Ok(())
}

/// Somebody is there: a key or the mouse was used.
#[tauri::command]
#[specta::specta]
pub fn touch<R: Runtime>(handle: AppHandle<R>) -> Answer<()> {
    if let Some(presence) = handle.try_state::<Presence>() {
        presence.seen();
    }
    Ok(())
}

/// Settings ▸ Privacy and lock.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ProtectionPage {
    /// Whether the record is encrypted.
    pub protected: bool,
    /// Whether a recovery key opens it.
    pub recovery: bool,
    /// Whether this computer's keychain opens it.
    pub keychain: bool,
    /// Whether this system's keychain is used at all.
    pub keychain_offered: bool,
    /// After how many minutes without a hand on mouse or keyboard it is locked; 0 is never.
    pub after_minutes: u32,
    /// Whether it is locked with the screen and before sleep.
    pub with_screen: bool,
}

/// Settings ▸ Privacy and lock.
#[tauri::command]
#[specta::specta]
pub fn protection(app: State<'_, App>) -> Answer<ProtectionPage> {
    let (protected, recovery, keychain) =
        app.with(|store| Ok((store.is_protected(), store.has_recovery_key(), store.has_keychain())))?;
    Ok(ProtectionPage {
        protected,
        recovery,
        keychain,
        keychain_offered: keychain::OFFERED,
        after_minutes: lock::after_minutes(&app),
        with_screen: lock::is_with_screen(&app),
    })
}

/// The longest time after which to lock: a day.
const LONGEST: u32 = 24 * 60;

/// Keeps when to lock.
#[tauri::command]
#[specta::specta]
pub fn lock_save<R: Runtime>(handle: AppHandle<R>, after_minutes: u32, with_screen: bool) -> Answer<Saved> {
    if after_minutes > LONGEST {
        return Err(Error::at(Code::OutOfRange, "after_minutes").into());
    }
    let saved = save(&handle, Op::new("lock-edit"), |tx| {
        tx.put_preference(lock::AFTER, &after_minutes.into())?;
        tx.put_preference(lock::WITH_SCREEN, &with_screen.into())
    })?;
    if let Some(presence) = handle.try_state::<Presence>() {
        presence.look_again();
    }
    Ok(saved)
}

/// A hint how a passphrase stands up to guessing.
#[tauri::command]
#[specta::specta]
pub fn passphrase_strength(text: String) -> Answer<Strength> {
    let text = zeroize::Zeroizing::new(text);
    Ok(strength(&text))
}

/// A new recovery key, to be printed and typed back; it opens nothing before that.
#[tauri::command]
#[specta::specta]
pub fn recovery_new(app: State<'_, App>) -> Answer<String> {
    let key = RecoveryKey::random()?;
    let text = key.text().to_string();
    *app.offered.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    Ok(text)
}

/// The key that was offered, if it was typed back.
fn offered(app: &App, typed: &str) -> evenkeel_core::Result<RecoveryKey> {
    let typed = RecoveryKey::read(typed)?;
    let mut offered = app.offered.lock().unwrap_or_else(PoisonError::into_inner);
    match &*offered {
        Some(key) if key.text() == typed.text() => {
            *offered = None;
            Ok(typed)
        }
        _ => Err(Error::new(Code::MistypedKey)),
    }
}

/// Makes sure of the passphrase before protection is changed; a record that is not protected needs none.
fn sure(app: &App, passphrase: &str) -> evenkeel_core::Result<()> {
    app.with(
        |store| {
            if store.is_protected() { store.opens_with(&Way::passphrase(passphrase)) } else { Ok(()) }
        },
    )
}

/// Protects the record under a new data key, with a passphrase and, if it was typed back, the recovery key that was
/// offered. A record that is protected already needs the passphrase it has; a keychain that opened it opens it no more.
/// A backup is made first.
#[tauri::command]
#[specta::specta]
pub fn protect<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    passphrase: String,
    recovery: Option<String>,
) -> Answer<()> {
    let passphrase = zeroize::Zeroizing::new(passphrase);
    if passphrase.is_empty() {
        return Err(Error::at(Code::Empty, "passphrase").into());
    }
    sure(&app, &passphrase)?;
    let mut ways = vec![Way::passphrase(&passphrase)];
    if let Some(typed) = recovery {
        ways.push(Way::Recovery(offered(&app, &typed)?));
    }
    let now = app.now();
    app.backup_first()?;
    app.forgetting(|| app.replace(|store| store.protect(&ways, now)))?;
    changed(&handle);
    Ok(())
}

/// Writes the record as a plain file again. A backup is made first.
#[tauri::command]
#[specta::specta]
pub fn unprotect<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, passphrase: String) -> Answer<()> {
    let passphrase = zeroize::Zeroizing::new(passphrase);
    sure(&app, &passphrase)?;
    let now = app.now();
    app.backup_first()?;
    app.forgetting(|| app.replace(|store| store.unprotect(now)))?;
    changed(&handle);
    Ok(())
}

/// Another passphrase for the same record.
#[tauri::command]
#[specta::specta]
pub fn passphrase_change<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    passphrase: String,
    next: String,
) -> Answer<()> {
    let (passphrase, next) = (zeroize::Zeroizing::new(passphrase), zeroize::Zeroizing::new(next));
    if next.is_empty() {
        return Err(Error::at(Code::Empty, "passphrase").into());
    }
    sure(&app, &passphrase)?;
    app.with(|store| store.put_way(&Way::passphrase(&next)))?;
    changed(&handle);
    Ok(())
}

/// Puts the recovery key that was offered, and typed back, in the place of the one there is.
#[tauri::command]
#[specta::specta]
pub fn recovery_change<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    passphrase: String,
    recovery: String,
) -> Answer<()> {
    let passphrase = zeroize::Zeroizing::new(passphrase);
    sure(&app, &passphrase)?;
    let key = offered(&app, &recovery)?;
    app.with(|store| store.put_way(&Way::Recovery(key)))?;
    changed(&handle);
    Ok(())
}

/// Opens the record with what this computer's keychain gives; it is waited for five seconds at most.
#[tauri::command]
#[specta::specta]
pub fn keychain_unlock<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<()> {
    let done = app.unlock_by_keychain();
    // Also if the record is damaged, as with a passphrase.
    opened(&handle);
    Ok(done?)
}

/// Makes this computer's keychain a way in, with the passphrase; or makes it one anew, without.
#[tauri::command]
#[specta::specta]
pub fn keychain_on<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    passphrase: Option<String>,
) -> Answer<()> {
    let passphrase = passphrase.map(zeroize::Zeroizing::new);
    app.keychain_on(passphrase.as_ref().map(|text| text.as_str()))?;
    changed(&handle);
    Ok(())
}

/// This computer's keychain opens the record no more. Says whether it forgot its key, too.
#[tauri::command]
#[specta::specta]
pub fn keychain_off<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<bool> {
    let forgotten = app.keychain_off()?;
    changed(&handle);
    Ok(forgotten)
}

/// Everything may be another than it was, and there may be something to lock.
pub(crate) fn changed<R: Runtime>(handle: &AppHandle<R>) {
    tell_tables(handle, table::NAMES.as_ref());
    opened(handle);
}
