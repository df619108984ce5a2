//! Whether a change loses data or settings, and the proof of consent that it then needs.

use crate::error::Result;
use crate::util::consent::Consent;

/// Whether a change loses data or settings. The action takes the proof, so a verb that does not ask does not compile.
pub(in crate::commands) trait Risk {
    /// The proof of consent, which only the question creates.
    type Proof;

    /// Whether the user is asked.
    fn asks(&self) -> bool;

    /// A warning after the plan.
    fn warning(&self) -> Option<&str>;

    /// Asks, if the risk requires it.
    fn agree(self, ask: impl FnOnce() -> Result<Consent>) -> Result<Self::Proof>;
}

/// Nothing is lost.
#[derive(Debug)]
pub(in crate::commands) struct Harmless;

/// Something is lost; the text is a warning after the plan.
#[derive(Debug)]
pub(in crate::commands) struct Loses(pub(in crate::commands) Option<String>);

/// It depends on the values: the text says what may be lost; `None` means that nothing is lost.
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
