//! A damaged database whose list of tables cannot be read. Which tables there are is known, and where each begins, too:
//! this app makes them always in the same order. So a copy gets a list that was made for it.

use super::backup::Place;
use super::open::FILE_NAME;
use super::switch::close;
use super::{schema, table};
use crate::domain::{Id, Settings, Zone};
use crate::error::Result;
use crate::vault::DataKey;
use rusqlite::{Connection, OpenFlags, params};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes of a page.
const PAGE: u64 = 4096;
/// The bytes an encrypted file begins with. Without them none of its pages can be opened.
const SALT: usize = 16;

/// A table's name, its first page, and what makes a table of these columns.
type Begins = (&'static str, i64, String);

/// Where the tables can lie: as in a record that was always written in place, or as in one that was written anew as a
/// whole, when everything that is no table comes after them.
pub(super) fn layouts() -> Result<[Vec<Begins>; 2]> {
    let mut conn = Connection::open_in_memory()?;
    schema::migrate(&mut conn, &Settings::new(Zone(chrono_tz::UTC)), Id::from_u128(0))?;
    let first = layout(&conn)?;
    conn.execute_batch("VACUUM")?;
    Ok([first, layout(&conn)?])
}

fn layout(conn: &Connection) -> Result<Vec<Begins>> {
    let begins = |name| {
        let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let page = conn.query_row(sql, [name], |row| row.get(0))?;
        let [_, columns @ ..] = &schema::columns(conn, name)?[..] else {
            return Ok((name, page, String::new()));
        };
        // No rules: what they refuse is looked at row by row.
        let columns: String = columns.iter().map(|column| format!(",\"{column}\"")).collect();
        Ok((name, page, format!("CREATE TABLE {name}(n INTEGER PRIMARY KEY{columns})")))
    };
    table::NAMES.into_iter().map(begins).collect()
}

/// A copy of the database with a list of tables that lie like this. Nobody in this process may have the database open.
pub(super) fn with_list(dir: &Path, key: Option<&DataKey>, tables: &[Begins]) -> Result<Place> {
    let mut damaged = File::open(dir.join(FILE_NAME))?;
    let pages = damaged.metadata()?.len() / PAGE;
    let mut salt = [0; SALT];
    damaged.read_exact(&mut salt)?;
    let place = Place::new(dir)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(&place.path, flags)?;
    if let Some(key) = key {
        conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
        let sql = zeroize::Zeroizing::new(format!("PRAGMA key = \"{}\"", *key.literal_with(&salt)));
        conn.query_row(&sql, [], |_| Ok(()))?;
    }
    conn.execute_batch("PRAGMA synchronous = OFF; CREATE TABLE filler (x)")?;
    conn.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
    // As long as the damaged file, so that the list is the only thing in it that lies elsewhere.
    loop {
        let there: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
        let more = pages.saturating_sub(there.unsigned_abs());
        if more == 0 {
            break;
        }
        // At most 64 MiB in one row, since all of a row is held in memory.
        let bytes = i64::try_from((more * PAGE).min(1 << 26)).unwrap_or(0);
        conn.execute("INSERT INTO filler VALUES (zeroblob(?1))", [bytes])?;
    }
    conn.execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")?;
    for (name, page, sql) in tables {
        conn.execute("INSERT INTO sqlite_schema VALUES ('table', ?1, ?1, ?2, ?3)", params![name, page, sql])?;
    }
    close(conn)?;
    // The first page stays as it was made here, and so does what lies behind the damaged file's end.
    let mut copy = File::options().write(true).open(&place.path)?;
    damaged.seek(SeekFrom::Start(PAGE))?;
    copy.seek(SeekFrom::Start(PAGE))?;
    std::io::copy(&mut damaged.take(pages.saturating_sub(1) * PAGE), &mut copy)?;
    Ok(place)
}
