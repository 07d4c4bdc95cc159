//! Several keels at once, and readers who leave early.

use crate::common::{Home, Ran};
use std::collections::HashSet;
use std::io::Read;
use std::process::Stdio;

#[test]
fn eight_at_once_lose_nothing() {
    let home = Home::new();
    // Not even the making of the record may be in the way: all eight start on an empty folder.
    let writers: Vec<_> = (0..8)
        .map(|n| {
            let commands: Vec<_> = (0..6)
                .map(|i| {
                    let at = format!("2026-10-0{}T1{i}:00", n + 1);
                    home.command(&["log", "contact", "--at", &at, "--json"])
                })
                .collect();
            std::thread::spawn(move || {
                let said = |mut c: std::process::Command| Ran::from(c.output().unwrap()).json()["id"].clone();
                commands.into_iter().map(said).collect::<Vec<_>>()
            })
        })
        .collect();
    let acknowledged: HashSet<String> = writers
        .into_iter()
        .flat_map(|w| w.join().unwrap())
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(acknowledged.len(), 48);
    let all = home.export();
    let found: HashSet<String> =
        all["contacts"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(found, acknowledged);
    home.run(&["check"]).good();
}

#[test]
fn reading_while_another_writes() {
    let home = Home::with_year("2026-10-08");
    let mut writer = home.command(&["log", "contact", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    home.run(&["report", "--as-of", "2026-10-08", "--json"]).json();
    assert!(writer.wait().unwrap().success());
}

#[test]
fn a_reader_who_leaves_is_no_mistake() {
    let home = Home::with_year("2026-10-08");
    let mut child = home
        .command(&["export", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0u8; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
