use super::*;
use crate::domain::{Offer, Settings, Zone};

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

fn person(n: u128, name: &str, phone: Option<&str>) -> Person {
    let ways = phone.map(|value| Way { kind: WayKind::Phone, value: value.to_owned() });
    Person { ways: ways.into_iter().collect(), ..Person::new(id(n), name.to_owned(), Nature::Person) }
}

fn section(name: &str, items: &[&str]) -> SafetySection {
    SafetySection { section: name.to_owned(), items: items.iter().map(|i| (*i).to_owned()).collect() }
}

fn facts(people: Vec<Person>, plan: Vec<SafetySection>) -> Facts {
    let mut facts = Facts::new(Settings::new(Zone::parse("Europe/London").unwrap()));
    facts.people = people;
    facts.safety_plan = plan;
    facts
}

fn reached(facts: &Facts) -> Vec<(Option<Id>, String, String, usize)> {
    let reach = HelpNow::of(facts).reach;
    reach.into_iter().map(|r| (r.person, r.name, r.about, r.ways.len())).collect()
}

#[test]
fn a_line_that_begins_with_a_name_is_about_them() {
    let people = vec![
        person(1, "Maya", Some("020 7946 0112")),
        person(2, "Maya Lind", None),
        person(3, "Green, the neighbour", Some("020 7946 0134")),
    ];
    let plan = [section(
        SafetySection::REACH,
        &[
            "Maya Lind",
            " Maya ,  day or night",
            "Mayan calendar club",
            "Green, the neighbour, until ten",
            "  ",
        ],
    )];
    let s = |t: &str| t.to_owned();
    assert_eq!(
        reached(&facts(people, plan.to_vec())),
        [
            (Some(id(2)), s("Maya Lind"), s(""), 0),
            (Some(id(1)), s("Maya"), s("day or night"), 1),
            (None, s("Mayan calendar club"), s(""), 0),
            (Some(id(3)), s("Green, the neighbour"), s("until ten"), 1),
        ]
    );
}

#[test]
fn who_is_not_part_of_life_now_is_not_on_it() {
    let gone = |n, name: &str, state| Person { state, ..person(n, name, Some("020 7946 0112")) };
    let distant = Person { keep_distance: true, ..person(4, "Tom", None) };
    let people = vec![
        gone(1, "Ann", PersonState::Died),
        gone(2, "Bo", PersonState::Ended),
        gone(3, "Cy", PersonState::Archived),
        distant,
    ];
    let plan = vec![
        section(SafetySection::REACH, &["Ann, at night", "Bo", "Cy", "Tom"]),
        section(SafetySection::WORDS, &["Ann: come over", "Everybody: not a name of mine"]),
    ];
    let facts = facts(people, plan);
    assert_eq!(reached(&facts), []);
    let words = HelpNow::of(&facts).words;
    assert_eq!(words, [HelpWords { to: None, text: "Everybody: not a name of mine".to_owned() }]);
}

#[test]
fn who_was_marked_for_bad_days_follows_those_of_the_plan() {
    let offering = |n, name: &str, level| Person {
        offers: vec![Offer { kind: OfferKind::Crisis, level }],
        ..person(n, name, None)
    };
    let people = vec![
        offering(1, "Ann", OfferLevel::CouldAsk),
        offering(2, "Bo", OfferLevel::SaidYes),
        offering(3, "Cy", OfferLevel::SaidYes),
        Person { nature: Nature::Professional, ..offering(4, "Dr Dee", OfferLevel::SaidYes) },
        person(5, "Eve", None),
    ];
    let facts = facts(people, vec![section(SafetySection::REACH, &["Eve", "Cy, after six"])]);
    let order: Vec<String> = reached(&facts).into_iter().map(|r| r.1).collect();
    assert_eq!(order, ["Eve", "Cy", "Bo", "Ann"]);
}

#[test]
fn phones_come_before_other_ways_and_stand_alone() {
    let way = |kind, value: &str| Way { kind, value: value.to_owned() };
    let mut ann = person(1, "Ann", None);
    ann.ways = vec![way(WayKind::Email, "ann@example.org"), way(WayKind::Phone, "020 7946 0112")];
    let mut bo = person(2, "Bo", None);
    bo.ways = vec![way(WayKind::Email, "bo@example.org")];
    let facts = facts(vec![ann, bo], vec![section(SafetySection::REACH, &["Ann", "Bo"])]);
    let ways: Vec<Vec<String>> =
        HelpNow::of(&facts).reach.iter().map(|r| r.ways.iter().map(|w| w.value.clone()).collect()).collect();
    assert_eq!(ways, [["020 7946 0112"], ["bo@example.org"]]);
}

#[test]
fn the_form_gives_back_the_plan_it_was_made_from() {
    let people = vec![person(1, "Maya", None)];
    let plan = vec![
        section(SafetySection::REACH, &["Maya, day or night", "The neighbours"]),
        section(SafetySection::HELPED, &["Cold water", "A walk"]),
        section(SafetySection::WORDS, &["Maya: Can you stay on the phone?", "I am not well."]),
        section(SafetySection::PLACES, &["The library"]),
        section("Signs I know", &["Curtains stay closed"]),
        section(SafetySection::SMALL_STEPS, &["Open the window"]),
    ];
    let facts = facts(people, plan.clone());
    let form = HelpForm::of(&facts);
    assert_eq!(form.reach[0], AboutWhom { person: Some(id(1)), text: "day or night".to_owned() });
    assert_eq!(
        form.words[0],
        AboutWhom { person: Some(id(1)), text: "Can you stay on the phone?".to_owned() }
    );
    assert_eq!(form.more.len(), 1);
    assert_eq!(form.plan(&facts), plan);
    assert_eq!(HelpForm::default().plan(&facts), [plan[5].clone()], "small steps have a form of their own");
}

#[test]
fn what_is_empty_is_left_out_and_what_says_something_is_not() {
    let facts = facts(vec![person(1, "Maya", None)], vec![]);
    let about = |person, text: &str| AboutWhom { person, text: text.to_owned() };
    let line = |name: &str, number: &str, hours: Option<&str>| HelpLine {
        name: name.to_owned(),
        number: number.to_owned(),
        hours: hours.map(str::to_owned),
        region: None,
        checked_on: None,
    };
    let form = HelpForm {
        reach: vec![about(Some(id(1)), ""), about(None, " "), about(Some(id(9)), "somebody who is gone")],
        words: vec![about(Some(id(1)), "  "), about(None, "I am not well.")],
        lines: vec![line("", "", Some("day")), line(" Line ", " 0 ", Some(" "))],
        helped: vec![String::new(), " A walk ".to_owned()],
        places: vec![],
        more: vec![section(" ", &["", " kept "]), section("", &[]), section("Signs", &[])],
    };
    assert_eq!(
        form.plan(&facts),
        [
            section(SafetySection::REACH, &["Maya", "somebody who is gone"]),
            section(SafetySection::HELPED, &["A walk"]),
            section(SafetySection::WORDS, &["I am not well."]),
            section("", &["kept"]),
            section("Signs", &[]),
        ]
    );
    assert_eq!(form.help_lines(), [line("Line", "0", None)]);
}

#[test]
fn a_new_name_is_said_in_the_lines_about_them_only() {
    let names = ["Maya", "Maya Lind"];
    let reach = section(SafetySection::REACH, &["Maya, at night", "Maya Lind", "Mayan club"]);
    let renamed = reach.with_name("Maya", Some("May"), names.into_iter());
    assert_eq!(renamed, section(SafetySection::REACH, &["May, at night", "Maya Lind", "Mayan club"]));
    let gone = reach.with_name("Maya", None, names.into_iter());
    assert_eq!(gone, section(SafetySection::REACH, &["Maya Lind", "Mayan club"]));
    let words = section(SafetySection::WORDS, &["Maya: come", "Maya, come"]);
    assert_eq!(
        words.with_name("Maya", Some("May"), names.into_iter()),
        section(SafetySection::WORDS, &["May: come", "Maya, come"])
    );
    let other = section(SafetySection::HELPED, &["Maya, at night"]);
    assert_eq!(other.with_name("Maya", None, names.into_iter()), other);
}

#[test]
fn the_card_has_what_was_chosen_and_no_ids() {
    let plan =
        vec![section(SafetySection::REACH, &["Maya"]), section(SafetySection::PLACES, &["The library"])];
    let page = HelpNow::of(&facts(vec![person(1, "Maya", Some("020 7946 0112"))], plan));
    let card = page.clone().only(HelpCard { people: true, ..HelpCard::default() });
    assert_eq!((card.reach.len(), card.reach[0].person, card.places.len()), (1, None, 0));
    assert!(page.clone().only(HelpCard::default()).is_empty());
    let all = HelpCard { people: true, lines: true, helped: true, words: true, places: true, more: true };
    let kept = all.preferences().iter().map(|(k, v)| ((*k).to_owned(), (*v).into())).collect();
    assert_eq!(HelpCard::of(&kept), all);
}
