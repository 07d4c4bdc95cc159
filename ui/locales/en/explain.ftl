### How one value is worked out: its formula with the person's numbers, and what would change it. The keys come from
### the core; days arrive as text, numbers as they are.

## The level

explain-level-few = { $active ->
    [0] No day to draw from yet.
    [one] Notes for { $known } of 1 day, too few to draw.
   *[other] Notes for { $known } of { $active } days, too few to draw.
} From { $needed } known days on it is shown.
explain-level-held = Every known day is quiet by choice, and that holds the level still. No day is left to draw from.
explain-level-fraction = 7 times { NUMBER($above, minimumFractionDigits: 2, maximumFractionDigits: 2) } (weight of days with contact) divided by { NUMBER($below, minimumFractionDigits: 2, maximumFractionDigits: 2) } (weight of all known days) is { NUMBER($perWeek, minimumFractionDigits: 2, maximumFractionDigits: 2) } days a week.
explain-level-half = Newer days weigh more: a day { $days ->
    [14] two weeks
   *[other] { NUMBER($days, maximumFractionDigits: 1) } days
} back weighs half as much as yesterday.
explain-level-match = Next to your rhythm of { NUMBER($rhythm, maximumFractionDigits: 2) } that is { NUMBER($match, minimumFractionDigits: 2, maximumFractionDigits: 2) }. { $state ->
    [quieter] “Quieter than your rhythm” stays until it reaches 0.6, that is { NUMBER($returns, maximumFractionDigits: 1) } days a week, and returns under 0.4.
   *[near] “Near your rhythm” stays until it falls under 0.4, that is { NUMBER($leaves, maximumFractionDigits: 1) } days a week, and returns at 0.6.
}
explain-per-week = about { NUMBER($days, maximumFractionDigits: 1) } days a week
explain-per-week-tomorrow = about { NUMBER($days, maximumFractionDigits: 1) } days a week, from tomorrow

## What would change it

explain-change-contact-today = a contact today
explain-change-none-today = today without one
explain-change-close = { $days ->
    [one] closing the open day as it is
    [2] closing both open days as they are
   *[other] closing all { $days } open days as they are
}
explain-change-leave = { $days ->
    [0] a pause
    [one] leaving it open, or a pause
   *[other] leaving them open, or a pause
}
explain-change-pause = a pause from tomorrow
explain-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
explain-days-tomorrow = { $days ->
    [one] 1 day, tomorrow
   *[other] { $days } days, tomorrow
}

## The gap

explain-gap-never = No day with real contact is noted yet.
explain-gap-count = { $days ->
    [0] The last day with real contact is { $last }.
    [one] 1 day since { $last }, the last day with real contact.
   *[other] { $days } days since { $last }, the last day with real contact.
}{ $paused ->
    [0] {""}
    [one] {" "}One day in a pause is left out.
   *[other] {" "}{ $paused } days in a pause are left out.
}
explain-gap-own = Your own limit is { $limit ->
    [one] 1 day
   *[other] { $limit } days
}.
explain-gap-rhythm = With your rhythm of { NUMBER($rhythm, maximumFractionDigits: 2) }, up to { $limit } days are within it: 14 divided by { NUMBER($rhythm, maximumFractionDigits: 2) }, rounded up.
explain-gap-no-limit = No limit and no rhythm are set. Only the days are counted.
explain-gap-tries = { $count ->
    [one] You tried once since then.
    [2] You tried twice since then.
   *[other] You tried { $count } times since then.
}

## Care and people, week by week

explain-balance-days = From { $from } to { $to }: care on { $care ->
    [0] no day
    [one] 1 day
   *[other] { $care } days
}, people on { $people ->
    [0] none
   *[other] { $people }
}. A day counts once, however much is noted on it.
explain-balance-kinds = You felt heard on { $heard ->
    [0] no day
    [one] 1 day
   *[other] { $heard } days
}, got help on { $helped ->
    [0] none
   *[other] { $helped }
}, had company on { $company ->
    [0] none
   *[other] { $company }
}. Both kinds of support came in { $both ->
    [0] none
   *[other] { $both }
} of 4 weeks.

## A line of care

# What both gauges with dates begin with
explain-line-numbers = Planned about every { $interval ->
    [one] day
   *[other] { $interval } days
}. { $since ->
    [-1] None is kept yet.
    [0] The last visit was kept today.
    [one] The last visit was kept 1 day ago, pauses left out.
   *[other] The last visit was kept { $since } days ago, pauses left out.
} { $until ->
    [-1] Nothing is booked.
    [0] The next one is today.
    [one] The next one is tomorrow.
   *[other] The next one is in { $until } days.
}
explain-line-dates = No interval is set here, so only the dates are said.
explain-line-in-place = { explain-line-numbers } In place: one of the two is within the interval, or one is booked and the last is no longer ago than one and a half intervals.
explain-line-a-while = { explain-line-numbers } A while: the next one is further away than the interval, and the last one longer ago than one and a half.
explain-line-nothing = { explain-line-numbers }
explain-line-first = { explain-line-numbers }

explain-plane-care = { $state ->
    [in_place] Care is in place: { $good } of { $lines }.
    [thin] Care is thin just now: { $good } of { $lines } in place.
   *[unknown] Care is not said yet. It takes a line with an interval that is past its first visit.
}
explain-plane-people = { $state ->
    [near] People are near your rhythm.
    [quieter] People are quieter than your rhythm.
    [unset] No rhythm is set, so nothing is said of people here.
   *[unknown] Too few days are known to say how it is with people.
}

explain-around-count = { $visits ->
    [0] No visit was kept in the last 8 weeks.
    [one] 1 visit was kept in the last 8 weeks.
   *[other] { $visits } visits were kept in the last 8 weeks.
}{ $visits ->
    [0] {""}
   *[other] {" "}Noted: help before { $before ->
        [0] none
       *[other] { $before }
    }, someone after { $after ->
        [0] none
       *[other] { $after }
    }.
}
explain-around-hours = Before: you named someone, or practical help ended within the 24 hours before the start. After: a contact began within the 24 hours after the end.

explain-share-fraction = Care on { $care ->
    [0] no day
    [one] 1 day
   *[other] { $care } days
}, people on { $people ->
    [0] none
   *[other] { $people }
}. Care divided by both together is { NUMBER($value, maximumFractionDigits: 2) }.
explain-share-band = Your own band is { NUMBER($low, maximumFractionDigits: 2) } to { NUMBER($high, maximumFractionDigits: 2) }. { $side ->
    [below] It lies below, by more than one day.
    [above] It lies above, by more than one day.
   *[inside] It lies inside, or within one day of it.
}

## Connection and quiet

explain-contact-few = { $known ->
    [0] None of the last 14 days is known.
    [one] 1 of the last 14 days is known.
   *[other] { $known } of the last 14 days are known.
} From 8 on this is said.
explain-contact-rhythm = Real contact adds up to { NUMBER($days, maximumFractionDigits: 1) } on { $known } known days; over 14 days that is { NUMBER($scaled, maximumFractionDigits: 2) }. { $axis ->
    [low] That is below { NUMBER($mark, maximumFractionDigits: 2) }, six tenths of two weeks of your rhythm of { NUMBER($rhythm, maximumFractionDigits: 2) }.
   *[ok] That reaches { NUMBER($mark, maximumFractionDigits: 2) }, six tenths of two weeks of your rhythm of { NUMBER($rhythm, maximumFractionDigits: 2) }.
}
explain-contact-two = Real contact adds up to { NUMBER($days, maximumFractionDigits: 1) } on { $known } known days; over 14 days that is { NUMBER($scaled, maximumFractionDigits: 2) }. { $axis ->
    [low] That is below { $mark }, which holds while no rhythm is set.
   *[ok] That reaches { $mark }, which holds while no rhythm is set.
}
explain-contact-chosen = { $quiet ->
    [0] No known day was quiet.
    [one] 1 known day was quiet,
   *[other] { $quiet } known days were quiet,
}{ $quiet ->
    [0] {""}
   *[other] {" "}{ $chosen ->
        [0] none by choice.
       *[other] { $chosen } by choice.
    }
}

explain-felt-median = The middle value of { $count } check-ins is { NUMBER($median, maximumFractionDigits: 1) } of 4. { $axis ->
    [low] That is below your mark of { $mark }.
   *[ok] That reaches your mark of { $mark }.
}
explain-felt-few = { $count ->
    [0] No check-in on the last 14 days.
    [one] 1 check-in on the last 14 days.
   *[other] { $count } check-ins on the last 14 days.
} From 2 on this is said.

## Contrasts

explain-contrast-with = { $withValue ->
    [-1] (no value yet)
   *[other] { NUMBER($withValue, maximumFractionDigits: 1) }
}
explain-contrast-without = { $withoutValue ->
    [-1] (no value yet)
   *[other] { NUMBER($withoutValue, maximumFractionDigits: 1) }
}
explain-contrast-days = { $with ->
    [one] On 1 day
   *[other] On { $with } days
}
explain-contrast-units = { $pair ->
    [connected_emotional] { explain-contrast-days } on which you felt heard you noted connected { explain-contrast-with }, on { $without } without, { explain-contrast-without }.
    [connected_company] { explain-contrast-days } with company you noted connected { explain-contrast-with }, on { $without } without, { explain-contrast-without }.
    [manage_practical] { explain-contrast-days } with practical help you noted able to manage { explain-contrast-with }, on { $without } without, { explain-contrast-without }.
    [hope_emotional] { explain-contrast-days } on which you felt heard you noted hope { explain-contrast-with }, on { $without } without, { explain-contrast-without }.
    [connected_quiet] { explain-contrast-days } of chosen quiet you noted connected { explain-contrast-with }, on { $without } other quiet days, { explain-contrast-without }.
   *[hope_after_visit] After { $with ->
        [one] 1 visit
       *[other] { $with } visits
    } with someone after you noted hope { explain-contrast-with }, after { $without } without, { explain-contrast-without }.
}
explain-contrast-span = From { $from } to { $to }. Each number is the middle value, 0 to 4.
explain-contrast-needs = It is shown from 10 on each side, over 6 weeks or more, with 6 in 10 days known. This does not say why.

## Given, received, managed

explain-give-days = On the last 28 days, pauses left out, you gave on { $given ->
    [0] none
   *[other] { $given }
} and received on { $received ->
    [0] none
   *[other] { $received }
}.
explain-give-managed = { $managed ->
    [0] Nothing is noted that you managed yourself.
    [one] You managed 1 thing yourself.
   *[other] You managed { $managed } things yourself.
} You got help on { $helped ->
    [0] no day
    [one] 1 day
   *[other] { $helped } days
}.
explain-variety = { $count ->
    [0] No kind of relation was named
    [one] 1 kind of relation was named
   *[other] { $count } kinds of relation were named
} on the last 28 days, pauses left out. Each counts once, however many people there are.

## People

explain-think-days = { $days ->
    [one] 1 day
   *[other] { $days } days
} since you noted a contact, on { $last }. Pauses are left out.
explain-think-ratio = You like { $rhythm ->
    [one] every day
   *[other] about every { $rhythm } days
}. { $ratio ->
    [1] That is how long it has been.
   *[other] It has been { NUMBER($ratio, maximumFractionDigits: 1) } times that.
} Not this week is fine.

explain-net = { $yes ->
    [0] { $could ->
        [0] No name yet. That is common.
        [one] 1 you could ask.
       *[other] { $could } you could ask.
    }
   *[other] { $could ->
        [0] { $yes } said yes.
       *[other] { $yes } said yes, and { $could } you could ask.
    }
}
