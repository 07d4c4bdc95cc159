//! How days with care and days with people stand to each other; only with the person's own band (section 4, A42).

use super::days::{Calendar, WINDOW};
use crate::domain::{Day, ShareBand, words};
use std::collections::HashSet;

/// Days with care or people below which nothing is said.
const ENOUGH: u32 = 8;

words! { /// Which side of the person's own band.
Side {
    /// Below it, and still below with one day of care more.
    Below = "below",
    /// Inside, or within a day of it.
    Inside = "inside",
    /// Above it, and still above with one day of care less.
    Above = "above",
} }

/// P/(P+S) over the window.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Share {
    /// P/(P+S), 0 to 1, not rounded.
    pub value: f64,
    /// P: days with a kept visit.
    pub care_days: u32,
    /// S: days with any answered contact.
    pub people_days: u32,
    /// Which side of the band.
    pub side: Side,
}

/// The share over the window of section 2, known days or not; none without a band or with fewer than 8 days (A42).
pub fn share(calendar: &Calendar<'_>) -> Option<Share> {
    let band = calendar.facts().settings.share_band?;
    let window: HashSet<Day> = calendar.window(WINDOW).into_iter().map(|(day, _)| day).collect();
    let count = |days: HashSet<Day>| u32::try_from(days.len()).unwrap_or(u32::MAX);
    let care = calendar.kept_visits().iter().map(|(day, _)| *day);
    let people = calendar.entries().iter().filter(|e| e.answered()).map(|e| e.day);
    let care_days = count(care.filter(|d| window.contains(d)).collect());
    let people_days = count(people.filter(|d| window.contains(d)).collect());
    (care_days + people_days >= ENOUGH).then(|| Share {
        value: over(care_days, care_days + people_days),
        care_days,
        people_days,
        side: side(band, care_days, care_days + people_days),
    })
}

/// Outside only if moving any single day would not change the side.
fn side(band: ShareBand, care: u32, all: u32) -> Side {
    // The quotient nearest to the true one: where that is equal to the band as written, it is not outside.
    if over(care + 1, all) < band.low {
        Side::Below
    } else if care > 0 && over(care - 1, all) > band.high {
        Side::Above
    } else {
        Side::Inside
    }
}

fn over(part: u32, all: u32) -> f64 {
    f64::from(part) / f64::from(all)
}
