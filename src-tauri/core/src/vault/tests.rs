use super::*;
use crate::error::Code;
use proptest::prelude::*;
use std::path::Path;

fn words(text: &str) -> Way {
    Way::passphrase(text)
}

#[test]
fn a_passphrase_and_a_recovery_key_both_open_and_another_does_not() {
    let key = DataKey::random().unwrap();
    let printed = RecoveryKey::random().unwrap();
    let file = KeyFile::new(&key, &words("four plain words here")).unwrap();
    let file = file.with(&key, &Way::Recovery(printed.clone())).unwrap();
    assert_eq!(file.open(&words("four plain words here")).unwrap(), key);
    assert_eq!(file.open(&Way::Recovery(printed.clone())).unwrap(), key);
    for wrong in ["", "four plain words her", "Four plain words here", "four plain words here "] {
        assert_eq!(file.open(&words(wrong)).unwrap_err().code, Code::WrongPassphrase);
    }
    let other = Way::Recovery(RecoveryKey::random().unwrap());
    assert_eq!(file.open(&other).unwrap_err().code, Code::WrongPassphrase);

    // Another passphrase: the data key stays, the old words open nothing, the printed key still does.
    let changed = file.with(&key, &words("another one")).unwrap();
    assert_eq!(changed.open(&words("another one")).unwrap(), key);
    assert!(changed.open(&words("four plain words here")).is_err());
    assert_eq!(changed.open(&Way::Recovery(printed)).unwrap(), key);
    assert!(!changed.without(SlotKind::Recovery).has(SlotKind::Recovery));
}

#[test]
fn the_same_letters_open_however_a_keyboard_makes_them() {
    let key = DataKey::random().unwrap();
    let forms = ["caf\u{e9} \u{fb01}n\u{a0}\u{ff11}", "cafe\u{301} fin 1"];
    for made in forms {
        let file = KeyFile::new(&key, &words(made)).unwrap();
        for typed in forms {
            assert_eq!(file.open(&words(typed)).unwrap(), key, "{made:?} by {typed:?}");
        }
        assert!(file.open(&words("cafe fin 1")).is_err(), "another letter is another passphrase");
    }
}

#[test]
fn what_was_set_before_letters_were_made_alike_still_opens() {
    let key = DataKey::random().unwrap();
    let (decomposed, composed) = ("cafe\u{301}", "caf\u{e9}");
    let before = KeyFile::new_exactly(&key, &words(decomposed));
    assert_eq!(before.open(&words(decomposed)).unwrap(), key);
    assert!(before.open(&words(composed)).is_err(), "it never did");
    // Setting it anew makes the letters alike.
    let after = before.with(&key, &words(decomposed)).unwrap();
    assert_eq!(after.open(&words(composed)).unwrap(), key);
}

#[test]
fn a_keychain_is_one_way_more_and_never_the_only_one() {
    let key = DataKey::random().unwrap();
    let kept = KeychainKey::random().unwrap();
    let chain = Way::Keychain(kept.clone());
    assert_eq!(KeyFile::new(&key, &chain).unwrap_err().code, Code::Internal);
    let file = KeyFile::new(&key, &words("mine")).unwrap().with(&key, &chain).unwrap();
    let (file, whole) = KeyFile::read(&file.write()).unwrap();
    assert!(whole);
    assert_eq!(file.open(&chain).unwrap(), key);
    assert_eq!(file.open(&words("mine")).unwrap(), key);
    assert!(!file.write().contains(&hex(kept.bytes())), "what the keychain keeps is not in the file");

    let other = Way::Keychain(KeychainKey::random().unwrap());
    assert_eq!(file.open(&other).unwrap_err().code, Code::WrongPassphrase);
    // Another passphrase keeps it; another keychain key takes its place.
    assert_eq!(file.with(&key, &words("next")).unwrap().open(&chain).unwrap(), key);
    let anew = file.with(&key, &other).unwrap();
    assert_eq!(anew.open(&other).unwrap(), key);
    assert_eq!(anew.open(&chain).unwrap_err().code, Code::WrongPassphrase);
    let without = anew.without(SlotKind::Keychain);
    assert!(!without.has(SlotKind::Keychain) && without.open(&other).is_err());
    assert_eq!(without.open(&words("mine")).unwrap(), key);
}

#[test]
fn a_keychain_slot_is_bound_to_its_kind_and_its_database() {
    let key = DataKey::random().unwrap();
    let kept = KeychainKey::random().unwrap();
    let chain = Way::Keychain(kept.clone());
    let file = KeyFile::new(&key, &words("mine")).unwrap().with(&key, &chain).unwrap();
    let other = KeyFile::new(&DataKey::random().unwrap(), &words("mine")).unwrap();
    let moved = file.write().replace(&id(&file), &id(&other));
    assert_eq!(KeyFile::read(&moved).unwrap().0.open(&chain).unwrap_err().code, Code::WrongPassphrase);
    // Said to be the printed key's, it is none of anybody's.
    let turned = file.write().replace("keychain\",\"salt", "recovery\",\"salt");
    let (turned, _) = KeyFile::read(&turned).unwrap();
    assert!(turned.has(SlotKind::Recovery) && turned.open(&chain).is_err());
    // And a file that calls a passphrase's slot a keychain's gives no quicker way to guess it.
    let turned = file.write().replacen("passphrase\",\"salt", "keychain\",\"salt", 1);
    let (turned, _) = KeyFile::read(&turned).unwrap();
    assert_eq!(turned.open(&words("mine")).unwrap_err().code, Code::WrongPassphrase);
    let short = Way::Keychain(KeychainKey::read(&[7; 32]).unwrap());
    assert_eq!(turned.open(&short).unwrap_err().code, Code::WrongPassphrase);
    assert!(KeychainKey::read(&[7; 31]).is_none());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_slot_of_another_database_opens_nothing_here() {
    let key = DataKey::random().unwrap();
    let mine = KeyFile::new(&key, &words("mine")).unwrap();
    let other = KeyFile::new(&DataKey::random().unwrap(), &words("mine")).unwrap();
    // The slot with its salt, put under the other's id.
    let text = mine.write().replace(&id(&mine), &id(&other));
    let (moved, whole) = KeyFile::read(&text).unwrap();
    assert!(!whole);
    assert_eq!(moved.open(&words("mine")).unwrap_err().code, Code::WrongPassphrase);
}

fn id(file: &KeyFile) -> String {
    let json: serde_json::Value = serde_json::from_str(&file.write()).unwrap();
    json["keys"]["vault"].as_str().unwrap().to_owned()
}

#[test]
fn f14_a_flipped_byte_of_a_key_file_is_noticed_and_the_other_copy_opens() {
    let dir = tempfile::tempdir().unwrap();
    let key = DataKey::random().unwrap();
    let file = KeyFile::new(&key, &words("right")).unwrap();
    let keys = Keys::of(dir.path());
    keys.write(&file).unwrap();
    let path = dir.path().join("evenkeel.keys");
    let good = std::fs::read(&path).unwrap();
    for n in 0..good.len() {
        let mut bad = good.clone();
        bad[n] ^= 1;
        std::fs::write(&path, &bad).unwrap();
        let found = keys.read().unwrap();
        assert_eq!(found[0], (file.clone(), true), "byte {n}: the whole copy is tried first");
        assert!(!keys.are(&file), "byte {n} is noticed");
    }
    // Both damaged: what cannot be read says so, and that is another message than for a wrong passphrase.
    for name in ["evenkeel.keys", "evenkeel.keys.copy"] {
        std::fs::write(dir.path().join(name), &good[..good.len() / 2]).unwrap();
    }
    assert_eq!(keys.read().unwrap_err().code, Code::DamagedKeys);
}

#[test]
fn a_damaged_slot_leaves_the_other_way_in() {
    let key = DataKey::random().unwrap();
    let printed = Way::Recovery(RecoveryKey::random().unwrap());
    let file = KeyFile::new(&key, &words("right")).unwrap().with(&key, &printed).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&file.write()).unwrap();
    let wrapped = json["keys"]["slots"][0]["wrapped"].as_str().unwrap().to_owned();
    let last = if wrapped.ends_with('0') { "1" } else { "0" };
    json["keys"]["slots"][0]["wrapped"] = format!("{}{last}", &wrapped[..wrapped.len() - 1]).into();
    let (damaged, whole) = KeyFile::read(&json.to_string()).unwrap();
    assert!(!whole);
    assert!(damaged.open(&words("right")).is_err());
    assert_eq!(damaged.open(&printed).unwrap(), key);
}

#[test]
fn a_newer_file_and_one_that_asks_for_too_much_are_refused() {
    let file = KeyFile::new(&DataKey::random().unwrap(), &words("right")).unwrap();
    let text = file.write();
    let newer = text.replace("\"version\":1", "\"version\":2");
    assert_eq!(KeyFile::read(&newer).unwrap_err().code, Code::NewerKeys);
    for greedy in ["\"memory_kib\":4000000000", "\"memory_kib\":0"] {
        let (file, _) = KeyFile::read(&text.replace("\"memory_kib\":65536", greedy)).unwrap();
        assert_eq!(file.open(&words("right")).unwrap_err().code, Code::DamagedKeys);
    }
}

#[test]
fn of_two_copies_the_newer_one_counts() {
    let dir = tempfile::tempdir().unwrap();
    let key = DataKey::random().unwrap();
    let old = KeyFile::new(&key, &words("old")).unwrap();
    let new = old.with(&key, &words("new")).unwrap();
    let keys = Keys::of(dir.path());
    keys.write(&old).unwrap();
    // As if the computer went off between the two copies.
    std::fs::write(dir.path().join("evenkeel.keys"), new.write()).unwrap();
    assert_eq!(keys.read().unwrap()[0].0, new);
    rights(dir.path());
}

#[cfg(unix)]
fn rights(dir: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(dir.join("evenkeel.keys.copy")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(not(unix))]
fn rights(_: &Path) {}

#[test]
fn a_printed_key_is_read_as_people_type() {
    let key = RecoveryKey::random().unwrap();
    let text = key.text();
    assert_eq!(text.len(), 47);
    assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [5; 8]);
    for typed in [
        text.to_lowercase(),
        text.replace('-', " "),
        text.replace('-', ""),
        text.replace('0', "O").replace('1', "l"),
    ] {
        assert_eq!(RecoveryKey::read(&typed).unwrap(), key, "{typed}");
    }
    for wrong in ["", "ABCDE", &text[..46], &format!("{}0", *text), &text.replacen('-', "U", 1)] {
        assert_eq!(RecoveryKey::read(wrong).unwrap_err().code, Code::MistypedKey);
    }
}

proptest! {
    #[test]
    fn a_wrong_letter_of_a_printed_key_is_nearly_always_noticed(at in 0..40_usize, to in 0..32_usize) {
        let key = RecoveryKey::random().unwrap();
        let mut letters: Vec<char> = key.text().chars().filter(|c| *c != '-').collect();
        let other = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[to] as char;
        prop_assume!(letters[at] != other);
        letters[at] = other;
        let read = RecoveryKey::read(&letters.into_iter().collect::<String>());
        // One in 256 slips through the check; then it is another key, and opens nothing.
        prop_assert!(read.is_err() || read.unwrap() != key);
    }
}

#[test]
fn nothing_shows_a_key() {
    let key = DataKey::random().unwrap();
    assert_eq!(format!("{key:?}"), "DataKey");
    assert_eq!(format!("{:?}", RecoveryKey::random().unwrap()), "RecoveryKey");
    assert_eq!(format!("{:?}", KeychainKey::random().unwrap()), "KeychainKey");
    assert_eq!(key.literal().len(), 67);
}

#[test]
fn a_hint_forbids_nothing() {
    for (text, hint) in [
        ("", Strength::Short),
        ("password", Strength::Short),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Short),
        ("tea at four", Strength::Fair),
        ("the ferry leaves at nine", Strength::Good),
    ] {
        assert_eq!(strength(text), hint, "{text}");
    }
}
