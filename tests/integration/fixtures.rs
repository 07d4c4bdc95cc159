//! What the window's unit tests are fed: the real answers of the screens over the example year, written by this side.

use evenkeel_core::balance::{Pair, Span};
use evenkeel_core::domain::{Day, Facts, LocalTime, OfferKind, Settings, ShareBand, Zone};
use evenkeel_core::example;
use evenkeel_lib::Moment;
use evenkeel_lib::commands::explain::{About, Explained};
use evenkeel_lib::commands::{care, connection, days, help, people, today, visits};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The moment of the example: a Thursday morning, four hours before a visit.
fn moment() -> Moment {
    let zone = Zone::parse("Europe/London").unwrap();
    let local = LocalTime::parse("2026-10-08T10:40:00").unwrap();
    Moment { now: local.instant(zone), zone, local, today: Day::parse("2026-10-08").unwrap() }
}

fn compare(name: &str, answer: &impl Serialize, drifted: &mut Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/test/fixtures").join(format!("{name}.json"));
    let fresh = serde_json::to_string_pretty(answer).unwrap() + "\n";
    if std::fs::read_to_string(&path).unwrap_or_default() != fresh {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, fresh).unwrap();
        drifted.push(name.to_owned());
    }
}

#[test]
fn fixtures_are_current() {
    let at = moment();
    let year = example::year(1, at.today);
    let nothing = Facts::new(Settings::new(at.zone));
    let mut drifted = Vec::new();
    for (name, facts) in [("year", &year), ("empty", &nothing)] {
        compare(&format!("today-{name}"), &today::Today::new(facts, &at), &mut drifted);
        compare(&format!("people-{name}"), &people::People::new(facts, &at), &mut drifted);
        compare(&format!("care-{name}"), &care::Care::new(facts, &at), &mut drifted);
        compare(&format!("help-now-{name}"), &help::HelpPage::new(facts), &mut drifted);
        compare(&format!("help-form-{name}"), &help::HelpFormPage::new(facts, &at), &mut drifted);
        for span in Span::ALL {
            let screen = connection::Connection::new(facts, &at, *span);
            compare(&format!("connection-{name}-{}", span.as_str()), &screen, &mut drifted);
        }
    }
    let jonas = year.people.iter().find(|p| p.name == "Jonas").unwrap();
    compare("person-jonas", &people::PersonPage::new(&year, &at, jonas.id).unwrap(), &mut drifted);
    let names = evenkeel_lib::commands::entry::Names::new(&year, at.today);
    compare("entries", &names.entries(|d| d >= at.today.plus(-14)), &mut drifted);
    let next = today::Today::new(&year, &at).next.unwrap().id;
    compare("visit-next", &visits::visit_page(&year, &at, next, None).unwrap(), &mut drifted);
    compare("visit-form-new", &visits::form(&year, &at, None, (next, next)).unwrap(), &mut drifted);
    compare("visit-form", &visits::form(&year, &at, Some((next, None)), (next, next)).unwrap(), &mut drifted);
    repeating(&year, &at, &mut drifted);
    let quiet = days::QuietPage::new(&year, &at, at.today);
    compare("quiet-page", &quiet, &mut drifted);
    compare("pause-page", &days::PausePage::new(&year, &at), &mut drifted);
    for (name, about) in [
        ("balance", About::Balance),
        ("level", About::Level),
        ("gap", About::Gap),
        ("plane", About::Plane),
        ("contact", About::Contact),
        ("felt", About::Felt),
        ("around", About::Around),
        ("give", About::Give),
        ("variety", About::Variety),
    ] {
        let explained = Explained::new(&year, &at, about).unwrap();
        compare(&format!("explain-{name}"), &explained, &mut drifted);
    }
    compare("explain-level-empty", &Explained::new(&nothing, &at, About::Level).unwrap(), &mut drifted);
    explain_one_by_one(&year, &at, &mut drifted);
    compare("quick-log", &evenkeel_lib::commands::contacts::form(&year, &at, next), &mut drifted);
    assert!(drifted.is_empty(), "fixtures had drifted; written anew, commit them: {drifted:?}");
}

/// A visit that repeats, and the days of the calendar around it.
fn repeating(year: &Facts, at: &Moment, drifted: &mut Vec<String>) {
    let group = year.visits.iter().find(|v| v.series.is_some()).unwrap();
    let second = Some(LocalTime::parse("2026-10-26T10:30:00").unwrap());
    compare("visit-group", &visits::visit_page(year, at, group.id, second).unwrap(), drifted);
    let form = visits::form(year, at, Some((group.id, second)), (group.id, group.id)).unwrap();
    compare("visit-form-group", &form, drifted);
    let (from, to) = (Day::parse("2026-09-28").unwrap(), Day::parse("2026-11-08").unwrap());
    compare("calendar", &visits::calendar_visits(year, at, from, to), drifted);
}

/// Values there are several of: one file for each kind, by id or name.
fn explain_one_by_one(year: &Facts, at: &Moment, drifted: &mut Vec<String>) {
    let all = |of: Vec<(String, About)>| -> BTreeMap<String, Explained> {
        of.into_iter().filter_map(|(name, it)| Some((name, Explained::new(year, at, it).ok()?))).collect()
    };
    let lines = year.care_lines.iter().map(|l| (l.id.to_string(), About::Line { id: l.id }));
    compare("explain-lines", &all(lines.collect()), drifted);
    let pairs = Pair::ALL.iter().map(|p| (p.as_str().to_owned(), About::Contrast { pair: *p }));
    compare("explain-contrasts", &all(pairs.collect()), drifted);
    let kinds = OfferKind::ALL.iter().map(|k| (k.as_str().to_owned(), About::Net { kind: *k }));
    compare("explain-net", &all(kinds.collect()), drifted);
    let people = today::Today::new(year, at).think_of;
    let think = people.iter().map(|s| (s.who.id.to_string(), About::ThinkOf { id: s.who.id }));
    compare("explain-think", &all(think.collect()), drifted);
    let mut with_band = year.clone();
    with_band.settings.share_band = Some(ShareBand { low: 0.2, high: 0.45 });
    compare("explain-share", &Explained::new(&with_band, at, About::Share).unwrap(), drifted);
}
