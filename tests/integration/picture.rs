//! What the window shows of the whole picture, and what it lets the person say about it: people to think of, rings,
//! contrasts, small steps, explanations.

use crate::shell::Shell;
use serde_json::{Value, json};

fn shell() -> (tempfile::TempDir, Shell) {
    let dir = tempfile::tempdir().unwrap();
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    shell.get("start", json!({}));
    (dir, shell)
}

/// Somebody with a rhythm, met so many days ago.
fn met(shell: &Shell, name: &str, rhythm: u32, day: &str) -> Value {
    let mut person = shell.add_person(name);
    person["rhythm_days"] = rhythm.into();
    shell.get("person_save", json!({ "person": person }));
    let mut contact = shell.get("quick_log", json!({}))["blank"].clone();
    contact["start"] = format!("{day}T12:00:00").into();
    contact["people"] = json!([person["id"]]);
    shell.get("contact_save", json!({ "contact": contact, "newNames": [] }));
    person
}

fn thought_of(shell: &Shell) -> Vec<String> {
    let list = shell.get("today", json!({}))["think_of"].clone();
    let names = list.as_array().unwrap().iter();
    names.map(|s| s["who"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_name_that_is_refused_stays_refused() {
    let (dir, shell) = shell();
    let leo = met(&shell, "Leo", 7, "2026-10-25");
    let sana = met(&shell, "Sana", 7, "2026-11-09");
    met(&shell, "Mira", 7, "2026-11-16");
    met(&shell, "Maya", 7, "2026-11-20");
    assert_eq!(
        thought_of(&shell),
        ["Leo", "Sana", "Mira"],
        "the longest first, and nobody before their rhythm"
    );

    shell.get("suggest", json!({ "id": leo["id"], "how": "not_this_week" }));
    assert_eq!(thought_of(&shell), ["Sana", "Mira"]);
    shell.get("suggest", json!({ "id": sana["id"], "how": "never" }));
    assert_eq!(thought_of(&shell), ["Mira"]);
    drop(shell);
    let shell = Shell::open(&dir.path().join("data"), &dir.path().join("archive.json"));
    assert_eq!(thought_of(&shell), ["Mira"], "also after a restart");

    let suggesting = |id: &Value| shell.get("person", json!({ "id": id }))["suggesting"].clone();
    assert_eq!((suggesting(&leo["id"]), suggesting(&sana["id"])), (json!("not_this_week"), json!("never")));
    shell.get("suggest", json!({ "id": leo["id"], "how": "usual" }));
    assert_eq!(thought_of(&shell), ["Leo", "Mira"]);
    shell.get("suggest", json!({ "id": leo["id"], "how": "less_often" }));
    assert_eq!(thought_of(&shell), ["Mira"]);
    shell.get("undo", json!({}));
    assert_eq!(thought_of(&shell), ["Leo", "Mira"], "each refusal can be taken back");
    let nobody = "01a20a0b-eae8-729d-9d8b-0b4c44a91574";
    assert_eq!(shell.code("suggest", json!({ "id": nobody, "how": "never" })), "not-found");
}

#[test]
fn nobody_is_suggested_in_a_pause_or_at_a_distance() {
    let (_dir, shell) = shell();
    let leo = met(&shell, "Leo", 7, "2026-10-25");
    shell.get("person_distance", json!({ "id": leo["id"], "keep": true }));
    assert_eq!(thought_of(&shell), [""; 0]);
    assert_eq!(shell.get("people", json!({}))["distance"][0]["name"], "Leo");
    shell.get("person_distance", json!({ "id": leo["id"], "keep": false }));
    assert_eq!(thought_of(&shell), ["Leo"]);
    let pause = json!({ "from": "2026-11-23", "to": null, "reason": "" });
    shell.get("pause_save", json!({ "old": null, "pause": pause }));
    assert_eq!(thought_of(&shell), [""; 0]);
    assert_eq!(shell.steps()[..3], ["pause-add", "person-no-distance", "person-distance"]);
}

#[test]
fn somebody_is_put_on_a_ring_in_one_step() {
    let (_dir, shell) = shell();
    let maya = shell.add_person("Maya");
    shell.get("person_place", json!({ "id": maya["id"], "ring": 2, "angle": 45.4 }));
    let row = shell.get("people", json!({}))["rings"][1][0].clone();
    assert_eq!((&row["name"], &row["angle"]), (&json!("Maya"), &json!(45.0)));
    shell.get("undo", json!({}));
    let row = shell.get("people", json!({}))["rings"][3][0].clone();
    assert_eq!((&row["ring"], &row["angle"]), (&Value::Null, &Value::Null));
    let far = json!({ "id": maya["id"], "ring": 2, "angle": 181.0 });
    assert_eq!(shell.code("person_place", far), "out-of-range");
    assert_eq!(
        shell.code("person_place", json!({ "id": maya["id"], "ring": 9, "angle": null })),
        "out-of-range"
    );
}

#[test]
fn the_net_names_who_is_there() {
    let (_dir, shell) = shell();
    let mut maya = shell.add_person("Maya");
    maya["offers"] =
        json!([{ "kind": "listen", "level": "said_yes" }, { "kind": "crisis", "level": "could_ask" }]);
    shell.get("person_save", json!({ "person": maya }));
    let net = shell.get("people", json!({}))["net"].clone();
    let kinds: Vec<&Value> = net["kinds"].as_array().unwrap().iter().map(|k| &k["kind"]).collect();
    assert_eq!(kinds, ["listen", "practical", "system", "company", "crisis", "after"]);
    assert_eq!(net["kinds"][0]["said_yes"][0]["name"], "Maya");
    assert_eq!(net["kinds"][4]["could_ask"][0]["name"], "Maya");
    assert_eq!((&net["two_or_more"], &net["kinds"][1]["said_yes"]), (&json!(0), &json!([])));
    let explained = shell.get("explain", json!({ "about": { "of": "net", "kind": "listen" } }));
    assert_eq!(explained["rows"][0]["noted"][0]["who"]["name"], "Maya");
}

#[test]
fn a_contrast_is_switched_off_and_on_again() {
    let (_dir, shell) = shell();
    let on = |shell: &Shell| {
        let rows = shell.get("connection", json!({ "range": "year" }))["contrasts"].clone();
        rows.as_array().unwrap().iter().map(|r| r["on"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(on(&shell), [true; 6]);
    shell.get("contrast_switch", json!({ "pair": "connected_company", "on": false }));
    assert_eq!(on(&shell), [true, false, true, true, true, true]);
    shell.get("undo", json!({}));
    assert_eq!(on(&shell), [true; 6]);
}

#[test]
fn small_steps_are_the_persons_own() {
    let (_dir, shell) = shell();
    let steps = || shell.get("settings", json!({}))["small_steps"].clone();
    shell.get("small_steps_save", json!({ "steps": [" Open the window ", "", "Write to Ada"] }));
    assert_eq!(steps(), json!(["Open the window", "Write to Ada"]));
    shell.get("small_steps_save", json!({ "steps": [] }));
    assert_eq!(steps(), json!([]));
    assert_eq!(shell.steps(), ["small-steps-edit", "small-steps-edit"]);
    shell.get("undo", json!({}));
    assert_eq!(steps(), json!(["Open the window", "Write to Ada"]));
    let long = "x".repeat(100_001);
    assert_eq!(shell.code("small_steps_save", json!({ "steps": [long] })), "too-long");
    assert_eq!(shell.get("today", json!({}))["small_steps"], Value::Null, "no card without two quiet weeks");
}

#[test]
fn every_value_is_explained_or_says_that_there_is_none() {
    let (_dir, shell) = shell();
    let leo = met(&shell, "Leo", 7, "2026-10-25");
    let explain = |about: Value| shell.get("explain", json!({ "about": about }));
    for of in ["balance", "level", "gap", "plane", "contact", "felt", "around", "give", "variety"] {
        assert_ne!(explain(json!({ "of": of }))["formula"], json!([]), "{of}");
    }
    let think = explain(json!({ "of": "think_of", "id": leo["id"] }));
    assert_eq!(think["rows"][0]["noted"][0]["entry"]["people"][0]["name"], "Leo");
    let gap = explain(json!({ "of": "gap" }));
    assert_eq!(
        gap["formula"][0]["args"][0],
        json!({ "name": "days", "number": 29.0, "day": null, "word": null })
    );
    for about in [
        json!({ "of": "share" }),
        json!({ "of": "line", "id": leo["id"] }),
        json!({ "of": "contrast", "pair": "hope_emotional" }),
    ] {
        assert_eq!(shell.code("explain", json!({ "about": about })), "not-found");
    }
}
