### People: the list, one person's page, and the form.

people-sentence-people =
    { $count ->
        [one] { $nature ->
            [group] One group.
           *[other] One person.
        }
       *[other] { $count } people and groups.
    }
people-sentence-closest =
    { $count ->
        [one] { $nature ->
            [group] One group, closest to you.
           *[other] One person, closest to you.
        }
       *[other] { $closest ->
            [one] { $count } people and groups, one of them closest to you.
           *[other] { $count } people and groups, { $closest } of them closest to you.
        }
    }
people-sentence-care =
    { $care ->
        [one] { $who } One in care.
       *[other] { $who } { $care } in care.
    }
people-sentence-care-only =
    { $care ->
        [one] One in care. No other name yet; one first name is enough.
       *[other] { $care } in care. No other name yet; one first name is enough.
    }
people-sentence-nobody = Nobody is in the list now.
people-empty = No names here yet. One first name is enough, and it stays on this computer.
people-add = Add someone
people-add-around = Add someone or a group
people-add-care = Add care
people-find = Find a name
people-none-found = No name like that here.
people-none-found-how = A shorter part of the name finds more.
people-show-more =
    { $count ->
        [one] Show one more
       *[other] Show { $count } more of { $left }
    }
people-note = Note
people-note-with = Note a contact with { $name }

people-view = How to show them
people-view-list = List
people-view-map = Map

people-ring-closest = Closest
people-ring-close = Close
people-ring-around = Around
people-ring-none = No ring said
people-ring-care = Care
people-on-closest = closest
people-on-close = close
people-on-around = around you
people-among-closest = among those closest to you
people-among-close = among those close to you
people-among-around = among those around you
people-among-none = among those without a ring
people-among-care = in care
people-hint-closest = who knows how you are
people-hint-close = who you like to see
people-hint-around = neighbours, groups, places
people-hint-care = therapy, a doctor, a group

people-distance =
    { $count ->
        [one] One person is kept at a distance: never suggested, never counted as a gap.
       *[other] { $count } people are kept at a distance: never suggested, never counted as a gap.
    }
people-away =
    { $count ->
        [one] One person is put away or no longer here. The entries stay.
       *[other] { $count } people are put away or no longer here. The entries stay.
    }
people-bring-back = Bring back
people-bring-back-name = Bring { $name } back
people-state-active = in the list
people-state-archived = put away
people-state-ended = it ended
people-state-died = died

## How long it has been, and the person's own rhythm

people-row = { $since }, { $rhythm }
people-since =
    { $days ->
        [0] today
        [one] 1 day
       *[other] { $days } days
    }
people-never = no contact noted yet
people-no-rhythm = no rhythm set
people-every =
    { $days ->
        [1] about every day
        [7] about every week
        [10] about every ten days
        [14] about every two weeks
        [21] about every three weeks
        [30] about once a month
        [60] about every two months
        [90] about every three months
       *[other] about every { $days } days
    }
people-longer =
    { $days ->
        [1] longer than the day you like
        [7] longer than the week you like
        [10] longer than the ten days you like
        [14] longer than the two weeks you like
        [21] longer than the three weeks you like
        [30] longer than the month you like
        [60] longer than the two months you like
        [90] longer than the three months you like
       *[other] longer than the { $days } days you like
    }
people-rhythm = Your rhythm
people-rhythm-not-set = not set
people-rhythm-own = another number of days
people-rhythm-days = Days between contacts
people-rhythm-wrong = A whole number of days is needed here, 1 or more.

## What they are

people-nature = Who or what is it
people-nature-person = person
people-nature-group = group or place
people-nature-professional = care
people-relation = Relation
people-relation-family = family
people-relation-partner = partner
people-relation-friend = friend
people-relation-peer = similar experience
people-relation-neighbour = neighbour
people-relation-colleague = colleague
people-relation-community = community
people-relation-online = known online
people-relation-other = known otherwise
people-not-said = not said
people-offers-heard = listens
people-offers-helped = practical help
people-offers-company = company
people-offer-listen = Someone who listens
people-offer-practical = Practical help, or a ride
people-offer-system = Forms and the health system
people-offer-company = Company for ordinary things
people-offer-crisis = At night, or when it is very hard
people-offer-after = Someone after a visit
people-level-none = not said
people-level-could-ask = could ask
people-level-said-yes = said yes
people-way-phone = Phone
people-way-email = E-mail
people-way-address = Address or door
people-way-link = Link or handle

## The form

people-add-title = Add someone
people-edit-title = Change what is kept
people-name = Name
people-name-hint = a first name is enough
people-name-empty = A name is needed here. A first name or a nickname is enough.
people-name-too-long = This name is too long; there is room for { $limit } characters. A shorter one will do.
people-name-taken = This name is here already. One more letter tells them apart.
people-ring = How close
people-ring-hint = if you like to say
people-ways-form = Ways to reach them
people-way-kind = Kind of way { $number }
people-way-value = Way { $number }
people-way-remove = Remove way { $number }
people-way-add = Add a way
people-offers-form = What they could be there for
people-keep-distance = Keep distance
people-keep-distance-effect = Never suggested, never counted as a gap, folded in the list.
people-note-title = Note
people-keep = Save
people-add-this = Add
people-saving = Saving
people-form-hint = Only the name is needed.
people-said-added = { $name } is in your people.
people-said-kept = { $name } is changed.
people-said-back = { $name } is back in the list.
people-said-moved = { $name } stands elsewhere on the ring.
people-said-ring-closest = { $name } is among those closest to you.
people-said-ring-close = { $name } is among those close to you.
people-said-ring-around = { $name } is among those around you.
people-said-ring-none = { $name } is on no ring.

## One person's page

person-among-closest = among your closest
person-among-close = among those close to you
person-among-around = around you
person-since =
    { $days ->
        [0] You noted a contact today
        [one] 1 day since you noted a contact
       *[other] { $days } days since you noted a contact
    }
person-since-only = { $since }.
person-since-rhythm = { $since }; you like { $rhythm }.
person-since-longer = { $since }, { $longer }. Not this week is fine.
person-never = No contact noted yet.
person-explain = How this is worked out
person-is-distance = Kept at a distance: never suggested, never counted as a gap.
person-is-archived = Put away. The entries stay as they are.
person-is-ended = It ended. What you noted stays as it is.
person-is-died = No longer here. What you noted stays as it is.
person-more = More about { $name }
person-half-year = The last six months
person-times =
    { $count ->
        [0] Nothing noted in the last six months.
        [one] Once in six months.
        [2] Twice in six months.
       *[other] { $count } times in six months.
    }
person-felt =
    { $times ->
        [1] You { $what } that day.
       *[other] You { $what } of those days.
    }
person-felt-heard =
    { $times ->
        [1] felt heard
       *[other] felt heard on { $days }
    }
person-felt-helped =
    { $times ->
        [1] were helped
       *[other] were helped on { $days }
    }
person-felt-company =
    { $times ->
        [1] had company
       *[other] had company on { $days }
    }
person-mark-heard = Heard
person-mark-helped = Helped
person-mark-company = Company
person-mark-other = In touch
person-mark-tried = You tried
person-around-visit = Day of a visit, or the day after
person-day-unknown = Not known
person-today = today
person-open = Open
person-table-day = Day
person-table-what = What you noted
person-table-visit = Around a visit
person-noted = What you noted
person-noted-nothing = Nothing yet.
person-show-all = Show all { $count }
person-note-edit = Edit the note
person-note-nothing = Nothing written.
person-edit-short = Edit
person-next = For next time
person-next-add = Add a line
person-next-kept = What you had kept for a next time
person-ways = Ways to reach { $name }
person-ways-hint = Nothing dials or writes by itself.
person-ways-nothing = None yet.
person-ways-add = Add a way
person-copy = Copy
person-copied = Copied
person-offers = What { $name } offers
person-offers-change = Change what { $name } offers
person-offers-nothing = Not said yet.
person-change = Change
person-done = Done
person-rhythm = Your rhythm with { $name }
person-rhythm-hint = Your own wish, for nobody to keep. Without one, { $name } is never suggested.

person-edit = Edit name and relation
person-suggest-less = Suggest less often
person-suggest-less-still = Suggest less often still
person-suggest-never = Never suggest
person-suggest-usual = Suggest as usual
person-suggesting-not-this-week = Not suggested this week.
person-suggesting-less-often = Suggested less often: only after a longer wait than your rhythm.
person-suggesting-never = Never suggested.
person-distance-end = No distance any more
person-distance-end-effect = Back among the others; can be suggested again
person-put-away = Put away
person-put-away-effect = Out of the lists; the entries stay as they are
person-bring-back-effect = Back in the lists, as before
person-leave = No longer here
person-leave-effect = Ended, or died. Nothing will bring the name up unasked
person-leave-title = { $name }, no longer here
person-leave-text = Nothing will bring the name up unasked. What you noted stays as it is, and each of these can be taken back.
person-leave-ended = It ended
person-leave-ended-effect = out of the lists, with the page as it is
person-leave-died = They died
person-leave-died-effect = out of the lists, with the page as it is; nothing is counted any more
person-leave-not = Not now
person-said-near = { $name } is among the others again.
person-said-distance = { $name } is kept at a distance.
person-said-away = { $name } is put away.
person-said-ended = Noted: it ended with { $name }.
person-said-died = Noted: { $name } died.
person-said-offers = What { $name } offers is changed.
person-said-suggest-usual = { $name } is suggested as usual.
person-said-suggest-less-often = { $name } is suggested less often.
person-said-suggest-never = { $name } is never suggested.
person-said-topic = Kept for next time.
person-said-topic-done = Taken off the list.
person-said-rhythm = Your rhythm is changed.
