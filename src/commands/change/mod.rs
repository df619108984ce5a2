//! The steps of every change: show the plan, ask, write the undo file, act, report. A verb provides a [`Plan`] and a function that acts;
//! it cannot forget a step.

mod report;
mod risk;
mod row;
pub(in crate::commands) mod undo;

pub(in crate::commands) use report::ChangeReport;
pub(in crate::commands) use risk::{Harmless, Loses, MayLose, Risk};
pub(in crate::commands) use row::{ChangeRow, PlanRow, RowResult, plan_row};

use self::undo::Undo;
use crate::commands::shared::names::Missing;
use crate::config::Resolved;
use crate::error::{Error, Result, Status};
use crate::kafka::Outcome;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::session::Session;

/// A change before it is made.
pub(in crate::commands) struct Plan<'p, R, K> {
    /// The change in words, for the question: `delete 12 topics`.
    pub(in crate::commands) what: String,
    /// The word for a row, in the singular: `topic`.
    pub(in crate::commands) noun: &'static str,
    /// The result of a row that is done: `deleted`.
    pub(in crate::commands) done: &'static str,
    /// The address of the cluster or service.
    pub(in crate::commands) place: String,
    /// The planned changes. A row that cannot be done, or needs no change, has its result already.
    pub(in crate::commands) rows: Vec<R>,
    /// The notice if there are no rows.
    pub(in crate::commands) nothing: &'static str,
    /// The reasons why some rows, or changes without a row, cannot be done.
    pub(in crate::commands) refused: Vec<Error>,
    /// Whether data or settings are lost: then the user is asked.
    pub(in crate::commands) risk: K,
    /// How the change can be undone.
    pub(in crate::commands) undo: Undo<'p>,
}

/// Carries out a plan; with `--dry-run` it is only shown. `act` gets the proof of consent that the risk requires, and adds the outcome of
/// each row to the report.
pub(in crate::commands) fn carry_out<R: PlanRow, K: Risk>(
    session: &mut Session<'_>,
    resolved: &Resolved,
    plan: Plan<'_, R, K>,
    act: impl FnOnce(&mut Session<'_>, &K::Proof, &mut ChangeReport<R>) -> Result<()>,
) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let Plan { what, noun, done, place, rows, nothing, refused, risk, undo } = plan;
    let mut report = ChangeReport::new(rows, noun, done, session.options.dry_run);
    report.refuse(session, &refused);
    if session.options.dry_run || !report.is_open() {
        let status = report.print(session, format, nothing, false)?;
        if session.options.dry_run {
            session.output.say(Label::Notice, format!("dry run, nothing was {done}"));
        }
        return Ok(status);
    }
    let asks = risk.asks();
    let terms = session.terms(resolved);
    let is_asked = asks && !terms.yes;
    if is_asked {
        // Also shown if the question cannot be asked, and the change is refused for lack of consent.
        report.show_plan(session);
        risk.warning().into_iter().for_each(|warning| session.output.say(Label::Warning, warning));
    }
    let question = format!("{what} on {}", resolved.place(&place));
    let proof = risk.agree(|| session.ask(terms, &question))?;
    undo.write(session, asks)?;
    if let Some(status) = session.interrupt.requested() {
        return Err(Error::new(status, format!("stopped, nothing was {done}")));
    }
    match act(session, &proof, &mut report) {
        // Nothing was done: the error is enough, without rows.
        Err(error) if !report.has_results() && !error.is_maybe_done() => return Err(error),
        Err(error) => report.broke_off(session, &error),
        Ok(()) => {}
    }
    report.close(session);
    report.print(session, format, nothing, is_asked)
}

/// Adds rows for names that do not exist; returns the reasons.
pub(in crate::commands) fn missing(
    rows: &mut Vec<ChangeRow>,
    missing: Vec<Missing>,
    change: &str,
) -> Vec<Error> {
    rows.extend(missing.iter().map(|one| ChangeRow::refused(&one.name, change, &one.error)));
    missing.into_iter().map(|one| one.error).collect()
}

/// Marks the rows that the cluster would refuse; returns the reasons.
pub(in crate::commands) fn refused<R: PlanRow>(
    rows: &mut [R],
    outcomes: impl IntoIterator<Item = Outcome<R::Key>>,
) -> Vec<Error> {
    let failed = outcomes.into_iter().filter_map(|one| Some((one.name, one.result.err()?)));
    failed
        .map(|(key, error)| {
            rows.iter_mut().filter(|row| row.key() == key).for_each(|row| row.result_mut().failed(&error));
            error
        })
        .collect()
}

/// A number of things in words: `1 topic`, `12 topics`.
pub(in crate::commands) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The name of the only thing, or the number of things, for a question.
pub(in crate::commands) fn named_or_counted<'n>(
    names: impl IntoIterator<Item = &'n String>,
    noun: &str,
) -> String {
    let names: Vec<&String> = names.into_iter().collect();
    match names[..] {
        [only] => format!("{noun} '{only}'"),
        _ => counted(names.len(), noun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_named_and_several_are_counted() {
        let names = ["a".to_owned(), "b".to_owned()];
        assert_eq!(named_or_counted(&names[..1], "topic"), "topic 'a'");
        assert_eq!(named_or_counted(&names, "topic"), "2 topics");
    }
}
