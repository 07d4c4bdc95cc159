// The names of all commands, for the build script (access control) and the test that compares them with the wiring.
/// Every command the window may call.
#[allow(dead_code)]
const COMMANDS: &[&str] = &["today"];
