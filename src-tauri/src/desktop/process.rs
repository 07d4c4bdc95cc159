//! Limits the process sets for itself before anything is read (threat model: other accounts, dumps, swap-outs).

/// New files are for this account only, no core dump is written, and a full file size limit is an error rather than the
/// end.
#[cfg(target_os = "linux")]
pub(crate) fn harden() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    evenkeel_core::signals::survive_the_limit_for_file_sizes();
}

/// Elsewhere the system's own defaults hold.
#[cfg(not(target_os = "linux"))]
pub(crate) fn harden() {}
