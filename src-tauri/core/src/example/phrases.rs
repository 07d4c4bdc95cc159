//! What the person in the example writes. Short, warm, and about nobody who exists.

pub(super) const MAYA: &[&str] = &[
    "Talked while she cooked. She asked and then just listened.",
    "Laughed about the old caravan.",
    "Told her about the bad night. She did not try to fix it.",
    "She was tired too, so we were tired together.",
    "Her little one sang for me.",
    "Short, but good.",
];
pub(super) const JONAS: &[&str] = &[
    "Canal walk.",
    "Canal walk, hardly spoke. That was fine.",
    "Tea on his steps.",
    "Walked home together, the long way.",
    "He showed me the workshop.",
    "Counted herons. Four.",
];
pub(super) const INES: &[&str] = &[
    "She drove me and waited in the car.",
    "A lift, and a bag of plums.",
    "She drove. We practised what I wanted to say.",
    "A lift there, tram back.",
];
pub(super) const CHOIR: &[&str] = &[
    "Sang the second part for the first time.",
    "Only listened today. Nobody minded.",
    "Biscuits afterwards.",
    "The round finally worked.",
    "Sat at the back with Priya.",
];
pub(super) const TOMASZ: &[&str] = &[
    "He fixed the bicycle light.",
    "Talked on the stairs.",
    "He carried the parcel up.",
    "Tea at his window.",
];
pub(super) const TO_TOMASZ: &[&str] =
    &["Took his bins out.", "Fed his cat.", "Read him the letter from the council."];
pub(super) const SANA: &[&str] = &["Dog pictures.", "She sent a song.", "Wrote back and forth for a while."];
pub(super) const LEO: &[&str] = &[
    "He remembered the summer at the lake.",
    "Long talk. He has his own things going on.",
    "Good to hear his voice.",
];
pub(super) const MIRA: &[&str] = &[
    "Tea house. She said: me too.",
    "Compared notes on mornings.",
    "She knows what it is like to wait for a letter.",
];
pub(super) const PRIYA: &[&str] = &["Coffee after singing.", "Looked at plants at the market."];
pub(super) const TRIED: &[&str] = &["", "Wrote, no answer.", "Rang, it went to the machine."];

pub(super) const BRING_UP: &[&str] = &[
    "Sleep is lighter again",
    "The letter from the pension office",
    "How to say no to Sunday lunch",
    "The tram felt easier this week",
    "Mornings",
    "The dose in the evening",
    "What to do with an empty afternoon",
    "That I was proud of the choir day",
];
pub(super) const TAKE_AWAY: &[&str] = &[
    "Name the worry, then choose one small thing.",
    "Ten minutes outside before noon.",
    "It may be heavy and still pass.",
    "Write the letter badly first.",
    "Ask for company before the day, not on it.",
    "A plan for Sunday evenings.",
];
pub(super) const MANAGED: &[&str] = &[
    "Rang the pension office myself",
    "Took the tram alone, there and back",
    "Cooked for three days",
    "Sorted the post",
    "Went to the dentist",
    "Asked for another appointment time",
    "Slept in my own rhythm for a week",
    "Repaired the lamp",
];
