//! Whether the desktop is dark. On Linux the web view often says light whatever the desktop is, so the portal is asked.

/// The desktop's wish, if it says one.
#[cfg(target_os = "linux")]
pub(crate) fn prefers_dark() -> Option<bool> {
    // A desktop without a portal, or one that hangs, must not hold the window back.
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = send.send(ask_portal());
    });
    receive.recv_timeout(std::time::Duration::from_millis(150)).ok().flatten()
}

#[cfg(target_os = "linux")]
fn ask_portal() -> Option<bool> {
    use zbus::zvariant::{OwnedValue, Value};
    let bus = zbus::blocking::Connection::session().ok()?;
    let reply = bus
        .call_method(
            Some("org.freedesktop.portal.Desktop"),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.portal.Settings"),
            "ReadOne",
            &("org.freedesktop.appearance", "color-scheme"),
        )
        .ok()?;
    let value: OwnedValue = reply.body().deserialize().ok()?;
    match &*value {
        Value::U32(n) => scheme(*n),
        Value::Value(inner) => u32::try_from(&**inner).ok().and_then(scheme),
        _ => None,
    }
}

/// The portal's numbers: 0 no wish, 1 dark, 2 light.
#[cfg(target_os = "linux")]
fn scheme(n: u32) -> Option<bool> {
    match n {
        1 => Some(true),
        2 => Some(false),
        _ => None,
    }
}

/// Elsewhere the web view knows.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prefers_dark() -> Option<bool> {
    None
}
