//! Noticing that the end of the record is gone. SQLite calls a database well whose log of writes was lost: it is an older
//! state of the same file. So the number of the last step is also written to a small file beside it, after each commit.

use super::Store;
use crate::error::Result;
use rusqlite::Connection;
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

const NAME: &str = "evenkeel.steps";
/// Twenty digits and a line end: always the same length, so that writing it again never makes it shorter.
const LENGTH: usize = 21;

/// The number of the last step, ever.
pub(super) fn last(conn: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'op'";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Notes that a step was committed. It is not waited for until the disk has it: a number that is lost with the power says
/// too little, never too much. That it cannot be written is no reason to refuse what was already kept.
pub(super) fn note(dir: &Path, step: i64) {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if let Ok(mut file) = options.open(dir.join(NAME)) {
        drop(file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(format!("{step:020}\n").as_bytes())));
    }
}

fn noted(dir: &Path) -> Option<i64> {
    let mut text = String::new();
    std::fs::File::open(dir.join(NAME)).ok()?.take(LENGTH as u64).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Another record takes this one's place.
pub(super) fn forget(dir: &Path) -> Result<()> {
    super::switch::remove(&dir.join(NAME))
}

impl Store {
    /// Whether nothing was ever written in it.
    pub fn is_untouched(&self) -> Result<bool> {
        Ok(last(&self.conn)? == 0)
    }

    /// How many of the last steps are not in the record though they were kept once: its log of writes was lost or
    /// damaged. Nothing can bring them back but a backup that has them.
    pub fn steps_lost(&self) -> Result<u64> {
        let there = last(&self.conn)?;
        Ok(noted(&self.dir).map_or(0, |noted| u64::try_from(noted - there).unwrap_or(0)))
    }

    /// The person was told of lost steps: counting begins anew.
    pub fn accept_lost_steps(&self) -> Result<()> {
        forget(&self.dir)?;
        note(&self.dir, last(&self.conn)?);
        Ok(())
    }
}
