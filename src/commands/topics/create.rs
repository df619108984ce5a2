//! `kafkactl topics create`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::commands::NameKind;
use crate::commands::change::undo::Undo;
use crate::commands::change::{ChangeRow, Harmless, Plan, carry_out, named_or_counted, refused};
use crate::commands::shared::wait::WaitTimeout;
use crate::config::read_properties;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, NewTopic, Role, no_such_topic};
use crate::ops::topic_definition::TopicDefinition;
use crate::ops::topic_health::wait_until_led;
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Create topics
///
/// Without --partitions and --replication-factor the broker's defaults apply. With --dry-run the cluster checks everything and
/// creates nothing.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics create orders --partitions 12 --replication-factor 3 --config retention.ms=604800000 --wait
  kafkactl topics create orders-copy --like orders
  kafkactl topics create orders --replica-assignment 1:2,2:3,3:1
  From definitions, such as an undo file of `topics delete`
    kafkactl topics create --from-file topics.yaml --if-not-exists

A definition is {name: orders, partitions: 12, replicationFactor: 3, configs: {retention.ms: \"604800000\"}}; a file holds one, or
a list, as JSON or YAML.")]
pub struct TopicsCreate {
    /// Names of the topics
    #[arg(value_name = "TOPIC", required_unless_present = "from_file")]
    topics: Vec<String>,
    /// Number of partitions of each topic
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(i32).range(1..))]
    partitions: Option<i32>,
    /// Replicas of each partition
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(i16).range(1..))]
    replication_factor: Option<i16>,
    /// Replicas of each partition by broker: 1:2,2:3 is two partitions with two replicas each
    #[arg(long, value_name = "ID:ID,...", conflicts_with_all = ["partitions", "replication_factor", "like"])]
    replica_assignment: Option<String>,
    /// A config of the topics
    #[arg(long, value_name = "NAME=VALUE", add = NameKind::TopicConfig)]
    config: Vec<String>,
    /// A property file with configs of the topics
    #[arg(long, value_name = "FILE")]
    config_file: Option<PathBuf>,
    /// Copy partitions, replicas and configs from this topic, unless given here
    #[arg(long, value_name = "TOPIC", add = NameKind::Topic)]
    like: Option<String>,
    /// Definitions of topics, JSON or YAML; - for standard input
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["topics", "partitions", "replication_factor", "replica_assignment", "config", "config_file", "like"]
    )]
    from_file: Option<PathBuf>,
    /// Succeed when a topic exists already
    #[arg(long)]
    if_not_exists: bool,
    /// Like --dry-run
    #[arg(long)]
    validate_only: bool,
    /// Wait until all partitions have a leader and all brokers know them
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &TopicsCreate, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let given = given_configs(args)?;
    let mut definitions = match &args.from_file {
        Some(path) => TopicDefinition::parse(&session.read_text(path)?, &path.display().to_string())?,
        None => named(args, &given)?,
    };
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    if let Some(model) = &args.like {
        take_from_model(&cluster, model, &mut definitions)?;
    }
    let existing = if args.if_not_exists { Some(cluster.metadata()?) } else { None };
    let exists = |name: &str| existing.as_ref().is_some_and(|existing| existing.topic(name).is_some());
    let row = |one: &TopicDefinition| {
        if exists(&one.name) {
            ChangeRow::unchanged(&one.name, "exists already")
        } else {
            ChangeRow::new(&one.name, format!("create, {}", one.words()))
        }
    };
    let mut rows: Vec<ChangeRow> = definitions.iter().map(row).collect();
    definitions.retain(|one| !exists(&one.name));
    let topics: Vec<NewTopic> = definitions.iter().map(TopicDefinition::to_new_topic).collect();
    let refused = if session.options.dry_run && !topics.is_empty() {
        refused(&mut rows, cluster.create_topics(&topics, true)?)
    } else {
        Vec::new()
    };
    let plan = Plan {
        what: format!("create {}", named_or_counted(topics.iter().map(|topic| &topic.name), "topic")),
        noun: "topic",
        done: "created",
        place: cluster.address().to_owned(),
        rows,
        nothing: "no topic is named",
        refused,
        risk: Harmless,
        undo: Undo::Nothing("kafkactl topics delete undoes it"),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        report.take(session, cluster.create_topics(&topics, false)?);
        if args.wait {
            wait_until_led(&mut session.work(), args.timeout.wait_timeout, &cluster, &report.all_done())?;
        }
        Ok(())
    })
}

impl TopicsCreate {
    /// Whether nothing is to be created.
    pub(super) fn is_dry_run(&self) -> bool {
        self.validate_only
    }
}

fn given_configs(args: &TopicsCreate) -> Result<BTreeMap<String, String>> {
    let mut configs = BTreeMap::new();
    if let Some(path) = &args.config_file {
        for (name, value) in read_properties(path)? {
            configs.insert(name.clone(), value.text(&name)?);
        }
    }
    for text in &args.config {
        let (name, value) = super::alter::name_and_value(text, "--config")?;
        configs.insert(name, value);
    }
    Ok(configs)
}

fn named(args: &TopicsCreate, configs: &BTreeMap<String, String>) -> Result<Vec<TopicDefinition>> {
    let assignment = args.replica_assignment.as_deref().map(parse_assignment).transpose()?;
    let definition = |name: &String| TopicDefinition {
        name: name.clone(),
        partitions: args.partitions,
        replication_factor: args.replication_factor,
        replica_assignment: assignment.clone(),
        configs: configs.clone(),
    };
    Ok(args.topics.iter().map(definition).collect())
}

fn parse_assignment(text: &str) -> Result<Vec<Vec<i32>>> {
    let wrong = || {
        Error::new(Kind::Usage, format!("'{text}' is not a replica assignment"))
            .hint("for example 1:2,2:3 for two partitions with two replicas each")
    };
    let partitions: Option<Vec<Vec<i32>>> = text
        .split(',')
        .map(|replicas| {
            replicas.split(':').map(|id| id.trim().parse().ok().filter(|&id: &i32| id >= 0)).collect()
        })
        .collect();
    partitions.ok_or_else(wrong)
}

/// Fills in what is not given from a topic that exists.
fn take_from_model(cluster: &Cluster, model: &str, definitions: &mut [TopicDefinition]) -> Result<()> {
    let metadata = cluster.metadata()?;
    let topic = metadata.topic(model).ok_or_else(|| no_such_topic(model, &metadata, cluster.address()))?;
    let configs = cluster.topic_configs(std::slice::from_ref(&topic.name))?.remove(model).transpose()?;
    let model = TopicDefinition::of(topic, &configs.unwrap_or_default());
    for definition in definitions {
        definition.fill_from(&model);
    }
    Ok(())
}
