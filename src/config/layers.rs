//! The layers of settings and their order: dedicated option, `-X`, `--command-config`, environment, context, default.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::address::Address;
use super::contexts::ConfigFile;
use super::guard::{Guard, Guarded, guard_of, stricter};
use super::known_clusters::KnownContext;
use super::local_broker::LocalBroker;
use super::masks::has_secrets;
use super::places::{Place, Said, Target, are_among, understood, withhold_logins};
use super::secret::secret_on_command_line;
use super::{Layer, Origin, Settings, Value, names};
use crate::error::{Error, Kind, Result};
use crate::util::{properties, text};

/// The bootstrap address if none is given.
const DEFAULT_BOOTSTRAP: &str = "localhost:9092";

/// The values given in one place: the command line or the environment.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// `--bootstrap-server`.
    pub bootstrap_server: Option<String>,
    /// `--context`.
    pub context: Option<String>,
    /// `--command-config`.
    pub command_config: Option<PathBuf>,
    /// `-X`, each `KEY=VALUE`.
    pub properties: Vec<String>,
    /// `--connect-url`.
    pub connect_urls: Vec<String>,
    /// `--registry-url`.
    pub registry_urls: Vec<String>,
}

/// Everything that was given.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// On the command line.
    pub options: Given,
    /// In `KAFKACTL_...` variables.
    pub environment: Given,
}

impl Request {
    /// The request with a context named on the command line; unchanged without a name.
    #[must_use]
    pub fn in_context(&self, name: Option<&str>) -> Self {
        let mut request = self.clone();
        if let Some(name) = name {
            request.options.context = Some(name.to_owned());
        }
        request
    }

    /// The URLs of Connect workers; the command line takes precedence.
    pub fn connect_urls(&self) -> &[String] {
        let given = [&self.options.connect_urls, &self.environment.connect_urls];
        given.into_iter().find(|urls| !urls.is_empty()).map_or(&[][..], |urls| urls)
    }

    /// The URLs of schema registries; the command line takes precedence.
    pub fn registry_urls(&self) -> &[String] {
        let given = [&self.options.registry_urls, &self.environment.registry_urls];
        given.into_iter().find(|urls| !urls.is_empty()).map_or(&[][..], |urls| urls)
    }

    /// The address and the properties of a new context, including those of a property file. Imported entries have the lowest
    /// precedence.
    pub fn as_context(
        &self,
        imported: Vec<(String, Value)>,
    ) -> Result<(Option<String>, BTreeMap<String, Value>)> {
        let layers = [
            given(&self.options, Origin::Property, |_| Origin::Property)?,
            given(&self.environment, Origin::Property, |_| Origin::Property)?,
        ];
        let imported = Layer::new(Origin::Property, imported);
        let settings = Settings::merged(layers.into_iter().flatten().chain([imported]));
        let address = settings.text("bootstrap.servers")?;
        let others = settings.0.into_iter().filter(|(name, _)| name != "bootstrap.servers");
        Ok((address, others.map(|(name, setting)| (name, setting.value)).collect()))
    }
}

/// The resolved settings.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// The settings of the connection.
    pub settings: Settings,
    /// The context that was used.
    pub context: Option<String>,
    /// The guard that applies, the strictest of: that of the context, and those of contexts with the same address.
    pub guard: Option<Guard>,
    /// Whether the context was named on the command line.
    pub context_was_named: bool,
    /// URLs of Connect workers; empty if none are given.
    pub connect_urls: Vec<String>,
    /// URLs of schema registries; empty if none are given.
    pub registry_urls: Vec<String>,
    /// Logins that were left out because they must not be sent to the address: one sentence each.
    pub withheld: Vec<String>,
    /// A sentence about the address in the environment that is ignored, because `--context` names another cluster.
    pub conflict: Option<String>,
    pub warnings: Vec<String>,
    target: Option<Target>,
    addresses: Vec<Address>,
    /// Whether the address is one of the context's own.
    is_at_home: bool,
    guarded: Vec<Guarded>,
    /// The resolved settings of services with a REST interface.
    services: Vec<Self>,
}

impl Resolved {
    /// The resolved settings of a service.
    #[must_use]
    pub fn of(&self, target: Target) -> Self {
        self.services.iter().find(|service| service.target == Some(target)).unwrap_or(self).clone()
    }

    /// The place of a change, for questions: the context and the first address.
    pub fn place(&self, addresses: &str) -> String {
        let mut addresses = addresses.split(',').map(str::trim);
        let first = addresses.next().unwrap_or_default();
        let more = match addresses.count() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        match &self.context {
            Some(context) => format!("{context} ({first}{more})"),
            None => format!("{first}{more}"),
        }
    }

    /// Adds the guards of all contexts that have an address on the same machine and port.
    #[must_use]
    pub fn with_guards_of_machines(mut self) -> Self {
        if let Some(target) = self.target {
            let other = Guarded::of_machines(&self.guarded, target, &self.addresses);
            self.guard = stricter(self.guard.take(), self.is_at_home, other);
        }
        self
    }

    /// Whether a guard may apply that only the cluster's own metadata can reveal.
    pub fn may_be_guarded(&self) -> bool {
        !self.guarded.is_empty() && self.guard.as_ref().is_none_or(|guard| !guard.read_only)
    }

    /// Adds the guards of all contexts that have the address of one of the cluster's brokers, or that led to a cluster with this
    /// id.
    #[must_use]
    pub fn with_guards_of_cluster(
        mut self,
        brokers: impl IntoIterator<Item = (String, u16)>,
        cluster_id: Option<&str>,
    ) -> Self {
        let address = |(host, port): (String, u16)| Address { host: host.to_ascii_lowercase(), port };
        let brokers: Vec<Address> = brokers.into_iter().map(address).collect();
        let other = Guarded::of_cluster(&self.guarded, &brokers, cluster_id);
        self.guard = stricter(self.guard.take(), self.is_at_home, other);
        self
    }

    /// The context if it has a guard and its own addresses are used: the id of its cluster can be stored.
    pub fn known_context(&self) -> Option<KnownContext> {
        let is_home = self.target == Some(Target::Brokers) && self.is_at_home;
        let context = self.context.as_ref().filter(|_| is_home)?;
        let guarded = self.guarded.iter().find(|guarded| guarded.context() == context)?;
        Some(guarded.known_context())
    }
}

/// Merges the layers.
///
/// The command line takes precedence over the environment, and the environment over the config file. A context named on the command
/// line takes precedence over addresses in the environment. An address without a context uses no context at all.
pub fn resolve(request: &Request) -> Result<Resolved> {
    let Request { options, environment } = request;
    let file = ConfigFile::read()?;
    let typed = said(
        options,
        (Place::CommandLine, "the command line"),
        given(options, Origin::Option("--bootstrap-server"), |_| Origin::Property)?,
    );
    let mut variables = said(
        environment,
        (Place::Environment, "the environment"),
        given(environment, Origin::Environment("KAFKACTL_BOOTSTRAP_SERVER"), Origin::Environment)?,
    );
    let named = if options.context.is_some() || has_address(&typed) {
        options.context.as_ref()
    } else if environment.context.is_some() || has_address(&variables) {
        environment.context.as_ref()
    } else {
        file.current.as_ref()
    };
    let context = named.map(|name| Ok((name, file.context(name)?))).transpose()?;
    let of_context = context.map(|(name, context)| Said::of_context(name, context));
    let mut warnings: Vec<String> = file.warning().into_iter().collect();
    let targets = [Target::Brokers, Target::Connect, Target::Registry];
    let mut conflicts: [Option<String>; 3] = [const { None }; 3];
    if let (Some(name), Some(own)) = (&options.context, &of_context) {
        for (target, conflict) in targets.into_iter().zip(&mut conflicts) {
            *conflict = yield_to_context(&mut variables, own, &typed, name, target)?;
        }
    }
    let all: Vec<Said> = [typed, variables].into_iter().chain(of_context).collect();
    let is_open = all
        .iter()
        .map(|said| said.addresses(Target::Brokers))
        .all(|found| found.is_ok_and(|found| found.is_empty()));
    // What the configuration of a local broker says applies to its own address only.
    let here = if is_open { LocalBroker::here() } else { Ok(None) };
    let here = here.unwrap_or_else(|error| {
        warnings.push(format!("the broker configuration of this machine is ignored: {}", error.message()));
        None
    });
    let of_broker: Vec<Layer> = here.iter().flat_map(LocalBroker::layers).collect();
    let guarded = Guarded::all(&file);
    let urls = |target| -> Result<Vec<String>> {
        let found = all.iter().map(|said| said.addresses(target)).collect::<Result<Vec<_>>>()?;
        Ok(found.into_iter().find(|urls| !urls.is_empty()).unwrap_or_default())
    };
    let common = Resolved {
        context_was_named: options.context.is_some(),
        connect_urls: urls(Target::Connect)?,
        registry_urls: urls(Target::Registry)?,
        guarded,
        warnings,
        ..Resolved::default()
    };
    let own_guard = context.and_then(|(name, context)| guard_of(name, context));
    let mut services = Vec::new();
    for (target, conflict) in targets.into_iter().zip(conflicts) {
        let mut all = all.clone();
        let broker_address =
            of_broker.first().map(|layer| format!("the address that {} names", layer.origin));
        let withheld =
            withhold_logins(&mut all, target, common.context_was_named, broker_address.as_deref())?;
        let written = urls(target)?;
        let own =
            context.map(|(name, context)| Said::of_context(name, context).addresses(target)).transpose()?;
        let is_at_home = own.is_some_and(|own| are_among(&written, &own));
        // A service of a context that was not named does not belong to an address that was given.
        let is_foreign =
            target != Target::Brokers && !written.is_empty() && !is_at_home && !common.context_was_named;
        let default = [("bootstrap.servers".to_owned(), Value::Literal(DEFAULT_BOOTSTRAP.to_owned()))];
        let layers = all.into_iter().flat_map(|said| said.layers);
        let settings = Settings::merged(
            layers.chain(of_broker.iter().cloned()).chain([Layer::new(Origin::Default, default)]),
        );
        let addresses = match target {
            Target::Brokers => {
                let servers = settings.text("bootstrap.servers")?.unwrap_or_default();
                Address::list(&servers).unwrap_or_default()
            }
            Target::Connect | Target::Registry => understood(target, &written),
        };
        let own_guard = own_guard.clone().filter(|_| !is_foreign);
        let other = Guarded::of_addresses(&common.guarded, target, &addresses);
        services.push(Resolved {
            settings,
            context: context.map(|(name, _)| name.clone()).filter(|_| !is_foreign),
            guard: stricter(own_guard, is_at_home, other),
            withheld,
            conflict,
            target: Some(target),
            addresses,
            is_at_home,
            ..common.clone()
        });
    }
    let brokers = services.remove(0);
    Ok(Resolved { services, ..brokers })
}

fn said(given: &Given, (place, name): (Place, &str), layers: Vec<Layer>) -> Said {
    Said {
        place,
        name: name.to_owned(),
        layers,
        connect_urls: given.connect_urls.clone(),
        registry_urls: given.registry_urls.clone(),
        given_up: Vec::new(),
    }
}

/// Whether the place names an address of a service.
fn has_address(said: &Said) -> bool {
    !said.connect_urls.is_empty()
        || said.layers.iter().any(|layer| layer.entries.contains_key("bootstrap.servers"))
}

/// Drops addresses of the environment if the named context has its own. Returns a sentence if they differ.
fn yield_to_context(
    variables: &mut Said,
    context: &Said,
    typed: &Said,
    name: &str,
    target: Target,
) -> Result<Option<String>> {
    let (theirs, own) = (variables.addresses(target)?, context.addresses(target)?);
    if own.is_empty() || theirs.is_empty() {
        return Ok(None);
    }
    let origin = variables.give_up_addresses(target, theirs.clone()).unwrap_or_default();
    let differs = typed.addresses(target)?.is_empty() && !are_among(&theirs, &own);
    Ok(differs.then(|| {
        format!("the address in {origin} is ignored: context '{name}' of --context has another address")
    }))
}

/// The layers of one place, the one with the highest precedence first. `of_property` gives the origin of a property.
fn given(given: &Given, address: Origin, of_property: impl Fn(&'static str) -> Origin) -> Result<Vec<Layer>> {
    let mut layers = Vec::new();
    if let Some(servers) = &given.bootstrap_server {
        let servers = ("bootstrap.servers".to_owned(), Value::Literal(servers.clone()));
        layers.push(Layer::new(address, [servers]));
    }
    let properties = given.properties.iter().map(|text| property(text)).collect::<Result<Vec<_>>>()?;
    layers.push(Layer::new(of_property("KAFKACTL_PROPERTY"), properties));
    if let Some(path) = &given.command_config {
        layers.push(Layer::new(Origin::CommandConfig(path.clone()), read_properties(path)?));
    }
    Ok(layers)
}

/// Parses `KEY=VALUE` of `-X`. Every user of the machine can read a command line, so secrets are refused.
pub(super) fn property(text: &str) -> Result<(String, Value)> {
    let Some((key, value)) = text.split_once('=').filter(|(key, _)| !key.trim().is_empty()) else {
        // The text is not quoted: it may be a secret whose key was forgotten.
        return Err(Error::new(Kind::Usage, "a value of -X does not have the form KEY=VALUE"));
    };
    let (key, value) = (key.trim(), Value::of_option(value.trim()));
    if let Value::Literal(text) = &value
        && (names::is_secret(names::java_name(key)) || has_secrets(text))
    {
        return Err(secret_on_command_line(key, "-X"));
    }
    Ok((key.to_owned(), value))
}

pub fn read_properties(path: &Path) -> Result<Vec<(String, Value)>> {
    let entries = properties::parse(&text::read_latin(path)?)
        .map_err(|error| Error::new(Kind::Usage, format!("'{}', {error}", path.display())))?;
    Ok(entries.into_iter().map(|(key, value)| (key, Value::Literal(value))).collect())
}

/// Reads a config file of kcat: lines of `KEY=VALUE` with librdkafka's names; those of topics may begin with `topic.`.
pub fn read_kcat_config(path: &Path) -> Result<Vec<(String, Value)>> {
    let text = text::read(path)?;
    let mut entries = Vec::new();
    for (number, line) in text.lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once('=') else {
            // The line is not quoted: it may be a secret.
            let message =
                format!("line {} of '{}' does not have the form KEY=VALUE", number + 1, path.display());
            return Err(Error::new(Kind::Usage, message));
        };
        let key = key.trim();
        // kcat supports these escapes of Java's, and no others.
        let value = value.trim().replace("\\:", ":").replace("\\=", "=");
        entries.push((key.strip_prefix("topic.").unwrap_or(key).to_owned(), Value::Literal(value)));
    }
    Ok(entries)
}
