//! Following own writes: what the change log says was changed is put into the facts that were read before it.
//!
//! Four lists can be very long: of these only what was changed is read again. The others are short and are read whole.

use super::table;
use crate::domain::{Day, Facts, Id, Item};
use crate::error::Result;
use rusqlite::Connection;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// With more entries than this, reading everything is quicker than finding each in a long list.
const MOST: usize = 50;

/// The number of the last entry of the change log.
pub(super) fn last(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?.query_row([], |r| r.get(0))?)
}

/// What names a row, of the image that the log keeps of it.
#[derive(Deserialize)]
struct Image {
    id: Option<Id>,
    contact: Option<Id>,
    day: Option<Day>,
    item: Option<Item>,
}

/// What was changed: of the long lists what, of the others only that.
#[derive(Default, PartialEq)]
struct Changed {
    people: BTreeSet<Id>,
    contacts: BTreeSet<Id>,
    visits: BTreeSet<Id>,
    checkins: BTreeSet<(Day, Item)>,
    others: BTreeSet<&'static str>,
}

impl Changed {
    /// All after one entry of the log; none if that is too much, or not known to this version.
    fn since(conn: &Connection, entry: i64) -> Result<Option<Self>> {
        let mut changed = Self::default();
        let mut stmt = conn.prepare_cached("SELECT tbl, before, after FROM change WHERE seq > ?1")?;
        let mut rows = stmt.query([entry])?;
        let mut count = 0;
        while let Some(r) = rows.next()? {
            count += 1;
            let table = table::known(&r.get::<_, String>(0)?);
            let Some(table) = table.filter(|_| count <= MOST) else { return Ok(None) };
            // Gone or changed: both how it was named before and how it is now.
            for image in [r.get::<_, Option<String>>(1)?, r.get(2)?].into_iter().flatten() {
                if changed.note(table, &image).is_none() {
                    return Ok(None);
                }
            }
        }
        Ok(Some(changed))
    }

    /// None if the image does not name its row.
    fn note(&mut self, table: &'static str, image: &str) -> Option<()> {
        let row: Image = serde_json::from_str(image).ok()?;
        match table {
            "person" => self.people.insert(row.id?),
            "contact" => self.contacts.insert(row.id?),
            "contact_person" => self.contacts.insert(row.contact?),
            "visit" => self.visits.insert(row.id?),
            "checkin" => self.checkins.insert((row.day?, row.item?)),
            other => self.others.insert(other),
        };
        Some(())
    }
}

/// Puts everything that was written after one entry of the log into facts that were read at it. None if it cannot be
/// followed: then all has to be read.
pub(super) fn put(conn: &Connection, mut facts: Arc<Facts>, entry: i64) -> Result<Option<Arc<Facts>>> {
    let Some(changed) = Changed::since(conn, entry)? else { return Ok(None) };
    if changed == Changed::default() {
        return Ok(Some(facts));
    }
    let f = Arc::make_mut(&mut facts);
    for other in &changed.others {
        if !read_list(conn, f, other)? {
            return Ok(None);
        }
    }
    let number = |table, id| table::number(conn, table, id);
    let next = |table| move |n| table::next(conn, table, n);
    let person = |id| Ok(number("person", id)?.zip(table::person::get(conn, id)?));
    let contact = |id| Ok(number("contact", id)?.zip(table::contact::get(conn, id)?));
    let visit = |id| Ok(number("visit", id)?.zip(table::visit::get(conn, id)?));
    let checkin = |(day, item)| table::checkin::get(conn, day, item);
    let next_checkin = |n| table::checkin::next(conn, n);
    let done = put_rows(&mut f.people, |it| it.id, &changed.people, person, next("person"))?
        && put_rows(&mut f.contacts, |it| it.id, &changed.contacts, contact, next("contact"))?
        && put_rows(&mut f.visits, |it| it.id, &changed.visits, visit, next("visit"))?
        && put_rows(&mut f.checkins, |it| (it.day, it.item), &changed.checkins, checkin, next_checkin)?;
    Ok(done.then_some(facts))
}

/// Reads one of the short lists. False if it is none of them.
fn read_list(conn: &Connection, f: &mut Facts, table: &str) -> Result<bool> {
    match table {
        "settings" | "rhythm" => f.settings = table::settings::read(conn)?,
        "care_line" => f.care_lines = table::care_line::all(conn)?,
        "quiet" => f.quiet = table::days::quiet(conn)?,
        "pause" => f.pauses = table::days::pauses(conn)?.into_iter().map(|(_, p)| p).collect(),
        "closed_range" | "unsure_day" | "used_day" => f.days = table::days::days(conn)?,
        "score" => f.scores = table::score::all(conn)?,
        "managed" => f.managed = table::managed::all(conn)?,
        "safety_section" => {
            f.safety_plan = table::safety::sections(conn)?.into_iter().map(|(_, s)| s).collect();
        }
        "help_line" => f.help_lines = table::safety::lines(conn)?.into_iter().map(|(_, l)| l).collect(),
        "preference" => f.preferences = table::preference::all(conn)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Takes the changed rows out of a list and puts in what the file has of them now: each before the row that comes next in
/// the file, so the last one first. False if that row is not in the list.
fn put_rows<T, K: Copy + PartialEq>(
    list: &mut Vec<T>,
    key: impl Fn(&T) -> K,
    changed: &BTreeSet<K>,
    row: impl Fn(K) -> Result<Option<(i64, T)>>,
    next: impl Fn(i64) -> Result<Option<K>>,
) -> Result<bool> {
    // From the end: what is changed is mostly of late.
    let place = |list: &[T], wanted: K| list.iter().rposition(|it| key(it) == wanted);
    let mut rows = Vec::new();
    for wanted in changed {
        if let Some(at) = place(list, *wanted) {
            list.remove(at);
        }
        rows.extend(row(*wanted)?);
    }
    rows.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    for (n, row) in rows {
        let at = match next(n)? {
            Some(next) => place(list, next),
            None => Some(list.len()),
        };
        let Some(at) = at else { return Ok(false) };
        list.insert(at, row);
    }
    Ok(true)
}
