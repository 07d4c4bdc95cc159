//! Visits: one date of care, or a series that only gives dates.

use crate::domain::{Id, OccurrenceOf, Plan, Series, Visit};
use crate::error::{Code, Error, Result};
use crate::store::column::{list_from_json, to_json};
use crate::store::log::Tx;
use rusqlite::{Connection, OptionalExtension, Row, params};

// The pair (of_visit, of_occurrence) is kept single by `put_visit` and by the import's check of the whole, not by the
// index: an import may exchange two occurrences, and SQLite would refuse the first half of that.
pub(in crate::store) const SQL: &str = "
CREATE TABLE visit (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL REFERENCES care_line (id) DEFERRABLE INITIALLY DEFERRED,
  start TEXT NOT NULL,
  zone TEXT NOT NULL,
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 10080),
  place TEXT,
  link TEXT,
  cost_note TEXT,
  rrule TEXT,
  exdates TEXT NOT NULL CHECK (json_valid(exdates)),
  rdates TEXT NOT NULL CHECK (json_valid(rdates)),
  of_visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
  of_occurrence TEXT,
  outcome TEXT CHECK (outcome IN ('kept', 'cancelled_by_me', 'cancelled_by_them', 'missed', 'moved')),
  before_person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  before_note TEXT,
  after_person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  after_note TEXT,
  bring_up TEXT NOT NULL CHECK (json_valid(bring_up)),
  take_away TEXT NOT NULL,
  also_company INTEGER NOT NULL CHECK (also_company IN (0, 1)),
  reminders TEXT NOT NULL CHECK (json_valid(reminders)),
  CHECK ((of_visit IS NULL) = (of_occurrence IS NULL)),
  CHECK (before_person IS NULL OR before_note IS NOT NULL),
  CHECK (after_person IS NULL OR after_note IS NOT NULL)
) STRICT;
CREATE INDEX visit_line ON visit (line);
CREATE INDEX visit_of ON visit (of_visit, of_occurrence) WHERE of_visit IS NOT NULL;
CREATE INDEX visit_before ON visit (before_person) WHERE before_person IS NOT NULL;
CREATE INDEX visit_after ON visit (after_person) WHERE after_person IS NOT NULL;
";

const SELECT: &str = "SELECT id, line, start, zone, minutes, place, link, cost_note, rrule, exdates, rdates, of_visit,
  of_occurrence, outcome, before_person, before_note, after_person, after_note, bring_up, take_away, also_company,
  reminders FROM visit";
const INSERT: &str = "INSERT INTO visit (id, line, start, zone, minutes, place, link, cost_note, rrule, exdates, rdates,
  of_visit, of_occurrence, outcome, before_person, before_note, after_person, after_note, bring_up, take_away,
  also_company, reminders) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
  ?19, ?20, ?21, ?22)";
const UPDATE: &str = "UPDATE visit SET line = ?2, start = ?3, zone = ?4, minutes = ?5, place = ?6, link = ?7,
  cost_note = ?8, rrule = ?9, exdates = ?10, rdates = ?11, of_visit = ?12, of_occurrence = ?13, outcome = ?14,
  before_person = ?15, before_note = ?16, after_person = ?17, after_note = ?18, bring_up = ?19, take_away = ?20,
  also_company = ?21, reminders = ?22 WHERE id = ?1";

fn plan(r: &Row<'_>, person: usize, note: usize) -> Result<Option<Plan>> {
    let note: Option<String> = r.get(note)?;
    let person = r.get(person)?;
    Ok(note.map(|note| Plan { person, note }))
}

fn row(r: &Row<'_>) -> Result<Visit> {
    let series = match r.get::<_, Option<String>>(8)? {
        Some(rrule) => Some(Series {
            rrule,
            exdates: list_from_json(r.get_ref(9)?)?,
            rdates: list_from_json(r.get_ref(10)?)?,
        }),
        None => None,
    };
    let of = match (r.get(11)?, r.get(12)?) {
        (Some(visit), Some(occurrence)) => Some(OccurrenceOf { visit, occurrence }),
        _ => None,
    };
    Ok(Visit {
        id: r.get(0)?,
        line: r.get(1)?,
        start: r.get(2)?,
        zone: r.get(3)?,
        minutes: r.get(4)?,
        place: r.get(5)?,
        link: r.get(6)?,
        cost_note: r.get(7)?,
        series,
        of,
        outcome: r.get(13)?,
        before: plan(r, 14, 15)?,
        after: plan(r, 16, 17)?,
        bring_up: list_from_json(r.get_ref(18)?)?,
        take_away: r.get(19)?,
        also_company: r.get(20)?,
        reminders: list_from_json(r.get_ref(21)?)?,
    })
}

fn write(conn: &Connection, sql: &str, v: &Visit) -> Result<bool> {
    let dates = |list: Option<&Vec<_>>| list.map_or_else(|| Ok("[]".to_owned()), to_json);
    let changed = conn.prepare_cached(sql)?.execute(params![
        v.id,
        v.line,
        v.start,
        v.zone,
        v.minutes,
        v.place,
        v.link,
        v.cost_note,
        v.series.as_ref().map(|s| &s.rrule),
        dates(v.series.as_ref().map(|s| &s.exdates))?,
        dates(v.series.as_ref().map(|s| &s.rdates))?,
        v.of.map(|o| o.visit),
        v.of.map(|o| o.occurrence),
        v.outcome,
        v.before.as_ref().and_then(|p| p.person),
        v.before.as_ref().map(|p| &p.note),
        v.after.as_ref().and_then(|p| p.person),
        v.after.as_ref().map(|p| &p.note),
        to_json(&v.bring_up)?,
        v.take_away,
        v.also_company,
        to_json(&v.reminders)?,
    ])?;
    Ok(changed > 0)
}

/// All visits, in file order.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<Visit>> {
    super::collect(conn, &format!("{SELECT} ORDER BY n"), row)
}

/// Those that reminders may speak of: without an outcome, or standing for an occurrence.
pub(in crate::store) fn to_remind_of(conn: &Connection) -> Result<Vec<Visit>> {
    super::collect(conn, &format!("{SELECT} WHERE outcome IS NULL OR of_visit IS NOT NULL ORDER BY n"), row)
}

/// One, or none.
pub(in crate::store) fn get(conn: &Connection, id: Id) -> Result<Option<Visit>> {
    conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([id], |r| Ok(row(r)))
        .optional()?
        .transpose()
}

/// Adds one that is not there yet.
pub(crate) fn insert(conn: &Connection, v: &Visit) -> Result<()> {
    write(conn, INSERT, v).map(drop)
}

/// Changes one; false if it is not there.
pub(crate) fn update(conn: &Connection, v: &Visit) -> Result<bool> {
    write(conn, UPDATE, v)
}

/// Checks what a visit points at, and what points at it.
fn check_links(conn: &Connection, v: &Visit) -> Result<()> {
    super::must_exist(conn, "care_line", v.line, || "line".to_owned())?;
    for (path, plan) in [("before.person", &v.before), ("after.person", &v.after)] {
        if let Some(person) = plan.as_ref().and_then(|p| p.person) {
            super::must_exist(conn, "person", person, || path.to_owned())?;
        }
    }
    if let Some(of) = v.of {
        let is_series: Option<bool> = conn
            .prepare_cached("SELECT rrule IS NOT NULL FROM visit WHERE id = ?1")?
            .query_row([of.visit], |r| r.get(0))
            .optional()?;
        match is_series {
            None => return Err(Error::at(Code::MissingReference, "of.visit")),
            Some(false) => return Err(Error::at(Code::WrongValue, "of.visit")),
            Some(true) => {}
        }
        let twice: bool = conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM visit WHERE of_visit = ?1 AND of_occurrence = ?2 AND id <> ?3)",
            )?
            .query_row(params![of.visit, of.occurrence, v.id], |r| r.get(0))?;
        if twice {
            return Err(Error::at(Code::Duplicate, "of"));
        }
    }
    if v.series.is_none() {
        let has_occurrences: bool = conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM visit WHERE of_visit = ?1)")?
            .query_row([v.id], |r| r.get(0))?;
        if has_occurrences {
            return Err(Error::at(Code::WrongValue, "series"));
        }
    }
    Ok(())
}

impl Tx<'_> {
    /// One visit as it stands in this transaction.
    pub fn visit(&self, id: Id) -> Result<Option<Visit>> {
        get(self.conn(), id)
    }

    /// Adds or changes by id. Errors: what [`Visit::check`] finds; `MissingReference`; `WrongValue` if it is an
    /// occurrence of something that is no series, or stops being a series while occurrences have facts of their own;
    /// `Duplicate` at `of` for a second visit of one occurrence.
    pub fn put_visit(&self, v: &Visit) -> Result<()> {
        v.check()?;
        check_links(self.conn(), v)?;
        if !update(self.conn(), v)? {
            super::new_id(self.conn(), "visit", v.id)?;
            insert(self.conn(), v)?;
        }
        Ok(())
    }

    /// Deletes one. The occurrences of a series that have facts of their own go with it; contacts that were for any of
    /// them stay and no longer say so.
    pub fn delete_visit(&self, id: Id) -> Result<()> {
        let conn = self.conn();
        conn.execute(
            "UPDATE contact SET for_visit = NULL
             WHERE for_visit = ?1 OR for_visit IN (SELECT id FROM visit WHERE of_visit = ?1)",
            [id],
        )?;
        conn.execute("DELETE FROM visit WHERE of_visit = ?1", [id])?;
        super::delete_by_id(conn, "visit", id)
    }
}
