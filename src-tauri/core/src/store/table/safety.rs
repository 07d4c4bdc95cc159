//! The safety plan and the help lines: short lists in the person's own order.

use crate::domain::{HelpLine, SafetySection};
use crate::error::Result;
use crate::store::column::{list_from_json, to_json};
use crate::store::log::Tx;
use rusqlite::{Connection, params};

// A heading or a line may stand twice in a person's own plan; nothing here forbids it.
pub(in crate::store) const SQL: &str = "
CREATE TABLE safety_section (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  section TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_valid(items))
) STRICT;

CREATE TABLE help_line (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  number TEXT NOT NULL,
  hours TEXT,
  region TEXT,
  checked_on TEXT
) STRICT;
";

/// The plan's sections with their row numbers, in order.
pub(crate) fn sections(conn: &Connection) -> Result<Vec<(i64, SafetySection)>> {
    super::collect(conn, "SELECT n, section, items FROM safety_section ORDER BY n", |r| {
        Ok((r.get(0)?, SafetySection { section: r.get(1)?, items: list_from_json(r.get_ref(2)?)? }))
    })
}

/// The help lines with their row numbers, in order.
pub(crate) fn lines(conn: &Connection) -> Result<Vec<(i64, HelpLine)>> {
    super::collect(conn, "SELECT n, name, number, hours, region, checked_on FROM help_line ORDER BY n", |r| {
        let line = HelpLine {
            name: r.get(1)?,
            number: r.get(2)?,
            hours: r.get(3)?,
            region: r.get(4)?,
            checked_on: r.get(5)?,
        };
        Ok((r.get(0)?, line))
    })
}

/// Adds a section after the others.
pub(crate) fn insert_section(conn: &Connection, s: &SafetySection) -> Result<()> {
    conn.prepare_cached("INSERT INTO safety_section (section, items) VALUES (?1, ?2)")?
        .execute(params![s.section, to_json(&s.items)?])?;
    Ok(())
}

/// Changes the section in row `n`.
pub(crate) fn update_section(conn: &Connection, n: i64, s: &SafetySection) -> Result<()> {
    conn.prepare_cached("UPDATE safety_section SET section = ?2, items = ?3 WHERE n = ?1")?
        .execute(params![n, s.section, to_json(&s.items)?])?;
    Ok(())
}

/// Adds a help line after the others.
pub(crate) fn insert_line(conn: &Connection, l: &HelpLine) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO help_line (name, number, hours, region, checked_on) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![l.name, l.number, l.hours, l.region, l.checked_on])?;
    Ok(())
}

/// Changes the help line in row `n`.
pub(crate) fn update_line(conn: &Connection, n: i64, l: &HelpLine) -> Result<()> {
    conn.prepare_cached(
        "UPDATE help_line SET name = ?2, number = ?3, hours = ?4, region = ?5, checked_on = ?6 WHERE n = ?1",
    )?
    .execute(params![n, l.name, l.number, l.hours, l.region, l.checked_on])?;
    Ok(())
}

/// Makes the rows of a list equal to `new`, in its order, touching only rows that differ.
fn set_list<T: PartialEq>(
    conn: &Connection,
    table: &'static str,
    old: &[(i64, T)],
    new: &[T],
    insert: fn(&Connection, &T) -> Result<()>,
    update: fn(&Connection, i64, &T) -> Result<()>,
) -> Result<()> {
    for (i, item) in new.iter().enumerate() {
        match old.get(i) {
            Some((_, same)) if same == item => {}
            Some((n, _)) => update(conn, *n, item)?,
            None => insert(conn, item)?,
        }
    }
    for (n, _) in old.iter().skip(new.len()) {
        conn.execute(&format!("DELETE FROM {table} WHERE n = ?1"), [n])?;
    }
    Ok(())
}

/// Every line about somebody says another name, or goes if there is none: `old` is how they were called.
pub(in crate::store) fn rename(conn: &Connection, old: &str, new: Option<&str>) -> Result<()> {
    let names: Vec<String> = super::collect(conn, "SELECT name FROM person", |r| Ok(r.get(0)?))?;
    for (n, section) in sections(conn)? {
        // The row of who is renamed or erased may say something else by now.
        let names = names.iter().map(String::as_str).chain([old]);
        let other = section.with_name(old, new, names);
        if other != section {
            update_section(conn, n, &other)?;
        }
    }
    Ok(())
}

impl Tx<'_> {
    /// Lines of the safety plan about a person say their new name. Errors: those of a write.
    pub fn rename_in_safety_plan(&self, old: &str, new: &str) -> Result<()> {
        rename(self.conn(), old, Some(new))
    }

    /// Makes the safety plan equal to `plan`, order included. Errors: what [`SafetySection::check`] finds.
    pub fn put_safety_plan(&self, plan: &[SafetySection]) -> Result<()> {
        for (i, section) in plan.iter().enumerate() {
            section.check().map_err(|e| e.inside(&format!("safety_plan[{i}]")))?;
        }
        let old = sections(self.conn())?;
        set_list(self.conn(), "safety_section", &old, plan, insert_section, update_section)
    }

    /// Makes the help lines equal to `lines`, order included. Errors: what [`HelpLine::check`] finds.
    pub fn put_help_lines(&self, new: &[HelpLine]) -> Result<()> {
        for (i, line) in new.iter().enumerate() {
            line.check().map_err(|e| e.inside(&format!("help_lines[{i}]")))?;
        }
        let old = lines(self.conn())?;
        set_list(self.conn(), "help_line", &old, new, insert_line, update_line)
    }
}
