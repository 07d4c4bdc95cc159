### Care: the lines, the visits, and what surrounds one.

care-add = Add a visit
care-back = Care
care-empty = When is your next visit?
care-empty-text = One date is enough. Who brings you, who is around after and what to bring up can come later.
care-lanes = Care by month
care-today = today
care-next = next { $at }
care-last = last kept on { $day }
care-nothing-booked = nothing booked
care-nothing-kept = nothing kept yet
care-ended = ended
care-last-on = last on { $day }
care-lane = { $line }, { $from } to { $to }: { $kept } kept{ $not ->
    [0] {""}
   *[other] , { $not } did not take place
}{ $open ->
    [0] {""}
   *[other] , { $open } without an answer
}{ $booked ->
    [0] , nothing booked
   *[other] , { $booked } booked
}
care-state-in-place = in place
care-state-a-while = a while
care-state-first-visit = first visit
care-how = how this is worked out
care-line-stands = { $line }: { $state }
care-interval = { $days ->
    [one] every day
    [7] every week
    [14] every two weeks
   *[other] about every { $days } days
  }
care-interval-weeks = about every { $weeks } weeks
care-no-interval = no interval set
care-at = { $day }, { $time }
care-did-it-happen = Did it happen?
care-upcoming = Ahead
care-past = Past
care-none-ahead = No visit is noted ahead.
care-lines = Lines of care
care-line-edit = Change { $line }
care-eight-weeks = In 8 weeks: { $counts }
care-eight-weeks-none = In 8 weeks: nothing noted
care-count-kept = { $count } kept
care-count-moved = { $count } moved
care-count-cancelled-by-me = { $count } cancelled by you
care-count-cancelled-by-them = { $count } cancelled by them
care-count-missed = { $count } did not happen
care-outcome-kept = Kept
care-outcome-moved = Moved
care-outcome-cancelled-by-me = Cancelled by me
care-outcome-cancelled-by-them = Cancelled by them
care-outcome-missed = Did not happen
care-outcome-said = Noted: { $outcome }
care-outcome-taken-away = The answer is taken away
care-outcome-change = What became of it
care-add-new-time = Add the new time

## A visit

care-here = { $at } where you are
care-zone = { $at }, { $place } time
care-under-way = It is going on now.
care-just-over = It is over.
care-repeats = It repeats.
care-repeats-how = { $rule }.
care-repeats-own = It repeats by a rule of its own.
care-dates = Next dates
care-dates-first-only = Until then only the first date counts.
care-left-over = From last time
care-left-over-add = Add “{ $text }”
care-left-over-all = Add all
care-before = Before
care-the-visit = The visit, { $at }
care-after = After
care-not-said = not said yet
care-change = Change
care-change-before = Change who is there before
care-change-after = Change who is there after
care-bring-up = To bring up
care-bring-up-add = Add a line
care-bring-up-add-button = Add
care-bring-up-remove = Remove “{ $text }”
care-bring-up-none = Nothing here yet.
care-said-bring-up = The list is kept
care-take-away = What you took away
care-take-away-save = Save the note
care-said-take-away = The note is kept
care-link = Link
care-copy = Copy the link
care-copied = The link is copied
care-copy-refused = Copying did not work. The link can be marked and copied by hand.
care-cost = Cost
care-company-too = Also counts as company.
care-menu = More for this visit
care-edit = Change this visit
care-delete = Delete this visit
care-said-deleted = The visit is deleted
care-open-page = Open its page

## The visit form

care-form-edit = Change the visit
care-save = Save
care-saving = Saving
care-cancel = Cancel
care-form-hint = A kind and a first date are enough
care-what = What is it?
care-new = New
care-line-name = Name
care-line-name-hint = what you call it
care-line-name-needed = A name is needed here, such as Therapy.
care-line-needed = Choose one of these, or New.
care-kind = Kind
care-kind-therapy = Therapy
care-kind-psychiatry = Psychiatry
care-kind-gp = General practice
care-kind-group = Guided group
care-kind-peer-group = Group of peers
care-kind-medication = Medication
care-kind-other = Something else
care-who = Who gives it
care-who-none = Not said
care-date = Date
care-first-date = First date
care-date-needed = A date is needed here.
care-starts = Starts
care-starts-needed = A time is needed here, such as 10:00.
care-ends = Ends
care-ends-hint = The end can stay open.
care-ends-early = The end is before the start. Perhaps { $suggestion }?
care-where = Where
care-form-link = Link
care-form-link-hint = for video
care-form-before = Before
care-form-before-hint = Who could bring you?
care-form-after = After
care-form-after-hint = Who is around?
care-nobody = Nobody
care-not-sure = Not sure yet
care-before-note = Note for before
care-after-note = Note for after
care-also-company = Also counts as company
care-also-company-effect = Others are there too. Off leaves it as care only.
care-form-more = More
care-cost-note = What it costs
care-said-added = The visit is added
care-said-kept = The visit is kept

## A line of care

care-line-title = Change this line of care
care-planned = Planned interval
care-planned-hint = empty: not set
care-unit = Days or weeks
care-unit-days = days
care-unit-weeks = weeks
care-planned-wrong = A whole number is needed here, such as 2.
care-line-ended = It has ended
care-line-said = The line of care is kept
