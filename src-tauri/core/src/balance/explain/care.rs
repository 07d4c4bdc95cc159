//! Care beside people: the weeks, the gauges, the plane, around care, and the share.

use super::{Explanation, Fact, Phrase, Row};
use crate::balance::care::{LineGauge, LineState, care_in_place, care_lines};
use crate::balance::days::{Calendar, WINDOW};
use crate::balance::entry::Source;
use crate::balance::level::Levels;
use crate::balance::{around as surroundings, share as shares, streams};
use crate::domain::{Day, Id};
use std::collections::{BTreeMap, HashSet};

/// The sentence over four closed weeks, one row a day.
pub(super) fn balance(calendar: &Calendar<'_>) -> Explanation {
    let s = streams::sentence(calendar);
    let to = s.from.plus(i64::from(s.weeks) * 7 - 1);
    let formula = vec![
        Phrase::new("explain-balance-days")
            .with("from", s.from)
            .with("to", to)
            .with("care", s.care_days)
            .with("people", s.people_days),
        Phrase::new("explain-balance-kinds")
            .with("heard", s.heard_days)
            .with("helped", s.help_days)
            .with("company", s.company_days)
            .with("both", s.weeks_with_both),
    ];
    let days = noted(calendar, |day| (s.from..=to).contains(&day));
    Explanation::new(formula, days.into_iter().rev().map(row).collect())
}

fn row((day, facts): (Day, Vec<Fact>)) -> Row {
    Row { day: Some(day), facts, ..Row::default() }
}

/// Kept visits and answered contacts of the days that fit, each day's in the order of their start.
fn noted(calendar: &Calendar<'_>, fits: impl Fn(Day) -> bool) -> BTreeMap<Day, Vec<Fact>> {
    let visits = calendar.kept_visits().iter().map(|(day, v)| (v.start, v.id, *day, Fact::Visit(v.id)));
    let contacts = calendar.entries().iter().filter_map(|e| match e.source {
        Source::Contact(c) if c.answered => Some((c.start, c.id, e.day, Fact::Contact(c.id))),
        _ => None,
    });
    let mut all: Vec<_> = visits.chain(contacts).filter(|(_, _, day, _)| fits(*day)).collect();
    all.sort_by_key(|(start, id, ..)| (*start, *id));
    let mut days: BTreeMap<Day, Vec<Fact>> = BTreeMap::new();
    for (_, _, day, fact) in all {
        days.entry(day).or_default().push(fact);
    }
    days
}

/// One care line's gauge.
pub(super) fn line(calendar: &Calendar<'_>, id: Id) -> Option<Explanation> {
    let gauge = care_lines(calendar).into_iter().find(|g| g.line == id)?;
    let last = gauge.last_kept.map(|day| {
        let kept = calendar.kept_visits().iter().filter(|(on, v)| *on == day && v.line == id);
        let mut kept: Vec<_> = kept.map(|(_, v)| (v.start, v.id)).collect();
        kept.sort_unstable();
        row((day, kept.into_iter().map(|(_, id)| Fact::Visit(id)).collect()))
    });
    Some(Explanation::new(vec![gauge_in_words(calendar, &gauge)], last.into_iter().collect()))
}

fn gauge_in_words(calendar: &Calendar<'_>, gauge: &LineGauge) -> Phrase {
    let Some(interval) = gauge.interval else { return Phrase::new("explain-line-dates") };
    let phrase = match gauge.state {
        LineState::InPlace => Phrase::new("explain-line-in-place"),
        LineState::AWhile => Phrase::new("explain-line-a-while"),
        LineState::NothingBooked | LineState::DatesOnly => Phrase::new("explain-line-nothing"),
        LineState::FirstVisit => Phrase::new("explain-line-first"),
    };
    let days = |n: Option<i64>| n.map_or(-1.0, |n| n as f64);
    phrase
        .with("interval", interval)
        .with("since", days(gauge.since.map(i64::from)))
        .with("until", days(gauge.next.map(|day| day.since(calendar.today()))))
}

/// Care and people side by side.
pub(super) fn plane(calendar: &Calendar<'_>) -> Explanation {
    let lines = care_lines(calendar);
    let care = match care_in_place(&lines) {
        Some(true) => "in_place",
        Some(false) => "thin",
        None => "unknown",
    };
    let people = Levels::new(calendar).shown().map_or("unknown", |level| level.state.as_str());
    let lasting = lines.iter().filter(|g| !matches!(g.state, LineState::DatesOnly | LineState::FirstVisit));
    let say = u32::try_from(lasting.clone().count()).unwrap_or(0);
    let good = lasting.filter(|g| g.state == LineState::InPlace).count();
    let formula = vec![
        Phrase::new("explain-plane-care")
            .with("state", care)
            .with("good", u32::try_from(good).unwrap_or(0))
            .with("lines", say),
        Phrase::new("explain-plane-people").with("state", people),
    ];
    Explanation::new(formula, Vec::new()).known(calendar.coverage(WINDOW))
}

/// What surrounded the visits of the last 8 weeks, newest first.
pub(super) fn around(calendar: &Calendar<'_>) -> Explanation {
    let visits = surroundings::around(calendar);
    let counts = surroundings::AroundCounts::of(&visits);
    let formula = vec![
        Phrase::new("explain-around-count")
            .with("visits", counts.visits)
            .with("before", counts.before)
            .with("after", counts.after),
        Phrase::new("explain-around-hours"),
    ];
    let rows = visits.iter().rev().map(|v| Row {
        day: Some(v.day),
        facts: vec![Fact::Visit(v.visit.id)],
        counts: Some(f64::from(u8::from(v.before) + u8::from(v.after))),
        ..Row::default()
    });
    Explanation::new(formula, rows.collect())
}

/// The share beside the person's own band.
pub(super) fn share(calendar: &Calendar<'_>) -> Option<Explanation> {
    let band = calendar.facts().settings.share_band?;
    let share = shares::share(calendar)?;
    let formula = vec![
        Phrase::new("explain-share-fraction")
            .with("care", share.care_days)
            .with("people", share.people_days)
            .with("value", share.value),
        Phrase::new("explain-share-band")
            .with("low", band.low)
            .with("high", band.high)
            .with("side", share.side.as_str()),
    ];
    let window: HashSet<Day> = calendar.window(WINDOW).into_iter().map(|(day, _)| day).collect();
    let days = noted(calendar, |day| window.contains(&day));
    Some(Explanation::new(formula, days.into_iter().rev().map(row).collect()))
}
