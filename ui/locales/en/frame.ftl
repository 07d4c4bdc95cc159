### The frame around every place, and words that every part uses.

-brand = Evenkeel

brand = { -brand }
skip-to-content = Skip to the page
nav-main = Main
nav-today = Today
nav-connection = Connection
nav-people = People
nav-care = Care
nav-check-in = Check-in
nav-settings = Settings
nav-help-now = Help now
note-contact = Note a contact

# A key combination, shown small beside a label
shortcut-ctrl = Ctrl { $key }
shortcut-command = ⌘{ $key }

## Common verbs

action-close = Close
action-stop = Stop
action-undo = Undo
action-copy = Copy
action-copied = Copied
action-not-copied = It could not be copied here.

## A row of a list that can be changed

row-up = Up: { $what }
row-down = Down: { $what }
row-remove = Take away: { $what }

## Charts

chart-view = View
chart-as-drawing = Chart
chart-as-table = Table
chart-key = Key
chart-how-to-move = Left and right move from point to point.

## Placeholders for places that are still to come

check-in-later = This place will hold a short weekly check-in: three questions, each of which can be skipped.

## Errors that have no words of their own

error-unknown = That did not work here. What you noted before is still there. Try once more, or close { -brand } and open it again.

## A form that holds what was begun and not saved

draft-from-before = Kept from before.
draft-start-over = Start over
draft-unkept = This cannot be kept for later right now. It stays here while the window is open, and keeping it is tried again.
