### Today: the next visit, care and people in words, and what was noted last.

today-today = Today
today-pause-since = You are in a pause since { $day }. Nothing is counting.
today-pause-from-today = You are in a pause from today on. Nothing is counting.
today-pause-until = You are in a pause until { $day }. Nothing is counting.
today-pause-last = Today is the last day of the pause. Nothing is counting.
today-pause-end = End the pause
today-pause-change = Change it
today-nothing-yet = Nothing here yet, and nothing has to be.
today-none-noted = No next visit is noted.
today-just-over = { $line } is over now.
today-under-way = { $line } is under way.
today-this-morning = this morning
today-this-afternoon = this afternoon
today-this-evening = this evening
today-day-at = { $day } at { $at }
today-on-day-at = on { $day } at { $at }
today-next = { $line } { $when }.
today-next-before = { $line } { $when }, with { $before } before it.
today-next-after = { $line } { $when }, with { $after } after it.
today-next-both = { $line } { $when }, with { $before } before it and { $after } after.

## How things stand

today-stand = How things stand
today-how = how this is worked out
# The title of the explanation: "Care: in place"
today-stand-title = { $side }: { $voice }
today-care = Care
today-care-next = Care, next visit { $day }
today-care-kept = Care, last kept { $day }
today-care-of = Care, { $lines }
today-care-lines = { $count } lines
today-care-dates-only = Care, dates only
today-care-in-place = in place
today-care-a-while = a while, next { $day }
today-care-nothing-booked = nothing booked
today-visit-when = visit { $when }
today-first-visit = first visit { $when }
today-kept-when = last kept { $when }
today-no-visit-yet = no visit yet
today-people = People
today-people-about = People, { $days }
today-days-a-week = about { $days } days a week
today-rhythm-near = near your rhythm
today-rhythm-quieter = quieter than your rhythm
today-standing-still = standing still
today-nothing-noted = nothing noted yet
today-too-few = notes for { $known } of { $active } days, too few to say

## The line of days

today-line = The last seven days, today and the next six, day by day. A list with the same follows.
today-tick = { $weekday } { $day }
today-more-names = +{ $count }
today-begins = your notes begin today
today-line-day = { $day }: { $what }.
today-line-today = Today, { $day }
today-line-visit = { $line } planned
today-line-visit-kept = { $line } kept
today-line-visit-moved = { $line } moved
today-line-visit-cancelled-by-me = { $line } cancelled by you
today-line-visit-cancelled-by-them = { $line } cancelled by them
today-line-visit-missed = { $line } did not happen
today-line-emotional = felt heard
today-line-practical = got help
today-line-company = company
today-line-before = { $who } planned before it
today-line-after = { $who } planned after it
today-somebody = somebody
today-line-kind-paused = a pause
today-line-kind-unknown = not known
today-line-kind-connected = in touch
today-line-kind-quiet-by-choice = quiet by choice
today-line-kind-quiet-not-chosen = quiet, not chosen
today-line-kind-quiet = quiet
today-line-kind-today = nothing noted yet
today-line-kind-after-today = nothing planned
today-line-kind-before-first = before your notes begin

## The next visit

today-now = now
today-in = in { $long }
today-other-zone = The time there ({ $zone }). Here it starts at { $here }.
today-before = Before
today-the-visit = The visit
today-the-visit-at = The visit, { $at }
today-after = After
today-who-before = Who could bring you?
today-who-after = Who is around after?
today-bring-up = { $count ->
    [0] nothing to bring up yet
    [one] 1 thing to bring up
   *[other] { $count } things to bring up
}
today-open-visit = Open the visit
today-cancel-or-move = Cancel or move it
today-moved-hint = A new time can be set when you open the visit. You can undo this.
today-when-next = When is your next visit?
today-when-next-text = One date is enough. Who brings you, who is around after and what to bring up can come later.
today-add-visit = Add a visit
today-none-now = I have none at the moment
today-did-it = Did it happen?
today-outcome-of = What became of { $line }
today-outcome-kept = Kept
today-outcome-moved = Moved
today-outcome-cancelled-by-me = Cancelled by me
today-outcome-cancelled-by-them = Cancelled by them
today-outcome-missed = Did not happen
today-said-kept = Noted. { $line } was kept.
today-said-moved = Noted. { $line } was moved.
today-said-cancelled-by-me = Noted. { $line } was cancelled by you.
today-said-cancelled-by-them = Noted. { $line } was cancelled by them.
today-said-missed = Noted. { $line } did not happen.

## Beside it

today-in-touch = In touch with someone?
today-first-name = A first name is enough.
today-someone-else = Someone else
today-note-with = { $who }, note a contact
today-last-noted = The last things noted
today-weeks = The last four weeks
today-so-far = So far
today-balance = Since { $from }: care on { $care ->
    [one] 1 day
   *[other] { $care } days
}, people on { $people }.
today-balance-kinds = You felt heard on { $heard }, got help on { $help } and had company on { $company }.
today-noted = You noted { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} and { $contacts ->
    [one] 1 contact
   *[other] { $contacts } contacts
}.
today-noted-with = You noted { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} and { $contacts ->
    [one] 1 contact
   *[other] { $contacts } contacts
} so far, with { $names }.
today-see-connection = Week by week under Connection
today-know = Good to know
today-know-text = A day without notes is not known. It is never counted as a day without people.
today-quiet-time = Quiet time
today-pause = Pause
today-paused-notes = Notes stay welcome. Nobody is suggested meanwhile.

## Someone to think of

think-title = If it suits you
think-text = Someone to think of. Not this week is fine.
think-since-noted = { $days ->
    [one] 1 day since you noted a contact; you like { $rhythm }
   *[other] { $days } days since you noted a contact; you like { $rhythm }
}
think-since = { $days ->
    [one] 1 day; you like { $rhythm }
   *[other] { $days } days; you like { $rhythm }
}
think-note = Note
think-note-with = Note a contact with { $who }
think-later = Not this week
think-later-who = Not this week: { $who }
think-more = More about suggesting { $who }
think-less = Less often
think-less-effect = Only once twice as long has passed
think-never = Never
think-never-effect = The name stays in your lists, and is not suggested
think-how = How this is worked out
think-said-later = { $who } is not suggested this week.
think-said-less = { $who } is suggested less often.
think-said-never = { $who } is not suggested any more.

## Is the pause still right?

ask-pause = Is the pause still right?
ask-pause-text = Asked once, at this start. No answer leaves it as it is.
ask-pause-right = Still right
ask-pause-today = It ended today
ask-pause-other = It ended on another day
ask-pause-last = Its last day
ask-pause-last-wrong = A day from { $from } to yesterday, such as { $such }.
ask-pause-keep = Save
ask-pause-back = Back
ask-pause-later = Not now

## Quiet, and missing people

steps-title = It has been quieter than you like.
steps-text = { $count ->
    [1] A small step from your own list, if it suits you.
    [2] Two small steps from your own list, if one suits you.
   *[3] Three small steps from your own list, if one suits you.
}
steps-none = You can write down a few small steps of your own, for times like this.
steps-write = Write small steps
steps-change = Change the list
steps-later = Not now
