//! Bringing an archive in: what would happen, then all of it in one step. The writing itself is in `write.rs`.
//!
//! Nothing here is ever deleted by an archive. A fact that is there already is found by its id, or, where it has none,
//! by what makes it that fact: its day, its heading, its name and number. Facts that may stand twice are matched one by
//! one, in order.

use super::archive::{Archive, MAX_PROBLEMS};
use crate::domain::facts::Preferences;
use crate::domain::{Facts, Settings};
use crate::error::{Error, Result};
use crate::store::{Done, Store};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// What happens to the facts of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not here yet.
    pub new: usize,
    /// Here, but different: the archive's version holds.
    pub updated: usize,
    /// Here and equal.
    pub unchanged: usize,
}

/// Counts for each kind of fact, by the archive's names.
pub type Summary = Vec<(&'static str, Counts)>;

/// What bringing an archive in would do.
#[derive(Debug, Clone, PartialEq)]
pub struct DryRun {
    /// When the archive was written.
    pub exported_at: DateTime<Utc>,
    /// Its size in bytes.
    pub size: u64,
    /// What would happen to each kind of fact.
    pub counts: Summary,
    /// Why it cannot be brought in; empty if it can.
    pub problems: Vec<Error>,
}

/// What one fact of the archive is to the record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    /// Takes the place of the record's fact with this number in its list.
    Updated(usize),
    Unchanged,
}

/// One list of the record with the archive's list brought in.
pub(super) struct Merged<T> {
    list: Vec<T>,
    /// For each fact of the archive's list.
    pub(super) fates: Vec<Fate>,
    /// For each fact of the merged list, which one of the archive it is.
    from: Vec<Option<usize>>,
}

impl<T> Merged<T> {
    pub(super) fn counts(&self) -> Counts {
        let mut c = Counts::default();
        for fate in &self.fates {
            match fate {
                Fate::New => c.new += 1,
                Fate::Updated(_) => c.updated += 1,
                Fate::Unchanged => c.unchanged += 1,
            }
        }
        c
    }
}

fn merge<T: Clone + PartialEq, K: Hash + Eq>(here: &[T], file: &[T], key: impl Fn(&T) -> K) -> Merged<T> {
    let mut places: HashMap<K, VecDeque<usize>> = HashMap::with_capacity(here.len());
    for (i, item) in here.iter().enumerate() {
        places.entry(key(item)).or_default().push_back(i);
    }
    let mut merged = Merged { list: here.to_vec(), fates: Vec::new(), from: vec![None; here.len()] };
    merged.fates.reserve(file.len());
    for (i, item) in file.iter().enumerate() {
        let fate = match places.get_mut(&key(item)).and_then(VecDeque::pop_front) {
            Some(place) => {
                merged.from[place] = Some(i);
                if here[place] == *item {
                    Fate::Unchanged
                } else {
                    merged.list[place] = item.clone();
                    Fate::Updated(place)
                }
            }
            None => {
                merged.list.push(item.clone());
                merged.from.push(Some(i));
                Fate::New
            }
        };
        merged.fates.push(fate);
    }
    merged
}

/// Declares a merged list for each kind of fact, so that no kind can be forgotten in one place.
macro_rules! kinds {
    ($($name:literal $field:ident: $type:ty = $($path:ident).+, $key:expr;)*) => {
        pub(super) struct Plan { pub(super) settings: Counts, preferences: Counts, $(pub(super) $field: Merged<$type>,)* }

        impl Plan {
            fn new(here: &Facts, file: &Facts) -> Self {
                Self {
                    settings: one(&bare(&here.settings), &bare(&file.settings)),
                    preferences: preferences(&here.preferences, &file.preferences),
                    $($field: merge(&here.$($path).+, &file.$($path).+, $key),)*
                }
            }

            pub(super) fn counts(&self) -> Summary {
                vec![("settings", self.settings), $(($name, self.$field.counts()),)*
                    ("preferences", self.preferences)]
            }

            /// Checks the record as it would be, links and all; paths are the archive's where they can be.
            fn problems(&mut self, here: &Facts, file: &Facts) -> Vec<Error> {
                let mut whole = Facts::new(file.settings.clone());
                whole.preferences = here.preferences.clone();
                $(whole.$($path).+ = std::mem::take(&mut self.$field.list);)*
                let mut problems = whole.problems(MAX_PROBLEMS);
                for problem in &mut problems {
                    $(retell(problem, $name, &self.$field.from);)*
                }
                problems
            }
        }
    };
}

kinds! {
    "rhythm" rhythm: crate::domain::Rhythm = settings.rhythm, |x| x.from;
    "people" people: crate::domain::Person = people, |x| x.id;
    "contacts" contacts: crate::domain::Contact = contacts, |x| x.id;
    "care_lines" care_lines: crate::domain::CareLine = care_lines, |x| x.id;
    "visits" visits: crate::domain::Visit = visits, |x| x.id;
    "quiet" quiet: crate::domain::Quiet = quiet, |x| x.day;
    "pauses" pauses: crate::domain::Pause = pauses, |x| x.from;
    "days.closed" closed: crate::domain::DayRange = days.closed, |x| (x.from, x.to);
    "days.unsure" unsure: crate::domain::Day = days.unsure, |x| *x;
    "days.used" used: crate::domain::Day = days.used, |x| *x;
    "checkins" checkins: crate::domain::Checkin = checkins, |x| (x.day, x.item);
    "scores" scores: crate::domain::Score = scores, |x| x.id;
    "managed" managed: crate::domain::Managed = managed, |x| x.id;
    "safety_plan" safety_plan: crate::domain::SafetySection = safety_plan, |x| x.section.clone();
    "help_lines" help_lines: crate::domain::HelpLine = help_lines, |x| (x.name.clone(), x.number.clone());
}

/// The settings without the rhythm, which is a list of its own.
fn bare(s: &Settings) -> Settings {
    Settings { rhythm: Vec::new(), ..s.clone() }
}

fn one<T: PartialEq>(here: &T, file: &T) -> Counts {
    if here == file {
        Counts { unchanged: 1, ..Counts::default() }
    } else {
        Counts { updated: 1, ..Counts::default() }
    }
}

fn preferences(here: &Preferences, file: &Preferences) -> Counts {
    let mut c = Counts::default();
    for (key, value) in file {
        match here.get(key) {
            None => c.new += 1,
            Some(old) if old == value => c.unchanged += 1,
            Some(_) => c.updated += 1,
        }
    }
    c
}

/// Puts the archive's number into a path of the merged record; a fact the archive does not hold loses its number.
fn retell(problem: &mut Error, name: &str, from: &[Option<usize>]) {
    let Some((_, path)) = problem.args.iter_mut().find(|(n, _)| *n == "path") else { return };
    let Some(rest) = path.strip_prefix(name).and_then(|r| r.strip_prefix('[')) else { return };
    let Some((number, tail)) = rest.split_once(']') else { return };
    let place = number.parse().ok().and_then(|i: usize| from.get(i).copied()).flatten();
    *path = match place {
        Some(i) => format!("{name}[{i}]{tail}"),
        None => format!("{name}{tail}"),
    };
}

/// Says what bringing `archive` into `store` would do. Changes nothing.
pub fn plan(store: &Store, archive: &Archive) -> Result<DryRun> {
    Ok(plan_over(&*store.facts()?, archive))
}

/// The same over facts at hand, such as those of a record that is not there yet.
pub fn plan_over(here: &Facts, archive: &Archive) -> DryRun {
    let mut plan = Plan::new(here, &archive.facts);
    let counts = plan.counts();
    let problems = if archive.problems.is_empty() {
        plan.problems(here, &archive.facts)
    } else {
        archive.problems.clone()
    };
    DryRun { exported_at: archive.exported_at, size: archive.size, counts, problems }
}

/// Brings `archive` in: all of it in one transaction and one step named `archive-import`, or nothing. If the
/// program is ended meanwhile, [`Store::import_ended`] says so.
///
/// `progress` is told how many facts of how many are written and says whether to go on; false gives `Stopped`.
/// Errors: the first problem of the archive, or of the record as it would be.
pub fn apply(
    store: &mut Store,
    archive: &Archive,
    now: DateTime<Utc>,
    progress: &dyn Fn(usize, usize) -> bool,
) -> Result<Done<Summary>> {
    if let Some(problem) = archive.problems.first() {
        return Err(problem.clone());
    }
    store.import(now, |tx| {
        let here = tx.facts()?;
        let mut plan = Plan::new(&here, &archive.facts);
        if let Some(problem) = plan.problems(&here, &archive.facts).into_iter().next() {
            return Err(problem);
        }
        super::write::write(tx, &plan, &archive.facts, progress)?;
        Ok(plan.counts())
    })
}
