//! `kafkactl groups describe`.

use std::collections::BTreeMap;

use super::describe_rows::{GroupRow, MemberRow, StateRow};
use super::lag_words::uncommitted;
use super::names::GroupNames;
use super::topic_option::TopicOption;
use crate::error::{Result, Status};
use crate::kafka::{GroupDescription, Isolation, Role};
use crate::ops::lag::{CommitFinding, partition_lags};
use crate::output::{Label, OF_DESCRIPTION, OutputFormat, table};
use crate::session::{Access, Session};

/// Maximum number of findings that are printed as warnings; the column NOTE and -o json have all.
const SHOWN: usize = 10;

/// Describe groups: committed offsets, lag, members, and what is wrong
///
/// LAG is the end of the log minus the committed offset, so it also counts transaction markers and records that compaction has
/// removed. It is 0 where the commit lies beyond the end. '-' means that nothing is committed, 'unknown' that a leader did not
/// answer.
///
/// Findings are commits whose records have been deleted before they were read, commits beyond the end of the log, and partitions
/// that do not exist any more. Partitions of the same topics that hold records and have no commit are counted.
///
/// A group named in full may be of another kind. Of a group of Connect workers, brokers tell state and members; of share and streams
/// groups they tell this client only the coordinator. Patterns match consumer groups.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl groups describe billing
  kafkactl groups describe 'billing-*' --members
  All groups, one line each
    kafkactl groups describe --state
  In a script: has anything been lost?
    kafkactl groups describe --exit-code -o json | jq '.[].partitions[] | select(.finding != null)'")]
pub struct GroupsDescribe {
    #[command(flatten)]
    names: GroupNames,
    /// Show the members with their current and target partitions
    #[arg(long, conflicts_with = "state")]
    members: bool,
    /// Show each group in one line
    #[arg(long)]
    state: bool,
    #[command(flatten)]
    topics: TopicOption,
    /// Which records count: with `read_committed` those before the first open transaction
    #[arg(long, value_name = "LEVEL", default_value = "read_uncommitted")]
    isolation: Isolation,
    /// Exit with status 4 when there are findings
    #[arg(long, conflicts_with_all = ["members", "state"])]
    exit_code: bool,
}

pub(super) fn run(args: &GroupsDescribe, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_DESCRIPTION)?;
    let cluster = session.connect(Access::Read, Role::Groups)?.cluster;
    let chosen = args.names.choose(session, &cluster)?;
    let mut failures = chosen.failures;
    let mut described: Vec<GroupDescription> = Vec::new();
    for (_, description) in cluster.describe_groups(&chosen.names)? {
        match description {
            Ok(description) => described.push(description),
            Err(error) => {
                session.output.report(&error);
                failures.push(error.status());
            }
        }
    }
    let items = described.len() + failures.len();
    let mut lags = if args.members || args.state {
        BTreeMap::new()
    } else {
        // Share groups have no commits; their protocol type is not known.
        let assigned = described.iter().filter(|group| group.protocol_type.is_some()).map(|group| {
            let partitions =
                group.members.iter().flat_map(|member| member.assignment.iter().flatten().cloned());
            (group.name.clone(), partitions.collect())
        });
        partition_lags(&cluster, &assigned.collect(), args.isolation, |topic| {
            args.topics.scope().has_topic(topic)
        })?
    };
    let mut rows = Vec::new();
    for description in described {
        let members = description.members.clone();
        let mut row = GroupRow::of(description);
        match lags.remove(&row.name) {
            Some(Ok(mut lags)) => {
                lags.retain(|one| args.topics.scope().has(&one.partition));
                row.add_lags(&lags, &members);
            }
            Some(Err(error)) => {
                session.output.report(&error);
                failures.push(error.status());
            }
            None => {}
        }
        rows.push(row);
    }
    let unknown = say_unknown(session, &rows);
    // The other partitions of the group are known.
    let items = items + unknown.len();
    failures.extend(unknown);
    if !rows.is_empty() || failures.is_empty() || format.is_document() {
        print(args, session, format, &rows)?;
    }
    say_uncommitted(session, &rows);
    let found = say_findings(session, &rows);
    Ok(match Status::of_items(items, &failures) {
        Status::Done if found && args.exit_code => Status::Found,
        status => status,
    })
}

fn print(
    args: &GroupsDescribe,
    session: &mut Session<'_>,
    format: OutputFormat,
    rows: &[GroupRow],
) -> Result<()> {
    if !matches!(format, OutputFormat::Table | OutputFormat::Wide) {
        return session.output.documents(format, rows);
    }
    let wide = format == OutputFormat::Wide;
    if rows.is_empty() {
        session.output.say(Label::Notice, "no group matches");
    } else if args.state {
        let states: Vec<StateRow<'_>> = rows.iter().map(StateRow).collect();
        session.output.write(&[table(&states, wide).as_bytes()])?;
    } else if args.members {
        let members: Vec<MemberRow> = rows.iter().flat_map(|row| row.members.iter().cloned()).collect();
        if members.is_empty() {
            session.output.say(Label::Notice, "there are no members");
        } else {
            session.output.write(&[table(&members, wide).as_bytes()])?;
        }
    } else {
        for (index, row) in rows.iter().enumerate() {
            let between = if index > 0 { "\n" } else { "" };
            session.output.write(&[between.as_bytes(), row.summary().as_bytes()])?;
            let partitions = row.partitions.as_deref().unwrap_or_default();
            if !partitions.is_empty() {
                session.output.write(&[table(partitions, wide).as_bytes()])?;
            }
        }
    }
    Ok(())
}

/// Prints why the ends of logs are not known, and gives the statuses of that.
fn say_unknown(session: &mut Session<'_>, rows: &[GroupRow]) -> Vec<Status> {
    let mut unknown: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().flat_map(|row| row.partitions.iter().flatten()) {
        if let Some(why) = &row.error {
            *unknown.entry(why).or_default() += 1;
        }
    }
    let total: usize = unknown.values().sum();
    for (why, _) in unknown.iter().take(SHOWN) {
        session.output.say(Label::Error, why);
    }
    if unknown.len() > SHOWN {
        session.output.say(Label::Error, format!("{total} partitions in all are not known"));
    }
    vec![Status::Unreachable; usize::from(total > 0)]
}

/// Warns of topics with partitions that hold records and have no commit.
fn say_uncommitted(session: &mut Session<'_>, rows: &[GroupRow]) {
    let topics = rows.iter().flat_map(|row| row.topics.iter().flatten().map(move |topic| (row, topic)));
    let lacking: Vec<_> = topics.filter(|(_, topic)| topic.uncommitted_partition_count > 0).collect();
    for (row, topic) in lacking.iter().take(SHOWN) {
        let words = uncommitted(topic.uncommitted_partition_count);
        session.output.say(Label::Warning, format!("group '{}', topic '{}': {words}", row.name, topic.topic));
    }
    if let Some(more @ 1..) = lacking.len().checked_sub(SHOWN) {
        session.output.say(Label::Warning, format!("{more} more topics have partitions without a commit"));
    }
}

fn say_findings(session: &mut Session<'_>, rows: &[GroupRow]) -> bool {
    let mut count = 0;
    for group in rows {
        for row in group.partitions.iter().flatten().filter(|row| row.finding.is_some()) {
            count += 1;
            if count <= SHOWN {
                let (name, topic, partition) = (&group.name, &row.topic, row.partition);
                let text = format!("group '{name}', '{topic}' partition {partition}: {}", row.note());
                session.output.say(Label::Warning, text);
            }
        }
    }
    if count > SHOWN {
        session.output.say(Label::Warning, format!("{count} findings in all: see the column NOTE"));
    }
    if rows
        .iter()
        .flat_map(|row| row.partitions.iter().flatten())
        .any(|row| row.finding == Some(CommitFinding::BeyondEnd))
    {
        session.output.say(
            Label::Hint,
            "a commit beyond the end: the topic was created again, or lost records; kafkactl groups reset moves it",
        );
    }
    count > 0
}
