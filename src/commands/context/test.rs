//! `kafkactl context test`: connect step by step, and name the step that fails.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::commands::NameKind;
use crate::commands::hints;
use crate::config::{Resolved, Target};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{
    ADVERTISED_HINT, ConnectionSettings, ProbeReport, ProbeStep, Role, probe_address, probe_broker,
};
use crate::output::{Columns, Label, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};
use crate::util::units::BrokerId;

/// Maximum time of a step, unless --timeout is shorter.
const STEP_LIMIT: Duration = Duration::from_secs(5);

/// Connect to a context's brokers step by step, and name the step that fails
///
/// DNS, TCP, TLS (with the names and dates of the certificate), the answer of a broker, SASL (with the mechanisms it offers),
/// and whether the addresses that brokers advertise can be reached from here.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context test staging
  Without a context
    kafkactl -b kafka-1:9094 --command-config client.properties context test

Exit status: 0 all steps succeed, 5 something cannot be reached, 6 the login or the certificate of the client is refused.")]
pub struct ContextTest {
    /// The context; default: what options and environment select
    #[arg(add = NameKind::Context)]
    name: Option<String>,
}

/// A step; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct StepRow {
    /// host:port.
    address: String,
    step: ProbeStep,
    ok: bool,
    /// What was found, or what is wrong.
    message: String,
    /// What to do about it.
    hint: Option<String>,
}

impl TableRow for StepRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("ADDRESS", |row| row.address.clone());
        columns.text("STEP", |row| row.step.as_str());
        columns.text("OK", |row| if row.ok { "yes" } else { "NO" });
        columns.text("FOUND", |row| row.message.clone());
    }
}

/// The rows, and the failures among them.
#[derive(Default)]
struct Findings {
    rows: Vec<StepRow>,
    failures: Vec<Status>,
    hints: Vec<String>,
}

impl Findings {
    fn add(&mut self, address: &str, report: ProbeReport) {
        self.failures.extend(report.failure.as_ref().map(Kind::status));
        if let Some(hint) = report.hint.clone().filter(|hint| !self.hints.contains(hint)) {
            self.hints.push(hint);
        }
        self.rows.push(StepRow {
            address: address.to_owned(),
            step: report.step,
            ok: report.failure.is_none(),
            message: report.words,
            hint: report.hint,
        });
    }

    fn fail(&mut self, address: &str, step: ProbeStep, error: &Error) {
        let report = ProbeReport::bad(step, error.kind().clone(), error.message());
        self.add(address, hints(error).into_iter().fold(report, ProbeReport::hint));
    }
}

pub(super) fn run(args: &ContextTest, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let request = session.options.request.in_context(args.name.as_deref());
    let resolved = session.resolve_request(&request, Access::Read, Target::Brokers)?;
    let settings = Arc::new(session.connection_settings(&resolved, Role::Admin)?);
    let limit = STEP_LIMIT.min(session.options.timeout);
    let mut findings = Findings::default();
    let mut reached = false;
    for (host, port) in settings.addresses() {
        let reports = probe_broker(&settings, host, port, limit);
        reached |= reports.iter().all(|report| report.failure.is_none());
        for report in reports {
            findings.add(&format!("{host}:{port}"), report);
        }
    }
    // The probe does not log in; a client does.
    if reached {
        let bootstrap = settings.bootstrap_servers.clone();
        log_in(session, (&resolved, &settings), &bootstrap, limit, &mut findings)?;
    }
    session.output.rows(format, &findings.rows, "")?;
    for hint in &findings.hints {
        session.output.say(Label::Hint, hint);
    }
    Ok(verdict(&findings.failures))
}

fn log_in(
    session: &mut Session<'_>,
    (resolved, settings): (&Resolved, &Arc<ConnectionSettings>),
    address: &str,
    limit: Duration,
    findings: &mut Findings,
) -> Result<()> {
    let step = if settings.login.is_some() { ProbeStep::Sasl } else { ProbeStep::Kafka };
    let cluster = session.open(resolved, settings.clone())?;
    let identity = cluster.identity();
    if let Some(status) = session.interrupt.requested() {
        return Err(Error::new(status, "stopped before the cluster answered"));
    }
    let identity = match identity {
        Ok(identity) => identity,
        Err(error) => {
            let lost = cluster.lost_brokers();
            if lost.is_empty() {
                findings.fail(address, step, &error);
            }
            for lost in lost {
                findings.add(&lost.address, unreachable(lost.broker, &lost.words));
            }
            return Ok(());
        }
    };
    let id = identity.cluster_id.as_deref().unwrap_or("unknown");
    let login = settings
        .login
        .as_ref()
        .map_or_else(String::new, |login| format!("logged in with {}, ", login.mechanism()));
    findings.add(
        address,
        ProbeReport::good(step, format!("{login}cluster {id}, {} brokers", identity.brokers.len())),
    );
    for broker in &identity.brokers {
        let address = format!("{}:{}", broker.host, broker.port);
        let failed = probe_address(&broker.host, broker.port, limit)
            .into_iter()
            .find(|report| report.failure.is_some());
        findings.add(
            &address,
            match failed {
                None => {
                    ProbeReport::good(ProbeStep::Advertised, format!("broker {} can be reached", broker.id))
                }
                Some(report) => unreachable(broker.id, &report.words),
            },
        );
    }
    Ok(())
}

fn unreachable(broker: BrokerId, words: &str) -> ProbeReport {
    let words = format!("broker {broker} cannot be reached: {words}");
    ProbeReport::bad(ProbeStep::Advertised, Kind::Unreachable, words).hint(ADVERTISED_HINT)
}

/// A refusal tells more than an address that cannot be reached.
fn verdict(failures: &[Status]) -> Status {
    if failures.contains(&Status::Denied) {
        Status::Denied
    } else {
        failures.first().copied().unwrap_or(Status::Done)
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "context-test": Vec<StepRow>, "kafkactl context test";
}
