//! The laws of model.md, section 11, as A57 to A61 put them.

use crate::balance::report::{Report, report};
use crate::balance::testing::*;
use crate::balance::{
    Calendar, Connection, Contrast, Give, Levels, Observed, Pair, Sentence, Tally, ThinkOf, Week, Year,
    connection, contrasts, gap, give, observed, quiet_card, sentence, since, think_of, year,
};
use crate::domain::*;
use chrono::Duration;
use proptest::prelude::*;

/// L of each finished day.
fn curve(facts: &Facts, today: Day) -> Vec<(Day, Option<f64>)> {
    let calendar = Calendar::new(facts, today);
    Levels::new(&calendar).days().iter().map(|d| (d.day, d.value)).collect()
}

fn known_days(facts: &Facts, today: Day) -> Vec<Day> {
    let calendar = Calendar::new(facts, today);
    calendar.finished().filter(|(_, s)| s.known).map(|(d, _)| d).collect()
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

/// Moves a day by `by` if it is not before `from`.
fn moved(d: Day, from: Day, by: i64) -> Day {
    if d >= from { d.plus(by) } else { d }
}

/// Moves everything that lies on `from` or later by `by` days.
fn shifted(facts: &Facts, from: Day, by: i64) -> Facts {
    let mut facts = facts.clone();
    let day_start = facts.settings.day_start.0;
    let later = |start: &mut LocalTime| {
        if day_of(*start, day_start) >= from {
            start.0 += Duration::days(by);
        }
    };
    facts.contacts.iter_mut().for_each(|c| later(&mut c.start));
    for visit in &mut facts.visits {
        later(&mut visit.start);
        if let Some(of) = &mut visit.of {
            later(&mut of.occurrence);
        }
        if let Some(series) = &mut visit.series {
            series.exdates.iter_mut().chain(&mut series.rdates).for_each(later);
        }
    }
    let day = |d: &mut Day| *d = moved(*d, from, by);
    facts.settings.rhythm.iter_mut().for_each(|r| day(&mut r.from));
    facts.quiet.iter_mut().for_each(|q| day(&mut q.day));
    facts.checkins.iter_mut().for_each(|c| day(&mut c.day));
    facts.managed.iter_mut().for_each(|m| day(&mut m.day));
    facts.days.unsure.iter_mut().for_each(day);
    facts.days.used.iter_mut().for_each(day);
    for range in &mut facts.days.closed {
        (range.from, range.to) = (moved(range.from, from, by), moved(range.to, from, by));
    }
    for pause in &mut facts.pauses {
        (pause.from, pause.to) = (moved(pause.from, from, by), pause.to.map(|to| moved(to, from, by)));
    }
    facts
}

/// Sets the zone of every entry.
fn zoned(facts: &Facts, name: impl Fn(usize) -> &'static str) -> Facts {
    let mut facts = facts.clone();
    facts.contacts.iter_mut().enumerate().for_each(|(i, c)| c.zone = zone(name(i)));
    facts.visits.iter_mut().enumerate().for_each(|(i, v)| v.zone = zone(name(i)));
    facts
}

/// Everything worked out: the report, and what stands beside it.
#[derive(Debug, Clone, PartialEq)]
struct All {
    report: Report,
    sentence: Sentence,
    connection: Connection,
    card: bool,
    think_of: Vec<ThinkOf>,
    tries: u32,
    observed: Vec<Observed>,
    give: Give,
    contrasts: Vec<Contrast>,
    year: Year,
}

impl All {
    fn of(facts: &Facts, today: Day) -> Self {
        let calendar = Calendar::new(facts, today);
        Self {
            report: report(facts, today),
            sentence: sentence(&calendar),
            connection: connection(&calendar),
            card: quiet_card(&calendar),
            think_of: think_of(&calendar),
            tries: gap(&calendar).tries,
            observed: observed(&calendar),
            give: give(&calendar),
            contrasts: contrasts(&calendar),
            year: year(&calendar),
        }
    }

    fn week_tallies(&mut self) -> impl Iterator<Item = [&mut Tally; 5]> {
        self.report.weeks.iter_mut().map(|week| {
            let Week { care, emotional, practical, company, people_any, .. } = week;
            [care, emotional, practical, company, people_any]
        })
    }

    /// Without what marks may change (A59): the marked streams, also where they are counted by day, `around.before`,
    /// the observed note and the contrasts.
    fn without_marks(mut self) -> Self {
        for week in &mut self.report.weeks {
            (week.emotional, week.practical, week.company) = Default::default();
            (week.heard_days, week.helped_days) = Default::default();
            for slot in &mut week.slots {
                (slot.emotional, slot.practical, slot.company, slot.other) = Default::default();
            }
        }
        let Sentence { heard_days, help_days, company_days, weeks_with_both, .. } = &mut self.sentence;
        (*heard_days, *help_days, *company_days, *weeks_with_both) = Default::default();
        self.give.help_days = 0;
        self.report.around.before = 0;
        self.observed.clear();
        self.contrasts.retain(|c| c.pair == Pair::ConnectedQuiet || c.pair == Pair::HopeAfterVisit);
        self
    }

    /// Without what erasing a person may change (A61): numbers of people, the net, think_of and `around.before`.
    fn without_people(mut self) -> Self {
        self.week_tallies().flatten().for_each(|tally| tally.people = 0);
        self.report.net.clear();
        self.report.think_of.clear();
        self.think_of.clear();
        self.report.around.before = 0;
        self.observed.clear();
        self.give.relations.clear();
        self
    }

    /// With all dates `by` days later; the year is left out, as its months differ in length.
    fn later(mut self, by: i64) -> Self {
        let day = |d: &mut Day| *d = d.plus(by);
        let report = &mut self.report;
        day(&mut report.as_of);
        report.days.iter_mut().for_each(|d| day(&mut d.day));
        for week in &mut report.weeks {
            day(&mut week.start);
            week.slots.iter_mut().for_each(|s| day(&mut s.day));
        }
        for line in &mut report.care_lines {
            line.next.iter_mut().chain(&mut line.last_kept).for_each(day);
        }
        day(&mut self.sentence.from);
        for contrast in &mut self.contrasts {
            contrast.from.iter_mut().chain(&mut contrast.to).for_each(day);
        }
        self.year = Year { from: None, counts: Default::default(), months: Vec::new() };
        self
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn level_coverage_and_gap_stay_in_their_ranges(facts in any_facts()) {
        let calendar = Calendar::new(&facts, day(TODAY));
        for level in Levels::new(&calendar).days() {
            prop_assert!(level.value.is_none_or(|l| (0.0..=1.0 + 1e-12).contains(&l)));
            prop_assert!(level.coverage.known <= level.coverage.active && level.coverage.active <= 28);
        }
        prop_assert!(gap(&calendar).days.is_none_or(|d| i64::from(d) <= TODAY + 9));
    }

    #[test]
    fn a57_adding_a_contact_never_lowers_the_level(facts in any_facts(), added in any_contact()) {
        let today = day(TODAY);
        let on = day_of(added.start, facts.settings.day_start.0);
        let chosen = facts.quiet.iter().any(|q| q.day == on && q.choice == QuietChoice::Chosen);
        let first = Calendar::new(&facts, today).first();
        prop_assume!(first.is_some_and(|first| on >= first));
        prop_assume!(!(facts.settings.chosen_quiet_freezes && chosen));
        let before = curve(&facts, today);
        let mut more = facts;
        more.contacts.push(added);
        for ((d, old), (_, new)) in before.into_iter().zip(curve(&more, today)) {
            prop_assert!(new.unwrap_or(0.0) >= old.unwrap_or(0.0) - 1e-12, "{d}: {old:?} to {new:?}");
        }
    }

    #[test]
    fn a58_appending_an_unknown_day_never_changes_the_level(facts in any_facts()) {
        let today = day(TODAY);
        let mut longer = facts.clone();
        longer.days.unsure.push(today);
        // No use or rhythm of the day that comes.
        longer.days.used.retain(|d| *d <= today);
        longer.settings.rhythm.retain(|r| r.from < today);
        let before = curve(&facts, today).last().and_then(|(_, l)| *l);
        let after = curve(&longer, today.plus(1)).last().and_then(|(_, l)| *l);
        prop_assert!(same(before, after), "{before:?} to {after:?}");
    }

    #[test]
    fn a58_inserting_a_paused_day_never_changes_the_level(facts in any_facts(), n in 1i64..TODAY) {
        let today = day(TODAY);
        let mut longer = shifted(&facts, day(n), 1);
        longer.pauses.push(pause(n, n));
        let known: Vec<Day> = known_days(&facts, today).into_iter().map(|d| moved(d, day(n), 1)).collect();
        prop_assume!(known == known_days(&longer, today.plus(1)));
        let longer = curve(&longer, today.plus(1));
        for (d, before) in curve(&facts, today) {
            let after = longer.iter().find(|(e, _)| *e == moved(d, day(n), 1)).and_then(|(_, l)| *l);
            prop_assert!(same(before, after), "{d}: {before:?} to {after:?}");
        }
    }

    #[test]
    fn the_order_of_entry_never_matters(facts in any_facts(), turn in 0usize..50) {
        fn turned<T>(list: &mut [T], turn: usize) {
            list.reverse();
            if !list.is_empty() {
                list.rotate_left(turn % list.len());
            }
        }
        let mut other = facts.clone();
        turned(&mut other.contacts, turn);
        turned(&mut other.visits, turn);
        turned(&mut other.people, turn);
        turned(&mut other.care_lines, turn);
        turned(&mut other.quiet, turn);
        turned(&mut other.pauses, turn);
        turned(&mut other.checkins, turn);
        turned(&mut other.managed, turn);
        turned(&mut other.settings.rhythm, turn);
        turned(&mut other.days.closed, turn);
        turned(&mut other.days.unsure, turn);
        turned(&mut other.days.used, turn);
        other.contacts.iter_mut().for_each(|c| c.people.reverse());
        other.people.iter_mut().for_each(|p| p.offers.reverse());
        for series in other.visits.iter_mut().filter_map(|v| v.series.as_mut()) {
            turned(&mut series.exdates, turn);
            turned(&mut series.rdates, turn);
        }
        let today = day(TODAY);
        prop_assert_eq!(All::of(&facts, today), All::of(&other, today));
        let (calendar, turned) = (Calendar::new(&facts, today), Calendar::new(&other, today));
        prop_assert_eq!(since(&calendar), since(&turned));
        prop_assert_eq!(gap(&calendar), gap(&turned));
    }

    #[test]
    fn a59_changing_marks_changes_what_they_mark_and_nothing_else(facts in any_facts(), turn in 1usize..8) {
        let mut other = facts.clone();
        for (i, contact) in other.contacts.iter_mut().enumerate() {
            contact.marks.emotional ^= (i + turn) % 2 == 0;
            contact.marks.practical ^= (i + turn) % 3 == 0;
            contact.marks.company ^= (i * turn) % 5 < 2;
        }
        let (a, b) = (All::of(&facts, day(TODAY)), All::of(&other, day(TODAY)));
        prop_assert_eq!(a.without_marks(), b.without_marks());
        let since = |facts| since(&Calendar::new(facts, day(TODAY)));
        prop_assert_eq!(since(&facts), since(&other));
    }

    #[test]
    fn a60_shifting_by_whole_weeks_changes_nothing_but_dates(facts in any_facts(), weeks in -300i64..300) {
        let by = 7 * weeks;
        let facts = zoned(&facts, |i| ["UTC", "Asia/Kathmandu", "Etc/GMT+5"][i % 3]);
        let other = shifted(&facts, Day(chrono::NaiveDate::MIN), by);
        let (a, b) = (All::of(&facts, day(TODAY)), All::of(&other, day(TODAY + by)));
        prop_assert_eq!(a.later(by), b.later(0));
    }

    #[test]
    fn a60_moving_all_entries_to_another_fixed_zone_changes_nothing(facts in any_facts()) {
        let here = zoned(&facts, |_| "UTC");
        let mut there = zoned(&facts, |_| "Asia/Kathmandu");
        there.settings.zone = zone("Pacific/Apia");
        prop_assert_eq!(All::of(&here, day(TODAY)), All::of(&there, day(TODAY)));
    }

    #[test]
    fn a03_zones_matter_for_elapsed_hours_only(facts in any_facts()) {
        let mut other = zoned(&facts, |i| ["Pacific/Apia", "America/New_York", "Asia/Kathmandu"][i % 3]);
        other.settings.zone = zone("Asia/Kathmandu");
        let without_hours = |facts: &Facts| {
            let mut all = All::of(facts, day(TODAY));
            (all.report.around.before, all.report.around.after) = (0, 0);
            all.contrasts.retain(|c| c.pair != Pair::HopeAfterVisit);
            all
        };
        prop_assert_eq!(without_hours(&facts), without_hours(&other));
    }

    #[test]
    fn a61_erasing_a_person_changes_no_day_and_no_total(facts in any_facts(), who in 1u128..6) {
        let who = Id::from_u128(who);
        let mut other = facts.clone();
        other.people.retain(|p| p.id != who);
        other.contacts.iter_mut().for_each(|c| c.people.retain(|id| *id != who));
        for line in other.care_lines.iter_mut().filter(|l| l.professional == Some(who)) {
            line.professional = None;
        }
        for visit in &mut other.visits {
            let plans = [visit.before.as_mut(), visit.after.as_mut()].into_iter().flatten();
            plans.filter(|plan| plan.person == Some(who)).for_each(|plan| plan.person = None);
        }
        prop_assert!(other.problems(9).is_empty(), "{:?}", other.problems(9));
        let (a, b) = (All::of(&facts, day(TODAY)), All::of(&other, day(TODAY)));
        let others: Vec<_> = a.think_of.iter().filter(|t| t.person != who).copied().collect();
        prop_assert_eq!(&b.think_of, &others);
        prop_assert!(b.observed.iter().all(|o| o.person != who));
        prop_assert!(!since(&Calendar::new(&other, day(TODAY))).contains_key(&who));
        prop_assert_eq!(a.without_people(), b.without_people());
    }
}

/// Where the first law stops (A57): both ways it can fail are excluded, and do fail.
#[test]
fn a57_before_the_first_day_and_on_frozen_days_the_level_may_fall() {
    let last = |facts: &Facts, today| curve(facts, today).last().unwrap().1.unwrap();
    let mut facts = nothing();
    facts.contacts = vec![contact(10)];
    let before = last(&facts, day(11));
    facts.contacts.push(contact(0));
    assert!(last(&facts, day(11)) < before);

    let (mut facts, today) = noted("1c", Some(3.0), FinishedDays::Always);
    facts.settings.chosen_quiet_freezes = true;
    let before = last(&facts, today);
    facts.contacts.push(Contact { real: Some(Real::Little), ..contact(1) });
    assert!(last(&facts, today) < before);
}
