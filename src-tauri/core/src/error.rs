//! The one error of the core. It crosses to the window as `{code, message_key, args}`; the window finds the words.
//!
//! Errors never carry names, notes or titles: an argument is a path inside a file, a number, a limit or a date.

use std::fmt;

/// A result of the core.
pub type Result<T> = std::result::Result<T, Error>;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident => $text:literal,)*) => {
        /// What went wrong, as a stable word. New ones may be added; a word never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }
        impl Code {
            /// Every code, so that a test can ask the catalogue for each.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];
            /// The stable word, as it stands in JSON.
            pub const fn as_str(self) -> &'static str { match self { $(Code::$variant => $text,)* } }
        }
    };
}

codes! {
    /// The file is not JSON at all, or stops half-way. Args: `line`, `column`.
    NotJson => "not-json",
    /// JSON, but not `evenkeel-archive`. No args.
    OtherFormat => "other-format",
    /// Made by a newer app. Args: `found`, `known`.
    NewerArchive => "newer-archive",
    /// A field this version does not know. Args: `path`, `field`.
    UnknownField => "unknown-field",
    /// A field that must be there is not. Args: `path`, `field`.
    MissingField => "missing-field",
    /// A value of the wrong kind. Args: `path`.
    WrongValue => "wrong-value",
    /// A date or time that does not exist. Args: `path`, `value`.
    WrongDate => "wrong-date",
    /// A repeating rule that gives no dates. Args: `reason` (a word of `RuleProblem`).
    WrongRule => "wrong-rule",
    /// A zone the zone data does not know. Args: `path`.
    UnknownZone => "unknown-zone",
    /// An id that nothing in the file has. Args: `path`.
    MissingReference => "missing-reference",
    /// The same thing twice. Args: `path`.
    Duplicate => "duplicate",
    /// A range that ends before it starts. Args: `path`.
    WrongRange => "wrong-range",
    /// Nested more deeply than anything this app writes. Args: `limit`.
    TooDeep => "too-deep",
    /// Larger than a file of this kind may be. Args: `size`, `limit` (bytes).
    TooLarge => "too-large",
    /// A required text is empty or only spaces. Args: `path`.
    Empty => "empty",
    /// A text is longer than allowed. Args: `path`, `length`, `limit` (characters).
    TooLong => "too-long",
    /// A text holds control or direction-changing characters. Args: `path`.
    ControlCharacters => "control-characters",
    /// A number lies outside its range. Args: `path`.
    OutOfRange => "out-of-range",
    /// Nothing with that id is here (any more). Args: `kind`.
    NotFound => "not-found",
    /// More than one person has that name. Args: `count`.
    Ambiguous => "ambiguous",
    /// Other things still rest on it, so it cannot be deleted. Args: `count`.
    InUse => "in-use",
    /// The person stopped it half-way; nothing was kept of it. No args.
    Stopped => "stopped",
    /// The database was written by a newer app. Args: `found`, `known`.
    NewerDatabase => "newer-database",
    /// The file is there but is not a database of this app, or is damaged. No args.
    DamagedDatabase => "damaged-database",
    /// The last steps are not in the record any more, though they were kept once. Args: `count`.
    LostSteps => "lost-steps",
    /// Not the right passphrase, or not the recovery key of this record. No args.
    WrongPassphrase => "wrong-passphrase",
    /// Not a recovery key: a letter is wrong or missing. No args.
    MistypedKey => "mistyped-key",
    /// The key files cannot be read; the passphrase may be right. No args.
    DamagedKeys => "damaged-keys",
    /// The key files were written by a newer app. Args: `found`, `known`.
    NewerKeys => "newer-keys",
    /// This computer's keychain did not help. Args: `why` (a word of the shell's `Trouble`).
    Keychain => "keychain",
    /// The record is protected and locked. No args.
    Locked => "locked",
    /// The data folder cannot be written. Args: `folder`.
    ReadOnly => "read-only",
    /// No room left on the disk. No args.
    DiskFull => "disk-full",
    /// Another program holds the database. No args.
    Busy => "busy",
    /// Another copy of the app has this folder open. No args.
    AlreadyOpen => "already-open",
    /// There is nothing to undo. No args.
    NothingToUndo => "nothing-to-undo",
    /// There is nothing to do again. No args.
    NothingToRedo => "nothing-to-redo",
    /// Something newer rests on this step; that must be taken back first. No args.
    ChangedSince => "changed-since",
    /// A file could not be read or written. Args: `reason` (the system's own kind of error).
    File => "file",
    /// Anything SQLite says that has no better name. Args: `reason` (SQLite's code).
    Database => "database",
    /// A defect of the app. No args.
    Internal => "internal",
}

/// What happened, without a word of what the person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What went wrong.
    pub code: Code,
    /// Named values for the message, in the order they were added.
    pub args: Vec<(&'static str, String)>,
}

impl Error {
    /// An error without arguments.
    pub const fn new(code: Code) -> Self {
        Self { code, args: Vec::new() }
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// An error at a path such as `contacts[3].start`.
    pub fn at(code: Code, path: impl fmt::Display) -> Self {
        Self::new(code).with("path", path)
    }

    /// The value of an argument.
    pub fn arg(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    /// Whether the disk failed while SQLite read or wrote: nothing should be written there until somebody looked.
    pub fn is_disk_failure(&self) -> bool {
        // SQLITE_IOERR, whatever the particulars.
        let io = |reason: &str| reason.parse::<i32>().is_ok_and(|reason| reason & 0xff == 10);
        self.code == Code::Database && self.arg("reason").is_some_and(io)
    }

    /// The message's key in the catalogue. Where the place or the value is not known, the words leave it out.
    pub fn message_key(&self) -> String {
        let unknown =
            self.args.iter().any(|(name, value)| matches!(*name, "path" | "value") && value.is_empty());
        let bare = match self.code {
            Code::WrongDate
            | Code::WrongValue
            | Code::WrongRange
            | Code::MissingReference
            | Code::Duplicate
                if unknown =>
            {
                "-bare"
            }
            _ => "",
        };
        format!("error-{}{bare}", self.code.as_str())
    }

    /// Puts `prefix` before the path, so that a noun can be checked without knowing where it stands.
    #[must_use]
    pub fn inside(mut self, prefix: &str) -> Self {
        if let Some((_, path)) = self.args.iter_mut().find(|(n, _)| *n == "path") {
            *path = if path.is_empty() { prefix.to_owned() } else { format!("{prefix}.{path}") };
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match e.kind() {
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Self::new(Code::DiskFull),
            kind => Self::new(Code::File).with("reason", kind),
        }
    }
}
