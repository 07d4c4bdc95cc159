### Settings: rhythm and days, look and text, data, about.

settings-rhythm = Rhythm and days
settings-look = Look and text
settings-data = Data
settings-about = About
# A setting that was changed: "First day of the week: Sunday"
settings-kept = { $what }: { $value }
settings-not-set = not set
settings-on = on
settings-off = off

## Rhythm and days

rhythm-intro = These are your own measures. No rhythm and no gap is set unless you set it.
rhythm-days = Days a week with real contact that feel right
rhythm-days-text = It holds from today on; the time before keeps the earlier one.
rhythm-per-week =
    { $many ->
        [one] { $days } day a week
       *[other] { $days } days a week
    }
rhythm-history = Earlier rhythms
rhythm-since = From { $day }: { $rhythm }
rhythm-gap = Comfortable gap
rhythm-gap-text = After more days than this, Connection says that it is longer than you like. Not set: it follows your rhythm.
rhythm-gap-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
rhythm-week-start = First day of the week
rhythm-week-start-text = Weeks in every chart begin on it.
rhythm-week-monday = Monday
rhythm-week-sunday = Sunday
rhythm-week-saturday = Saturday
rhythm-day-start = A day starts at
rhythm-day-start-text = What happens earlier in the night belongs to the day before.
rhythm-quiet = Chosen quiet holds the level still
rhythm-quiet-text = On: days of quiet by choice neither raise nor lower it. Off: it goes down slowly, as on any day without contact.
rhythm-felt = Connected enough, from
rhythm-felt-text = The middle value of your check-ins from which it counts as connected. Below it, it is said as low.
rhythm-band = A band for care beside people
rhythm-band-text = Off: nothing of the kind is worked out. On: Connection says whether days with care, in every ten days with care or people, lie inside your own band.
rhythm-band-low = Lower end of the band
rhythm-band-high = Upper end of the band
rhythm-band-to = to
rhythm-band-tenths = { $tenths } of ten
rhythm-band-said = { $low } to { $high } of ten
small-steps = Small steps for quiet times
small-steps-text = Your own list. If it has been quiet and you are missing people, Today offers the first three of them, on one card that you can put away.
small-steps-step = Step { $number }
small-steps-add = Another step
small-steps-add-button = Add
small-steps-said-added = Added to your small steps
small-steps-said-changed = Changed one of your small steps
small-steps-said-moved = Changed the order of your small steps
small-steps-said-removed = Taken from your small steps
rhythm-pause = Pause
rhythm-pause-text = For a holiday, a ward, a hard stretch. Nothing counts meanwhile; visits go on.
rhythm-pauses = Pauses
rhythm-known = When a past day counts as known
rhythm-known-when-used = When Evenkeel was in use
rhythm-known-when-used-effect = If you opened it that day or on one of the two days after. Other days stay unknown.
rhythm-known-always = Always
rhythm-known-always-effect = A past day without notes counts as a day without contact.
rhythm-known-only-closed = Only when you closed it
rhythm-known-only-closed-effect = Every other day stays unknown until you say that there is nothing more to add.

## Look and text

look-theme = Colours
look-theme-text = As the system: follows what your computer uses.
look-theme-system = as the system
look-theme-light = light
look-theme-dark = dark
look-theme-contrast = high contrast, light
look-theme-contrast-dark = high contrast, dark
look-size = Text size
look-size-text = Everything grows with it, charts too.
look-percent = { $percent } %
look-motion = Less motion
look-motion-text = Nothing slides or fades. What your system asks for is kept in any case.

## Data

data-where = Where it lives
data-where-text = One file in this folder, { $size }. Nothing leaves this computer.
data-folder-show = Show folder
data-megabytes = { $number } MB
data-kilobytes = { $number } kB
data-holds = What it holds
data-people = { $count ->
    [one] { $count } person or group
   *[other] { $count } people and groups
}
data-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
data-care-lines = { $count ->
    [one] { $count } care line
   *[other] { $count } care lines
}
data-visits = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}
data-checkins = { $count ->
    [one] { $count } check-in answer
   *[other] { $count } check-in answers
}
data-nothing = Nothing has been noted yet.
data-unprotected = The file is not protected by a passphrase yet: anyone who can use this account can read it.
data-export = Export
data-export-text = Everything as a file you can read, and that Evenkeel can bring in again. That file is not protected by a passphrase.
data-exporting = Writing
data-exported = Everything is in { $name }
data-bring-in-text = An archive that Evenkeel wrote. You see first what would happen, and can undo it after.
data-choose = Choose a file
data-reading = Reading
data-changes-text = Everything you changed, newest first. Each can be taken back.
data-changes-show = Show changes

## Bringing in

bring-in-title = Bring in
bring-in-none = No file is chosen.
bring-in-none-text = Choose an archive that Evenkeel wrote. Nothing is brought in before you say so.
bring-in-sentence = “{ $name }”, { $size }, written on { $day }. Nothing has been brought in yet.
bring-in-table = What would come in
bring-in-what = What
bring-in-new = New
bring-in-updated = Updated
bring-in-unchanged = Unchanged
bring-in-problems = Problems in the file
bring-in-problem = problem
bring-in-do = Bring in { $count }
bring-in-leave = Do not bring in
bring-in-one-step = It is one step to undo.
bring-in-blocked = Not possible while the file has problems. Nothing of it comes in half.
bring-in-all-here = Everything in the file is here already.
bring-in-progress = Bringing in { $done } of { $total }.
bring-in-stopped = Stopped. Nothing was brought in.
bring-in-refused = It could not be brought in.
bring-in-choose-again = Choose a file again
bring-in-back = Back to Data
bring-in-done = { $count ->
    [one] Brought in { $count } thing.
   *[other] Brought in { $count } things.
}
bring-in-done-text = It came in as one step. You find it under Changes, and can take it back there.
kind-settings = Settings
kind-rhythm = Rhythms
kind-people = People and groups
kind-contacts = Contacts
kind-care-lines = Care lines
kind-visits = Visits
kind-quiet = Quiet days
kind-pauses = Pauses
kind-days-closed = Closed days
kind-days-unsure = Days you were unsure of
kind-days-used = Days in use
kind-checkins = Check-in answers
kind-scores = Numbers a clinician gave
kind-managed = Managed myself
kind-safety-plan = Parts of your safety plan
kind-help-lines = Help lines
kind-preferences = Look and choices of the window

## About

about-version = Version { $version }
about-is = Evenkeel keeps care and people in view side by side, and lets each be enough for you.
about-not-medical = It is not a medical device
about-not-medical-text = It gives no diagnosis and no advice on treatment, and takes the place of nobody who treats you.
about-not-watching = It watches nobody
about-not-watching-text = It reads no signs of a crisis from what you write or from numbers.
about-not-contacting = It contacts nobody
about-not-contacting-text = It never writes to or calls anyone for you. Help now shows who you could call yourself.
about-no-network = It has no network
about-no-network-text = Nothing is sent and nothing is fetched. All of it stays on this computer.
about-numbers = Where its numbers come from
about-numbers-text = The numbers it draws with (14 days, 0.4 and 0.6, 10 and 10, two people) rest on simulation and on being explainable, not on clinical trials.
about-help-lines = Numbers of help lines
about-help-lines-text = They are kept with the day you last checked them. Numbers change; a look now and then is worth it.
about-licence = Licence
about-licence-text = Free to use, read, change and pass on: MIT or Apache 2.0, as you like. It comes without warranty.
