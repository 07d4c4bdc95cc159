//! Connection and quiet (model.md, section 5, A46 to A49).

use crate::balance::connection::{Axis, Connection, ConnectionName, connection, quiet_card};
use crate::balance::days::Calendar;
use crate::balance::testing::*;
use crate::domain::*;
use Axis::{Low, Ok};

fn of(facts: &Facts, today: Day) -> Connection {
    connection(&Calendar::new(facts, today))
}

/// The contact axis of days in the notation of model.md, section 3.
fn contact_axis(series: &str, rho: Option<f64>) -> Option<Axis> {
    let (facts, today) = noted(series, rho, FinishedDays::OnlyClosed);
    of(&facts, today).contact
}

fn felt(n: i64, value: u8) -> Checkin {
    Checkin { value, ..feeling(n) }
}

/// The felt axis and the median of values on the days from day 0 on, with the mark at 2.
fn felt_axis(values: &[u8]) -> (Option<Axis>, Option<f64>) {
    let (mut facts, today) = noted("00000000000000", None, FinishedDays::Always);
    facts.checkins = (0..).zip(values).map(|(n, value)| felt(n, *value)).collect();
    let found = of(&facts, today);
    (found.felt, found.median)
}

#[test]
fn a46_equal_is_ok_and_below_is_low() {
    // ρ = 2.5: two weeks of it are 5 days, 0.6 of them 3.
    assert_eq!(contact_axis("1010100 0000000", Some(2.5)), Some(Ok));
    assert_eq!(contact_axis("1010h00 0000000", Some(2.5)), Some(Low));
    // ρ unset: 2 days.
    assert_eq!(contact_axis("1010000 0000000", None), Some(Ok));
    assert_eq!(contact_axis("10h0000 0000000", None), Some(Low));
    assert_eq!(contact_axis("hhhh000 0000000", None), Some(Ok), "halves count as halves");
    // Every rhythm of tenths, with as many halves as are just enough.
    for tenths in 5..=70u32 {
        let rho: f64 = format!("{}.{}", tenths / 10, tenths % 10).parse().unwrap();
        // 14 · (halves / 2) / 14 against 1.2 · tenths / 10.
        let enough = (12 * tenths).div_ceil(50);
        let series = |halves: u32| {
            let (full, half) = (halves / 2, halves % 2);
            let known = "1".repeat(full as usize) + &"h".repeat(half as usize);
            format!("{known:0<14}")
        };
        assert_eq!(contact_axis(&series(enough), Some(rho)), Some(Ok), "{rho}");
        assert_eq!(contact_axis(&series(enough - 1), Some(rho)), Some(Low), "{rho}");
    }
}

#[test]
fn a46_the_sum_is_scaled_from_the_known_days_and_needs_eight() {
    assert_eq!(contact_axis("1111111 uuuuuuu", None), None);
    assert_eq!(contact_axis("1000000 0uuuuuu", None), Some(Low), "14 · 1 / 8 is 1.75");
    assert_eq!(contact_axis("1h00000 0uuuuuu", None), Some(Ok), "14 · 1.5 / 8 is 2.625");
    // Eight known of a hundred are enough: K plays no part here.
    assert_eq!(contact_axis(&format!("{} 1110000 0uuuuuu", "u".repeat(86)), None), Some(Ok));
    // A short past counts as it is.
    assert_eq!(contact_axis("10000001", None), Some(Ok));
    assert_eq!(contact_axis("1000000", None), None);
}

#[test]
fn a46_the_days_are_the_last_fourteen_that_are_finished_and_not_paused() {
    assert_eq!(contact_axis("11 0000000 0000000", None), Some(Low));
    assert_eq!(
        contact_axis("11 000000 ppppppp 000000", None),
        Some(Ok),
        "a pause makes it reach further back"
    );
    // Today's contact waits until tomorrow.
    let (mut facts, today) = noted("1000000 0000000", None, FinishedDays::Always);
    facts.contacts.push(contact(14));
    assert_eq!((of(&facts, today).contact, of(&facts, today).halves), (Some(Low), 2));
    assert_eq!(of(&facts, today.plus(1)).contact, Some(Low), "day 0 has left");
    facts.contacts.push(contact(13));
    assert_eq!(of(&facts, today).contact, Some(Ok));
}

#[test]
fn a23_a46_the_rhythm_is_yesterdays() {
    let (mut facts, today) = noted("1010100 0000000", None, FinishedDays::Always);
    facts.settings.rhythm = vec![rhythm(14, 7.0)];
    assert_eq!((of(&facts, today).contact, of(&facts, today).rhythm), (Some(Ok), None));
    facts.settings.rhythm = vec![rhythm(13, 7.0)];
    assert_eq!(of(&facts, today).contact, Some(Low));
}

#[test]
fn a47_the_median_of_an_even_count_is_the_mean_of_the_two_middle_values() {
    assert_eq!(felt_axis(&[]), (None, None));
    assert_eq!(felt_axis(&[4]).0, None, "one is too few");
    assert_eq!(felt_axis(&[4, 0]), (Some(Ok), Some(2.0)));
    assert_eq!(felt_axis(&[3, 0]), (Some(Low), Some(1.5)));
    assert_eq!(felt_axis(&[0, 4, 2, 0, 3]), (Some(Ok), Some(2.0)));
    assert_eq!(felt_axis(&[4, 1, 2, 0]), (Some(Low), Some(1.5)));
    assert_eq!(felt_axis(&[4, 4, 1, 1, 0]), (Some(Low), Some(1.0)));
}

#[test]
fn a47_equal_to_the_mark_is_ok() {
    let (mut facts, today) = noted("00000000000000", None, FinishedDays::Always);
    facts.checkins = vec![felt(1, 2), felt(2, 3)];
    let at = |mark: u8| {
        let mut facts = facts.clone();
        facts.settings.felt_mark = mark;
        of(&facts, today).felt
    };
    assert_eq!([0, 1, 2, 3, 4].map(at), [Some(Ok), Some(Ok), Some(Ok), Some(Low), Some(Low)]);
}

#[test]
fn a47_check_ins_of_those_days_known_or_not_and_never_todays() {
    let (mut facts, today) = noted("0000000 0uuuuuu", None, FinishedDays::OnlyClosed);
    facts.checkins = vec![felt(9, 4), felt(14, 4), felt(15, 4)];
    assert_eq!(of(&facts, today).felt, None, "today and tomorrow do not count");
    facts.checkins.push(felt(13, 4));
    assert_eq!(of(&facts, today).felt, Some(Ok));
    facts.pauses.push(pause(9, 9));
    assert_eq!(of(&facts, today).felt, None, "a paused day is not one of them");
    facts.pauses.clear();
    facts.checkins[0].day = day(0);
    assert_eq!(of(&facts, today).felt, Some(Ok));
    assert_eq!(of(&facts, today.plus(1)).checkins, 2, "day 0 has left, day 14 has come");
    facts.checkins.iter_mut().for_each(|c| c.item = Item::Understood);
    assert_eq!(of(&facts, today).felt, None, "only how connected");
}

#[test]
fn names_and_axes_that_are_missing() {
    let name = |series: &str, felt_value: Option<u8>| {
        let (mut facts, today) = noted(series, None, FinishedDays::OnlyClosed);
        facts.checkins = felt_value.iter().flat_map(|v| [felt(3, *v), felt(4, *v)]).collect();
        let Connection { contact, felt, name, .. } = of(&facts, today);
        (contact, felt, name)
    };
    let (busy, quiet) = ("1010100 1010100", "0000000 0000000");
    assert_eq!(name(busy, Some(3)), (Some(Ok), Some(Ok), Some(ConnectionName::InTouch)));
    assert_eq!(name(busy, Some(1)), (Some(Ok), Some(Low), Some(ConnectionName::StillMissing)));
    assert_eq!(name(quiet, Some(3)), (Some(Low), Some(Ok), Some(ConnectionName::QuietFine)));
    assert_eq!(name(quiet, Some(1)), (Some(Low), Some(Low), Some(ConnectionName::QuietMissing)));
    let chosen = "cccccccc 000000";
    assert_eq!(name(chosen, Some(3)), (Some(Low), Some(Ok), Some(ConnectionName::QuietByChoice)));
    assert_eq!(name(chosen, Some(1)), (Some(Low), Some(Low), Some(ConnectionName::ChosenGrownLong)));
    // Only the axis that is known is named.
    assert_eq!(name(quiet, None), (Some(Low), None, None));
    assert_eq!(name("uuuuuuu 0000000", Some(1)), (None, Some(Low), None));
}

#[test]
fn a48_more_than_half_of_the_known_quiet_days_are_chosen() {
    let name = |series: &str, rho: f64| {
        let (mut facts, today) = noted(series, Some(rho), FinishedDays::OnlyClosed);
        facts.checkins = vec![felt(3, 3), felt(4, 3)];
        of(&facts, today).name.unwrap()
    };
    use ConnectionName::{QuietByChoice, QuietFine};
    assert_eq!(name("ccccccc 0000000", 3.0), QuietFine, "half is not more than half");
    assert_eq!(name("ccccccc c000000", 3.0), QuietByChoice);
    // Days with contact and days that are not known have no say.
    assert_eq!(name("cc0huuu uuu1111", 7.0), QuietByChoice);
    assert_eq!(name("c00huuu uuu1111", 7.0), QuietFine);
    // Contact low with no quiet day at all: zero known quiet days are not mostly chosen.
    assert_eq!(name("hhhhhhh hhhhhhh", 7.0), QuietFine);
    // A chosen mark on a day with contact is ignored (A17), and so is one on an unknown day.
    let (mut facts, today) = noted("h00uuuu hhhhhhh", Some(7.0), FinishedDays::OnlyClosed);
    facts.checkins = vec![felt(3, 3), felt(4, 3)];
    facts.quiet = [0, 3, 4, 5, 6, 7].map(|n| quiet(n, QuietChoice::Chosen)).to_vec();
    facts.quiet.extend([quiet(1, QuietChoice::Half), quiet(2, QuietChoice::NotChosen)]);
    assert_eq!((of(&facts, today).name, of(&facts, today).chosen_days), (Some(QuietFine), 0));
}

#[test]
fn a49_the_card_needs_it_today_and_fourteen_days_ago() {
    let facts = |felt_on: &[i64]| {
        let (mut facts, today) = noted(&"0".repeat(30), None, FinishedDays::Always);
        facts.checkins = felt_on.iter().map(|n| felt(*n, 0)).chain([felt(0, 4)]).collect();
        (facts, today)
    };
    let card = |felt_on: &[i64]| {
        let (facts, today) = facts(felt_on);
        quiet_card(&Calendar::new(&facts, today))
    };
    // Today is day 30: the days are 16 to 29, and 2 to 15 as of day 16.
    assert!(card(&[2, 15, 16, 29]));
    assert!(!card(&[2, 16, 17, 29]), "on day 16 it was one check-in");
    assert!(!card(&[2, 15, 29]), "today it is one");
    // Nothing noted later may change what was seen then: day 16 itself is not finished as of day 16.
    assert!(!card(&[15, 16, 29]));
    // Twice is enough; in between it may have been otherwise.
    let (mut facts, today) = facts(&[2, 15, 16, 29]);
    let on = |facts: &Facts, today| of(facts, today).name == Some(ConnectionName::QuietMissing);
    facts.contacts = vec![contact(15), contact(16)];
    assert!(on(&facts, today) && !on(&facts, day(20)) && on(&facts, day(16)));
    assert!(quiet_card(&Calendar::new(&facts, today)));
    // Chosen quiet is no quiet that is missed.
    facts.quiet = (16..30).map(|n| quiet(n, QuietChoice::Chosen)).collect();
    assert!(!quiet_card(&Calendar::new(&facts, today)));
}

#[test]
fn a49_fourteen_days_are_calendar_days() {
    let (mut facts, today) = noted(&"0".repeat(30), None, FinishedDays::Always);
    facts.checkins = [2, 15, 16, 29].map(|n| felt(n, 0)).to_vec();
    assert!(quiet_card(&Calendar::new(&facts, today)));
    // With a pause the window of today reaches back to day 12, that of day 16 ends on day 15 all the same.
    facts.pauses.push(pause(20, 23));
    facts.checkins = [2, 3, 12, 13].map(|n| felt(n, 0)).to_vec();
    assert!(quiet_card(&Calendar::new(&facts, today)));
}

#[test]
fn chosen_quiet_freezes_nothing_here() {
    let (mut facts, today) = noted("ccccccc 0000000", None, FinishedDays::Always);
    facts.settings.chosen_quiet_freezes = true;
    assert_eq!((of(&facts, today).known, of(&facts, today).quiet_days), (14, 14));
}
