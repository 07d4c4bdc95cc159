//! The program itself, as a process of its own: without a window, ended at bad moments, and over a sleep.

use crate::bus::Bus;
use crate::daemon::Daemon;
use crate::screen::Screen;
use crate::stage::{soon, therapy, until, visit};
use chrono::{DateTime, Duration, Utc};
use evenkeel_core::domain::{Day, Zone};
use evenkeel_core::exchange;
use evenkeel_core::schedule::reminder::State;
use evenkeel_core::store::{Op, Store, Tx};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration as Time;

const ALL: [&str; 2] = ["actions", "body"];

/// A record, a screen and a bus, and the program over them.
pub struct Place {
    dir: tempfile::TempDir,
    pub screen: Screen,
    pub bus: Bus,
}

pub struct Program(Child);

impl Place {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), screen: Screen::start(), bus: Bus::start() }
    }

    pub fn folder(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// Works on the record as another program would.
    fn store(&self) -> Store {
        Store::open(&self.folder(), Zone(chrono_tz::UTC), Utc::now()).unwrap()
    }

    pub fn write(&self, f: impl FnOnce(&Tx<'_>) -> evenkeel_core::Result<()>) {
        self.store().transact(Op::new("visit-add"), Utc::now(), f).unwrap();
    }

    /// Notes a visit, with one reminder that long before the start.
    fn visit(&self, n: u128, starts: DateTime<Utc>, lead: &str) {
        self.write(|tx| {
            tx.put_care_line(&therapy())?;
            tx.put_visit(&visit(n, starts, lead))
        });
    }

    pub fn prefer(&self, key: &str, value: bool) {
        self.write(|tx| tx.put_preference(key, &value.into()));
    }

    /// Protects the record.
    pub fn protect(&self, way: &evenkeel_core::vault::Way) {
        drop(self.store().protect(std::slice::from_ref(way), Utc::now()).unwrap());
    }

    /// Fills the record with an invented year.
    pub fn example(&self) {
        let archive = self.dir.path().join("year.json");
        let year = evenkeel_core::example::year(1, Day(Utc::now().date_naive()));
        exchange::file::write_archive(&archive, &year, Utc::now()).unwrap();
        let archive = exchange::file::read_archive(&archive).unwrap();
        exchange::apply(&mut self.store(), &archive, Utc::now(), &|_, _| true).unwrap();
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evenkeel"));
        let own = |name: &str| self.dir.path().join(name);
        command
            .arg("--data-dir")
            .arg(self.folder())
            .args(args)
            .env("DISPLAY", self.screen.display())
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus.address)
            .env_remove("WAYLAND_DISPLAY")
            // Nothing of whoever runs the tests is read or written.
            .env("HOME", self.dir.path())
            .env("XDG_CONFIG_HOME", own("config"))
            .env("XDG_DATA_HOME", own("share"))
            .env("XDG_CACHE_HOME", own("cache"))
            .env("TZ", "UTC")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    pub fn start(&self, args: &[&str]) -> Program {
        Program(self.command(args).spawn().unwrap())
    }

    /// The states that the list of what happened has, oldest first.
    fn happened(&self) -> Vec<State> {
        let mut log: Vec<State> =
            self.store().reminder_log(100).unwrap().iter().map(|line| line.state).collect();
        log.reverse();
        log
    }
}

impl Program {
    fn runs(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }

    /// Processor time used so far, in the kernel's ticks.
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }

    /// The program and all that it started.
    fn family(&self) -> Vec<u32> {
        let mut all = vec![self.0.id()];
        let mut next = 0;
        while let Some(pid) = all.get(next) {
            let threads = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
            let children =
                threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
            let children: Vec<u32> = children
                .flat_map(|list| list.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<_>>())
                .collect();
            all.extend(children);
            next += 1;
        }
        all
    }

    /// Memory of the program and all that it started, in MiB, with a part of what is shared.
    pub fn memory(&self) -> u64 {
        let share = |pid: &u32| -> u64 {
            let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
            let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
            line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or(0)
        };
        self.family().iter().map(share).sum::<u64>() / 1024
    }

    /// Memory of files that the program has mapped, and its threads, by the kernel's own count: MiB, number.
    fn held(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let number = |name: &str| -> u64 {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse().unwrap()
        };
        (number("RssFile:") / 1024, number("Threads:"))
    }

    /// As if the computer lost its power.
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn r16_a_click_opens_the_visit_where_there_was_no_window() {
    let place = Place::new();
    place.visit(1, soon(2) + Duration::hours(2), "PT2H");
    let daemon = Daemon::start(&place.bus.address, &ALL);
    let _program = place.start(&["--hidden"]);
    until("the reminder", || daemon.shown().len() == 1);
    assert_eq!(place.screen.windows(), 0, "it started hidden");
    daemon.press(daemon.shown()[0].id, "default");
    until("a window", || place.screen.windows() == 1);
    until("its state", || place.happened().last() == Some(&State::Acknowledged));
}

#[test]
fn f21_what_came_due_in_a_sleep_is_shown_soon_after() {
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    // Two hours asleep: over the reminder of one visit, and over the whole of another.
    place.visit(1, soon(0) + Duration::minutes(150), "PT2H");
    place.visit(2, soon(0) + Duration::minutes(40), "PT30M");
    let asleep = place.dir.path().join("asleep");
    std::fs::write(&asleep, "+0\n").unwrap();
    let mut command = place.command(&["--hidden"]);
    command
        .env("LD_PRELOAD", faketime())
        .env("FAKETIME_TIMESTAMP_FILE", &asleep)
        .env("FAKETIME_NO_CACHE", "1")
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let _program = Program(command.spawn().unwrap());
    std::thread::sleep(Time::from_secs(4));
    assert!(daemon.shown().is_empty(), "nothing is early");
    std::fs::write(&asleep, "+7200\n").unwrap();
    let took = until("both", || daemon.shown().len() == 2);
    assert!(took < Time::from_secs(35), "R9: {took:?}");
    std::thread::sleep(Time::from_secs(2));
    let mut said: Vec<String> = daemon.shown().into_iter().map(|shown| shown.summary).collect();
    said.sort();
    assert_eq!(said.len(), 2);
    assert_eq!(said[0], "1 reminder waits for you", "R6: {said:?}");
    assert!(
        said[1].starts_with("Something at ") || said[1].starts_with("Something tomorrow"),
        "R5: {said:?}"
    );
}

#[test]
fn f8_in_a_folder_that_cannot_be_written_reminders_come_and_are_put_off_in_memory() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    place.visit(1, soon(5) + Duration::hours(2), "PT2H");
    let folder = place.folder();
    let files = || {
        let all = std::fs::read_dir(&folder).unwrap().flatten().map(|file| file.path());
        all.filter(|path| path.is_file())
            .map(|path| (path.clone(), std::fs::read(path).unwrap()))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let rights = |path: &Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let before = files();
    before.keys().for_each(|file| rights(file, 0o444));
    rights(&folder, 0o555);
    // Root may write anywhere, unless it is started without that right.
    let own = place.command(&["--hidden"]);
    let mut command = if std::fs::metadata(&folder).unwrap().uid() == 0 {
        let mut without = Command::new("setpriv");
        without
            .args(["--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search"])
            .arg(own.get_program());
        without
    } else {
        Command::new(own.get_program())
    };
    command.args(own.get_args()).envs(own.get_envs().filter_map(|(key, value)| Some((key, value?))));
    let mut program = Program(
        command.env_remove("WAYLAND_DISPLAY").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap(),
    );
    until("the reminder", || daemon.shown().len() == 1);
    let id = daemon.shown()[0].id;
    daemon.press(id, "15_minutes");
    until("it to leave the screen", || daemon.closed().contains(&id));
    std::thread::sleep(Time::from_secs(3));
    assert!(program.runs());
    assert_eq!(daemon.shown().len(), 1, "put off, it waits");
    assert_eq!(files(), before, "not a byte is changed");
    drop(program);
    rights(&folder, 0o755);
}

#[test]
fn f19_a_clock_that_jumps_shows_nothing_twice_and_takes_no_backup() {
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    place.visit(1, soon(2) + Duration::hours(2), "PT2H");
    let source = place.store().source();
    for days in [9, 5, 3, 2, 1] {
        source.backup(Utc::now() - Duration::days(days), &|_, _| true).unwrap();
    }
    let backups = || {
        let files = std::fs::read_dir(place.folder().join("backups")).unwrap().flatten();
        files
            .map(|file| file.path())
            .filter(|path| path.extension() == Some("db".as_ref()))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let before = backups();
    let clock = place.dir.path().join("clock");
    std::fs::write(&clock, "+0\n").unwrap();
    let mut command = place.command(&["--hidden"]);
    command
        .env("LD_PRELOAD", faketime())
        .env("FAKETIME_TIMESTAMP_FILE", &clock)
        .env("FAKETIME_NO_CACHE", "1")
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let mut program = Program(command.spawn().unwrap());
    until("the reminder", || daemon.shown().len() == 1);
    // Three hours ahead the visit is over; what comes after that is seen by when the app says it ran.
    let ran = || place.store().reminders_last_ran().unwrap().map(|at| at - Utc::now());
    for (jump, there) in [
        ("+10800", Duration::hours(3)),
        ("-7200", Duration::hours(-2)),
        ("+34560000", Duration::days(400)),
        ("-1700000000", Duration::seconds(-1_700_000_000)),
    ] {
        std::fs::write(&clock, format!("{jump}\n")).unwrap();
        let near = |by: Duration| (by - there).abs() < Duration::minutes(1);
        until("a look by the new clock", || ran().is_some_and(near));
    }
    std::thread::sleep(Time::from_secs(2));
    assert!(program.runs());
    assert_eq!(daemon.shown().len(), 1, "R4: {:?}", place.happened());
    // At a start a backup is made by whatever the clock says then, and none of those there were goes for it.
    drop(program);
    for jump in ["+69120000", "-1700000000"] {
        std::fs::write(&clock, format!("{jump}\n")).unwrap();
        let count = backups().len();
        let _program = Program(command.spawn().unwrap());
        until("a backup", || backups().len() > count);
    }
    assert!(backups().is_superset(&before), "{before:?} {:?}", backups());
    assert_eq!(daemon.shown().len(), 1, "nor does a start by another clock show it again");
}

#[test]
fn f20_in_another_zone_a_reminder_comes_at_its_instant_once_and_says_the_time_there() {
    let may = Command::new("unshare").args(["--mount", "true"]).status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("left out: a system zone of the test's own needs rights to mount");
        return;
    }
    let place = Place::new();
    let daemon = Daemon::start(&place.bus.address, &ALL);
    let starts = [soon(2) + Duration::hours(2), soon(16) + Duration::hours(2)];
    place.visit(1, starts[0], "PT2H");
    place.visit(2, starts[1], "PT2H");
    // The system's folder of settings, but for the zone a copy of the real one.
    let etc = place.dir.path().join("etc");
    assert!(Command::new("cp").args(["-a", "/etc"]).arg(&etc).status().unwrap().success());
    let zone = |name: &str| {
        drop(std::fs::remove_file(etc.join("localtime")));
        std::os::unix::fs::symlink(format!("/usr/share/zoneinfo/{name}"), etc.join("localtime")).unwrap();
    };
    zone("Etc/UTC");
    let there = place.command(&["--hidden"]);
    let mut command = Command::new("unshare");
    command.args(["--mount", "sh", "-c", "mount --bind \"$0\" /etc && exec \"$@\""]).arg(&etc);
    command.arg(there.get_program()).args(there.get_args());
    command
        .envs(there.get_envs().filter_map(|(key, value)| Some((key, value?))))
        .env_remove("WAYLAND_DISPLAY");
    let _program = Program(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    until("the first", || daemon.shown().len() == 1);
    let says =
        |shown: &str, at: DateTime<Utc>| assert!(shown.ends_with(&at.format("%H:%M").to_string()), "{shown}");
    says(&daemon.shown()[0].summary, starts[0]);
    zone("Asia/Kathmandu");
    until("the second", || daemon.shown().len() == 2);
    assert!(Utc::now() >= starts[1] - Duration::hours(2), "not early");
    says(&daemon.shown()[1].summary, starts[1] + Duration::minutes(5 * 60 + 45));
    std::thread::sleep(Time::from_secs(3));
    assert_eq!(daemon.shown().len(), 2, "once each: {:?}", place.happened());
}

#[test]
fn f22_ended_while_the_server_was_slow_it_is_shown_once_more() {
    let place = Place::new();
    place.visit(1, soon(1) + Duration::hours(2), "PT2H");
    let daemon = Daemon::start(&place.bus.address, &ALL);
    daemon.script.lock().unwrap().delay = Time::from_secs(3);
    let program = place.start(&["--hidden"]);
    until("the try", || daemon.script.lock().unwrap().asked == 1);
    assert_eq!(place.happened().last(), Some(&State::Attempting), "R3: written before it is asked for");
    program.kill();
    daemon.script.lock().unwrap().delay = Time::ZERO;
    let program = place.start(&["--hidden"]);
    until("its state", || place.happened().last() == Some(&State::Shown));
    program.kill();
    // The server had the first call too, and answered it when nobody was there.
    until("both", || daemon.shown().len() == 2);
    // From here on it is known to have been shown, whatever ends.
    let _program = place.start(&["--hidden"]);
    std::thread::sleep(Time::from_secs(5));
    assert_eq!(daemon.shown().len(), 2, "R3, R4");
}

#[test]
fn a_closed_window_leaves_the_app_if_the_person_said_so_and_a_second_start_brings_it_back() {
    let place = Place::new();
    place.prefer("app.stays", true);
    let mut program = place.start(&[]);
    until("a window", || place.screen.windows() == 1);
    place.screen.close_windows();
    until("no window", || place.screen.windows() == 0);
    std::thread::sleep(Time::from_secs(1));
    assert!(program.runs());
    let second = place.command(&[]).status().unwrap();
    assert!(second.success());
    until("the window again", || place.screen.windows() == 1);
    assert!(program.runs());
}

#[test]
fn each_window_shows_its_page_and_leaves_nothing_behind() {
    let place = Place::new();
    place.example();
    place.prefer("app.stays", true);
    let program = place.start(&[]);
    let mut threads = Vec::new();
    for round in 0..4 {
        if round > 0 {
            assert!(place.command(&[]).status().unwrap().success());
        }
        // A page that cannot be shown has a line of text on white.
        until("a page", || place.screen.windows() == 1 && place.screen.colours() > 100);
        let today = place.screen.picture();
        place.screen.press(80, 236);
        until("what was pressed", || {
            let people = place.screen.picture();
            let changed = people.iter().zip(&today).filter(|(now, before)| now != before).count();
            changed > people.len() / 50 && place.screen.colours() > 100
        });
        assert!(program.family().len() > 2, "the page and the network have processes of their own");
        place.screen.close_windows();
        until("the end of its processes", || program.family().len() == 1);
        until("its files to be let go", || program.held().0 < 40);
        threads.push(program.held().1);
    }
    // A view that stays has two threads.
    assert!(threads[3] <= threads[1] + 2, "{threads:?}");
}

#[test]
fn a_first_close_asks_and_a_second_one_closes() {
    let place = Place::new();
    drop(place.store());
    let mut program = place.start(&[]);
    until("a window", || place.screen.windows() == 1);
    std::thread::sleep(Time::from_secs(2));
    place.screen.close_windows();
    std::thread::sleep(Time::from_secs(2));
    assert_eq!(place.screen.windows(), 1, "it asks");
    place.screen.close_windows();
    until("the end", || !program.runs());
    assert_eq!(place.screen.windows(), 0);
}

/// Debian's `faketime`: a preloaded library that moves the wall clock of one program.
fn faketime() -> PathBuf {
    let arch = Path::new("/usr/lib").join(format!("{}-linux-gnu/faketime", std::env::consts::ARCH));
    let found = [arch, "/usr/lib64/faketime".into(), "/usr/lib/faketime".into()]
        .into_iter()
        .map(|dir| dir.join("libfaketime.so.1"))
        .find(|library| library.exists());
    found.expect("the package faketime is installed")
}
