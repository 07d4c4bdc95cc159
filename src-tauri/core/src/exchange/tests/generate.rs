//! Valid records of every kind, for property tests: scripts and directions, markup, emoji, reals with all their bits.

use crate::domain::facts::Preferences;
use crate::domain::settings::DayStart;
use crate::domain::*;
use chrono::{NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A one-line text that says something.
pub(crate) fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,24}".prop_filter("not blank", |s| !s.trim().is_empty()),
        1 => select(vec!["<b onclick=\"x\">'; DROP TABLE person; --</b>", "מַאיָה", "ليلى", "👩🏽‍🌾 Ann", "=1+2", "{{7*7}}", "Å Å", "\\\"'"])
            .prop_map(str::to_owned),
    ]
}

fn note() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "([^\\p{Cc}]|\n|\t){0,40}",
        1 => Just(String::new()),
    ]
}

fn day() -> impl Strategy<Value = Day> {
    (0..109_938_i64).prop_map(|n| Day(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap()).plus(n))
}

fn time() -> impl Strategy<Value = LocalTime> {
    (day(), 0..86_400_u32).prop_map(|(day, s)| {
        LocalTime(day.0.and_time(NaiveTime::from_num_seconds_from_midnight_opt(s, 0).unwrap()))
    })
}

fn zone() -> impl Strategy<Value = Zone> {
    select(vec![
        "Europe/London",
        "Europe/Berlin",
        "America/New_York",
        "Pacific/Apia",
        "UTC",
        "Asia/Kathmandu",
    ])
    .prop_map(|z| Zone::parse(z).unwrap())
}

fn real() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => -1e9..1e9_f64,
        1 => select(vec![0.1 + 0.2, 0.0, -0.0, 1.0 / 3.0, 1e-300, 5e-324, 999_999_999.999_999_9, 2.0_f64.powi(-30)]),
    ]
}

fn words<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

/// At most one per key, the first one.
fn once<T, K: PartialEq>(list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in list {
        if kept.iter().all(|k| key(k) != key(&item)) {
            kept.push(item);
        }
    }
    kept
}

fn range() -> impl Strategy<Value = (Day, Day)> {
    (day(), 0..40_i64).prop_map(|(from, n)| (from, from.plus(n).min(Day::parse("2200-12-31").unwrap())))
}

fn settings() -> impl Strategy<Value = Settings> {
    let rhythm = (day(), of(0.5..=7.0_f64)).prop_map(|(from, days_per_week)| Rhythm { from, days_per_week });
    let band = (0.0..=0.5_f64, 0.5..=1.0_f64).prop_map(|(low, high)| ShareBand { low, high });
    (
        (zone(), 0..=12 * 60_u32, words(WeekStart::ALL), vec(rhythm, 0..4)),
        (of(1..3661_u32), words(FinishedDays::ALL), any::<bool>(), of(band), 0..=4_u8),
    )
        .prop_map(
            |((zone, start, week_start, rhythm), (gap, finished_days, freezes, share_band, felt_mark))| {
                Settings {
                    zone,
                    day_start: DayStart(
                        NaiveTime::from_num_seconds_from_midnight_opt(start * 60, 0).unwrap(),
                    ),
                    week_start,
                    rhythm: once(rhythm, |r| r.from),
                    comfortable_gap_days: gap,
                    finished_days,
                    chosen_quiet_freezes: freezes,
                    share_band,
                    felt_mark,
                }
            },
        )
}

fn person() -> impl Strategy<Value = Person> {
    let way = (words(WayKind::ALL), line()).prop_map(|(kind, value)| Way { kind, value });
    let offer =
        (words(OfferKind::ALL), words(OfferLevel::ALL)).prop_map(|(kind, level)| Offer { kind, level });
    (
        (line(), words(Nature::ALL), of(words(Relation::ALL)), of(1..=3_u8), of(1..3661_u32), any::<bool>()),
        (words(PersonState::ALL), vec(way, 0..3), vec(offer, 0..4), vec(line(), 0..3), note()),
    )
        .prop_map(
            |(
                (name, nature, relation, ring, rhythm_days, keep_distance),
                (state, ways, offers, topics, note),
            )| {
                Person {
                    id: Id::from_u128(0),
                    name,
                    nature,
                    relation,
                    ring,
                    rhythm_days,
                    keep_distance,
                    state,
                    ways,
                    offers: once(offers, |o| o.kind),
                    topics,
                    note,
                }
            },
        )
}

/// A contact with the places of its people and its visit, to be linked later.
fn contact() -> impl Strategy<Value = (Contact, Vec<Index>, Option<Index>)> {
    (
        (
            time(),
            zone(),
            of(0..=10_080_u32),
            words(Channel::ALL),
            any::<(bool, bool, bool)>(),
            words(Direction::ALL),
        ),
        (of(words(Real::ALL)), of(words(After::ALL)), any::<bool>(), of(line()), note()),
        (vec(any::<Index>(), 0..4), of(any::<Index>())),
    )
        .prop_map(
            |(
                (start, zone, minutes, channel, marks, direction),
                (real, after, answered, place, note),
                (p, v),
            )| {
                let contact = Contact {
                    id: Id::from_u128(0),
                    start,
                    zone,
                    minutes,
                    channel,
                    people: Vec::new(),
                    place,
                    marks: Marks { emotional: marks.0, practical: marks.1, company: marks.2 },
                    direction,
                    real,
                    after,
                    answered,
                    for_visit: None,
                    note,
                };
                (contact, p, v)
            },
        )
}

fn care_line() -> impl Strategy<Value = (CareLine, Option<Index>)> {
    (line(), words(CareKind::ALL), of(1..3661_u32), words(CareState::ALL), of(any::<Index>())).prop_map(
        |(name, kind, interval_days, state, person)| {
            (CareLine { id: Id::from_u128(0), name, kind, professional: None, interval_days, state }, person)
        },
    )
}

/// A visit with the places of its line, its two people and the series it is an occurrence of.
fn visit() -> impl Strategy<Value = (Visit, Index, [Option<Index>; 3])> {
    let series = (
        select(vec!["FREQ=WEEKLY;COUNT=10", "FREQ=MONTHLY;BYDAY=1TH"]),
        vec(time(), 0..3),
        vec(time(), 0..2),
    )
        .prop_map(|(rrule, exdates, rdates)| Series { rrule: rrule.to_owned(), exdates, rdates });
    let bring_up = (line(), any::<bool>()).prop_map(|(text, done)| BringUp { text, done });
    (
        (time(), zone(), of(0..=10_080_u32), of(line()), of(line()), of(line()), of(series), time()),
        (of(words(Outcome::ALL)), of(note()), of(note()), vec(bring_up, 0..3), note(), any::<bool>()),
        (vec(select(vec!["P7D", "PT2H", "P1DT12H"]), 0..3), any::<Index>(), any::<[Option<Index>; 3]>()),
    )
        .prop_map(
            |(
                (start, zone, minutes, place, link, cost_note, series, occurrence),
                b,
                (reminders, line, links),
            )| {
                let (outcome, before, after, bring_up, take_away, also_company) = b;
                let plan = |note: Option<String>| note.map(|note| Plan { person: None, note });
                let is_series = series.is_some();
                let visit = Visit {
                    id: Id::from_u128(0),
                    line: Id::from_u128(0),
                    start,
                    zone,
                    minutes,
                    place,
                    link,
                    cost_note,
                    series,
                    of: (!is_series).then_some(OccurrenceOf { visit: Id::from_u128(0), occurrence }),
                    outcome: if is_series { None } else { outcome },
                    before: plan(before),
                    after: plan(after),
                    bring_up,
                    take_away,
                    also_company,
                    reminders: reminders.into_iter().map(str::to_owned).collect(),
                };
                (visit, line, links)
            },
        )
}

fn preferences() -> impl Strategy<Value = Preferences> {
    let value = prop_oneof![
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        real().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    proptest::collection::btree_map("(?s).{1,12}", value, 0..4)
}

fn days() -> impl Strategy<Value = (Vec<Quiet>, Vec<Pause>, Days, Vec<Checkin>)> {
    let quiet = (day(), words(QuietChoice::ALL)).prop_map(|(day, choice)| Quiet { day, choice });
    let pause = (range(), any::<bool>(), line()).prop_map(|((from, to), open, reason)| Pause {
        from,
        to: (!open).then_some(to),
        reason,
    });
    let pauses = vec(pause, 0..3).prop_map(|mut list| {
        // Pauses may overlap, and the same one may even be there twice.
        list.extend(list.first().cloned());
        list
    });
    let closed = vec(range().prop_map(|(from, to)| DayRange { from, to }), 0..3);
    let checkin =
        (day(), words(Item::ALL), 0..=4_u8).prop_map(|(day, item, value)| Checkin { day, item, value });
    (vec(quiet, 0..4), pauses, closed, vec(day(), 0..4), vec(day(), 0..4), vec(checkin, 0..6)).prop_map(
        |(quiet, pauses, closed, unsure, used, checkins)| {
            let days = Days { closed, unsure: once(unsure, |d| *d), used: once(used, |d| *d) };
            (once(quiet, |q| q.day), pauses, days, once(checkins, |c| (c.day, c.item)))
        },
    )
}

fn register() -> impl Strategy<Value = (Vec<Score>, Vec<Managed>, Vec<SafetySection>, Vec<HelpLine>)> {
    let score = (line(), day(), real(), of(real()), of(real()), of(words(Better::ALL)), of(line()), note())
        .prop_map(|(name, day, value, min, max, higher_is, giver, note)| Score {
            id: Id::from_u128(0),
            name,
            day,
            value,
            min,
            max,
            higher_is,
            giver,
            note,
        });
    let managed = (day(), line()).prop_map(|(day, what)| Managed { id: Id::from_u128(0), day, what });
    let section = (line(), vec(note(), 0..3)).prop_map(|(section, items)| SafetySection { section, items });
    let help = (line(), line(), of(line()), of(line()), of(day())).prop_map(
        |(name, number, hours, region, checked_on)| HelpLine { name, number, hours, region, checked_on },
    );
    (vec(score, 0..3), vec(managed, 0..3), vec(section, 0..4), vec(help, 0..3))
}

/// A whole valid record. Ids are drawn from `salt`, so that two records share none.
pub(crate) fn facts(salt: u128) -> impl Strategy<Value = Facts> {
    (
        (settings(), vec(person(), 0..5), vec(contact(), 0..8), vec(care_line(), 0..4), vec(visit(), 0..6)),
        (days(), register(), preferences(), any::<u64>()),
    )
        .prop_map(
            move |((settings, people, contacts, lines, visits), (days, register, preferences, order))| {
                let mut f = Facts::new(settings);
                // Spread over the whole range, so that file order and order of ids differ.
                let mut next = 0_u128;
                let mut id = || {
                    next += 1;
                    let mixed = (next as u64 ^ order).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    Id::from_u128(salt << 96 | u128::from(mixed) << 16 | next)
                };
                f.people = people;
                f.people.iter_mut().for_each(|p| p.id = id());
                link(&mut f, &mut id, contacts, lines, visits);
                (f.quiet, f.pauses, f.days, f.checkins) = days;
                (f.scores, f.managed, f.safety_plan, f.help_lines) = register;
                f.scores.iter_mut().for_each(|s| s.id = id());
                f.managed.iter_mut().for_each(|m| m.id = id());
                f.preferences = preferences;
                assert_eq!(f.problems(5), [], "the generator makes valid records");
                f
            },
        )
}

fn pick<T>(index: &Index, list: &[T]) -> Option<usize> {
    (!list.is_empty()).then(|| index.index(list.len()))
}

fn link(
    f: &mut Facts,
    id: &mut impl FnMut() -> Id,
    contacts: Vec<(Contact, Vec<Index>, Option<Index>)>,
    lines: Vec<(CareLine, Option<Index>)>,
    visits: Vec<(Visit, Index, [Option<Index>; 3])>,
) {
    let person =
        |f: &Facts, i: &Option<Index>| i.as_ref().and_then(|i| pick(i, &f.people)).map(|i| f.people[i].id);
    for (mut line, who) in lines {
        line.id = id();
        line.professional = person(f, &who);
        f.care_lines.push(line);
    }
    for (mut visit, line, [before, after, series]) in visits {
        let Some(line) = pick(&line, &f.care_lines) else { continue };
        visit.id = id();
        visit.line = f.care_lines[line].id;
        if let Some(plan) = &mut visit.before {
            plan.person = person(f, &before);
        }
        if let Some(plan) = &mut visit.after {
            plan.person = person(f, &after);
        }
        let all: Vec<Id> = f.visits.iter().filter(|v| v.series.is_some()).map(|v| v.id).collect();
        let of = series.and_then(|i| pick(&i, &all)).map(|i| all[i]);
        visit.of = match (visit.of, of) {
            (Some(o), Some(series)) => Some(OccurrenceOf { visit: series, ..o }),
            _ => None,
        };
        if visit.of.is_some() && f.visits.iter().any(|v| v.of == visit.of) {
            visit.of = None;
        }
        f.visits.push(visit);
    }
    for (mut contact, people, visit) in contacts {
        contact.id = id();
        let who = people.iter().filter_map(|i| pick(i, &f.people)).map(|i| f.people[i].id).collect();
        contact.people = once(who, |p| *p);
        contact.for_visit = visit.and_then(|i| pick(&i, &f.visits)).map(|i| f.visits[i].id);
        f.contacts.push(contact);
    }
    // An occurrence may stand before its series, and a link may point forwards.
    f.visits.reverse();
}
