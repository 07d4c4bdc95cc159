//! Generated facts.

use super::*;
use crate::domain::{OccurrenceOf, Offer, OfferKind, OfferLevel, Plan, Relation, ShareBand};
use proptest::{collection::vec, option, prelude::*, sample::select};
use std::collections::BTreeMap;

/// Generated facts lie on these days around [`TODAY`]: a few before the rest, some after today.
const SPREAD: std::ops::Range<i64> = -8..76;
/// The day generated facts are looked at from: day 63 is a Monday, so this is a Thursday.
pub(crate) const TODAY: i64 = 66;

/// Zones of generated entries. In New York the clocks go forward on day 62, in Casablanca back on day 41; Kathmandu is a
/// quarter of an hour off, and London is the home zone of most tests.
const ZONES: [&str; 5] = ["UTC", "Europe/London", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu"];

fn settings() -> impl Strategy<Value = Settings> {
    let rho = prop_oneof![
        2 => select(vec![Some(0.5), Some(1.0), Some(2.8), Some(3.0), Some(4.5), Some(7.0), None]),
        1 => (0.5..=7.0f64).prop_map(Some),
    ];
    let rhythms = proptest::collection::btree_map(-20i64..76, rho, 0..4);
    let finished = prop_oneof![
        3 => Just(FinishedDays::Always), 1 => Just(FinishedDays::WhenUsed), 1 => Just(FinishedDays::OnlyClosed)
    ];
    let start = select(vec!["00:00", "04:00", "04:30", "12:00"]);
    let bands = [(0.0, 0.1), (0.2, 0.45), (0.25, 0.25), (0.4, 0.6), (0.5, 1.0), (1.0, 1.0)];
    let band = option::weighted(0.8, select(bands.map(|(low, high)| ShareBand { low, high }).to_vec()));
    let when = (finished, start, select(WeekStart::ALL));
    (rhythms, when, option::of(1u32..20), any::<bool>(), band, 0u8..5).prop_map(
        |(rhythms, (finished_days, start, week_start), gap, freezes, share_band, felt_mark)| Settings {
            rhythm: rhythms.into_iter().map(|(from, rho)| rhythm(from, rho)).collect(),
            finished_days,
            day_start: DayStart::parse(start).unwrap(),
            week_start,
            comfortable_gap_days: gap,
            chosen_quiet_freezes: freezes,
            share_band,
            felt_mark,
            ..Settings::new(zone("UTC"))
        },
    )
}

/// Somebody of any nature, relation and state, with offers.
fn somebody() -> impl Strategy<Value = Person> {
    let kinds = proptest::sample::subsequence(OfferKind::ALL.to_vec(), 0..=6);
    let offers = (kinds, vec(select(OfferLevel::ALL), 6)).prop_map(|(kinds, levels)| {
        kinds.into_iter().zip(levels).map(|(kind, level)| Offer { kind, level }).collect()
    });
    let state = prop_oneof![4 => Just(PersonState::Active), 1 => select(PersonState::ALL)];
    let nature = prop_oneof![1 => Just(Nature::Person), 1 => select(Nature::ALL)];
    let who = (nature, state, proptest::bool::weighted(0.15), option::of(select(Relation::ALL)));
    (who, option::weighted(0.7, 1u32..30), offers).prop_map(|(who, rhythm_days, offers)| {
        let (nature, state, keep_distance, relation) = who;
        Person { nature, state, keep_distance, relation, rhythm_days, offers, ..person(0) }
    })
}

/// People 1 to 5.
fn people() -> impl Strategy<Value = Vec<Person>> {
    vec(somebody(), 5).prop_map(|list| {
        let each = (1..).zip(list);
        each.map(|(id, other)| Person { id: person(id).id, name: person(id).name, ..other }).collect()
    })
}

/// Care lines 900 to 903.
fn lines() -> impl Strategy<Value = Vec<CareLine>> {
    let line = (option::of(1u128..6), option::weighted(0.7, 1u32..40), proptest::bool::weighted(0.4));
    vec(line, 4).prop_map(|list| {
        let each = (900..).zip(list);
        let lines = each.map(|(id, (professional, interval_days, ended))| CareLine {
            interval_days,
            state: if ended { CareState::Ended } else { CareState::Active },
            ..care_line(id, professional)
        });
        lines.collect()
    })
}

/// A wall time: any minute, a half hour (so that entries touch each other), or near a change of clocks.
fn when() -> impl Strategy<Value = LocalTime> {
    prop_oneof![
        4 => (SPREAD, 0i64..24 * 60).prop_map(|(n, minutes)| at(n, minutes)),
        4 => (SPREAD, 0i64..48).prop_map(|(n, half_hours)| at(n, 30 * half_hours)),
        1 => (select(vec![41, 62]), 0i64..24).prop_map(|(n, quarters)| at(n, 15 * quarters)),
    ]
}

fn long() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![Just(None), select(vec![0, 30, 60, 90]).prop_map(Some), (0u32..200).prop_map(Some)]
}

fn somewhere() -> impl Strategy<Value = Zone> {
    select(ZONES.to_vec()).prop_map(zone)
}

/// Contacts of every kind; ids are given later.
pub(crate) fn any_contact() -> impl Strategy<Value = Contact> {
    let names = proptest::sample::subsequence(vec![1u128, 2, 3, 4, 5], 0..4);
    let kinds = proptest::sample::subsequence(Mark::ALL.to_vec(), 0..4);
    let real = option::of(select(Real::ALL));
    let how = (names, kinds, select(Direction::ALL), real, long());
    let times = (when(), somewhere());
    (times, how, proptest::bool::weighted(0.85)).prop_map(|((start, zone), how, answered)| {
        let (names, kinds, direction, real, minutes) = how;
        let people = names.into_iter().map(Id::from_u128).collect();
        Contact {
            start,
            zone,
            people,
            marks: marks(&kinds),
            direction,
            real,
            minutes,
            answered,
            ..contact(0)
        }
    })
}

fn plan() -> impl Strategy<Value = Option<Plan>> {
    let plan =
        option::of(1u128..6).prop_map(|id| Plan { person: id.map(Id::from_u128), note: String::new() });
    option::weighted(0.3, plan)
}

fn any_visit() -> impl Strategy<Value = Visit> {
    let outcome = prop_oneof![3 => Just(Some(Outcome::Kept)), 2 => option::of(select(Outcome::ALL))];
    let line = prop_oneof![9 => 900u128..903, 1 => Just(903)];
    let times = (when(), somewhere(), long());
    (times, line, outcome, proptest::bool::weighted(0.3), plan(), plan()).prop_map(
        |((start, zone, minutes), line, outcome, also_company, before, after)| Visit {
            start,
            zone,
            minutes,
            line: Id::from_u128(line),
            outcome,
            also_company,
            before,
            after,
            ..visit(0, None)
        },
    )
}

/// A weekly series with left-out dates, on its rule and off it, and the visits that stand for some of its dates. Each of
/// those keeps the wall time it stands for or has its own; some stand for a date the rule does not give (A9).
fn any_series() -> impl Strategy<Value = (Visit, Vec<Visit>)> {
    let left_out = proptest::collection::btree_map(0i64..14, proptest::bool::weighted(0.2), 0..5);
    let own = (any_visit(), any::<bool>(), proptest::bool::weighted(0.2));
    let overrides = proptest::collection::btree_map(0i64..14, own, 0..5);
    (any_visit(), left_out, overrides).prop_map(|(series, left_out, overrides)| {
        let date = |week: i64, off: bool| {
            LocalTime(series.start.0 + Duration::days(7 * week) + Duration::hours(i64::from(off)))
        };
        let exdates = left_out.iter().map(|(week, off)| date(*week, *off)).collect();
        let own = overrides.into_iter().map(|(week, (own, moved, off))| {
            let occurrence = date(week, off);
            Visit {
                start: if moved { own.start } else { occurrence },
                line: if moved { own.line } else { series.line },
                of: Some(OccurrenceOf { visit: series.id, occurrence }),
                ..own
            }
        });
        let own = own.collect();
        let rule = Series { exdates, ..weekly() };
        (Visit { series: Some(rule), outcome: None, ..series }, own)
    })
}

/// Single visits, series, and visits that stand for one date of a series; all with ids.
fn visits() -> impl Strategy<Value = Vec<Visit>> {
    (vec(any_visit(), 0..14), vec(any_series(), 0..3)).prop_map(|(mut visits, series)| {
        for (rule, own) in series {
            let id = Id::from_u128(FIRST_VISIT + visits.len() as u128);
            let of = |of: Option<OccurrenceOf>| of.map(|of| OccurrenceOf { visit: id, ..of });
            visits.push(rule);
            visits.extend(own.into_iter().map(|v| Visit { of: of(v.of), ..v }));
        }
        visits
    })
}

fn ranges(n: usize, longest: i64) -> impl Strategy<Value = Vec<(i64, i64)>> {
    vec((SPREAD, 0..longest).prop_map(|(from, more)| (from, from + more)), 0..n)
}

fn days() -> impl Strategy<Value = Days> {
    let set = |n: usize| proptest::collection::btree_set(SPREAD, 0..n);
    (ranges(4, 40), set(8), set(25)).prop_map(|(ranges, unsure, used)| Days {
        closed: ranges.into_iter().map(|(from, to)| closed(from, to)).collect(),
        unsure: unsure.into_iter().map(day).collect(),
        used: used.into_iter().map(day).collect(),
    })
}

fn pauses() -> impl Strategy<Value = Vec<Pause>> {
    let open = option::weighted(0.1, SPREAD);
    (ranges(3, 12), open).prop_map(|(ranges, open)| {
        let ended = ranges.into_iter().map(|(from, to)| pause(from, to));
        ended.chain(open.map(|from| pause(from, None))).collect()
    })
}

/// Check-ins of every item: now and then, or on most days.
fn checkins() -> impl Strategy<Value = Vec<Checkin>> {
    let slots: Vec<(i64, Item)> = SPREAD.flat_map(|n| Item::ALL.iter().map(move |item| (n, *item))).collect();
    let some = |share: f64| vec(option::weighted(share, 0u8..5), slots.len());
    prop_oneof![some(0.1), some(0.4), some(0.8)].prop_map(move |values| {
        let said = slots.iter().zip(values).filter_map(|((n, item), value)| Some((*n, *item, value?)));
        said.map(|(n, item, value)| Checkin { day: day(n), item, value }).collect()
    })
}

/// Facts of every kind that the report reads, spread over twelve weeks around [`TODAY`]; they have no problems.
pub(crate) fn any_facts() -> impl Strategy<Value = Facts> {
    let some = proptest::collection::btree_map(SPREAD, select(QuietChoice::ALL), 0..40);
    let chosen = prop_oneof![9 => Just(QuietChoice::Chosen), 1 => select(QuietChoice::ALL)];
    let each = vec(option::weighted(0.8, chosen), SPREAD.count());
    let many = each.prop_map(|list| SPREAD.zip(list).filter_map(|(n, choice)| Some((n, choice?))).collect());
    let quiet_days = prop_oneof![2 => some, 1 => many];
    let contact = || (any_contact(), option::weighted(0.1, any::<proptest::sample::Index>()));
    let contacts = prop_oneof![3 => vec(contact(), 0..45), 1 => vec(contact(), 60..130)];
    let noted = (contacts, visits(), quiet_days, checkins(), vec(SPREAD, 0..6));
    let who = (people(), lines());
    (settings(), who, noted, days(), pauses()).prop_map(|(settings, who, noted, days, pauses)| {
        let (contacts, visits, quiet_days, checkins, managed): (Vec<_>, _, BTreeMap<i64, QuietChoice>, _, _) =
            noted;
        let (people, care_lines) = who;
        let mut facts = Facts { people, care_lines, visits, days, pauses, checkins, ..nothing() };
        facts.settings = settings;
        facts.quiet = quiet_days.into_iter().map(|(n, choice)| quiet(n, choice)).collect();
        let managed =
            managed.into_iter().map(|n| Managed { day: day(n), what: "Forms".into(), id: Id::from_u128(0) });
        facts.managed = managed.collect();
        let (contacts, helped): (Vec<Contact>, Vec<Option<proptest::sample::Index>>) =
            contacts.into_iter().unzip();
        facts.contacts = contacts;
        number(&mut facts);
        for (contact, visit) in facts.contacts.iter_mut().zip(helped) {
            let visit = visit.filter(|_| !facts.visits.is_empty());
            contact.for_visit = visit.map(|index| index.get(&facts.visits).id);
        }
        facts
    })
}

const FIRST_VISIT: u128 = 1_000_000;

/// Gives contacts, visits and what was managed ids of their own.
pub(crate) fn number(facts: &mut Facts) {
    for (i, contact) in facts.contacts.iter_mut().enumerate() {
        contact.id = Id::from_u128(10_000 + i as u128);
    }
    for (i, visit) in facts.visits.iter_mut().enumerate() {
        visit.id = Id::from_u128(FIRST_VISIT + i as u128);
    }
    for (i, managed) in facts.managed.iter_mut().enumerate() {
        managed.id = Id::from_u128(2_000_000 + i as u128);
    }
}
