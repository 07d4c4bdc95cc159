//! Signals that would end the program where an error is the better answer.

/// Lets a write past the account's limit for file sizes fail as on a full disk, instead of ending the program. To be
/// called once, at the start.
pub fn survive_the_limit_for_file_sizes() {
    #[cfg(unix)]
    {
        // Nobody asks the flag: that the signal is taken is all there is to it. Where it cannot be taken, the limit ends
        // the program, as it would have without this; what was acknowledged is kept either way.
        let flag = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, flag));
    }
}
