//! `kafkactl schema`: schemas in a registry.

mod apply;
mod check;
mod delete;
mod diff;
mod export;
mod input;
mod list;
mod lookup;
mod register;
mod settings;
mod show;
mod verdict;
mod versions;

use std::time::Duration;

use crate::commands::shared::names::{Selected, SubjectNames};
use crate::config::{Resolved, Target};
use crate::error::{Error, Result, Status};
use crate::ops::patience::patiently;
use crate::rest::{REGISTRY, Registry};
use crate::session::rest_connection::server;
use crate::session::{Access, Session};

/// List, check and change schemas in a registry
#[derive(Debug, clap::Subcommand)]
pub enum SchemaCommand {
    #[command(visible_alias = "ls")]
    List(list::SchemaList),
    Show(show::SchemaShow),
    Versions(versions::SchemaVersions),
    Register(register::SchemaRegister),
    Check(check::SchemaCheck),
    Diff(diff::SchemaDiff),
    Delete(delete::SchemaDelete),
    #[command(subcommand)]
    Config(settings::ConfigCommand),
    #[command(subcommand)]
    Mode(settings::ModeCommand),
    Export(export::SchemaExport),
    Apply(apply::SchemaApply),
    Lookup(lookup::SchemaLookup),
}

impl SchemaCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::List(args) => list::run(args, session),
            Self::Show(args) => show::run(args, session),
            Self::Versions(args) => versions::run(args, session),
            Self::Register(args) => register::run(args, session),
            Self::Check(args) => check::run(args, session),
            Self::Diff(args) => diff::run(args, session),
            Self::Delete(args) => delete::run(args, session),
            Self::Config(command) => command.run(session),
            Self::Mode(command) => command.run(session),
            Self::Export(args) => export::run(args, session),
            Self::Apply(args) => apply::run(args, session),
            Self::Lookup(args) => lookup::run(args, session),
        }
    }
}

/// The registry that the options lead to.
fn registry(session: &mut Session<'_>) -> Result<Registry> {
    let resolved = session.resolve(Access::Read, Target::Registry)?;
    registry_of(session, &resolved)
}

/// To change something: a read-only context is refused here.
fn registry_to_change(session: &mut Session<'_>) -> Result<(Resolved, Registry)> {
    let resolved = session.resolve(Access::Change, Target::Registry)?;
    let registry = registry_of(session, &resolved)?;
    Ok((resolved, registry))
}

/// The registry that the settings for registries lead to.
pub(super) fn registry_of(session: &Session<'_>, resolved: &Resolved) -> Result<Registry> {
    Ok(Registry::new(server(session, resolved, REGISTRY, &resolved.registry_urls)?))
}

/// The subjects that are named; with `deleted` also those that are hidden only.
fn selected(
    session: &mut Session<'_>,
    registry: &Registry,
    names: &SubjectNames,
    deleted: bool,
    limit: Duration,
) -> Result<Selected<String>> {
    let all = patiently(&mut session.work(), limit, || registry.subjects(deleted))?;
    names.select_subjects(registry, all)
}

/// Reports an error, and gives its status.
fn report(session: &mut Session<'_>, error: &Error) -> Status {
    session.output.report(error);
    error.status()
}
