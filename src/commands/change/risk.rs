//! Whether a change loses something, and the proof of consent that it needs then.

use crate::error::Result;
use crate::util::consent::Consent;

/// Whether something is lost. What acts gets the proof, so a verb that has to ask and does not does not compile.
pub(in crate::commands) trait Risk {
    /// What only the question can make.
    type Proof;

    /// Whether the user is asked.
    fn asks(&self) -> bool;

    /// What the plan does not say by itself.
    fn warning(&self) -> Option<&str>;

    /// Asks where it has to be asked.
    fn agree(self, ask: impl FnOnce() -> Result<Consent>) -> Result<Self::Proof>;
}

/// Nothing is lost.
#[derive(Debug)]
pub(in crate::commands) struct Harmless;

/// Something is lost; with what else is to be known.
#[derive(Debug)]
pub(in crate::commands) struct Loses(pub(in crate::commands) Option<String>);

/// It depends on the values: where something may be lost, what that is.
#[derive(Debug)]
pub(in crate::commands) struct MayLose(pub(in crate::commands) Option<String>);

impl Risk for Harmless {
    type Proof = ();

    fn asks(&self) -> bool {
        false
    }

    fn warning(&self) -> Option<&str> {
        None
    }

    fn agree(self, _ask: impl FnOnce() -> Result<Consent>) -> Result<()> {
        Ok(())
    }
}

impl Risk for Loses {
    type Proof = Consent;

    fn asks(&self) -> bool {
        true
    }

    fn warning(&self) -> Option<&str> {
        self.0.as_deref()
    }

    fn agree(self, ask: impl FnOnce() -> Result<Consent>) -> Result<Consent> {
        ask()
    }
}

impl Risk for MayLose {
    type Proof = Option<Consent>;

    fn asks(&self) -> bool {
        self.0.is_some()
    }

    fn warning(&self) -> Option<&str> {
        self.0.as_deref()
    }

    fn agree(self, ask: impl FnOnce() -> Result<Consent>) -> Result<Option<Consent>> {
        self.0.map(|_| ask()).transpose()
    }
}
