//! `kafkactl connect plugins`: the plugins of the workers and their configuration keys.

use serde::Serialize;

use super::workers;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::patience::patiently;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::Session;

/// Show the plugins of the workers and their configuration keys
#[derive(Debug, clap::Subcommand)]
pub enum PluginsCommand {
    #[command(visible_alias = "ls")]
    List(PluginsList),
    Describe(PluginsDescribe),
}

/// List the plugins of the worker that answers
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect plugins list
  kafkactl connect plugins list --all -o json | jq -r '.[] | select(.type == \"transformation\").class'")]
pub struct PluginsList {
    /// Also transformations, predicates and converters
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Describe a plugin: every config with type, default, importance and documentation
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect plugins describe FileStreamSource
  kafkactl connect plugins describe FileStreamSink --search topic -o wide")]
pub struct PluginsDescribe {
    /// The class of the plugin, or its short name
    #[arg(value_name = "CLASS")]
    class: String,
    /// Only configs with this text in their name or documentation
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A plugin; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct PluginRow {
    /// `None` where the worker does not say; so for the fields below.
    class: Option<String>,
    /// source, sink, transformation, predicate, converter or `header_converter`.
    #[serde(rename = "type")]
    kind: Option<String>,
    version: Option<String>,
}

impl TableRow for PluginRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("CLASS", |row| row.class.clone());
        columns.text("TYPE", |row| row.kind.clone());
        columns.text("VERSION", |row| row.version.clone());
    }
}

/// A config of a plugin; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ConfigRow {
    /// `None` where the worker does not say; so for the fields below.
    name: Option<String>,
    /// Its type, such as STRING.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Whether it has to be set.
    required: Option<bool>,
    /// The value if it is not set.
    default: Option<String>,
    /// HIGH, MEDIUM or LOW.
    importance: Option<String>,
    /// The description by the plugin.
    documentation: Option<String>,
}

impl TableRow for ConfigRow {
    fn columns(columns: &mut Columns<Self>) {
        let lower_case = |text: &Option<String>| text.as_ref().map(|text| text.to_ascii_lowercase());
        columns.text("CONFIG", |row| row.name.clone());
        columns.text("TYPE", move |row| lower_case(&row.kind));
        columns.text("REQUIRED", |row| row.required);
        columns.text("DEFAULT", |row| row.default.clone());
        columns.text("IMPORTANCE", move |row| lower_case(&row.importance));
        columns.text("DOCUMENTATION", |row| row.documentation.clone()).wide();
    }
}

impl PluginsCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::List(args) => list(args, session),
            Self::Describe(args) => describe(args, session),
        }
    }
}

fn list(args: &PluginsList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let connect = workers(session)?;
    let mut plugins = patiently(&mut session.work(), args.wait.wait_timeout, || connect.plugins(args.all))?;
    plugins.sort_by(|a, b| (&a.kind, &a.class).cmp(&(&b.kind, &b.class)));
    let row = |plugin: crate::rest::Plugin| PluginRow {
        class: plugin.class,
        kind: plugin.kind,
        version: plugin.version.filter(|version| !version.is_empty() && version != "undefined"),
    };
    let rows: Vec<PluginRow> = plugins.into_iter().map(row).collect();
    session.output.rows(format, &rows, "the worker has no plugins")?;
    Ok(Status::Done)
}

fn describe(args: &PluginsDescribe, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let connect = workers(session)?;
    let mut configs =
        patiently(&mut session.work(), args.wait.wait_timeout, || connect.plugin_configs(&args.class))?;
    if let Some(text) = &args.search {
        let text = text.to_lowercase();
        let has = |words: &str| words.to_lowercase().contains(&text);
        configs.retain(|one| [&one.name, &one.documentation].into_iter().flatten().any(|words| has(words)));
    }
    let row = |one: crate::rest::ConfigDefinition| ConfigRow {
        name: one.name,
        kind: one.kind,
        required: one.required,
        default: one.default_value,
        importance: one.importance,
        documentation: one.documentation,
    };
    let rows: Vec<ConfigRow> = configs.into_iter().map(row).collect();
    session.output.rows(format, &rows, "no config has this text in its name or documentation")?;
    Ok(Status::Done)
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-plugins-list": Vec<PluginRow>, "kafkactl connect plugins list";
    "connect-plugins-describe": Vec<ConfigRow>, "kafkactl connect plugins describe";
}
