### Backups: what there is, one more, a look inside, going back; checks; and what is still possible with a damaged file.

## Settings ▸ Data

data-backup = Backup
data-backup-text = The newest is from { $when }. { $count ->
    [one] It is the only one.
   *[other] { $count } are kept.
}
data-backup-none = There is none yet. One is made by itself, once a day.
data-backups-show = Backups
## When

when-today = today, { $time }
when-yesterday = yesterday, { $time }
when-day = { $day }, { $time }
when-today-begin = Today, { $time }
when-yesterday-begin = Yesterday, { $time }

## The page

backups-title = Backups
backups-sentence = The newest is from { $when }. { $count ->
    [one] It was checked when it was made.
   *[other] All { $count } were checked when they were made.
}
backups-none = There is no backup yet.
backups-none-text = One is made by itself, once a day. You can make one now.
backup-protected = { $size }, protected
backup-open = { $size }, not protected
backup-look = Look inside
backup-look-this = Look inside the backup of { $when }
backup-now = Back up now
backup-making = Backing up
backup-progress = { $total ->
    [0] Backing up your notes.
   *[other] Backing up: { $percent } of 100.
}
backup-checking = Checking every page of the backup.
backup-stopped = Stopped. Nothing of it was kept; your notes and the other backups are as they were.
backup-refused = It could not be backed up.
backup-made = Backed up, { $size }
backup-elsewhere = Open a backup from elsewhere
backup-elsewhere-opening = Opening
backup-delete = Delete
backup-delete-this = Delete the backup of { $when }
backup-delete-title = Delete the backup of { $when }?
backup-delete-text = It cannot be taken back. { $count ->
    [one] It is the only backup. Your notes stay as they are.
   *[other] Your notes and the other backups stay as they are.
}
backup-delete-keep = Keep it
backup-deleted = Deleted the backup of { $when }

backup-aside = Damaged files that were put aside
backup-aside-text = They hold what your notes held that day, as far as it can be read. They are not needed any more once your notes are well.
backup-aside-of = Put aside on { $day }
backup-aside-delete-this = Delete what was put aside on { $day }
backup-aside-delete-title = Delete what was put aside on { $day }?
backup-aside-delete-text = It cannot be taken back. Your notes and your backups stay as they are.
backup-aside-deleted = Deleted what was put aside on { $day }

backup-kept = How they are kept
backup-kept-itself = By itself
backup-kept-itself-text = Once a day, and before you bring something in, change the protection or go back to a backup.
backup-kept-many = How many
backup-kept-many-text = The newest of each of 7 days, 4 weeks and 12 months that have one. None goes while the clock is wrong.
backup-kept-where = Where
backup-kept-where-text = In a folder beside your notes. A copy on a drive also survives a lost computer; take both files of one that is protected.
backup-kept-passphrase = Passphrase
backup-kept-passphrase-text = One that is protected opens with the passphrase of its day, or with the recovery sheet.

## A look inside

backup-in = Backup of { $when }
backup-in-file = Backup { $name }
backup-in-whole = It was opened and checked a moment ago; every page is whole. Nothing has been changed.
backup-in-opening = Opening it and checking every page.
backup-in-closed = It is protected. It opens with the passphrase of its day, or with the recovery sheet of its day.
backup-in-refused = It could not be opened.
backup-in-open = Open
backup-in-table = What is in it
backup-in-it = In it
backup-in-now = Now
backup-in-then = If you go back
backup-in-latest = Last entry
backup-in-nothing = nothing yet
backup-in-less = { $days ->
    [one] 1 day less
   *[other] { $days } days less
}
backup-in-more = { $days ->
    [one] 1 day more
   *[other] { $days } days more
}
backup-in-same-day = the same day
backup-in-go = { $count ->
    [one] 1 goes
   *[other] { $count } go
}
backup-in-come = { $count ->
    [one] 1 comes back
   *[other] { $count } come back
}
backup-in-same = as many
backup-in-unknown = not known
backup-in-first = What you have now is backed up first and stays in the list, so you can come back. The list of changes goes back, too. Your notes stay protected, or not, as they are now.
backup-in-first-damage = The damaged file is put aside, not overwritten; you find it below the backups. Your notes are then protected, or not, as this backup is.
backup-in-back = Go back to { $day }
backup-in-back-file = Go back to it
backup-in-going = Going back
backup-in-keep = Keep what I have
backup-in-done = Your notes are as they were on { $day }. What you had is in the newest backup.
backup-in-done-damage = Your notes are as they were on { $day }. The damaged file is put aside.
backup-in-done-file = Your notes are as they are in the backup. What you had is in the newest backup.

way-passphrase = Passphrase of its day
way-recovery = Recovery key
way-recovery-hint = eight groups of five, from the sheet
way-show = Show what I typed
way-hide = Hide what I typed
way-use-recovery = Use the recovery sheet
way-use-passphrase = Use the passphrase
way-wrong-passphrase = That is not the right passphrase. The backup is still closed, and nothing was changed. There is no limit; each try takes about a second.
way-wrong-recovery = That is not the recovery key of this backup. It is still closed, and nothing was changed. A key that was made later does not open it.
way-mistyped = That is not a whole recovery key: a letter is wrong or missing. Compare it with the sheet.

## Checking

check-title = Check
check-last-well = { $when }: every page and every link was whole.
check-last-damage = { $when }: something could not be read.
check-last-none = Not checked yet. It reads every page and every link, and is also done by itself, once a day.
check-now = Check now
check-checking = Checking
check-going = Reading every page and every link. You can go on using Evenkeel.
check-well = Checked at { $time }: every page and every link is whole.
check-damage = { $when }: something in the file with your notes could not be read.
check-damage-safe = The file was not changed by the check, and your backups are files of their own.
check-damage-todo = Look into a backup and go back to it if it is whole, or save what can be read, while the file still opens.
check-backups = Look at backups
check-refused = It could not be checked.

## What was written last, kept from the file by another program

log-large = Another program is reading your notes and keeps what was written last, { $size }, in a file of its own beside them.
log-large-safe = Nothing is lost: every entry is kept.
log-large-todo = Close the other program when you can; the second file then goes by itself. Until then, copy your notes with "Back up now", not by hand.

## Saving what can be read

salvage-save = Save what can be read
salvage-saving = Saving
salvage-saved = { $rows ->
    [one] 1 entry is in { $name }.
   *[other] { $rows } entries are in { $name }.
} { $gaps ->
    [0] Every place could be read.
    [one] 1 place could not be read.
   *[other] { $gaps } places could not be read.
}
