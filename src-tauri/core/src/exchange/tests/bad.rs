//! Bad files: each is refused with its code and its place, and the record stays as it was.

use crate::domain::Zone;
use crate::error::Code;
use crate::exchange::*;
use crate::store::Store;
use serde_json::{Value, json};

fn good() -> Value {
    let id = |n: u32| format!("00000000-0000-7000-8000-{n:012}");
    json!({
        "format": "evenkeel-archive", "version": 1, "exported_at": "2026-11-23T10:00:00Z",
        "settings": { "zone": "Europe/London", "day_start": "04:00", "week_start": "monday",
            "rhythm": [{ "from": "2026-01-01", "days_per_week": 3.0 }], "comfortable_gap_days": null,
            "finished_days": "when_used", "chosen_quiet_freezes": false, "share_band": null, "felt_mark": 2 },
        "people": [{ "id": id(1), "name": "Maya", "nature": "person", "relation": "friend", "ring": 1,
            "rhythm_days": 14, "keep_distance": false, "state": "active",
            "ways": [{ "kind": "phone", "value": "0123" }], "offers": [{ "kind": "listen", "level": "said_yes" }],
            "topics": ["garden"], "note": "" }],
        "contacts": [{ "id": id(2), "start": "2026-11-20T15:00:00", "zone": "Europe/London", "minutes": 45,
            "channel": "call", "people": [id(1)], "place": null, "marks": ["emotional"], "direction": "both",
            "real": "yes", "after": null, "answered": true, "for_visit": null, "note": "" }],
        "care_lines": [{ "id": id(3), "name": "Therapy", "kind": "therapy", "professional": null,
            "interval_days": 7, "state": "active" }],
        "visits": [{ "id": id(4), "line": id(3), "start": "2026-11-18T15:00:00", "zone": "Europe/London",
            "minutes": 50, "place": null, "link": null, "cost_note": null,
            "series": { "rrule": "FREQ=WEEKLY;COUNT=10", "exdates": [], "rdates": [] }, "of": null, "outcome": null,
            "before": { "person": id(1), "note": "" }, "after": null,
            "bring_up": [{ "text": "sleep", "done": false }], "take_away": "", "also_company": false,
            "reminders": ["P1D"] }],
        "quiet": [{ "day": "2026-11-19", "choice": "chosen" }],
        "pauses": [{ "from": "2026-10-01", "to": null, "reason": "" }],
        "days": { "closed": [{ "from": "2026-11-01", "to": "2026-11-02" }], "unsure": ["2026-11-20"],
            "used": ["2026-11-21"] },
        "checkins": [{ "day": "2026-11-20", "item": "hope", "value": 3 }],
        "scores": [{ "id": id(5), "name": "PHQ", "day": "2026-11-20", "value": 7.5, "min": 0, "max": 27,
            "higher_is": "worse", "giver": null, "note": "" }],
        "managed": [{ "id": id(6), "day": "2026-11-20", "what": "letter" }],
        "safety_plan": [{ "section": "Signs", "items": ["x"] }],
        "help_lines": [{ "name": "Line", "number": "116 123", "hours": null, "region": null, "checked_on": null }],
        "preferences": { "look.theme": "dark", "reminders.level": 2, "checkin.on": true }
    })
}

/// The error a file gets, having looked that it leaves a record untouched: from reading, or as the first problem.
fn refused(bytes: &[u8]) -> String {
    let dir = tempfile::tempdir().unwrap();
    let now = "2026-11-23T10:00:00Z".parse().unwrap();
    let mut store = Store::open(dir.path(), Zone::parse("Europe/London").unwrap(), now).unwrap();
    let before = store.facts().unwrap();
    let error = match read(bytes) {
        Err(e) => e,
        Ok(archive) => {
            let dry = plan(&store, &archive).unwrap();
            assert!(!dry.problems.is_empty(), "accepted");
            assert_eq!(apply(&mut store, &archive, now, &|_, _| true).unwrap_err(), dry.problems[0]);
            dry.problems[0].clone()
        }
    };
    assert_eq!(store.facts().unwrap(), before);
    assert!(store.steps(9, None).unwrap().is_empty());
    error.to_string()
}

/// The same for the good file with one value changed; an absent key is added, `Null` under "!" removes.
fn changed(pointer: &str, value: Value) -> String {
    let mut file = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!(),
    }
    refused(file.to_string().as_bytes())
}

fn without(pointer: &str) -> String {
    let mut file = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    refused(file.to_string().as_bytes())
}

fn doubled(list: &str) -> String {
    let mut file = good();
    let items = file.pointer_mut(list).unwrap().as_array_mut().unwrap();
    items.push(items[0].clone());
    refused(file.to_string().as_bytes())
}

#[test]
fn the_good_one_is_good() {
    let archive = read(good().to_string().as_bytes()).unwrap();
    assert_eq!(archive.problems, []);
    let mut with_bom = b"\xef\xbb\xbf".to_vec();
    with_bom.extend(good().to_string().bytes());
    assert_eq!(read(&with_bom).unwrap().facts, archive.facts);
}

#[test]
fn not_json() {
    for text in
        ["", "x", "BEGIN:VCALENDAR", "{", "{\"format\":", "{}}", "{} {}", "[1e400]", "NaN", "\"\\ud800\""]
    {
        assert!(refused(text.as_bytes()).starts_with("not-json line=1"), "{text}");
    }
    assert!(refused(b"\xff\xfe{\0}\0").starts_with("not-json"));
    assert!(refused(b"PK\x03\x04\0\0").starts_with("not-json"));
}

#[test]
fn truncated_anywhere() {
    let text = serde_json::to_string_pretty(&good()).unwrap();
    for cut in [1, 30, text.len() / 3, text.len() / 2, text.len() - 1] {
        assert!(refused(&text.as_bytes()[..cut]).starts_with("not-json line="), "{cut}");
    }
    assert!(refused(format!("{text}garbage").as_bytes()).starts_with("not-json"));
}

#[test]
fn other_format_and_newer_version() {
    for text in
        ["[]", "null", "7", "\"text\"", "{}", "{\"format\":\"other\",\"version\":1}", "{\"format\":1}"]
    {
        assert_eq!(refused(text.as_bytes()), "other-format", "{text}");
    }
    // A newer file is named as such before any of its unknown fields.
    let newer = "{\"more\":{},\"version\":7,\"format\":\"evenkeel-archive\"}";
    assert_eq!(refused(newer.as_bytes()), "newer-archive found=7 known=1");
    assert_eq!(changed("/version", json!(0)), "wrong-value path=version");
    assert_eq!(changed("/version", json!("1")), "wrong-value path=version");
    assert_eq!(without("/version"), "missing-field path=version field=version");
}

#[test]
fn fields_unknown_missing_or_twice() {
    assert_eq!(changed("/contacts/0/mood", json!(1)), "unknown-field path=contacts[0].mood field=mood");
    assert_eq!(changed("/extra", json!(1)), "unknown-field path=extra field=extra");
    assert_eq!(
        changed("/visits/0/series/until", json!("")),
        "unknown-field path=visits[0].series.until field=until"
    );
    assert_eq!(without("/contacts/0/place"), "missing-field path=contacts[0].place field=place");
    assert_eq!(without("/visits/0/before/person"), "missing-field path=visits[0].before.person field=person");
    assert_eq!(without("/help_lines"), "missing-field path=help_lines field=help_lines");
    let twice = good().to_string().replacen("\"name\":", "\"name\":\"a\",\"name\":", 1);
    assert_eq!(refused(twice.as_bytes()), "duplicate path=people[0].name field=name");
    let twice = good().to_string().replacen("\"checkin.on\":", "\"look.theme\":1,\"checkin.on\":", 1);
    assert_eq!(refused(twice.as_bytes()), "duplicate path=preferences");
}

#[test]
fn dates_and_zones_that_do_not_exist() {
    assert_eq!(
        changed("/contacts/0/start", json!("2026-02-30T10:00:00")),
        "wrong-date path=contacts[0].start value=2026-02-30T10:00:00"
    );
    assert_eq!(changed("/quiet/0/day", json!("2026-02-30")), "wrong-date path=quiet[0].day value=2026-02-30");
    assert_eq!(changed("/days/used/0", json!("today")), "wrong-date path=days.used[0] value=");
    assert_eq!(
        changed("/exported_at", json!("2026-02-30T10:00:00Z")),
        "wrong-date path=exported_at value=2026-02-30T10:00:00Z"
    );
    assert_eq!(
        changed("/exported_at", json!("2026-02-03T10:00:00+01:00")),
        "wrong-date path=exported_at value=2026-02-03T10:00:00+01:00"
    );
    assert_eq!(changed("/contacts/0/zone", json!("Mars/Phobos")), "unknown-zone path=contacts[0].zone");
    assert_eq!(changed("/settings/zone", json!("")), "unknown-zone path=settings.zone");
}

#[test]
fn values_of_the_wrong_kind() {
    for (pointer, value, path) in [
        ("/contacts/0/minutes", json!(-1), "contacts[0].minutes"),
        ("/contacts/0/minutes", json!(1.5), "contacts[0].minutes"),
        ("/contacts/0/channel", json!("pigeon"), "contacts[0].channel"),
        ("/contacts/0/id", json!("1"), "contacts[0].id"),
        ("/contacts/0/answered", json!(null), "contacts[0].answered"),
        ("/people/0/keep_distance", json!("no"), "people[0].keep_distance"),
        ("/people", json!({}), "people"),
        ("/preferences", json!({"a": {"b": 1}}), "preferences"),
        ("/preferences", json!({"a": null}), "preferences"),
        ("/visits/0/outcome", json!("kept"), "visits[0].outcome"),
        ("/visits/0/reminders/0", json!("tomorrow"), "visits[0].reminders[0]"),
    ] {
        assert_eq!(changed(pointer, value), format!("wrong-value path={path}"));
    }
    assert_eq!(changed("/checkins/0/value", json!(5)), "out-of-range path=checkins[0].value");
    assert_eq!(changed("/pauses/0/to", json!("2026-09-01")), "wrong-range path=pauses[0]");
    assert_eq!(changed("/contacts/0/minutes", json!(10_081)), "out-of-range path=contacts[0].minutes");
}

#[test]
fn references_and_doubles() {
    let nobody = json!("00000000-0000-7000-8000-000000000099");
    for (pointer, path) in [
        ("/contacts/0/people/0", "contacts[0].people[0]"),
        ("/contacts/0/for_visit", "contacts[0].for_visit"),
        ("/visits/0/line", "visits[0].line"),
        ("/visits/0/before/person", "visits[0].before.person"),
        ("/care_lines/0/professional", "care_lines[0].professional"),
    ] {
        assert_eq!(changed(pointer, nobody.clone()), format!("missing-reference path={path}"));
    }
    assert_eq!(doubled("/people"), "duplicate path=people[1].id");
    assert_eq!(doubled("/contacts"), "duplicate path=contacts[1].id");
    assert_eq!(doubled("/quiet"), "duplicate path=quiet[1].day");
    assert_eq!(doubled("/checkins"), "duplicate path=checkins[1].item");
    assert_eq!(doubled("/days/used"), "duplicate path=days.used[1]");
    assert_eq!(doubled("/settings/rhythm"), "duplicate path=settings.rhythm[1].from");
    assert_eq!(doubled("/people/0/offers"), "duplicate path=people[0].offers[1].kind");
    assert_eq!(changed("/managed/0/id", good()["people"][0]["id"].clone()), "duplicate path=managed[0].id");
}

#[test]
fn too_deep_and_too_large() {
    assert_eq!(refused("[".repeat(65).as_bytes()), "too-deep limit=64");
    let deepest = format!("{}{}", "[".repeat(64), "]".repeat(64));
    assert_eq!(refused(deepest.as_bytes()), "other-format", "64 levels are looked at, and are no archive");
    assert_eq!(refused("[".repeat(100_000).as_bytes()), "too-deep limit=64");
    assert_eq!(refused("{\"a\":".repeat(100_000).as_bytes()), "too-deep limit=64");
    let nested = (0..70).fold(json!(1), |v, _| json!({ "a": v }));
    assert_eq!(changed("/preferences", nested), "too-deep limit=64");
    // A file is refused by its length, before a byte of it is read: this one takes no room on the disk.
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("large.json");
    std::fs::File::create(&path).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let error = file::read_archive(&path).unwrap_err();
    assert_eq!(error.to_string(), "too-large size=209715200 limit=209715200");
}

#[test]
fn only_regular_files_are_read() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(file::read_archive(dir.path()).unwrap_err().code, Code::File);
    assert_eq!(file::read_archive(&dir.path().join("none")).unwrap_err().code, Code::File);
    #[cfg(unix)]
    {
        assert_eq!(file::read_archive("/dev/zero".as_ref()).unwrap_err().code, Code::File);
        let pipe = dir.path().join("pipe");
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        assert_eq!(file::read_archive(&pipe).unwrap_err().code, Code::File);
    }
}

#[test]
fn texts() {
    assert_eq!(
        changed("/people/0/name", json!("n".repeat(10_000))),
        "too-long path=people[0].name length=10000 limit=200"
    );
    assert_eq!(changed("/people/0/name", json!("  \t ")), "empty path=people[0].name");
    for text in ["a\u{0}b", "a\u{1b}[31m", "a\nb", "a\u{202e}b", "a\u{2066}b", "a\u{200f}b"] {
        assert_eq!(
            changed("/people/0/name", json!(text)),
            "control-characters path=people[0].name",
            "{text:?}"
        );
    }
    assert_eq!(changed("/contacts/0/note", json!("a\u{0}b")), "control-characters path=contacts[0].note");
}

#[test]
fn markup_is_kept_as_text() {
    let name = "<img src=x onerror=alert(1)> {{7*7}} \"'; DROP TABLE person; --";
    let mut file = good();
    file["people"][0]["name"] = json!(name);
    let archive = read(file.to_string().as_bytes()).unwrap();
    assert_eq!(archive.problems, []);
    let dir = tempfile::tempdir().unwrap();
    let now = "2026-11-23T10:00:00Z".parse().unwrap();
    let mut store = Store::open(dir.path(), Zone::parse("Europe/London").unwrap(), now).unwrap();
    apply(&mut store, &archive, now, &|_, _| true).unwrap();
    assert_eq!(store.facts().unwrap().people[0].name, name);
}

/// Whatever a file holds, reading it ends with an answer.
mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(read(&bytes).is_err());
        }

        #[test]
        fn never_a_panic_near_a_good_file(at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = good().to_string().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            drop(read(&bytes));
        }
    }
}
