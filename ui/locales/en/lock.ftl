### The lock page, what stands in its place when the file is damaged, and the word before the notes close by themselves.

lock-title = Locked
lock-now = Lock now
lock-passphrase = Passphrase
lock-open = Open
lock-opening = Opening
lock-line = Your notes are closed. Reminders still come, without names.
lock-busy = Opening your notes. It takes about a second.
lock-show = Show
lock-hide = Hide
lock-back = Back
lock-again = Try again
lock-keychain = Open with this computer’s keychain
lock-keychain-doing = Asking the keychain

## What was typed does not open them

lock-wrong = That is not the right passphrase.
lock-wrong-text = Your notes are whole and still closed. There is no limit; each try takes about a second.
lock-typed-show = Show what I typed
lock-typed-hide = Hide what I typed
lock-keys = The file with your key is damaged.
lock-keys-text = Your passphrase may well be right. Your notes were not touched. The recovery sheet can open them, or a backup.
lock-to-backup = Go back to a backup
lock-newer = A newer { -brand } has been here.
lock-newer-text = It changed the file with your key. Your notes are safe and were not touched. Open them with the newer one.

## With the recovery sheet

lock-to-recovery = Use the recovery sheet
lock-to-passphrase = Use the passphrase
lock-recovery = Recovery key
lock-recovery-hint = Eight groups of five. Small letters are fine, and so are missing dashes.
lock-mistyped = A letter is mistyped or missing.
lock-mistyped-text = It has eight groups of five. Compare it with the sheet, group by group. Your notes are whole and still closed.
lock-other-key = That recovery key does not open these notes.
lock-other-key-text = It may be from an older sheet. Your notes are whole and still closed.

## The file is damaged

damage-title-protected = The passphrase is right. The file is damaged.
damage-title = The file with your notes is damaged.
damage-text-protected = It opens with your passphrase, but one part of your notes cannot be read. The file is left exactly as it is.
damage-text = One part of your notes cannot be read. The file is left exactly as it is.
damage-keys-title = Go back to a backup
damage-keys-text = A backup opens with the passphrase it had when it was made. The file there is now is put aside, as it is.
damage-backup = Use the backup of { $day }, { $time }
damage-backup-text = The damaged file is put aside as it is. What you noted after that time is only in there.
damage-backup-do = Use it
damage-backup-doing = Opening
damage-none = There is no backup beside it.
damage-save = Save what can be read
damage-save-text = Writes a second file that { -brand } can bring in. It is not protected.
damage-save-do = Save
damage-save-doing = Reading
damage-saved = { $rows ->
    [one] { $rows } thing is in { $name }.
   *[other] { $rows } things are in { $name }.
}
damage-saved-gaps = { $gaps ->
    [0] Nothing was left out.
    [one] { $gaps } place could not be read.
   *[other] { $gaps } places could not be read.
}
damage-look = Look only
damage-look-text = Opens without changing anything. Some of it may be missing.
damage-look-do = Open
damage-others = Other backups
damage-other = { $day }, { $time }
damage-way = { $day }, { $time }: the passphrase it had then
damage-way-wrong = That does not open this backup. Nothing was changed. The passphrase it had then, or the recovery sheet, opens it.
damage-way-recovery = { $day }, { $time }: the recovery key

## Before the notes close by themselves

idle-title = { $seconds ->
    [0] Your notes close now
    [one] Your notes close in { $seconds } second
   *[other] Your notes close in { $seconds } seconds
}
idle-text = Nobody was here for a while. Any key keeps them open. What you have begun to write is kept.
idle-text-unkept = Nobody was here for a while. Any key keeps them open. What you have begun to write cannot be kept right now.
idle-stay = Stay open

## Locked by hand while something cannot be kept

lock-ask = Lock, and lose what is being written?
lock-ask-text = Something is being written that cannot be kept right now. Once your notes are closed, it is gone. What was kept before is safe.
lock-ask-lock = Lock all the same
lock-ask-stay = Go on writing
