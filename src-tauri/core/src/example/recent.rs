//! The last six weeks, by hand: every screen finds something to show, whatever the seed.

use super::story::{Entry, Story};
use crate::domain::{After, Channel, Direction, Quiet, QuietChoice, Real};
use Channel::{Call, Group, InPerson, Message, Video};

/// Notes the contacts and the quiet days of the six weeks before today.
pub(super) fn weeks(s: &mut Story) {
    let c = s.cast;
    for ago in [42, 21, 7] {
        s.lift(s.today.plus(-ago));
    }
    let new =
        |ago: i64, hour, minute, channel, marks| Entry::new(s.today.plus(-ago), hour, minute, channel, marks);
    let therapy = |ago: i64| s.therapy_on(s.today.plus(-ago));
    let entries = [
        new(40, 10, 30, Group, "c").with(c.choir).with(c.priya).minutes(120).way(Direction::Both),
        new(39, 20, 0, Video, "e").with(c.leo).minutes(55).said("He remembered the summer at the lake."),
        new(33, 10, 30, Group, "c").with(c.choir).minutes(120).way(Direction::Both),
        new(32, 17, 30, InPerson, "p").with(c.tomasz).minutes(20).way(Direction::Given).real(Real::Little),
        new(31, 19, 40, Call, "e").with(c.maya).minutes(25).said("Short, but good."),
        new(28, 16, 15, InPerson, "ec")
            .with(c.jonas)
            .minutes(80)
            .place("Canal")
            .after(After::Lighter)
            .for_visit(therapy(28))
            .said("Met after therapy. He listened."),
        new(24, 19, 10, Call, "e").with(c.maya).minutes(40).way(Direction::Both),
        new(23, 20, 10, Message, "c").with(c.sana).way(Direction::Both).said("Dog pictures."),
        new(21, 16, 0, InPerson, "c")
            .with(c.jonas)
            .minutes(45)
            .after(After::Same)
            .said("Walked home from therapy."),
        new(19, 10, 30, Group, "c").with(c.choir).with(c.priya).way(Direction::Both),
        new(17, 19, 20, Call, "e").with(c.maya).minutes(35).after(After::Lighter),
        new(14, 18, 0, InPerson, "e").with(c.mira).minutes(75).place("Tea house").way(Direction::Both),
        new(12, 10, 30, Group, "c").with(c.choir).with(c.priya).minutes(120).way(Direction::Both),
        new(10, 19, 45, Call, "e")
            .with(c.maya)
            .minutes(45)
            .said("Told her about the bad night. She did not try to fix it."),
        new(10, 12, 20, Message, "").with(c.jonas).unanswered().said("Wrote, no answer."),
        new(10, 17, 30, InPerson, "pc").with(c.tomasz).minutes(30).said("He fixed the bicycle light."),
        new(6, 14, 30, InPerson, "c")
            .with(c.jonas)
            .minutes(50)
            .place("Canal")
            .way(Direction::Both)
            .after(After::Lighter)
            .said("Canal walk."),
        new(5, 10, 30, Group, "ec")
            .with(c.choir)
            .with(c.priya)
            .minutes(120)
            .way(Direction::Both)
            .said("The round finally worked."),
        new(3, 19, 30, Call, "e").with(c.maya).minutes(40).after(After::Lighter).said("Said it out loud."),
    ];
    for entry in entries {
        s.note(entry);
    }
    use QuietChoice::{Chosen, Half, NotChosen};
    for (ago, choice) in [
        (37, Chosen),
        (30, Chosen),
        (27, NotChosen),
        (20, Half),
        (18, Chosen),
        (15, NotChosen),
        (9, Chosen),
        (4, Chosen),
    ] {
        s.facts.quiet.push(Quiet { day: s.today.plus(-ago), choice });
    }
}
