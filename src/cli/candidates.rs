//! Completion in shells that asks the cluster: which names the word under the cursor may become.
//!
//! The engine of `clap_complete` knows the command line; an argument says itself what it names, by a [`NameKind`] where it is declared.
//! A completion ends after [`LIMIT`], and without a word where the cluster does not answer.

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
use crate::error::{Error, Result, Status};
use crate::output::{ColorChoice, Output, Verbosity};
use crate::session::Session;
use crate::util::interrupt::Interrupt;
use crate::util::replace_file::replace_file;

/// Maximum time a completion may take.
const LIMIT: Duration = Duration::from_millis(300);
/// Maximum age of names that are taken without asking. Older ones are asked for again, and serve where no answer comes in time.
const FRESH: Duration = Duration::from_secs(30);

/// Answers a shell that asks for completion, or for the script that has it ask (`COMPLETE=bash kafkactl`); whether one did.
#[expect(clippy::disallowed_methods, reason = "it is no setting, but how scripts of shells call the program")]
pub fn complete() -> Result<bool> {
    let Some(name) = std::env::var("COMPLETE").ok().filter(|name| !name.is_empty()) else { return Ok(false) };
    let Some(shell) = Shell::of_name(&name) else {
        let message = format!("there is no completion for the shell '{name}'");
        return Err(Error::new(Status::Usage, message).hint("COMPLETE is bash, zsh or fish"));
    };
    let mut arguments = std::env::args_os();
    let completer = PathBuf::from(arguments.next().unwrap_or_default());
    let text = match arguments.next() {
        None => shell.script(&absolute(completer)),
        // What is no text names nothing that is known here.
        Some(_) => match arguments.map(OsString::into_string).collect::<std::result::Result<Vec<_>, _>>() {
            Ok(arguments) => shell.typed(&arguments).map_or_else(String::new, |typed| offers(shell, &typed)),
            Err(_) => String::new(),
        },
    };
    std::io::stdout().write_all(text.as_bytes()).map_err(Error::stdout)?;
    Ok(true)
}

/// A program that was not found on the path of commands has to be found from other folders too.
fn absolute(completer: PathBuf) -> PathBuf {
    match completer.components().count() {
        0 | 1 => completer,
        _ => std::path::absolute(&completer).unwrap_or(completer),
    }
}

/// What the word under the cursor may become, a line each.
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

/// The command tree with a completer at each argument that says what it names.
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

/// Whether a value may be several names with commas between.
fn takes_list(arg: &Arg) -> bool {
    arg.get_value_delimiter() == Some(',')
}

/// Whether a value goes on with `=` behind the name.
fn takes_pairs(arg: &Arg) -> bool {
    arg.get_value_names().and_then(|names| names.first()).is_some_and(|name| name.contains("=VALUE"))
}

/// What a word may become.
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
    // A name that begins with a dash is an option, unless it stands behind `--` or in a list.
    let may_begin_with_dash = !before.is_empty() || words.iter().any(|word| word == "--");
    let is_offered =
        |name: &String| name.starts_with(word) && (may_begin_with_dash || !name.starts_with('-'));
    let fitting = names.into_iter().filter(is_offered);
    let end = if pairs { "=" } else { "" };
    fitting.map(|name| CompletionCandidate::new(format!("{before}{name}{end}"))).collect()
}

/// The names of a kind in the cluster that the command line leads to, so far as they can be had in time.
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
    // It may hang in a connection, and ends with the process.
    thread::Builder::new().spawn(move || sender.send(ask(kind, &options))).ok()?;
    let Ok(Some(names)) = receiver.recv_timeout(LIMIT) else { return known };
    if let Some(file) = kept {
        // To know them the next time is no more than a help.
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

/// The options of every command, so far as the line that is being typed has them.
fn options(words: &[OsString]) -> Option<GlobalOptions> {
    let matches = super::parser().ignore_errors(true).try_get_matches_from(words).ok()?;
    let mut options = GlobalOptions::from_arg_matches(&matches).ok()?;
    options.request = options.connection.request(&matches);
    Some(options)
}

/// The file in which names are kept from one question to the next, by all that leads to the cluster.
fn kept(kind: NameKind, options: &GlobalOptions) -> Option<PathBuf> {
    let resolved = config::resolve(&options.request).ok()?;
    let mut hasher = DefaultHasher::new();
    for (name, setting) in resolved.settings.iter() {
        // No secret, so that nobody who sees the name of the file can try out which one it is.
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

/// Keeps names, for their owner alone.
fn keep(file: &Path, names: &[String]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    // What is not offered anyway could be taken for two.
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
