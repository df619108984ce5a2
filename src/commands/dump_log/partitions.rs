//! The partition folders of a topic in the log dirs of the broker on this machine.

use std::path::PathBuf;

use crate::config::LocalBroker;
use crate::error::{Error, Kind, Result};
use crate::output::Label;
use crate::session::Session;
use crate::util::closest;

/// The folders of a topic's partitions, by number; all partitions if none is named.
pub(super) fn folders(topic: &str, partitions: &[u32], session: &mut Session<'_>) -> Result<Vec<PathBuf>> {
    let (log_dirs, origin) = LocalBroker::here()?.and_then(|broker| broker.log_dirs()).ok_or_else(|| {
        Error::new(Kind::NotFound, "no broker configuration on this machine names log dirs")
            .hint("give the folder of the partition: kafkactl dump-log LOG-DIR/TOPIC-PARTITION")
    })?;
    let shown: Vec<String> = log_dirs.iter().map(|dir| format!("'{}'", dir.display())).collect();
    let shown = shown.join(", ");
    session.output.say(Label::Detail, format!("log dirs {shown} ({origin})"));
    let mut found: Vec<(String, u32, PathBuf)> = Vec::new();
    for dir in &log_dirs {
        let failed = |error| Error::io(error, format!("could not read '{}' ({origin})", dir.display()));
        for entry in std::fs::read_dir(dir).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.rsplit_once('-'));
            if let Some((own, number)) = name
                && let Ok(number) = number.parse()
            {
                found.push((own.to_owned(), number, path));
            }
        }
    }
    let (mut own, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|(name, ..)| name == topic);
    if own.is_empty() {
        let error = Error::new(
            Kind::NotFound,
            format!("the broker on this machine has no partition of topic '{topic}' in {shown}"),
        );
        return Err(match closest(topic, others.iter().map(|(name, ..)| name.as_str())) {
            Some(similar) => error.hint(format!("did you mean '{similar}'?")),
            None => error.hint("other brokers may have it: see kafkactl topics describe"),
        });
    }
    own.sort_by_key(|(_, number, _)| *number);
    if let Some(missing) = partitions.iter().find(|wanted| own.iter().all(|(_, number, _)| number != *wanted))
    {
        let there: Vec<String> = own.iter().map(|(_, number, _)| number.to_string()).collect();
        let message =
            format!("the broker on this machine has no partition {missing} of topic '{topic}' in {shown}");
        return Err(Error::new(Kind::NotFound, message).hint(format!("it has {}", there.join(", "))));
    }
    let is_wanted = |number: &u32| partitions.is_empty() || partitions.contains(number);
    Ok(own.into_iter().filter(|(_, number, _)| is_wanted(number)).map(|(.., path)| path).collect())
}
