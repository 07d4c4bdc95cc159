### One message for each code of the core: what happened, what is safe, what to do. Paths, fields and numbers come as
### they are; nothing the person wrote is ever in them.

## A file that is brought in

error-not-json = This is not an archive of Evenkeel, or it stops half-way (line { $line }, column { $column }). Nothing was changed. If you have another copy of the file, try that one.
error-other-format = This is another kind of file, not an archive of Evenkeel. Nothing was changed.
error-newer-archive = This archive comes from a newer Evenkeel (format { $found }; this one reads up to { $known }). Nothing was changed. A newer Evenkeel can read it.
error-unknown-field = The file has a field this version does not know: { $path }. Nothing was changed.
error-missing-field = The file lacks a field that has to be there: { $path }. Nothing was changed.
error-wrong-value = A value here is not of the kind it has to be: { $path }. Nothing was changed.
error-wrong-value-bare = A value here is not of the kind it has to be. Nothing was changed.
error-wrong-date = There is no such date: { $value }, at { $path }. Nothing was changed.
error-wrong-date-bare = There is no such date, at { $path }. Nothing was changed.
error-wrong-rule =
    { $reason ->
        [too_dense] This repeats more than once a day, which is too often to be reminded of.
        [zero_interval] The number between two dates has to be 1 or more.
        [out_of_range] A number in this rule is too large or too small.
        [count_and_until] A rule can end after a number of times or on a day, not both.
        [until_before_start] The last day lies before the first date.
        [no_dates] No day fits this rule, so there would be no visit.
       *[other] This cannot be read as a rule for dates.
    } Nothing was changed.
error-unknown-zone = There is no time zone of that name, at { $path }. Nothing was changed.
error-missing-reference = This points to something that is not here: { $path }. Nothing was changed.
error-missing-reference-bare = This points to something that is not here. Nothing was changed.
error-duplicate = The same thing is here twice: { $path }. Nothing was changed.
error-duplicate-bare = The same thing is here already. Nothing was changed.
error-wrong-range = The last day lies before the first: { $path }. Nothing was changed.
error-wrong-range-bare = The last day lies before the first. Nothing was changed.
error-too-deep = The file is nested more than { $limit } levels deep; no archive is. Nothing was changed.
error-too-large = The file is larger than an archive may be ({ $size } bytes; up to { $limit }). Nothing was changed.

## What is typed, or stands in a file

error-empty = A text is needed here: { $path }. Nothing was changed.
error-too-long = This text has { $length } characters; there is room for { $limit }: { $path }. Nothing was changed.
error-control-characters = This text has hidden characters that would break the line or turn its direction: { $path }. Nothing was changed. Typing it anew removes them.
error-out-of-range = A number here lies outside its range: { $path }. Nothing was changed.
error-not-found = This is not here any more. Nothing was changed.
error-ambiguous = { $count } people have that name. Nothing was noted. Say which one, by the whole name or the id.
error-in-use = Other entries still belong to this ({ $count }), so it stays. You can end it, and they keep their place.

## The record

error-newer-database = Your notes were last opened by a newer Evenkeel (record { $found }; this one knows up to { $known }). They are safe and were not touched. Open them with the newer one.
error-damaged-database = The file with your notes cannot be read as it is. It was not touched. Keep it, and go back to a backup.
error-lost-steps = Your notes can be read, but the last { $count } changes are not in them any more, though they were kept once. What is there is safe. Look whether a backup has them.
error-keychain = { $why ->
    [not-offered] Evenkeel does not use the keychain of this system yet.
    [absent] This computer has no keychain that answers.
    [locked] This computer’s keychain is locked.
    [no-answer] This computer’s keychain did not answer.
    [nothing] This computer’s keychain has no key for your notes.
    [other] The key in this computer’s keychain does not open your notes.
   *[refused] This computer’s keychain said no.
} Nothing was changed; your passphrase opens your notes as before.
error-locked = Your notes are locked. They are safe and were not touched. Your passphrase or your recovery key opens them.
error-wrong-passphrase = That is not right. Nothing was changed. You can try as often as you like; capital letters and spaces count.
error-mistyped-key = That is not a whole recovery key: a letter is wrong or missing. Nothing was changed. Compare it with what you printed, eight groups of five.
error-damaged-keys = The files that hold your key cannot be read, so your passphrase may well be right. Your notes were not touched. Try the recovery key, or go back to a backup.
error-newer-keys = Your key was last changed by a newer Evenkeel (key file { $found }; this one knows up to { $known }). Your notes are safe and were not touched. Open them with the newer one.
error-read-only = Nothing can be written in { $folder }. What you noted before is safe and can be read. Give yourself the right to write there, or choose another folder.
error-disk-full = The disk is full. What you noted before is safe; this last change is not kept. Make some room, then try again.
error-busy = Another program is using your notes just now. This change is not kept. Close that program, or try again in a moment.
error-already-open = Evenkeel is already open with these notes. Nothing is wrong; use the window that is open.
error-database = The record could not be read or written (SQLite { $reason }). What was noted before is kept. Try again; if it stays, make a backup and look at it with "check".
error-internal = Something in Evenkeel went wrong. What was noted before is kept. This last change may not be: look for it before you make it again.

## Going back

error-nothing-to-undo = There is nothing to take back.
error-nothing-to-redo = There is nothing to do again.
error-changed-since = Something newer rests on this step. Nothing was changed. Take the newer step back first.
error-stopped = Stopped. Nothing of it was kept, and everything is as it was before.

## Files

error-file = The file could not be read or written ({ $reason }). Your notes are safe. Look whether it is there and yours to open, or choose another place.
