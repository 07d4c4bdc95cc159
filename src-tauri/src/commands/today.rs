//! Today: the next visit, the last things noted, the balance in a sentence, two weeks on one line.

use super::days::{OpenStretch, open_stretches, pause_to_ask};
use super::entry::{Entry, Names, Who};
use super::error::Answer;
use super::gauges::Gauges;
use super::reminders::NotSeen;
use super::small_steps;
use super::suggest::{Suggestion, suggestions};
use super::visit_card::{Phase, VisitCard, bare_occurrence, dated};
use super::visits::ASK_AGAIN_ON;
use crate::state::{App, Moment};
use evenkeel_core::balance::days::WINDOW;
use evenkeel_core::balance::{self, Calendar, Coverage, Gap, Level, Levels, Sentence, SlotKind};
use evenkeel_core::domain::{Contact, Day, Facts, Id, LocalTime, Mark, Nature, Outcome, Pause, PersonState};
use evenkeel_core::store::Tx;
use serde::Serialize;
use specta::Type;
use std::collections::HashMap;
use tauri::State;

/// Days back in which a visit that is over is asked about, and days ahead in which the next one is looked for.
pub(super) const ASKED_BACK: i64 = 14;
const NEXT_WITHIN: i64 = 400;
/// Days of the line before and after today.
const BACK: i64 = 7;
const AHEAD: i64 = 6;
/// People to note a contact with at one press; the others are behind "Someone else".
const CHIPS: usize = 5;

/// One day of the line.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LineDay {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: SlotKind,
    /// Before the first day anything was noted.
    pub before_first: bool,
    /// Visits of the day.
    pub visits: Vec<LineVisit>,
    /// Kinds of support noted, each once.
    pub marks: Vec<Mark>,
    /// A contact without a kind marked.
    pub other: bool,
    /// Names, each once, in the order of the day.
    pub names: Vec<Who>,
    /// Who is planned before or after a visit that lies ahead.
    pub planned: Vec<PlannedMark>,
}

/// A visit on the line.
#[derive(Debug, Clone, Serialize, Type)]
pub struct LineVisit {
    /// Its id, or that of the series whose date it is.
    pub id: Id,
    /// Which date of the series it is, if it has no facts of its own yet.
    pub occurrence: Option<LocalTime>,
    /// The care line's name.
    pub name: String,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// Somebody planned around a visit.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PlannedMark {
    /// Before (helps to get there) or after (is around).
    pub before: bool,
    /// Who, if named.
    pub who: Option<Who>,
}

/// Today's screen.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Today {
    /// The day.
    pub today: Day,
    /// The wall time here.
    pub now: LocalTime,
    /// Whether anything was ever noted.
    pub empty: bool,
    /// The next visit, or the one under way.
    pub next: Option<VisitCard>,
    /// Whether to ask when the next visit is: there is none, and the person did not say lately that there is none.
    pub ask_visit: bool,
    /// Visits of the last two weeks that are over and have no outcome yet, newest first.
    pub just_over: Vec<VisitCard>,
    /// Two weeks on one line.
    pub line: Vec<LineDay>,
    /// Pauses that touch the line.
    pub pauses: Vec<Pause>,
    /// The last things noted, newest first.
    pub recent: Vec<Entry>,
    /// People to note a contact with, most often first, at most five.
    pub chips: Vec<Who>,
    /// The last four closed weeks.
    pub sentence: Sentence,
    /// How many visits and contacts were ever noted, for the first days.
    pub noted: Noted,
    /// The level, if enough days are known.
    pub level: Option<Level>,
    /// Days since the last contact.
    pub gap: Gap,
    /// How much is known.
    pub coverage: Coverage,
    /// The last day with a kept visit.
    pub last_kept: Option<Day>,
    /// Whether any care line exists.
    pub has_care: bool,
    /// Care and people right now.
    pub gauges: Gauges,
    /// Open days that can be settled, in stretches, newest first; empty once they were left for today.
    pub open: Vec<OpenStretch>,
    /// At most three people to think of.
    pub think_of: Vec<Suggestion>,
    /// A pause without end that is asked about, once.
    pub ask_pause: Option<Pause>,
    /// Reminders that were not seen yet.
    pub not_seen: Vec<NotSeen>,
    /// The pause that holds today.
    pub pause: Option<Pause>,
    /// It has been quieter than the person likes: their own small steps, at most three (A49). Null if it has not, or if
    /// the card was put away.
    pub small_steps: Option<Vec<String>>,
}

/// What was noted so far, for the time before there is a level.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Noted {
    /// Visits kept.
    pub visits: u32,
    /// Answered contacts.
    pub contacts: u32,
    /// With whom, most often first, at most three.
    pub names: Vec<Who>,
}

impl Today {
    /// Puts the screen together.
    pub fn new(facts: &Facts, at: &Moment) -> Self {
        let names = Names::new(facts, at.today);
        let calendar = Calendar::new(facts, at.today);
        // A day more on each side: a visit after midnight belongs to the day before.
        let mut cards: Vec<VisitCard> =
            dated(facts, at.today.plus(-ASKED_BACK - 1), at.today.plus(NEXT_WITHIN))
                .iter()
                .filter(|v| v.outcome.is_none() && names.day(v.start) >= at.today.plus(-ASKED_BACK))
                .map(|v| VisitCard::new(v, &names, at))
                .collect();
        cards.sort_by_key(|c| c.start);
        let (mut just_over, ahead): (Vec<_>, Vec<_>) =
            cards.into_iter().partition(|c| c.phase == Phase::JustOver);
        just_over.reverse();
        let recent_from = at.today.plus(-60);
        let mut recent: Vec<Entry> = names
            .entries(|d| d >= recent_from && d <= at.today)
            .into_iter()
            .filter(|e| !e.planned() && !matches!(e, Entry::Visit { outcome: None, .. }))
            .collect();
        recent.reverse();
        recent.truncate(6);
        let level = Levels::new(&calendar).shown();
        let pauses_today = pauses_within(&facts.pauses, at.today, at.today);
        let left = hidden_on(facts, "open_days.left_on") == Some(at.today);
        let asks_later = hidden_on(facts, ASK_AGAIN_ON).is_some_and(|until| until > at.today);
        let put_away = hidden_on(facts, small_steps::HIDDEN_UNTIL).is_some_and(|until| until > at.today);
        Self {
            today: at.today,
            now: at.local,
            empty: facts.contacts.is_empty() && facts.visits.is_empty() && facts.people.is_empty(),
            ask_visit: ahead.is_empty() && !asks_later,
            next: ahead.into_iter().next(),
            just_over,
            line: line(facts, &names, &calendar, at),
            pauses: pauses_within(&facts.pauses, at.today.plus(-BACK), at.today.plus(AHEAD)),
            recent,
            chips: chips(facts, &names, at.today, CHIPS),
            sentence: balance::sentence(&calendar),
            noted: noted(facts, &names, at.today),
            gauges: Gauges::new(&calendar, &names, level.as_ref()),
            level,
            open: if left { Vec::new() } else { open_stretches(&calendar) },
            think_of: suggestions(&calendar, &names),
            ask_pause: pause_to_ask(facts, at.today),
            not_seen: Vec::new(),
            pause: pauses_today.into_iter().next(),
            small_steps: (!put_away && balance::quiet_card(&calendar))
                .then(|| small_steps::of(facts).into_iter().take(3).collect()),
            gap: balance::gap(&calendar),
            coverage: calendar.coverage(WINDOW),
            last_kept: facts
                .visits
                .iter()
                .filter(|v| v.outcome == Some(Outcome::Kept))
                .map(|v| names.day(v.start))
                .filter(|d| *d <= at.today)
                .max(),
            has_care: !facts.care_lines.is_empty(),
        }
    }
}

/// A day remembered in the preferences.
fn hidden_on(facts: &Facts, key: &str) -> Option<Day> {
    facts.preferences.get(key).and_then(|v| v.as_str()).and_then(Day::parse)
}

/// Leaves the open days for the day `today`.
pub(super) fn hide_open_days(tx: &Tx<'_>, today: Day) -> evenkeel_core::Result<()> {
    tx.put_preference("open_days.left_on", &today.to_string().into())
}

/// Pauses that touch some days.
pub(super) fn pauses_within(pauses: &[Pause], from: Day, to: Day) -> Vec<Pause> {
    pauses.iter().filter(|p| p.from <= to && p.to.is_none_or(|t| t >= from)).cloned().collect()
}

fn line(facts: &Facts, names: &Names<'_>, calendar: &Calendar<'_>, at: &Moment) -> Vec<LineDay> {
    let (from, to) = (at.today.plus(-BACK), at.today.plus(AHEAD));
    let mut days: Vec<LineDay> = (-BACK..=AHEAD)
        .map(|n| at.today.plus(n))
        .map(|day| LineDay {
            day,
            kind: SlotKind::of(calendar, day),
            before_first: day < at.today && calendar.first().is_none_or(|first| day < first),
            visits: Vec::new(),
            marks: Vec::new(),
            other: false,
            names: Vec::new(),
            planned: Vec::new(),
        })
        .collect();
    let slot = |day: Day| usize::try_from(day.since(from)).ok().filter(|_| day <= to);
    for v in &dated(facts, from.plus(-1), to.plus(1)) {
        let Some(d) = slot(names.day(v.start)).and_then(|i| days.get_mut(i)) else { continue };
        let occurrence = bare_occurrence(v);
        d.visits.push(LineVisit { id: v.id, occurrence, name: names.line(v.line).name, outcome: v.outcome });
        if v.outcome.is_none() && d.day >= at.today {
            for (before, plan) in [(true, &v.before), (false, &v.after)] {
                if let Some(plan) = plan {
                    d.planned.push(PlannedMark { before, who: plan.person.and_then(|id| names.who(id)) });
                }
            }
        }
    }
    for c in facts.contacts.iter().filter(|c| c.answered) {
        let Some(d) = slot(names.day(c.start)).and_then(|i| days.get_mut(i)) else { continue };
        for mark in c.marks.iter() {
            if !d.marks.contains(&mark) {
                d.marks.push(mark);
            }
        }
        d.other |= c.marks.iter().next().is_none();
        for who in c.people.iter().filter_map(|id| names.who(*id)) {
            if !d.names.iter().any(|n| n.id == who.id) {
                d.names.push(who);
            }
        }
    }
    for d in &mut days {
        d.marks.sort();
    }
    days
}

/// How often each person was in a contact that `counts`.
fn often(facts: &Facts, counts: impl Fn(&Contact) -> bool) -> HashMap<Id, u32> {
    let mut often = HashMap::new();
    for c in facts.contacts.iter().filter(|c| counts(c)) {
        for id in &c.people {
            *often.entry(*id).or_default() += 1;
        }
    }
    often
}

/// Active people and groups, those of the last 90 days first, then in the person's own order; at most `most`.
pub(super) fn chips(facts: &Facts, names: &Names<'_>, today: Day, most: usize) -> Vec<Who> {
    let often = often(facts, |c| {
        let day = names.day(c.start);
        day <= today && day > today.plus(-90)
    });
    let mut people: Vec<_> = facts
        .people
        .iter()
        .filter(|p| p.state == PersonState::Active && p.nature != Nature::Professional && !p.keep_distance)
        .collect();
    people.sort_by_key(|p| (std::cmp::Reverse(often.get(&p.id).copied().unwrap_or(0)), p.ring.unwrap_or(9)));
    people.iter().filter_map(|p| names.who(p.id)).take(most).collect()
}

pub(super) fn noted(facts: &Facts, names: &Names<'_>, today: Day) -> Noted {
    let answered = |c: &Contact| c.answered && names.day(c.start) <= today;
    let often = often(facts, answered);
    let mut by: Vec<(Id, u32)> = often.into_iter().collect();
    by.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Noted {
        visits: count(
            facts
                .visits
                .iter()
                .filter(|v| v.outcome == Some(Outcome::Kept) && names.day(v.start) <= today)
                .count(),
        ),
        contacts: count(facts.contacts.iter().filter(|c| answered(c)).count()),
        names: by.into_iter().take(3).filter_map(|(id, _)| names.who(id)).collect(),
    }
}

/// Today's screen.
#[tauri::command]
#[specta::specta]
pub fn today(app: State<'_, App>) -> Answer<Today> {
    let not_seen = super::reminders::not_seen(&app)?;
    Ok(app.read(|facts, at| Ok(Today { not_seen, ..Today::new(facts, at) }))?)
}
