### What is said outside the window: notifications and the tray. Others may read it, so the three levels stand side by
### side: only a time, the kind of visit, everything (docs/reminders.md). Names of people stand in second lines only.

## The kind of visit

out-kind =
    { $kind ->
        [therapy] Therapy
        [psychiatry] Psychiatry
        [gp] GP
        [group] Group
        [peer_group] Peer group
        [medication] Medication
       *[other] A visit
    }

## First lines; $what is "Something", the kind or the name of the care line

out-something = Something
out-today = { $what } at { $time }
out-tomorrow = { $what } tomorrow at { $time }
out-on = { $what } on { $day }
out-several =
    { $privacy ->
        [time] { $count } things { $when }
       *[other] { $count } visits { $when }
    }
out-when =
    { $when ->
        [today] today
        [tomorrow] today and tomorrow
       *[later] in the next days
    }
out-missed =
    { $count ->
        [one] 1 reminder waits for you
       *[other] { $count } reminders wait for you
    }
out-people =
    { $privacy ->
        [time] A line for you, if it suits you
       *[other] Someone to think of, if it suits you
    }
out-test = A test reminder
out-locked = Unlock to get your reminders

## Second lines

out-in =
    { $hours ->
        [0]
            { $minutes ->
                [0] now
                [one] in 1 minute
               *[other] in { $minutes } minutes
            }
        [one]
            { $minutes ->
                [0] in 1 hour
               *[other] in 1 h { $minutes } min
            }
       *[other]
            { $minutes ->
                [0] in { $hours } hours
               *[other] in { $hours } h { $minutes } min
            }
    }
out-began =
    { $minutes ->
        [0] it begins now
        [one] it began 1 minute ago
       *[other] it began { $minutes } minutes ago
    }
out-there = { $time } where it takes place
out-with = With { $name }
out-before = { $name } before: { $note }
out-before-plain = { $name } is with you before
out-after = { $name } after: { $note }
out-after-plain = { $name } is around after
out-open = Open to see them
out-more =
    { $count ->
        [one] { $first }, and one more
       *[other] { $first }, and { $count } more
    }
out-visits =
    { $count ->
        [one] One visit
       *[other] { $count } visits
    }
out-rhythm = { $name }. You like about every { $days } days.
out-test-text = This is what a reminder looks like here.

## Buttons

out-action-open = Open
out-snooze-15_minutes = 15 minutes
out-snooze-at_start = When it starts
out-not-this-week = Not this week

## The tray

tray-next = { $what }
tray-nothing = Nothing is booked
tray-note = Note a contact
tray-window = Open Evenkeel
tray-locked = Your notes are closed
tray-lock = Lock now
tray-pause = Pause reminders today
tray-paused = Reminders are paused today
tray-quit = Quit

## Dates

out-day = { $weekday } { $date } { $month }
out-weekday =
    { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
out-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

## Titles of the system's file dialogs

dialog-open-archive = Choose an archive to bring in
dialog-save-archive = Save everything in one file
dialog-open-backup = Choose a backup

## The word that is typed before everything is erased: asked for in the window, and looked at outside it

erase-all-word = erase
