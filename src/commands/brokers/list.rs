//! `kafkactl brokers list`: the brokers of the cluster, and which of them answer.

use serde::Serialize;

use crate::error::{Result, Status};
use crate::kafka::Role;
use crate::ops::survey::{BrokerState, SurveyedBroker, survey};
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};
use crate::util::units::BrokerId;

/// List the brokers with address, rack, state and what they hold
///
/// STATE is 'up', 'no-answer' (it is part of the cluster and does not answer within a second) or 'absent' (it has replicas
/// and is not part of the cluster now). The exit status is 3 while a broker does not answer. MISSING counts replicas on the broker that
/// are not in sync.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl -b kafka-1:9092 brokers list
  kafkactl brokers list -o name | xargs -n 1 kafkactl brokers configs --changed")]
pub struct BrokersList {}

/// A broker; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(in crate::commands) struct BrokerRow {
    pub(in crate::commands) id: BrokerId,
    /// `None` for an absent broker, of which only the id is known.
    pub(in crate::commands) host: Option<String>,
    /// The advertised port; `None` for an absent broker.
    pub(in crate::commands) port: Option<u16>,
    /// Its rack; `None` where it has none or is absent.
    pub(in crate::commands) rack: Option<String>,
    /// up: it answers. noAnswer: part of the cluster, and silent for a second. absent: it has replicas and is not part of the cluster now.
    pub(in crate::commands) state: BrokerState,
    /// Whether it is the controller; `None` where that is not known, as of KRaft brokers, which name any one of themselves.
    pub(in crate::commands) is_controller: Option<bool>,
    pub(in crate::commands) leader_count: usize,
    /// Replicas it should hold.
    pub(in crate::commands) replica_count: usize,
    /// Replicas it should have in sync and has not.
    pub(in crate::commands) missing_replica_count: u64,
}

impl TableRow for BrokerRow {
    fn columns(columns: &mut Columns<Self>) {
        let state = |row: &Self| match row.state {
            BrokerState::Up => "up",
            BrokerState::NoAnswer => "no-answer",
            BrokerState::Absent => "absent",
        };
        columns.text("ID", |row| row.id);
        columns.text("ADDRESS", |row| {
            row.host.as_ref().zip(row.port).map(|(host, port)| format!("{host}:{port}"))
        });
        columns.text("RACK", |row| row.rack.clone());
        columns.text("STATE", state);
        columns.number("LEADERS", |row| row.leader_count);
        columns.number("REPLICAS", |row| row.replica_count);
        columns.number("MISSING", |row| row.missing_replica_count);
        columns.text("CONTROLLER", |row| row.is_controller).wide();
    }
}

pub(super) fn run(_args: &BrokersList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let rows: Vec<BrokerRow> = survey(&cluster)?.brokers.into_iter().map(BrokerRow::from).collect();
    session.output.rows(format, &rows, "the cluster has no brokers")?;
    Ok(status_of(&rows))
}

/// Partly done while a broker of the cluster gives no answer.
pub(in crate::commands) fn status_of(brokers: &[BrokerRow]) -> Status {
    let is_silent = brokers.iter().any(|broker| broker.state == BrokerState::NoAnswer);
    if is_silent { Status::Partial } else { Status::Done }
}

impl From<SurveyedBroker> for BrokerRow {
    fn from(broker: SurveyedBroker) -> Self {
        Self {
            id: broker.id,
            host: broker.host,
            port: broker.port,
            rack: broker.rack,
            state: broker.state,
            is_controller: broker.is_controller,
            leader_count: broker.leader_count,
            replica_count: broker.replica_count,
            missing_replica_count: broker.missing_replica_count,
        }
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "brokers-list": Vec<BrokerRow>, "kafkactl brokers list";
}
