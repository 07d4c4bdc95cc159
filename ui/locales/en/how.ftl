### How values are worked out: the words around an explanation, and the page that holds all of it.

## The sheet

how-title = How this is worked out
how-numbers = With your numbers
how-entries = Entries it comes from
how-people = People it comes from
how-known = How much is known
how-changes = What would change it
how-nothing = There is nothing to explain here yet.
how-copy = Copy as text
how-all = All of it in words
how-foot = Worked out from your entries each time, stored nowhere. { $rests } It does not say why.

how-day = Day
how-entry = Entry
how-person = Name
how-checkin = Check-in
how-said = You said
how-counts = Counts
how-sides = Around it
how-weight = Weight
how-adds = Adds
how-entries-table = Entries, newest first
how-people-table = People, those who said yes first
how-said-real = real contact
how-said-little = a little
how-said-no = not real contact
how-said-given = from you
how-said-received = to you
how-said-both = both ways
how-said-yes = they said yes
how-said-could = you could ask
how-said-nothing = nothing said
how-unsaid = Where you said nothing about it, a contact counts as real.
how-sides-0 = nothing noted
how-sides-1 = before or after
how-sides-2 = before and after
how-item-connected = Connected
how-item-understood = Understood
how-item-practically_supported = Practically supported
how-item-able_to_manage = Able to manage
how-item-hope = Hope
how-value-0 = 0, not at all
how-value-1 = 1, a little
how-value-2 = 2, somewhat
how-value-3 = 3, quite
how-value-4 = 4, very
how-managed = Managed yourself: { $what }
how-shown-add = { $shown ->
    [one] This one adds
    [2] These two add
    [3] These three add
    [4] These four add
    [5] These five add
    [6] These six add
   *[other] These { $shown } add
} { $sum } of { $all }.
how-shown = { $shown } of { $all } days.
how-more = { $more ->
    [one] 1 older day is
   *[other] { $more } older days are
} left out here, and counted all the same.
how-show-all = Show all days
how-show-fewer = Show fewer

how-coverage = { $known } of the last { $active } days. From { $needed } on it is shown.
how-coverage-contact = { $known } of the last { $active } days. From 8 on it is said.
how-left-out = { $days } { $count ->
    [one] is
   *[other] are
} not known, and left out.
how-left-out-many = { $count } of them are not known, and left out.

# As plain text: "Mon 5 Oct: Maya, phone (real contact), counts 1, weight 0.91, adds 0.91"
how-text-day = { $day }: { $line }
how-text-said = { $what } ({ $said })
how-text-counts = counts { $counts }
how-text-weight = weight { $weight }
how-text-adds = adds { $adds }

## The weights, drawn

how-weights-contact = a day with real contact
how-weights-little = a little
how-weights-without = known, without contact
how-weights-left-out = not known, left out
how-weights-length = length is weight
how-weights-today = today
how-weights-pause = pause
how-weights-point = weight { $weight }
how-weights-day-contact = real contact
how-weights-day-little = a little real contact
how-weights-day-without = known, without contact
how-weights-day-unknown = not known, left out
how-weights-day-paused = in a pause, left out
how-weights-day-quiet = chosen quiet, held still
how-weights-day-today = today, counted from tomorrow on

## The fraction

how-part-level-above = weight of days with contact
how-part-level-below = weight of all known days
how-part-shown = shown as about { $value }
how-part-share-above = days with care
how-part-share-below = days with care plus days with people
how-part-contact-above = days with contact
how-part-contact-below = known days

## What each value is, in one sentence; what changes it; what it rests on

how-level-says = On { $share ->
    [none] none
    [few] a few
    [quarter] about a quarter
    [third] about a third
    [half] about half
    [two-thirds] about two thirds
    [three-quarters] about three quarters
    [most] most
   *[all] all
} of your known days lately there was real contact. Newer days weigh more: a day { $half ->
    [14] two weeks
   *[other] { NUMBER($half, maximumFractionDigits: 0) } days
} back weighs half as much as yesterday.
how-level-says-few = How many days a week hold real contact lately. Newer days weigh more than older ones.
how-level-change = Today counts from tomorrow on. Visits, minutes and the number of messages in a day change nothing.
how-level-rests = 14 days, 0.4 and 0.6 are choices, not medicine.

how-balance-says = Four closed weeks, counted by day: care on one side, people on the other.
how-balance-change = An entry you add, change or take back on one of these days. This week joins once it is over.
how-balance-rests = Four weeks are a choice, not medicine.

how-gap-says = Days since you last noted contact with at least a little that was real.
how-gap-change = Any answered contact counts, in every direction. A visit does not.
how-gap-rests = 14 divided by your rhythm is a choice, not medicine.

how-line-says = How far the last kept visit and the next one are, beside the time you plan between them.
how-line-change = A visit that is booked, or one you mark as kept. Days in a pause do not count.
how-line-rests = Once and one and a half times the interval are choices, not medicine.

how-plane-says = Two answers side by side: whether care is in place, and whether people are near your rhythm. Neither takes the place of the other.
how-plane-change = Whatever changes the word for a care line, or the days a week with real contact.
how-plane-rests = The steps at 0.4 and 0.6 are choices, not medicine.

how-contact-says = How much contact there was in the last two weeks, beside what feels right to you.
how-contact-change = A contact on one of these days, closing an open day, or another rhythm.
how-contact-rests = Two weeks, 8 days and 0.6 are choices, not medicine.

how-felt-says = How connected it felt: the middle one of your check-ins of the last two weeks.
how-felt-change = Another check-in, or another value from which it counts, in Settings.
how-felt-rests = Two weeks, two check-ins and the middle value are choices, not medicine.

how-around-says = What you noted in the day before and in the day after each kept visit.
how-around-change = A contact noted within those hours, or a visit marked as kept. A plan alone proves nothing.
how-around-rests = 24 hours and eight weeks are choices, not medicine.

how-share-says = Days with care beside days with people, next to the band you set yourself.
how-share-change = A day with a kept visit or with an answered contact, or another band in Settings.
how-share-rests = The band is yours, and 28 days are a choice, not medicine.

how-give-says = What you gave and what came to you; what you managed yourself and where you had help. No side of it is the right one.
how-give-change = Which way you say a contact went, and what you note as managed.
how-give-rests = 28 days are a choice, not medicine.

how-variety-says = How many kinds of relation were among the people you were in touch with.
how-variety-change = A contact with somebody whose relation is set.
how-variety-rests = 28 days are a choice, not medicine.

how-contrast-says = What you noted on days with something, beside what you noted on days without. Two middle values, side by side.
how-contrast-change = Further check-ins, on days of either kind.
how-contrast-rests = 10 and 10, six weeks and 0.6 are choices, not medicine.

how-think-says = Days since a contact with this person, beside the rhythm you set for the two of you.
how-think-change = Any answered contact with them, or another rhythm on their page.
how-think-rests = The rhythm is yours.

how-net-says = Who could be there for this, as you marked it on their pages.
how-net-change = What somebody offers, on their page. People kept at a distance are not asked.
how-net-rests = Two people are a choice, not medicine.

## Links to it

how-link-of = { $words }: { $what }
