### Help now: the person's own page for a bad day, the form that changes it, and what of it can be read while the notes
### are closed.

help-sentence = Your own words, from a calmer day. Any one of these is enough.
help-foot = { -brand } calls and writes to nobody by itself, and does not read what you write.
help-hide = Hide the window
help-edit = Edit this page
help-print = Print it
help-card = On the lock page

## Its parts. Their headings are in the language of the page, whatever the notes are kept in.

help-reach = Someone to reach
help-lines = Lines to call
help-places = Somewhere to be
help-helped = What has helped
help-words-for = Words you wrote for { $name }
help-words = Words you wrote
help-words-said = “{ $text }”
help-copy-way = Copy: { $name }, { $way }
help-copy-words = Copy the words
help-copy-words-for = Copy the words for { $name }
help-add-way = Add a number
help-add-way-for = Add a number: { $name }
help-checked = checked { $day }
help-not-checked = not checked yet

## Nothing is there

help-empty = Nothing is written here yet.
help-empty-text = On a calmer day, write down whom you can reach, what has helped, and the lines you can call. It is then one key away, on every screen.
help-empty-read = Your notes can only be read now, so it cannot be written here.
help-write = Write this page
help-locked = What you wrote for this page is closed with your notes.
help-locked-text = Open them to read it. Once they are open, you can choose what of it can be read while they are closed.
help-unread = What you wrote for this page is in your notes, and they cannot be read now.
help-from-card = This is what you chose to have here while your notes are closed.

## The form

help-form-title = Help now
help-form-text = Write as you would to a friend. All of it can stay open.
help-form-keep = Keep
help-form-keeping = Keeping
help-form-said = Kept what Help now says
help-who = Who
help-about = When, or what for
help-reach-add = Add someone
help-reach-text = One of your people, or in your own words.
help-reach-offering =
    { $count ->
        [one] { $names } is there too, marked as there “at night, or when it is very hard”.
       *[other] { $names } are there too, marked as there “at night, or when it is very hard”.
    }
help-reach-blank = someone
help-line-name = Name
help-line-number = Number
help-line-hours = Hours
help-line-region = Where it is for
help-line-checked = Checked on
help-line-today = Checked today
help-line-add = Add a line
help-line-blank = a line
help-lines-text = Numbers change. Call or look each up on a quiet day, and note when.
help-helped-item = What has helped, { $number }
help-helped-add = Add what has helped
help-helped-blank = what has helped
help-words-title = Words to copy
help-words-text = For when there are no words. Written now, copied then.
help-words-whom = For whom
help-words-whom-hint = can stay open
help-words-unknown = Nobody of your people has this name. Leave it open, or write it as it stands under People.
help-words-what = The words
help-words-add = Add words
help-words-blank = words
help-places-item = Somewhere to be, { $number }
help-places-add = Add somewhere to be
help-places-blank = somewhere to be
help-more-title = Under headings of your own
help-more-heading = Heading
help-more-items = What stands there, a line each
help-more-add = Add a heading
help-more-blank = a heading

## What can be read while the notes are closed

help-card-title = Help now while your notes are closed
help-card-what = It can then be read without your passphrase.
help-card-text = What you choose is written into a plain file beside your notes. Whoever can use this computer under your name can read it, with the names and numbers in it. Nothing else of your notes is in it.
help-card-people = Someone to reach, with numbers
help-card-lines = Lines to call
help-card-helped = What has helped
help-card-words = Words to copy
help-card-places = Somewhere to be
help-card-more = What stands under headings of your own
help-card-keep = Keep
help-card-keeping = Keeping
help-card-said-on = Kept what can be read while your notes are closed
help-card-said-off = Nothing of Help now can be read while your notes are closed
help-card-setting = Help now while your notes are closed
help-card-setting-off = Nothing of it can be read then.
help-card-setting-on = What you chose can be read then, without your passphrase.
help-card-setting-do = Choose
