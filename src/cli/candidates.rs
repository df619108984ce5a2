//! Completion with names from the cluster, for the word under the cursor of a shell.
//!
//! The engine of `clap_complete` knows the command line. An argument declares what it names by a [`NameKind`]. A completion ends after
//! [`LIMIT`]; if the cluster does not answer, no names are offered and no error is printed.

use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use clap::{Arg, Command, CommandFactory, FromArgMatches};
use clap_complete::CompletionCandidate;
use clap_complete::engine::{self, ArgValueCompleter};

use super::shells::{Shell, Typed};
use super::{Cli, GlobalOptions};
use crate::commands::NameKind;
use crate::config::{self, Value, names};
use crate::error::{Error, Kind, Result};
use crate::output::{ColorChoice, Output, Verbosity};
use crate::session::Session;
use crate::util::interrupt::Interrupt;
use crate::util::replace_file::replace_file;

/// Maximum time a completion may take.
const LIMIT: Duration = Duration::from_millis(300);
/// Maximum age of cached names that are offered without asking the cluster. Older names are offered only if no answer comes in time.
const FRESH: Duration = Duration::from_secs(30);

/// Answers a shell that requests completion, or the script for it (`COMPLETE=bash kafkactl`). Returns whether there was a request.
#[expect(clippy::disallowed_methods, reason = "it is no setting, but how scripts of shells call the program")]
pub fn complete() -> Result<bool> {
    let Some(name) = std::env::var("COMPLETE").ok().filter(|name| !name.is_empty()) else { return Ok(false) };
    let Some(shell) = Shell::of_name(&name) else {
        let message = format!("there is no completion for the shell '{name}'");
        return Err(Error::new(Kind::Usage, message).hint("COMPLETE is bash, zsh or fish"));
    };
    let mut arguments = std::env::args_os();
    let completer = PathBuf::from(arguments.next().unwrap_or_default());
    let text = match arguments.next() {
        None => shell.script(&absolute(completer)),
        // A word that is not UTF-8 begins no name of Kafka.
        Some(_) => match arguments.map(OsString::into_string).collect::<std::result::Result<Vec<_>, _>>() {
            Ok(arguments) => shell.typed(&arguments).map_or_else(String::new, |typed| offers(shell, &typed)),
            Err(_) => String::new(),
        },
    };
    std::io::stdout().write_all(text.as_bytes()).map_err(Error::stdout)?;
    Ok(true)
}

/// The path of the program for the script: absolute if it was called by a path, so that it is found from other folders too.
fn absolute(completer: PathBuf) -> PathBuf {
    match completer.components().count() {
        0 | 1 => completer,
        _ => std::path::absolute(&completer).unwrap_or(completer),
    }
}

/// The candidates for the word under the cursor, one per line.
fn offers(shell: Shell, typed: &Typed) -> String {
    let words: Vec<OsString> = typed.words.iter().map(OsString::from).collect();
    let index = words.len().saturating_sub(1);
    let folder = std::env::current_dir().ok();
    let mut command = with_candidates(Cli::command(), &Arc::new(words.clone()));
    let Ok(found) = engine::complete(&mut command, words, index, folder.as_deref()) else {
        return String::new();
    };
    let offer = |candidate: CompletionCandidate| {
        let help = candidate.get_help().map(ToString::to_string);
        shell.offer(typed, candidate.get_value().to_str()?, help.as_deref()).map(|line| line + "\n")
    };
    found.into_iter().filter_map(offer).collect()
}

/// The command tree, with a completer at each argument that has a [`NameKind`].
fn with_candidates(command: Command, words: &Arc<Vec<OsString>>) -> Command {
    let command = command.mut_args(|arg| match arg.get::<NameKind>().copied() {
        Some(kind) => {
            let (list, pairs) = (takes_list(&arg), takes_pairs(&arg));
            let words = Arc::clone(words);
            arg.add(ArgValueCompleter::new(move |current: &OsStr| {
                candidates(kind, list, pairs, current, &words)
            }))
        }
        None => arg,
    });
    command.mut_subcommands(|verb| with_candidates(verb, words))
}

/// Whether a value may be a list of names, separated by commas.
fn takes_list(arg: &Arg) -> bool {
    arg.get_value_delimiter() == Some(',')
}

/// Whether a value is a name followed by `=`.
fn takes_pairs(arg: &Arg) -> bool {
    arg.get_value_names().and_then(|names| names.first()).is_some_and(|name| name.contains("=VALUE"))
}

fn candidates(
    kind: NameKind,
    list: bool,
    pairs: bool,
    current: &OsStr,
    words: &[OsString],
) -> Vec<CompletionCandidate> {
    let Some(current) = current.to_str() else { return Vec::new() };
    let (before, word) = match current.rfind(',').filter(|_| list) {
        Some(comma) => current.split_at(comma + 1),
        None => ("", current),
    };
    let names = known_names(kind, words).unwrap_or_default();
    // A word that begins with a dash is an option, unless it comes after `--` or within a list.
    let may_begin_with_dash = !before.is_empty() || words.iter().any(|word| word == "--");
    let is_offered =
        |name: &String| name.starts_with(word) && (may_begin_with_dash || !name.starts_with('-'));
    let fitting = names.into_iter().filter(is_offered);
    let end = if pairs { "=" } else { "" };
    fitting.map(|name| CompletionCandidate::new(format!("{before}{name}{end}"))).collect()
}

/// The names of a kind in the cluster of the command line, if they are cached or arrive in time.
fn known_names(kind: NameKind, words: &[OsString]) -> Option<Vec<String>> {
    let options = options(words)?;
    if kind.is_known_here() {
        return ask(kind, &options);
    }
    let kept = kept(kind, &options);
    let known = kept.as_ref().and_then(|file| fs::read_to_string(file).ok());
    let known = known.map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let age = kept
        .as_ref()
        .and_then(|file| SystemTime::now().duration_since(file.metadata().ok()?.modified().ok()?).ok());
    if known.is_some() && age.is_some_and(|age| age < FRESH) {
        return known;
    }
    let (sender, receiver) = mpsc::channel();
    // The thread may hang in a connection; it ends with the process.
    thread::Builder::new().spawn(move || sender.send(ask(kind, &options))).ok()?;
    let Ok(Some(names)) = receiver.recv_timeout(LIMIT) else { return known };
    if let Some(file) = kept {
        // Without the cache the next completion only takes longer.
        let _ = keep(&file, &names);
    }
    Some(names)
}

fn ask(kind: NameKind, options: &GlobalOptions) -> Option<Vec<String>> {
    let mut output = Output::new(Verbosity::Quiet, ColorChoice::Never, true, crate::commands::hints);
    let mut options = options.options();
    options.timeout = LIMIT;
    let interrupt = Interrupt::listen().ok()?;
    kind.names(&mut Session { output: &mut output, options, interrupt }).ok()
}

/// The global options in the line that is being typed.
fn options(words: &[OsString]) -> Option<GlobalOptions> {
    let matches = super::parser().ignore_errors(true).try_get_matches_from(words).ok()?;
    let mut options = GlobalOptions::from_arg_matches(&matches).ok()?;
    options.request = options.connection.request(&matches);
    Some(options)
}

/// The cache file for names. Its name depends on all settings that lead to the cluster.
fn kept(kind: NameKind, options: &GlobalOptions) -> Option<PathBuf> {
    let resolved = config::resolve(&options.request).ok()?;
    let mut hasher = DefaultHasher::new();
    for (name, setting) in resolved.settings.iter() {
        // Secrets are not hashed: whoever sees the name of the file could guess them and compare.
        match &setting.value {
            Value::Literal(text) if !names::is_secret(name) => (name, text).hash(&mut hasher),
            value => (name, value.shown()).hash(&mut hasher),
        }
    }
    (&resolved.context, &resolved.connect_urls, &resolved.registry_urls, format!("{kind:?}"))
        .hash(&mut hasher);
    let context = resolved.context.unwrap_or_default().replace(['/', '\\'], "_");
    Some(config::cache_folder()?.join("names").join(format!("{context}-{:016x}", hasher.finish())))
}

/// Writes names to the cache file, which only its owner can read.
fn keep(file: &Path, names: &[String]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    // A name with a line end would be read as two; it is never offered anyway.
    let names = names.iter().filter(|name| !name.contains(char::is_control));
    let text: String = names.flat_map(|name| [name, "\n"]).collect();
    replace_file(file, text.as_bytes(), 0o600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_that_names_something_has_candidates() {
        let mut found = Vec::new();
        let mut open = vec![(Vec::new(), Cli::command())];
        while let Some((path, command)) = open.pop() {
            let own = [&path[..], &[command.get_name().to_owned()]].concat();
            for arg in command.get_arguments() {
                if let Some(kind) = arg.get::<NameKind>() {
                    found.push(format!("{} {}: {kind:?}", own[1..].join(" "), arg.get_id()));
                }
            }
            open.extend(command.get_subcommands().map(|verb| (own.clone(), verb.clone())));
        }
        for expected in [
            " context: Context",
            " property: ClientSetting",
            "context use name: Context",
            "topics describe topics: Topic",
            "topics alter topics: Topic",
            "topics alter set: TopicConfig",
            "topics offsets topics: Topic",
            "brokers configs set: BrokerConfig",
            "consume topics: Topic",
            "consume group: Group",
            "produce topic: Topic",
            "groups describe groups: Group",
            "groups reset topics: Topic",
            "connect restart names: Connector",
            "connect config set name: Connector",
            "schema show subject: Subject",
            "schema delete names: Subject",
        ] {
            assert!(found.iter().any(|one| one == expected), "{expected} {found:#?}");
        }
        assert!(!found.iter().any(|one| one.starts_with("topics create topics")), "{found:#?}");
    }
}
