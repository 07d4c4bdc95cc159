//! What reminders say, by how much others may read.

use super::play::*;
use crate::balance::testing::{care_line, person};
use crate::domain::{CareKind, CareLine, Facts, Id, Nature, Person, Plan, Settings, Visit};
use crate::schedule::reminder::*;
use crate::words::Words;

fn facts() -> Facts {
    let mut facts = Facts::new(Settings::new(zone("Europe/London")));
    let name = |id, name: &str| Person { name: name.to_owned(), ..person(id) };
    facts.people = vec![
        Person { nature: Nature::Professional, ..name(1, "Nadia") },
        name(2, "Ines"),
        name(3, "Jonas"),
        name(4, "<b>Leo</b>"),
    ];
    facts.care_lines = vec![
        CareLine { name: "Therapy".into(), ..care_line(900, Some(1)) },
        CareLine { name: "Skills group".into(), kind: CareKind::Group, ..care_line(901, None) },
    ];
    let plan = |id, note: &str| Some(Plan { person: Some(Id::from_u128(id)), note: note.into() });
    let therapy = Visit {
        place: Some("Harbour Lane 12".into()),
        before: plan(2, "drives you"),
        after: plan(3, ""),
        ..visit(10, "2026-10-08T15:00:00", "Europe/London")
    };
    let group = Visit { line: Id::from_u128(901), ..visit(11, "2026-10-12T10:30:00", "Europe/London") };
    facts.visits = vec![therapy, group];
    facts
}

/// Both lines of a note over the reminders of these visits, at each level.
fn said(now: &str, told: Told, visits: &[u128], zone_name: &str) -> [(String, String); 3] {
    let facts = facts();
    let words = Words::english();
    let asked = Asked { visits: &facts.visits, people_at: None, zone: zone("UTC") };
    let all = triggers(asked, instant("2026-09-01T00:00:00Z"), instant("2026-12-01T00:00:00Z"));
    let rows = visits.iter().map(|id| {
        let of = Subject::Visit(Id::from_u128(*id));
        all.iter().find(|t| t.key.of == of && t.key.lead == "PT2H").unwrap().row(State::Shown)
    });
    let note = Note { rows: rows.collect(), told, silent: false };
    [Privacy::Time, Privacy::Kind, Privacy::All].map(|privacy| {
        let wording =
            Wording { facts: &facts, words: &words, privacy, now: instant(now), zone: zone(zone_name) };
        let text = wording.note(&note, None);
        (text.summary, text.body)
    })
}

fn pair(summary: &str, body: &str) -> (String, String) {
    (summary.to_owned(), body.to_owned())
}

#[test]
fn r19_two_hours_before() {
    assert_eq!(
        said("2026-10-08T12:00:00Z", Told::Due, &[10], "Europe/London"),
        [
            pair("Something at 15:00", "in 2 hours"),
            pair("Therapy at 15:00", "in 2 hours"),
            pair(
                "Therapy at 15:00",
                "With Nadia, Harbour Lane 12. Ines before: drives you. Jonas is around after"
            ),
        ]
    );
}

#[test]
fn a_day_and_a_week_before() {
    let [time, kind, all] = said("2026-10-07T14:00:00Z", Told::Due, &[10], "Europe/London");
    assert_eq!(time, pair("Something tomorrow at 15:00", "Thursday 8 October"));
    assert_eq!(kind.0, "Therapy tomorrow at 15:00");
    assert!(all.1.starts_with("Thursday 8 October. With Nadia"));
    assert_eq!(
        said("2026-10-05T09:30:00Z", Told::Due, &[11], "Europe/London").map(|t| t.0),
        ["Something on Monday 12 October", "Group on Monday 12 October", "Skills group on Monday 12 October"]
    );
}

#[test]
fn r5_the_text_of_a_late_reminder_is_made_from_now() {
    let body = |now: &str| said(now, Told::Due, &[10], "Europe/London")[0].1.clone();
    assert_eq!(body("2026-10-08T13:48:00Z"), "in 12 minutes");
    assert_eq!(body("2026-10-08T13:59:30Z"), "in 1 minute");
    assert_eq!(body("2026-10-08T12:30:00Z"), "in 1 h 30 min");
    assert_eq!(body("2026-10-08T14:00:00Z"), "it begins now");
    assert_eq!(body("2026-10-08T14:05:00Z"), "it began 5 minutes ago");
}

#[test]
fn several_at_once_and_what_was_missed() {
    assert_eq!(
        said("2026-10-07T12:00:00Z", Told::Due, &[10, 10, 10, 10], "Europe/London"),
        [
            pair("4 things today and tomorrow", "Open to see them"),
            pair("4 visits today and tomorrow", "Therapy tomorrow at 15:00, and 3 more"),
            pair("4 visits today and tomorrow", "Therapy tomorrow at 15:00, and 3 more"),
        ]
    );
    assert_eq!(
        said("2026-10-08T18:00:00Z", Told::Missed, &[10], "Europe/London"),
        [
            pair("1 reminder waits for you", ""),
            pair("1 reminder waits for you", "One visit"),
            pair("1 reminder waits for you", "Therapy at 15:00"),
        ]
    );
}

#[test]
fn travelling_the_time_here_comes_first() {
    let [time, ..] = said("2026-10-08T12:00:00Z", Told::Due, &[10], "America/New_York");
    assert_eq!(time, pair("Something at 10:00", "in 2 hours. 15:00 where it takes place"));
}

#[test]
fn no_name_of_a_person_stands_in_a_first_line() {
    for now in ["2026-10-08T12:00:00Z", "2026-10-07T14:00:00Z", "2026-10-01T14:00:00Z"] {
        for (summary, _) in said(now, Told::Due, &[10], "Europe/London") {
            for name in ["Nadia", "Ines", "Jonas"] {
                assert!(!summary.contains(name), "{summary}");
            }
        }
    }
    // Below "everything" there is none in the second line either.
    for (_, body) in &said("2026-10-08T12:00:00Z", Told::Due, &[10], "Europe/London")[..2] {
        assert!(!body.contains("Nadia") && !body.contains("Harbour"));
    }
}

#[test]
fn a_line_about_people_names_nobody_unless_everything_may_be_read() {
    let facts = facts();
    let words = Words::english();
    let asked =
        Asked { visits: &[], people_at: chrono::NaiveTime::from_hms_opt(10, 0, 0), zone: zone("UTC") };
    let day = triggers(asked, instant("2026-10-08T00:00:00Z"), instant("2026-10-08T23:00:00Z")).remove(0);
    let note = Note { rows: vec![day.row(State::Shown)], told: Told::Due, silent: false };
    let leo = Somebody { name: "<b>Leo</b>".into(), rhythm_days: 30 };
    let said = [Privacy::Time, Privacy::Kind, Privacy::All].map(|privacy| {
        let now = instant("2026-10-08T10:00:00Z");
        let wording = Wording { facts: &facts, words: &words, privacy, now, zone: zone("UTC") };
        let text = wording.note(&note, Some(&leo));
        (text.summary, text.body)
    });
    let expected = [
        pair("A line for you, if it suits you", ""),
        pair("Someone to think of, if it suits you", ""),
        pair("Someone to think of, if it suits you", "<b>Leo</b>. You like about every 30 days."),
    ];
    assert_eq!(said, expected, "markup stays text; escaping is for whoever renders it");
}
