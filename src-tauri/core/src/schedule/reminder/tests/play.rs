//! A small stage: a record, a book in memory, a server that does what it is told, and a clock that is set by hand.

use crate::balance::testing::visit as any_visit;
use crate::domain::{Id, LocalTime, Visit, Zone};
use crate::error::{Code, Error, Result};
use crate::schedule::reminder::*;
use chrono::{DateTime, Duration, NaiveTime, Utc};
use std::collections::BTreeMap;

pub(super) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(super) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// No quiet hours, no pause, nobody to think of.
pub(super) fn policy(name: &str) -> Policy {
    Policy { quiet_hours: None, paused_until: None, somebody: false, zone: zone(name) }
}

/// A visit of 50 minutes at a wall time, with reminders a week, a day and two hours before.
pub(super) fn visit(id: u128, start: &str, zone_name: &str) -> Visit {
    Visit {
        id: Id::from_u128(id),
        start: LocalTime::parse(start).unwrap(),
        zone: zone(zone_name),
        minutes: Some(50),
        reminders: ["P7D", "P1D", "PT2H"].map(str::to_owned).to_vec(),
        ..any_visit(0, None)
    }
}

/// The book: rows in memory, each write whole or not at all.
pub(super) struct Paper {
    pub(super) visits: Vec<Visit>,
    pub(super) people_at: Option<NaiveTime>,
    pub(super) rows: BTreeMap<Key, Row>,
    pub(super) policy: Policy,
    pub(super) log: Vec<(DateTime<Utc>, Change)>,
    planned_to: Option<DateTime<Utc>>,
    last_ran: Option<DateTime<Utc>>,
    /// The app ends at the n-th write from here: before it, or after it.
    pub(super) end_at: Option<(usize, bool)>,
}

impl Paper {
    fn ends(&mut self) -> Option<bool> {
        let (left, after) = self.end_at?;
        if left == 0 {
            self.end_at = None;
            return Some(after);
        }
        self.end_at = Some((left - 1, after));
        None
    }
}

impl Book for Paper {
    fn reconcile(&mut self, now: DateTime<Utc>) -> Result<()> {
        let rows: Vec<Row> = self.rows.values().cloned().collect();
        let asked = Asked { visits: &self.visits, people_at: self.people_at, zone: self.policy.zone };
        let done = reconcile(asked, &rows, now, self.planned_to);
        self.write(now, &done.changes)?;
        self.planned_to = Some(done.planned_to);
        Ok(())
    }

    fn open(&mut self) -> Result<Vec<Row>> {
        let open = |r: &&Row| r.state.is_open() || r.server_id.is_some() || r.untold;
        Ok(self.rows.values().filter(open).cloned().collect())
    }

    fn policy(&mut self) -> Result<Policy> {
        Ok(self.policy)
    }

    fn write(&mut self, now: DateTime<Utc>, changes: &[Change]) -> Result<()> {
        let ends = if changes.is_empty() { None } else { self.ends() };
        if ends != Some(false) {
            for change in changes {
                self.rows.insert(change.row.key.clone(), change.row.clone());
                self.log.push((now, change.clone()));
            }
        }
        if ends.is_some() { Err(Error::new(Code::Stopped)) } else { Ok(()) }
    }

    fn last_ran(&mut self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.last_ran)
    }

    fn ran(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.last_ran = Some(now);
        Ok(())
    }
}

/// The server: numbers what it is given, or refuses.
#[derive(Default)]
pub(super) struct Server {
    pub(super) refuses: bool,
    next: u32,
    pub(super) shown: Vec<(DateTime<Utc>, u32, Note)>,
    pub(super) withdrawn: Vec<u32>,
    now: Option<DateTime<Utc>>,
}

impl Notifier for Server {
    fn show(&mut self, note: &Note) -> std::result::Result<u32, Failure> {
        if self.refuses {
            return Err(Failure);
        }
        self.next += 1;
        self.shown.push((self.now.unwrap(), self.next, note.clone()));
        Ok(self.next)
    }

    fn withdraw(&mut self, server_id: u32) {
        self.withdrawn.push(server_id);
    }
}

/// Everything together.
pub(super) struct Stage {
    pub(super) book: Paper,
    pub(super) server: Server,
    pub(super) engine: Engine,
    pub(super) now: DateTime<Utc>,
    /// How often the app ended in the middle of something.
    pub(super) crashes: usize,
}

impl Stage {
    /// The app starts at `now` over `visits`.
    pub(super) fn new(now: &str, visits: Vec<Visit>) -> Self {
        let policy = policy("Europe/London");
        let book = Paper {
            visits,
            people_at: None,
            rows: BTreeMap::new(),
            policy,
            log: Vec::new(),
            planned_to: None,
            last_ran: None,
            end_at: None,
        };
        let mut stage = Self {
            book,
            server: Server::default(),
            engine: Engine::default(),
            now: instant(now),
            crashes: 0,
        };
        stage.look(Why::Start);
        stage
    }

    /// One look; if the app ends in it, it starts again at once.
    pub(super) fn look(&mut self, why: Why) {
        self.server.now = Some(self.now);
        let mut why = why;
        while self.engine.look(self.now, why, &mut self.book, &mut self.server).is_err() {
            self.crashes += 1;
            self.engine = Engine::default();
            why = Why::Start;
        }
    }

    /// Time goes on, a look every 30 seconds.
    pub(super) fn run_to(&mut self, until: &str) {
        let until = instant(until);
        while self.now < until {
            self.now = (self.now + Duration::seconds(30)).min(until);
            self.look(Why::Tick);
        }
    }

    /// The computer sleeps, or the clock is set; then one look.
    pub(super) fn jump_to(&mut self, to: &str) {
        self.now = instant(to);
        self.look(Why::Changed);
    }

    /// The app is not open until then.
    pub(super) fn closed_until(&mut self, to: &str) {
        self.now = instant(to);
        self.engine = Engine::default();
        self.look(Why::Start);
    }

    /// The person changes the record.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Vec<Visit>)) {
        change(&mut self.book.visits);
        self.look(Why::Changed);
    }

    pub(super) fn heard(&mut self, event: Event) -> Option<Key> {
        let opened = self.engine.heard(self.now, event, &mut self.book).unwrap();
        self.look(Why::Changed);
        opened
    }

    /// The leads that were shown, with their instants, oldest first.
    pub(super) fn shown(&self) -> Vec<(String, String)> {
        let due = self.server.shown.iter().filter(|(_, _, note)| note.told == Told::Due);
        due.flat_map(|(at, _, note)| note.rows.iter().map(|row| (row.key.lead.clone(), at.to_rfc3339())))
            .map(|(lead, at)| (lead, at.replace("+00:00", "Z")))
            .collect()
    }

    /// The state of the row with this lead; of the first visit if several have it.
    pub(super) fn state(&self, lead: &str) -> State {
        self.book.rows.values().find(|r| r.key.lead == lead).map(|r| r.state).unwrap()
    }

    pub(super) fn states(&self) -> Vec<(String, State)> {
        let mut rows: Vec<&Row> = self.book.rows.values().collect();
        rows.sort_by_key(|r| r.due);
        rows.into_iter().map(|r| (r.key.lead.clone(), r.state)).collect()
    }

    /// How many digests, and of how many reminders.
    pub(super) fn digests(&self) -> Vec<usize> {
        let missed = self.server.shown.iter().filter(|(_, _, note)| note.told == Told::Missed);
        missed.map(|(_, _, note)| note.rows.len()).collect()
    }
}
