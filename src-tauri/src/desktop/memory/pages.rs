//! Pages of the program's and its libraries' files that are in memory unchanged. The system takes such pages away by itself
//! when memory is short, and reads them again where they are needed; here it is told that this is a good moment. Most of what
//! the app holds without a window is of this kind: the web view's libraries.

use std::ffi::{c_int, c_void};
use std::ops::Range;

/// From now on all threads share one heap. With one for each, room that one thread left free is of no use to the next, and the
/// app grows with every window.
#[allow(unsafe_code)]
pub(super) fn share_heap() {
    // SAFETY: it may be called at any time; what was given out before stays where it is.
    #[cfg(target_env = "gnu")]
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1)
    };
}

/// Gives them back, and what the heap does not use.
#[allow(unsafe_code)]
pub(super) fn give_back() {
    // SAFETY: it may be called at any time, by any thread.
    #[cfg(target_env = "gnu")]
    unsafe {
        libc::malloc_trim(0)
    };
    let mut unchanged =
        std::fs::read_to_string("/proc/self/smaps").map(|text| parse(&text)).unwrap_or_default();
    // SAFETY: `of_library` is given a pointer to what it expects, which outlives the call.
    unsafe { libc::dl_iterate_phdr(Some(of_library), (&raw mut unchanged).cast()) };
}

/// The parts of `/proc/self/smaps` that are a file's, that cannot be written, and no page of which is a copy of its own.
fn parse(smaps: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut part = None;
    for line in smaps.lines() {
        let mut words = line.split_ascii_whitespace();
        match (words.next(), words.next()) {
            (Some("Anonymous:"), Some("0")) => found.extend(part.take()),
            (Some(span), Some(rights)) if !span.ends_with(':') => {
                let is_file = words.nth(3).is_some_and(|path| path.starts_with('/'));
                part = span_of(span).filter(|_| is_file && !rights.contains('w'));
            }
            _ => {}
        }
    }
    found
}

fn span_of(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once('-')?;
    Some(usize::from_str_radix(start, 16).ok()?..usize::from_str_radix(end, 16).ok()?)
}

/// Called for the program and each library. The loader holds its lock meanwhile, so what is given back here is still the
/// library's when it happens, and not something else that came to be in its place.
#[allow(unsafe_code)]
unsafe extern "C" fn of_library(
    info: *mut libc::dl_phdr_info,
    _size: usize,
    unchanged: *mut c_void,
) -> c_int {
    // SAFETY: the loader gives a valid description with that many segments; `unchanged` is what `give_back` gave.
    let (info, unchanged) = unsafe { (&*info, &*unchanged.cast::<Vec<Range<usize>>>()) };
    // SAFETY: as above.
    let segments = unsafe { std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
    let read_only = segments.iter().filter(|s| s.p_type == libc::PT_LOAD && s.p_flags & libc::PF_W == 0);
    for segment in read_only {
        let Some(start) = at(info.dlpi_addr).zip(at(segment.p_vaddr)).map(|(a, b)| a.wrapping_add(b)) else {
            continue;
        };
        let end = start.saturating_add(at(segment.p_memsz).unwrap_or(0));
        for part in unchanged {
            let page = rustix::param::page_size();
            let (start, end) =
                (start.max(part.start).next_multiple_of(page), end.min(part.end) / page * page);
            if start < end {
                // SAFETY: whole pages of a file, mapped, not writable, and none of them changed: what is read there next is
                // what is there now.
                let _ = unsafe {
                    rustix::mm::madvise(
                        std::ptr::with_exposed_provenance_mut(start),
                        end - start,
                        rustix::mm::Advice::LinuxDontNeed,
                    )
                };
            }
        }
    }
    0
}

/// The loader's addresses have the width of its file format.
fn at(address: impl TryInto<usize>) -> Option<usize> {
    address.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{give_back, parse};

    #[test]
    fn only_unchanged_parts_of_files_that_cannot_be_written() {
        let part = |span: &str, rights: &str, path: &str, anonymous: u32| {
            format!(
                "{span} {rights} 00000000 08:01 42 {path}\nSize: 8 kB\nRss: 8 kB\nAnonymous: {anonymous} kB\nVmFlags: rd\n"
            )
        };
        let smaps = [
            part("1000-3000", "r-xp", "/lib/a.so", 0),
            part("3000-4000", "r--p", "/lib/a.so", 4),
            part("4000-5000", "rw-p", "/lib/a.so", 0),
            part("5000-6000", "r--p", "", 0),
            part("6000-7000", "r-xp", "[vdso]", 0),
            part("7000-9000", "r--p", "/lib/b c.so", 0),
        ];
        assert_eq!(parse(&smaps.concat()), [0x1000..0x3000, 0x7000..0x9000]);
        assert!(parse("nothing of the kind").is_empty());
    }

    /// In a process of its own: other tests at the same time would bring pages back.
    #[test]
    fn the_program_gets_smaller_and_goes_on() {
        let alone = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "desktop::memory::pages::tests::alone", "--ignored", "--nocapture"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&alone.stdout);
        assert!(alone.status.success() && said.contains("1 passed"), "{said}");
    }

    #[test]
    #[ignore = "run by another test"]
    fn alone() {
        let held = || -> u64 {
            let status = std::fs::read_to_string("/proc/self/status").unwrap();
            let line = status.lines().find(|line| line.starts_with("RssFile:")).unwrap();
            line.split_whitespace().nth(1).unwrap().parse().unwrap()
        };
        let before = held();
        give_back();
        let after = held();
        assert!(after < before / 2, "{before} kB of files before, {after} kB after");
    }
}
