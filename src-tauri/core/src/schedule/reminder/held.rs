//! Reminders from memory, while the record is closed or cannot be written (R21): times and leads, no name and no text.

use super::engine::Book;
use super::policy::Policy;
use super::reconcile::reconcile;
use super::row::{Change, Row};
use super::trigger::Asked;
use crate::domain::{Id, Visit, Zone};
use crate::error::Result;
use chrono::{DateTime, NaiveTime, Utc};

/// What is held, and what became of it meanwhile.
#[derive(Debug, Clone)]
pub struct Held {
    visits: Vec<Visit>,
    people_at: Option<NaiveTime>,
    policy: Policy,
    rows: Vec<Row>,
    planned_to: Option<DateTime<Utc>>,
    last_ran: Option<DateTime<Utc>>,
    changes: Vec<(DateTime<Utc>, Vec<Change>)>,
}

impl Held {
    /// Holds what reminders are made from. Of the visits only the times are kept.
    pub fn new(
        visits: Vec<Visit>,
        people_at: Option<NaiveTime>,
        policy: Policy,
        rows: Vec<Row>,
        planned_to: Option<DateTime<Utc>>,
        last_ran: Option<DateTime<Utc>>,
    ) -> Self {
        let visits = visits.into_iter().map(bare).collect();
        Self { visits, people_at, policy, rows, planned_to, last_ran, changes: Vec::new() }
    }

    /// What happened meanwhile, in its order, to be written when the record can be written again.
    pub fn changes(&self) -> &[(DateTime<Utc>, Vec<Change>)] {
        &self.changes
    }

    /// The person is somewhere else now.
    pub fn set_home(&mut self, home: Zone) {
        self.policy.zone = home;
    }

    fn put(&mut self, now: DateTime<Utc>, changes: Vec<Change>) {
        if changes.is_empty() {
            return;
        }
        for Change { row, .. } in &changes {
            match self.rows.iter_mut().find(|kept| kept.key == row.key) {
                Some(kept) => kept.clone_from(row),
                None => self.rows.push(row.clone()),
            }
        }
        self.changes.push((now, changes));
    }
}

/// A visit without anything that a person wrote, and without whom it is with.
fn bare(visit: Visit) -> Visit {
    Visit {
        line: Id::from_u128(0),
        place: None,
        link: None,
        cost_note: None,
        before: None,
        after: None,
        bring_up: Vec::new(),
        take_away: String::new(),
        ..visit
    }
}

impl Book for Held {
    fn reconcile(&mut self, now: DateTime<Utc>) -> Result<()> {
        let asked = Asked { visits: &self.visits, people_at: self.people_at, zone: self.policy.zone };
        let done = reconcile(asked, &self.rows, now, self.planned_to);
        self.planned_to = Some(done.planned_to);
        self.put(now, done.changes);
        Ok(())
    }

    fn open(&mut self) -> Result<Vec<Row>> {
        let mut open: Vec<Row> = self
            .rows
            .iter()
            .filter(|row| row.state.is_open() || row.server_id.is_some() || row.untold)
            .cloned()
            .collect();
        open.sort_by(|a, b| (a.starts, &a.key).cmp(&(b.starts, &b.key)));
        Ok(open)
    }

    fn policy(&mut self) -> Result<Policy> {
        Ok(self.policy)
    }

    fn write(&mut self, now: DateTime<Utc>, changes: &[Change]) -> Result<()> {
        self.put(now, changes.to_vec());
        Ok(())
    }

    fn last_ran(&mut self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.last_ran)
    }

    fn ran(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.last_ran = Some(now);
        Ok(())
    }
}
