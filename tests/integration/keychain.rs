//! This computer's keychain as a way in (F15): the real commands, a bus of the test's own, and a secret service that does
//! what the test says.

use crate::bus::Bus;
use crate::secret_service::{Mood, SecretService};
use crate::shell::Shell;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const PASSPHRASE: &str = "four harbour lamps at dusk";

/// Opens a folder over a bus.
fn open(folder: &Path, bus: &str) -> Shell {
    Shell::open_with_keychain(folder, &folder.join("archive.json"), Some(bus.to_owned()))
}

/// A protected record with somebody in it.
fn protected(folder: &Path, bus: &str) -> Shell {
    let shell = open(folder, bus);
    shell.add_person("Ines");
    shell.get("protect", json!({ "passphrase": PASSPHRASE, "recovery": null }));
    shell
}

/// The same, with the keychain turned on.
fn with_keychain(folder: &Path, bus: &str) -> Shell {
    let shell = protected(folder, bus);
    shell.get("keychain_on", json!({ "passphrase": PASSPHRASE }));
    shell
}

fn unlock(shell: &Shell, text: &str) {
    shell.get("unlock", json!({ "text": text, "recovery": false }));
}

/// Why the keychain did not help, as the window is told.
fn why(shell: &Shell, command: &str, args: Value) -> String {
    let error = shell.ask(command, args).expect_err(command);
    assert_eq!(error["code"], "keychain", "{error}");
    error["args"]["why"].as_str().unwrap().to_owned()
}

/// What the lock page does about the keychain.
fn page(shell: &Shell) -> Value {
    shell.get("lock_page", json!({}))["keychain"].clone()
}

fn names_ines(shell: &Shell) -> bool {
    shell.get("people", json!({})).to_string().contains("Ines")
}

fn keys(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("evenkeel.keys")).unwrap()
}

fn tell(service: &SecretService, mood: Mood) {
    service.script.lock().unwrap().mood = mood;
}

fn kept(service: &SecretService) -> Option<Vec<u8>> {
    service.script.lock().unwrap().kept.as_ref().map(|(_, _, secret)| secret.clone())
}

#[test]
fn it_is_off_until_the_passphrase_turns_it_on_and_then_opens_at_the_next_start() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    let shell = protected(folder.path(), &bus.address);
    let page_now = shell.get("protection", json!({}));
    assert_eq!((&page_now["keychain"], &page_now["keychain_offered"]), (&json!(false), &json!(true)));
    assert_eq!(shell.code("keychain_on", json!({ "passphrase": null })), "empty");
    assert_eq!(shell.code("keychain_on", json!({ "passphrase": "not it" })), "wrong-passphrase");
    assert_eq!(service.script.lock().unwrap().calls, 0, "nobody is asked who was not turned on");

    shell.get("keychain_on", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(shell.get("protection", json!({}))["keychain"], true);
    let (label, attributes, secret) = service.script.lock().unwrap().kept.clone().unwrap();
    assert_eq!((label.as_str(), secret.len()), ("Evenkeel", 32));
    let file: Value = serde_json::from_str(&keys(folder.path())).unwrap();
    assert_eq!(attributes["vault"], file["keys"]["vault"].as_str().unwrap());
    assert_eq!(attributes.len(), 2, "nothing of the person's: {attributes:?}");
    let copy = std::fs::read_to_string(folder.path().join("evenkeel.keys.copy")).unwrap();
    assert_eq!(keys(folder.path()), copy);
    drop(shell);

    let shell = open(folder.path(), &bus.address);
    assert_eq!(shell.code("start", json!({})), "locked");
    assert_eq!(page(&shell), "asks");
    shell.get("keychain_unlock", json!({}));
    assert!(names_ines(&shell));
    assert_eq!(shell.get("start", json!({}))["keychain_trouble"], json!(null));

    // After a lock it waits to be asked; the passphrase goes on opening, too.
    shell.get("lock_now", json!({}));
    assert_eq!(page(&shell), "waits");
    shell.get("keychain_unlock", json!({}));
    assert!(names_ines(&shell));
    shell.get("lock_now", json!({}));
    unlock(&shell, PASSPHRASE);
}

#[test]
fn f15_a_keychain_that_does_not_help_says_why_and_the_passphrase_opens() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    drop(with_keychain(folder.path(), &bus.address));
    for (mood, word) in [
        (Mood::Refuses, "refused"),
        (Mood::Locked, "locked"),
        (Mood::Other, "other"),
        (Mood::Short, "other"),
        (Mood::Empty, "nothing"),
        (Mood::Forgets, "nothing"),
    ] {
        tell(&service, mood);
        let shell = open(folder.path(), &bus.address);
        assert_eq!(page(&shell), "asks", "{mood:?}");
        assert_eq!(why(&shell, "keychain_unlock", json!({})), word, "{mood:?}");
        assert_eq!(page(&shell), "waits", "{mood:?}: once by itself");
        assert_eq!(shell.code("people", json!({})), "locked");
        unlock(&shell, PASSPHRASE);
        assert!(names_ines(&shell));
        assert_eq!(shell.get("start", json!({}))["keychain_trouble"]["args"]["why"], word, "{mood:?}");
        // Setting it up anew cannot go well either, and changes nothing.
        if ![Mood::Forgets].contains(&mood) || kept(&service).is_some() {
            let before = keys(folder.path());
            why(&shell, "keychain_on", json!({ "passphrase": null }));
            assert_eq!(keys(folder.path()), before, "{mood:?}");
        }
        tell(&service, Mood::Works);
        shell.get("keychain_on", json!({ "passphrase": null }));
        assert_eq!(shell.get("start", json!({}))["keychain_trouble"], json!(null));
        shell.get("lock_now", json!({}));
        shell.get("keychain_unlock", json!({}));
        assert!(names_ines(&shell), "{mood:?}: it opens again");
    }
}

#[test]
fn f15_one_that_is_not_there_or_hangs_is_not_waited_for_longer_than_five_seconds() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    drop(with_keychain(folder.path(), &bus.address));
    tell(&service, Mood::Hangs);
    let shell = open(folder.path(), &bus.address);
    let begun = Instant::now();
    assert_eq!(why(&shell, "keychain_unlock", json!({})), "no-answer");
    assert!((4..6).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    drop(shell);

    // Nobody on the bus; and no bus.
    service.kill();
    let shell = open(folder.path(), &bus.address);
    assert_eq!(why(&shell, "keychain_unlock", json!({})), "absent");
    drop(shell);
    let address = bus.kill();
    let shell = open(folder.path(), &address);
    let begun = Instant::now();
    assert_eq!(why(&shell, "keychain_unlock", json!({})), "absent");
    assert!(begun.elapsed() < Duration::from_secs(2));
    unlock(&shell, PASSPHRASE);
    assert!(names_ines(&shell));
    assert_eq!(shell.get("start", json!({}))["keychain_trouble"]["args"]["why"], "absent");
}

#[test]
fn f15_an_answer_that_comes_after_a_lock_opens_nothing() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    drop(with_keychain(folder.path(), &bus.address));
    let shell = open(folder.path(), &bus.address);
    tell(&service, Mood::Slow);
    let state = shell.state();
    let app = state.inner();
    let calls = service.script.lock().unwrap().calls;
    std::thread::scope(|scope| {
        let asked = scope.spawn(|| app.unlock_by_keychain());
        while service.script.lock().unwrap().calls == calls {
            std::thread::sleep(Duration::from_millis(5));
        }
        // Three answers, half a second each: the screen is locked meanwhile.
        app.lock();
        assert!(!asked.is_finished());
        assert_eq!(asked.join().unwrap().unwrap_err().code.as_str(), "locked");
    });
    assert_eq!(shell.code("people", json!({})), "locked");
    assert_eq!(page(&shell), "waits");
}

#[test]
fn turning_it_on_fails_whole_where_the_keychain_would_ask_or_give_back_other_bytes() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    let shell = protected(folder.path(), &bus.address);
    let before = keys(folder.path());
    for (mood, word) in [
        (Mood::Prompts, "locked"),
        (Mood::Locked, "locked"),
        (Mood::Refuses, "refused"),
        (Mood::Other, "other"),
        (Mood::Forgets, "nothing"),
    ] {
        tell(&service, mood);
        assert_eq!(why(&shell, "keychain_on", json!({ "passphrase": PASSPHRASE })), word, "{mood:?}");
        assert_eq!(shell.get("protection", json!({}))["keychain"], false);
        assert_eq!(keys(folder.path()), before, "{mood:?}");
    }
    shell.get("unprotect", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(shell.code("keychain_on", json!({ "passphrase": PASSPHRASE })), "not-found");
}

#[test]
fn turned_off_slot_and_secret_go_and_a_secret_that_stays_opens_nothing() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    let shell = with_keychain(folder.path(), &bus.address);
    assert_eq!(shell.get("keychain_off", json!({})), true);
    assert_eq!(kept(&service), None);
    assert_eq!(shell.get("protection", json!({}))["keychain"], false);
    assert!(!keys(folder.path()).contains("keychain"));

    shell.get("keychain_on", json!({ "passphrase": PASSPHRASE }));
    tell(&service, Mood::Prompts);
    assert_eq!(shell.get("keychain_off", json!({})), false, "it did not forget");
    tell(&service, Mood::Works);
    assert!(kept(&service).is_some());
    shell.get("lock_now", json!({}));
    assert_eq!(page(&shell), json!(null));
    assert_eq!(why(&shell, "keychain_unlock", json!({})), "nothing");
    unlock(&shell, PASSPHRASE);
}

#[test]
fn another_passphrase_keeps_it_and_every_other_change_of_protection_drops_it() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    let shell = with_keychain(folder.path(), &bus.address);
    shell.get("passphrase_change", json!({ "passphrase": PASSPHRASE, "next": "another one" }));
    shell.get("lock_now", json!({}));
    shell.get("keychain_unlock", json!({}));
    assert!(names_ines(&shell));

    let on = || {
        shell.get("keychain_on", json!({ "passphrase": "another one" }));
        assert!(kept(&service).is_some());
    };
    // A new data key.
    shell.get("protect", json!({ "passphrase": "another one", "recovery": null }));
    assert_eq!((kept(&service), &shell.get("protection", json!({}))["keychain"]), (None, &json!(false)));
    on();
    shell.get("unprotect", json!({ "passphrase": "another one" }));
    assert_eq!(kept(&service), None);
    shell.get("protect", json!({ "passphrase": "another one", "recovery": null }));
    on();
    // Erasing needs nothing open.
    shell.get("lock_now", json!({}));
    shell.get("erase_all", json!({ "typed": "erase" }));
    assert_eq!(kept(&service), None);
}

#[test]
fn a_backup_opens_with_the_passphrase_and_has_no_slot_for_the_keychain() {
    let (folder, bus) = (tempfile::tempdir().unwrap(), Bus::start());
    let service = SecretService::start(Some(&bus.address)).unwrap();
    let shell = with_keychain(folder.path(), &bus.address);
    let name = shell.get("backup_now", json!({}))["name"].as_str().unwrap().to_owned();
    let file = folder.path().join("backups").join(name.replace(".db", "") + ".keys");
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("passphrase") && !text.contains("keychain"));
    let ask = json!({ "name": name, "text": PASSPHRASE, "recovery": false });
    shell.get("backup_restore", ask);
    // The record keeps the ways in that it has now.
    shell.get("lock_now", json!({}));
    shell.get("keychain_unlock", json!({}));
    assert!(names_ines(&shell) && kept(&service).is_some());
}
