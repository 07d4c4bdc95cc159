### The rings: people around one's own place, drawn.

people-map-care = Care
people-map-people = People
people-map-you = you
people-map-hint = Press a name to read about it, or drag it to another ring.
people-map-hint-none = If you like to say how close somebody is, drag the name to a ring, or use its menu.
people-map-how = Arrow keys go from name to name, Enter opens the page. Alt with left or right moves along the ring, Alt with up or down to another ring.
people-open = Open

people-more =
    +{ $count } more
people-more-said =
    { $count ->
        [one] One more
       *[other] { $count } more
    }
people-more-show = Show in the list

people-key-group = group or place
people-key-longer = longer than you like
people-key-none = no ring said
people-key-nearer = nearer the middle, closer to you

people-place = Where { $name } stands
people-place-here = is here now
people-place-left = Further left
people-place-right = Further right
people-place-end = The end of the ring.
