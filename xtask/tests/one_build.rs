//! Empty on purpose. Naming this target in `cargo build` makes cargo settle features as it does for `cargo test`, so
//! that `cargo xtask run` and `cargo xtask test` share one build of every library (see xtask/src/app.rs).
