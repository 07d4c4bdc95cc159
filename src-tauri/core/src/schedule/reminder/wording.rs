//! What a reminder says, by how much others may read (R19): only a time, the kind of visit, or everything. Names of people
//! stand in second lines only. The text is made from *now*, so that a late reminder does not say what is no longer so (R5).

use super::engine::{Note, Told};
use super::row::{Key, Row, Subject};
use crate::domain::{CareLine, Facts, Id, Plan, Visit, Zone, words as fixed_words};
use crate::words::{Value, Words};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};

fixed_words! { /// How much a notification and the tray may say.
Privacy {
    /// Only a time; the default.
    Time = "time",
    /// The kind of visit.
    Kind = "kind",
    /// Everything.
    All = "all",
} }

/// Somebody to think of, for a line about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    /// What the person calls them.
    pub name: String,
    /// The person's own rhythm with them, in days.
    pub rhythm_days: u32,
}

/// A notification's text; plain, whatever it holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// First line.
    pub summary: String,
    /// Second line; may be empty.
    pub body: String,
}

/// Who words things: the present moment, where the person is, how much may be said.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The record.
    pub facts: &'a Facts,
    /// The catalogue.
    pub words: &'a Words,
    /// How much may be said.
    pub privacy: Privacy,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// Where the person is.
    pub zone: Zone,
}

impl<'a> Wording<'a> {
    /// What a note says. `somebody` is for a line about people.
    pub fn note(&self, note: &Note, somebody: Option<&Somebody>) -> Text {
        match (note.told, note.rows.as_slice()) {
            (Told::Due, [row]) if row.key.of == Subject::People => self.people(somebody),
            (Told::Due, [row]) => self.visit(row),
            (Told::Due, rows) => self.several(rows),
            (Told::Missed, rows) => self.missed(rows),
        }
    }

    /// What the tray says of the next visit.
    pub fn first_line(&self, key: &Key, starts: DateTime<Utc>) -> String {
        self.when(&self.what(key), starts)
    }

    fn people(&self, somebody: Option<&Somebody>) -> Text {
        let summary = self.say("out-people", &[("privacy", self.privacy.as_str().into())]);
        let body = somebody.filter(|_| self.privacy == Privacy::All).map(|it| {
            self.say("out-rhythm", &[("name", it.name.as_str().into()), ("days", it.rhythm_days.into())])
        });
        Text { summary, body: body.unwrap_or_default() }
    }

    fn visit(&self, row: &Row) -> Text {
        let mut parts = Vec::new();
        let today = self.local(row.starts).date() == self.local(self.now).date();
        if self.privacy == Privacy::All {
            parts.extend(self.details(&row.key));
        }
        if today && parts.is_empty() || row.starts <= self.now {
            parts.insert(0, self.distance(row.starts));
        } else if !today {
            parts.insert(0, self.day(self.local(row.starts).date()));
        }
        let here = self.time(row.starts);
        let there = row.key.start.0.format("%H:%M").to_string();
        if here != there {
            parts.push(self.say("out-there", &[("time", there.into())]));
        }
        Text { summary: self.when(&self.what(&row.key), row.starts), body: parts.join(". ") }
    }

    fn several(&self, rows: &[Row]) -> Text {
        let last = rows.iter().map(|r| self.local(r.starts).date()).max().unwrap_or_default();
        let today = self.local(self.now).date();
        let when = match last.signed_duration_since(today).num_days() {
            ..=0 => "today",
            1 => "tomorrow",
            _ => "later",
        };
        let when = self.say("out-when", &[("when", when.into())]);
        let count = rows.len();
        let summary = self.say(
            "out-several",
            &[("privacy", self.privacy.as_str().into()), ("count", count.into()), ("when", when.into())],
        );
        let body = match rows.iter().min_by_key(|r| (r.starts, &r.key)) {
            Some(first) if self.privacy != Privacy::Time => {
                let first = self.when(&self.what(&first.key), first.starts);
                self.say("out-more", &[("first", first.into()), ("count", (count - 1).into())])
            }
            _ => self.say("out-open", &[]),
        };
        Text { summary, body }
    }

    fn missed(&self, rows: &[Row]) -> Text {
        let summary = self.say("out-missed", &[("count", rows.len().into())]);
        let body = match (self.privacy, rows.first()) {
            (Privacy::All, Some(first)) if rows.len() == 1 => self.when(&self.what(&first.key), first.starts),
            (Privacy::All, Some(first)) => {
                let first = self.when(&self.what(&first.key), first.starts);
                self.say("out-more", &[("first", first.into()), ("count", (rows.len() - 1).into())])
            }
            (Privacy::Kind, _) => self.say("out-visits", &[("count", rows.len().into())]),
            _ => String::new(),
        };
        Text { summary, body }
    }

    /// "Something", the kind, or the line's name.
    fn what(&self, key: &Key) -> String {
        let line = visit_of(self.facts, key).and_then(|visit| line_of(self.facts, visit.line));
        match (self.privacy, line) {
            (Privacy::All, Some(line)) => line.name.clone(),
            (Privacy::Kind, Some(line)) => self.say("out-kind", &[("kind", line.kind.as_str().into())]),
            (Privacy::Time, _) | (_, None) => self.say("out-something", &[]),
        }
    }

    /// "Something at 15:00", "… tomorrow at 15:00", "… on Monday 12 October".
    fn when(&self, what: &str, starts: DateTime<Utc>) -> String {
        let (day, today) = (self.local(starts).date(), self.local(self.now).date());
        let args = [("what", what.into()), ("time", self.time(starts).into())];
        match day.signed_duration_since(today).num_days() {
            0 => self.say("out-today", &args),
            1 => self.say("out-tomorrow", &args),
            _ => self.say("out-on", &[("what", what.into()), ("day", self.day(day).into())]),
        }
    }

    /// "in 2 hours", "in 12 minutes", "it began 5 minutes ago".
    fn distance(&self, starts: DateTime<Utc>) -> String {
        let minutes = (starts - self.now + Duration::seconds(59)).num_minutes();
        if starts <= self.now {
            let ago = (self.now - starts).num_minutes();
            return self.say("out-began", &[("minutes", ago.into())]);
        }
        self.say("out-in", &[("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())])
    }

    /// With whom, where, who is there before and after.
    fn details(&self, key: &Key) -> Vec<String> {
        let Some(visit) = visit_of(self.facts, key) else { return Vec::new() };
        let person = |id: Id| self.facts.people.iter().find(|p| p.id == id).map(|p| p.name.as_str());
        let with = line_of(self.facts, visit.line).and_then(|line| line.professional).and_then(person);
        let mut parts = Vec::new();
        match (with, &visit.place) {
            (Some(name), Some(place)) => {
                parts.push(format!("{}, {place}", self.say("out-with", &[("name", name.into())])));
            }
            (Some(name), None) => parts.push(self.say("out-with", &[("name", name.into())])),
            (None, Some(place)) => parts.push(place.clone()),
            (None, None) => {}
        }
        for (plan, key, plain) in [
            (&visit.before, "out-before", "out-before-plain"),
            (&visit.after, "out-after", "out-after-plain"),
        ] {
            let Some(Plan { person: Some(id), note }) = plan else { continue };
            let Some(name) = person(*id) else { continue };
            parts.push(match note.trim() {
                "" => self.say(plain, &[("name", name.into())]),
                note => self.say(key, &[("name", name.into()), ("note", note.into())]),
            });
        }
        parts
    }

    fn say(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.words.format(key, args)
    }

    fn local(&self, at: DateTime<Utc>) -> chrono::NaiveDateTime {
        at.with_timezone(&self.zone.0).naive_local()
    }

    fn time(&self, at: DateTime<Utc>) -> String {
        self.local(at).format("%H:%M").to_string()
    }

    fn day(&self, day: NaiveDate) -> String {
        let weekday = self.say("out-weekday", &[("day", day.weekday().number_from_monday().into())]);
        let month = self.say("out-month", &[("month", day.month().into())]);
        self.say(
            "out-day",
            &[("weekday", weekday.into()), ("date", day.day().into()), ("month", month.into())],
        )
    }
}

/// The visit that a key speaks of: the one that stands for the occurrence, else the series or the single visit.
pub fn visit_of<'a>(facts: &'a Facts, key: &Key) -> Option<&'a Visit> {
    let Subject::Visit(id) = key.of else { return None };
    let own = |v: &&Visit| v.of.is_some_and(|of| of.visit == id && of.occurrence == key.occurrence);
    facts.visits.iter().find(own).or_else(|| facts.visits.iter().find(|v| v.id == id))
}

fn line_of(facts: &Facts, id: Id) -> Option<&CareLine> {
    facts.care_lines.iter().find(|line| line.id == id)
}
