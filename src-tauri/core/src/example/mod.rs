//! One plainly fictional person's record: for the demo, for pictures, for tests and for measuring.
//!
//! The same seed and the same `today` always give the same record: no clock, no library's randomness. The last six
//! weeks are written by hand ([`recent`]), so that every screen has something true to show; what lies before comes from
//! the seed ([`past`]). All names, numbers and addresses are invented.

mod care;
mod cast;
mod past;
mod phrases;
mod random;
mod recent;
mod seasons;
mod story;

use crate::domain::{Channel, Day, Facts, FinishedDays, HelpLine, Rhythm, SafetySection, Settings, Zone};
use seasons::RECENT;
use story::{Entry, Story};

/// A year (53 weeks) that ends today.
pub fn year(seed: u64, today: Day) -> Facts {
    tell(seed, today, 53 * 7).into_facts()
}

/// Ten years that end today.
pub fn ten_years(seed: u64, today: Day) -> Facts {
    tell(seed, today, 522 * 7).into_facts()
}

/// Exactly 100,000 contacts in twenty years: what the measurements use.
pub fn hundred_thousand(seed: u64, today: Day) -> Facts {
    const CONTACTS: usize = 100_000;
    const DAYS: i64 = 1044 * 7;
    let mut s = tell(seed, today, DAYS);
    let crowd = cast::crowd(&mut s.random, s.first, 60);
    let ids: Vec<_> = crowd.iter().map(|p| p.id).collect();
    s.facts.people.extend(crowd);
    let span = usize::try_from(DAYS - RECENT - 1).unwrap_or(1);
    while s.facts.contacts.len() < CONTACTS {
        let day = s.first.plus(i64::try_from(s.random.below(span)).unwrap_or(0));
        let (hour, minute) = (s.random.between(8, 21), s.random.between(0, 11) * 5);
        let who = s.random.pick(&ids);
        let channel = s.random.pick(&[Channel::Message, Channel::Message, Channel::Call, Channel::InPerson]);
        let marks = s.random.pick(&["", "c", "c", "e", "p", "ec"]);
        let minutes = s.random.between(2, 60);
        let mut entry = Entry::new(day, hour, minute, channel, marks).with(who);
        if minutes > 8 {
            entry = entry.minutes(minutes);
        }
        s.note(entry);
    }
    s.into_facts()
}

/// The home zone of the person in the example.
fn home() -> Zone {
    Zone(chrono_tz::Europe::London)
}

fn tell(seed: u64, today: Day, days: i64) -> Story {
    let mut settings = Settings::new(home());
    let first = today.plus(-days);
    settings.rhythm = vec![
        Rhythm { from: first.plus(14), days_per_week: Some(2.5) },
        Rhythm { from: today.plus(-150), days_per_week: Some(3.0) },
    ];
    // Days are closed by hand, so that the two days before today stay open also when the window is opened today.
    settings.finished_days = FinishedDays::OnlyClosed;
    let mut story = Story::new(seed, first, today, settings);
    care::visits(&mut story);
    past::weeks(&mut story);
    recent::weeks(&mut story);
    past::days(&mut story);
    past::scores(&mut story);
    story.facts.safety_plan = safety_plan();
    story.facts.help_lines = help_lines(today);
    story
}

fn safety_plan() -> Vec<SafetySection> {
    let section = |name: &str, items: &[&str]| SafetySection {
        section: name.to_owned(),
        items: items.iter().map(|i| (*i).to_owned()).collect(),
    };
    vec![
        section(
            SafetySection::REACH,
            &[
                "Maya, day or night",
                "Jonas, after six",
                "Nadia, weekdays 9 to 17",
                "Dr Ashby, weekday mornings",
            ],
        ),
        section(
            SafetySection::HELPED,
            &[
                "Shower, then tea",
                "Walk to the lock and back",
                "The slow record",
                "Sit by the window, feet on the floor",
            ],
        ),
        section(
            SafetySection::WORDS,
            &[
                "Maya: It is one of those evenings. Can you stay on the phone for a bit? You do not need to fix \
                   anything.",
            ],
        ),
        section(SafetySection::PLACES, &["The tea house on Canal Street", "Choir, only to listen"]),
        section("Signs I know", &["I stop opening the curtains", "I answer nobody for three days"]),
        section("Making it safer", &["Ines keeps the spare tablets", "Phone charged, by the bed"]),
        section(
            SafetySection::SMALL_STEPS,
            &[
                "Open the window and sit by it",
                "Send Sana a dog picture",
                "Tea at the tea house, with the paper",
            ],
        ),
    ]
}

fn help_lines(today: Day) -> Vec<HelpLine> {
    let line = |name: &str, number: &str, hours: &str, checked: i64| HelpLine {
        name: name.to_owned(),
        number: number.to_owned(),
        hours: Some(hours.to_owned()),
        region: Some("Example".to_owned()),
        checked_on: Some(today.plus(-checked)),
    };
    vec![
        line("Listening line (example)", "020 7946 0958", "day and night", 36),
        line("Local crisis team (example)", "020 7946 0961", "8:00 to 22:00", 190),
    ]
}

#[cfg(test)]
mod tests;
