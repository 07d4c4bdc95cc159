//! Writing a planned import into an open transaction.

use super::merge::{Fate, Merged, Plan};
use crate::domain::Facts;
use crate::error::{Code, Error, Result};
use crate::store::{Tx, table};

struct Writer<'a> {
    done: usize,
    total: usize,
    progress: &'a dyn Fn(usize, usize) -> bool,
}

impl Writer<'_> {
    /// Writes the new and the changed facts of one list, in the archive's order. `update` gets the number the old fact
    /// has in the record's list.
    fn list<T>(
        &mut self,
        merged: &Merged<T>,
        file: &[T],
        mut insert: impl FnMut(&T) -> Result<()>,
        mut update: impl FnMut(usize, &T) -> Result<()>,
    ) -> Result<()> {
        for (item, fate) in file.iter().zip(&merged.fates) {
            match fate {
                Fate::New => insert(item)?,
                Fate::Updated(place) => update(*place, item)?,
                Fate::Unchanged => {}
            }
            self.done += 1;
            if self.done.is_multiple_of(256) && !(self.progress)(self.done, self.total) {
                return Err(Error::new(Code::Stopped));
            }
        }
        Ok(())
    }
}

/// Writes what is new and what differs, in the archive's order.
pub(super) fn write(
    tx: &Tx<'_>,
    plan: &Plan,
    file: &Facts,
    progress: &dyn Fn(usize, usize) -> bool,
) -> Result<()> {
    let conn = tx.conn();
    let total = plan.counts().iter().map(|(_, c)| c.new + c.updated + c.unchanged).sum();
    let mut w = Writer { done: 0, total, progress };
    if plan.settings.updated > 0 {
        table::settings::update(conn, &file.settings)?;
    }
    w.list(
        &plan.rhythm,
        &file.settings.rhythm,
        |x| table::settings::put_rhythm(conn, x),
        |_, x| table::settings::put_rhythm(conn, x),
    )?;
    w.list(
        &plan.people,
        &file.people,
        |x| table::person::insert(conn, x),
        |_, x| table::person::update(conn, x).map(drop),
    )?;
    w.list(
        &plan.contacts,
        &file.contacts,
        |x| table::contact::insert(conn, x),
        |_, x| table::contact::update(conn, x).map(drop),
    )?;
    w.list(
        &plan.care_lines,
        &file.care_lines,
        |x| table::care_line::insert(conn, x),
        |_, x| table::care_line::update(conn, x).map(drop),
    )?;
    w.list(
        &plan.visits,
        &file.visits,
        |x| table::visit::insert(conn, x),
        |_, x| table::visit::update(conn, x).map(drop),
    )?;
    w.list(
        &plan.quiet,
        &file.quiet,
        |x| table::days::put_quiet(conn, *x),
        |_, x| table::days::put_quiet(conn, *x),
    )?;
    let pauses = rows(table::days::pauses(conn)?);
    w.list(
        &plan.pauses,
        &file.pauses,
        |x| table::days::insert_pause(conn, x),
        |i, x| table::days::update_pause(conn, row(&pauses, i)?, x),
    )?;
    w.list(&plan.closed, &file.days.closed, |x| table::days::insert_closed(conn, *x), |_, _| Ok(()))?;
    w.list(&plan.unsure, &file.days.unsure, |x| table::days::put_unsure(conn, *x), |_, _| Ok(()))?;
    w.list(&plan.used, &file.days.used, |x| table::days::put_used(conn, *x), |_, _| Ok(()))?;
    w.list(
        &plan.checkins,
        &file.checkins,
        |x| table::checkin::put(conn, *x),
        |_, x| table::checkin::put(conn, *x),
    )?;
    w.list(
        &plan.scores,
        &file.scores,
        |x| table::score::insert(conn, x),
        |_, x| table::score::update(conn, x).map(drop),
    )?;
    w.list(
        &plan.managed,
        &file.managed,
        |x| table::managed::insert(conn, x),
        |_, x| table::managed::update(conn, x).map(drop),
    )?;
    let sections = rows(table::safety::sections(conn)?);
    w.list(
        &plan.safety_plan,
        &file.safety_plan,
        |x| table::safety::insert_section(conn, x),
        |i, x| table::safety::update_section(conn, row(&sections, i)?, x),
    )?;
    let lines = rows(table::safety::lines(conn)?);
    w.list(
        &plan.help_lines,
        &file.help_lines,
        |x| table::safety::insert_line(conn, x),
        |i, x| table::safety::update_line(conn, row(&lines, i)?, x),
    )?;
    file.preferences.iter().try_for_each(|(key, value)| table::preference::put(conn, key, value))?;
    if (progress)(total, total) { Ok(()) } else { Err(Error::new(Code::Stopped)) }
}

/// The row numbers of a list, in its order.
fn rows<T>(list: Vec<(i64, T)>) -> Vec<i64> {
    list.into_iter().map(|(n, _)| n).collect()
}

fn row(rows: &[i64], place: usize) -> Result<i64> {
    rows.get(place).copied().ok_or(Error::new(Code::Internal))
}
