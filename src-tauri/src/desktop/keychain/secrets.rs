//! Linux: org.freedesktop.secrets on the session bus, as GNOME, KDE and others have it. Nothing here makes it ask the person
//! for its own password: what is locked is said to be locked.

use super::{Keychain, Trouble};
use evenkeel_core::vault::KeychainKey;
use std::collections::HashMap;
use std::sync::mpsc;
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{DynamicType, ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zeroize::Zeroizing;

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const SERVICE: &str = "org.freedesktop.Secret.Service";
const COLLECTION: &str = "org.freedesktop.Secret.Collection";
const ITEM: &str = "org.freedesktop.Secret.Item";
/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Session, parameters, value, kind of content.
type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

/// The session's secret service, whichever it is at the moment.
pub(super) struct Secrets {
    /// The bus's address; none for the session's own.
    address: Option<String>,
}

impl Secrets {
    /// Nothing is connected; each call does.
    pub(super) fn new(address: Option<String>) -> Self {
        Self { address }
    }

    /// A bus or a service that hangs must not hang us: whoever asks is left alone after a while.
    fn within<T: Send + 'static>(
        &self,
        what: impl FnOnce(&Bus) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let (send, receive) = mpsc::channel();
        let address = self.address.clone();
        std::thread::spawn(move || {
            let done = connect(address).and_then(|bus| what(&bus));
            drop(send.send(done));
        });
        receive.recv_timeout(PATIENCE).unwrap_or(Err(Trouble::NoAnswer))
    }
}

impl Keychain for Secrets {
    fn keep(&self, vault: &str, key: &KeychainKey) -> Result<(), Trouble> {
        let (vault, key) = (vault.to_owned(), key.clone());
        self.within(move |bus| {
            let collection: OwnedObjectPath = bus.call(PATH, SERVICE, "ReadAlias", &"default")?;
            if is_none(&collection) {
                return Err(Trouble::Refused);
            }
            let asked = (COLLECTION, "Locked");
            let locked: OwnedValue =
                bus.call(collection.as_str(), "org.freedesktop.DBus.Properties", "Get", &asked)?;
            if bool::try_from(locked).unwrap_or(true) {
                return Err(Trouble::Locked);
            }
            let properties: HashMap<&str, Value<'_>> = HashMap::from([
                ("org.freedesktop.Secret.Item.Label", Value::from("Evenkeel")),
                ("org.freedesktop.Secret.Item.Attributes", Value::from(about(&vault))),
            ]);
            let session = bus.session()?;
            let secret = (session, Vec::<u8>::new(), &key.bytes()[..], "application/octet-stream");
            let (item, _prompt): (OwnedObjectPath, OwnedObjectPath) =
                bus.call(collection.as_str(), COLLECTION, "CreateItem", &(properties, secret, true))?;
            // It would have to ask the person first.
            if is_none(&item) { Err(Trouble::Locked) } else { Ok(()) }
        })
    }

    fn ask(&self, vault: &str) -> Result<KeychainKey, Trouble> {
        let vault = vault.to_owned();
        self.within(move |bus| {
            let (open, locked) = bus.search(&vault)?;
            let Some(item) = open.first() else {
                return Err(if locked.is_empty() { Trouble::Nothing } else { Trouble::Locked });
            };
            let session = bus.session()?;
            let (_, _, value, _): Secret = bus.call(item.as_str(), ITEM, "GetSecret", &session)?;
            let value = Zeroizing::new(value);
            if value.is_empty() {
                return Err(Trouble::Nothing);
            }
            KeychainKey::read(&value).ok_or(Trouble::Other)
        })
    }

    fn forget(&self, vault: &str) -> Result<(), Trouble> {
        let vault = vault.to_owned();
        self.within(move |bus| {
            let (open, locked) = bus.search(&vault)?;
            for item in &open {
                let prompt: OwnedObjectPath = bus.call(item.as_str(), ITEM, "Delete", &())?;
                if !is_none(&prompt) {
                    return Err(Trouble::Locked);
                }
            }
            if locked.is_empty() { Ok(()) } else { Err(Trouble::Locked) }
        })
    }
}

/// By what it is found again.
fn about(vault: &str) -> HashMap<&str, &str> {
    HashMap::from([("xdg:schema", "org.evenkeel.Evenkeel"), ("vault", vault)])
}

/// How the service says "none".
fn is_none(path: &ObjectPath<'_>) -> bool {
    path.as_str() == "/"
}

/// One connection to the bus.
struct Bus(Connection);

fn connect(address: Option<String>) -> Result<Bus, Trouble> {
    let builder = match &address {
        Some(address) => Builder::address(address.as_str()),
        None => Builder::session(),
    };
    let connection = builder.and_then(|b| b.method_timeout(PATIENCE).build());
    connection.map(Bus).map_err(|_| Trouble::Absent)
}

impl Bus {
    fn call<B, A>(&self, path: &str, interface: &str, method: &str, body: &B) -> Result<A, Trouble>
    where
        B: serde::Serialize + DynamicType,
        A: for<'d> serde::Deserialize<'d> + zbus::zvariant::Type,
    {
        let answer = self.0.call_method(Some(NAME), path, Some(interface), method, body);
        answer.map_err(|e| trouble(&e))?.body().deserialize().map_err(|_| Trouble::Refused)
    }

    /// A session that ends with the connection. The bus is this account's alone, and whoever can listen on it can ask for
    /// the key itself: what is sent is not encrypted once more.
    fn session(&self) -> Result<OwnedObjectPath, Trouble> {
        let (_, session): (OwnedValue, OwnedObjectPath) =
            self.call(PATH, SERVICE, "OpenSession", &("plain", Value::from("")))?;
        Ok(session)
    }

    /// What there is for a record: open, and locked.
    fn search(&self, vault: &str) -> Result<(Vec<OwnedObjectPath>, Vec<OwnedObjectPath>), Trouble> {
        self.call(PATH, SERVICE, "SearchItems", &about(vault))
    }
}

fn trouble(e: &zbus::Error) -> Trouble {
    match e {
        zbus::Error::MethodError(name, ..) => match name.as_str() {
            "org.freedesktop.DBus.Error.ServiceUnknown" | "org.freedesktop.DBus.Error.NameHasNoOwner" => {
                Trouble::Absent
            }
            "org.freedesktop.DBus.Error.NoReply" | "org.freedesktop.DBus.Error.TimedOut" => Trouble::NoAnswer,
            "org.freedesktop.Secret.Error.IsLocked" => Trouble::Locked,
            name if name.starts_with("org.freedesktop.DBus.Error.Spawn") => Trouble::Absent,
            _ => Trouble::Refused,
        },
        zbus::Error::InputOutput(why) if why.kind() == std::io::ErrorKind::TimedOut => Trouble::NoAnswer,
        _ => Trouble::Absent,
    }
}
