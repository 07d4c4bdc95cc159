### Reminders in the window: Settings ▸ Reminders, what happened, what was not seen yet, and the question at the first
### close. What is said outside the window is in outside.ftl.

settings-reminders = Reminders

## What a reminder says

says-title = What a reminder says
says-text = Others may see your screen. Choose how much they may read. The tray keeps to it, too.
says-time = Only a time
says-time-effect = At first. No kind, no name.
says-kind = The kind of visit
says-kind-effect = No place, no names of people.
says-all = Everything
says-all-effect = Names of people only in the second line.
says-more = At other moments
says-at-day = A day before
says-at-several = Several at once
says-at-off = After the computer was off
says-at-people = Someone to think of
says-invented = The visit and the people in these examples are invented.
says-invented-line = Therapy
says-invented-who = Nadia
says-invented-place = Harbour Lane 12
says-invented-before = Ines
says-invented-note = drives you
says-invented-after = Jonas
says-invented-friend = Leo

## When they come

remind-visits = Remind me of visits
remind-visits-text = When off, no visit reminds you. Today and Care still show them.
remind-before = Before a visit
remind-before-text = 7 days, 1 day and 2 hours before. Care lines and visits can have their own.
remind-before-open = Open Care
remind-quiet = Quiet hours
remind-quiet-text = Reminders wait until they end. One of a visit that starts inside them still comes, without sound. Do Not Disturb of your system always wins.
remind-quiet-from = Quiet hours begin at
remind-quiet-between = to
remind-quiet-to = Quiet hours end at
remind-quiet-said = { $from } to { $to }
remind-people = Someone to think of
remind-people-text = At most one line a day, at a time of your choice, and none in a pause. “Not this week” stands beside it; “less often” and “never” are on Today.
remind-people-at = A line about people comes at
remind-pause = Pause reminders
remind-pause-text = For the rest of today. A reminder that falls into the pause is left out.
remind-pause-do = Pause for today
remind-paused-text = Paused for the rest of today. What falls into the pause is left out.
remind-go-on = Go on
remind-said-paused = Reminders are paused for today
remind-said-go-on = Reminders go on

## While the window is closed

running-title = While the window is closed
running-stays = When the window closes
running-stays-text = Keep running: a small program goes on without a window, so that reminders come. You can end it in the tray, or below.
running-stays-end-text = End: no reminder comes until it is started again.
running-stays-ask-text = You are asked when you close the window for the first time.
running-stays-ask = ask me
running-stays-yes = keep running
running-stays-no = end
running-login = Start at login
running-login-text = Evenkeel starts without a window after you log in, and reminds.
running-login-unknown = Your system does not say here whether Evenkeel starts at login. Its own settings for programs that start at login do.
running-login-refused = Your system did not take this. Nothing was changed.
running-login-todo = You can add Evenkeel yourself, in your system’s settings for programs that start at login.
running-quit = Quit Evenkeel
running-quit-text = Reminders stop until it is started again.

## Whether they come

reach-title = Whether they reach you
trial-label = Trial
trial-text = Shows one now, and says what your computer answered.
trial-do = Show a reminder for trial
trial-waiting = Waiting for the system’s answer
trial-shown = Your computer answered: shown by { $name }, { $buttons ->
    [yes] with buttons
   *[no] without buttons
}, { $sound ->
    [yes] with sound
   *[no] without sound
}.
trial-shown-unseen = If you did not see it, Do Not Disturb may be on. Nothing here gets around that.
trial-safe = No reminder is lost: each is tried again, and Today shows what did not come.
trial-no-bus = There is nothing here that programs speak to each other through, so no reminder can be shown.
trial-no-bus-todo = A desktop has it from its start: log in to one, or start Evenkeel from the desktop’s menu.
trial-no-server = Nothing here shows notifications.
trial-no-server-todo = Most desktops do it by themselves. Where yours does not, a small program such as dunst or mako does.
trial-no-answer = What shows notifications did not answer in time.
trial-no-answer-todo = Try again in a minute. Logging out and in starts it anew.
trial-refused = What shows notifications said no.
trial-refused-todo = Look in your system’s settings whether notifications of Evenkeel are allowed.
trial-unknown = No answer came that can be read.

## What happened

happened-title = What happened
happened-text = What became of each reminder, without a name, for 90 days.
happened-show = Show the list
happened-sentence = Since { $day }: { $what }.
happened-shown = { $count } shown
happened-not-shown = { $count } not shown
happened-left-out = { $count } left out or taken back
happened-nothing-due = Reminders are planned. None was due yet.
happened-none = The list is empty.
happened-none-text = Each reminder that is planned, shown or left out gets a line here, without a name.
happened-none-such = No line is of that kind.
happened-filter = Which lines
happened-all = Everything
happened-only-shown = Shown
happened-only-not = Not shown
happened-when = When
happened-what = What happened
happened-why = Reason
happened-which = Which
happened-mark = Mark
happened-day-today = Today
happened-day-time = { $day }, { $time }
happened-stop = { $what }.
happened-two = { $one } { $two }
happened-which-due = { $lead }, due { $when }
happened-tries = Tried { $count } times since { $time }.
happened-note = No name, no kind of visit and no text is kept here, only a mark that tells the dates of two visits apart. A line goes after 90 days.
happened-clear = Clear the list
happened-clear-ask = Clear the list of what happened?
happened-clear-text = All its lines go, and do not come back. The reminders themselves stay as they are.
happened-clear-keep = Keep the list
happened-cleared = The list of what happened is empty now

# where a reminder came to stand
happened-state-planned = planned
happened-state-attempting = being shown
happened-state-shown = shown
happened-state-acknowledged = seen
happened-state-snoozed = put off
happened-state-expired = not answered
happened-state-withdrawn = taken off the screen
happened-state-missed = not shown
happened-state-suppressed = left out
happened-state-cancelled = taken back
# planned or put off again, for the system did not take it
happened-not-yet = not shown yet

# and why
happened-reason-planned = It lies ahead
happened-reason-already-past = It would have been due before the visit was noted
happened-reason-moved = Its time moved with the visit or with the time zone
happened-reason-due = It was due
happened-reason-late = It came after its time: computer off, nothing to show it, or quiet hours
happened-reason-too-late = Its time was over before it could be shown
happened-reason-snooze-over = The time it was put off for was over
happened-reason-visit-over = The visit was over
happened-reason-again = Evenkeel ended while it was being shown
happened-reason-server-back = What shows notifications started anew
happened-reason-shown = Your computer took it
happened-reason-not-taken = Your computer did not take it. It is tried again
happened-reason-opened = You opened it, or said that you have seen it
happened-reason-dismissed = You put it away
happened-reason-snoozed = You put it off
happened-reason-left-screen = It left the screen by itself
happened-reason-visit-changed = The visit was changed, settled or deleted, or reminders were switched off
happened-reason-group-changed = It stood with others that were taken back
happened-reason-nobody-now = There was nobody to think of, or a pause
happened-reason-reminders-paused = Reminders were paused

# how long before: "7 days before", "1 hour and 30 minutes before"
lead-before = { $long } before
lead-at-start = when it starts
lead-people = someone to think of
lead-weeks =
    { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
lead-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
lead-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
lead-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }

## Not seen yet, on Today

unseen-title = Not seen yet
unseen-left = This reminder left the screen before you saw it.
unseen-left-some = These reminders left the screen before you saw them.
unseen-off = This reminder was due while the computer was off, or could not show it.
unseen-off-some = These reminders were due while the computer was off, or could not show them.
unseen-both = These reminders left the screen before you saw them, or were due while the computer was off.
unseen-visit = { $what }, { $when }
unseen-day-at = { $day } at { $at }
unseen-gone = A visit that is not here any more
unseen-due = { $lead }, was due { $when }
unseen-due-people = was due { $when }
unseen-due-earlier =
    { $count ->
        [one] { $due }; one more before it
       *[other] { $due }; { $count } more before it
    }
unseen-seen = Seen
unseen-seen-of = Seen: { $what }
unseen-all = All seen
unseen-again = Remind again later: { $what }
unseen-later = Later
unseen-open-of = Open the visit: { $what }
unseen-people = Open People
unseen-in-5-minutes = In 5 minutes
unseen-in-15-minutes = In 15 minutes
unseen-in-hour = In an hour
unseen-in-at-start = When it starts
unseen-in-tomorrow = Tomorrow at 09:00
unseen-said-5-minutes = You are reminded again in 5 minutes.
unseen-said-15-minutes = You are reminded again in 15 minutes.
unseen-said-hour = You are reminded again in an hour.
unseen-said-at-start = You are reminded again when it starts.
unseen-said-tomorrow = You are reminded again tomorrow at 09:00.
unseen-said-seen = Seen: { $what }
unseen-said-all = All reminders are seen

## The first close

closing-title = Keep running for reminders?
closing-text = “Stay for reminders” closes the window; a small program goes on, so that reminders come. You can end it in the tray. “Close completely” ends Evenkeel: no reminder comes until it is started again.
closing-change = You can change this under Settings, Reminders. Pressing close a second time ends Evenkeel.
closing-unsaved = Something is begun and not saved yet. It goes with the window; “Not now” leads back to it.
closing-kept = Something is begun and not saved yet. It is kept for next time.
closing-stay = Stay for reminders
closing-end = Close completely
closing-not-now = Not now
closing-busy = Closing
