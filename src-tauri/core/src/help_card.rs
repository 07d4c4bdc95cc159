//! The help card: what the person chose of Help now, in a small plain file beside the record, so that it can be read while
//! the record is locked or damaged (docs/protection.md). Without a choice there is no file.

use crate::domain::{Facts, HelpCard, HelpNow};
use crate::error::{Code, Error, Result};
use crate::vault::{part, write_whole};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// More than anybody writes; what is longer is no card.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

fn file(dir: &Path) -> PathBuf {
    dir.join("help-card.json")
}

/// Makes the card say what the facts say, or takes it away if none is chosen. Writes only if it says something else.
pub fn keep(dir: &Path, facts: &Facts) -> Result<()> {
    let card = HelpCard::of(&facts.preferences);
    if !card.is_on() {
        return forget(dir);
    }
    let text = serde_json::to_string_pretty(&HelpNow::of(facts).only(card))
        .map_err(|_| Error::new(Code::Internal))?;
    let before = File::options().read(true).write(true).open(file(dir));
    if let Ok(before) = &before {
        let mut kept = String::new();
        if before.take(MOST_BYTES).read_to_string(&mut kept).is_ok() && kept == text {
            return Ok(());
        }
    }
    write_whole(&file(dir), text.as_bytes())?;
    // The new one has its place; what the old one said is overwritten where it lay.
    before.map_or(Ok(()), |before| blank(&before))
}

/// What stands on the card; nothing without one, or if it cannot be read.
pub fn read(dir: &Path) -> Option<HelpNow> {
    let mut text = String::new();
    File::open(file(dir)).ok()?.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

/// Takes the card away, what it said, and what was left half written.
pub fn forget(dir: &Path) -> Result<()> {
    for path in [file(dir), part(&file(dir))] {
        match File::options().write(true).open(&path) {
            Ok(card) => {
                blank(&card)?;
                std::fs::remove_file(path)?;
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(e.into()),
        }
    }
    Ok(())
}

fn blank(mut card: &File) -> Result<()> {
    card.seek(SeekFrom::Start(0))?;
    let length = usize::try_from(card.metadata()?.len().min(MOST_BYTES)).unwrap_or(0);
    card.write_all(&vec![b' '; length])?;
    Ok(card.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{HelpLine, SafetySection};

    fn facts(chosen: &[&str]) -> Facts {
        let mut facts =
            Facts::new(crate::domain::Settings::new(crate::domain::Zone::parse("Europe/London").unwrap()));
        facts.safety_plan = vec![SafetySection {
            section: SafetySection::HELPED.to_owned(),
            items: vec!["Cold water".to_owned()],
        }];
        facts.help_lines = vec![HelpLine {
            name: "Listening line".to_owned(),
            number: "020 7946 0958".to_owned(),
            hours: None,
            region: None,
            checked_on: None,
        }];
        facts.preferences = chosen.iter().map(|k| ((*k).to_owned(), true.into())).collect();
        facts
    }

    #[test]
    fn only_what_was_chosen_is_written_and_it_goes_with_the_choice() {
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path(), &facts(&[])).unwrap();
        assert!(!file(dir.path()).exists() && read(dir.path()).is_none());

        keep(dir.path(), &facts(&["help_card.lines"])).unwrap();
        let card = read(dir.path()).unwrap();
        assert_eq!((card.lines.len(), card.helped.len()), (1, 0));
        assert!(!std::fs::read_to_string(file(dir.path())).unwrap().contains("Cold water"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(file(dir.path())).unwrap().permissions().mode() & 0o777, 0o600);
        }

        keep(dir.path(), &facts(&["help_card.helped"])).unwrap();
        let card = read(dir.path()).unwrap();
        assert_eq!((card.lines.len(), card.helped.len()), (0, 1));

        keep(dir.path(), &facts(&[])).unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "nothing is left beside it either");
    }

    #[cfg(unix)]
    #[test]
    fn what_it_said_is_overwritten_where_it_lay() {
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path(), &facts(&["help_card.lines", "help_card.helped"])).unwrap();
        // Another name of the same file outlives it.
        let other = dir.path().join("other");
        std::fs::hard_link(file(dir.path()), &other).unwrap();
        keep(dir.path(), &facts(&["help_card.lines"])).unwrap();
        assert_eq!(std::fs::read_to_string(&other).unwrap().trim(), "");
        std::fs::remove_file(&other).unwrap();
        std::fs::hard_link(file(dir.path()), &other).unwrap();
        forget(dir.path()).unwrap();
        assert_eq!(std::fs::read_to_string(&other).unwrap().trim(), "");
    }

    #[test]
    fn a_card_that_says_the_same_is_not_written_again() {
        let dir = tempfile::tempdir().unwrap();
        let facts = facts(&["help_card.lines"]);
        keep(dir.path(), &facts).unwrap();
        let written = std::fs::metadata(file(dir.path())).unwrap().modified().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        keep(dir.path(), &facts).unwrap();
        assert_eq!(std::fs::metadata(file(dir.path())).unwrap().modified().unwrap(), written);
    }

    #[test]
    fn a_card_that_makes_no_sense_is_none() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(file(dir.path()), "{").unwrap();
        std::fs::write(dir.path().join("help-card.json.part"), "half").unwrap();
        assert_eq!(read(dir.path()), None);
        keep(dir.path(), &facts(&[])).unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "what was half written goes too");
        keep(dir.path(), &facts(&["help_card.lines"])).unwrap();
        assert!(read(dir.path()).is_some());
    }
}
