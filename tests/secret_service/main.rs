//! `secret_service`: a secret service on the session's bus for a test of the window. Each line it reads is what it does from
//! then on ("works", "hangs", …); it answers with the same word, and `kept` or `empty`.

#![allow(missing_docs, unreachable_pub)]

#[cfg(target_os = "linux")]
mod service;

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = service::SecretService::start(None)?;
    println!("ready");
    for line in std::io::stdin().lines() {
        let line = line?;
        let mood = service::Mood::named(&line).ok_or("no such mood")?;
        let mut script = service.script.lock().map_err(|_| "poisoned")?;
        script.mood = mood;
        println!("{line} {}", if script.kept.is_some() { "kept" } else { "empty" });
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {}
