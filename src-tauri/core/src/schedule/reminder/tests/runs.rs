//! Generated runs: visits, edits, looks, sleeps, restarts, crashes, servers that fail. What must always hold, and a plain
//! reference for runs in which nothing is edited.

use super::play::*;
use crate::domain::{Id, LocalTime, Outcome, Series, Visit};
use crate::schedule::reminder::*;
use chrono::{DateTime, Duration, Utc};
use proptest::{collection::vec, prelude::*, sample::select};
use std::collections::{BTreeMap, BTreeSet};

const BEGIN: &str = "2026-10-20T08:00:00Z";
/// Every one with a clock change near the days of the runs, but for the last three.
const ZONES: [&str; 9] = [
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Europe/Dublin",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
];
const LEADS: [&str; 7] = ["P7D", "P1D", "PT2H", "PT15M", "PT24H", "P0D", "P1DT12H"];

/// What happens in a run.
#[derive(Debug, Clone)]
enum Act {
    /// Looks every 30 s for so many minutes.
    Run(i64),
    /// The computer sleeps for so many minutes.
    Sleep(i64),
    /// The app is closed for so many minutes.
    Closed(i64),
    /// The clock is set by so many minutes, back or ahead.
    Clock(i64),
    /// The app ends at a write, before or after it.
    Crash(usize, bool),
    /// The server takes nothing, or takes again.
    Server(bool),
    /// Another server takes over.
    Changed,
    Move(usize, i64),
    Delete(usize),
    Cancel(usize),
    /// The n-th notification is dismissed.
    Dismiss(usize),
    /// The n-th shown row is snoozed.
    Snooze(usize, Snooze),
}

fn visits() -> impl Strategy<Value = Vec<Visit>> {
    let leads = proptest::sample::subsequence(LEADS.to_vec(), 0..4);
    let one = (0i64..16 * 24 * 60, select(&ZONES[..]), leads, proptest::option::of(1u32..120), any::<bool>());
    vec(one, 1..6).prop_map(|list| {
        let each = list.into_iter().zip(1u128..);
        each.map(|((after, name, leads, minutes, repeats), id)| {
            let start =
                (instant(BEGIN) + Duration::minutes(after)).with_timezone(&zone(name).0).naive_local();
            let series = repeats.then(|| Series {
                rrule: "FREQ=DAILY;INTERVAL=3".into(),
                exdates: vec![],
                rdates: vec![],
            });
            Visit {
                start: LocalTime(start),
                minutes,
                reminders: leads.into_iter().map(str::to_owned).collect(),
                series,
                ..visit(id, "2026-10-20T09:00:00", name)
            }
        })
        .collect()
    })
}

fn time_acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (1i64..600).prop_map(Act::Run),
        2 => (1i64..3000).prop_map(Act::Sleep),
        1 => (1i64..30_000).prop_map(Act::Closed),
    ]
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => time_acts(),
        1 => (-3000i64..3000).prop_map(Act::Clock),
        1 => select(vec![400i64 * 1440, -400 * 1440, 180, -120]).prop_map(Act::Clock),
        2 => (0usize..4, any::<bool>()).prop_map(|(n, after)| Act::Crash(n, after)),
        2 => any::<bool>().prop_map(Act::Server),
        1 => Just(Act::Changed),
        2 => (0usize..6, -3000i64..3000).prop_map(|(n, by)| Act::Move(n, by)),
        1 => (0usize..6).prop_map(Act::Delete),
        1 => (0usize..6).prop_map(Act::Cancel),
        1 => (0usize..20).prop_map(Act::Dismiss),
        2 => (0usize..20, select(Snooze::ALL)).prop_map(|(n, how)| Act::Snooze(n, how)),
    ]
}

fn play(stage: &mut Stage, act: &Act) {
    match act {
        Act::Run(minutes) => {
            for _ in 0..2 * minutes {
                stage.now += Duration::seconds(30);
                stage.look(Why::Tick);
            }
        }
        Act::Sleep(minutes) | Act::Clock(minutes) => {
            stage.now += Duration::minutes(*minutes);
            stage.look(Why::Changed);
        }
        Act::Closed(minutes) => {
            stage.now += Duration::minutes(*minutes);
            stage.engine = Engine::default();
            stage.look(Why::Start);
        }
        Act::Crash(n, after) => stage.book.end_at = Some((*n, *after)),
        Act::Server(refuses) => stage.server.refuses = *refuses,
        Act::Changed => drop(stage.engine.heard(stage.now, Event::ServerChanged, &mut stage.book)),
        Act::Move(n, by) => stage.change(|visits| {
            if let Some(visit) = visits.get_mut(*n) {
                visit.start.0 += Duration::minutes(*by);
            }
        }),
        Act::Delete(n) => stage.change(|visits| {
            if *n < visits.len() {
                visits.remove(*n);
            }
        }),
        Act::Cancel(n) => stage.change(|visits| {
            if let Some(visit) = visits.get_mut(*n).filter(|v| v.series.is_none()) {
                visit.outcome = Some(Outcome::CancelledByMe);
            }
        }),
        Act::Dismiss(n) => {
            let id = stage.server.shown.get(*n).map_or(0, |(_, id, _)| *id);
            drop(stage.engine.heard(stage.now, Event::Dismissed(id), &mut stage.book));
        }
        Act::Snooze(n, how) => {
            let shown: Vec<Row> =
                stage.book.rows.values().filter(|r| r.state == State::Shown).cloned().collect();
            let Some(row) = shown.get(*n) else { return };
            let Some(until) = how.until(row, stage.now, zone("Europe/London")) else { return };
            let row = Row { state: State::Snoozed, until: Some(until), server_id: None, ..row.clone() };
            drop(stage.book.write(stage.now, &[Change { row, reason: Reason::Snoozed }]));
        }
    }
}

fn asked(visits: &[Visit]) -> Asked<'_> {
    Asked { visits, people_at: None, zone: zone("Europe/London") }
}

/// How each reminder ends, worked out plainly: at the first look at or after its due instant it is shown, or, a quarter
/// of an hour after its visit's start, missed. `looks` are all looks, with what was laid down before the first.
fn plain(visits: &[Visit], looks: &[DateTime<Utc>]) -> BTreeMap<Key, (State, DateTime<Utc>)> {
    let (begin, end) = (looks[0], looks[looks.len() - 1]);
    let all = triggers(asked(visits), begin - Duration::days(1), end + Duration::days(60));
    let mut ends = BTreeMap::new();
    for trigger in all.into_iter().filter(|t| t.due > begin) {
        let Some(found) = looks.iter().find(|look| **look >= trigger.due) else { continue };
        let shown = *found < trigger.starts + Duration::minutes(GRACE_MINUTES);
        ends.insert(trigger.key, (if shown { State::Shown } else { State::Missed }, *found));
    }
    ends
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 150 } else { 2000 }))]

    #[test]
    fn without_edits_every_reminder_ends_as_the_plain_reference_says(
        visits in visits(), acts in vec(time_acts(), 1..25)
    ) {
        let mut stage = Stage::new(BEGIN, visits.clone());
        let mut looks = vec![stage.now];
        for act in &acts {
            if let Act::Run(minutes) = act {
                looks.extend((1..=2 * minutes).map(|n| stage.now + Duration::seconds(30 * n)));
            }
            play(&mut stage, act);
            if !matches!(act, Act::Run(_)) {
                looks.push(stage.now);
            }
        }
        let mut ours: BTreeMap<Key, (State, DateTime<Utc>)> = BTreeMap::new();
        for (at, change) in &stage.book.log {
            if matches!(change.row.state, State::Shown | State::Missed) {
                ours.entry(change.row.key.clone()).or_insert((change.row.state, *at));
            }
        }
        let mut expected = plain(&visits, &looks);
        // What was missed more than 90 days ago leaves no row; these runs are shorter.
        expected.retain(|_, (_, found)| *found <= stage.now);
        prop_assert_eq!(ours, expected);
    }

    #[test]
    fn in_any_run_none_is_early_none_comes_twice_and_nothing_void_is_left_on_the_screen(
        visits in visits(), acts in vec(acts(), 1..40)
    ) {
        let mut stage = Stage::new(BEGIN, visits);
        // Why a key may come again: a crash, another server, a snooze.
        let mut again: BTreeMap<Key, usize> = BTreeMap::new();
        for act in &acts {
            play(&mut stage, act);
        }
        stage.server.refuses = false;
        stage.book.end_at = None;
        stage.look(Why::Changed);
        // Long enough for the longest wait after a server that took nothing.
        play(&mut stage, &Act::Run(6));
        for (_, change) in &stage.book.log {
            if matches!(change.reason, Reason::Snoozed | Reason::ServerBack | Reason::GroupChanged | Reason::Again) {
                *again.entry(change.row.key.clone()).or_default() += 1;
            }
        }
        let mut times: BTreeMap<Key, usize> = BTreeMap::new();
        for (at, _, note) in stage.server.shown.iter().filter(|(_, _, note)| note.told == Told::Due) {
            for row in &note.rows {
                // Shown once more after the clock went back, a reminder can lie ahead again.
                let times = times.entry(row.key.clone()).or_default();
                prop_assert!(*at >= row.due || *times > 0, "early: {row:?} at {at}");
                prop_assert!(*at < row.ends, "after its end: {row:?} at {at}");
                *times += 1;
            }
        }
        for (key, n) in &times {
            let allowed = 1 + again.get(key).copied().unwrap_or(0);
            prop_assert!(*n <= allowed, "{key:?} came {n} times");
        }
        // What has gone from the record is not on the screen, and what is on the screen is asked for.
        let now = stage.now;
        let rows: Vec<Row> = stage.book.rows.values().cloned().collect();
        let left: BTreeSet<u32> = rows.iter().filter(|r| r.state == State::Shown).filter_map(|r| r.server_id).collect();
        let asked: BTreeSet<Key> = triggers(asked(&stage.book.visits), now - Duration::days(4000), now + Duration::days(4000))
            .into_iter().map(|t| t.key).collect();
        for row in rows.iter().filter(|r| r.state.is_open()) {
            prop_assert!(asked.contains(&row.key), "void and open: {row:?}");
        }
        for id in &stage.server.withdrawn {
            prop_assert!(!left.contains(id));
        }
        // Nothing due is left waiting.
        for row in rows.iter().filter(|r| r.state == State::Planned) {
            prop_assert!(row.due > now, "due and waiting: {row:?} at {now}");
        }
    }
}

/// The ids of generated visits start at one; a run must be able to name them.
#[test]
fn generated_visits_have_ids() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let visits = visits().new_tree(&mut runner).unwrap().current();
    assert_eq!(visits[0].id, Id::from_u128(1));
}
