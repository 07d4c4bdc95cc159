### What the core says of a value: its formula with the person's numbers, and what would change it. The keys are the
### core's (balance/explain); numbers come unrounded, days as words, and -1 stands for "none".

## The weeks

explain-balance-days = From { $from } to { $to }: care on { $care ->
    [0] no day
    [one] 1 day
   *[other] { $care } days
}, people on { $people ->
    [0] none
   *[other] { $people }
}. A day counts once, however much was in it.
explain-balance-kinds = You felt heard on { $heard ->
    [0] no day
    [one] 1 day
   *[other] { $heard } days
}, got help on { $helped ->
    [0] none
   *[other] { $helped }
}, and had company on { $company ->
    [0] none
   *[other] { $company }
}. Both kinds of support came in { $both ->
    [0] no week
    [one] 1 week
   *[other] { $both } weeks
} of four.

## Days a week with real contact

explain-level-few = { $active ->
    [0] No day is over yet.
    [one] { $known } of 1 day is known.
   *[other] { $known } of { $active } days are known.
} From { $needed } known days on there is a level.
explain-level-held = Each known day is quiet by choice, and you let that hold the level still. No day is left to weigh.
explain-level-fraction = 7 × { NUMBER($above, minimumFractionDigits: 2, maximumFractionDigits: 2) } ÷ { NUMBER($below, minimumFractionDigits: 2, maximumFractionDigits: 2) } = { NUMBER($perWeek, minimumFractionDigits: 2, maximumFractionDigits: 2) }: seven times the weight of days with contact, divided by the weight of all known days. Shown as about { NUMBER($perWeek, maximumFractionDigits: 1) }.
explain-level-half = A day loses half its weight in { NUMBER($days, maximumFractionDigits: 1) } days.
explain-level-match = Next to your rhythm of { NUMBER($rhythm, maximumFractionDigits: 1) } that is { NUMBER($match, minimumFractionDigits: 2, maximumFractionDigits: 2) }. { $state ->
    [near] “Near your rhythm” stays until it falls under 0.4, that is { NUMBER($leaves, maximumFractionDigits: 1) } days a week, and comes back at 0.6, that is { NUMBER($returns, maximumFractionDigits: 1) }.
    [quieter] “Quieter than your rhythm” stays until it comes to 0.6, that is { NUMBER($returns, maximumFractionDigits: 1) } days a week.
   *[unset] Your rhythm is too new for a word beside it.
}
explain-change-contact-today = a contact today
explain-change-none-today = today without one
explain-change-close = { $days ->
    [one] closing the open day as it is
    [2] closing both open days as they are
   *[other] closing the { $days } open days as they are
}
explain-change-leave = { $days ->
    [0] a pause
    [one] leaving it open, or a pause
   *[other] leaving them open, or a pause
}
explain-change-pause = a pause
explain-per-week = about { NUMBER($days, maximumFractionDigits: 1) }
explain-per-week-tomorrow = about { NUMBER($days, maximumFractionDigits: 1) }, from tomorrow
explain-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
explain-days-tomorrow = { $days ->
    [one] 1 day, tomorrow
   *[other] { $days } days, tomorrow
}

## Days since the last contact

explain-gap-never = No contact with anything real in it is noted yet.
explain-gap-count = { $days ->
    [0] Your last noted contact was today.
    [one] 1 day since { $last }.
   *[other] { $days } days since { $last }.
}{ $paused ->
    [0] {""}
    [one] {" "}1 day in a pause is left out.
   *[other] {" "}{ $paused } days in a pause are left out.
}
explain-gap-own = You set { $limit ->
    [one] 1 day
   *[other] { $limit } days
} as comfortable.
explain-gap-rhythm = You set no limit, so it comes from your rhythm: 14 ÷ { NUMBER($rhythm, maximumFractionDigits: 1) }, rounded up, is { $limit ->
    [one] 1 day
   *[other] { $limit } days
}.
explain-gap-no-limit = You set no limit and no rhythm, so the days are only counted.
explain-gap-tries = You tried { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
} since then. A try without an answer is shown, and counts as nothing else.

## Care

explain-line-dates = No interval is set for it, so it is only told by its dates, and has no say in the word for care.
explain-line-first = No visit was kept yet, and the first is { $until ->
    [0] today
    [one] tomorrow
   *[other] in { $until } days
}.
explain-line-in-place = { $since ->
    [0] The last kept visit was today.
    [one] The last kept visit was 1 day ago.
   *[other] The last kept visit was { $since } days ago.
} { $until ->
    [-1] None is booked.
    [0] The next is today.
    [one] The next is tomorrow.
   *[other] The next is in { $until } days.
} With { $interval ->
    [one] 1 day
   *[other] { $interval } days
} between visits, one of the two is near enough: in place.
explain-line-a-while = { $since ->
    [one] The last kept visit was 1 day ago.
   *[other] The last kept visit was { $since } days ago.
} The next is { $until ->
    [one] tomorrow.
   *[other] in { $until } days.
} With { $interval ->
    [one] 1 day
   *[other] { $interval } days
} between visits, both are further away than that: a while.
explain-line-nothing = { $since ->
    [-1] No visit was kept yet, and none is booked.
    [one] The last kept visit was 1 day ago, and none is booked.
   *[other] The last kept visit was { $since } days ago, and none is booked.
} The interval is { $interval ->
    [one] 1 day
   *[other] { $interval } days
}.
explain-plane-care = Care: { $state ->
    [in_place] { $lines ->
        [one] the one line with an interval is in place.
        [2] both lines with an interval are in place.
       *[other] all { $lines } lines with an interval are in place.
    }
    [thin] { $good ->
        [0] none
       *[other] { $good }
    } of { $lines ->
        [one] 1 line with an interval is in place.
       *[other] { $lines } lines with an interval are in place.
    }
   *[unknown] no line has an interval and a kept visit yet, so nothing is said.
}
explain-plane-people = People: { $state ->
    [near] near your rhythm.
    [quieter] quieter than your rhythm.
    [unset] you set no rhythm, or it is too new, so nothing is said.
   *[unknown] too few days are known to say.
}
explain-around-count = { $visits ->
    [0] No visit was kept in the last eight weeks.
    [one] One visit was kept in the last eight weeks.
   *[other] { $visits } visits were kept in the last eight weeks.
} Somebody helped before { $before ->
    [0] none
   *[other] { $before }
}, and you were with someone after { $after ->
    [0] none
   *[other] { $after }
}.
explain-around-hours = Before: somebody is named for it, or help you noted ended in the 24 hours before it began. After: a contact you noted began in the 24 hours after it ended.
explain-share-fraction = { $care } ÷ ({ $care } + { $people }) = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }: days with care, divided by days with care plus days with people.
explain-share-band = Your own band goes from { NUMBER($low, maximumFractionDigits: 2) } to { NUMBER($high, maximumFractionDigits: 2) }. { $side ->
    [below] It lies below, and one single day would not change that.
    [above] It lies above, and one single day would not change that.
   *[inside] It lies inside, or within a day of it.
}

## Connection and quiet

explain-contact-few = { $known ->
    [0] No day
    [one] 1 day
   *[other] { $known } days
} of the last two weeks { $known ->
    [one] is
   *[other] are
} known. From 8 on this is said.
explain-contact-rhythm = { NUMBER($days, maximumFractionDigits: 1) } days with contact on { $known } known days make { NUMBER($scaled, maximumFractionDigits: 1) } in two weeks. Your rhythm of { NUMBER($rhythm, maximumFractionDigits: 1) } a week, twice, times 0.6 is { NUMBER($mark, maximumFractionDigits: 1) }. { $axis ->
    [low] It is below that: little contact.
   *[ok] It is not below that: enough contact.
}
explain-contact-two = { NUMBER($days, maximumFractionDigits: 1) } days with contact on { $known } known days make { NUMBER($scaled, maximumFractionDigits: 1) } in two weeks. You set no rhythm, so it stands beside { NUMBER($mark, maximumFractionDigits: 1) }. { $axis ->
    [low] It is below that: little contact.
   *[ok] It is not below that: enough contact.
}
explain-contact-chosen = { $quiet ->
    [0] None of the known days was quiet.
    [one] Of 1 quiet day, { $chosen ->
        [0] none was
       *[other] 1 was
    } chosen.
   *[other] Of { $quiet } quiet days, { $chosen ->
        [0] none was
        [one] 1 was
       *[other] { $chosen } were
    } chosen.
}
explain-felt-few = { $count ->
    [0] No check-in
    [one] 1 check-in
   *[other] { $count } check-ins
} in the last two weeks. From 2 on this is said.
explain-felt-median = The middle value of { $count } check-ins is { NUMBER($median, maximumFractionDigits: 1) }, between 0, not at all, and 4, very. You count it as connected from { $mark } on. { $axis ->
    [low] It is below that.
   *[ok] It is not below that.
}

## What was noted beside what

# A middle value, 0 to 4
explain-contrast-with = { $withValue ->
    [-1] nothing yet
   *[other] { NUMBER($withValue, maximumFractionDigits: 1) }
}
explain-contrast-without = { $withoutValue ->
    [-1] nothing yet
   *[other] { NUMBER($withoutValue, maximumFractionDigits: 1) }
}
explain-contrast-days = { $with ->
    [one] On 1 day
   *[other] On { $with } days
}
explain-contrast-units = { $pair ->
    [connected_emotional] { explain-contrast-days } you felt heard, you noted connected { explain-contrast-with } (middle value), on { $without } without, { explain-contrast-without }.
    [connected_company] { explain-contrast-days } with company you noted connected { explain-contrast-with } (middle value), on { $without } without, { explain-contrast-without }.
    [manage_practical] { explain-contrast-days } with help you noted able to manage { explain-contrast-with } (middle value), on { $without } without, { explain-contrast-without }.
    [hope_emotional] { explain-contrast-days } you felt heard, you noted hope { explain-contrast-with } (middle value), on { $without } without, { explain-contrast-without }.
    [connected_quiet] { explain-contrast-days } of chosen quiet you noted connected { explain-contrast-with } (middle value), on { $without } other quiet days, { explain-contrast-without }.
   *[hope_after_visit] After { $with ->
        [one] 1 visit
       *[other] { $with } visits
    } with someone after, you noted hope { explain-contrast-with } (middle value), after { $without } without, { explain-contrast-without }.
}
explain-contrast-span = From { $from } to { $to }.
explain-contrast-needs = It takes 10 on each side, six weeks from the first to the last, and notes for at least 0.6 of the days between.

## People

explain-think-days = { $days ->
    [one] 1 day
   *[other] { $days } days
} since { $last }, when you last noted a contact with them. Pauses are left out.
explain-think-ratio = You like about every { $rhythm ->
    [one] day
   *[other] { $rhythm } days
}: that is { NUMBER($ratio, minimumFractionDigits: 1, maximumFractionDigits: 1) } times as long. From 1 on somebody can come up, and at most three do, the longest first. Not this week is fine.
explain-net = { $yes ->
    [0] { $could ->
        [0] No name yet. That is common.
        [one] Nobody said yes yet, and 1 is someone you could ask.
       *[other] Nobody said yes yet, and { $could } are people you could ask.
    }
   *[other] { $yes } said yes, and { $could ->
        [0] nobody else is marked.
        [one] 1 more is someone you could ask.
       *[other] { $could } more are people you could ask.
    }
}
explain-give-days = You gave something on { $given ->
    [0] no day
    [one] 1 day
   *[other] { $given } days
}, and something came to you on { $received ->
    [0] none
   *[other] { $received }
}. A day on which it went both ways counts in both.
explain-give-managed = You noted { $managed ->
    [0] nothing
    [one] 1 thing
   *[other] { $managed } things
} as managed yourself, and got help on { $helped ->
    [0] no day
    [one] 1 day
   *[other] { $helped } days
}.
explain-variety = { $count ->
    [0] No kind of relation is
    [one] 1 kind of relation is
   *[other] { $count } kinds of relation are
} among the people you noted in the last 28 days outside pauses. People without one are left out.
