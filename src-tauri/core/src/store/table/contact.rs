//! Contacts, and who was in them.

use crate::domain::{Contact, Id, Marks, Zone};
use crate::error::Result;
use crate::store::column::{ascii, id};
use crate::store::log::Tx;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE contact (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  start TEXT NOT NULL,
  zone TEXT NOT NULL,
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 10080),
  channel TEXT NOT NULL CHECK (channel IN ('in_person', 'video', 'call', 'message', 'letter', 'group', 'other')),
  emotional INTEGER NOT NULL CHECK (emotional IN (0, 1)),
  practical INTEGER NOT NULL CHECK (practical IN (0, 1)),
  company INTEGER NOT NULL CHECK (company IN (0, 1)),
  direction TEXT NOT NULL CHECK (direction IN ('received', 'given', 'both')),
  real TEXT CHECK (real IN ('yes', 'little', 'no')),
  after TEXT CHECK (after IN ('lighter', 'same', 'heavier')),
  answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
  for_visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
  place TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX contact_for_visit ON contact (for_visit) WHERE for_visit IS NOT NULL;

CREATE TABLE contact_person (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX contact_person_order ON contact_person (contact, position, person);
CREATE INDEX contact_person_person ON contact_person (person);
";

// The marks and `answered` come as one number: fetching a column costs more than adding four.
const SELECT: &str = "SELECT id, start, zone, minutes, channel,
  emotional + 2 * practical + 4 * company + 8 * answered, direction, real, after, for_visit, place, note FROM contact";
/// The same columns without the texts the model never looks at: SQLite then need not even read them from their pages.
const SELECT_LEAN: &str = "SELECT id, start, zone, minutes, channel,
  emotional + 2 * practical + 4 * company + 8 * answered, direction, real, after, for_visit FROM contact";
const INSERT: &str =
    "INSERT INTO contact (id, start, zone, minutes, channel, emotional, practical, company, direction,
  real, after, answered, for_visit, place, note)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
const UPDATE: &str = "UPDATE contact SET start = ?2, zone = ?3, minutes = ?4, channel = ?5, emotional = ?6,
  practical = ?7, company = ?8, direction = ?9, real = ?10, after = ?11, answered = ?12, for_visit = ?13, place = ?14,
  note = ?15 WHERE id = ?1";

/// Nearly all rows name the same zone as the one before; finding a zone by name costs more than comparing the text.
struct LastZone(Option<Zone>);

impl LastZone {
    fn get(&mut self, r: &Row<'_>, column: usize) -> Result<Zone> {
        let name = ascii(r, column)?;
        if let Some(zone) = self.0
            && zone.name().as_bytes() == name
        {
            return Ok(zone);
        }
        let zone: Zone = r.get(column)?;
        self.0 = Some(zone);
        Ok(zone)
    }
}

fn row(r: &Row<'_>, id: Id, zone: &mut LastZone, people: Vec<Id>, texts: bool) -> Result<Contact> {
    let bits: u8 = r.get(5)?;
    Ok(Contact {
        id,
        start: r.get(1)?,
        zone: zone.get(r, 2)?,
        minutes: r.get(3)?,
        channel: r.get(4)?,
        people,
        marks: Marks { emotional: bits & 1 != 0, practical: bits & 2 != 0, company: bits & 4 != 0 },
        direction: r.get(6)?,
        real: r.get(7)?,
        after: r.get(8)?,
        answered: bits & 8 != 0,
        for_visit: r.get(9)?,
        place: if texts { r.get(10)? } else { None },
        note: if texts { r.get(11)? } else { String::new() },
    })
}

/// Every pair of contact and person, by contact and then in the person's order.
struct Pairs {
    list: Vec<(Id, Id)>,
    next: usize,
}

impl Pairs {
    fn read(conn: &Connection) -> Result<Self> {
        // The index holds all three columns, so the table itself is not read.
        let list = super::collect(
            conn,
            "SELECT contact, person FROM contact_person ORDER BY contact, position",
            |r| Ok((id(r, 0)?, id(r, 1)?)),
        )?;
        Ok(Self { list, next: 0 })
    }

    /// The people of one contact. Contacts mostly come in the order of their ids, then the next pair is the right one.
    fn of(&mut self, contact: Id) -> Vec<Id> {
        if self.list.get(self.next).is_none_or(|(c, _)| *c != contact) {
            let found = self.list.partition_point(|(c, _)| *c < contact);
            if self.list.get(found).is_none_or(|(c, _)| *c != contact) {
                return Vec::new();
            }
            self.next = found;
        }
        let rest = &self.list[self.next..];
        let count = rest.iter().take_while(|(c, _)| *c == contact).count();
        self.next += count;
        rest[..count].iter().map(|(_, p)| *p).collect()
    }
}

/// All contacts in file order; without `texts`, place and note are left empty.
pub(in crate::store) fn all(conn: &Connection, texts: bool) -> Result<Vec<Contact>> {
    let mut pairs = Pairs::read(conn)?;
    let count: i64 = conn.query_row("SELECT count(*) FROM contact", [], |r| r.get(0))?;
    let mut list = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
    let mut zone = LastZone(None);
    let mut stmt =
        conn.prepare_cached(&format!("{} ORDER BY n", if texts { SELECT } else { SELECT_LEAN }))?;
    let mut rows = stmt.query([])?;
    while let Some(r) = rows.next()? {
        let id = id(r, 0)?;
        list.push(row(r, id, &mut zone, pairs.of(id), texts)?);
    }
    Ok(list)
}

fn people_of(conn: &Connection, id: Id) -> Result<Vec<Id>> {
    let mut stmt =
        conn.prepare_cached("SELECT person FROM contact_person WHERE contact = ?1 ORDER BY position")?;
    let people = stmt.query_map([id], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(people)
}

/// One, or none.
pub(in crate::store) fn get(conn: &Connection, id: Id) -> Result<Option<Contact>> {
    let people = people_of(conn, id)?;
    conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([id], |r| Ok(row(r, id, &mut LastZone(None), people, true)))
        .optional()?
        .transpose()
}

fn write(conn: &Connection, sql: &str, c: &Contact) -> Result<bool> {
    let changed = conn.prepare_cached(sql)?.execute(params![
        c.id,
        c.start,
        c.zone,
        c.minutes,
        c.channel,
        c.marks.emotional,
        c.marks.practical,
        c.marks.company,
        c.direction,
        c.real,
        c.after,
        c.answered,
        c.for_visit,
        c.place,
        c.note,
    ])?;
    Ok(changed > 0)
}

fn write_people(conn: &Connection, c: &Contact) -> Result<()> {
    let mut stmt =
        conn.prepare_cached("INSERT INTO contact_person (contact, position, person) VALUES (?1, ?2, ?3)")?;
    for (position, person) in (0_i64..).zip(&c.people) {
        stmt.execute(params![c.id, position, person])?;
    }
    Ok(())
}

/// Adds one that is not there yet.
pub(crate) fn insert(conn: &Connection, c: &Contact) -> Result<()> {
    write(conn, INSERT, c)?;
    write_people(conn, c)
}

/// Changes one; false if it is not there.
pub(crate) fn update(conn: &Connection, c: &Contact) -> Result<bool> {
    if !write(conn, UPDATE, c)? {
        return Ok(false);
    }
    if people_of(conn, c.id)? != c.people {
        conn.execute("DELETE FROM contact_person WHERE contact = ?1", [c.id])?;
        write_people(conn, c)?;
    }
    Ok(true)
}

impl Tx<'_> {
    /// One contact as it stands in this transaction.
    pub fn contact(&self, id: Id) -> Result<Option<Contact>> {
        get(self.conn(), id)
    }

    /// Adds or changes by id. Errors: what [`Contact::check`] finds; `MissingReference` for a person or visit that is
    /// not there; `Duplicate` if another noun has the id.
    pub fn put_contact(&self, c: &Contact) -> Result<()> {
        c.check()?;
        for (i, person) in c.people.iter().enumerate() {
            super::must_exist(self.conn(), "person", *person, || format!("people[{i}]"))?;
        }
        if let Some(visit) = c.for_visit {
            super::must_exist(self.conn(), "visit", visit, || "for_visit".to_owned())?;
        }
        if !update(self.conn(), c)? {
            super::new_id(self.conn(), "contact", c.id)?;
            insert(self.conn(), c)?;
        }
        Ok(())
    }

    /// Deletes one.
    pub fn delete_contact(&self, id: Id) -> Result<()> {
        self.conn().execute("DELETE FROM contact_person WHERE contact = ?1", [id])?;
        super::delete_by_id(self.conn(), "contact", id)
    }
}
