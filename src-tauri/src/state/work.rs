//! Work on connections of its own, beside the guarded store: backups and checks, and when they end early.

use super::App;
use evenkeel_core::Result;
use std::sync::atomic::Ordering;

impl App {
    /// Ends all that works on connections of its own: the record is locked or closed, or another file takes its place.
    pub(super) fn end_others(&self) {
        self.ends.fetch_add(1, Ordering::Relaxed);
    }

    /// The person has something done that must not wait for what the app does by itself.
    pub(crate) fn make_way(&self) {
        self.ways.fetch_add(1, Ordering::Relaxed);
    }

    /// For work that begins now on a connection of its own: whether it goes on.
    pub(crate) fn goes_on(&self) -> impl Fn() -> bool + Sync + '_ {
        let ends = self.ends.load(Ordering::Relaxed);
        move || self.ends.load(Ordering::Relaxed) == ends
    }

    /// The same for what nobody asked for.
    pub(crate) fn goes_on_by_itself(&self) -> impl Fn() -> bool + Sync + '_ {
        let (goes_on, ways) = (self.goes_on(), self.ways.load(Ordering::Relaxed));
        move || goes_on() && self.ways.load(Ordering::Relaxed) == ways
    }

    /// A backup before a step that replaces or adds much.
    pub(crate) fn backup_first(&self) -> Result<()> {
        self.make_way();
        let goes_on = self.goes_on();
        let source = self.with(|store| Ok(store.source()))?;
        source.backup(self.now(), &|_, _| goes_on()).map(drop)
    }
}
