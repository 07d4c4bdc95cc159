//! Hearing that the computer sleeps and wakes, and that its screen is locked: reminders do not wait for the next look (R2),
//! and a protected record is locked.

use tauri::{AppHandle, Runtime};

/// On Linux, logind says it on the system bus and the desktop on the session bus. Where there is none, the next look
/// within 30 seconds finds by the clocks that the computer slept.
#[cfg(target_os = "linux")]
pub(crate) fn listen<R: Runtime>(handle: &AppHandle<R>) {
    let of = handle.clone();
    std::thread::spawn(move || linux::sleep(&of));
    let of = handle.clone();
    std::thread::spawn(move || linux::session_locks(&of));
    for interface in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
        let of = handle.clone();
        std::thread::spawn(move || linux::screen(&of, interface));
    }
}

/// Elsewhere the next look finds it by the clocks.
#[cfg(not(target_os = "linux"))]
pub(crate) fn listen<R: Runtime>(_handle: &AppHandle<R>) {}

#[cfg(target_os = "linux")]
mod linux {
    use crate::reminders::{Message, Reminders};
    use crate::state::App;
    use crate::{keeping, lock};
    use tauri::{AppHandle, Manager, Runtime};
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::zvariant::OwnedFd;

    const LOGIND: &str = "org.freedesktop.login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";

    fn signals(bus: &Connection, interface: &str, member: &str) -> Option<MessageIterator> {
        let rule = zbus::MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface(interface.to_owned())
            .ok()?
            .member(member.to_owned())
            .ok()?
            .build();
        MessageIterator::for_match_rule(rule, bus, None).ok()
    }

    /// Asks the computer to wait a moment before it sleeps; none where that is not granted.
    fn moment(bus: &Connection) -> Option<OwnedFd> {
        let asked = ("sleep", "Evenkeel", "Locks your notes", "delay");
        let answer =
            bus.call_method(Some(LOGIND), "/org/freedesktop/login1", Some(MANAGER), "Inhibit", &asked);
        answer.ok()?.body().deserialize().ok()
    }

    pub(super) fn sleep<R: Runtime>(handle: &AppHandle<R>) {
        let Ok(bus) = Connection::system() else { return };
        let Some(messages) = signals(&bus, MANAGER, "PrepareForSleep") else { return };
        let mut held = moment(&bus);
        for message in messages.flatten() {
            match message.body().deserialize::<bool>() {
                Ok(true) => {
                    lock::with_screen(handle);
                    keeping::bring_in(&handle.state::<App>());
                    // Letting go of it says that the computer need not wait any longer.
                    drop(held.take());
                }
                Ok(false) => {
                    handle.state::<Reminders>().tell(Message::Changed);
                    held = moment(&bus);
                }
                Err(_) => {}
            }
        }
    }

    /// What a screen lock tells the session it belongs to.
    pub(super) fn session_locks<R: Runtime>(handle: &AppHandle<R>) {
        let Ok(bus) = Connection::system() else { return };
        let Some(messages) = signals(&bus, "org.freedesktop.login1.Session", "Lock") else { return };
        for _ in messages.flatten() {
            lock::with_screen(handle);
        }
    }

    /// What the desktop tells of its screen.
    pub(super) fn screen<R: Runtime>(handle: &AppHandle<R>, interface: &str) {
        let Ok(bus) = Connection::session() else { return };
        let Some(messages) = signals(&bus, interface, "ActiveChanged") else { return };
        for message in messages.flatten() {
            if message.body().deserialize::<bool>().is_ok_and(|locked| locked) {
                lock::with_screen(handle);
            }
        }
    }
}
