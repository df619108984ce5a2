//! Styles, named by their meaning. Only this module knows their colours.

use std::io;

use anstream::AutoStream;
use colored::Colorize;

use super::Verbosity;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl ColorChoice {
    /// Whether data on standard output is coloured, in formats that have colours.
    pub(super) fn for_stdout(self) -> bool {
        match self {
            Self::Auto => AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
            Self::Always => true,
            Self::Never => false,
        }
    }

    /// The choice for standard error. `colored` only looks at standard output, so it always paints here, and the stream removes the
    /// colours if they are not wanted.
    pub(super) fn for_stderr(self) -> anstream::ColorChoice {
        colored::control::set_override(true);
        match self {
            Self::Auto => AutoStream::choice(&io::stderr()),
            Self::Always => anstream::ColorChoice::AlwaysAnsi,
            Self::Never => anstream::ColorChoice::Never,
        }
    }
}

/// The kinds of tokens of JSON that have a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonPiece {
    /// The name of a field.
    Name,
    /// A string.
    Text,
    /// A number, true, false or null.
    Scalar,
}

impl JsonPiece {
    pub(super) fn painted(self, text: &str) -> String {
        colored::control::set_override(true);
        match self {
            Self::Name => text.blue().bold(),
            Self::Text => text.green(),
            Self::Scalar => text.yellow(),
        }
        .to_string()
    }
}

/// The kind of a message on standard error; it is printed before the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Error,
    /// The content of a file is wrong.
    Damage,
    /// Something was left out or could not be checked.
    Warning,
    /// Something worth knowing.
    Notice,
    /// What the user can do about the message before.
    Hint,
    /// What is being done.
    Detail,
}

impl Label {
    pub(super) fn painted(self) -> String {
        colored::control::set_override(true);
        match self {
            Self::Error => "error".red().bold(),
            Self::Damage => "damage".red().bold(),
            Self::Warning => "warning".yellow().bold(),
            Self::Notice => "notice".cyan(),
            Self::Hint => "hint".green(),
            Self::Detail => "detail".dimmed(),
        }
        .to_string()
    }

    pub(super) fn indent(self) -> &'static str {
        if self == Self::Hint { "  " } else { "" }
    }

    pub(super) fn verbosity(self) -> Verbosity {
        match self {
            Self::Error | Self::Damage => Verbosity::Quiet,
            Self::Warning | Self::Notice | Self::Hint => Verbosity::Normal,
            Self::Detail => Verbosity::Verbose,
        }
    }
}
