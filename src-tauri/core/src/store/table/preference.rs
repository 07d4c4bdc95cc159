//! How the app behaves: flat key → text, number or yes/no. Keys this version does not know are kept.

use crate::domain::facts::Preferences;
use crate::error::{Code, Error, Result};
use crate::store::log::Tx;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde_json::Value;

pub(in crate::store) const SQL: &str = "
CREATE TABLE preference (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
";

fn value(v: ValueRef<'_>) -> Result<Value> {
    let text = v.as_str().map_err(|_| Error::new(Code::DamagedDatabase))?;
    serde_json::from_str(text).map_err(|_| Error::new(Code::DamagedDatabase))
}

/// All preferences.
pub(in crate::store) fn all(conn: &Connection) -> Result<Preferences> {
    let list = super::collect(conn, "SELECT key, value FROM preference ORDER BY n", |r| {
        Ok((r.get(0)?, value(r.get_ref(1)?)?))
    })?;
    Ok(list.into_iter().collect())
}

/// Adds or changes one.
pub(crate) fn put(conn: &Connection, key: &str, value: &Value) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO preference (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![key, value.to_string()])?;
    Ok(())
}

impl Tx<'_> {
    /// Sets a preference. Errors: `WrongValue` for anything but a text, a number or yes/no.
    pub fn put_preference(&self, key: &str, value: &Value) -> Result<()> {
        let plain = value.is_string() || value.is_number() || value.is_boolean();
        if !plain || key.is_empty() || key.len() > 200 {
            return Err(Error::at(Code::WrongValue, "preferences"));
        }
        put(self.conn(), key, value)
    }

    /// Forgets a preference; one that is not there is no error.
    pub fn delete_preference(&self, key: &str) -> Result<()> {
        self.conn().execute("DELETE FROM preference WHERE key = ?1", [key])?;
        Ok(())
    }
}
