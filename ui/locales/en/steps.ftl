undo = Undo
undone = Taken back.
redone = Done again.
