### Settings ▸ Privacy and lock, and the sheets that protect the notes, change what opens them, and take that away.

settings-privacy = Privacy and lock
privacy-open = Your notes are not protected: anyone who can use this account can read the file.
privacy-protected = Your notes are protected. Your passphrase opens them, and so does the recovery sheet.
privacy-protected-alone = Your notes are protected. Only your passphrase opens them; there is no recovery sheet.
privacy-protected-keychain = On this computer they also open without it, for anyone who can use this account.
privacy-protect = Protect with a passphrase
privacy-protect-text = The file is then unreadable to anyone else, and can be locked.
privacy-passphrase = Passphrase
privacy-passphrase-text = What is in the file cannot be read without it.
privacy-change = Change
privacy-recovery = Recovery sheet
privacy-recovery-text = Opens your notes when the passphrase is lost. A new sheet takes the place of the one there is.
privacy-recovery-none = Would open your notes when the passphrase is lost. There is none.
privacy-recovery-do = Make a new one
privacy-recovery-first = Make one
privacy-anew = New data key
privacy-anew-text = Writes the file anew under another key, for when somebody may have had both the file and the passphrase.
privacy-anew-do = Encrypt anew
privacy-after = Lock when nobody is here
privacy-after-text = A word comes 30 seconds before. What you have begun to write is kept.
privacy-after-never = never
privacy-after-minutes = { $minutes ->
    [one] after { $minutes } minute
   *[other] after { $minutes } minutes
}
privacy-screen = Lock with the screen
privacy-screen-text = And before the computer sleeps.
privacy-keychain = Open without the passphrase on this computer
privacy-keychain-text = This computer’s keychain keeps a key of its own. Anyone who can use this account can then open your notes, also after a lock.
privacy-keychain-not = { -brand } does not use the keychain of this system yet.
privacy-away = Protection
privacy-away-text = Without it, anyone who can use this account can read the file.
privacy-away-do = Take away

## The sheets

key-title-protect = Protect with a passphrase
key-title-change = Change the passphrase
key-title-recovery = A new recovery sheet
key-title-anew = Encrypt anew
key-title-away = Take protection away
key-title-keychain = Open without the passphrase on this computer
key-of = { $step } of 3
key-current = Passphrase you have now
key-new = Passphrase
key-new-changed = New passphrase
key-words = Four or more ordinary words work well. Paste is fine.
key-strength-short = Short: somebody who has the file may guess it soon.
key-strength-fair = It takes a while to guess. A word or two more make it strong.
key-strength-good = It would take very long to guess.
key-again = Once more
key-empty = A passphrase is needed here.
key-differ = The two are not the same.
key-loss = Without it, and without the recovery sheet that comes next, nobody can open your notes. Not even us.
key-loss-changed = Backups made before open with the passphrase they had then, or with the recovery sheet.
key-wrong = That is not the passphrase you have now. Nothing was changed.
key-back = Back
key-next = Go on
key-cancel = Cancel
key-save = Change it
key-saving = Changing
key-changed = The passphrase is changed

key-sheet-text = Print it, or write it down, and keep it where you keep other papers. It opens your notes when the passphrase is lost.
key-sheet-replaces = From then on the sheet you have now opens your notes no more. It still opens older backups.
key-print = Print
key-copy-text = Other programs may read what is copied. Paste it into a password manager, not into a file.
key-groups = Recovery key, eight groups of five
key-paper-title = Recovery sheet for { -brand }
key-paper-text = This key opens the notes without the passphrase, and so does it for whoever holds this sheet. On the lock page: Use the recovery sheet. There is no letter O, I or L in it.
key-paper-day = Printed on { $day }
key-ask = Type it once from the sheet
key-ask-hint = So that a slip of the pen shows now. Small letters are fine, and so are missing dashes.
key-ask-wrong = That is not what the sheet says: a letter is mistyped or missing. Compare it group by group.
key-ask-none = Without a recovery sheet, nobody can open your notes when the passphrase is lost. You can make one later, here.
key-without = Go on without a sheet
key-protect = Protect my notes
key-protecting = Encrypting
key-recovery-save = Use this sheet
key-recovery-saved = The new recovery sheet opens your notes
key-anew-text = The whole file is written again. The passphrase stays. A backup is made first; it, and those before, open as they did.

key-anew-keychain = This computer’s keychain does not open them any more until you turn that on again.

key-keychain-what = Anyone who can use this account can then open your notes.
key-keychain-text = They open by themselves when { -brand } starts. After a lock one press opens them. The passphrase and the recovery sheet go on working, and only they open backups. You can turn it off at any time.
key-keychain-do = Turn on
keychain-is-on = This computer’s keychain opens your notes
keychain-is-off = This computer’s keychain does not open your notes any more
keychain-is-off-kept = This computer’s keychain does not open your notes any more. It still has a key that opens nothing.

key-done = Your notes are protected
key-done-text = They open with your passphrase from now on. Ctrl L locks them.
key-done-sheet = The recovery sheet opens them, too.
key-done-alone = There is no recovery sheet.
key-close = Close
key-open-backups = Backups from before
key-open-backups-text = They are files without protection: anyone who can use this account can read them. Backups made from now on are protected.
key-open-backup = { $day }, { $time }
key-open-delete = Delete
key-open-delete-this = Delete: { $day }, { $time }
key-open-deleting = Deleting
key-open-title = Delete the backup of { $day }, { $time }?
key-open-loss = The file is overwritten and gone; this cannot be undone. Your notes stay as they are.
key-open-do = Delete it
key-open-keep = Keep it

key-away-what = The file is written again without encryption.
key-away-text = Anyone who can use this account, or gets hold of this disk, can read everything in it. It cannot be locked any more. Backups that are protected stay so.
key-away-do = Take protection away
key-away-doing = Writing
key-away-keep = Keep protection
key-away-done = Your notes are not protected any more
