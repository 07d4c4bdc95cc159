//! The weeks and the sentence (model.md, section 4).

use crate::balance::days::Calendar;
use crate::balance::streams::{Sentence, SlotKind, Span, Tally, Week, sentence, weeks};
use crate::balance::testing::*;
use crate::domain::*;

fn ids(list: &[u128]) -> Vec<Id> {
    list.iter().map(|id| Id::from_u128(*id)).collect()
}

fn tally(days: u32, entries: u32, minutes: u32, without_minutes: u32, people: u32) -> Tally {
    Tally { days, entries, minutes, without_minutes, people }
}

/// The last `n` weeks as of day `today`; day 0 is a Monday.
fn of(facts: &Facts, today: i64, n: usize) -> Vec<Week> {
    weeks(&Calendar::new(facts, day(today)), n)
}

fn running(facts: &Facts, today: i64) -> Week {
    of(facts, today, 1).remove(0)
}

#[test]
fn a07_zero_minutes_are_a_length_and_none_is_not() {
    let mut facts = nothing();
    facts.contacts = vec![contact(0), Contact { minutes: Some(0), ..contact(0) }, contact(1)];
    facts.contacts.push(Contact { minutes: Some(45), ..contact(2) });
    assert_eq!(running(&facts, 3).people_any, tally(3, 4, 45, 2, 0));
}

#[test]
fn a32_every_answered_contact_counts_in_the_streams_of_its_marks() {
    use Mark::*;
    let mut facts = nothing();
    facts.settings.finished_days = FinishedDays::OnlyClosed;
    facts.contacts = vec![
        Contact { marks: marks(&[Emotional, Company]), direction: Direction::Given, ..contact(0) },
        Contact { marks: marks(&[Emotional]), real: Some(Real::No), minutes: Some(20), ..contact(0) },
        Contact { marks: marks(&[Practical]), direction: Direction::Received, ..contact(1) },
        contact(2),
        Contact { marks: marks(&[Emotional]), answered: false, ..contact(3) },
        Contact { marks: marks(&[Emotional]), ..contact(4) },
    ];
    facts.pauses.push(pause(1, 1));
    let week = running(&facts, 3);
    assert_eq!(week.emotional, tally(1, 2, 20, 1, 0), "a try and a plan do not count");
    assert_eq!(week.practical, tally(1, 1, 0, 1, 0), "also on a paused day (A16)");
    assert_eq!(week.company, tally(1, 1, 0, 1, 0));
    assert_eq!(week.people_any, tally(3, 4, 20, 3, 0));
    assert_eq!(week.care, tally(0, 0, 0, 0, 0));
    assert_eq!(week.known_days, 0);
}

#[test]
fn a33_people_are_different_ids_and_for_care_the_lines_professionals() {
    let mut facts = nothing();
    let company = marks(&[Mark::Company]);
    facts.contacts = vec![
        Contact { people: ids(&[1, 2]), marks: company, ..contact(0) },
        Contact { people: ids(&[2, 3]), ..contact(1) },
        Contact { marks: company, ..contact(2) },
        Contact { people: ids(&[1]), ..contact(-1) },
    ];
    facts.care_lines = vec![care_line(900, Some(8)), care_line(901, Some(8)), care_line(902, None)];
    let kept =
        |n, line| Visit { line: Id::from_u128(line), minutes: Some(50), ..visit(n, Some(Outcome::Kept)) };
    facts.visits = vec![kept(0, 900), kept(0, 901), kept(1, 902)];
    let week = running(&facts, 6);
    assert_eq!(week.company, tally(2, 2, 0, 2, 2));
    assert_eq!(week.people_any, tally(3, 3, 0, 3, 3));
    assert_eq!(week.care, tally(2, 3, 150, 0, 1));
}

#[test]
fn a18_a_group_visit_is_care_and_company_and_names_nobody() {
    let mut facts = nothing();
    facts.care_lines = vec![care_line(900, Some(8))];
    facts.visits.push(Visit { also_company: true, minutes: Some(90), ..visit(1, Some(Outcome::Kept)) });
    let week = running(&facts, 6);
    assert_eq!(week.care, tally(1, 1, 90, 0, 1));
    assert_eq!(week.company, tally(1, 1, 90, 0, 0));
    assert_eq!(week.people_any, tally(1, 1, 90, 0, 0));
    assert_eq!((week.emotional.days, week.practical.days), (0, 0));
}

#[test]
fn a11_visits_without_outcome_or_later_are_not_care() {
    let mut facts = nothing();
    facts.visits =
        vec![visit(0, None), visit(1, Some(Outcome::CancelledByThem)), visit(4, Some(Outcome::Kept))];
    assert_eq!(running(&facts, 3).care.entries, 0);
    assert_eq!(running(&facts, 4).care.entries, 1);
}

#[test]
fn a19_contact_with_a_professional_is_contact() {
    let mut facts = nothing();
    facts.people = vec![Person { nature: Nature::Professional, ..person(8) }];
    facts.contacts.push(Contact { people: ids(&[8]), marks: marks(&[Mark::Emotional]), ..contact(0) });
    let week = running(&facts, 6);
    assert_eq!((week.care.entries, week.emotional, week.people_any.people), (0, tally(1, 1, 0, 1, 1), 1));
}

#[test]
fn a_group_meeting_is_one_contact() {
    let mut facts = nothing();
    facts.people = vec![Person { nature: Nature::Group, ..person(2) }];
    facts.contacts.push(Contact { people: ids(&[2]), channel: Channel::Group, ..contact(0) });
    facts.contacts.push(Contact { channel: Channel::Group, ..contact(1) });
    assert_eq!(running(&facts, 6).people_any, tally(2, 2, 0, 2, 1));
}

#[test]
fn twenty_people_at_once_are_one_entry() {
    let mut facts = nothing();
    facts.contacts.push(Contact { people: (1..=20).map(Id::from_u128).collect(), ..contact(0) });
    assert_eq!(running(&facts, 6).people_any, tally(1, 1, 0, 1, 20));
}

#[test]
fn crossing_midnight_belongs_to_the_start_day_and_keeps_its_minutes() {
    let mut facts = nothing();
    // 23:30 on the last day of a week, for two hours.
    facts.contacts.push(Contact { start: at(6, 23 * 60 + 30), minutes: Some(120), ..contact(0) });
    let weeks = of(&facts, 9, 2);
    assert_eq!(weeks[0].people_any, tally(1, 1, 120, 0, 0));
    assert_eq!(weeks[1].people_any, tally(0, 0, 0, 0, 0));
}

#[test]
fn a35_weeks_end_with_the_running_one_and_start_where_the_person_says() {
    let facts = nothing();
    for today in 0..7 {
        let weeks = of(&facts, 70 + today, 12);
        assert_eq!(weeks.len(), 12, "also before the first day");
        assert_eq!((weeks[0].start, weeks[11].start), (day(-7), day(70)));
        assert_eq!(
            weeks.iter().map(|w| w.partial).collect::<Vec<_>>(),
            [vec![false; 11], vec![true]].concat()
        );
    }
    let mut sunday = nothing();
    sunday.settings.week_start = WeekStart::Sunday;
    assert_eq!(running(&sunday, 6).start, day(6));
    assert_eq!(running(&sunday, 5).start, day(-1));
    sunday.settings.week_start = WeekStart::Saturday;
    assert_eq!(running(&sunday, 6).start, day(5));
    assert_eq!(of(&sunday, 6, 0).len(), 1, "never none");
}

#[test]
fn a15_known_and_paused_days_count_finished_days_only() {
    let mut facts = nothing();
    facts.checkins.push(feeling(1));
    facts.pauses = vec![pause(-2, -1), pause(2, 2), pause(4, None)];
    facts.days.unsure.push(day(3));
    let weeks = of(&facts, 5, 2);
    assert_eq!((weeks[0].known_days, weeks[0].paused_days), (0, 2), "pauses before the first day too");
    assert_eq!((weeks[1].known_days, weeks[1].paused_days), (1, 2), "today is paused but not finished");
}

#[test]
fn slots_say_what_each_day_is_and_which_contact_had_no_mark() {
    use SlotKind::*;
    let mut facts = nothing();
    facts.contacts = vec![
        contact(0),
        contact(1),
        Contact { marks: marks(&[Mark::Practical]), ..contact(1) },
        Contact { answered: false, ..contact(2) },
        Contact { marks: marks(&[Mark::Company]), ..contact(3) },
        Contact { marks: marks(&[Mark::Emotional]), ..contact(4) },
        contact(5),
    ];
    facts.quiet.push(quiet(2, QuietChoice::Chosen));
    facts.pauses.push(pause(3, 3));
    facts.days.unsure.push(day(4));
    facts.visits.push(visit(2, Some(Outcome::Kept)));
    let week = running(&facts, 5);
    let kinds = [Connected, Connected, QuietByChoice, Paused, Unknown, Today, AfterToday];
    assert_eq!(week.slots.map(|s| s.kind), kinds);
    assert_eq!(week.slots.map(|s| s.other), [true, false, false, false, false, true, false]);
    assert_eq!(week.slots.map(|s| s.practical), [false, true, false, false, false, false, false]);
    assert_eq!(week.slots.map(|s| s.company), [false, false, false, true, false, false, false]);
    assert_eq!(week.slots.map(|s| s.emotional), [false, false, false, false, true, false, false]);
    assert_eq!(week.slots.map(|s| s.care), [false, false, true, false, false, false, false]);
    assert_eq!(week.slots.map(|s| s.day), [0, 1, 2, 3, 4, 5, 6].map(day));
}

#[test]
fn spans() {
    let mut facts = nothing();
    let count = |facts: &Facts, span: Span| span.weeks(&Calendar::new(facts, day(30)));
    assert_eq!(Span::ALL.iter().map(|s| count(&facts, *s)).collect::<Vec<_>>(), [4, 13, 52, 1]);
    facts.contacts.push(contact(8));
    assert_eq!(count(&facts, Span::All), 4);
    facts.visits.push(visit(-1, Some(Outcome::Kept)));
    assert_eq!(count(&facts, Span::All), 6, "a visit before the first day is shown too");
}

#[test]
fn a34_the_sentence_speaks_of_the_last_four_closed_weeks() {
    use Mark::*;
    let mut facts = nothing();
    let with = |n, kinds: &[Mark], direction| Contact { marks: marks(kinds), direction, ..contact(n) };
    facts.contacts = vec![
        // The week before the four, and the running week: left out.
        with(-1, &[Emotional, Practical], Direction::Both),
        with(28, &[Emotional, Practical], Direction::Both),
        // Week one: both kinds, on different days.
        with(0, &[Emotional], Direction::Received),
        with(0, &[Emotional, Company], Direction::Both),
        with(6, &[Practical], Direction::Both),
        // Week two: only given, so neither heard nor helped; company counts all the same.
        with(8, &[Emotional, Practical, Company], Direction::Given),
        // Week three: heard only. Week four: both on one day, by a contact that was not real.
        with(15, &[Emotional], Direction::Received),
        Contact { real: Some(Real::No), ..with(27, &[Emotional, Practical], Direction::Received) },
        Contact { answered: false, ..with(20, &[Practical], Direction::Received) },
        contact(16),
    ];
    facts.visits =
        vec![visit(0, Some(Outcome::Kept)), visit(0, Some(Outcome::Kept)), visit(28, Some(Outcome::Kept))];
    facts.visits.push(Visit { also_company: true, ..visit(17, Some(Outcome::Kept)) });
    let expected = Sentence {
        from: day(0),
        care_days: 2,
        people_days: 7,
        heard_days: 3,
        help_days: 2,
        company_days: 3,
        weeks_with_both: 2,
        weeks: 4,
    };
    for today in 28..35 {
        assert_eq!(sentence(&Calendar::new(&facts, day(today))), expected);
    }
}
