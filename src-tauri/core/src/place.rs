//! Where the data folder is when nobody says otherwise. The window and `keel` ask here, so both find the same folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The kinds of computer that keep programs' data in different places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Linux,
    MacOs,
    Windows,
}

/// The person's data folder on this computer: `$XDG_DATA_HOME/evenkeel` or `~/.local/share/evenkeel` on Linux,
/// `%APPDATA%\Evenkeel` on Windows, `~/Library/Application Support/Evenkeel` on macOS. None if the environment
/// names no home at all. Nothing is created here.
pub fn default_data_dir() -> Option<PathBuf> {
    let system = if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::MacOs
    } else {
        System::Linux
    };
    data_dir(system, |name| std::env::var_os(name))
}

fn data_dir(system: System, var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| var(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    match system {
        System::Windows => folder("APPDATA").map(|d| d.join("Evenkeel")),
        System::MacOs => folder("HOME").map(|d| d.join("Library/Application Support/Evenkeel")),
        // The XDG rule: a relative path there is no path.
        System::Linux => folder("XDG_DATA_HOME")
            .filter(|d| Path::is_absolute(d))
            .or_else(|| folder("HOME").map(|d| d.join(".local/share")))
            .map(|d| d.join("evenkeel")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(system: System, vars: &[(&str, &str)]) -> Option<String> {
        let var = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v));
        data_dir(system, var).map(|p| p.to_string_lossy().replace('\\', "/"))
    }

    #[test]
    fn each_system_has_its_place() {
        let linux = |vars| found(System::Linux, vars);
        assert_eq!(linux(&[("XDG_DATA_HOME", "/d"), ("HOME", "/h")]).as_deref(), Some("/d/evenkeel"));
        assert_eq!(
            linux(&[("XDG_DATA_HOME", ""), ("HOME", "/h")]).as_deref(),
            Some("/h/.local/share/evenkeel")
        );
        assert_eq!(
            linux(&[("XDG_DATA_HOME", "d"), ("HOME", "/h")]).as_deref(),
            Some("/h/.local/share/evenkeel")
        );
        assert_eq!(linux(&[]), None);
        let mac = found(System::MacOs, &[("HOME", "/Users/p")]);
        assert_eq!(mac.as_deref(), Some("/Users/p/Library/Application Support/Evenkeel"));
        let windows = found(System::Windows, &[("APPDATA", "C:/Users/p/AppData/Roaming")]);
        assert_eq!(windows.as_deref(), Some("C:/Users/p/AppData/Roaming/Evenkeel"));
    }
}
