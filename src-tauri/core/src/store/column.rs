//! How domain values stand in columns: ids, days, wall times and zones as text, fixed words as themselves, short lists
//! that belong to their row as JSON text, real numbers as their shortest exact text.

use crate::domain::settings::DayStart;
use crate::domain::{
    After, Better, CareKind, CareState, Channel, Day, Direction, FinishedDays, Id, Item, LocalTime, Nature,
    Outcome, PersonState, QuietChoice, Relation, WeekStart, Zone,
};
use crate::error::{Code, Error, Result};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// A fixed word: its text is static, nothing is allocated either way.
macro_rules! word_columns {
    ($($name:ty),* $(,)?) => { $(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes())))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                // As bytes: the words are ASCII, so there is no need to look whether the text is UTF-8 first.
                let text = value.as_bytes()?;
                <$name>::ALL
                    .iter()
                    .copied()
                    .find(|word| word.as_str().as_bytes() == text)
                    .ok_or(FromSqlError::InvalidType)
            }
        }
    )* };
}
word_columns!(
    After,
    Better,
    CareKind,
    CareState,
    Channel,
    Direction,
    FinishedDays,
    Item,
    Nature,
    Outcome,
    PersonState,
    QuietChoice,
    crate::domain::Real,
    Relation,
    crate::schedule::reminder::Reason,
    crate::schedule::reminder::State,
    WeekStart,
);

/// A value with one text form.
macro_rules! text_columns {
    ($($name:ty),* $(,)?) => { $(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.to_string()))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <$name>::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    )* };
}
text_columns!(Day, DayStart, Id, LocalTime);

impl ToSql for Zone {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.name().as_bytes())))
    }
}

impl FromSql for Zone {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Zone::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// The text of a column as bytes, or the value's fault. For the long tables: rusqlite would check each text's UTF-8
/// before it is compared with words that are ASCII anyway.
pub(super) fn ascii<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r [u8]> {
    match row.get_ref(column)? {
        ValueRef::Text(text) => Ok(text),
        _ => Err(Error::new(Code::DamagedDatabase)),
    }
}

/// An id, read as [`Id::parse`] does but without going through a string: a large record has several hundred thousand.
pub(super) fn id(row: &Row<'_>, column: usize) -> Result<Id> {
    let uuid = uuid::Uuid::try_parse_ascii(ascii(row, column)?);
    uuid.map(|u| Id::from_u128(u.as_u128())).map_err(|_| Error::new(Code::DamagedDatabase))
}

/// A real number as text: the shortest that gives back every bit. SQLite's own reals lose bits on their way through
/// JSON and `printf`, and the change log must not.
pub(super) struct Real(pub(super) f64);

impl ToSql for Real {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(format!("{:?}", self.0)))
    }
}

impl FromSql for Real {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

/// A list as JSON text.
pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::new(Code::Internal))
}

/// A list from JSON text; the empty list, by far the most common, costs nothing.
pub(super) fn list_from_json<T: serde::de::DeserializeOwned>(value: ValueRef<'_>) -> Result<Vec<T>> {
    let text = value.as_str().map_err(|_| Error::new(Code::DamagedDatabase))?;
    if text == "[]" {
        return Ok(Vec::new());
    }
    serde_json::from_str(text).map_err(|_| Error::new(Code::DamagedDatabase))
}
