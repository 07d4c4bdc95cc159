### keel, the companion without a window. One key per command and per argument, then what it answers.

keel = Evenkeel without a window: the same record, in a terminal.
keel-data-dir = Folder of the record; without it, the app's own

keel-passphrase-file = File whose first line opens a protected record: the passphrase or the recovery key. Without it, it is asked for, or read from the standard input

keel-import = Bring in an archive made by Evenkeel
keel-import-file = The archive
keel-import-dry-run = Only say what would change
keel-import-json = Answer as JSON

keel-export = Write the whole record as a file that anyone can read
keel-export-format = Kind of file
keel-export-out = Write to this file; without it, to the terminal

keel-export-salvage = Of a damaged record, write what can still be read; its own files are not touched

keel-report = What is worked out from the record
keel-report-as-of = Stand at the end of this day; without it, today
keel-report-json = Answer as JSON

keel-agenda = Dates of care in a span of days
keel-agenda-from = First day
keel-agenda-to = Last day, included
keel-agenda-json = Answer as JSON

keel-log = Note something
keel-log-contact = Note that you were in touch, or that you tried
keel-log-contact-with = A name as it stands in the record; may be given more than once
keel-log-contact-marks = What was in it, with commas between
keel-log-contact-minutes = How long, in minutes
keel-log-contact-at = When it began, such as 2026-11-23T18:30, in your home zone; without it, now
keel-log-contact-channel = How
keel-log-contact-direction = Which way support went
keel-log-contact-note = A note
keel-log-contact-tried = You reached out, no answer
keel-log-contact-json = Answer as JSON

keel-undo = Take the last step back
keel-undo-json = Answer as JSON
keel-redo = Do again what was taken back
keel-redo-json = Answer as JSON

keel-check = Look whether the record is whole
keel-check-accept-lost = If the last changes are lost, say so once more and not again
keel-check-json = Answer as JSON

keel-backup = Make a backup, checked before it counts
keel-backup-to = Into this folder; without it, the one beside the record
keel-backup-out = As this new file, which ends in .db
keel-backup-list = Only list the backups there are, the newest first
keel-backup-json = Answer as JSON

keel-restore = Put a backup in the record's place; what is there now is kept
keel-restore-backup = Its name as "backup --list" says it, or a file
keel-restore-preview = Only say what is in it
keel-restore-backup-passphrase-file = File with what opened the record when the backup was made, if that was something else
keel-restore-json = Answer as JSON

keel-protect = Encrypt the record under a passphrase; prints a recovery key, this once
keel-protect-json = Answer as JSON
keel-unprotect = Write the record as a plain file that any tool opens
keel-unprotect-json = Answer as JSON

keel-example = Print a plainly fictional record
keel-example-size = How much of it
keel-example-seed = The same number gives the same record
keel-example-as-of = The day it ends on
keel-example-out = Write to this file; without it, to the terminal

## Answers

keel-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
keel-report-sentence =
    In the last four weeks, care on { $care } and people on { $people }.
    You felt heard on { $heard }, got help on { $helped }, had company on { $company }.
    Both kinds of support came in { $both } of { $weeks } weeks.
keel-report-level = About { $days } days a week with people lately.
keel-report-level-near = About { $days } days a week with people lately; near your rhythm.
keel-report-level-quieter = About { $days } days a week with people lately; quieter than your rhythm.
keel-report-few = Notes for { $known } of { $active } days: too few to draw.
keel-report-gap-none = No contact noted yet.
keel-report-gap-today = You noted a contact today.
keel-report-gap = It has been { $days } since you noted a contact.
keel-report-gap-longer = It has been { $days } since you noted a contact; longer than you like.
keel-report-tries = { $count ->
    [one] You tried once.
    [2] You tried twice.
   *[other] You tried { $count } times.
}
keel-import-done = Brought in; one step, which can be taken back:
keel-import-would = Nothing was changed. Bringing it in would mean:
keel-import-counts = { $new } new, { $updated } changed, { $unchanged } the same
keel-import-ended = An import on { $day } ended before it was done. Nothing of it was taken over; it can be brought in again.
keel-agenda-backwards = the last day lies before the first
keel-agenda-none = No dates of care in these days.
keel-log-done = Noted: { $id }
keel-undo-done = Taken back.
keel-redo-done = Done again.
keel-check-good = The record is whole.
keel-export-done = Written.
keel-salvage-gaps = { $count ->
    [0] Everything could be read.
    [one] At one place something could not be read.
   *[other] At { $count } places something could not be read.
}
keel-ask-passphrase = Passphrase:
keel-ask-again = The same again:
keel-backup-done = Backup made: { $file }
keel-backup-none = There are no backups yet.
keel-backup-protected = protected
keel-backup-plain = not protected
keel-restore-would = Nothing was changed. The latest day in it is { $latest }. It holds:
keel-restore-done = Back. The latest day in it is { $latest }. What was there before is kept. The record holds:
keel-protect-done = Protected. This is your recovery key; it is shown this once:
keel-protect-keep = Print it or write it down, and keep it away from this computer. It opens your notes if you forget the passphrase.
keel-protect-plain-backups = These backups are from before and not protected. Delete them if nobody is to read them:
keel-unprotect-done = The record is a plain file now, which any tool opens.

## Hints beside an error

keel-hint-damaged = "keel backup --list" names your backups and "keel restore" puts one in the record's place. "keel export --salvage" writes what can still be read.
keel-hint-locked = Give it with --passphrase-file, or on the standard input.
keel-hint-no-name = Nobody active in the record has exactly that name. Capital letters do not matter; spelling does.
keel-hint-many-names = More than one active person has that name. Note it in the window, where you can choose.
keel-hint-no-folder = This computer names no home folder. Say where the record is with --data-dir.

## What became of a visit

keel-outcome-kept = kept
keel-outcome-cancelled-by-me = cancelled by you
keel-outcome-cancelled-by-them = cancelled by them
keel-outcome-missed = did not happen
keel-outcome-moved = moved
