undo = Undo
undone = Taken back.
