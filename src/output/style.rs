//! Styles by what they mean; which colour that is, is decided here and nowhere else.

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
    /// Whether data is coloured, where that is done at all.
    pub(super) fn for_stdout(self) -> bool {
        match self {
            Self::Auto => AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
            Self::Always => true,
            Self::Never => false,
        }
    }

    /// The choice for standard error: `colored` paints always and the stream strips, as `colored` itself would only
    /// look at standard output.
    pub(super) fn for_stderr(self) -> anstream::ColorChoice {
        colored::control::set_override(true);
        match self {
            Self::Auto => AutoStream::choice(&io::stderr()),
            Self::Always => anstream::ColorChoice::AlwaysAnsi,
            Self::Never => anstream::ColorChoice::Never,
        }
    }
}

/// What a piece of JSON is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonPiece {
    /// The name of a field.
    Name,
    /// A text.
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

/// What a line of talk is; printed in front of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Something failed.
    Error,
    /// A file does not hold what it should.
    Damage,
    /// Something was left out or could not be looked at.
    Warning,
    /// Something worth knowing.
    Notice,
    /// What to do about the line before.
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
