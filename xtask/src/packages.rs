//! What Evenkeel needs from the system, and why.

/// One thing that has to be there.
pub(crate) struct Package {
    /// Its name on Debian and Ubuntu.
    pub(crate) debian: &'static str,
    /// Why it is needed, for the person who is asked to install it.
    pub(crate) why: &'static str,
    /// How to see on any other Linux that it is there.
    pub(crate) sign: Sign,
}

/// What shows that a package is there.
pub(crate) enum Sign {
    /// pkg-config knows this library.
    Library(&'static str),
    /// This program is on the PATH.
    Program(&'static str),
    /// Comes with another one; asked for by name on Debian only.
    None,
}

use Sign::{Library, Program};

/// Needed to build the app and to open its window.
pub(crate) const BUILD: &[Package] = &[
    Package {
        debian: "build-essential",
        why: "a C compiler and make, for the database",
        sign: Program("make"),
    },
    Package { debian: "pkg-config", why: "finds the libraries below", sign: Program("pkg-config") },
    Package {
        debian: "perl",
        why: "the database's cryptography is configured with it",
        sign: Program("perl"),
    },
    Package { debian: "file", why: "names file types when installers are made", sign: Program("file") },
    Package {
        debian: "libwebkit2gtk-4.1-dev",
        why: "the web view that draws the window",
        sign: Library("webkit2gtk-4.1"),
    },
    Package {
        debian: "libayatana-appindicator3-dev",
        why: "the small symbol in the panel",
        sign: Library("ayatana-appindicator3-0.1"),
    },
    Package { debian: "librsvg2-dev", why: "draws the icons", sign: Library("librsvg-2.0") },
];

/// Needed besides, to drive the real window without a screen: end-to-end tests, fault tests and pictures.
pub(crate) const WINDOW: &[Package] = &[
    Package {
        debian: "webkit2gtk-driver",
        why: "drives the window in tests",
        sign: Program("WebKitWebDriver"),
    },
    Package { debian: "xvfb", why: "a screen in memory", sign: Program("Xvfb") },
    Package { debian: "xauth", why: "lets xvfb-run open that screen", sign: Program("xauth") },
    Package { debian: "dbus", why: "a session bus for the window", sign: Program("dbus-run-session") },
    Package {
        debian: "dbus-x11",
        why: "finds that bus from a screen in memory",
        sign: Program("dbus-launch"),
    },
    Package { debian: "faketime", why: "lets a test put the program to sleep", sign: Program("faketime") },
    Package { debian: "libgl1-mesa-dri", why: "draws without a graphics card", sign: Sign::None },
    Package { debian: "fonts-dejavu-core", why: "letters, where no font is installed", sign: Sign::None },
    Package {
        debian: "strace",
        why: "stops a program at a chosen write in fault tests",
        sign: Program("strace"),
    },
    Package {
        debian: "util-linux",
        why: "a small disk, limits and another account in fault tests",
        sign: Program("prlimit"),
    },
];
