//! Hints for errors: the only place where a kind of error becomes words that name commands and options.

use crate::error::{Error, Kind};
use crate::rest::{CONNECT, REGISTRY};

/// The hints for an error: first the one for its kind, which names our commands, then those that were added where the error arose.
pub(crate) fn hints(error: &Error) -> Vec<String> {
    let mut hints = of_kind(error.kind());
    hints.extend_from_slice(error.hints());
    hints
}

fn of_kind(kind: &Kind) -> Vec<String> {
    let hint = match kind {
        Kind::GroupNotEmpty => "stop its consumers first; kafkactl groups describe --members shows them",
        Kind::InstanceIdTaken => "each member needs an id of its own: --instance-id",
        Kind::DamagedBatch => {
            "it arrived damaged several times; check it on the broker's disk: kafkactl dump-log --check"
        }
        Kind::UndecompressedBatch { setting } => {
            return vec![
                format!(
                    "raise the limit with -X {setting}=1000000000, or continue after the batch with --from"
                ),
                "to see whether it is damaged, check it on the broker's disk: kafkactl dump-log --check"
                    .to_owned(),
            ];
        }
        Kind::UnwritableTimestamp => "give another timestamp with --timestamp",
        Kind::NoCommit => {
            "--all-topics selects the partitions with commits of the group; --topic TOPIC:N,... selects others"
        }
        Kind::OffsetsNotReached => "kafkactl connect offsets show shows the current offsets",
        Kind::SubjectIsReferenced => {
            "first delete the subjects that refer to it: kafkactl schema delete --dry-run shows them"
        }
        Kind::ModeForbids => "kafkactl schema mode get shows what is allowed",
        Kind::LoginInUrl { setting } => {
            return vec![format!("set {setting} in the context, or with -X and @env:VAR or @file:PATH")];
        }
        Kind::ConnectorConfigRefused => "kafkactl connect plugins describe shows the configs of a plugin",
        Kind::SeveralConnectors => "kafkactl connect apply takes several",
        Kind::MaskedSecret => "write the value, or export with --with-secrets",
        Kind::FolderHasExport => "update it with --replace, or name another folder",
        Kind::NotAnExport => "name a folder that kafkactl schema export --dir wrote",
        Kind::SchemaKindUnclear { side } => {
            return vec![format!("name the format: --{side}-format avro, protobuf or json-schema")];
        }
        Kind::NotThatSchemaType => "name another type with --type avro, json or protobuf",
        Kind::ReferenceNotGiven { name } => {
            return vec![
                "name the folder with the referenced schemas: --references FOLDER".to_owned(),
                format!("or name the registered schema: --reference {name}=SUBJECT:VERSION"),
            ];
        }
        Kind::TrimBeyondEnd => "select partitions with --partition",
        Kind::TimedOut => "raise the limit with --timeout; -vvv shows what happens",
        Kind::WaitTimedOut => "wait longer with --wait-timeout",
        Kind::BrokerMissing => "kafkactl cluster describe shows which broker is missing",
        Kind::NoCoordinator => "kafkactl topics describe __consumer_offsets shows which brokers are missing",
        Kind::NothingAtDefaultUrl { service } => return option_of(service).into_iter().collect(),
        Kind::ServiceRefusesLogin => {
            "the login comes from the settings of the context, see kafkactl context show"
        }
        Kind::NoSuchTopic { closest: Some(close) } => return vec![format!("did you mean '{close}'?")],
        Kind::NoSuchTopic { closest: None } => "list the topics: kafkactl topics list",
        Kind::NotYetAGroup { closest } => {
            let close = closest.iter().map(|close| format!("did you mean '{close}'?"));
            return close.chain(["--create creates it".to_owned()]).collect();
        }
        Kind::NoSuchGroup => "list the groups: kafkactl groups list",
        Kind::NoSuchConnector => "list the connectors: kafkactl connect list",
        Kind::NoConnectorClass | Kind::NoSuchConnectorPlugin => {
            "list the plugins: kafkactl connect plugins list"
        }
        Kind::NoSuchPlugin => "list the plugins: kafkactl connect plugins list --all",
        Kind::NoSuchSubject => "list the subjects: kafkactl schema list",
        Kind::NoSchemaUnderSubject { side } => {
            return vec![
                "list the subjects: kafkactl schema list".to_owned(),
                format!("name another with --subject, or a file with --{side}-schema and --auto-register"),
            ];
        }
        Kind::SchemaNotRegistered => {
            "register it with --auto-register, or first with kafkactl schema register"
        }
        Kind::NoSuchVersion { subject } => {
            return vec![format!("list the versions: kafkactl schema versions '{subject}'")];
        }
        Kind::NoContexts => "add one: kafkactl context add NAME -b HOST:PORT",
        Kind::Failed
        | Kind::ClosedPipe
        | Kind::Usage
        | Kind::Partial
        | Kind::Found
        | Kind::Incompatible
        | Kind::Unreachable
        | Kind::NotAuthorized
        | Kind::LoginRefused
        | Kind::NotFound
        | Kind::NoSuchFile
        | Kind::Stopped(_) => return Vec::new(),
    };
    vec![hint.to_owned()]
}

/// The hint how to set the URL of a service.
fn option_of(service: &str) -> Option<String> {
    let option = match service {
        name if name == CONNECT.name => "--connect-url, KAFKACTL_CONNECT_URL or 'connect-urls' of a context",
        name if name == REGISTRY.name => {
            "--registry-url, KAFKACTL_REGISTRY_URL or 'registry-urls' of a context"
        }
        _ => return None,
    };
    Some(format!("set its URL with {option}"))
}
