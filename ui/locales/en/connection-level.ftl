### Connection: days a week with real contact, over time, and what a day was.

connection-level-name = Days a week with real contact
connection-level-near = About { $value } days a week lately, near your own rhythm of { $rhythm }.
connection-level-quieter = About { $value } days a week lately, quieter than your own rhythm of { $rhythm }.
connection-level-plain = About { $value } days a week lately.
connection-level-as-of = As of { $day }, from notes for { $known } of { $days } days.
connection-level-rules = Dashed where fewer than 6 in 10 days are known. Pauses hold it still; open days leave it untouched.
connection-level-no-rhythm = No rhythm of your own is set. You can name one in Settings, or leave it.
connection-level-too-few = Notes for { $known } of { $days } days, too few to draw.
connection-level-no-days = There are no days to draw yet.
connection-level-too-few-text = From 17 known days of 28 there is a level here. A day you close counts as known, also with nobody in it. Nothing is guessed meanwhile.
connection-bead-row = The last { $days } days: { $known } known, { $unknown } not known, { $paused } in a pause.

## In the drawing

connection-level-your-rhythm = your rhythm
# At the end of the line
connection-level-end = about { $value }, as of { $day }
connection-level-key-level = days a week
connection-level-key-few = from few known days
connection-level-key-contact = a day with contact
connection-level-hint = Choose a day to read its value and open its entries.
connection-level-how-to-step = Left and right step through the days, Home and End go to the first and the last. Enter opens the entries of the day.
connection-level-how-to-step-weeks = Left and right step through the weeks, Home and End go to the first and the last day. Enter opens the entries of the day.
connection-level-day-value = about { $value } days a week
connection-level-day-few = about { $value } days a week, from few known days
connection-level-day-none = too few known days for a value
connection-level-day-contact = a contact is noted
connection-level-day-last = last contact { $day }

## As a table

connection-level-table-caption = The level week by week, newest first: its last value in the week, and how many days were of which kind. Zero stands only where all days are known.
connection-level-table-level = Days a week
connection-level-table-rhythm = Your rhythm
connection-level-table-few = from few known days
connection-level-table-remark = Remark

## What a day was

connection-kind-connected = connected
connection-kind-quiet-by-choice = quiet by choice
connection-kind-quiet = quiet
connection-kind-quiet-not-chosen = quiet, not chosen
connection-kind-unknown = not known
connection-kind-paused = pause
connection-kind-today = today, not over yet
connection-kind-after-today = still to come
connection-day-open = Open this day
connection-day-no-entries = Nothing is noted on this day.
connection-day-more = and { $count } more
# Therapy: Kept.
connection-day-visit = { $line }: { $outcome }
