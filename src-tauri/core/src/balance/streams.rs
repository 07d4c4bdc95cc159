//! The streams of support by week, and the sentence over four weeks (model.md, section 4).

use super::days::{Calendar, DayKind};
use crate::domain::{Day, Id, words};
use serde::Serialize;
use std::collections::HashMap;

/// The most weeks drawn: all that the years 1900 to 2200 hold.
const MOST_WEEKS: usize = 15_710;
/// Closed weeks the sentence speaks of (A34).
const SENTENCE_WEEKS: usize = 4;

words! { /// How much the window shows.
Span {
    /// Four weeks.
    FourWeeks = "four_weeks",
    /// Three months: 13 weeks.
    ThreeMonths = "three_months",
    /// One year: 52 weeks.
    Year = "year",
    /// Everything there is.
    All = "all",
} }

impl Span {
    /// The number of weeks, the running one included.
    pub fn weeks(self, calendar: &Calendar<'_>) -> usize {
        match self {
            Span::FourWeeks => 4,
            Span::ThreeMonths => 13,
            Span::Year => 52,
            Span::All => {
                let start = calendar.facts().settings.week_start;
                let running = start.week_of(calendar.today());
                let weeks = calendar.earliest().map_or(0, |day| running.since(start.week_of(day)) / 7);
                usize::try_from(weeks).unwrap_or(0).saturating_add(1).min(MOST_WEEKS)
            }
        }
    }
}

words! { /// What a slot of the week is: the kind of a finished day, or a day that is not finished.
SlotKind {
    /// Inside a pause.
    Paused = "paused",
    /// Nothing is known of it.
    Unknown = "unknown",
    /// Real contact, at least a little.
    Connected = "connected",
    /// No contact, and that was wanted.
    QuietByChoice = "quiet_by_choice",
    /// No contact, and that was not wanted.
    QuietNotChosen = "quiet_not_chosen",
    /// No contact; half wanted or not said.
    Quiet = "quiet",
    /// Today: never known.
    Today = "today",
    /// Still to come.
    AfterToday = "after_today",
} }

impl SlotKind {
    /// What `day` is as of the calendar's today.
    pub fn of(calendar: &Calendar<'_>, day: Day) -> Self {
        match day.cmp(&calendar.today()) {
            std::cmp::Ordering::Less => calendar.kind(day).into(),
            std::cmp::Ordering::Equal => SlotKind::Today,
            std::cmp::Ordering::Greater => SlotKind::AfterToday,
        }
    }
}

impl From<DayKind> for SlotKind {
    fn from(kind: DayKind) -> Self {
        match kind {
            DayKind::Paused => Self::Paused,
            DayKind::Unknown => Self::Unknown,
            DayKind::Connected => Self::Connected,
            DayKind::QuietByChoice => Self::QuietByChoice,
            DayKind::QuietNotChosen => Self::QuietNotChosen,
            DayKind::Quiet => Self::Quiet,
        }
    }
}

/// One stream in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Tally {
    /// Days with at least one entry, 0 to 7.
    pub days: u32,
    /// Entries.
    pub entries: u32,
    /// Minutes of the entries that have them, not split at midnight.
    pub minutes: u32,
    /// Entries without minutes (A7).
    pub without_minutes: u32,
    /// Different people named; for care, different professionals of the lines visited (A33).
    pub people: u32,
}

/// One day of a week, for the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Slot {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: SlotKind,
    /// A visit was kept.
    pub care: bool,
    /// Contact with the mark emotional.
    pub emotional: bool,
    /// Contact with the mark practical.
    pub practical: bool,
    /// Contact with the mark company.
    pub company: bool,
    /// Contact, but none of it with a mark.
    pub other: bool,
}

/// The streams of one week. Serializes as in section 10.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Week {
    /// First day of the week.
    pub start: Day,
    /// Whether it is the running week (A35).
    pub partial: bool,
    /// Known days, 0 to 7.
    pub known_days: u32,
    /// Paused days among the finished ones (A15), 0 to 7.
    pub paused_days: u32,
    /// Visits kept.
    pub care: Tally,
    /// Contact with the mark emotional.
    pub emotional: Tally,
    /// Contact with the mark practical.
    pub practical: Tally,
    /// Contact with the mark company.
    pub company: Tally,
    /// All contact, marked or not.
    pub people_any: Tally,
    /// Days the person felt heard: emotional, received or both (A34); not part of the report.
    #[serde(skip)]
    pub heard_days: u32,
    /// Days they got help: practical, received or both (A34); not part of the report.
    #[serde(skip)]
    pub helped_days: u32,
    /// The seven days; not part of the report.
    #[serde(skip)]
    pub slots: [Slot; 7],
}

impl Week {
    /// Whether both kinds of support came: at least one day heard and one day helped (A34).
    pub fn both(&self) -> bool {
        self.heard_days > 0 && self.helped_days > 0
    }
}

/// A stream's tally while it grows.
#[derive(Debug, Clone, Copy, Default)]
struct Growing {
    tally: Tally,
    /// One bit for each day of the week.
    days: u8,
}

impl Growing {
    fn add(&mut self, day: usize, minutes: Option<u32>) {
        self.days |= 1 << day;
        self.tally.entries += 1;
        match minutes {
            Some(minutes) => self.tally.minutes = self.tally.minutes.saturating_add(minutes),
            None => self.tally.without_minutes += 1,
        }
    }

    fn on(&self, day: usize) -> bool {
        self.days >> day & 1 == 1
    }

    fn done(&self) -> Tally {
        Tally { days: self.days.count_ones(), ..self.tally }
    }
}

/// Care, emotional, practical, company, any, heard, helped: the order in which a week's streams stand below. The last
/// two are emotional and practical support that came to the person (A34).
const STREAMS: usize = 7;
const CARE: usize = 0;
const ANY: usize = 4;

/// The last `n` weeks, oldest first, ending with the running week (A32, A33, A35). At least one; the report takes 12.
pub fn weeks(calendar: &Calendar<'_>, n: usize) -> Vec<Week> {
    let n = n.clamp(1, MOST_WEEKS);
    let first = nth_week_back(calendar, n - 1);
    let mut grown = vec![[Growing::default(); STREAMS]; n];
    // Which streams of a week somebody was named in, one bit each.
    let mut named: HashMap<(usize, Id), u8> = HashMap::new();

    for entry in calendar.entries().iter().filter(|e| e.answered() && e.day >= first) {
        let Some((week, day)) = place(first, entry.day, n) else { continue };
        let marks = entry.marks();
        let (heard, helped) = (marks.emotional && entry.received(), marks.practical && entry.received());
        let counts = [false, marks.emotional, marks.practical, marks.company, true, heard, helped];
        let mut streams = 0u8;
        for stream in (0..STREAMS).filter(|stream| counts[*stream]) {
            grown[week][stream].add(day, entry.minutes());
            streams |= 1 << stream;
        }
        for id in entry.people() {
            *named.entry((week, *id)).or_default() |= streams;
        }
    }

    let lines = &calendar.facts().care_lines;
    let professionals: HashMap<Id, Id> =
        lines.iter().filter_map(|line| Some((line.id, line.professional?))).collect();
    for (on, visit) in calendar.kept_visits().iter().filter(|(day, _)| *day >= first) {
        let Some((week, day)) = place(first, *on, n) else { continue };
        grown[week][CARE].add(day, visit.minutes);
        if let Some(id) = professionals.get(&visit.line) {
            *named.entry((week, *id)).or_default() |= 1 << CARE;
        }
    }
    for ((week, _), streams) in named {
        for (stream, growing) in grown[week].iter_mut().enumerate() {
            growing.tally.people += u32::from(streams >> stream & 1);
        }
    }
    grown.iter().enumerate().map(|(i, streams)| week(calendar, first.plus(7 * i as i64), streams)).collect()
}

fn week(calendar: &Calendar<'_>, start: Day, streams: &[Growing; STREAMS]) -> Week {
    let slots = std::array::from_fn(|i| {
        let day = start.plus(i as i64);
        let [emotional, practical, company] = [1, 2, 3].map(|stream: usize| streams[stream].on(i));
        Slot {
            day,
            kind: SlotKind::of(calendar, day),
            care: streams[CARE].on(i),
            emotional,
            practical,
            company,
            other: streams[ANY].on(i) && !(emotional || practical || company),
        }
    });
    let count = |of: &dyn Fn(&Slot) -> bool| slots.iter().map(|slot| u32::from(of(slot))).sum();
    let [care, emotional, practical, company, people_any, heard, helped] =
        streams.map(|stream| stream.done());
    Week {
        start,
        partial: start.plus(6) >= calendar.today(),
        known_days: count(&|slot| calendar.known(slot.day)),
        paused_days: count(&|slot| slot.kind == SlotKind::Paused),
        care,
        emotional,
        practical,
        company,
        people_any,
        heard_days: heard.days,
        helped_days: helped.days,
        slots,
    }
}

/// The numbers of the sentence over the last four closed weeks (A34).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Sentence {
    /// First day of the oldest of the four weeks.
    pub from: Day,
    /// Days with a kept visit.
    pub care_days: u32,
    /// Days with people.
    pub people_days: u32,
    /// Days the person felt heard: emotional, received or both.
    pub heard_days: u32,
    /// Days they got help: practical, received or both.
    pub help_days: u32,
    /// Days with company, in every direction.
    pub company_days: u32,
    /// Weeks with at least one day heard and one day helped.
    pub weeks_with_both: u32,
    /// Out of how many weeks: 4.
    pub weeks: u32,
}

/// Works out the sentence (A34).
pub fn sentence(calendar: &Calendar<'_>) -> Sentence {
    let mut closed = weeks(calendar, SENTENCE_WEEKS + 1);
    closed.pop(); // the running one
    let sum = |of: fn(&Week) -> u32| closed.iter().map(of).sum();
    Sentence {
        from: nth_week_back(calendar, SENTENCE_WEEKS),
        care_days: sum(|week| week.care.days),
        people_days: sum(|week| week.people_any.days),
        heard_days: sum(|week| week.heard_days),
        help_days: sum(|week| week.helped_days),
        company_days: sum(|week| week.company.days),
        weeks_with_both: sum(|week| u32::from(week.both())),
        weeks: SENTENCE_WEEKS as u32,
    }
}

/// First day of the week that lies `n` weeks before the running one.
fn nth_week_back(calendar: &Calendar<'_>, n: usize) -> Day {
    let running = calendar.facts().settings.week_start.week_of(calendar.today());
    running.plus(-7 * i64::try_from(n).unwrap_or(0))
}

/// Which of `n` weeks from `first` a day is in, and which day of that week.
fn place(first: Day, day: Day, n: usize) -> Option<(usize, usize)> {
    let since = usize::try_from(day.since(first)).ok()?;
    (since / 7 < n).then_some((since / 7, since % 7))
}
