//! A server that works: what is shown, with which words, and what the person does with it.

use crate::bus::Bus;
use crate::daemon::Daemon;
use crate::stage::{Stage, soon, until};
use chrono::{Duration, Utc};
use evenkeel_core::schedule::reminder::State;

const ALL: [&str; 4] = ["actions", "body", "body-markup", "sound"];

#[test]
fn r19_a_reminder_says_only_a_time_and_offers_what_makes_sense() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    let starts = soon(3) + Duration::hours(2);
    stage.visit(1, starts, "PT2H");
    until("the reminder", || !daemon.shown().is_empty());
    let shown = daemon.shown().remove(0);
    let late = Utc::now() - (starts - Duration::hours(2));
    assert!(late >= Duration::zero() && late < Duration::seconds(35), "{late}");
    assert_eq!(shown.app, "Evenkeel");
    assert!(shown.summary.starts_with("Something "), "{}", shown.summary);
    assert!(!shown.summary.contains("alks") && !shown.body.contains("alks"), "no name of anything");
    let actions: Vec<&str> = shown.actions.iter().map(String::as_str).collect();
    assert_eq!(
        actions,
        ["default", "Open", "open", "Open", "15_minutes", "15 minutes", "at_start", "When it starts"]
    );
    let hint = |name: &str| shown.hints.iter().any(|h| h.starts_with(name));
    assert!(hint("desktop-entry=") && hint("urgency=") && !hint("suppress-sound"), "{:?}", shown.hints);
    until("the state", || stage.rows() == [(State::Shown, Some(shown.id))]);
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(daemon.shown().len(), 1, "once");
}

#[test]
fn b3_text_is_escaped_where_the_server_renders_markup_and_only_there() {
    for (capabilities, body) in
        [(&ALL[..], "Talks &amp; &lt;b&gt;walks&lt;/b&gt;"), (&["body"][..], "Talks & <b>walks</b>")]
    {
        let bus = Bus::start();
        let daemon = Daemon::start(&bus.address, capabilities);
        let stage = Stage::new(&bus.address);
        stage.prefer("reminders.privacy", "all");
        // Four at once come as one, whose second line names the first.
        for n in 1..=4 {
            stage.visit(n, soon(4) + Duration::hours(2), "PT2H");
        }
        until("the reminders", || !daemon.shown().is_empty());
        let shown = daemon.shown().remove(0);
        assert!(shown.summary.starts_with("4 visits"), "{}", shown.summary);
        assert!(shown.body.contains(body), "{}", shown.body);
        assert_eq!(shown.actions.is_empty(), capabilities.len() == 1, "no buttons where there are none");
        let all_shown = || stage.rows().iter().filter(|(state, _)| *state == State::Shown).count() == 4;
        until("their states", all_shown);
    }
}

#[test]
fn r16_r15_pressing_opens_snoozing_waits_putting_away_acknowledges() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    for (n, lead) in [(1u128, "PT2H"), (2, "PT3H"), (3, "PT4H")] {
        let hours = Duration::hours(i64::try_from(n).unwrap() + 1);
        stage.visit(n, soon(3) + hours, lead);
    }
    until("three reminders", || daemon.shown().len() == 3);
    until("their states", || stage.rows().iter().all(|(state, _)| *state == State::Shown));
    let ids: Vec<u32> = daemon.shown().iter().map(|s| s.id).collect();

    daemon.press(ids[0], "default");
    until("the visit to open", || !stage.opened.lock().unwrap().is_empty());
    let place = stage.opened.lock().unwrap()[0].clone();
    assert!(place.starts_with("care/00000000-0000-0000-0000-00000000000"), "{place}");
    until("acknowledged", || stage.last() == Some(State::Acknowledged));

    daemon.press(ids[1], "15_minutes");
    until("snoozed", || stage.rows().contains(&(State::Snoozed, None)));
    until("it to leave the screen", || daemon.closed().contains(&ids[1]));

    daemon.close(ids[2], 2);
    until("put away", || stage.rows().len() == 1);
    assert_eq!(stage.last(), Some(State::Acknowledged));
}

#[test]
fn r16_what_left_the_screen_by_itself_is_not_seen() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(2) + Duration::hours(2), "PT2H");
    until("the reminder", || stage.last() == Some(State::Shown));
    daemon.close(daemon.shown()[0].id, 1);
    until("expired", || stage.last() == Some(State::Expired));
    let not_seen = commands_not_seen(&stage);
    assert_eq!(not_seen, 1);
}

fn commands_not_seen(stage: &Stage) -> usize {
    evenkeel_lib::commands::reminders::not_seen(&stage.state()).unwrap().len()
}

#[test]
fn r12_a_deleted_visit_takes_its_notification_along() {
    let bus = Bus::start();
    let daemon = Daemon::start(&bus.address, &ALL);
    let stage = Stage::new(&bus.address);
    stage.visit(1, soon(2) + Duration::hours(2), "PT2H");
    until("the reminder", || stage.last() == Some(State::Shown));
    let id = daemon.shown()[0].id;
    stage.delete(1);
    let took = until("its withdrawal", || daemon.closed() == [id]);
    assert!(took < std::time::Duration::from_secs(5), "at once: {took:?}");
    assert_eq!(stage.last(), Some(State::Withdrawn));
}

#[test]
fn r22_a_trial_reports_the_servers_own_answer() {
    let bus = Bus::start();
    let stage = Stage::new(&bus.address);
    let trial = || {
        let answer = tauri::async_runtime::block_on(async {
            evenkeel_lib::commands::reminders::trial(stage.app.handle())
        });
        (answer.server.map(|s| (s.name, s.buttons, s.sound)), answer.problem.map(|p| format!("{p:?}")))
    };
    assert_eq!(trial(), (None, Some("NoServer".into())));
    let daemon = Daemon::start(&bus.address, &["actions"]);
    assert_eq!(trial(), (Some(("testd".into(), true, false)), None));
    assert_eq!(daemon.shown()[0].summary, "A test reminder");
    daemon.script.lock().unwrap().refuses = true;
    assert_eq!(trial(), (None, Some("Refused".into())));
}
