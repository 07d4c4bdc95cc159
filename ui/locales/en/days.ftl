### Facts about days: open days, quiet times, pauses. Said on Today and in their two sheets.

## Days in words

days-and = { $from } and { $to }
days-to = { $from } to { $to }
# a no-break space keeps a weekday with its date
days-date = { $weekday }{"\u00A0"}{ $day } { $month }
days-weekday-day = { $weekday }{"\u00A0"}{ $day }
days-today = today

## Open days

open-one = { $days } is still open
open-several = { $days } are still open
open-some = Some days are still open
open-text-one = Left open, it counts as not known. That is fine too.
open-text = Left open, they count as not known. That is fine too.
open-nothing-more = Nothing more to add
open-away = I was away
open-unsure = Not sure
open-leave = Leave it for today
open-more = { $count ->
    [one] and 1 more stretch
   *[other] and { $count } more stretches
}
open-said-nothing-more = { $days }: closed, with what you noted.
open-said-away = { $days }: a pause, so nothing counts.
open-said-unsure = { $days }: not known, and not asked again.

## Quiet time

quiet-title = Quiet time
quiet-intro = A day without contact can be many things. Say which, if you like.
quiet-which = Which days?
quiet-which-how = Left and Right go through the days, Space picks one.
quiet-before = The week before
quiet-after = The week after
quiet-day = { $day }: { $what }
quiet-day-contact = contact with { $names }
quiet-day-contact-someone = contact with someone
quiet-day-none = nothing said
quiet-day-chosen = quiet by choice
quiet-day-half = half and half
quiet-day-not-chosen = quiet, not chosen
quiet-day-open = still open
quiet-day-paused = in a pause
quiet-picked = Picked: { $days }.
quiet-picked-none = No day is picked. Days with a contact cannot be.
quiet-how = How was it?
quiet-chosen = Quiet by choice
quiet-chosen-text = I wanted the quiet
quiet-half = Half and half
quiet-half-text = Some of each
quiet-not-chosen = Not chosen
quiet-not-chosen-text = I would have liked company
quiet-good = Quiet by choice is a good state and has its own name in the charts.
quiet-stays = Naming a day does not close it.
quiet-stays-open = { $count ->
    [one] Naming a day does not close it: { $days } stays open until you close it.
   *[other] Naming a day does not close it: { $days } stay open until you close them.
}
quiet-rather-not = Rather not say
quiet-to-pause = Away, or a hard stretch? Open the pause
quiet-save = { $count ->
    [0] Save
    [one] Save 1 day
   *[other] Save { $count } days
}
quiet-needs = Pick a day and say how it was.
quiet-said-chosen = { $days }: quiet by choice.
quiet-said-half = { $days }: quiet, half and half.
quiet-said-not-chosen = { $days }: quiet, not chosen.
quiet-said-cleared = { $days }: nothing is said of it any more.

## A pause

pause-title = Pause
pause-title-change = Change the pause
pause-intro = For a holiday, a ward, a hard stretch. Nothing counts down meanwhile, and nothing is lost.
pause-from = From
pause-to = To
pause-to-date = A date
pause-to-open = Open
pause-last-day = Last day
pause-from-wrong = This day was not understood. Year, month, day, such as 2026-10-12.
pause-to-wrong = This day was not understood. Year, month, day, such as 2026-10-19.
pause-to-early = This is before the first day, { $day }.
pause-from-taken = A pause from this day is here already. It can be changed in the list.
pause-until-you-end = until you end it
pause-reason = Reason
pause-reason-hint = only for you, may stay empty
pause-reason-away = Away
pause-reason-hospital = In hospital
pause-reason-hard = A hard stretch
pause-reason-own = Own words
pause-own = In your own words
pause-still = Stands still
pause-still-text = the level, the gap, every rhythm, open days, names to think of
pause-goes-on = Goes on
pause-goes-on-text = visits and their reminders.
pause-visits = { $count ->
    [0] None is booked in it.
    [1] One lies in this pause: { $days }
    [2] Two lie in this pause: { $days }
    [3] Three lie in this pause: { $days }
    [4] Four lie in this pause: { $days }
    [5] Five lie in this pause: { $days }
    [6] Six lie in this pause: { $days }
   *[other] { $count } lie in this pause: { $days }
}
pause-visits-more = { $days } and { $count } more
pause-possible = Stays possible
pause-possible-text = noting anything, Help now, ending it with one press
pause-not-now = Not now
pause-back = Back
pause-start-today = Start today
pause-start-on = Start on { $day }
pause-note-it = Note the pause
pause-save = Save
pause-line-open = The pause begins on { $from } and stays open. { $visits }
pause-line-dated = The pause begins on { $from }, and its last day is { $to }. { $visits }
pause-line-visits = { $count ->
    [0] No visit lies in it.
    [one] One visit lies in it.
   *[other] { $count } visits lie in it.
}
pause-said-added = A pause from { $day } on. Nothing counts meanwhile.
pause-said-noted = The pause is noted.
pause-said-changed = The pause is changed.
pause-said-ended = The pause ended with { $day }. Today counts again.
pause-said-deleted = The pause is deleted. Its days count again.
pause-add = Add a pause
pause-list-current = Now and ahead
pause-list-past = Earlier pauses
pause-since = since { $from }
pause-from-on = from { $from }
pause-span = { $from } to { $to }
pause-change = Change
pause-end-today = End today
pause-delete = Delete
pause-name = Pause { $span }
pause-close = Close
