//! Everything before the last six weeks, from the seed; and what is said about days, weeks and months of the record.

use super::phrases as p;
use super::seasons::RECENT;
use super::story::{Entry, Story};
use crate::domain::{
    After, Better, Channel, Checkin, Day, DayRange, Direction, Item, Managed, Pause, Quiet, QuietChoice,
    Real, Score,
};
use std::collections::HashSet;

/// Notes the weeks from the first day to the hand-written ones.
pub(super) fn weeks(s: &mut Story) {
    let mut day = s.first;
    let end = s.today.plus(-RECENT);
    while day < end {
        // The place in the week is counted from therapy's weekday.
        match s.today.since(day) % 7 {
            0 => therapy_day(s, day),
            6 if often(s, day, 38) => walk(s, day),
            5 => choir(s, day),
            4 => neighbour(s, day),
            3 if often(s, day, 80) => maya(s, day),
            2 if often(s, day, 32) => sana(s, day),
            1 => peer_and_far(s, day),
            _ => {}
        }
        day = day.plus(1);
    }
    let away = s.seasons.away.clone();
    let pauses = away.iter().map(|r| Pause { from: r.from, to: Some(r.to), reason: "away".to_owned() });
    s.facts.pauses.extend(pauses);
}

fn often(s: &mut Story, day: Day, percent: u32) -> bool {
    let lively = s.seasons.lively(day);
    s.random.chance(percent * lively / 100)
}

/// A note, or none: most entries are made in a hurry.
fn words(s: &mut Story, list: &[&'static str]) -> &'static str {
    if s.random.chance(45) { s.random.pick(list) } else { "" }
}

/// Length, mostly said.
fn lasting(s: &mut Story, entry: Entry, low: u32, high: u32) -> Entry {
    let minutes = s.random.between(low / 5, high / 5) * 5;
    if s.random.chance(86) { entry.minutes(minutes) } else { entry }
}

fn felt(s: &mut Story, entry: Entry) -> Entry {
    match s.random.between(0, 9) {
        0..=3 => entry.after(After::Lighter),
        4..=5 => entry.after(After::Same),
        6 => entry.after(After::Heavier),
        _ => entry,
    }
}

fn therapy_day(s: &mut Story, day: Day) {
    let Some(visit) = s.therapy_on(day) else { return };
    let planned = |f: fn(&crate::domain::Visit) -> bool| s.facts.visits.iter().any(|v| v.id == visit && f(v));
    let (drives, company) = (planned(|v| v.before.is_some()), planned(|v| v.after.is_some()));
    if drives {
        s.lift(day);
    }
    // A plan for afterwards mostly holds; now and then nobody had planned and somebody was there.
    if s.random.chance(if company { 85 } else { 12 }) {
        if s.random.chance(60) {
            walk(s, day);
        } else {
            maya(s, day);
        }
    }
}

fn walk(s: &mut Story, day: Day) {
    let marks = s.random.pick(&["c", "c", "ec"]);
    let entry = Entry::new(day, 16, 15, Channel::InPerson, marks).with(s.cast.jonas).place("Canal");
    let entry = entry.way(s.random.pick(&[Direction::Both, Direction::Received]));
    let note = words(s, p::JONAS);
    let entry = lasting(s, entry, 40, 80);
    let entry = felt(s, entry).said(note);
    s.note(entry);
}

fn choir(s: &mut Story, day: Day) {
    if !often(s, day, 80) {
        return;
    }
    let marks = s.random.pick(&["c", "c", "c", "ec"]);
    let mut entry = Entry::new(day, 10, 30, Channel::Group, marks).with(s.cast.choir).way(Direction::Both);
    if s.random.chance(70) {
        entry = entry.with(s.cast.priya);
    }
    let note = words(s, p::CHOIR);
    let entry = lasting(s, entry, 90, 120);
    let entry = felt(s, entry).said(note);
    s.note(entry);
    if s.random.chance(18) {
        let note = words(s, p::PRIYA);
        let entry = Entry::new(day, 12, 45, Channel::InPerson, "c").with(s.cast.priya).way(Direction::Both);
        let entry = lasting(s, entry, 30, 60).said(note);
        s.note(entry);
    }
}

fn neighbour(s: &mut Story, day: Day) {
    if !often(s, day, 34) {
        return;
    }
    if s.random.chance(40) {
        let note = s.random.pick(p::TO_TOMASZ);
        let entry = Entry::new(day, 17, 30, Channel::InPerson, "p").with(s.cast.tomasz).way(Direction::Given);
        let entry = lasting(s, entry, 10, 30).real(Real::Little).said(note);
        s.note(entry);
    } else {
        let marks = s.random.pick(&["c", "p", "pc"]);
        let note = words(s, p::TOMASZ);
        let entry = Entry::new(day, 17, 30, Channel::InPerson, marks).with(s.cast.tomasz);
        let entry = lasting(s, entry, 15, 45).said(note);
        s.note(entry);
    }
}

fn maya(s: &mut Story, day: Day) {
    let marks = s.random.pick(&["e", "e", "e", "ec"]);
    let way = s.random.pick(&[Direction::Received, Direction::Received, Direction::Both, Direction::Given]);
    let note = words(s, p::MAYA);
    let minute = s.random.between(0, 11) * 5;
    let entry = Entry::new(day, 19, minute, Channel::Call, marks).with(s.cast.maya).way(way);
    let entry = lasting(s, entry, 15, 55);
    let entry = felt(s, entry).said(note);
    s.note(entry);
}

fn sana(s: &mut Story, day: Day) {
    let note = words(s, p::SANA);
    let real = s.random.pick(&[Real::Little, Real::Little, Real::Yes, Real::No]);
    let entry = Entry::new(day, 20, 10, Channel::Message, "c").with(s.cast.sana).way(Direction::Both);
    s.note(entry.real(real).said(note));
}

fn peer_and_far(s: &mut Story, day: Day) {
    let week = s.today.since(day) / 7;
    if week % 2 == 0 && often(s, day, 70) {
        let note = words(s, p::MIRA);
        let entry = Entry::new(day, 18, 0, Channel::InPerson, "e").with(s.cast.mira).way(Direction::Both);
        let entry = lasting(s, entry, 45, 90).place("Tea house");
        s.note(felt_entry(entry, week).said(note));
    }
    if week % 4 == 1 && often(s, day, 75) {
        let note = words(s, p::LEO);
        let entry = Entry::new(day, 20, 0, Channel::Video, "e").with(s.cast.leo);
        let entry = lasting(s, entry, 30, 70).said(note);
        s.note(entry);
    }
    if s.random.chance(14) {
        let who = s.random.pick(&[s.cast.jonas, s.cast.leo, s.cast.sana]);
        let note = s.random.pick(p::TRIED);
        s.note(Entry::new(day, 12, 20, Channel::Message, "").with(who).unanswered().said(note));
    }
    // Met by chance, long ago or unwanted: they stay in the record and are never suggested.
    if week % 40 == 9 {
        s.note(
            Entry::new(day, 13, 5, Channel::InPerson, "")
                .with(s.cast.kept_away)
                .real(Real::No)
                .after(After::Heavier),
        );
    }
    if week % 40 == 30 {
        s.note(
            Entry::new(day, 13, 30, Channel::Letter, "")
                .with(s.cast.archived)
                .said("A card from the old place."),
        );
    }
}

fn felt_entry(entry: Entry, week: i64) -> Entry {
    if week % 3 == 0 { entry.after(After::Lighter) } else { entry }
}

/// Closed days, uses, quiet choices, check-ins and things managed, for the whole record.
pub(super) fn days(s: &mut Story) {
    let met: HashSet<_> = s.facts.contacts.iter().filter(|c| c.answered).map(|c| c.start.0.date()).collect();
    let mut closed: Option<DayRange> = None;
    let mut day = s.first;
    // The two days before today are still open.
    while day < s.today.plus(-2) {
        let recent = s.today.since(day) <= RECENT;
        let noted = !s.seasons.is_open(day) && !s.seasons.is_away(day);
        let unsure = noted && !recent && s.random.chance(1);
        if unsure {
            s.facts.days.unsure.push(day);
        }
        closed = match closed {
            // A stretch of days is closed at one sitting.
            Some(r) if noted && day.since(r.from) < 9 => Some(DayRange { from: r.from, to: day }),
            other => {
                s.facts.days.closed.extend(other);
                noted.then_some(DayRange { from: day, to: day })
            }
        };
        if noted && (s.random.chance(72) || s.today.since(day) == 3) {
            s.facts.days.used.push(day);
        }
        if noted && !recent && !met.contains(&day.0) {
            quiet(s, day);
        }
        checkin(s, day, met.contains(&day.0), noted);
        day = day.plus(1);
    }
    s.facts.days.closed.extend(closed);
}

fn quiet(s: &mut Story, day: Day) {
    let roll = s.random.between(0, 99);
    let (chosen, half, not) = if s.seasons.is_hard(day) {
        (8, 24, 70)
    } else if s.seasons.is_thin(day) {
        (65, 75, 80)
    } else {
        (34, 42, 47)
    };
    let choice = match roll {
        r if r < chosen => QuietChoice::Chosen,
        r if r < half => QuietChoice::Half,
        r if r < not => QuietChoice::NotChosen,
        _ => return,
    };
    s.facts.quiet.push(Quiet { day, choice });
}

/// The weekly check-in, mostly on Maya's day or the day before; and a short one the day after therapy.
fn checkin(s: &mut Story, day: Day, met: bool, noted: bool) {
    let ago = s.today.since(day);
    let (week, place) = (ago / 7, ago % 7);
    let weekly = place == if week % 2 == 0 { 3 } else { 4 };
    if !noted || !(weekly || (place == 6 && week % 3 != 2)) || (ago > RECENT && s.random.chance(10)) {
        return;
    }
    let base = if s.seasons.is_hard(day) { 1 } else { 2 };
    let items: &[Item] = if weekly { Item::ALL } else { &[Item::Connected, Item::Hope] };
    for &item in items {
        let up = u8::from(s.random.chance(if met { 60 } else { 35 }));
        let more = u8::from(s.random.chance(15));
        s.facts.checkins.push(Checkin { day, item, value: (base + up + more).min(4) });
    }
}

/// What a clinician gave, at every other psychiatry visit; and what was managed alone.
pub(super) fn scores(s: &mut Story) {
    let mut back = 30;
    while s.today.plus(-back) > s.first {
        let day = s.today.plus(-back);
        let low = if s.seasons.is_hard(day) { 7 } else { 11 };
        let (id, value) = (s.random.id(day), f64::from(s.random.between(low, low + 5)));
        s.facts.scores.push(Score {
            id,
            name: "Well-being, five questions".to_owned(),
            day,
            value,
            min: Some(0.0),
            max: Some(25.0),
            higher_is: Some(Better::Better),
            giver: Some("Dr Marlow".to_owned()),
            note: String::new(),
        });
        back += 112;
    }
    let mut back = 9;
    while s.today.plus(-back) > s.first {
        let day = s.today.plus(-back);
        let (id, what) = (s.random.id(day), s.random.pick(p::MANAGED).to_owned());
        s.facts.managed.push(Managed { id, day, what });
        back += 25 + i64::from(s.random.between(0, 40));
    }
    s.facts.scores.reverse();
    s.facts.managed.reverse();
}
