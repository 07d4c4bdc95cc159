//! The SQLite file: the only part that knows SQL.
