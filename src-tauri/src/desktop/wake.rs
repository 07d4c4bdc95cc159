//! Hearing that the computer woke up, so that reminders do not wait for the next look (R2).

use crate::reminders::Message;
use std::sync::mpsc::Sender;

/// On Linux, logind says it on the system bus. Where there is none, the next look within 30 seconds finds it by the clocks.
#[cfg(target_os = "linux")]
pub(crate) fn listen(tell: Sender<Message>) {
    std::thread::spawn(move || {
        let Some(messages) = sleeping() else { return };
        for message in messages.flatten() {
            // Its one argument is true before sleep and false after.
            let woke = message.body().deserialize::<bool>().is_ok_and(|sleeps| !sleeps);
            if woke && tell.send(Message::Changed).is_err() {
                return;
            }
        }
    });
}

#[cfg(target_os = "linux")]
fn sleeping() -> Option<zbus::blocking::MessageIterator> {
    let bus = zbus::blocking::Connection::system().ok()?;
    let rule = zbus::MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .interface("org.freedesktop.login1.Manager")
        .ok()?
        .member("PrepareForSleep")
        .ok()?
        .build();
    zbus::blocking::MessageIterator::for_match_rule(rule, &bus, None).ok()
}

/// Elsewhere the next look finds it by the clocks.
#[cfg(not(target_os = "linux"))]
pub(crate) fn listen(_tell: Sender<Message>) {}
