//! A secret service that keeps what it is given in memory, and does what the test says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const COLLECTION: &str = "/org/freedesktop/secrets/collection/login";
const ITEM: &str = "/org/freedesktop/secrets/collection/login/1";
const SESSION: &str = "/org/freedesktop/secrets/session/1";

type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);
type Attributes = HashMap<String, String>;

/// What it does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mood {
    /// What it should.
    #[default]
    Works,
    /// Answers every call with an error.
    Refuses,
    /// Answers every call only after half a minute.
    Hangs,
    /// Answers every call only after half a second.
    Slow,
    /// Its collection is locked.
    Locked,
    /// Gives other bytes than it was given.
    Other,
    /// Gives fewer bytes than it was given.
    Short,
    /// Gives a secret of no bytes.
    Empty,
    /// Has forgotten what it was given.
    Forgets,
    /// Would ask the person first, and nobody answers.
    Prompts,
}

impl Mood {
    /// By its name.
    #[allow(dead_code)] // only the program of its own takes words
    pub fn named(word: &str) -> Option<Self> {
        use Mood::*;
        let all = [Works, Refuses, Hangs, Slow, Locked, Other, Short, Empty, Forgets, Prompts];
        all.into_iter().find(|mood| format!("{mood:?}").eq_ignore_ascii_case(word))
    }
}

/// What it is told, and what it keeps.
#[derive(Debug, Default)]
pub struct Script {
    pub mood: Mood,
    /// Calls so far.
    pub calls: u32,
    pub kept: Option<(String, Attributes, Vec<u8>)>,
}

type Shared = Arc<Mutex<Script>>;

/// Counts a call, waits or refuses as the mood is.
async fn begin(script: &Shared) -> zbus::fdo::Result<Mood> {
    let mood = {
        let mut script = script.lock().unwrap_or_else(PoisonError::into_inner);
        script.calls += 1;
        script.mood
    };
    match mood {
        Mood::Refuses => return Err(zbus::fdo::Error::Failed("not now".into())),
        Mood::Slow => tokio::time::sleep(Duration::from_millis(500)).await,
        Mood::Hangs => tokio::time::sleep(Duration::from_secs(30)).await,
        _ => {}
    }
    Ok(mood)
}

fn path(text: &str) -> OwnedObjectPath {
    ObjectPath::try_from(text).map(Into::into).unwrap_or_default()
}

struct Service(Shared);
struct Collection(Shared);
struct Item(Shared);

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    async fn open_session(
        &self,
        algorithm: String,
        _input: Value<'_>,
    ) -> zbus::fdo::Result<(OwnedValue, OwnedObjectPath)> {
        begin(&self.0).await?;
        if algorithm != "plain" {
            return Err(zbus::fdo::Error::NotSupported(algorithm));
        }
        Ok((Value::from("").try_into().unwrap_or_else(|_| OwnedValue::from(0u8)), path(SESSION)))
    }

    async fn search_items(
        &self,
        wanted: Attributes,
    ) -> zbus::fdo::Result<(Vec<OwnedObjectPath>, Vec<OwnedObjectPath>)> {
        let mood = begin(&self.0).await?;
        let script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |attributes: &Attributes| wanted.iter().all(|(k, v)| attributes.get(k) == Some(v));
        let found = script.kept.iter().filter(|(_, attributes, _)| fits(attributes)).map(|_| path(ITEM));
        let found: Vec<_> = found.filter(|_| mood != Mood::Forgets).collect();
        Ok(if mood == Mood::Locked { (Vec::new(), found) } else { (found, Vec::new()) })
    }

    async fn read_alias(&self, name: String) -> zbus::fdo::Result<OwnedObjectPath> {
        begin(&self.0).await?;
        Ok(path(if name == "default" { COLLECTION } else { "/" }))
    }
}

#[zbus::interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    async fn create_item(
        &self,
        properties: HashMap<String, OwnedValue>,
        secret: Secret,
        replace: bool,
    ) -> zbus::fdo::Result<(OwnedObjectPath, OwnedObjectPath)> {
        let mood = begin(&self.0).await?;
        if mood == Mood::Prompts {
            return Ok((path("/"), path("/org/freedesktop/secrets/prompt/1")));
        }
        let wrong = || zbus::fdo::Error::InvalidArgs("properties".into());
        let property = |name: &str| {
            properties.get(&format!("org.freedesktop.Secret.Item.{name}")).cloned().ok_or_else(wrong)
        };
        let label = String::try_from(property("Label")?).map_err(|_| wrong())?;
        let attributes = Attributes::try_from(property("Attributes")?).map_err(|_| wrong())?;
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if script.kept.is_some() && !replace {
            return Err(wrong());
        }
        script.kept = Some((label, attributes, secret.2));
        Ok((path(ITEM), path("/")))
    }

    #[zbus(property)]
    async fn locked(&self) -> zbus::fdo::Result<bool> {
        Ok(begin(&self.0).await? == Mood::Locked)
    }
}

#[zbus::interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    async fn get_secret(&self, session: OwnedObjectPath) -> zbus::fdo::Result<(Secret,)> {
        let mood = begin(&self.0).await?;
        let script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = script.kept.as_ref().ok_or_else(|| zbus::fdo::Error::UnknownObject("gone".into()))?;
        let mut value = kept.2.clone();
        match mood {
            Mood::Other => value.iter_mut().for_each(|byte| *byte ^= 1),
            Mood::Short => value.truncate(31),
            Mood::Empty => value.clear(),
            _ => {}
        }
        Ok(((session, Vec::new(), value, "application/octet-stream".to_owned()),))
    }

    async fn delete(&self) -> zbus::fdo::Result<OwnedObjectPath> {
        let mood = begin(&self.0).await?;
        if mood == Mood::Prompts {
            return Ok(path("/org/freedesktop/secrets/prompt/1"));
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).kept = None;
        Ok(path("/"))
    }
}

/// The service on a bus, until it is dropped.
pub struct SecretService {
    connection: Connection,
    pub script: Shared,
}

impl SecretService {
    /// Takes the name on the bus; none for the session's own.
    pub fn start(address: Option<&str>) -> zbus::Result<Self> {
        let script = Shared::default();
        let builder = match address {
            Some(address) => Builder::address(address)?,
            None => Builder::session()?,
        };
        let connection = builder
            .serve_at(PATH, Service(Arc::clone(&script)))?
            .serve_at(COLLECTION, Collection(Arc::clone(&script)))?
            .serve_at(ITEM, Item(Arc::clone(&script)))?
            .name(NAME)?
            .build()?;
        Ok(Self { connection, script })
    }

    /// Ends at once, as a crash would.
    #[allow(dead_code)] // a program of its own is ended from outside
    pub fn kill(self) {
        drop(self.connection.close());
    }
}
