### One thing that was noted, as a sentence. Used by every list of entries.

entry-today = Today
entry-who-how = { $who }, { $how }
entry-who-how-long = { $who }, { $how }, { $long }
entry-how-long = { $how }, { $long }
entry-someone = Someone
entry-stop = { $what }.
entry-try = You tried { $who }, no answer.
entry-try-alone = You reached out, no answer.
entry-place = At { $place }.
entry-planned = Planned.
entry-change = Change
entry-change-what = Change what you noted, { $day }: { $what }

entry-channel-in-person = met
entry-channel-video = video
entry-channel-call = phone
entry-channel-message = text
entry-channel-letter = letter
entry-channel-group = in a group
entry-channel-other = in touch

# what was in it, to me (or both ways) and from me
entry-mark-emotional = I felt heard.
entry-mark-practical = I got help.
entry-mark-company = Company.
entry-gave-emotional = I listened.
entry-gave-practical = I helped.
entry-gave-company = I was company.
entry-both = Both ways.

entry-after-lighter = Lighter afterwards.
entry-after-same = The same afterwards.
entry-after-heavier = Heavier afterwards.
entry-real-little = A little real contact.
entry-real-no = Not real contact, as you noted it.

entry-visit = { $line }
entry-visit-with = { $line } with { $who }
entry-outcome-kept = Kept.
entry-outcome-moved = Moved.
entry-outcome-cancelled-by-me = Cancelled by you.
entry-outcome-cancelled-by-them = Cancelled by them.
entry-outcome-missed = Did not happen.
entry-outcome-open = No answer yet whether it happened.
