//! The visits of the example: single dates, and one series that begins in the future.

use super::seasons::RECENT;
use super::story::{Story, at};
use super::{home, phrases};
use crate::domain::{BringUp, Day, Id, Outcome, Plan, Series, Visit};

/// Where therapy and the practices are.
const HOUSE: &str = "Harbour Lane 12, second floor";

fn plan(person: Id, note: &str) -> Option<Plan> {
    Some(Plan { person: Some(person), note: note.to_owned() })
}

fn bring(texts: &[&str], done: bool) -> Vec<BringUp> {
    texts.iter().map(|t| BringUp { text: (*t).to_owned(), done }).collect()
}

/// Every visit of the record.
pub(super) fn visits(s: &mut Story) {
    therapy(s);
    psychiatry(s);
    practice(s);
    peers(s);
    skills(s);
}

fn therapy(s: &mut Story) {
    let weeks = s.today.since(s.first) / 7;
    // In a hard spell one visit did not happen; once in the record they had to cancel.
    let hard_week = s.seasons.hard.last().map(|r| r.from.plus(7));
    let did_not_happen = |day: Day| hard_week.is_some_and(|from| (0..7).contains(&day.since(from)));
    let free = |k: &i64| {
        let day = s.today.plus(-7 * k);
        !s.seasons.is_away(day) && !did_not_happen(day)
    };
    let by_them = (17..weeks).find(free);
    for k in (1..weeks).rev() {
        let day = s.today.plus(-7 * k);
        let mut v = s.visit(s.lines.therapy, at(day, 15, 0), 50, HOUSE);
        let outcome = if k == 5 {
            Outcome::Moved
        } else if s.seasons.is_away(day) {
            Outcome::CancelledByMe
        } else if Some(k) == by_them {
            Outcome::CancelledByThem
        } else if did_not_happen(day) {
            Outcome::Missed
        } else if k * 7 > RECENT && s.random.chance(3) {
            Outcome::Moved
        } else {
            Outcome::Kept
        };
        v.outcome = Some(outcome);
        match outcome {
            Outcome::Kept => {
                around(s, &mut v, k);
                s.facts.visits.push(v);
            }
            Outcome::Moved => {
                s.facts.visits.push(v);
                let mut new = s.visit(s.lines.therapy, at(day.plus(1), 11, 0), 50, HOUSE);
                new.outcome = Some(Outcome::Kept);
                new.take_away = s.random.pick(phrases::TAKE_AWAY).to_owned();
                s.facts.visits.push(new);
            }
            _ => s.facts.visits.push(v),
        }
    }
    let mut next = s.visit(s.lines.therapy, at(s.today, 15, 0), 50, HOUSE);
    next.before = plan(s.cast.ines, "drives you");
    next.after = plan(s.cast.jonas, "Canal walk");
    next.bring_up = bring(
        &[
            "Sleeping badly since the weekend",
            "The form for the pension office, who signs it?",
            "It helped to say it out loud to Maya",
        ],
        false,
    );
    s.facts.visits.push(next);
    for k in 1..=3 {
        let v = s.visit(s.lines.therapy, at(s.today.plus(7 * k), 15, 0), 50, HOUSE);
        s.facts.visits.push(v);
    }
}

/// Who was there before and after, what was brought up and taken away.
fn around(s: &mut Story, v: &mut Visit, week: i64) {
    let by_hand = 7 * week <= RECENT;
    if if by_hand { matches!(week, 1 | 3 | 6) } else { s.random.chance(45) } {
        v.before = plan(s.cast.ines, "drives me");
    }
    if if by_hand { matches!(week, 3 | 4) } else { s.random.chance(40) } {
        let (who, note) =
            s.random.pick(&[(s.cast.jonas, "Canal walk"), (s.cast.maya, "Call in the evening")]);
        v.after = if by_hand { plan(s.cast.jonas, "Canal walk") } else { plan(who, note) };
    }
    if s.random.chance(35) {
        let first = s.random.pick(phrases::BRING_UP);
        v.bring_up = bring(&[first], true);
    }
    if s.random.chance(40) {
        s.random.pick(phrases::TAKE_AWAY).clone_into(&mut v.take_away);
    }
}

/// Keeps a date of the past, unless it lies in the days away.
fn keep(s: &mut Story, mut v: Visit) {
    let away = s.seasons.is_away(Day(v.start.0.date()));
    v.outcome = Some(if away { Outcome::Moved } else { Outcome::Kept });
    s.facts.visits.push(v);
}

fn psychiatry(s: &mut Story) {
    let mut back = 30;
    while s.today.plus(-back) > s.first {
        let mut v =
            s.visit(s.lines.psychiatry, at(s.today.plus(-back), 9, 20), 30, "Harbour Lane 12, first floor");
        if s.random.chance(50) {
            v.bring_up = bring(&["Tired in the mornings"], true);
            v.take_away = "Same dose, look again next time.".to_owned();
        }
        keep(s, v);
        back += 56;
    }
    let next = s.visit(s.lines.psychiatry, at(s.today.plus(26), 9, 20), 30, "Harbour Lane 12, first floor");
    s.facts.visits.push(next);
}

fn practice(s: &mut Story) {
    let mut back = 78;
    while s.today.plus(-back) > s.first {
        let v = s.visit(s.lines.gp, at(s.today.plus(-back), 8, 40), 10, "Practice, Canal Street 3");
        keep(s, v);
        back += 100 + i64::from(s.random.between(0, 50));
    }
}

/// Six evenings among peers early in the record: care that was also company.
fn peers(s: &mut Story) {
    for k in 0..6 {
        let day = s.first.plus(12 + 14 * k);
        let mut v = s.visit(s.lines.peers, at(day, 18, 30), 90, "Old Chapel, side room");
        v.also_company = true;
        v.reminders.clear();
        keep(s, v);
    }
}

/// The group has not begun yet: a series whose first date is in four days.
fn skills(s: &mut Story) {
    let mut v = s.visit(s.lines.skills, at(s.today.plus(4), 10, 30), 90, "Old Mill, room 2");
    v.series = Some(Series {
        rrule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8".to_owned(),
        exdates: Vec::new(),
        rdates: Vec::new(),
    });
    v.zone = home();
    s.facts.visits.push(v);
}
