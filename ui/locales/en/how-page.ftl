### How this is worked out: each value's rule in words, beside the person's present numbers, and the limits.

page-how-sentence = Every number here is counted again from your own entries each time it is read. None of it is stored, and none of it says why.
page-how-print = Print
page-how-contents = On this page
page-how-yours = Your numbers now
page-how-reading = Your numbers are being worked out.
page-how-not-yet = Not yet: nothing is noted for it.
page-how-both = Care and people, both
page-how-entries = Its entries

## What is known

page-known = Days, and how much is known
page-known-formula = known days ÷ the last 28 finished days outside pauses: at least 0.6, and at least 10 days
page-known-1 = A day begins at { $start }. What happens earlier in the night belongs to the day before. An entry keeps the day on its own clock, wherever you were.
page-known-2-when_used = A past day is known if Evenkeel was in use on it or on one of the two days after, or if you closed it.
page-known-2-always = A past day is known, unless you marked it as not sure.
page-known-2-only_closed = A past day is known if you closed it.
page-known-3 = Days you were not sure of, and all others, are not known. They count as nothing at all: neither as contact nor as quiet. Today is not known before it is over, and days in a pause stand outside.
page-known-4 = A known day is one of these: connected, with real contact or a little; quiet by choice; quiet and not chosen; or quiet, where you chose half or said nothing.
page-known-5 = Where too few days are known, there is a row of days and the sentence “too few to say”, and no number.
page-known-now = { $known } of the last { $active } days are known. It takes { $needed }.
page-known-now-none = No day is over yet.

## The weeks

page-balance = Days with care, days with people
page-balance-formula = for each week and each stream: days with at least one entry
page-balance-1 = Care is visits you marked as kept. Heard, helped and company are answered contacts with that mark. A contact with two marks counts in both; one without a mark counts for people alone.
page-balance-2 = The sentence speaks of the last four weeks that are over. Heard and got help mean what came to you; company and people count in every direction. “Both kinds” are weeks with a day heard and a day helped.
page-balance-3 = The running week is drawn hatched, and compared with nothing.

## The level

page-level = Days a week with real contact
page-level-formula = 7 × sum of (weight × contact) ÷ sum of weights, over the known days up to yesterday
page-level-1 = A day counts 1 with real contact, ½ with a little, and 0 without. Several contacts on one day count no more than 1. Care does not enter here, unless you marked a visit as company too.
page-level-2 = A day weighs half after 14 × √(3 ÷ your rhythm) days, at least 10 and at most 28; without a rhythm after 14. So a slow rhythm looks back further.
page-level-3 = A day that is not known adds nothing. A pause holds everything still.{ $freezes ->
    [on] {" "}You chose that quiet by choice does so too.
   *[off] {" "}Quiet by choice counts as a day without contact; in Settings you can let it hold the level still instead.
}
page-level-4 = Beside your rhythm it has a word. It begins as “near your rhythm” from 0.5 of it, turns to “quieter than your rhythm” under 0.4, and back at 0.6. There are two steps so that one single day does not turn the word to and fro. Another rhythm holds from its day on, and the past keeps the earlier one.

## The gap

page-gap = Days since the last contact
page-gap-formula = days outside pauses after the last day with contact that was real, at least a little
page-gap-1 = Beside it stands your own limit. Without one it is 14 ÷ your rhythm, rounded up; without a rhythm the days are only counted.
page-gap-2 = A try without an answer is not contact. It is told beside, for the effort it was.

## Care, and both

page-care = Care in place, and both side by side
page-care-formula = days since the last kept visit, and days until the next, beside the days you plan between them
page-care-1 = In place: the next visit is no further away than the interval, or the last kept one is no longer ago than it; or one is booked and the last is no longer ago than one and a half intervals. A while: booked, and further away. Nothing booked is said as such. A line without an interval is told by its dates, and has no say.
page-care-2 = Care is in place if every line with a say is. A line before its first visit does not stand against it. Visits cancelled by them count against nobody.
page-care-3 = The other half is people: near your rhythm, or quieter. From the two come four words: both in place, leaning on people, leaning on care, both thin just now. If one half is not known, only the other is said. Care is never something to have less of, and neither takes the place of the other.

## The share

page-share = Days with care beside days with people
page-share-formula = days with care ÷ (days with care + days with people), over the last 28 days outside pauses
page-share-1 = It is worked out only if you set a band of your own in Settings, and from 8 such days on. It is said to lie outside only if one single day would not change that.
page-share-off = You set no band, so it is not worked out.
page-share-few = Not yet: it takes 8 days with care or people.

## Around care

page-around = Around care
page-around-formula = kept visits of eight weeks with help in the 24 hours before, and with someone in the 24 hours after
page-around-1 = Before: somebody is named for the visit, or practical help ended within 24 hours before its start. After: an answered contact with at least a little that was real began within 24 hours after its end. Somebody planned for after proves nothing yet.

## The two axes

page-quiet = Connection and quiet
page-quiet-formula = days with contact, taken to two weeks · the middle value of your “connected” check-ins
page-quiet-1 = Both look at the last 14 finished days outside pauses. Contact takes 8 known days, and is little if it is below 0.6 of your own rhythm, or below 2 days without one. How it felt takes 2 check-ins, and is low below the value you set.
page-quiet-2 = Together they have a name: in touch; with people, still missing something; quiet, and fine with it; quiet, and missing people. If more than half of the quiet days were chosen, it is called quiet by choice, or chosen quiet that may have grown long. If one is not known, only the other is said.
page-quiet-3 = Silence alone is never called anything else than quiet. If it is quiet and you are missing people, and it was so two weeks ago too, there is one card with small steps of your own, and no alarm.
page-quiet-now-contact = Contact
page-quiet-now-felt = How it felt

## The net

page-net = Who could be there
page-net-formula = for each of six kinds: people who said yes, and people you could ask
page-net-1 = Active people and groups are counted as you marked them on their pages. Professionals have their own row, and people kept at a distance are not asked. Two people for a kind are called two; no name yet is common.
page-net-2 = If one person was there for most of it in the last 90 days, at least 0.7 of at least 5 contacts, that is told with its counts, and without advice.

## Given and received

page-give = Given, received, managed, met
page-give-formula = days with something given, days with something received, things managed, days with help, kinds of relation
page-give-1 = All of it is counted over the last 28 days outside pauses, and set side by side. There is no right proportion, and none is worked out.

## Contrasts

page-contrast = Noted side by side
page-contrast-formula = the middle value on days with something, and the middle value on days without
page-contrast-1 = A day counts if it is known and has that check-in; for visits, the check-in of that day or else of the next. It is shown from 10 on each side, with six weeks from the first to the last, and 0.6 of the days between known.
page-contrast-2 = Both strips of dots are always shown. Two things that stand side by side say nothing about why. Each can be switched off.

## Somebody to think of

page-think = Someone to think of
page-think-formula = days since you noted a contact ÷ the rhythm you set with this person
page-think-1 = From 1 on somebody can come up on Today, at most three, the longest first. Never people kept at a distance, people who are not part of life now, or people without a rhythm. “Not this week” holds for a week.
page-think-none = Nobody comes up just now.

## Limits

page-limits = What this cannot do
page-limits-numbers = Numbers that are choices
page-limits-numbers-text = 14 days, 0.4 and 0.6, 10 and 10, two people: they were tried out in simulations and chosen so that they can be explained. They do not rest on clinical trials.
