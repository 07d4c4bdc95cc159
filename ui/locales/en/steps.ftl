### The list of changes, and what undo and redo say. Each name of a step has two messages: `op-…` for the list, and
### `op-what-…` for "Taken back: …". A step nobody named here is `op-other`.

undo = Undo
undone = Taken back: { $what }
redone = Done again: { $what }

## What a step is about

op-of-contact =
    { $count ->
        [0] a contact with someone
       *[other] the contact with { $names }
    }
op-of-try =
    { $count ->
        [0] a try to reach someone
       *[other] the try to reach { $names }
    }
op-of-person =
    { $count ->
        [0] a person
       *[other] { $names }
    }
op-of-care-line =
    { $count ->
        [0] a care line
       *[other] the care line { $names }
    }
op-of-visit =
    { $count ->
        [0] a visit
       *[other] the visit: { $names }
    }

## In the list

op-contact-add = Noted { op-of-contact }
op-contact-edit = Changed { op-of-contact }
op-contact-delete = Deleted { op-of-contact }
op-try-add = Noted { op-of-try }
op-try-edit = Changed { op-of-try }
op-person-add = Added { op-of-person }
op-person-edit = Changed { op-of-person }
op-person-put-away = Put away { op-of-person }
op-person-bring-back = Brought back { op-of-person }
op-person-no-longer = No longer here: { op-of-person }
op-person-distance = Kept { op-of-person } at a distance
op-person-no-distance = No distance any more: { op-of-person }
op-person-place = Moved { op-of-person } on the rings
op-suggest-later = Not this week: { op-of-person }
op-suggest-less = Suggest less often: { op-of-person }
op-suggest-never = Never suggest: { op-of-person }
op-suggest-usual = Suggest as usual: { op-of-person }
op-care-line-add = Added { op-of-care-line }
op-care-line-edit = Changed { op-of-care-line }
op-visit-add = Added { op-of-visit }
op-visit-edit = Changed { op-of-visit }
op-visit-delete = Deleted { op-of-visit }
op-visit-outcome = Said what became of { op-of-visit }
op-days-close = Closed open days
op-days-away = Noted open days as away
op-days-unsure = Left open days as not known
op-quiet-set = Said how quiet days were
op-quiet-clear = Took back what was said of quiet days
op-pause-add = Noted a pause
op-pause-edit = Changed a pause
op-pause-delete = Deleted a pause
op-settings-edit = Changed the settings
op-rhythm-edit = Changed your rhythm
op-small-steps-edit = Changed your small steps
op-help-edit = Changed Help now
op-help-card-edit = Changed what of Help now can be read while your notes are closed
op-contrast-off = Switched off something noted side by side
op-contrast-on = Switched on something noted side by side
op-look-edit = Changed look and text
op-reminders-edit = Changed how you are reminded
op-reminders-pause = Paused reminders for a day
op-reminders-go-on = Let reminders go on
op-stays-edit = Said what happens when the window closes
op-lock-edit = Changed when the notes lock
op-archive-import = Brought in an archive
op-other = A change

## After "Taken back:" and "Done again:"

op-what-contact-add = { op-of-contact }
op-what-contact-edit = changing { op-of-contact }
op-what-contact-delete = deleting { op-of-contact }
op-what-try-add = { op-of-try }
op-what-try-edit = changing { op-of-try }
op-what-person-add = adding { op-of-person }
op-what-person-edit = changing { op-of-person }
op-what-person-put-away = putting away { op-of-person }
op-what-person-bring-back = bringing back { op-of-person }
op-what-person-no-longer = what was said of { op-of-person }
op-what-person-distance = keeping { op-of-person } at a distance
op-what-person-no-distance = ending the distance to { op-of-person }
op-what-person-place = moving { op-of-person } on the rings
op-what-suggest-later = not suggesting { op-of-person } this week
op-what-suggest-less = suggesting { op-of-person } less often
op-what-suggest-never = never suggesting { op-of-person }
op-what-suggest-usual = suggesting { op-of-person } as usual
op-what-care-line-add = { op-of-care-line }
op-what-care-line-edit = changing { op-of-care-line }
op-what-visit-add = { op-of-visit }
op-what-visit-edit = changing { op-of-visit }
op-what-visit-delete = deleting { op-of-visit }
op-what-visit-outcome = what became of { op-of-visit }
op-what-days-close = closing open days
op-what-days-away = the open days as away
op-what-days-unsure = the open days as not known
op-what-quiet-set = what was said of quiet days
op-what-quiet-clear = taking back what was said of quiet days
op-what-pause-add = the pause
op-what-pause-edit = the change of a pause
op-what-pause-delete = deleting a pause
op-what-settings-edit = the change in settings
op-what-rhythm-edit = the change of your rhythm
op-what-small-steps-edit = the change of your small steps
op-what-help-edit = the change of Help now
op-what-help-card-edit = the change of what can be read while your notes are closed
op-what-contrast-off = switching off something noted side by side
op-what-contrast-on = switching on something noted side by side
op-what-look-edit = the change of look and text
op-what-reminders-edit = the change of how you are reminded
op-what-reminders-pause = the pause of reminders
op-what-reminders-go-on = letting reminders go on
op-what-stays-edit = what was said of closing the window
op-what-lock-edit = the change of when the notes lock
op-what-archive-import = bringing in an archive
op-what-other = the change

## The page

changes-title = Changes
changes-sentence = Everything you changed, newest first. Each can be taken back.
changes-keys = Ctrl Z takes back the newest, also after the message is gone.
changes-none = Nothing has been changed yet.
changes-none-text = What you note, change or bring in is listed here, and can be taken back.
changes-today = Today
changes-about-day = for { $day }
changes-one-step = as one step
changes-taken-back = taken back
changes-redo = Do again
changes-undo-this = Undo: { $what }
changes-redo-this = Do again: { $what }
changes-older = Show older
