//! One test for each rule, by hand.

use super::play::*;
use crate::domain::{Lead, OccurrenceOf, Outcome, Series, Visit};
use crate::schedule::reminder::*;
use chrono::{Duration, NaiveTime};

fn at(lead: &str, at: &str) -> (String, String) {
    (lead.to_owned(), at.to_owned())
}

/// A therapy visit at three on Thursday, 8 October 2026 (summer time), seen from Wednesday of the week before.
fn stage() -> Stage {
    Stage::new("2026-09-30T08:00:00Z", vec![visit(1, "2026-10-08T15:00:00", "Europe/London")])
}

#[test]
fn r10_r11_a_day_before_keeps_the_wall_time_and_hours_are_elapsed() {
    let due = |lead: &str, start: &str, name: &str| {
        let visit = visit(1, start, name);
        Lead::parse(lead).unwrap().due(visit.start, visit.zone).to_rfc3339()
    };
    // The night the clocks go back in London: 25 October 2026, 02:00 to 01:00.
    assert_eq!(due("P1D", "2026-10-25T15:00:00", "Europe/London"), "2026-10-24T14:00:00+00:00");
    assert_eq!(due("PT24H", "2026-10-25T15:00:00", "Europe/London"), "2026-10-24T15:00:00+00:00");
    // A day before lies in the hour that is left out (New York, 8 March, 2:30): forward by the gap.
    assert_eq!(due("P1D", "2026-03-09T02:30:00", "America/New_York"), "2026-03-08T07:30:00+00:00");
    // A day before lies in the hour that comes twice: the first.
    assert_eq!(due("P1D", "2026-11-02T01:30:00", "America/New_York"), "2026-11-01T05:30:00+00:00");
    assert_eq!(due("P7D", "2028-03-01T10:00:00", "UTC"), "2028-02-23T10:00:00+00:00", "over a leap day");
    assert_eq!(due("P1D", "2027-01-01T10:00:00", "Asia/Kathmandu"), "2026-12-31T04:15:00+00:00");
}

#[test]
fn each_reminder_comes_once_at_its_time() {
    let mut stage = stage();
    stage.run_to("2026-10-08T16:00:00Z");
    let shown = [
        at("P7D", "2026-10-01T14:00:00Z"),
        at("P1D", "2026-10-07T14:00:00Z"),
        at("PT2H", "2026-10-08T12:00:00Z"),
    ];
    assert_eq!(stage.shown(), shown);
}

#[test]
fn r2_a_look_every_thirty_seconds_is_never_early_and_at_most_that_late() {
    let mut stage =
        Stage::new("2026-10-08T11:59:47Z", vec![visit(1, "2026-10-08T15:00:00", "Europe/London")]);
    stage.run_to("2026-10-08T12:05:00Z");
    assert_eq!(stage.shown(), [at("PT2H", "2026-10-08T12:00:17Z")]);
}

#[test]
fn r3_a_crash_at_each_point_loses_nothing_and_repeats_only_what_was_on_its_way() {
    // Writes of the look that shows one reminder: 0 attempting, 1 shown.
    for (write, after, times) in [(0, false, 1), (0, true, 1), (1, false, 2), (1, true, 1)] {
        let mut stage =
            Stage::new("2026-10-08T11:59:50Z", vec![visit(1, "2026-10-08T15:00:00", "Europe/London")]);
        stage.book.end_at = Some((write, after));
        stage.run_to("2026-10-08T12:10:00Z");
        assert_eq!(stage.crashes, 1);
        assert_eq!(stage.shown().len(), times, "the app ended at write {write}, after it: {after}");
        assert_eq!(stage.state("PT2H"), State::Shown);
        let keys: Vec<_> = stage.server.shown.iter().map(|(_, _, n)| n.rows[0].key.clone()).collect();
        assert!(keys.windows(2).all(|k| k[0] == k[1]), "the same key");
    }
}

#[test]
fn r4_what_was_shown_never_comes_again_by_time_alone() {
    let mut stage = stage();
    stage.run_to("2026-10-01T14:01:00Z");
    assert_eq!(stage.shown().len(), 1);
    stage.jump_to("2026-09-30T08:00:00Z");
    stage.run_to("2026-10-01T15:00:00Z");
    stage.closed_until("2026-09-30T09:00:00Z");
    stage.run_to("2026-10-01T15:00:00Z");
    assert_eq!(stage.shown().len(), 1);
    stage.jump_to("1970-01-01T00:00:00Z");
    stage.jump_to("2026-10-01T15:00:00Z");
    assert_eq!(stage.shown().len(), 1);
    stage.run_to("2026-10-08T13:00:00Z");
    assert_eq!(stage.shown().len(), 3, "the others still come");
}

#[test]
fn r5_found_late_it_is_shown_until_a_quarter_of_an_hour_after_the_start() {
    let late = |to: &str| {
        let mut stage = stage();
        stage.run_to("2026-10-08T11:00:00Z");
        stage.jump_to(to);
        stage.state("PT2H")
    };
    assert_eq!(late("2026-10-08T13:48:00Z"), State::Shown);
    assert_eq!(late("2026-10-08T14:14:59Z"), State::Shown);
    assert_eq!(late("2026-10-08T14:15:00Z"), State::Missed);
}

#[test]
fn r6_what_was_missed_is_told_once_and_only_if_it_is_news() {
    let mut stage = stage();
    stage.run_to("2026-10-06T10:00:00Z");
    stage.jump_to("2026-10-08T18:00:00Z");
    assert_eq!(stage.states()[1..], [("P1D".into(), State::Missed), ("PT2H".into(), State::Missed)]);
    assert_eq!(stage.digests(), [1], "a day and more ago is in the list only");
    stage.run_to("2026-10-08T19:00:00Z");
    stage.closed_until("2026-10-09T08:00:00Z");
    assert_eq!(stage.digests(), [1], "one digest");
}

#[test]
fn r6_a_digest_the_server_did_not_take_is_told_later() {
    let mut stage = stage();
    stage.run_to("2026-10-08T11:00:00Z");
    stage.server.refuses = true;
    stage.closed_until("2026-10-08T16:00:00Z");
    stage.run_to("2026-10-08T17:00:00Z");
    assert_eq!((stage.digests(), stage.state("PT2H")), (vec![], State::Missed));
    stage.server.refuses = false;
    stage.run_to("2026-10-08T17:06:00Z");
    assert_eq!(stage.digests(), [1]);
}

#[test]
fn r7_more_than_three_at_once_come_as_one() {
    let several = |n: u128| {
        let visits = (1..=n).map(|id| visit(id, "2026-10-08T15:00:00", "Europe/London")).collect();
        let mut stage = Stage::new("2026-10-08T11:00:00Z", visits);
        stage.run_to("2026-10-08T12:00:00Z");
        stage.server.shown.iter().map(|(_, _, n)| n.rows.len()).collect::<Vec<_>>()
    };
    assert_eq!(several(3), [1, 1, 1]);
    assert_eq!(several(4), [4]);
    assert_eq!(several(10_000), [10_000]);
}

#[test]
fn r7_r12_one_of_a_group_is_taken_back_and_the_others_stay() {
    let visits = (1..=5).map(|id| visit(id, "2026-10-08T15:00:00", "Europe/London")).collect();
    let mut stage = Stage::new("2026-10-08T11:00:00Z", visits);
    stage.run_to("2026-10-08T12:00:00Z");
    stage.change(|visits| drop(visits.remove(0)));
    assert_eq!(stage.server.withdrawn, [1]);
    assert_eq!(stage.server.shown.iter().map(|(_, _, n)| n.rows.len()).collect::<Vec<_>>(), [5, 4]);
}

#[test]
fn r8_what_is_past_when_it_is_noted_stays_silent() {
    // First run, and an import: visits ahead whose first reminders lie behind, and visits of the past.
    let past = |id| visit(id, "2026-10-05T15:00:00", "Europe/London");
    let stage =
        Stage::new("2026-10-08T11:00:00Z", vec![visit(1, "2026-10-08T15:00:00", "Europe/London"), past(2)]);
    assert!(stage.shown().is_empty() && stage.digests().is_empty());
    assert_eq!(
        stage.states(),
        [
            ("P7D".into(), State::Suppressed),
            ("P1D".into(), State::Suppressed),
            ("PT2H".into(), State::Planned)
        ]
    );
    let mut stage = stage;
    stage.change(|visits| visits.push(visit(3, "2026-10-08T12:30:00", "Europe/London")));
    assert!(stage.shown().is_empty(), "noted at noon for half past twelve: nothing fires");
    stage.run_to("2026-10-08T12:00:00Z");
    assert_eq!(stage.shown(), [at("PT2H", "2026-10-08T12:00:00Z")]);
}

#[test]
fn r8_a_long_time_without_the_app_is_not_an_import() {
    let mut far = visit(1, "2026-12-10T15:00:00", "Europe/London");
    far.reminders = vec!["P7D".into(), "P30D".into()];
    let mut stage = Stage::new("2026-10-08T11:00:00Z", vec![far]);
    assert!(stage.book.rows.is_empty(), "rows are laid down two weeks ahead");
    stage.closed_until("2026-12-05T10:00:00Z");
    // Both were due while nobody looked, and the visit is still to come.
    assert_eq!(stage.shown().len(), 2);
}

#[test]
fn r12_deleting_moving_cancelling_takes_back_what_is_planned_and_what_is_shown() {
    let mut stage = stage();
    stage.run_to("2026-10-01T15:00:00Z");
    stage.change(|visits| visits[0].outcome = Some(Outcome::CancelledByThem));
    assert_eq!(stage.server.withdrawn, [1]);
    assert_eq!(stage.states()[0], ("P7D".into(), State::Withdrawn));
    assert!(stage.states()[1..].iter().all(|(_, state)| *state == State::Cancelled));
    stage.run_to("2026-10-08T16:00:00Z");
    assert_eq!(stage.shown().len(), 1);
}

#[test]
fn r12_what_was_taken_back_comes_again_when_the_deletion_is_undone() {
    let mut stage = stage();
    stage.run_to("2026-10-02T08:00:00Z");
    let gone = stage.book.visits.clone();
    stage.change(|visits| visits.clear());
    stage.change(|visits| *visits = gone);
    stage.run_to("2026-10-08T16:00:00Z");
    assert_eq!(stage.shown().len(), 3, "the first once, the others at their time");
}

#[test]
fn r13_an_edit_of_one_occurrence_leaves_the_others() {
    let weekly = Series { rrule: "FREQ=WEEKLY;COUNT=3".into(), exdates: vec![], rdates: vec![] };
    let mut series = visit(1, "2026-10-08T15:00:00", "Europe/London");
    series.series = Some(weekly);
    series.reminders = vec!["PT2H".into()];
    let mut stage = Stage::new("2026-10-01T08:00:00Z", vec![series.clone()]);
    assert_eq!(stage.book.rows.len(), 2, "those of the next two weeks");
    let moved = Visit {
        id: crate::domain::Id::from_u128(2),
        series: None,
        of: Some(OccurrenceOf { visit: series.id, occurrence: series.start }),
        start: crate::domain::LocalTime::parse("2026-10-08T17:00:00").unwrap(),
        ..series.clone()
    };
    stage.change(|visits| visits.push(moved));
    stage.run_to("2026-10-23T00:00:00Z");
    let shown: Vec<_> = stage.shown().into_iter().map(|(_, at)| at).collect();
    assert_eq!(shown, ["2026-10-08T14:00:00Z", "2026-10-15T12:00:00Z", "2026-10-22T12:00:00Z"]);
}

#[test]
fn an_occurrence_that_gets_a_note_keeps_what_was_shown() {
    let mut series = visit(1, "2026-10-08T15:00:00", "Europe/London");
    series.series = Some(Series { rrule: "FREQ=WEEKLY".into(), exdates: vec![], rdates: vec![] });
    let mut stage = Stage::new("2026-10-01T08:00:00Z", vec![series.clone()]);
    stage.run_to("2026-10-02T08:00:00Z");
    assert_eq!(stage.shown().len(), 1);
    let own = Visit {
        id: crate::domain::Id::from_u128(2),
        series: None,
        of: Some(OccurrenceOf { visit: series.id, occurrence: series.start }),
        take_away: "a thought".into(),
        ..series.clone()
    };
    stage.change(|visits| visits.push(own));
    assert!(stage.server.withdrawn.is_empty(), "still the same reminder");
    stage.run_to("2026-10-07T15:00:00Z");
    assert_eq!(stage.shown().len(), 2);
}

#[test]
fn r14_an_edit_after_it_was_shown_fires_again_only_in_the_future() {
    let mut stage = stage();
    stage.run_to("2026-10-08T12:30:00Z");
    assert_eq!(stage.shown().len(), 3);
    let start = |text: &str| crate::domain::LocalTime::parse(text).unwrap();
    stage.change(|visits| visits[0].start = start("2026-10-08T15:20:00"));
    assert_eq!(stage.shown().len(), 3, "two hours before lies behind");
    stage.change(|visits| visits[0].start = start("2026-10-08T18:00:00"));
    stage.run_to("2026-10-08T15:01:00Z");
    assert_eq!(stage.shown().last(), Some(&at("PT2H", "2026-10-08T15:00:00Z")));
}

#[test]
fn r15_a_snooze_is_an_instant_that_survives_and_never_passes_the_end() {
    let mut stage = stage();
    stage.run_to("2026-10-08T12:01:00Z");
    let row = || |r: &&Row| r.key.lead == "PT2H";
    let it = stage.book.rows.values().find(row()).unwrap().clone();
    let london = zone("Europe/London");
    let until = |snooze: Snooze, now: &str| snooze.until(&it, instant(now), london).map(|u| u.to_rfc3339());
    assert_eq!(until(Snooze::Minutes15, "2026-10-08T12:01:00Z").unwrap(), "2026-10-08T12:16:00+00:00");
    assert_eq!(until(Snooze::AtStart, "2026-10-08T12:01:00Z").unwrap(), "2026-10-08T14:00:00+00:00");
    assert_eq!(until(Snooze::AtStart, "2026-10-08T13:58:00Z"), None, "two minutes before is now");
    assert_eq!(until(Snooze::Tomorrow, "2026-10-08T12:01:00Z"), None, "past the end");
    assert_eq!(until(Snooze::Hour, "2026-10-08T13:51:00Z"), None, "past the end");
    assert_eq!(until(Snooze::Minutes15, "2026-10-08T14:30:00Z").unwrap(), "2026-10-08T14:45:00+00:00");
    let week_before =
        Row { starts: instant("2026-10-25T15:00:00Z"), ends: instant("2026-10-25T16:00:00Z"), ..it };
    // Nine in the morning after the clocks went back.
    let until = Snooze::Tomorrow.until(&week_before, instant("2026-10-24T20:00:00Z"), london).unwrap();
    assert_eq!(until.to_rfc3339(), "2026-10-25T09:00:00+00:00");

    let snoozed = Change {
        row: Row {
            state: State::Snoozed,
            server_id: None,
            until: Some(instant("2026-10-08T12:16:00Z")),
            ..stage.book.rows.values().find(row()).unwrap().clone()
        },
        reason: Reason::Snoozed,
    };
    stage.book.write(stage.now, &[snoozed]).unwrap();
    stage.closed_until("2026-10-08T12:10:00Z");
    stage.run_to("2026-10-08T12:17:00Z");
    assert_eq!(stage.shown().len(), 4);
    assert_eq!(stage.shown().last(), Some(&at("PT2H", "2026-10-08T12:16:00Z")));
}

#[test]
fn r15_a_snooze_found_after_the_end_is_not_shown() {
    let mut stage = stage();
    stage.run_to("2026-10-08T12:01:00Z");
    let row = stage.book.rows.values().find(|r| r.key.lead == "PT2H").unwrap().clone();
    let until = Some(instant("2026-10-08T14:30:00Z"));
    let change = Change { row: Row { state: State::Snoozed, until, ..row }, reason: Reason::Snoozed };
    stage.book.write(stage.now, &[change]).unwrap();
    stage.jump_to("2026-10-08T14:50:00Z");
    assert_eq!((stage.state("PT2H"), stage.shown().len()), (State::Expired, 3));
}

#[test]
fn r16_opening_and_dismissing_acknowledge_and_leaving_the_screen_does_not() {
    let mut stage = stage();
    stage.run_to("2026-10-01T14:01:00Z");
    let opened = stage.heard(Event::Opened(1)).unwrap();
    let first = Subject::Visit(crate::domain::Id::from_u128(1));
    assert_eq!((opened.of, stage.state("P7D")), (first, State::Acknowledged));
    stage.run_to("2026-10-07T14:01:00Z");
    assert_eq!(stage.heard(Event::Expired(2)), None);
    assert_eq!(stage.state("P1D"), State::Expired);
    assert!(stage.heard(Event::Opened(2)).is_some(), "it is still in the desktop's own list");
    assert_eq!(stage.state("P1D"), State::Acknowledged);
    stage.run_to("2026-10-08T12:01:00Z");
    stage.heard(Event::Dismissed(3));
    assert_eq!(stage.state("PT2H"), State::Acknowledged);
    assert_eq!(stage.heard(Event::Opened(99)), None, "somebody else's");
}

#[test]
fn r17_quiet_hours_hold_leads_unless_the_visit_starts_inside() {
    let hours = |from: u32, to: u32| {
        let time = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        Some(QuietHours { from: time(from), to: time(to) })
    };
    // A day before is 23:30; the visit is the next night at half past eleven.
    let night = || {
        let mut visit = visit(1, "2026-10-08T23:30:00", "Europe/London");
        visit.reminders = vec!["P1D".into(), "PT1H".into()];
        let mut stage = Stage::new("2026-10-07T12:00:00Z", vec![visit]);
        stage.book.policy.quiet_hours = hours(22, 7);
        stage
    };
    let mut stage = night();
    stage.run_to("2026-10-09T00:00:00Z");
    assert_eq!(stage.shown(), [at("P1D", "2026-10-08T06:00:00Z"), at("PT1H", "2026-10-08T21:30:00Z")]);
    let silent: Vec<bool> = stage.server.shown.iter().map(|(_, _, n)| n.silent).collect();
    assert_eq!(silent, [false, true], "the visit starts inside: shown, without sound");

    let policy = Policy { quiet_hours: hours(22, 7), ..policy("Europe/London") };
    let until = |now: &str| policy.quiet_until(instant(now)).map(|u| u.to_rfc3339());
    assert_eq!(until("2026-10-07T20:59:59Z"), None);
    assert_eq!(until("2026-10-07T21:00:00Z").unwrap(), "2026-10-08T06:00:00+00:00");
    assert_eq!(until("2026-10-08T05:59:59Z").unwrap(), "2026-10-08T06:00:00+00:00");
    assert_eq!(until("2026-10-08T06:00:00Z"), None);
    // Over the night the clocks go back: ten hours long.
    assert_eq!(until("2026-10-24T21:30:00Z").unwrap(), "2026-10-25T07:00:00+00:00");
    let day = Policy { quiet_hours: hours(13, 15), ..policy };
    assert_eq!(
        day.quiet_until(instant("2026-10-07T12:30:00Z")).unwrap().to_rfc3339(),
        "2026-10-07T14:00:00+00:00"
    );
    assert_eq!(
        Policy { quiet_hours: hours(7, 7), ..policy }.quiet_until(instant("2026-10-07T06:30:00Z")),
        None
    );
}

#[test]
fn r18_a_server_that_is_not_there_is_tried_again_ever_more_slowly() {
    let mut stage = stage();
    stage.server.refuses = true;
    stage.run_to("2026-10-01T14:00:00Z");
    assert_eq!(stage.state("P7D"), State::Planned);
    let mut waits = Vec::new();
    for _ in 0..9 {
        let wait = stage.engine.wait(stage.now, Duration::seconds(3600));
        waits.push(wait.num_seconds());
        stage.now += wait;
        stage.look(Why::Tick);
    }
    assert_eq!(waits, [5, 10, 20, 40, 80, 160, 300, 300, 300]);
    stage.server.refuses = false;
    stage.heard(Event::ServerChanged);
    assert_eq!(stage.state("P7D"), State::Shown, "at once when one appears");
    assert_eq!(stage.shown().len(), 1);
}

#[test]
fn r18_another_server_shows_once_more_what_nobody_answered() {
    let mut stage = stage();
    stage.run_to("2026-10-01T14:01:00Z");
    stage.heard(Event::Dismissed(1));
    stage.run_to("2026-10-07T14:01:00Z");
    stage.heard(Event::ServerChanged);
    stage.run_to("2026-10-07T15:00:00Z");
    let leads: Vec<_> = stage.shown().into_iter().map(|(lead, _)| lead).collect();
    assert_eq!(leads, ["P7D", "P1D", "P1D"]);
}

#[test]
fn paused_reminders_are_let_go_and_said_so() {
    let mut stage = stage();
    stage.book.policy.paused_until = Some(instant("2026-10-07T23:00:00Z"));
    stage.run_to("2026-10-08T13:00:00Z");
    assert_eq!(stage.state("P1D"), State::Suppressed);
    assert_eq!(stage.shown(), [at("PT2H", "2026-10-08T12:00:00Z")]);
}

#[test]
fn r22_every_change_leaves_a_line() {
    let mut stage = stage();
    stage.run_to("2026-10-01T14:01:00Z");
    let lines: Vec<_> =
        stage.book.log.iter().filter(|(_, c)| c.row.key.lead == "P7D").map(|(_, c)| c.reason).collect();
    assert_eq!(lines, [Reason::Planned, Reason::Due, Reason::Shown]);
}

#[test]
fn travelling_changes_no_instant() {
    let mut stage = stage();
    stage.book.policy.zone = zone("America/New_York");
    stage.look(Why::Changed);
    stage.run_to("2026-10-08T12:01:00Z");
    assert_eq!(
        stage.shown().last(),
        Some(&at("PT2H", "2026-10-08T12:00:00Z")),
        "three in London is three in London"
    );
}

#[test]
fn r20_one_line_about_people_a_day_and_only_if_there_is_somebody() {
    let mut stage = Stage::new("2026-10-05T08:00:00Z", vec![]);
    stage.book.people_at = NaiveTime::from_hms_opt(10, 0, 0);
    stage.look(Why::Changed);
    stage.run_to("2026-10-05T12:00:00Z");
    assert!(stage.shown().is_empty(), "nobody to think of");
    stage.book.policy.somebody = true;
    stage.run_to("2026-10-05T23:00:00Z");
    assert!(stage.shown().is_empty(), "its time was over, and nobody hears of it");
    stage.run_to("2026-10-07T23:00:00Z");
    assert_eq!(stage.shown(), [at("P0D", "2026-10-06T09:00:00Z"), at("P0D", "2026-10-07T09:00:00Z")]);
    // Late in the day it still comes; after eight in the evening it does not, and no digest speaks of it.
    stage.jump_to("2026-10-08T17:00:00Z");
    assert_eq!(stage.shown().len(), 3);
    stage.jump_to("2026-10-09T19:30:00Z");
    assert_eq!((stage.shown().len(), stage.digests()), (3, vec![]));
    stage.book.people_at = None;
    stage.look(Why::Changed);
    stage.run_to("2026-10-10T12:00:00Z");
    assert_eq!(stage.shown().len(), 3);
}
