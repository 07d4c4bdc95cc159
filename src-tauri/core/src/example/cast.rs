//! The people of the example. All invented: phone numbers come from the ranges reserved for fiction, mail goes to
//! example.org, addresses exist nowhere.

use super::random::Random;
use crate::domain::{
    CareKind, CareLine, CareState, Day, Id, Nature, Offer, OfferKind, OfferLevel, Person, PersonState,
    Relation, Way, WayKind,
};
use {OfferKind as K, OfferLevel::CouldAsk as Could, OfferLevel::SaidYes as Yes};

/// Ids by role, so that the story can name people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cast {
    pub(super) maya: Id,
    pub(super) jonas: Id,
    pub(super) ines: Id,
    pub(super) priya: Id,
    pub(super) sana: Id,
    pub(super) tomasz: Id,
    pub(super) leo: Id,
    pub(super) mira: Id,
    pub(super) choir: Id,
    pub(super) kept_away: Id,
    pub(super) archived: Id,
}

/// Ids of the care lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    pub(super) therapy: Id,
    pub(super) psychiatry: Id,
    pub(super) gp: Id,
    pub(super) skills: Id,
    pub(super) peers: Id,
}

struct Maker<'a> {
    random: &'a mut Random,
    day: Day,
    people: Vec<Person>,
}

impl Maker<'_> {
    fn person(&mut self, name: &str, relation: Relation, ring: u8, rhythm_days: Option<u32>) -> &mut Person {
        self.push(name, Nature::Person, Some(relation), ring, rhythm_days)
    }

    fn push(
        &mut self,
        name: &str,
        nature: Nature,
        relation: Option<Relation>,
        ring: u8,
        rhythm_days: Option<u32>,
    ) -> &mut Person {
        let person = Person {
            relation,
            ring: Some(ring),
            rhythm_days,
            ..Person::new(self.random.id(self.day), name.to_owned(), nature)
        };
        self.people.push(person);
        let last = self.people.len() - 1;
        &mut self.people[last]
    }
}

impl Person {
    fn way(&mut self, kind: WayKind, value: &str) -> &mut Self {
        self.ways.push(Way { kind, value: value.to_owned() });
        self
    }
    fn offer(&mut self, kind: OfferKind, level: OfferLevel) -> &mut Self {
        self.offers.push(Offer { kind, level });
        self
    }
    fn topic(&mut self, topic: &str) -> &mut Self {
        self.topics.push(topic.to_owned());
        self
    }
    fn said(&mut self, note: &str) -> &mut Self {
        note.clone_into(&mut self.note);
        self
    }
}

/// Everyone in the example, and who is who.
pub(super) fn people(random: &mut Random, day: Day) -> (Vec<Person>, Cast) {
    use WayKind::{Address, Email, Link, Phone};
    let mut m = Maker { random, day, people: Vec::new() };
    let maya = m
        .person("Maya", Relation::Family, 1, Some(7))
        .way(Phone, "020 7946 0112")
        .way(Email, "maya@example.org")
        .offer(K::Listen, Yes)
        .offer(K::Crisis, Yes)
        .offer(K::After, Yes)
        .topic("How the move to the new flat is going")
        .said("My sister. Evenings are best, after the little one is asleep.")
        .id;
    let jonas = m
        .person("Jonas", Relation::Friend, 1, Some(10))
        .way(Phone, "07700 900167")
        .way(Link, "jonas.walks")
        .way(Address, "Mill Row 4, third bell")
        .offer(K::Listen, Yes)
        .offer(K::Company, Could)
        .offer(K::After, Could)
        .topic("How the first week at the workshop went")
        .topic("The blue umbrella is still here")
        .said("Easier on the phone after six. Goes quiet when work is heavy; it is not about me.")
        .id;
    let ines = m
        .person("Ines", Relation::Family, 2, Some(14))
        .way(Phone, "020 7946 0134")
        .way(Address, "Harbour Lane 31")
        .offer(K::Practical, Yes)
        .offer(K::System, Yes)
        .topic("Thank her for the lifts")
        .said("My aunt. Has the car on Thursdays, and a way with forms.")
        .id;
    let priya = m
        .person("Priya", Relation::Friend, 2, None)
        .way(Phone, "07700 900121")
        .offer(K::Company, Could)
        .said("Sits next to me at choir.")
        .id;
    let sana = m
        .person("Sana", Relation::Family, 2, Some(21))
        .way(Phone, "07700 900188")
        .way(Email, "sana@example.org")
        .topic("Ask for the lentil recipe")
        .said("My cousin. Sends pictures of her dog.")
        .id;
    let tomasz = m
        .person("Tomasz", Relation::Neighbour, 3, None)
        .way(Address, "Harbour Lane 14, ground floor")
        .offer(K::Practical, Could)
        .offer(K::Company, Could)
        .said("Next door. Knows about bicycles and boilers.")
        .id;
    let leo = m
        .person("Leo", Relation::Friend, 3, Some(30))
        .way(Phone, "020 7946 0171")
        .offer(K::Listen, Could)
        .topic("The old band photographs")
        .said("We know each other from school. Lives two hours away.")
        .id;
    let mira = m
        .person("Mira", Relation::Peer, 3, Some(14))
        .way(Email, "mira@example.org")
        .said("From the peer evenings. Understands without many words.")
        .id;
    let choir = m
        .push("Choir", Nature::Group, Some(Relation::Community), 3, Some(7))
        .way(Address, "Old Chapel, Canal Street, Saturdays 10:30")
        .offer(K::Company, Yes)
        .said("Saturday mornings. Nobody minds when I only listen.")
        .id;
    let far = m.person("Rafe", Relation::Other, 3, None).said("I decided to keep a distance.");
    far.keep_distance = true;
    let kept_away = far.id;
    let old = m.person("Bea", Relation::Colleague, 3, None).said("From the old job.");
    old.state = PersonState::Archived;
    let archived = old.id;
    (m.people, Cast { maya, jonas, ines, priya, sana, tomasz, leo, mira, choir, kept_away, archived })
}

/// Who gives care, and the lines of care.
pub(super) fn care(random: &mut Random, day: Day) -> (Vec<Person>, Vec<CareLine>, Lines) {
    let mut m = Maker { random, day, people: Vec::new() };
    let mut given = |name: &str, ring: u8, phone: &str| {
        let person = m.push(name, Nature::Professional, None, ring, None).way(WayKind::Phone, phone);
        person.way(WayKind::Address, "Harbour Lane 12");
        person.id
    };
    let nadia = given("Nadia", 1, "020 7946 0215");
    let marlow = given("Dr Marlow", 2, "020 7946 0216");
    let ashby = given("Dr Ashby", 3, "020 7946 0217");
    let group = given("Skills group", 2, "020 7946 0218");
    let people = m.people;
    let mut lines = Vec::new();
    let mut line = |name: &str, kind, professional, interval_days, state| {
        let id = random.id(day);
        lines.push(CareLine { id, name: name.to_owned(), kind, professional, interval_days, state });
        id
    };
    let therapy = line("Therapy", CareKind::Therapy, Some(nadia), Some(7), CareState::Active);
    let psychiatry = line("Psychiatry", CareKind::Psychiatry, Some(marlow), Some(56), CareState::Active);
    let gp = line("GP", CareKind::Gp, Some(ashby), None, CareState::Active);
    let skills = line("Skills group", CareKind::Group, Some(group), None, CareState::Active);
    let peers = line("Peer evening", CareKind::PeerGroup, None, None, CareState::Ended);
    (people, lines, Lines { therapy, psychiatry, gp, skills, peers })
}

/// Many more people, for the large sample: invented first names with a number.
pub(super) fn crowd(random: &mut Random, day: Day, count: usize) -> Vec<Person> {
    const NAMES: [&str; 12] =
        ["Alba", "Bruno", "Cleo", "Dario", "Elke", "Farid", "Greta", "Hugo", "Iris", "Joao", "Kaja", "Luc"];
    let mut m = Maker { random, day, people: Vec::new() };
    for i in 0..count {
        let relation = Relation::ALL[i % Relation::ALL.len()];
        m.person(&format!("{} {}", NAMES[i % NAMES.len()], i / NAMES.len() + 1), relation, 3, None);
    }
    m.people
}
