### The safety net: who could be there for what.

net-title = Safety net
net-nobody = No names in it yet. That is common at the start.
net-sentence =
    { $count ->
        [0] No kind of support has two names yet. That is common.
        [1] One of six kinds of support has two or more people.
        [2] Two of six kinds of support have two or more people.
        [3] Three of six kinds of support have two or more people.
        [4] Four of six kinds of support have two or more people.
        [5] Five of six kinds of support have two or more people.
       *[other] All six kinds of support have two or more people.
    }
net-table-kind = Kind of support
net-table-beads = How many
net-table-names = Names
net-count = They said yes: { $yes }. Could ask: { $could }.
net-one-name = One name, that is common.
net-no-name = No name yet
net-no-name-common = No name yet, that is common.
net-more = +{ $count }
net-names-more = and { $count } more
net-key-yes = they said yes
net-key-could = could ask
net-also = Also there: { $who }
net-observed-emotional = Most often you felt heard with one person: { $who }, { $with } of { $of } times. That is a count, no advice.
net-observed-practical = Most practical help came from one person: { $who }, { $with } of { $of } times. That is a count, no advice.
net-about = More about: { $kind }
net-explain = How this is worked out

net-add = Add a name
net-add-for = { $kind }: add a name
net-add-who = Who could it be?
net-add-level = Did they say so?
net-add-level-hint = if you talked about it
net-add-new = Someone new
net-add-who-first = A name is needed here: choose one, or add someone new.
net-said = { $name } is in your safety net.
