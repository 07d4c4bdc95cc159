### Erasing: a person, a span of days, everything. What is gone is gone; what still holds it is named.

erase-title = Erase
erase-person = A person
erase-person-where = On their page, in the menu. What you noted with them keeps its days and says “someone”.
erase-people = People
erase-span = A span of days
erase-span-text = What you noted on these days. You see first what would go.
erase-span-choose = Choose days
erase-all = Everything
erase-all-text = All of it, and you begin anew. Backups stay until you delete them, one by one.

## Said before each

erase-no-way-back = It cannot be taken back, and neither can anything you did before: the list of changes goes with it.
erase-backups-after = Backups keep what they hold; they are named afterwards, and you can delete each.
erase-doing = Erasing
erase-refused = It was not erased.
erase-done-close = Done

## A person

erase-person-menu = Erase { $name }
erase-person-effect = Name and notes go for good; contacts say “someone”.
erase-person-title = Erase { $name }?
erase-person-goes = The name goes, with notes, rhythm, ways to reach and topics.
erase-person-contacts = { $count ->
    [one] 1 contact keeps its day and says “someone”.
   *[other] { $count } contacts keep their days and say “someone”.
}
erase-person-visits = { $count ->
    [one] 1 visit forgets who was around.
   *[other] { $count } visits forget who was around.
}
erase-person-lines = { $count ->
    [one] 1 care line stays, without the name.
   *[other] { $count } care lines stay, without the name.
}
erase-person-do = Erase { $name }
erase-person-keep = Keep { $name }
erase-person-done = { $name } is erased
erase-person-notes = What you wrote in the notes of contacts and visits stays as it is, also where it names them.
erase-person-holding = These still hold everything as it was on their day:

## A span of days

erase-span-title = Erase a span of days
erase-span-from = From
erase-span-to = To
erase-span-needed = Choose both days.
erase-span-order = The last day lies before the first.
erase-span-look = See what would go
erase-span-when = { $from } to { $to }
erase-span-nothing = No contact, visit or check-in is noted on these days.
erase-span-goes = What goes: { $things }.
erase-contacts = { $count ->
    [one] 1 contact
   *[other] { $count } contacts
}
erase-visits = { $count ->
    [one] 1 visit
   *[other] { $count } visits
}
erase-checkins = { $count ->
    [one] 1 check-in answer
   *[other] { $count } check-in answers
}
erase-span-with = With them goes what else was said of these days: quiet times, numbers a clinician gave, what you managed yourself, and pauses that lie within.
erase-span-stays = People, care lines, repeating visits and longer pauses stay.
erase-span-do = Erase these days
erase-span-keep = Keep them
erase-span-other = Other days
erase-span-done = These days are erased
erase-span-holding = These still hold them, if they were made after:

## Everything

erase-all-title = Erase everything?
erase-all-goes = All people, contacts, visits, care lines, check-ins, notes and settings go, and the passphrase with them, if there is one.
erase-all-no-way-back = It cannot be taken back, but for what is in a backup. To keep nothing, delete these as well, one by one:
erase-all-no-backup = It cannot be taken back, and there is no backup.
erase-all-type = Type “{ $word }” to go on
erase-all-wrong = Type the word “{ $word }” here first.
erase-all-do = Erase everything
erase-all-keep = Keep everything
erase-all-done = Everything is erased

## After

erase-gone = It is gone from the file with your notes.
erase-traces = It is gone from your notes. Another program reads the file right now, so the last traces in it go with the next start of Evenkeel.
erase-all-holding = These still hold what you had on their day:
erase-elsewhere = Copies and archives that you put elsewhere are not known here.
