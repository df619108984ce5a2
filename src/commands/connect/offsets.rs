//! `kafkactl connect offsets`: show and change the offsets of connectors.

use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use super::{workers, workers_to_change};
use crate::commands::NameKind;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{Loses, Plan, RowResult, carry_out, plan_row};
use crate::commands::shared::wait::WaitTimeout;
use crate::config::{self, Origin, Target};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, Role};
use crate::ops::connect::offsets::{Destination, OffsetMove, move_to, taken_back};
use crate::ops::connect::sink_places::{SinkPlace, extents, within_logs};
use crate::ops::patience::patiently;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Connect, ConnectorOffset};
use crate::session::Session;
use crate::util::new_file::file_name;

/// Show and change the offsets of connectors
#[derive(Debug, clap::Subcommand)]
pub enum OffsetsCommand {
    Show(OffsetsShow),
    Set(OffsetsSet),
    Reset(OffsetsReset),
}

/// Show the offsets of a connector
///
/// For a sink these are the offsets of its consumer group; for a source their meaning is up to the connector.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect offsets show load-config
  kafkactl connect offsets show load-config -o json > offsets.json")]
pub struct OffsetsShow {
    /// The connector
    #[arg(value_name = "NAME", add = NameKind::Connector)]
    name: String,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Set offsets of a connector: stop it, set them, verify them, resume it
///
/// Shows what changes and asks. With brokers named (-b, a context), an offset outside of the topic is moved to the nearer end of the
/// topic. The undo file holds the offsets from before; --from-file takes it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  A sink: read a partition again from offset 0
    kafkactl connect offsets set dump-config config:0=0
  A source, with partition and offset in its own form
    kafkactl connect offsets set load-config --partition '{\"filename\":\"/etc/app.properties\"}' --offset '{\"position\":0}'
  From the output of offsets show -o json
    kafkactl connect offsets set load-config --from-file offsets.json")]
pub struct OffsetsSet {
    /// The connector
    #[arg(value_name = "NAME", add = NameKind::Connector)]
    name: String,
    /// For a sink: offset of the next record, by partition
    #[arg(value_name = "TOPIC:PARTITION=OFFSET")]
    sink: Vec<SinkPlace>,
    /// For a source: partition, as JSON
    #[arg(long, value_name = "JSON", requires = "offset", value_parser = object, conflicts_with_all = ["sink", "from_file"])]
    partition: Option<Value>,
    /// For a source: offset, as JSON; null removes it
    #[arg(long, value_name = "JSON", requires = "partition", value_parser = object_or_null)]
    offset: Option<Value>,
    /// Output of offsets show -o json, or an undo file; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "sink")]
    from_file: Option<PathBuf>,
    #[command(flatten)]
    moving: Moving,
}

/// Remove all offsets of a connector: stop it, remove them, verify that they are gone, resume it
///
/// The connector then starts as a new one does. Shows what is removed and asks. The undo file holds the offsets from before; offsets
/// set --from-file takes it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect offsets reset dump-config
  kafkactl connect offsets reset dump-config --keep-stopped --yes")]
pub struct OffsetsReset {
    /// The connector
    #[arg(value_name = "NAME", add = NameKind::Connector)]
    name: String,
    #[command(flatten)]
    moving: Moving,
}

#[derive(Debug, clap::Args)]
struct Moving {
    /// Leave the connector stopped
    #[arg(long)]
    keep_stopped: bool,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    timeout: WaitTimeout,
}

fn object(text: &str) -> std::result::Result<Value, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if value.is_object() { Ok(value) } else { Err("expected an object of JSON".to_owned()) }
}

fn object_or_null(text: &str) -> std::result::Result<Value, String> {
    if text == "null" { Ok(Value::Null) } else { object(text) }
}

/// An offset of a connector; the JSON field names are those of Connect.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
struct OffsetRow(ConnectorOffset);

impl TableRow for OffsetRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("PARTITION", |row| row.0.partition.to_string());
        columns.text("OFFSET", |row| row.0.offset.to_string());
    }
}

/// The change of an offset; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MoveRow {
    #[cfg_attr(test, schemars(extend("type" = "object")))]
    partition: Value,
    /// How far it was; `None` for nothing.
    #[cfg_attr(test, schemars(extend("type" = ["object", "null"])))]
    before: Value,
    /// How far it is now; `None` for nothing.
    #[cfg_attr(test, schemars(extend("type" = ["object", "null"])))]
    after: Value,
    #[serde(flatten)]
    result: RowResult,
}

plan_row!(MoveRow, key: () = |_row| ());

impl TableRow for MoveRow {
    fn columns(columns: &mut Columns<Self>) {
        let place = |value: &Value| (!value.is_null()).then(|| value.to_string());
        columns.text("PARTITION", |row| row.partition.to_string());
        columns.text("BEFORE", move |row| place(&row.before));
        columns.text("AFTER", move |row| place(&row.after));
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

impl OffsetsCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::Show(args) => show(args, session),
            Self::Set(args) => {
                let wanted = args.wanted(session)?;
                change(session, &args.name, wanted, &args.sink, &args.moving)
            }
            Self::Reset(args) => change(session, &args.name, Vec::new(), &[], &args.moving),
        }
    }
}

fn show(args: &OffsetsShow, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let connect = workers(session)?;
    let offsets = patiently(&mut session.work(), args.wait.wait_timeout, || connect.offsets(&args.name))?;
    let rows: Vec<OffsetRow> = offsets.into_iter().map(OffsetRow).collect();
    session.output.rows(format, &rows, "the connector has no offsets")?;
    Ok(Status::Done)
}

impl OffsetsSet {
    fn wanted(&self, session: &mut Session<'_>) -> Result<Vec<ConnectorOffset>> {
        if let Some(path) = &self.from_file {
            let text = session.read_text(path)?;
            let wanted: Vec<ConnectorOffset> = serde_json::from_str(&text).map_err(|error| {
                Error::new(Kind::Usage, format!("'{}' holds no offsets: {error}", path.display()))
                    .hint("a list of {partition: {...}, offset: {...}}, as offsets show -o json prints it")
            })?;
            if wanted.is_empty() {
                return Err(Error::new(Kind::Usage, format!("'{}' holds no offsets", path.display())));
            }
            return Ok(wanted);
        }
        let source = self.partition.clone().zip(self.offset.clone());
        let source = source.map(|(partition, offset)| ConnectorOffset { partition, offset });
        let sink = self.sink.iter().map(SinkPlace::as_offset);
        let wanted: Vec<ConnectorOffset> = source.into_iter().chain(sink).collect();
        if wanted.is_empty() {
            return Err(Error::new(Kind::Usage, "no offsets are given")
                .hint("TOPIC:PARTITION=OFFSET, --partition and --offset, or --from-file"));
        }
        Ok(wanted)
    }
}

/// Moves a connector to offsets; without any it forgets all.
fn change(
    session: &mut Session<'_>,
    name: &str,
    wanted: Vec<ConnectorOffset>,
    sink: &[SinkPlace],
    moving: &Moving,
) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = moving.timeout.wait_timeout;
    let before = patiently(&mut session.work(), limit, || connect.offsets(name))?;
    let wanted = if sink.is_empty() { wanted } else { of_sink(session, &connect, name, sink, limit)? };
    let destination = if wanted.is_empty() { Destination::Nowhere } else { Destination::Offsets(&wanted) };
    let moves = destination.moves(&before);
    let undo = UndoFile {
        content: undo::known(&taken_back(&moves)),
        ..undo_of_offsets(&moving.undo, &connect, name, limit)
    };
    let plan = Plan {
        what: format!("move the offsets of connector '{name}'"),
        noun: "offset",
        done: "moved",
        place: connect.address().to_owned(),
        rows: moves.into_iter().map(MoveRow::of).collect(),
        nothing: "the connector has no offsets",
        refused: Vec::new(),
        risk: Loses(None),
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        let result =
            move_to(&mut session.work(), &connect, name, destination, moving.keep_stopped, limit, consent);
        report.set(session, &(), result);
        Ok(())
    })
}

/// The offsets that are typed for a sink, moved into its topics.
fn of_sink(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    sink: &[SinkPlace],
    limit: Duration,
) -> Result<Vec<ConnectorOffset>> {
    let kind = patiently(&mut session.work(), limit, || connect.status(name))?.and_then(|status| status.kind);
    if kind.as_deref() == Some("source") {
        let message = format!("connector '{name}' is a source, and TOPIC:PARTITION=OFFSET is for sinks");
        return Err(Error::new(Kind::Usage, message)
            .hint("use --partition and --offset, as kafkactl connect offsets show prints them"));
    }
    let workers_cluster = patiently(&mut session.work(), limit, || connect.worker())?.kafka_cluster_id;
    let extents =
        named_brokers(session).and_then(|cluster| extents(&cluster, workers_cluster.as_deref(), sink));
    let places = within_logs(&mut session.work(), extents, sink.to_vec())?;
    Ok(places.iter().map(SinkPlace::as_offset).collect())
}

/// The brokers, where some are named: those at the default address need not be the workers'.
fn named_brokers(session: &mut Session<'_>) -> Result<Cluster> {
    let resolved = config::resolve(&session.options.request)?.of(Target::Brokers);
    let origin = resolved.settings.get("bootstrap.servers").map(|setting| &setting.origin);
    if origin.is_none_or(|origin| *origin == Origin::Default) {
        return Err(Error::new(Kind::Usage, "no brokers are named").hint("name them with -b"));
    }
    session.connect_as(&resolved, Role::Admin, Vec::new())
}

/// An undo file with the offsets that a connector has.
pub(super) fn undo_of_offsets<'p>(
    options: &'p UndoOptions,
    connect: &'p Connect,
    name: &'p str,
    limit: Duration,
) -> UndoFile<'p> {
    let content = move |session: &mut Session<'_>| {
        let offsets = patiently(&mut session.work(), limit, || connect.offsets(name))?;
        Ok((!offsets.is_empty()).then(|| json!(offsets)))
    };
    // A name may be as long as that of a file, and more is to come behind it.
    let short: String = file_name(name).chars().take(50).collect();
    UndoFile {
        options,
        name: format!("connect-offsets-{short}"),
        content: Box::new(content),
        command: format!("connect offsets set '{name}' --from-file"),
        is_only_copy: true,
    }
}

impl MoveRow {
    fn of(OffsetMove { partition, before, after }: OffsetMove) -> Self {
        Self { partition, before, after, result: RowResult::planned() }
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-offsets-show": Vec<OffsetRow>, "kafkactl connect offsets show";
    "connect-offset-changes": Vec<MoveRow>, "kafkactl connect offsets set and reset,";
}
