//! The configuration of a broker on this machine: its properties file and, in a container, the environment from which the image
//! generates that file. It says where the broker listens and where its logs are, and applies if the user names nothing else.
//!
//! Whoever can write such a file could redirect everybody's commands. So a file is trusted only if root or the user owns it and all
//! folders above it, and nobody else may write there; and an address is used only if it is one of this machine.

use std::collections::BTreeMap;
use std::net::{IpAddr, TcpListener, ToSocketAddrs};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::{Layer, Origin, Value, read_properties};
use crate::error::Result;

/// The property files of brokers in images and packages, relative to the root. Files that are generated at startup come before files
/// that are part of the image.
const FILES: &[&str] = &[
    // Images of Confluent.
    "etc/kafka/kafka.properties",
    // Image and archive of Apache; before 4.0 with a folder for brokers without ZooKeeper.
    "opt/kafka/config/server.properties",
    "opt/kafka/config/kraft/server.properties",
    // Image of Bitnami.
    "opt/bitnami/kafka/config/server.properties",
    // Packages.
    "etc/kafka/server.properties",
];

/// Prefixes of the images for variables that hold a property; the longer one first.
const PREFIXES: &[&str] = &["KAFKA_CFG_", "KAFKA_"];

/// The properties that are read.
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

/// The protocols of listeners, in order of preference: the one that needs the fewest settings first.
const PROTOCOLS: &[&str] = &["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

/// The configuration of a broker on this machine.
#[derive(Debug)]
pub struct LocalBroker(BTreeMap<&'static str, (String, Origin)>);

/// A listener for clients.
#[derive(Debug, PartialEq, Eq)]
struct Listener {
    address: String,
    protocol: String,
    origin: Origin,
}

impl LocalBroker {
    /// The broker of this machine; `None` if no configuration was found.
    pub fn here() -> Result<Option<Self>> {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self::find(Path::new("/"), std::env::vars_os().filter_map(text))
    }

    /// The broker of a machine with this root and this environment; the environment takes precedence over the file.
    fn find(root: &Path, environment: impl Iterator<Item = (String, String)>) -> Result<Option<Self>> {
        let mut found = BTreeMap::new();
        if let Some(file) = FILES.iter().map(|file| root.join(file)).find(|file| is_trusted(file)) {
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

    /// Of the listeners on this machine for brokers and clients, the one that needs the fewest settings.
    fn listener(&self, is_here: impl Fn(&str) -> bool) -> Option<Listener> {
        let name = ["listeners", "advertised.listeners"].into_iter().find(|name| self.get(name).is_some())?;
        let controllers: Vec<&str> = list(self.get("controller.listener.names")).collect();
        let protocols: BTreeMap<&str, &str> = list(self.get("listener.security.protocol.map"))
            .filter_map(|pair| pair.split_once(':'))
            .collect();
        let listeners = list(self.get(name)).filter_map(|listener| {
            let (own, address) = listener.split_once("://")?;
            // A listener that is named like a protocol needs no entry in the map.
            let protocol = protocols.get(own).copied().unwrap_or(own).to_uppercase();
            let rank = PROTOCOLS.iter().position(|known| *known == protocol)?;
            let (host, port) = address.rsplit_once(':')?;
            let host = if matches!(host, "" | "0.0.0.0" | "[::]") { "localhost" } else { host };
            let address = format!("{host}:{port}");
            (!controllers.contains(&own) && is_here(host))
                .then(|| (rank, Listener { address, protocol, origin: self.origin(name) }))
        });
        listeners.min_by_key(|(rank, _)| *rank).map(|(_, listener)| listener)
    }

    /// The settings that a client of the listener needs: address, protocol and trust store.
    pub(super) fn layers(&self) -> Vec<Layer> {
        self.layers_of(self.listener(is_of_this_machine))
    }

    fn layers_of(&self, listener: Option<Listener>) -> Vec<Layer> {
        let Some(Listener { address, protocol, origin }) = listener else { return Vec::new() };
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

    /// The log dirs of the broker, and the origin of the setting.
    pub fn log_dirs(&self) -> Option<(Vec<PathBuf>, Origin)> {
        let name = ["log.dirs", "log.dir"].into_iter().find(|name| self.get(name).is_some())?;
        Some((list(self.get(name)).map(PathBuf::from).collect(), self.origin(name)))
    }
}

/// Whether only root and the user can have written a file: they own it and every folder above it, and no one else may write there.
/// In a folder such as /tmp, where nobody can rename files of others, a folder of the user's own is safe.
fn is_trusted(file: &Path) -> bool {
    const OTHERS_WRITE: u32 = 0o002;
    const GROUP_WRITES: u32 = 0o020;
    const STICKY: u32 = 0o1000;
    let Ok(file) = file.canonicalize() else { return false };
    let user = rustix::process::geteuid().as_raw();
    file.ancestors().enumerate().all(|(height, path)| {
        let Ok(metadata) = path.metadata() else { return false };
        let is_owned = [0, user].contains(&metadata.uid());
        let others_write = metadata.mode() & OTHERS_WRITE != 0
            // Members of the group root are as trusted as root.
            || (metadata.mode() & GROUP_WRITES != 0 && metadata.gid() != 0);
        let is_right_kind = if height == 0 { metadata.is_file() } else { metadata.is_dir() };
        is_right_kind && is_owned && (!others_write || (height > 1 && metadata.mode() & STICKY != 0))
    })
}

/// Whether the host of a listener is this machine: only in that case can a socket be bound there.
fn is_of_this_machine(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let is_own = |ip: IpAddr| ip.is_loopback() || ip.is_unspecified() || TcpListener::bind((ip, 0)).is_ok();
    (host, 0)
        .to_socket_addrs()
        .is_ok_and(|mut found| found.len() > 0 && found.all(|address| is_own(address.ip())))
        || super::address::is_localhost(host)
}

/// The constant for a property name, if the property is one that is read.
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
        let Listener { address, protocol, origin } = broker.unwrap().listener(|_| true).unwrap();
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
        let found = broker(&[("etc/kafka/server.properties", tls)], &[]).unwrap();
        let names: Vec<String> =
            found.layers().iter().flat_map(|layer| layer.entries.keys().cloned()).collect();
        assert_eq!(
            names,
            ["bootstrap.servers", "security.protocol", "ssl.truststore.location", "ssl.truststore.password"]
        );
        let plain = broker(
            &[("etc/kafka/server.properties", tls)],
            &[("KAFKA_LISTENERS", "PLAINTEXT://:9092,SSL://:9093")],
        );
        assert_eq!(plain.unwrap().layers().len(), 1);
    }

    #[test]
    fn a_controller_listens_to_no_clients_and_most_machines_have_no_broker() {
        let controller =
            "process.roles=controller\nlisteners=CONTROLLER://:9093\ncontroller.listener.names=CONTROLLER\n";
        let found = broker(&[("opt/kafka/config/server.properties", controller)], &[]).unwrap();
        assert!(
            found.listener(|_| true).is_none() && found.layers().is_empty() && found.log_dirs().is_none()
        );
        assert!(broker(&[], &[("KAFKA_OPTS", "-Dx"), ("KAFKA_LISTENERS", " ")]).is_none());
    }

    #[test]
    fn a_listener_elsewhere_is_not_the_broker_of_this_machine() {
        for (host, is_here) in [
            ("", true),
            ("0.0.0.0", true),
            ("[::]", true),
            ("127.0.0.1", true),
            ("[::1]", true),
            ("localhost", true),
            ("192.0.2.1", false),
            ("[2001:db8::1]", false),
            ("nowhere.invalid", false),
        ] {
            let found = broker(&[], &[("KAFKA_LISTENERS", &format!("PLAINTEXT://{host}:9092"))]).unwrap();
            assert_eq!(found.layers().len(), usize::from(is_here), "{host}");
        }
        // Of several the one that is here counts.
        let both = "PLAINTEXT://192.0.2.1:9092,OTHER://127.0.0.1:9093";
        let map = "OTHER:SASL_SSL,PLAINTEXT:PLAINTEXT";
        let found =
            broker(&[], &[("KAFKA_LISTENERS", both), ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", map)]).unwrap();
        assert_eq!(found.listener(is_of_this_machine).unwrap().address, "127.0.0.1:9093");
    }

    #[test]
    fn a_file_that_others_may_write_is_not_believed() {
        use std::os::unix::fs::{PermissionsExt, chown, symlink};
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("etc/kafka");
        let file = folder.join("server.properties");
        fs::create_dir_all(&folder).unwrap();
        fs::write(&file, "listeners=PLAINTEXT://:9092\n").unwrap();
        let is_found = || LocalBroker::find(root.path(), std::iter::empty()).unwrap().is_some();
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        set(&folder, 0o755);
        set(&file, 0o644);
        assert!(is_found());
        for (path, mode) in [
            (&file, 0o646),
            (&folder, 0o757),
            (&folder, 0o1777),
            (&folder.parent().unwrap().to_owned(), 0o777),
        ] {
            let before = path.metadata().unwrap().permissions().mode();
            set(path, mode);
            assert!(!is_found(), "{} {mode:o}", path.display());
            set(path, before);
        }
        // Only root can give files away.
        if rustix::process::geteuid().is_root() {
            for path in [&file, &folder] {
                chown(path, Some(65534), None).unwrap();
                assert!(!is_found(), "{}", path.display());
                chown(path, Some(0), None).unwrap();
            }
            chown(&file, None, Some(65534)).unwrap();
            set(&file, 0o664);
            assert!(!is_found());
            set(&file, 0o644);
        }
        // What a link leads to counts, not the link.
        let open = root.path().join("open");
        fs::create_dir(&open).unwrap();
        fs::rename(&file, open.join("file")).unwrap();
        symlink(open.join("file"), &file).unwrap();
        assert!(is_found());
        set(&open, 0o777);
        assert!(!is_found());
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(!is_found());
    }
}
