//! `kafkactl context show`: the settings that a command would use, each with its origin.

use serde::Serialize;

use crate::commands::NameKind;
use crate::config::{MASK, Target, Value, has_secrets, names, without_secrets};
use crate::error::{Result, Status};
use crate::output::{Columns, Label, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};

/// Show the settings that a command would use, each with where it comes from; secrets are masked
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context show staging
  What would this command line use?
    kafkactl -b kafka-1:9092 --command-config client.properties context show

The first of these that has a setting wins: options, -X, --command-config, KAFKACTL_... variables, the context. Names are
Java's; librdkafka's are understood too.")]
pub struct ContextShow {
    /// The context; default: what options and environment select
    #[arg(add = NameKind::Context)]
    name: Option<String>,
}

/// A setting; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct SettingRow {
    name: String,
    /// The value; a mask for a secret; where the value is, for one kept elsewhere.
    value: String,
    /// Whether it is never shown.
    is_secret: bool,
    /// Where it was written.
    origin: String,
}

impl TableRow for SettingRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("NAME", |row| row.name.clone());
        columns.text("VALUE", |row| row.value.clone());
        columns.text("FROM", |row| row.origin.clone());
    }
}

pub(super) fn run(args: &ContextShow, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let request = session.options.request.in_context(args.name.as_deref());
    let resolved = session.resolve_request(&request, Access::Read, Target::Brokers)?;
    let rows: Vec<SettingRow> = resolved
        .settings
        .iter()
        .map(|(name, setting)| SettingRow {
            name: name.to_owned(),
            value: match &setting.value {
                Value::Literal(_) if names::is_secret(name) => MASK.to_owned(),
                Value::Literal(text) => without_secrets(text).into_owned(),
                elsewhere => elsewhere.shown(),
            },
            is_secret: names::is_secret(name)
                || matches!(&setting.value, Value::Literal(text) if has_secrets(text)),
            origin: setting.origin.to_string(),
        })
        .collect();
    session.output.rows(format, &rows, "")?;
    for sentence in &resolved.withheld {
        session.output.say(Label::Notice, sentence);
    }
    if let Some(guard) = &resolved.guard {
        session.output.say(Label::Notice, guard.reason());
    }
    Ok(Status::Done)
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "context-show": Vec<SettingRow>, "kafkactl context show";
}
