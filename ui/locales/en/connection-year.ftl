### Connection: twelve months by kind of day.

connection-year-name = Day by day
connection-year-sentence = You noted { $known ->
    [one] 1 day
   *[other] { $known } days
} since { $from }. You were in touch with someone on { $connected ->
    [0] none of them
   *[other] { $connected } of them
}{ $chosen ->
    [0] {""}
    [one] , and 1 was quiet by choice
   *[other] , and { $chosen } were quiet by choice
}.
connection-year-key = Kinds of day, with the number of days
connection-year-begins = your notes begin
connection-year-connected = connected
connection-year-known = days known
connection-year-known-of = { $known } of { $days }
connection-year-month = { $connected } connected, { $known } known
connection-year-hint = Choose a day to read what is noted on it.
connection-year-how-to-step = Left and right step through the days, up and down through the months, Home and End go to the first and the last day. Enter opens the entries of the day.
connection-year-note = A day is connected when there was at least some real contact. Months are not compared with each other, and open days count as not known, never as quiet.
connection-year-table-caption = Kinds of day by month, newest first. Zero stands only where all days are known.
connection-year-table-month = Month
connection-year-table-all = Together
connection-year-table-remark = Remark
connection-year-from = from { $day }
