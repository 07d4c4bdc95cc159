### Connection: how things stand right now, in words. Only what is known is said.

connection-now-title = Right now, in words
connection-now-nothing = There are too few notes to say how things stand. That is fine.
connection-now-paused = You are in a pause. Care and people are standing still here.
connection-now-paused-text = Nothing is counted on meanwhile. Visits keep their dates.

## Care and people together

connection-now-both-both-in-place = Care and people are both in place.
connection-now-both-leaning-on-care = Care is in place. People are quieter than your rhythm.
connection-now-both-leaning-on-people = People are near your rhythm. Care is thin just now.
connection-now-both-both-thin = Care and people are both thin just now.
connection-now-care-in-place = Care is in place.
connection-now-care-thin = Care is thin just now.
connection-now-people-near = People are near your rhythm.
connection-now-people-quieter = People are quieter than your rhythm.
connection-now-plane-name = Care and people together
connection-now-plane-both-in-place = both in place
connection-now-plane-leaning-on-care = leaning on care
connection-now-plane-leaning-on-people = leaning on people
connection-now-plane-both-thin = both thin just now
connection-now-people-unknown = About people there are too few notes to say. That is not the same as quiet.
connection-now-people-unset = Without a rhythm of your own, nothing is said about people. You can name one in Settings, or leave it.
connection-now-care-none = About care there is nothing to say yet: no line of care is noted.
connection-now-care-unset = About care there is nothing to say: no line has an interval and a visit to go by.

## How much contact, and how it felt

connection-now-name-in-touch = You are in touch.
connection-now-name-still-missing = You are with people, and still missing something.
connection-now-name-quiet-fine = It is quiet, and you are fine with it.
connection-now-name-quiet-missing = It has been quieter than you like, and you are missing people.
connection-now-name-quiet-by-choice = Quiet by choice.
connection-now-name-chosen-grown-long = Chosen quiet; it may have grown long.
connection-now-contact-ok = You have been with people lately.
connection-now-contact-low = It has been quiet lately.
connection-now-felt-ok = You have felt connected lately.
connection-now-felt-low = You have not felt very connected lately.

## The rows

connection-now-since = Since the last contact you noted
connection-now-gap = { $days ->
    [one] 1 day
   *[other] { $days } days
}
connection-now-gap-today = today
connection-now-gap-none = none is noted yet
connection-now-gap-within = within your { $limit }
connection-now-gap-longer = longer than the { $limit } you like
connection-now-gap-unset = no limit set
connection-now-standing-still = standing still
connection-now-tries = you tried { $times ->
    [one] once
    [2] twice
   *[other] { $times } times
} since then
connection-now-tries-first = you tried { $times ->
    [one] once
    [2] twice
   *[other] { $times } times
}
connection-now-contact-name = Days with contact, last two weeks
# A little contact counts half: 6.5 days
connection-now-contact = { $days } of { $known ->
    [one] 1 known day
   *[other] { $known } known days
}
connection-now-contact-unknown = not known
connection-now-felt-name = How connected it felt, last two weeks
connection-now-felt = mostly “{ $low }”
connection-now-felt-between = between “{ $low }” and “{ $high }”
connection-now-felt-none = no check-in
connection-now-felt-few = too few to say
connection-now-felt-checkins = { $count ->
    [one] 1 check-in
   *[other] { $count } check-ins
}
connection-now-felt-0 = not at all
connection-now-felt-1 = a little
connection-now-felt-2 = somewhat
connection-now-felt-3 = quite
connection-now-felt-4 = very
connection-now-line-in-place = in place
connection-now-line-a-while = a while
connection-now-line-nothing-booked = nothing booked
connection-now-line-first = first visit on { $day }
connection-now-line-next = next { $day }
connection-now-line-last = last kept { $day }
connection-now-line-none = no visit kept yet

## Open days

connection-open-title = { $days ->
    [one] 1 day is open
   *[other] { $days } days are open
}
connection-open-text = Open days are not known. They are not quiet days, and they count against nothing.
connection-open-close = Close some of them
connection-open-leave = Leave them
connection-open-not-now = Not now
connection-open-said-left = The open days are left as they are
