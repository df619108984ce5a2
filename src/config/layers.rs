//! The layers of settings and their order: dedicated option, `-X`, `--command-config`, environment, context, default.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::contexts::{ConfigFile, Context};
use super::local_broker::LocalBroker;
use super::secret::secret_on_command_line;
use super::{Layer, Origin, Settings, Value, names};
use crate::error::{Error, Result, Status};
use crate::util::{properties, text};

/// Where brokers are looked for when nobody says.
const DEFAULT_BOOTSTRAP: &str = "localhost:9092";

/// What serializers of Java clients call the addresses of a registry.
const REGISTRY_URL: &str = "schema.registry.url";

/// What was given, on the command line or in the environment.
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

impl Given {
    /// Whether it says where something is.
    fn has_address(&self, layers: &[Layer]) -> bool {
        !self.connect_urls.is_empty()
            || layers.iter().any(|layer| layer.entries.contains_key("bootstrap.servers"))
    }
}

/// All that was given.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// On the command line.
    pub options: Given,
    /// In `KAFKACTL_...` variables.
    pub environment: Given,
}

impl Request {
    /// The base URLs of Connect workers that were given.
    pub fn connect_urls(&self) -> &[String] {
        let given = [&self.options.connect_urls, &self.environment.connect_urls];
        given.into_iter().find(|urls| !urls.is_empty()).map_or(&[][..], |urls| urls)
    }

    /// The base URLs of schema registries that were given.
    pub fn registry_urls(&self) -> &[String] {
        let given = [&self.options.registry_urls, &self.environment.registry_urls];
        given.into_iter().find(|urls| !urls.is_empty()).map_or(&[][..], |urls| urls)
    }

    /// What was given, as the address and the properties of a context; a file's entries among them. What is imported counts least.
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

/// What the layers come to.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// The settings of the connection.
    pub settings: Settings,
    /// The context whose settings are among them.
    pub context: Option<String>,
    /// The context whose protection holds: that context, or one that the address belongs to.
    pub guard: Option<Guard>,
    /// Whether the context was named on the command line.
    pub context_was_named: bool,
    /// Base URLs of Connect workers; none where nobody says.
    pub connect_urls: Vec<String>,
    /// Base URLs of schema registries; none where nobody says.
    pub registry_urls: Vec<String>,
    /// Whether the registry was given and is none of the context's.
    registry_is_foreign: bool,
    /// Whose protection holds for such a registry.
    registry_guard: Option<Guard>,
    /// What to warn of.
    pub warnings: Vec<String>,
}

impl Resolved {
    /// The same for a registry alone. Where it was given and is none of the context's, a context that was not named has no part in it,
    /// and no context's login goes there.
    #[must_use]
    pub fn for_registry(&self) -> Self {
        let mut own = self.clone();
        if own.registry_is_foreign {
            own.settings = own.settings.without_contexts();
            if !own.context_was_named {
                (own.context, own.guard) = (None, own.registry_guard.take());
            }
        }
        own
    }
}

/// What a context does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// The name of the context.
    pub context: String,
    /// Nothing may be changed.
    pub read_only: bool,
}

/// Puts the layers together.
///
/// An address that was given without a context uses no context at all: a password must not travel to a foreign host. A
/// variable in the environment names a context for an address that stands in the environment too.
pub fn resolve(request: &Request) -> Result<Resolved> {
    let Request { options, environment } = request;
    let file = ConfigFile::read()?;
    let layers = [
        given(options, Origin::Option("--bootstrap-server"), |_| Origin::Property)?,
        given(environment, Origin::Environment("KAFKACTL_BOOTSTRAP_SERVER"), Origin::Environment)?,
    ];
    let named = if options.context.is_some() || options.has_address(&layers[0]) {
        options.context.as_ref()
    } else if environment.context.is_some() || environment.has_address(&layers[1]) {
        environment.context.as_ref()
    } else {
        file.current.as_ref()
    };
    let context = named.map(|name| Ok((name, file.context(name)?))).transpose()?;
    let context_layer = context.map(|(name, context)| of_context(name, context));
    let default = Layer::new(
        Origin::Default,
        [("bootstrap.servers".to_owned(), Value::Literal(DEFAULT_BOOTSTRAP.to_owned()))],
    );
    let layers: Vec<Layer> = layers.into_iter().flatten().chain(context_layer).collect();
    // What a broker here says of itself goes with its own address, and with no other.
    let is_open = !layers.iter().any(|layer| layer.entries.contains_key("bootstrap.servers"));
    let mut warnings: Vec<String> = file.warning().into_iter().collect();
    let here = if is_open { LocalBroker::here() } else { Ok(None) };
    let here = here.unwrap_or_else(|error| {
        warnings.push(format!("the broker of this machine is not looked at: {}", error.message()));
        None
    });
    let of_broker = here.iter().flat_map(LocalBroker::layers);
    let settings = Settings::merged(layers.into_iter().chain(of_broker).chain([default]));
    let connect_urls = match request.connect_urls() {
        [] => context.map_or(&[][..], |(_, context)| &context.connect_urls),
        given => given,
    };
    let registry_urls = match request.registry_urls() {
        [] => context.map_or(&[][..], |(_, context)| &context.registry_urls).to_vec(),
        given => given.to_vec(),
    };
    // Property files of Java clients with serializers have it there.
    let of_clients = settings.text(REGISTRY_URL)?.filter(|_| registry_urls.is_empty());
    let registry_urls: Vec<String> = match of_clients {
        Some(urls) => urls.split(',').map(|url| url.trim().to_owned()).collect(),
        None => registry_urls,
    };
    let guard = match context {
        Some((name, context)) => guard_of(name, context),
        None => {
            let servers = settings.text("bootstrap.servers")?.unwrap_or_default();
            guard_of_address(&file, &servers, connect_urls, &registry_urls)
        }
    };
    // Brokers may be those of the context all the same.
    let is_foreign = |(_, context): (_, &Context)| {
        !request.registry_urls().is_empty() && !meet(&registry_urls, &context.registry_urls)
    };
    let registry_is_foreign = context.is_some_and(is_foreign);
    let registry_guard = guard_of_address(&file, "", &[], &registry_urls).filter(|_| registry_is_foreign);
    Ok(Resolved {
        settings,
        registry_is_foreign,
        registry_guard,
        context: context.map(|(name, _)| name.clone()),
        guard,
        context_was_named: options.context.is_some(),
        connect_urls: connect_urls.to_vec(),
        registry_urls,
        warnings,
    })
}

/// The layers of one place, the one that counts most first. `of_property` gives the origin of what the variable named holds.
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

/// `KEY=VALUE` of `-X`. Everyone on the machine can read a command line, so it holds no secret.
pub(super) fn property(text: &str) -> Result<(String, Value)> {
    let Some((key, value)) = text.split_once('=').filter(|(key, _)| !key.trim().is_empty()) else {
        // Not the text itself: it may be a secret whose key was forgotten.
        return Err(Error::new(Status::Usage, "a value of -X is not of the form KEY=VALUE"));
    };
    let (key, value) = (key.trim(), Value::of_option(value.trim()));
    if names::is_secret(names::java_name(key)) && matches!(value, Value::Literal(_)) {
        return Err(secret_on_command_line(key, "-X"));
    }
    Ok((key.to_owned(), value))
}

/// The entries of a Java property file.
pub fn read_properties(path: &Path) -> Result<Vec<(String, Value)>> {
    let entries = properties::parse(&text::read_latin(path)?)
        .map_err(|error| Error::new(Status::Usage, format!("'{}', {error}", path.display())))?;
    Ok(entries.into_iter().map(|(key, value)| (key, Value::Literal(value))).collect())
}

/// The entries of a config file of kcat, which are lines of `KEY=VALUE` with librdkafka's names; those of topics may begin with `topic.`.
pub fn read_kcat_config(path: &Path) -> Result<Vec<(String, Value)>> {
    let text = text::read(path)?;
    let mut entries = Vec::new();
    for (number, line) in text.lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once('=') else {
            // Not the line itself, which may be a secret.
            let message = format!("line {} of '{}' is not of the form KEY=VALUE", number + 1, path.display());
            return Err(Error::new(Status::Usage, message));
        };
        let key = key.trim();
        // kcat takes these escapes of Java's, and no others.
        let value = value.trim().replace("\\:", ":").replace("\\=", "=");
        entries.push((key.strip_prefix("topic.").unwrap_or(key).to_owned(), Value::Literal(value)));
    }
    Ok(entries)
}

fn of_context(name: &str, context: &Context) -> Layer {
    let servers = context.bootstrap_servers.clone().map(Value::Literal);
    let servers = servers.map(|servers| ("bootstrap.servers".to_owned(), servers));
    let properties = context.properties.iter().map(|(key, value)| (key.clone(), value.clone()));
    Layer::new(Origin::Context(name.to_owned()), properties.chain(servers))
}

fn guard_of(name: &str, context: &Context) -> Option<Guard> {
    let read_only = context.read_only;
    (context.protected || read_only).then(|| Guard { context: name.to_owned(), read_only })
}

/// The strictest protection of the contexts that one of the addresses belongs to.
fn guard_of_address(
    file: &ConfigFile,
    servers: &str,
    connect_urls: &[String],
    registry_urls: &[String],
) -> Option<Guard> {
    let addresses = |servers: &str| -> Vec<String> { servers.split(',').map(address).collect() };
    let ours = addresses(servers);
    let guards = file.contexts.iter().filter_map(|(name, context)| {
        let theirs = context.bootstrap_servers.as_deref().map(addresses).unwrap_or_default();
        let is_ours = theirs.iter().any(|server| ours.contains(server))
            || meet(connect_urls, &context.connect_urls)
            || meet(registry_urls, &context.registry_urls);
        is_ours.then(|| guard_of(name, context))?
    });
    guards.max_by_key(|guard| guard.read_only)
}

/// Whether one of some URLs is one of others.
fn meet(ours: &[String], theirs: &[String]) -> bool {
    theirs.iter().any(|url| ours.iter().any(|other| same_url(url, other)))
}

/// Whether two URLs lead to one server, however they are written.
fn same_url(one: &str, other: &str) -> bool {
    let plain = |url: &str| {
        let url = url.trim().trim_end_matches('/').to_ascii_lowercase();
        url.split_once("://").map_or(url.clone(), |(_, rest)| rest.to_owned())
    };
    plain(one) == plain(other)
}

/// An address in one form: lower case, with its port.
fn address(server: &str) -> String {
    let server = server.trim().to_ascii_lowercase();
    let server = server.split_once("://").map_or(server.as_str(), |(_, rest)| rest).to_owned();
    let has_port = server.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    if has_port { server } else { format!("{server}:9092") }
}
