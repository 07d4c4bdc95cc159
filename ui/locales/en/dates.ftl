### Dates and times. The words come from the system, the order from here.

date-weekday-day-month = { $weekday }, { $day } { $month }
date-weekday-day-month-short = { $weekday } { $day } { $month }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-month-year = { $month } { $year }
# An en dash without spaces: 10–19 Aug
date-span = { $from }–{ $to }
time-span = { $from } to { $to }
time-minutes = { $minutes } min
time-hours = { $hours } h
time-hours-minutes = { $hours } h { $minutes } min
