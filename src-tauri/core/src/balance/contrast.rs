//! Contrasts: what was noted on days of one kind and of the other. Counts and middle values; they do not say why
//! (model.md, section 8, A53).

use super::around::around_since;
use super::connection::median;
use super::days::{Calendar, DayState};
use super::entry::Entry;
use crate::domain::{Day, Item, words};
use std::collections::{HashMap, HashSet};

/// Units each side needs.
const ENOUGH_UNITS: u32 = 10;
/// Days from the first to the last unit: 6 weeks.
const SIX_WEEKS: i64 = 42;

words! { /// The six contrasts, in their order.
Pair {
    /// *connected* on days with and without emotional support.
    ConnectedEmotional = "connected_emotional",
    /// *connected* on days with and without company.
    ConnectedCompany = "connected_company",
    /// *able to manage* on days with and without practical support.
    ManagePractical = "manage_practical",
    /// *hope* on days with and without emotional support.
    HopeEmotional = "hope_emotional",
    /// *connected* on quiet days that were chosen, and on other quiet days.
    ConnectedQuiet = "connected_quiet",
    /// *hope* after visits with and without someone after.
    HopeAfterVisit = "hope_after_visit",
} }

/// One side of a contrast.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ContrastSide {
    /// Units: days, or visits.
    pub units: u32,
    /// The middle value, 0 to 4; none without units.
    pub median: Option<f64>,
    /// How many units have each value, 0 to 4: the dots.
    pub dots: [u32; 5],
}

/// Both sides, shown or not yet.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Contrast {
    /// Which.
    pub pair: Pair,
    /// Units with it.
    pub with: ContrastSide,
    /// Units without it.
    pub without: ContrastSide,
    /// Whether there is enough to show it: 10 units on each side, 6 weeks, K ≥ 0.6.
    pub enough: bool,
    /// First unit.
    pub from: Option<Day>,
    /// Last unit.
    pub to: Option<Day>,
}

/// A unit: its day, the value noted, and whether it is on the "with" side.
type Unit = (Day, u8, bool);

/// All six, in their order (A53).
pub fn contrasts(calendar: &Calendar<'_>) -> Vec<Contrast> {
    let days = |of: &dyn Fn(&Entry<'_>) -> bool| -> HashSet<Day> {
        calendar.entries().iter().filter(|e| e.answered() && of(e)).map(|e| e.day).collect()
    };
    let heard = days(&|e| e.marks().emotional && e.received());
    let helped = days(&|e| e.marks().practical && e.received());
    // Company too, unlike in the sentence (A34); a visit has no direction.
    let company = days(&|e| e.marks().company && e.received());
    let support = |item: Item, on: &HashSet<Day>| units(calendar, item, |day, _| Some(on.contains(&day)));
    let each = |pair: &Pair| {
        let units = match pair {
            Pair::ConnectedEmotional => support(Item::Connected, &heard),
            Pair::ConnectedCompany => support(Item::Connected, &company),
            Pair::ManagePractical => support(Item::AbleToManage, &helped),
            Pair::HopeEmotional => support(Item::Hope, &heard),
            Pair::ConnectedQuiet => {
                units(calendar, Item::Connected, |_, s| (s.halves == 0).then(|| s.chosen_quiet()))
            }
            Pair::HopeAfterVisit => after_visits(calendar),
        };
        contrast(calendar, *pair, &units)
    };
    Pair::ALL.iter().map(each).collect()
}

/// Known days with a check-in of `item`; `side` says which side a day is on, or that it is no unit.
fn units(calendar: &Calendar<'_>, item: Item, side: impl Fn(Day, DayState) -> Option<bool>) -> Vec<Unit> {
    let asked = calendar.facts().checkins.iter().filter(|c| c.item == item);
    let known = asked.filter_map(|c| Some((c, calendar.state(c.day).filter(|s| s.known)?)));
    known.filter_map(|(c, state)| Some((c.day, c.value, side(c.day, state)?))).collect()
}

/// Kept visits with *hope* noted on their day or else on the next.
fn after_visits(calendar: &Calendar<'_>) -> Vec<Unit> {
    let asked = calendar.facts().checkins.iter();
    let hope: HashMap<Day, u8> = asked
        .filter(|c| c.item == Item::Hope && c.day <= calendar.today())
        .map(|c| (c.day, c.value))
        .collect();
    let Some(earliest) = calendar.earliest() else { return Vec::new() };
    let noted = around_since(calendar, earliest).into_iter().filter_map(|v| {
        let value = hope.get(&v.day).or_else(|| hope.get(&v.day.plus(1)))?;
        Some((v.day, *value, v.after))
    });
    noted.collect()
}

fn contrast(calendar: &Calendar<'_>, pair: Pair, units: &[Unit]) -> Contrast {
    let side = |with: bool| {
        let mut values: Vec<u8> = units.iter().filter(|u| u.2 == with).map(|u| u.1).collect();
        let mut side = ContrastSide { median: median(&mut values), ..ContrastSide::default() };
        for value in &values {
            side.units += 1;
            if let Some(dots) = side.dots.get_mut(usize::from(*value)) {
                *dots += 1;
            }
        }
        side
    };
    let (with, without) = (side(true), side(false));
    let from = units.iter().map(|u| u.0).min();
    let to = units.iter().map(|u| u.0).max();
    let long =
        from.zip(to).is_some_and(|(from, to)| to.since(from) >= SIX_WEEKS && covered(calendar, from, to));
    let enough = long && with.units >= ENOUGH_UNITS && without.units >= ENOUGH_UNITS;
    Contrast { pair, with, without, enough, from, to }
}

/// K ≥ 0.6 over the non-paused days from one to the other.
fn covered(calendar: &Calendar<'_>, from: Day, to: Day) -> bool {
    let days = calendar.finished().filter(|(day, s)| *day >= from && *day <= to && !s.paused);
    let (known, all) = days.fold((0u32, 0u32), |(known, all), (_, s)| (known + u32::from(s.known), all + 1));
    all > 0 && u64::from(known) * 5 >= u64::from(all) * 3
}
