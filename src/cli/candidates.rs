//! Completion in shells that asks the cluster: which names the word under the cursor may become.
//!
//! The engine of `clap_complete` knows the command line; what belongs to an argument is said by the name of its value. Nothing waits
//! longer than [`LIMIT`], and nothing is said of a cluster that is away.

use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use clap::{Arg, Command, CommandFactory, FromArgMatches};
use clap_complete::CompletionCandidate;
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::CompleteEnv;

use super::{Cli, GlobalOptions};
use crate::commands::{NameKind, Session};
use crate::config;
use crate::output::{ColorChoice, Output, Verbosity};
use crate::util::interrupt::Interrupt;

/// So long a shell waits at most.
const LIMIT: Duration = Duration::from_millis(300);
/// So long names count as known. Older ones are asked for again, and serve where no answer comes in time.
const FRESH: Duration = Duration::from_secs(30);

/// Answers a shell that asks for completion, or for the script that has it ask (`COMPLETE=bash kafkactl`); whether one did.
pub fn complete() -> Result<bool, clap::Error> {
    let folder = std::env::current_dir().ok();
    CompleteEnv::with_factory(|| with_candidates(Cli::command(), &[]))
        .try_complete(std::env::args_os(), folder.as_deref())
}

/// The same command tree, with candidates where an argument names something.
fn with_candidates(command: Command, path: &[String]) -> Command {
    let own = [path, &[command.get_name().to_owned()]].concat();
    let command = command.mut_args(|arg| match kind_of(&own, &arg) {
        Some(kind) => {
            let (list, pairs) = (takes_list(&arg), takes_pairs(&arg));
            arg.add(ArgValueCompleter::new(move |current: &OsStr| candidates(kind, list, pairs, current)))
        }
        None => arg,
    });
    command.mut_subcommands(|verb| with_candidates(verb, &own))
}

/// What an argument of a command names.
fn kind_of(path: &[String], arg: &Arg) -> Option<NameKind> {
    let value = arg.get_value_names()?.first()?.as_str();
    let noun = path.get(1).map_or("", String::as_str);
    let verb = path.get(2).map_or("", String::as_str);
    Some(match (noun, verb, arg.get_id().as_str(), value) {
        // Those do not exist yet.
        ("topics", "create", "topics", _) | ("connect", "create" | "validate", _, "NAME" | "KEY=VALUE") => {
            return None;
        }
        (_, _, "context", _) | ("context", "use" | "show" | "remove" | "test", _, "NAME") => {
            NameKind::Context
        }
        (_, _, "property", _) => NameKind::ClientSetting,
        ("connect", _, _, "NAME") => NameKind::Connector,
        ("topics", "alter" | "create" | "configs", _, "NAME" | "NAME=VALUE") => NameKind::TopicConfig,
        ("brokers", "configs", _, "NAME" | "NAME=VALUE") => NameKind::BrokerConfig,
        (_, _, _, "TOPIC" | "TOPIC[:N,...]") => NameKind::Topic,
        (_, _, _, "GROUP") => NameKind::Group,
        (_, _, _, "SUBJECT") => NameKind::Subject,
        _ => return None,
    })
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
fn candidates(kind: NameKind, list: bool, pairs: bool, current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(current) = current.to_str() else { return Vec::new() };
    let (before, word) = match current.rfind(',').filter(|_| list) {
        Some(comma) => current.split_at(comma + 1),
        None => ("", current),
    };
    let names = names(kind).unwrap_or_default();
    let fitting = names.into_iter().filter(|name| name.starts_with(word));
    let end = if pairs { "=" } else { "" };
    fitting.map(|name| CompletionCandidate::new(format!("{before}{name}{end}"))).collect()
}

/// The names of a kind in the cluster that the command line leads to, so far as they can be had in time.
fn names(kind: NameKind) -> Option<Vec<String>> {
    let options = options()?;
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
    thread::spawn(move || sender.send(ask(kind, &options)));
    let Ok(Some(names)) = receiver.recv_timeout(LIMIT) else { return known };
    if let Some(file) = kept {
        // To know them the next time is no more than a help.
        let _ = keep(&file, &names);
    }
    Some(names)
}

fn ask(kind: NameKind, options: &GlobalOptions) -> Option<Vec<String>> {
    let mut output = Output::new(Verbosity::Quiet, ColorChoice::Never, true);
    let mut options = options.options();
    options.timeout = LIMIT;
    let interrupt = Interrupt::listen().ok()?;
    kind.names(&mut Session { output: &mut output, options, interrupt }).ok()
}

/// The options of every command, so far as the line that is being typed has them.
fn options() -> Option<GlobalOptions> {
    let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
    let matches = Cli::command().ignore_errors(true).try_get_matches_from(joined(words)).ok()?;
    let mut options = GlobalOptions::from_arg_matches(&matches).ok()?;
    options.request = options.connection.request(&matches);
    Some(options)
}

/// Words that belong together: bash takes `host:9092` and `KEY=VALUE` for three each (`COMP_WORDBREAKS`).
fn joined(words: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut joined: Vec<OsString> = Vec::new();
    let mut is_open = false;
    for word in words {
        let is_break = word == ":" || word == "=";
        match joined.last_mut() {
            Some(last) if is_break || is_open => last.push(&word),
            _ => joined.push(word),
        }
        is_open = is_break;
    }
    joined
}

/// The file in which names are kept from one question to the next, by what leads to the cluster.
fn kept(kind: NameKind, options: &GlobalOptions) -> Option<PathBuf> {
    let resolved = config::resolve(&options.request).ok()?;
    let mut hasher = DefaultHasher::new();
    for (name, setting) in resolved.settings.iter() {
        (name, setting.value.shown()).hash(&mut hasher);
    }
    (&resolved.context, &resolved.connect_urls, &resolved.registry_urls, format!("{kind:?}"))
        .hash(&mut hasher);
    let context = resolved.context.unwrap_or_default().replace(['/', '\\'], "_");
    Some(config::cache_folder()?.join("names").join(format!("{context}-{:016x}", hasher.finish())))
}

fn keep(file: &PathBuf, names: &[String]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let text: String = names.iter().flat_map(|name| [name, "\n"]).collect();
    // Another shell may read it right now.
    let unfinished = file.with_extension(std::process::id().to_string());
    fs::write(&unfinished, text)?;
    fs::rename(&unfinished, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bash_takes_apart_is_put_together() {
        let words =
            ["kafkactl", "-b", "a", ":", "1,b", ":", "2", "-X", "k", "=", "v", "topics"].map(OsString::from);
        let expected = ["kafkactl", "-b", "a:1,b:2", "-X", "k=v", "topics"].map(OsString::from);
        assert_eq!(joined(words.into_iter()), expected);
    }

    #[test]
    fn every_argument_that_names_something_has_candidates() {
        let mut found = Vec::new();
        let mut open = vec![(Vec::new(), Cli::command())];
        while let Some((path, command)) = open.pop() {
            let own = [&path[..], &[command.get_name().to_owned()]].concat();
            for arg in command.get_arguments() {
                if let Some(kind) = kind_of(&own, arg) {
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
