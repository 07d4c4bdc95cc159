//! People, groups and professionals.

use crate::domain::{Id, Person};
use crate::error::{Code, Error, Result};
use crate::store::column::{list_from_json, to_json};
use crate::store::log::Tx;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE person (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('person', 'group', 'professional')),
  relation TEXT CHECK (relation IN ('family', 'partner', 'friend', 'peer', 'neighbour', 'colleague', 'community',
    'online', 'other')),
  ring INTEGER CHECK (ring BETWEEN 1 AND 3),
  rhythm_days INTEGER CHECK (rhythm_days BETWEEN 1 AND 3660),
  keep_distance INTEGER NOT NULL CHECK (keep_distance IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('active', 'archived', 'ended', 'died')),
  ways TEXT NOT NULL CHECK (json_valid(ways)),
  offers TEXT NOT NULL CHECK (json_valid(offers)),
  topics TEXT NOT NULL CHECK (json_valid(topics)),
  note TEXT NOT NULL
) STRICT;
";

const SELECT: &str =
    "SELECT id, name, nature, relation, ring, rhythm_days, keep_distance, state, ways, offers,
  topics, note FROM person";
const INSERT: &str =
    "INSERT INTO person (id, name, nature, relation, ring, rhythm_days, keep_distance, state, ways,
  offers, topics, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
const UPDATE: &str = "UPDATE person SET name = ?2, nature = ?3, relation = ?4, ring = ?5, rhythm_days = ?6,
  keep_distance = ?7, state = ?8, ways = ?9, offers = ?10, topics = ?11, note = ?12 WHERE id = ?1";

fn row(r: &Row<'_>) -> Result<Person> {
    Ok(Person {
        id: r.get(0)?,
        name: r.get(1)?,
        nature: r.get(2)?,
        relation: r.get(3)?,
        ring: r.get(4)?,
        rhythm_days: r.get(5)?,
        keep_distance: r.get(6)?,
        state: r.get(7)?,
        ways: list_from_json(r.get_ref(8)?)?,
        offers: list_from_json(r.get_ref(9)?)?,
        topics: list_from_json(r.get_ref(10)?)?,
        note: r.get(11)?,
    })
}

fn write(conn: &Connection, sql: &str, p: &Person) -> Result<bool> {
    let changed = conn.prepare_cached(sql)?.execute(params![
        p.id,
        p.name,
        p.nature,
        p.relation,
        p.ring,
        p.rhythm_days,
        p.keep_distance,
        p.state,
        to_json(&p.ways)?,
        to_json(&p.offers)?,
        to_json(&p.topics)?,
        p.note,
    ])?;
    Ok(changed > 0)
}

/// Everyone, in file order.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<Person>> {
    super::collect(conn, &format!("{SELECT} ORDER BY n"), row)
}

/// One, or none.
pub(in crate::store) fn get(conn: &Connection, id: Id) -> Result<Option<Person>> {
    conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([id], |r| Ok(row(r)))
        .optional()?
        .transpose()
}

/// Adds one that is not there yet.
pub(crate) fn insert(conn: &Connection, p: &Person) -> Result<()> {
    write(conn, INSERT, p).map(drop)
}

/// Changes one; false if it is not there.
pub(crate) fn update(conn: &Connection, p: &Person) -> Result<bool> {
    write(conn, UPDATE, p)
}

impl Tx<'_> {
    /// One person, group or professional as they stand in this transaction.
    pub fn person(&self, id: Id) -> Result<Option<Person>> {
        get(self.conn(), id)
    }

    /// Everyone, as they stand in this transaction.
    pub fn people(&self) -> Result<Vec<Person>> {
        all(self.conn())
    }

    /// Adds or changes by id. Errors: what [`Person::check`] finds; `Duplicate` if another noun has the id.
    pub fn put_person(&self, p: &Person) -> Result<()> {
        p.check()?;
        if !update(self.conn(), p)? {
            super::new_id(self.conn(), "person", p.id)?;
            insert(self.conn(), p)?;
        }
        Ok(())
    }

    /// Erases one: contacts keep their days and say "someone", visits and care lines forget the name (A61).
    pub fn delete_person(&self, id: Id) -> Result<()> {
        let conn = self.conn();
        conn.execute("DELETE FROM contact_person WHERE person = ?1", [id])?;
        conn.execute("UPDATE care_line SET professional = NULL WHERE professional = ?1", [id])?;
        conn.execute("UPDATE visit SET before_person = NULL WHERE before_person = ?1", [id])?;
        conn.execute("UPDATE visit SET after_person = NULL WHERE after_person = ?1", [id])?;
        match conn.execute("DELETE FROM person WHERE id = ?1", [id])? {
            0 => Err(Error::new(Code::NotFound).with("kind", "person")),
            _ => Ok(()),
        }
    }
}
