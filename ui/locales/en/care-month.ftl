### Care: the agenda and the month.

care-view = Dates
care-view-agenda = Agenda
care-view-month = Month

## The agenda

# "Mon 12", under the name of its month
care-agenda-day = { $weekday } { $day }
# America/New York time, 16:00 here
care-agenda-zone = { $zone } time, { $here } here
care-agenda-more-ahead = Show later visits
care-agenda-more-past = Show earlier visits

## The month

care-month-earlier = Earlier month
care-month-later = Later month
care-month-today = Today
care-month-other = Another month
care-month-month = Month
care-month-year = Year
# Thursday 8 October
care-month-day = { $weekday } { $date }
care-month-day-today = { $day }, today
care-month-now = today
care-month-cell = { $day }, { $count ->
    [one] 1 visit
   *[other] { $count } visits
}: { $visits }
care-month-none = { $day }, no visit
care-month-read = { $visits }.
# October 2026. Thursday 8 October, 1 visit: Therapy at 15:00
care-month-turned = { $month }. { $day }
care-month-visit = { $what } at { $at }
care-month-visit-was = { $what } at { $at }, { $outcome }
care-month-was-kept = kept
care-month-was-moved = moved
care-month-was-cancelled-by-me = cancelled by you
care-month-was-cancelled-by-them = cancelled by them
care-month-was-missed = did not happen
care-month-was-open = no answer yet
care-month-more = +{ $count }
care-month-how = Arrow keys lead from day to day, Page Up and Page Down from month to month, with Shift from year to year. Enter leads to the day’s visits.
care-month-nothing = No visit is noted on this day.
care-month-add = Add a visit on this day
care-month-key-kept = kept
care-month-key-booked = booked, or no answer yet
care-month-key-not = moved, cancelled or did not happen

## Lines of care

care-line-from-dates = { $interval }, as its visits repeat
care-line-dates = { $last }; { $next }
care-line-over = Ended. The last visit kept was on { $day }.
care-line-over-none = Ended. No visit was kept.
