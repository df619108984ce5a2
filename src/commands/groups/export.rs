//! `kafkactl groups export`: commits, to keep them in a file.

use super::names::{GroupNames, take_out_missing};
use super::topic_option::TopicOption;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::Role;
use crate::ops::offset_file::OffsetEntry;
use crate::output::OutputFormat;
use crate::session::{Access, Session};

/// The formats of an export, its default first.
const FORMATS: &[OutputFormat] = &[OutputFormat::Json, OutputFormat::Jsonl, OutputFormat::Csv];

/// Print the commits of groups, for groups import and groups reset --from-file
///
/// -o csv is the file of kafka-consumer-groups --export, without headings: topic,partition,offset for one group that is named,
/// group,topic,partition,offset otherwise. It lacks leader epochs and metadata.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl groups export billing > billing.json
  kafkactl groups export 'billing-*' --topic orders -o csv
  All groups of a cluster
    kafkactl groups export -o jsonl | gzip > commits.jsonl.gz")]
pub struct GroupsExport {
    #[command(flatten)]
    names: GroupNames,
    #[command(flatten)]
    topics: TopicOption,
}

pub(super) fn run(args: &GroupsExport, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, FORMATS)?;
    let cluster = session.connect(Access::Read, Role::Groups)?.cluster;
    let chosen = args.names.choose(session, &cluster)?;
    let (mut names, mut failures) = (chosen.names, chosen.failures);
    let commits = cluster.commits(&names)?;
    let has_nothing = |name: &str| {
        args.names.names_exactly(name)
            && commits.get(name).is_some_and(|one| matches!(one, Ok(all) if all.is_empty()))
    };
    failures.extend(take_out_missing(session, &cluster, &mut names, has_nothing)?);
    let with_group = !matches!(&names[..], [only] if args.names.names_exactly(only));
    let items = names.len() + failures.len();
    let mut entries = Vec::new();
    for (group, commits) in commits {
        match commits {
            Ok(commits) => {
                let meant = commits.iter().filter(|(name, _)| args.topics.scope().has(name));
                entries.extend(meant.map(|(name, commit)| OffsetEntry::of(&group, name, Some(commit))));
            }
            Err(error) => {
                session.output.report(&error);
                failures.push(error.status());
            }
        }
    }
    if format == OutputFormat::Csv {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for entry in &entries {
            let written = writer.write_record(entry.csv_fields(with_group));
            written.map_err(|error| Error::new(Kind::Failed, format!("could not write CSV: {error}")))?;
        }
        let text = writer.into_inner();
        let text = text.map_err(|error| Error::new(Kind::Failed, format!("could not write CSV: {error}")))?;
        session.output.write(&[&text])?;
    } else {
        session.output.documents(format, &entries)?;
    }
    Ok(Status::of_items(items, &failures))
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "groups-export": Vec<OffsetEntry>, "undo files of groups, and kafkactl groups export";
}
