### How a visit repeats, its reminders, and which dates a change is meant for.

repeat-question = Does it come again?
repeat-choice-none = Does not repeat
repeat-choice-weekly = Every week
repeat-choice-fortnightly = Every second week
repeat-choice-monthly = Every month
repeat-choice-other = Other …
repeat-own = A rule of its own
repeat-own-text = It was written elsewhere and cannot be said in these words. It stays as it is unless you choose something else.
repeat-own-written = How it is written
repeat-every = Every
repeat-unit = Days, weeks, months or years
repeat-unit-daily = { $interval ->
    [one] day
   *[other] days
}
repeat-unit-weekly = { $interval ->
    [one] week
   *[other] weeks
}
repeat-unit-monthly = { $interval ->
    [one] month
   *[other] months
}
repeat-unit-yearly = { $interval ->
    [one] year
   *[other] years
}
repeat-weekdays = On these days
repeat-month-day = On which day
repeat-ends = It ends
repeat-ends-never = never
repeat-ends-times = after a number of times
repeat-ends-on = on a date
repeat-times = How many times
repeat-until = Last day
repeat-number-needed = A whole number is needed here, such as { $such }.
repeat-until-needed = A date is needed here.

## The rule in words

repeat-words-days = { $interval ->
    [one] Every day
    [2] Every second day
   *[other] Every { $interval } days
}
repeat-words-weekday = { $interval ->
    [one] Every { $day }
    [2] Every second { $day }
   *[other] Every { $interval } weeks on { $day }
}
repeat-words-weekdays = { $interval ->
    [one] Every { $days }
    [2] Every second week on { $days }
   *[other] Every { $interval } weeks on { $days }
}
repeat-words-working = { $interval ->
    [one] Every working day, Monday to Friday
    [2] Every second week, Monday to Friday
   *[other] Every { $interval } weeks, Monday to Friday
}
repeat-words-months = { $interval ->
    [one] Every month { $on }
    [2] Every second month { $on }
   *[other] Every { $interval } months { $on }
}
repeat-words-years = { $interval ->
    [one] Every year on { $day }
    [2] Every second year on { $day }
   *[other] Every { $interval } years on { $day }
}
repeat-words-times = { $count ->
    [one] { $rule }, once
   *[other] { $rule }, { $count } times
}
repeat-words-until = { $rule }, until { $day }
repeat-on = on the { $what }
repeat-date = { $day ->
    [1] 1st
    [21] 21st
    [31] 31st
    [2] 2nd
    [22] 22nd
    [3] 3rd
    [23] 23rd
   *[other] { $day }th
}
repeat-nth = { $nth ->
    [1] first { $which }
    [2] second { $which }
    [3] third { $which }
    [4] fourth { $which }
    [5] fifth { $which }
   *[other] last { $which }
}
repeat-last-day = last day
repeat-working-day = working day
repeat-any-day = day

## Its dates

# Five is as many as are shown; fewer are all there are.
repeat-next = { $count ->
    [one] The only date
    [5] The next five dates
   *[other] The { $count } dates there are
}
repeat-next-none = No date is left.
repeat-left-out = left out
repeat-first-other = { $day }, is not one of these dates: the first visit is on { $first }.
repeat-rare-date = Months without a { $date } have no visit.
repeat-rare-fifth = Months without a fifth { $day } have no visit.
repeat-rare-leap = Years without 29 February have no visit.
repeat-problem-not-a-rule = This cannot be read as a rule for dates. Choose how it comes again from the list.
repeat-problem-too-dense = This is more than once a day, too often to be reminded of. Choose every day, or less often.
repeat-problem-zero-interval = The number between two dates has to be 1 or more. Perhaps 1?
repeat-problem-out-of-range = A number here is larger or smaller than a calendar can hold. Choose another one.
repeat-problem-count-and-until = It can end after a number of times or on a date, not both. Choose one of them.
repeat-problem-until-before-start = The last day lies before the first date. Choose a later last day, or no end.
repeat-problem-no-dates = No day fits this, so there would be no visit. Choose another day.

## Reminders

reminders-title = Reminders
reminders-summary = Reminders: { $leads }
reminders-lead-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
reminders-lead-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
reminders-lead-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
reminders-lead-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
reminders-at-start = at the start
reminders-only-start = At the start
reminders-before = { $leads } before
reminders-before-and-start = { $leads } before, and at the start
reminders-none = No reminders
reminders-none-text = Nothing reminds you of this visit. That is fine too.
reminders-remove = Remove { $lead }
reminders-add = Add a reminder
reminders-add-button = Add
reminders-other = Another time before
reminders-count = How long before
reminders-unit = Minutes, hours or days
reminders-unit-minutes = minutes
reminders-unit-hours = hours
reminders-unit-days = days
reminders-count-needed = A whole number from 1 to 9,999 is needed here.
reminders-there = This one is in the list already.
reminders-line-hint = For new visits of this line, and those ahead that had the line’s reminders.
reminders-change = Change reminders

## Which dates

scope-title = For which dates?
scope-one = This date only
scope-following = This one and those after it
scope-all = All dates
scope-what = { $visit }, { $at }
scope-moves = { $visit } moves from { $from } to { $to }.
scope-leave = Go back
scope-save = Save
scope-save-one = Only { $day }. The other dates stay as they are.
scope-save-following = From { $day } on. What came before stays.
scope-save-all = The whole series. Dates with notes of their own keep their day and time.
scope-move-one = { $day } moves to { $to }. The other dates stay as they are.
scope-move-rule = { $rule } at { $time }
scope-rule-following = { $rule }, beginning with { $day }. What came before stays.
scope-rule-all = { $rule }. Dates with notes of their own keep their day and time.
scope-end-following = This visit stays, and those after it go. What came before stays.
scope-end-all = This visit stays, and so do visits with an answer. All others go.
scope-delete = Delete
scope-delete-one = Only { $day } goes. The other dates stay.
scope-delete-following = { $day } and those after it go. What came before stays.
scope-delete-all = The whole series goes. Visits with an answer stay, as visits of their own.
scope-delete-note = Nothing you noted about earlier visits that were kept is lost. Undo brings the rest back.
scope-said-deleted = The dates are deleted
