//! Traces of connectors and tasks that have failed, made shorter for people.

use std::borrow::Cow;

use crate::rest::TaskState;
use crate::util::shortened;

/// Maximum number of characters of a trace on one line.
const LONGEST_LINE: usize = 600;

/// A trace on one line: its message, and the root cause at its end, which is what can be mended. The message at its beginning is often
/// Connect's own for every error, such as "Tolerance exceeded in error handler".
pub(crate) fn on_one_line(trace: &str) -> String {
    let first = trace.lines().next().unwrap_or_default().trim();
    let mut causes = trace.lines().filter_map(|line| line.trim_start().strip_prefix("Caused by: "));
    let line = match causes.next_back().map(str::trim) {
        Some(root) if root != first => format!("{first}, caused by {root}"),
        _ => first.to_owned(),
    };
    shortened(&line, LONGEST_LINE).into_owned()
}

/// The lines of a trace, with the tabs of Java as blanks.
pub(crate) fn lines(trace: &str) -> impl Iterator<Item = Cow<'_, str>> {
    trace.lines().map(str::trim_end).map(|line| match line.trim_start_matches('\t') {
        inner if inner.len() == line.len() => Cow::Borrowed(line),
        inner => Cow::Owned(format!("{}{inner}", "    ".repeat(line.len() - inner.len()))),
    })
}

pub(crate) fn task_name(task: &TaskState) -> String {
    format!("task {}", task_number(task))
}

/// The number of a task; `?` where the worker does not say.
pub(crate) fn task_number(task: &TaskState) -> String {
    task.id.map_or_else(|| "?".to_owned(), |id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_on_one_line_ends_with_its_root() {
        let trace = "a.ConnectException: Tolerance exceeded in error handler\n\tat a.B.c(B.java:1)\n\
                     Caused by: a.DataException: middle\n\t... 3 more\n\
                     Caused by: java.net.ConnectException: Connection refused\n\t... 9 more\n";
        assert_eq!(
            on_one_line(trace),
            "a.ConnectException: Tolerance exceeded in error handler, caused by java.net.ConnectException: Connection refused"
        );
        assert_eq!(on_one_line("a.B: alone\n\tat a.B.c(B.java:1)"), "a.B: alone");
        assert_eq!(on_one_line(""), "");
        let long = on_one_line(&"A".repeat(10_000_000));
        assert!(long.len() < 700 && long.contains("10000000 characters"), "{long}");
        let shown: Vec<_> = lines("x\n\tat y\r\n\t\tSuppressed").collect();
        assert_eq!(shown, ["x", "    at y", "        Suppressed"]);
    }
}
