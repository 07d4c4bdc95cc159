//! What is worked out from the facts, when it is read (model.md, sections 2 to 10). Pure: `today` is an argument.
