### Connection: the weekly balance of care and people, and how things stand right now.

connection-range = Range
connection-range-four_weeks = 4 weeks
connection-range-three_months = 3 months
connection-range-year = 1 year
connection-range-all = All

connection-sentence = In the last four weeks, care on { $care ->
    [0] no day
    [one] 1 day
   *[other] { $care } days
} and people on { $people ->
    [0] none
   *[other] { $people }
}. You felt heard on { $heard ->
    [0] none
   *[other] { $heard }
}, got help on { $helped ->
    [0] none
   *[other] { $helped }
}, had company on { $company ->
    [0] none
   *[other] { $company }
}. Both kinds of support came in { $both ->
    [0] none
   *[other] { $both }
} of { $weeks } weeks.
connection-noted = You noted { $visits ->
    [0] no visit
    [one] 1 visit
   *[other] { $visits } visits
} and { $contacts ->
    [0] no contact
    [one] 1 contact
   *[other] { $contacts } contacts
} so far.
connection-noted-with = You noted { $visits ->
    [0] no visit
    [one] 1 visit
   *[other] { $visits } visits
} and { $contacts ->
    [one] 1 contact
   *[other] { $contacts } contacts
} so far, with { $names }.

connection-empty = Nothing is noted yet.
connection-empty-text = Once you note a visit or a contact, this place shows care and people side by side, week by week.

## The drawing

connection-care = Care
connection-people = People
connection-both = Both
connection-heard = Heard
connection-heard-kind = emotional
connection-helped = Helped
connection-helped-kind = practical
connection-company = Company
connection-other = other contact
connection-one-mark = one mark, one day
connection-known = known
connection-not-known = not known
connection-pause = pause
connection-quiet = chosen quiet
connection-so-far = so far
# Above a pause: away, 10–19 Aug
connection-pause-named = { $reason }, { $span }
connection-pause-plain = pause, { $span }
connection-pause-since = since { $day }
connection-hint = Choose a week to read its numbers and open its entries.
connection-how-to-open = Home and End go to the first and the last week. Enter opens the entries of the week.

## A week in words

connection-week = Week of { $day }
connection-week-care = { $days ->
    [-1] no care noted
    [0] care no day
    [one] care 1 day
   *[other] care { $days } days
}
connection-week-people = { $days ->
    [-1] no people noted
    [0] people no day
    [one] people 1 day
   *[other] people { $days } days
}
connection-week-heard = heard { $days }
connection-week-helped = helped { $days }
connection-week-company = company { $days }
connection-week-all-known = all 7 days known
connection-week-known = { $days ->
    [0] no day known
    [one] 1 day known
   *[other] { $days } days known
}
connection-week-unknown = { $days } not known
connection-week-paused = { $days } paused
connection-week-quiet = { $days } chosen quiet
connection-open-entries = Open these entries
connection-close-entries = Close the entries
connection-no-entries = Nothing is noted in this week.

## The table

connection-table-caption = Days with care and with people, week by week, newest first. Zero stands only where all seven days are known.
connection-table-week = Week of
connection-table-both = Both kinds
connection-table-known = Days known
connection-table-rest = Other days
connection-yes = yes
connection-table-older = Show older weeks

## How it is worked out

# what the link explains
connection-balance = Care and people, week by week
connection-how-short = Everything here is counted again from your own entries each time you open it. Open days stay not known. It does not say why.
connection-how-words = Read the formulas in words
