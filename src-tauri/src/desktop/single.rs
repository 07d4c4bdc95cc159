//! One window per data folder: a second start brings the first one to front and ends. Where the session has no bus to
//! find it by, the second window opens and says that the folder is already open (`folder.rs`).

use super::window;
use std::path::Path;
use tauri::Runtime;
use tauri::plugin::TauriPlugin;

/// The plugin for this folder; two folders are two apps. Windows and macOS know one app per account.
pub(crate) fn plugin<R: Runtime>(folder: &Path) -> TauriPlugin<R> {
    tauri_plugin_single_instance::Builder::new()
        .callback(|app, args, _dir| {
            // A start at login that finds the app running has nothing to show.
            if !args.iter().any(|arg| arg == "--hidden") {
                window::show(app);
            }
        })
        .dbus_id(bus_name(folder))
        .build()
}

/// How long a first program may take to say that it is there.
#[cfg(target_os = "linux")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

/// Whether the program that has the folder open answers. One that was stopped, or hangs, would keep a second start waiting
/// for ever; it opens its own window instead, and says that the folder is open.
#[cfg(target_os = "linux")]
pub(crate) fn answers(folder: &Path) -> bool {
    let name = format!("{}.SingleInstance", bus_name(folder));
    let bus = zbus::blocking::connection::Builder::session().map(|it| it.method_timeout(PATIENCE).build());
    let Ok(Ok(bus)) = bus else { return true };
    let ping = bus.call_method(Some(name), "/", Some("org.freedesktop.DBus.Peer"), "Ping", &());
    // Any answer is one, also "no" and "nobody has that name".
    !matches!(ping, Err(zbus::Error::InputOutput(_)))
}

/// Elsewhere nobody waits for it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn answers(_folder: &Path) -> bool {
    true
}

/// A name on the session bus. Everybody in the session can read it, so it holds a number in place of the path.
fn bus_name(folder: &Path) -> String {
    let path = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    // FNV-1a: the same number in every build, which the standard library's hasher does not promise.
    let fnv = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = path.as_os_str().as_encoded_bytes().iter().fold(0xcbf2_9ce4_8422_2325, fnv);
    format!("org.evenkeel.Evenkeel.Folder{sum:016x}")
}

#[cfg(test)]
mod tests {
    use super::bus_name;

    #[test]
    fn a_folder_has_one_name_however_it_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (dir.path().join("one"), dir.path().join("two"));
        std::fs::create_dir(&one).unwrap();
        std::fs::create_dir(&two).unwrap();
        assert_eq!(bus_name(&one), bus_name(&dir.path().join("two/../one")));
        assert_ne!(bus_name(&one), bus_name(&two));
        assert!(!bus_name(&one).contains("one"), "a path is nobody else's business");
    }
}
