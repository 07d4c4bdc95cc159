//! Which backups stay.

use super::{Backup, backups, delete};
use crate::error::Result;
use chrono::{DateTime, Datelike, Duration, Utc};
use std::collections::HashSet;
use std::path::Path;

/// How many days, weeks and months keep their newest backup.
const KEPT: (usize, usize, usize) = (7, 4, 12);

/// Whether the newest backup is more than a day old, or there is none. Those that lie ahead, from a time when the clock was
/// wrong, do not count.
pub fn is_due(dir: &Path, now: DateTime<Utc>) -> Result<bool> {
    let newest = backups(dir)?.iter().map(|backup| backup.at).find(|at| *at <= now);
    Ok(newest.is_none_or(|at| now - at >= Duration::days(1)))
}

/// Removes backups but for the newest of each of the 7 latest days, 4 latest weeks and 12 latest months that have any.
/// Days are counted by the backups themselves, never by the clock: one that jumps ahead takes nothing. If any backup
/// lies ahead of `now`, nothing goes at all.
pub fn thin(dir: &Path, now: DateTime<Utc>) -> Result<usize> {
    let all = backups(dir)?;
    if all.iter().any(|backup| backup.at > now) {
        return Ok(0);
    }
    let kept = keep(&all);
    let gone = all.iter().filter(|backup| !kept.contains(&backup.name));
    gone.map(|backup| delete(dir, &backup.name)).try_fold(0, |n, done| done.map(|()| n + 1))
}

fn keep(newest_first: &[Backup]) -> HashSet<String> {
    type Span = fn(&DateTime<Utc>) -> (i32, u32);
    let day: Span = |at| (at.year(), at.ordinal());
    let week: Span = |at| (at.iso_week().year(), at.iso_week().week());
    let month: Span = |at| (at.year(), at.month());
    let mut kept = HashSet::new();
    for (span, most) in [(day, KEPT.0), (week, KEPT.1), (month, KEPT.2)] {
        let mut spans = Vec::new();
        for backup in newest_first {
            let of = span(&backup.at);
            if !spans.contains(&of) && spans.len() < most {
                spans.push(of);
                kept.insert(backup.name.clone());
            }
        }
    }
    kept
}
