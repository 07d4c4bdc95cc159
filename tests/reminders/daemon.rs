//! A notification server that keeps what it is given and does what the test says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedValue;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A call of Notify.
#[derive(Debug, Clone)]
pub struct Shown {
    pub id: u32,
    pub at: chrono::DateTime<chrono::Utc>,
    pub app: String,
    pub summary: String,
    pub body: String,
    pub actions: Vec<String>,
    pub hints: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Script {
    pub capabilities: Vec<String>,
    pub refuses: bool,
    pub delay: Duration,
    /// Notifications that were asked for, shown or not.
    pub asked: u32,
    next: u32,
    pub shown: Vec<Shown>,
    pub closed: Vec<u32>,
}

struct Server(Arc<Mutex<Script>>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Server {
    fn get_capabilities(&self) -> Vec<String> {
        self.0.lock().unwrap().capabilities.clone()
    }

    #[allow(clippy::too_many_arguments)]
    async fn notify(
        &self,
        app_name: String,
        _replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> zbus::fdo::Result<u32> {
        let delay = {
            let mut script = self.0.lock().unwrap();
            script.asked += 1;
            script.delay
        };
        tokio::time::sleep(delay).await;
        let mut script = self.0.lock().unwrap();
        if script.refuses {
            return Err(zbus::fdo::Error::Failed("not now".into()));
        }
        script.next += 1;
        let id = script.next;
        let mut hints: Vec<String> = hints.iter().map(|(k, v)| format!("{k}={v:?}")).collect();
        hints.sort();
        script.shown.push(Shown { id, at: chrono::Utc::now(), app: app_name, summary, body, actions, hints });
        Ok(id)
    }

    fn close_notification(&self, id: u32) {
        self.0.lock().unwrap().closed.push(id);
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("testd".into(), "nobody".into(), "1".into(), "1.2".into())
    }

    #[zbus(signal)]
    async fn action_invoked(
        emitter: &zbus::object_server::SignalEmitter<'_>,
        id: u32,
        action: &str,
    ) -> zbus::Result<()>;
}

pub struct Daemon {
    connection: Connection,
    pub script: Arc<Mutex<Script>>,
}

impl Daemon {
    /// Takes the name on the bus.
    pub fn start(address: &str, capabilities: &[&str]) -> Self {
        let capabilities = capabilities.iter().map(|c| (*c).to_owned()).collect();
        let script = Arc::new(Mutex::new(Script { capabilities, ..Script::default() }));
        let connection = Builder::address(address)
            .unwrap()
            .serve_at(PATH, Server(Arc::clone(&script)))
            .unwrap()
            .name(NAME)
            .unwrap()
            .build()
            .unwrap();
        Self { connection, script }
    }

    /// Ends at once; what it showed is gone.
    pub fn kill(self) {
        self.connection.close().unwrap();
    }

    fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(&self, name: &str, body: &B) {
        self.connection.emit_signal(None::<&str>, PATH, NAME, name, body).unwrap();
    }

    /// The person presses a button.
    pub fn press(&self, id: u32, action: &str) {
        self.signal("ActionInvoked", &(id, action));
    }

    /// It leaves the screen: 1 by itself, 2 put away.
    pub fn close(&self, id: u32, reason: u32) {
        self.signal("NotificationClosed", &(id, reason));
    }

    pub fn shown(&self) -> Vec<Shown> {
        self.script.lock().unwrap().shown.clone()
    }

    pub fn closed(&self) -> Vec<u32> {
        self.script.lock().unwrap().closed.clone()
    }
}
