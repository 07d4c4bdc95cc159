//! The Fluent catalogue for everything that speaks outside the window.
