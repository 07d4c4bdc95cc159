//! Linux: org.freedesktop.Notifications on the session bus. The connection is kept open: some servers take a notification
//! back when whoever asked for it goes.

use super::{Heard, NotShown, Notification, Server, ServerInfo};
use std::collections::HashMap;
use std::sync::{Arc, mpsc};
use std::time::Duration;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::zvariant::{DynamicType, Value};
use zbus::{MatchRule, Message, message::Type};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// How long the bus and the server are waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who is told what was heard, on a thread of its own.
type Ear = Arc<dyn Fn(Heard) + Send + Sync>;

/// The session's server, whichever it is at the moment.
pub(crate) struct Dbus {
    /// The bus's address; none for the session's own.
    address: Option<String>,
    connection: Option<Connection>,
    ear: Ear,
}

impl Dbus {
    /// Nothing is connected yet; the first call does.
    pub(crate) fn new(address: Option<String>, heard: impl Fn(Heard) + Send + Sync + 'static) -> Self {
        Self { address, connection: None, ear: Arc::new(heard) }
    }

    /// The connection that is there, or a new one. It is dropped by whoever finds it broken.
    fn connection(&mut self) -> Result<Connection, NotShown> {
        if let Some(connection) = &self.connection {
            return Ok(connection.clone());
        }
        let connection = connect(self.address.clone()).ok_or(NotShown::NoBus)?;
        listen(&connection, &self.ear).map_err(|_| NotShown::NoBus)?;
        self.connection = Some(connection.clone());
        Ok(connection)
    }

    fn call<B>(&mut self, method: &str, body: &B) -> Result<Message, NotShown>
    where
        B: serde::Serialize + DynamicType,
    {
        let connection = self.connection()?;
        connection.call_method(Some(NAME), PATH, Some(NAME), method, body).map_err(|e| {
            let why = not_shown(&e);
            if why == NotShown::NoBus {
                self.connection = None;
            }
            why
        })
    }

    /// What the present server can do. Asked each time: it is one call, and servers change.
    fn abilities(&mut self) -> Result<Vec<String>, NotShown> {
        self.call("GetCapabilities", &())?.body().deserialize().map_err(|_| NotShown::Refused)
    }
}

impl Server for Dbus {
    fn show(&mut self, it: &Notification) -> Result<u32, NotShown> {
        let abilities = self.abilities()?;
        let can = |what: &str| abilities.iter().any(|a| a == what);
        // Where markup is rendered, text that looks like it would be too.
        let body = if can("body-markup") { escaped(&it.body) } else { it.body.clone() };
        let mut actions: Vec<&str> = Vec::new();
        if can("actions") {
            if let Some((_, label)) = it.actions.first() {
                actions.extend(["default", label.as_str()]);
            }
            actions.extend(it.actions.iter().flat_map(|(word, label)| [*word, label.as_str()]));
        }
        let mut hints: HashMap<&str, Value<'_>> = HashMap::from([
            ("desktop-entry", Value::from("org.evenkeel.Evenkeel")),
            ("urgency", Value::from(1u8)),
        ]);
        if it.silent {
            hints.insert("suppress-sound", Value::from(true));
        }
        let body = ("Evenkeel", 0u32, "", it.summary.as_str(), body.as_str(), actions, hints, -1i32);
        self.call("Notify", &body)?.body().deserialize().map_err(|_| NotShown::Refused)
    }

    fn withdraw(&mut self, id: u32) {
        // One that is gone already is an error of the server's, and none of ours.
        drop(self.call("CloseNotification", &(id)));
    }

    fn info(&mut self) -> Result<ServerInfo, NotShown> {
        let answer = self.call("GetServerInformation", &())?;
        let body = answer.body();
        let (name, _vendor, _version, _spec): (String, String, String, String) =
            body.deserialize().map_err(|_| NotShown::Refused)?;
        let abilities = self.abilities()?;
        let can = |what: &str| abilities.iter().any(|a| a == what);
        Ok(ServerInfo { name, buttons: can("actions"), sound: can("sound") })
    }
}

/// A bus that hangs must not hang us: whoever connects is left alone after a while.
fn connect(address: Option<String>) -> Option<Connection> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let builder = match &address {
            Some(address) => Builder::address(address.as_str()),
            None => Builder::session(),
        };
        let connection = builder.and_then(|b| b.method_timeout(PATIENCE).build());
        drop(send.send(connection.ok()));
    });
    receive.recv_timeout(PATIENCE).ok().flatten()
}

/// Hears what the server says, and that another one took over, until the connection ends.
fn listen(connection: &Connection, ear: &Ear) -> zbus::Result<()> {
    let said = MatchRule::builder().msg_type(Type::Signal).sender(NAME)?.interface(NAME)?.path(PATH)?.build();
    let changed = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender("org.freedesktop.DBus")?
        .interface("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .add_arg(NAME)?
        .build();
    for rule in [said, changed] {
        let messages = MessageIterator::for_match_rule(rule, connection, None)?;
        let ear = Arc::clone(ear);
        std::thread::spawn(move || {
            for message in messages.flatten() {
                if let Some(heard) = heard(&message) {
                    ear(heard);
                }
            }
        });
    }
    Ok(())
}

fn heard(message: &Message) -> Option<Heard> {
    let header = message.header();
    let body = message.body();
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (id, word): (u32, String) = body.deserialize().ok()?;
            Some(Heard::Pressed(id, word))
        }
        "NotificationClosed" => {
            let (id, reason): (u32, u32) = body.deserialize().ok()?;
            match reason {
                2 => Some(Heard::Dismissed(id)),
                // By our own call: the engine knows.
                3 => None,
                _ => Some(Heard::Expired(id)),
            }
        }
        "NameOwnerChanged" => {
            let (_, _, new): (String, String, String) = body.deserialize().ok()?;
            (!new.is_empty()).then_some(Heard::ServerChanged)
        }
        _ => None,
    }
}

fn not_shown(e: &zbus::Error) -> NotShown {
    match e {
        zbus::Error::MethodError(name, ..) => match name.as_str() {
            "org.freedesktop.DBus.Error.ServiceUnknown" | "org.freedesktop.DBus.Error.NameHasNoOwner" => {
                NotShown::NoServer
            }
            "org.freedesktop.DBus.Error.NoReply" | "org.freedesktop.DBus.Error.TimedOut" => {
                NotShown::NoAnswer
            }
            name if name.starts_with("org.freedesktop.DBus.Error.Spawn") => NotShown::NoServer,
            _ => NotShown::Refused,
        },
        zbus::Error::InputOutput(why) if why.kind() == std::io::ErrorKind::TimedOut => NotShown::NoAnswer,
        _ => NotShown::NoBus,
    }
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(escaped("<b>x</b> & \"y\""), "&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;");
    }
}
