//! The connection level, the match with the person's own rhythm, and the state (model.md, section 3).

use super::days::{Calendar, Coverage, WINDOW};
use crate::domain::{Day, words};

/// Weights below this share of the newest known day's add nothing that 4 decimals could show.
const FAINT: f64 = 1e-20;

words! { /// How the level stands to the person's own rhythm.
LevelState {
    /// Near my rhythm.
    Near = "near",
    /// Quieter than my rhythm.
    Quieter = "quieter",
    /// Not said: no rhythm, or never enough coverage since one was set.
    Unset = "unset",
} }

/// Half-life H in days: 14·√(3/ρ) kept between 10 and 28; 14 if ρ is unset (section 3).
pub fn half_life(rhythm: Option<f64>) -> f64 {
    rhythm.map_or(14.0, |r| (14.0 * (3.0 / r).sqrt()).clamp(10.0, 28.0))
}

/// One finished day of the level's curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelDay {
    /// The day.
    pub day: Day,
    /// L, 0 to 1; none before the first known day (A25).
    pub value: Option<f64>,
    /// ρ of the day (A21), days a week.
    pub rhythm: Option<f64>,
    /// The state at the end of the day (A26).
    pub state: LevelState,
    /// Coverage of the window that ends with this day.
    pub coverage: Coverage,
}

impl LevelDay {
    /// M = 7L/ρ, not capped (A27).
    pub fn matching(&self) -> Option<f64> {
        Some(7.0 * self.value? / self.rhythm?)
    }

    /// L if it may be shown (section 2).
    pub fn shown(&self) -> Option<f64> {
        self.value.filter(|_| self.coverage.enough())
    }
}

/// The level as it is shown: that of yesterday (A23). Numbers are not rounded.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Level {
    /// L, 0 to 1.
    pub value: f64,
    /// 7L, days a week.
    pub days_per_week: f64,
    /// H of yesterday's ρ, in days.
    pub half_life_days: f64,
    /// M = 7L/ρ, not capped (A27); none without ρ.
    pub matching: Option<f64>,
    /// The state; unset without ρ.
    pub state: LevelState,
}

/// The level of every day from the first to yesterday.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levels {
    days: Vec<LevelDay>,
}

impl Levels {
    /// Works out L, the state and the coverage day by day. Every day is judged by what is known as of today (A26).
    pub fn new(calendar: &Calendar<'_>) -> Self {
        let freezes = calendar.facts().settings.chosen_quiet_freezes;
        let mut sum = Sum::new();
        let mut window = Sliding::default();
        let mut state = LevelState::Unset;
        let mut days = Vec::new();
        for (day, facts) in calendar.finished() {
            let rhythm = calendar.rhythm(day);
            sum.weigh_by(rhythm);
            if !facts.paused {
                window.push(facts.known);
                if !(freezes && facts.chosen_quiet()) {
                    sum.push(facts.known.then(|| facts.x()));
                }
            }
            let coverage = window.coverage();
            let mut today = LevelDay { day, value: sum.level(), rhythm, state, coverage };
            state = next_state(state, today.matching(), coverage);
            today.state = state;
            days.push(today);
        }
        Self { days }
    }

    /// Every finished day since the first, in order.
    pub fn days(&self) -> &[LevelDay] {
        &self.days
    }

    /// The level as shown; none without enough coverage (section 2) or without a day that counts (A25).
    pub fn shown(&self) -> Option<Level> {
        let last = self.days.last()?;
        let value = last.shown()?;
        Some(Level {
            value,
            days_per_week: 7.0 * value,
            half_life_days: half_life(last.rhythm),
            matching: last.matching(),
            state: last.state,
        })
    }
}

/// The state after a day with match `matching` (A26).
fn next_state(state: LevelState, matching: Option<f64>, coverage: Coverage) -> LevelState {
    let near_from = |limit: f64, m: f64| if m >= limit { LevelState::Near } else { LevelState::Quieter };
    match (state, matching) {
        (_, None) => LevelState::Unset,
        (LevelState::Unset, Some(m)) if coverage.enough() => near_from(0.5, m),
        (LevelState::Unset, Some(_)) => LevelState::Unset,
        (LevelState::Near, Some(m)) => near_from(0.4, m),
        (LevelState::Quieter, Some(m)) => near_from(0.6, m),
    }
}

/// Numerator and denominator of L, both as of the last known day, so that days nobody knows about cannot wear them
/// away (A24).
struct Sum {
    rhythm: Option<f64>,
    q: f64,
    top: f64,
    bottom: f64,
    /// Days counted in k so far.
    age: u32,
    /// x of each known day with its age.
    known: Vec<(u32, f64)>,
}

impl Sum {
    fn new() -> Self {
        Self { rhythm: None, q: decay(None), top: 0.0, bottom: 0.0, age: 0, known: Vec::new() }
    }

    /// Takes the q of `rhythm` for the whole sum (A22).
    fn weigh_by(&mut self, rhythm: Option<f64>) {
        if self.rhythm == rhythm {
            return;
        }
        self.rhythm = rhythm;
        self.q = decay(rhythm);
        (self.top, self.bottom) = (0.0, 0.0);
        let mut weight = 1.0;
        let mut newer = self.known.last().map_or(0, |(age, _)| *age);
        for (age, x) in self.known.iter().rev() {
            weight *= power(self.q, newer - age);
            if weight < FAINT {
                break;
            }
            self.top += weight * x;
            self.bottom += weight;
            newer = *age;
        }
    }

    /// Adds a day that counts in k, with its x if it is known.
    fn push(&mut self, x: Option<f64>) {
        self.age += 1;
        if let Some(x) = x {
            let since = self.age - self.known.last().map_or(self.age, |(age, _)| *age);
            let aged = power(self.q, since);
            self.top = self.top * aged + x;
            self.bottom = self.bottom * aged + 1.0;
            self.known.push((self.age, x));
        }
    }

    fn level(&self) -> Option<f64> {
        (self.bottom > 0.0).then(|| self.top / self.bottom)
    }
}

/// q = 2^(−1/H).
fn decay(rhythm: Option<f64>) -> f64 {
    (-1.0 / half_life(rhythm)).exp2()
}

fn power(q: f64, days: u32) -> f64 {
    if days == 1 { q } else { q.powi(i32::try_from(days).unwrap_or(i32::MAX)) }
}

/// Coverage of a window that moves along with the days.
#[derive(Default)]
struct Sliding {
    known: Vec<bool>,
    inside: u32,
}

impl Sliding {
    fn push(&mut self, known: bool) {
        let left = self.known.len().checked_sub(WINDOW).is_some_and(|i| self.known[i]);
        self.known.push(known);
        self.inside = self.inside + u32::from(known) - u32::from(left);
    }

    fn coverage(&self) -> Coverage {
        let active = u32::try_from(self.known.len().min(WINDOW)).unwrap_or(0);
        Coverage { known: self.inside, active }
    }
}
