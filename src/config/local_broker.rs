//! What a broker on this machine says of itself, in its properties file and, in a container, in the environment that its image makes
//! that file of: where it listens, and where its logs are. It counts where nobody says otherwise.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Layer, Origin, Value, read_properties};
use crate::error::Result;

/// Where images and packages keep the properties of their broker, below the root: files that are made when it starts before those
/// that come with it.
const FILES: &[&str] = &[
    // Confluent's images.
    "etc/kafka/kafka.properties",
    // Apache's image, and its archive; before 4.0 with a folder for brokers without ZooKeeper.
    "opt/kafka/config/server.properties",
    "opt/kafka/config/kraft/server.properties",
    // Bitnami's image.
    "opt/bitnami/kafka/config/server.properties",
    // Strimzi's image.
    "tmp/strimzi.properties",
    // Packages.
    "etc/kafka/server.properties",
];

/// What the images put before the name of a property in a variable; the longer one first.
const PREFIXES: &[&str] = &["KAFKA_CFG_", "KAFKA_"];

/// What is read of a broker's properties.
const NAMES: &[&str] = &[
    "advertised.listeners",
    "controller.listener.names",
    "listener.security.protocol.map",
    "listeners",
    "log.dir",
    "log.dirs",
    "ssl.truststore.location",
    "ssl.truststore.password",
    "ssl.truststore.type",
];

/// The protocols of listeners, the one that asks least of a client first.
const PROTOCOLS: &[&str] = &["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

/// A broker of this machine.
#[derive(Debug)]
pub struct LocalBroker(BTreeMap<&'static str, (String, Origin)>);

/// A listener that clients may use.
#[derive(Debug, PartialEq, Eq)]
struct Listener {
    address: String,
    protocol: String,
    origin: Origin,
}

impl LocalBroker {
    /// The broker of this machine; `None` where nothing tells of one.
    pub fn here() -> Result<Option<Self>> {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self::find(Path::new("/"), std::env::vars_os().filter_map(text))
    }

    /// The broker of a machine with this root and this environment, which counts more than the file.
    fn find(root: &Path, environment: impl Iterator<Item = (String, String)>) -> Result<Option<Self>> {
        let mut found = BTreeMap::new();
        if let Some(file) = FILES.iter().map(|file| root.join(file)).find(|file| file.is_file()) {
            for (name, value) in read_properties(&file)? {
                if let (Some(name), Value::Literal(value)) = (known(&name), value) {
                    found.insert(name, (value, Origin::BrokerFile(file.clone())));
                }
            }
        }
        for (variable, value) in environment {
            let name = PREFIXES.iter().find_map(|prefix| variable.strip_prefix(prefix));
            if let Some(name) = name.and_then(|name| known(&name.to_lowercase().replace('_', "."))) {
                found.insert(name, (value, Origin::BrokerEnvironment(variable)));
            }
        }
        found.retain(|_, (value, _)| !value.trim().is_empty());
        Ok(Some(Self(found)).filter(|broker| !broker.0.is_empty()))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|(value, _)| value.trim())
    }

    fn origin(&self, name: &str) -> Origin {
        self.0.get(name).map_or(Origin::Default, |(_, origin)| origin.clone())
    }

    /// The listener that asks least of a client, of those that brokers and clients use.
    fn listener(&self) -> Option<Listener> {
        let name = ["listeners", "advertised.listeners"].into_iter().find(|name| self.get(name).is_some())?;
        let controllers: Vec<&str> = list(self.get("controller.listener.names")).collect();
        let protocols: BTreeMap<&str, &str> = list(self.get("listener.security.protocol.map"))
            .filter_map(|pair| pair.split_once(':'))
            .collect();
        let listeners = list(self.get(name)).filter_map(|listener| {
            let (own, address) = listener.split_once("://")?;
            // A listener may be called by its protocol, and then needs no entry.
            let protocol = protocols.get(own).copied().unwrap_or(own).to_uppercase();
            let rank = PROTOCOLS.iter().position(|known| *known == protocol)?;
            let (host, port) = address.rsplit_once(':')?;
            let host = if matches!(host, "" | "0.0.0.0" | "[::]") { "localhost" } else { host };
            let address = format!("{host}:{port}");
            (!controllers.contains(&own))
                .then(|| (rank, Listener { address, protocol, origin: self.origin(name) }))
        });
        listeners.min_by_key(|(rank, _)| *rank).map(|(_, listener)| listener)
    }

    /// What a client of it needs, where it listens to clients: the address and the protocol, and whom it trusts.
    pub(super) fn layers(&self) -> Vec<Layer> {
        let Some(Listener { address, protocol, origin }) = self.listener() else { return Vec::new() };
        let uses_tls = protocol.ends_with("SSL");
        let own = [("bootstrap.servers", address), ("security.protocol", protocol)];
        let own = own.map(|(name, value)| (name.to_owned(), Value::Literal(value)));
        let mut layers = vec![Layer::new(origin, own)];
        if uses_tls {
            for (name, (value, origin)) in self.0.iter().filter(|(name, _)| name.starts_with("ssl.")) {
                let entry = ((*name).to_owned(), Value::Literal(value.clone()));
                layers.push(Layer::new(origin.clone(), [entry]));
            }
        }
        layers
    }

    /// The folders in which it keeps its logs, and where that is said.
    pub fn log_dirs(&self) -> Option<(Vec<PathBuf>, Origin)> {
        let name = ["log.dirs", "log.dir"].into_iter().find(|name| self.get(name).is_some())?;
        Some((list(self.get(name)).map(PathBuf::from).collect(), self.origin(name)))
    }
}

/// The name as it is kept here, where it is one of those that are read.
fn known(name: &str) -> Option<&'static str> {
    NAMES.iter().copied().find(|known| *known == name)
}

fn list(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A machine with files and an environment.
    fn broker(files: &[(&str, &str)], environment: &[(&str, &str)]) -> Option<LocalBroker> {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let pairs = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        LocalBroker::find(root.path(), pairs).unwrap()
    }

    fn address(broker: Option<&LocalBroker>) -> (String, String, String) {
        let Listener { address, protocol, origin } = broker.unwrap().listener().unwrap();
        (address, protocol, origin.to_string().rsplit('/').next().unwrap().trim_end_matches('\'').to_owned())
    }

    fn dirs(broker: Option<&LocalBroker>) -> String {
        let (dirs, origin) = broker.unwrap().log_dirs().unwrap();
        let dirs: Vec<String> = dirs.iter().map(|dir| dir.display().to_string()).collect();
        format!("{} by {}", dirs.join(" "), origin.to_string().rsplit('/').next().unwrap())
    }

    #[test]
    fn apaches_image_has_a_file_made_of_the_environment() {
        let file = "process.roles=broker,controller\nlisteners=CONTROLLER://localhost:29093,PLAINTEXT_HOST://0.0.0.0:9092,PLAINTEXT://localhost:19092\n\
            controller.listener.names=CONTROLLER\nlistener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PLAINTEXT_HOST:PLAINTEXT\n\
            log.dirs=/tmp/kraft-combined-logs\n";
        let found = broker(&[("opt/kafka/config/server.properties", file)], &[("KAFKA_HEAP_OPTS", "-Xmx1g")]);
        assert_eq!(
            address(found.as_ref()),
            ("localhost:9092".into(), "PLAINTEXT".into(), "server.properties".into())
        );
        assert_eq!(dirs(found.as_ref()), "/tmp/kraft-combined-logs by server.properties'");
    }

    #[test]
    fn confluents_image_has_a_sample_beside_the_file_that_counts() {
        let files = [
            ("etc/kafka/server.properties", "listeners=PLAINTEXT://:9092\nlog.dirs=/var/lib/kafka\n"),
            (
                "etc/kafka/kafka.properties",
                "advertised.listeners=PLAINTEXT://broker:29092\nlog.dirs=/var/lib/kafka/data\n",
            ),
        ];
        let environment = [
            ("KAFKA_LISTENERS", "TLS://broker:29093,PLAINTEXT://broker:29092"),
            ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "TLS:SSL"),
        ];
        let found = broker(&files, &environment);
        assert_eq!(address(found.as_ref()).0, "broker:29092");
        assert!(address(found.as_ref()).2.contains("KAFKA_LISTENERS"));
        assert_eq!(dirs(found.as_ref()), "/var/lib/kafka/data by kafka.properties'");
        let dirs_of_environment = broker(&files, &[("KAFKA_LOG_DIRS", "/a, /b")]);
        assert!(dirs(dirs_of_environment.as_ref()).starts_with("/a /b by "));
    }

    #[test]
    fn bitnamis_image_has_names_of_its_own() {
        let environment = [
            ("KAFKA_CFG_LISTENERS", "CLIENT://:9092,CONTROLLER://:9093"),
            ("KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT"),
            ("KAFKA_CFG_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            ("KAFKA_CFG_LOG_DIR", "/bitnami/kafka/data"),
        ];
        let found = broker(&[("opt/bitnami/kafka/config/server.properties", "")], &environment);
        let (address, protocol, _) = address(found.as_ref());
        assert_eq!((address.as_str(), protocol.as_str()), ("localhost:9092", "SASL_SSL"));
        assert!(dirs(found.as_ref()).starts_with("/bitnami/kafka/data by "));
    }

    #[test]
    fn trust_of_the_broker_goes_with_tls_alone() {
        let tls =
            "listeners=SSL://:9093\nssl.truststore.location=/certs/trust.jks\nssl.truststore.password=x\n";
        let found = broker(&[("tmp/strimzi.properties", tls)], &[]).unwrap();
        let names: Vec<String> =
            found.layers().iter().flat_map(|layer| layer.entries.keys().cloned()).collect();
        assert_eq!(
            names,
            ["bootstrap.servers", "security.protocol", "ssl.truststore.location", "ssl.truststore.password"]
        );
        let plain = broker(
            &[("tmp/strimzi.properties", tls)],
            &[("KAFKA_LISTENERS", "PLAINTEXT://:9092,SSL://:9093")],
        );
        assert_eq!(plain.unwrap().layers().len(), 1);
    }

    #[test]
    fn a_controller_listens_to_no_clients_and_most_machines_have_no_broker() {
        let controller =
            "process.roles=controller\nlisteners=CONTROLLER://:9093\ncontroller.listener.names=CONTROLLER\n";
        let found = broker(&[("opt/kafka/config/server.properties", controller)], &[]).unwrap();
        assert!(found.listener().is_none() && found.layers().is_empty() && found.log_dirs().is_none());
        assert!(broker(&[], &[("KAFKA_OPTS", "-Dx"), ("KAFKA_LISTENERS", " ")]).is_none());
    }
}
