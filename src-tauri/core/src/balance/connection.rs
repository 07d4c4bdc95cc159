//! Connection and quiet on two axes: how much contact there was, and how connected it felt (model.md, section 5).

use super::days::{Calendar, DayState, SHORT_WINDOW};
use super::decimal::Decimal;
use crate::domain::{Day, Item, words};
use serde::Serialize;
use std::collections::HashSet;

/// Known days the contact axis needs (A46).
const ENOUGH_KNOWN: u32 = 8;
/// Check-ins the felt axis needs.
const ENOUGH_FELT: usize = 2;

words! { /// Where an axis lies.
Axis {
    /// Not low.
    Ok = "ok",
    /// Low.
    Low = "low",
} }

words! { /// Both axes in one name (section 5).
ConnectionName {
    /// In touch.
    InTouch = "in_touch",
    /// With people, still missing something.
    StillMissing = "still_missing",
    /// Quiet, and fine with it.
    QuietFine = "quiet_fine",
    /// Quiet, and missing people.
    QuietMissing = "quiet_missing",
    /// Quiet by choice.
    QuietByChoice = "quiet_by_choice",
    /// Chosen quiet; it may have grown long.
    ChosenGrownLong = "chosen_grown_long",
} }

/// The two axes over the last 14 finished days that are not paused, and what they rest on. Numbers are not rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Connection {
    /// The contact axis; none with fewer than 8 known days.
    pub contact: Option<Axis>,
    /// The felt axis; none with fewer than 2 check-ins.
    pub felt: Option<Axis>,
    /// Their name; none unless both axes are there.
    pub name: Option<ConnectionName>,
    /// Known days among the 14.
    pub known: u32,
    /// n = Σ x over them, in halves.
    pub halves: u32,
    /// Known days without contact, and how many of them were chosen (A48).
    pub quiet_days: u32,
    /// See `quiet_days`.
    pub chosen_days: u32,
    /// Median of the *connected* check-ins, 0 to 4 (A47).
    pub median: Option<f64>,
    /// How many check-ins.
    pub checkins: u32,
    /// ρ of yesterday, days a week.
    pub rhythm: Option<f64>,
}

/// Works out both axes as of today (A46 to A48).
pub fn connection(calendar: &Calendar<'_>) -> Connection {
    let window = calendar.window(SHORT_WINDOW);
    let known: Vec<&DayState> = window.iter().map(|(_, s)| s).filter(|s| s.known).collect();
    let count = |of: &dyn Fn(&DayState) -> bool| {
        u32::try_from(known.iter().filter(|s| of(s)).count()).unwrap_or(u32::MAX)
    };
    let rhythm = calendar.rhythm(calendar.yesterday());
    let halves: u32 = known.iter().map(|s| u32::from(s.halves)).sum();
    let quiet_days = count(&|s| s.halves == 0);
    let chosen_days = count(&|s| s.chosen_quiet());
    let known = count(&|_| true);

    let days: HashSet<Day> = window.iter().map(|(day, _)| *day).collect();
    let asked = calendar.facts().checkins.iter();
    let asked = asked.filter(|c| c.item == Item::Connected && days.contains(&c.day));
    let mut values: Vec<u8> = asked.map(|c| c.value).collect();
    let median = median(&mut values);
    let felt = median.filter(|_| values.len() >= ENOUGH_FELT).map(|median| {
        if median < f64::from(calendar.facts().settings.felt_mark) { Axis::Low } else { Axis::Ok }
    });
    let contact =
        (known >= ENOUGH_KNOWN).then(|| if is_low(halves, known, rhythm) { Axis::Low } else { Axis::Ok });
    let name = contact.zip(felt).map(|axes| name(axes, 2 * chosen_days > quiet_days));
    Connection {
        contact,
        felt,
        name,
        known,
        halves,
        quiet_days,
        chosen_days,
        median,
        checkins: u32::try_from(values.len()).unwrap_or(u32::MAX),
        rhythm,
    }
}

/// Whether 14n/known is under 0.6·2ρ, or under 2 without a rhythm; equal is ok (A46). Whole numbers on both sides.
fn is_low(halves: u32, known: u32, rhythm: Option<f64>) -> bool {
    let (halves, known) = (u128::from(halves), u128::from(known));
    match rhythm.and_then(Decimal::of) {
        // 14·halves/2/known < 1.2·digits/scale
        Some(Decimal { digits, scale }) => 70 * halves * scale < 12 * known * digits,
        None => 7 * halves < 2 * known,
    }
}

fn name((contact, felt): (Axis, Axis), mostly_chosen: bool) -> ConnectionName {
    match (contact, felt, mostly_chosen) {
        (Axis::Ok, Axis::Ok, _) => ConnectionName::InTouch,
        (Axis::Ok, Axis::Low, _) => ConnectionName::StillMissing,
        (Axis::Low, Axis::Ok, false) => ConnectionName::QuietFine,
        (Axis::Low, Axis::Ok, true) => ConnectionName::QuietByChoice,
        (Axis::Low, Axis::Low, false) => ConnectionName::QuietMissing,
        (Axis::Low, Axis::Low, true) => ConnectionName::ChosenGrownLong,
    }
}

/// The middle value; of an even number the mean of the two middle ones (A47). Sorts `values`.
pub(super) fn median(values: &mut [u8]) -> Option<f64> {
    values.sort_unstable();
    let (upper, lower) = (values.get(values.len() / 2)?, values.get((values.len() - 1) / 2)?);
    Some(f64::from(u16::from(*upper) + u16::from(*lower)) / 2.0)
}

/// The connection as the report writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReportConnection {
    /// See [`Connection`].
    pub contact: Option<Axis>,
    /// See [`Connection`].
    pub felt: Option<Axis>,
    /// See [`Connection`].
    pub name: Option<ConnectionName>,
}

impl From<Connection> for ReportConnection {
    fn from(c: Connection) -> Self {
        Self { contact: c.contact, felt: c.felt, name: c.name }
    }
}

/// Whether the card with three small steps is shown: quiet, and missing people, as of today and as of 14 days ago (A49).
pub fn quiet_card(calendar: &Calendar<'_>) -> bool {
    let missing = |c: Connection| c.name == Some(ConnectionName::QuietMissing);
    let before = || Calendar::new(calendar.facts(), calendar.today().plus(-14));
    missing(connection(calendar)) && missing(connection(&before()))
}
