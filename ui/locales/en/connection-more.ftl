### The lower half of Connection: around care, given and received, the share, and what was noted beside what.

## Around care

around-title = Around care
around-none = No visit was kept in the last eight weeks.
around-none-text = Once one is, this place shows who helped before it and whether you were with someone after.
around-sentence = { $visits ->
    [one] { $after ->
        [0] No contact is noted after your one visit.
       *[other] After your one visit you were with someone.
    }
   *[other] { $after ->
        [0] No contact is noted after your { $visits } visits.
       *[other] After { $after } of { $visits } visits you were with someone.
    }
} { $before ->
    [0] No help is noted before { $visits ->
        [one] it
       *[other] them
    }.
   *[other] { $visits ->
        [one] Before it, someone helped.
       *[other] Before { $before } of them, someone helped.
    }
}
around-helped = help before
around-with = with someone after
around-no-entry = no entry
around-not-known = not known
around-visit = the visit
around-before = Before
around-after = After
around-day = Visit
around-line = Care line
around-yes-before = someone helped
around-yes-after = with someone
around-point-before = { $is ->
    [yes] Someone helped before.
    [no] No entry before.
   *[unknown] Before is not known.
}
around-point-after = { $is ->
    [yes] With someone after.
    [no] No entry after.
   *[unknown] After is not known.
}
around-open = Open this visit
around-explained = With someone after { $after } of { $visits } visits

## Given and received

given-title = Given and received
given-sentence = In the last { $days } days you gave something on { $given ->
    [0] none
    [one] 1
   *[other] { $given }
}, and something came to you on { $received ->
    [0] none
   *[other] { $received }
}.
given-given = You gave
given-received = Came to you
given-managed = Managed yourself
given-helped = Got help
given-days = { $days ->
    [0] not noted
    [one] 1 day
   *[other] { $days } days
}
given-times = { $times ->
    [0] not noted
    [one] 1 thing
   *[other] { $times } things
}
given-relations = People you were in touch with
given-relations-none = No kind of relation is noted for them yet.
given-what-relations = kinds of relation
given-explained = Given on { $given }, received on { $received }
given-relations-explained = { $count ->
    [0] No kind of relation yet
    [one] 1 kind of relation
   *[other] { $count } kinds of relation
}
given-family = family
given-partner = your partner
given-friend = friends
given-peer = people with similar experience
given-neighbour = neighbours
given-colleague = colleagues
given-community = a community
given-online = people known online
given-other = others

## The share, with a band of the person's own

share-title = Days with care beside days with people
share-sentence = { $side ->
    [below] Below your own band
    [above] Above your own band
   *[inside] Inside your own band
}: care on { $care ->
    [0] no day
    [one] 1 day
   *[other] { $care } days
}, people on { $people ->
    [0] none
   *[other] { $people }
}.
share-text = In every ten such days, about { $now } with care. Your band goes from { $low } to { $high }.
share-people = people only
share-care = care only
share-band = your band
share-what = days with care beside days with people
share-outside-note = Nothing here says that one of the two is too much.

## What was noted beside what

contrast-title = Noted side by side
contrast-intro = What you noted on days of two kinds. Each of these can be switched off.
contrast-none = Nothing can be set side by side yet.
contrast-name-connected-emotional = Connected, with and without being heard
contrast-name-connected-company = Connected, with and without company
contrast-name-manage-practical = Able to manage, with and without help
contrast-name-hope-emotional = Hope, with and without being heard
contrast-name-connected-quiet = Connected, on chosen and other quiet days
contrast-name-hope-after-visit = Hope, after visits with and without someone
contrast-says-connected-emotional = On { $with } days you felt heard, you noted connected { $withValue } (middle value), on { $without } days without, { $withoutValue }. This does not say why.
contrast-says-connected-company = On { $with } days with company you noted connected { $withValue } (middle value), on { $without } days without, { $withoutValue }. This does not say why.
contrast-says-manage-practical = On { $with } days with help you noted able to manage { $withValue } (middle value), on { $without } days without, { $withoutValue }. This does not say why.
contrast-says-hope-emotional = On { $with } days you felt heard, you noted hope { $withValue } (middle value), on { $without } days without, { $withoutValue }. This does not say why.
contrast-says-connected-quiet = On { $with } quiet days you chose, you noted connected { $withValue } (middle value), on { $without } other quiet days, { $withoutValue }. This does not say why.
contrast-says-hope-after-visit = After { $with } visits with someone after, you noted hope { $withValue } (middle value), after { $without } visits without, { $withoutValue }. This does not say why.
contrast-with-connected-emotional = heard
contrast-with-connected-company = company
contrast-with-manage-practical = help
contrast-with-hope-emotional = heard
contrast-with-connected-quiet = chosen
contrast-with-hope-after-visit = someone after
contrast-without-connected-emotional = without
contrast-without-connected-company = without
contrast-without-manage-practical = without
contrast-without-hope-emotional = without
contrast-without-connected-quiet = other quiet
contrast-without-hope-after-visit = without
contrast-dot = one dot, one day or visit
contrast-middle = middle value
contrast-end-0 = 0 not at all
contrast-end-4 = 4 very
contrast-value = Value
contrast-off = Switch off
contrast-off-of = Switch off: { $name }
contrast-on = Show
contrast-on-of = Show: { $name }
contrast-said-off = Switched off: { $name }
contrast-said-on = Shown again: { $name }
contrast-not-yet = { $count ->
    [one] 1 not drawn yet
   *[other] { $count } not drawn yet
}
contrast-not-yet-text = It takes 10 on each side, six weeks from the first to the last, and notes for 0.6 of the days between.
contrast-so-far-days = { $with } of 10 days { $withName }, { $without } { $withoutName }.
contrast-so-far-visits = { $with } of 10 visits with { $withName }, { $without } { $withoutName }.
contrast-so-far-enough = Enough on both sides; the time between is too short, or too little of it is known.
contrast-switched-off = { $count ->
    [one] 1 switched off
   *[other] { $count } switched off
}
