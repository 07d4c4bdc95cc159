### When the record cannot be opened, or can be read but not written: what happened, what is safe, what to do.

problem-title = Your notes could not be opened
problem-title-already-open = Evenkeel is open already
problem-title-newer-database = A newer Evenkeel has been here
problem-retry = Try again
problem-what = What happened
problem-safe = What is safe
problem-todo = What to do

problem-newer-database-what = Your notes were last opened by a newer Evenkeel. This one does not know everything in them.
problem-newer-database-safe = All your notes. They were not touched.
problem-newer-database-todo = Open them with the newer Evenkeel, or put it on this computer.
problem-already-open-what = These notes are open in another window of Evenkeel.
problem-already-open-safe = Everything. Nothing is wrong.
problem-already-open-todo = Use the window that is open, or close it and try again.
problem-busy-what = Another program is using the file with your notes right now.
problem-busy-safe = All your notes.
problem-busy-todo = Wait a moment, or close that program (a backup or sync program, perhaps), then try again.
problem-disk-full-what = The disk is full, so the notes cannot be opened safely.
problem-disk-full-safe = Everything you noted before.
problem-disk-full-todo = Make some room on the disk, then try again.
problem-read-only-what = This account has no right to write in the folder with your notes.
problem-read-only-safe = Everything you noted before.
problem-read-only-todo = Give yourself the right to write there, then try again.

problem-help = Help now opens in any case.

## The banner: everything can be read, nothing can be written

read-only-title = Nothing new can be kept right now. Everything can be read.
read-only-safe = What you noted before is safe. Reminders still come; putting one off holds until Evenkeel is closed.
read-only-disk-full = The disk is full: make some room, then try again.
read-only-busy = Another program is using the file with your notes: close it or wait a moment, then try again.
read-only-read-only = This account has no right to write in the folder with your notes: give yourself that right, then try again.

read-only-newer-database-title = A newer Evenkeel has been here, so nothing is changed by this one.
read-only-newer-database-safe = Everything this one knows can be read. All of it is safe and stays as it is.
read-only-newer-database = The file has version { $found }; this Evenkeel knows versions up to { $known }. Open it with the newer one. What can be read here can be exported.
read-only-damaged-database-title = You are only looking: the file is damaged, so nothing is written to it.
read-only-damaged-database-safe = The file stays exactly as it is. Some of what you noted may not be shown.
read-only-damaged-database = Go back to a backup, or save what can be read.
read-only-database-title = The disk did not keep what was written, so nothing more is written to it.
read-only-database-safe = What you noted before can be read. The last change may not be kept: look for it before you make it again. Reminders still come; putting one off holds until Evenkeel is closed.
read-only-database = Export your notes to another disk, or look at the backups. Try again when the disk is well.

## Banners: the last changes are missing; an import was ended; the last check found damage

steps-lost = { $count ->
    [one] The last change is missing, though it was kept once.
   *[other] The last { $count } changes are missing, though they were kept once.
}
steps-lost-safe = What is there is safe and can be used.
steps-lost-todo = A file beside your notes was lost or damaged. Look whether a backup has them.
notice-seen = I have seen it
import-ended = An import on { $day } ended before it was done.
import-ended-safe = Nothing of it was taken over; your notes are as they were.
import-ended-todo = You can bring the file in again.
import-ended-data = Go to Bring in
keychain-anew-text = It can be set up anew, so that it opens them the next time.
keychain-anew = Set it up anew
keychain-off = Turn it off
keychain-off-doing = Turning it off
keychain-later = Not now
damage-found = The last check found damage in the file with your notes.
damage-found-safe = It was not changed, and your backups are files of their own.
damage-found-todo = Go back to a backup that is whole, or save what can be read, while the file still opens.
damage-found-data = See what to do
