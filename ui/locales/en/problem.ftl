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
read-only-safe = What you noted before is safe.
read-only-disk-full = The disk is full: make some room, then try again.
read-only-busy = Another program is using the file with your notes: close it or wait a moment, then try again.
read-only-read-only = This account has no right to write in the folder with your notes: give yourself that right, then try again.
