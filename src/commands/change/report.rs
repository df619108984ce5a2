//! The outcome of each row of a plan: done, not done, or not known.

use std::collections::{BTreeSet, HashMap};

use super::counted;
use super::row::PlanRow;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::Outcome;
use crate::output::{self, Label, OutputFormat};
use crate::session::Session;

/// Maximum number of different errors that are printed; -o json has the reason of each row.
const SHOWN_ERRORS: usize = 10;

/// The rows of a change with their outcomes.
pub(in crate::commands) struct ChangeReport<R: PlanRow> {
    rows: Vec<R>,
    places: HashMap<R::Key, Vec<usize>>,
    noun: &'static str,
    done: &'static str,
    said: BTreeSet<String>,
    /// Failures without a row.
    refused: Vec<Status>,
    /// Failures after rows were done, such as that of a wait for them.
    others: Vec<Status>,
}

impl<R: PlanRow> ChangeReport<R> {
    pub(super) fn new(mut rows: Vec<R>, noun: &'static str, done: &'static str, dry_run: bool) -> Self {
        let mut places: HashMap<R::Key, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter_mut().enumerate() {
            places.entry(row.key()).or_default().push(at);
            if dry_run {
                row.result_mut().of_dry_run();
            }
        }
        Self { rows, places, noun, done, said: BTreeSet::new(), refused: Vec::new(), others: Vec::new() }
    }

    /// Prints the reasons why rows cannot be done.
    pub(super) fn refuse(&mut self, session: &mut Session<'_>, refused: &[Error]) {
        for error in refused {
            self.say(session, error);
            let mut failures = self.rows.iter().filter_map(|row| row.result().failure());
            if !failures.any(|failure| failure.message() == error.message()) {
                self.refused.push(error.status());
            }
        }
    }

    /// Whether a row is still to be done.
    pub(super) fn is_open(&self) -> bool {
        self.rows.iter().any(|row| row.result().is_open())
    }

    /// Whether a row is done, or may have been done.
    pub(super) fn has_results(&self) -> bool {
        self.rows.iter().any(|row| row.result().is_done() || !row.result().is_known())
    }

    /// The keys of the rows that are still to be done, each once.
    pub(in crate::commands) fn open(&self) -> Vec<R::Key> {
        let mut seen = BTreeSet::new();
        let open = self.rows.iter().filter(|row| row.result().is_open());
        let first = |key: &R::Key| self.places.get(key).and_then(|places| places.first().copied());
        open.map(PlanRow::key).filter(|key| seen.insert(first(key))).collect()
    }

    /// Marks a row as done.
    pub(in crate::commands) fn done(&mut self, key: &R::Key) {
        let word = self.done;
        self.each(key, |row| row.result_mut().done(word));
    }

    /// Sets the result of a row, and prints its error.
    pub(in crate::commands) fn set(&mut self, session: &mut Session<'_>, key: &R::Key, result: Result<()>) {
        match result {
            Ok(()) => self.done(key),
            Err(error) => {
                self.say(session, &error);
                self.each(key, |row| row.result_mut().failed(&error));
            }
        }
    }

    /// Sets the results of rows from the answers of the cluster.
    pub(in crate::commands) fn take(
        &mut self,
        session: &mut Session<'_>,
        outcomes: impl IntoIterator<Item = Outcome<R::Key>>,
    ) {
        outcomes.into_iter().for_each(|Outcome { name, result }| self.set(session, &name, result));
    }

    /// Acts on one row after the other. After a signal the remaining rows are not started.
    pub(in crate::commands) fn one_by_one(
        &mut self,
        session: &mut Session<'_>,
        mut act: impl FnMut(&mut Session<'_>, &R::Key) -> Result<()>,
    ) {
        for key in self.open() {
            let result = match session.interrupt.requested() {
                Some(status) => Err(Error::new(status, "stopped before this was started")),
                None => act(session, &key),
            };
            self.set(session, &key, result);
        }
    }

    /// The keys of the rows that are done.
    pub(in crate::commands) fn all_done(&self) -> Vec<R::Key> {
        self.rows.iter().filter(|row| row.result().is_done()).map(PlanRow::key).collect()
    }

    /// Changes all rows with a key.
    pub(in crate::commands) fn each(&mut self, key: &R::Key, change: impl Fn(&mut R)) {
        for &at in self.places.get(key).into_iter().flatten() {
            self.rows.get_mut(at).into_iter().for_each(&change);
        }
    }

    /// Marks a row as done, but not in the expected state. The caller has printed the cause.
    pub(in crate::commands) fn failed_after(&mut self, key: &R::Key, error: &Error) {
        self.each(key, |row| row.result_mut().failed_after(error));
    }

    /// Marks all rows that are still to be done: the change ended before.
    pub(super) fn broke_off(&mut self, session: &mut Session<'_>, error: &Error) {
        self.say(session, error);
        if !self.is_open() {
            self.others.push(error.status());
        }
        for row in self.rows.iter_mut().filter(|row| row.result().is_open()) {
            row.result_mut().failed(error);
        }
    }

    /// Marks rows without an answer as not known, and prints the last messages.
    pub(super) fn close(&mut self, session: &mut Session<'_>) {
        if self.is_open() {
            let error = Error::new(Kind::Failed, "the answer does not cover all items");
            self.broke_off(session, &error.maybe_done());
        }
        if self.said.len() > SHOWN_ERRORS {
            let more = counted(self.said.len() - SHOWN_ERRORS, "more error");
            session.output.say(Label::Error, format!("and {more}: see the rows that are not done"));
        }
        if self.rows.iter().any(|row| !row.result().is_known()) {
            let words = "what is NOT KNOWN may have been done nevertheless: check before you repeat it";
            session.output.say(Label::Warning, words);
        }
    }

    /// Prints an error, unless it was printed already.
    fn say(&mut self, session: &mut Session<'_>, error: &Error) {
        if self.said.insert(error.message()) && self.said.len() <= SHOWN_ERRORS {
            session.output.report(error);
        }
    }

    /// Shows the plan on standard error, for a question.
    pub(super) fn show_plan(&mut self, session: &mut Session<'_>) {
        let is_short = output::stderr_is_terminal();
        self.rows.iter_mut().for_each(|row| row.shorten(is_short));
        session.output.show_plan(&self.rows);
    }

    /// Prints the rows; returns the exit status. If the plan was just shown on the same terminal, only the rows that are not done are
    /// printed, and a count.
    pub(super) fn print(
        mut self,
        session: &mut Session<'_>,
        format: OutputFormat,
        nothing: &str,
        was_shown: bool,
    ) -> Result<Status> {
        let mut failures: Vec<Status> = self.rows.iter().filter_map(|row| row.result().status()).collect();
        let is_on_terminal = session.output.stdout_is_terminal();
        let is_table = matches!(format, OutputFormat::Table | OutputFormat::Wide);
        self.rows.iter_mut().for_each(|row| row.shorten(is_on_terminal));
        let (all, done) = (self.rows.len(), self.all_done().len());
        let not_known = self.rows.iter().filter(|row| !row.result().is_known()).count();
        if was_shown && is_on_terminal && is_table {
            self.rows.retain(|row| row.result().failure().is_some());
        }
        if all == 0 || !self.rows.is_empty() {
            session.output.rows(format, &self.rows, nothing)?;
        }
        if was_shown || not_known > 0 {
            let not_done = failures.len() - not_known;
            let more = [(not_done, "not done"), (not_known, "not known")];
            let more =
                more.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}"));
            let done = format!("{} {}", counted(done, self.noun), self.done);
            let all: Vec<String> = std::iter::once(done).chain(more).collect();
            session.output.say(Label::Notice, all.join(", "));
        }
        failures.append(&mut self.refused);
        let signal = failures.iter().chain(&self.others).find(|status| status.is_of_signal());
        Ok(match (signal, Status::of_items(all.max(failures.len()), &failures)) {
            (Some(signal), _) => *signal,
            (None, Status::Done) => self.others.first().copied().unwrap_or(Status::Done),
            (None, status) => status,
        })
    }
}
