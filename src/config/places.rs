//! The places where addresses and logins of services are given, and which login may be sent to which address.

use super::address::Address;
use super::contexts::Context;
use super::{Layer, Origin, Value, names};
use crate::error::Result;

/// The setting of Java serializers for the addresses of a registry.
const REGISTRY_URL: &str = "schema.registry.url";
const BOOTSTRAP: &str = "bootstrap.servers";

/// A service that commands connect to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Brokers,
    Connect,
    Registry,
}

/// A place, the one with the highest precedence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    CommandLine,
    Environment,
    Context,
}

/// The addresses and settings of one place.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) place: Place,
    /// The name of the place for messages.
    pub(super) name: String,
    pub(super) layers: Vec<Layer>,
    pub(super) connect_urls: Vec<String>,
    pub(super) registry_urls: Vec<String>,
    /// Addresses that were dropped, but to which the logins of this place belong.
    pub(super) given_up: Vec<(Target, Vec<String>)>,
}

impl Target {
    /// Prefix of the settings of a service with a REST interface.
    fn prefix(self) -> Option<&'static str> {
        match self {
            Self::Brokers => None,
            Self::Connect => Some("connect."),
            Self::Registry => Some("schema.registry."),
        }
    }

    /// Settings with further addresses that secrets are sent to: token endpoints and proxies.
    fn detours(self) -> &'static [&'static str] {
        match self {
            Self::Brokers => &["sasl.oauthbearer.token.endpoint.url"],
            Self::Connect => &["connect.bearer.auth.issuer.endpoint.url", "connect.proxy.url"],
            Self::Registry => {
                &["schema.registry.bearer.auth.issuer.endpoint.url", "schema.registry.proxy.url"]
            }
        }
    }

    /// Whether a setting is a secret that is sent. Passwords of key stores are not.
    fn sends(self, name: &str) -> bool {
        let of_login = match self.prefix() {
            None => name.starts_with("sasl."),
            Some(prefix) => name.strip_prefix(prefix).is_some_and(|own| !own.starts_with("ssl.")),
        };
        of_login && names::is_secret(name)
    }
}

impl Said {
    /// The addresses and settings of a context.
    pub(super) fn of_context(name: &str, context: &Context) -> Self {
        let origin = Origin::Context(name.to_owned());
        let servers = context.bootstrap_servers.clone().map(Value::Literal);
        let servers = servers.map(|servers| (BOOTSTRAP.to_owned(), servers));
        let properties = context.properties.iter().map(|(key, value)| (key.clone(), value.clone()));
        Self {
            place: Place::Context,
            name: origin.to_string(),
            layers: vec![Layer::new(origin, properties.chain(servers))],
            connect_urls: context.connect_urls.clone(),
            registry_urls: context.registry_urls.clone(),
            given_up: Vec::new(),
        }
    }

    /// The value of a setting in this place, and its origin.
    fn get(&self, name: &str) -> Option<(&Value, &Origin)> {
        self.layers.iter().find_map(|layer| Some((layer.entries.get(name)?, &layer.origin)))
    }

    /// The addresses of a service as written.
    pub(super) fn addresses(&self, target: Target) -> Result<Vec<String>> {
        let listed = |name: &str| -> Result<Vec<String>> {
            let text = self.get(name).map(|(value, _)| value.text(name)).transpose()?.unwrap_or_default();
            Ok(text.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect())
        };
        match target {
            Target::Brokers => listed(BOOTSTRAP),
            Target::Connect => Ok(self.connect_urls.clone()),
            Target::Registry if self.registry_urls.is_empty() => listed(REGISTRY_URL),
            Target::Registry => Ok(self.registry_urls.clone()),
        }
    }

    /// The valid addresses of a service. No command is run to get one: it might ask for input.
    pub(super) fn places(&self, target: Target) -> Vec<Address> {
        let is_of_command = [BOOTSTRAP, REGISTRY_URL]
            .into_iter()
            .any(|name| self.get(name).is_some_and(|(value, _)| matches!(value, Value::Command(_))));
        if is_of_command {
            return Vec::new();
        }
        understood(target, &self.addresses(target).unwrap_or_default())
    }

    /// Drops the addresses of a service; returns their origin.
    pub(super) fn give_up_addresses(&mut self, target: Target, addresses: Vec<String>) -> Option<String> {
        self.given_up.push((target, addresses));
        let (name, variable) = match target {
            Target::Brokers => (Some(BOOTSTRAP), ""),
            Target::Connect => (None, "environment variable KAFKACTL_CONNECT_URL"),
            Target::Registry => (Some(REGISTRY_URL), "environment variable KAFKACTL_REGISTRY_URL"),
        };
        let urls = match target {
            Target::Brokers => Vec::new(),
            Target::Connect => std::mem::take(&mut self.connect_urls),
            Target::Registry => std::mem::take(&mut self.registry_urls),
        };
        let mut origin = (!urls.is_empty()).then(|| variable.to_owned());
        for layer in &mut self.layers {
            if name.is_some_and(|name| layer.entries.remove(name).is_some()) {
                origin.get_or_insert_with(|| layer.origin.to_string());
            }
        }
        origin
    }

    /// Removes the login for a service; returns whether there was one.
    fn drop_login(&mut self, target: Target) -> bool {
        let mut had_one = false;
        for layer in &mut self.layers {
            let before = layer.entries.len();
            layer.entries.retain(|name, _| !target.sends(name));
            had_one |= layer.entries.len() < before;
        }
        had_one
    }
}

/// The valid addresses among those written.
pub(super) fn understood(target: Target, written: &[String]) -> Vec<Address> {
    let address = |text: &String| match target {
        Target::Brokers => Address::list(text).ok()?.pop(),
        Target::Connect | Target::Registry => Address::of_url(text),
    };
    written.iter().filter_map(address).collect()
}

/// A normal form of an address. A login must not go to HTTP instead of HTTPS, or to another path, so both are part of it.
fn one_form(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
    let path = rest.find('/').map_or("", |start| &rest[start..]).trim_end_matches('/');
    let address = Address::of_url(text).map(|address| address.to_string());
    format!("{}://{}{path}", scheme.to_ascii_lowercase(), address.as_deref().unwrap_or(rest))
}

/// Whether each of our addresses is one of theirs, in whatever form.
pub(super) fn are_among(ours: &[String], theirs: &[String]) -> bool {
    let theirs: Vec<String> = theirs.iter().map(|text| one_form(text)).collect();
    ours.iter().all(|text| theirs.contains(&one_form(text)))
}

/// Removes logins that must not be sent to the address of the service; returns a sentence for each.
///
/// A secret is sent to the addresses that were given with it. It is also sent to addresses on the command line, if the secret or
/// the name of its context is there, too. A variable may hold a login alone, for an address that is given elsewhere. No login is
/// sent to the address of a local broker's file.
pub(super) fn withhold_logins(
    said: &mut [Said],
    target: Target,
    context_was_named: bool,
    of_broker: Option<&str>,
) -> Result<Vec<String>> {
    let mut aims = vec![said.iter().map(|said| said.addresses(target)).collect::<Result<Vec<_>>>()?];
    for detour in target.detours() {
        let url = |said: &Said| said.get(detour).map(|(value, _)| value.text(detour)).transpose();
        let urls = said.iter().map(|said| Ok(url(said)?.into_iter().collect()));
        aims.push(urls.collect::<Result<Vec<Vec<String>>>>()?);
    }
    let refused_by = |index: usize, said: &[Said]| {
        aims.iter().find_map(|aim| {
            let chosen = aim.iter().position(|addresses| !addresses.is_empty())?;
            let to = &aim[chosen];
            let given_up = said[index].given_up.iter().find(|(other, _)| *other == target);
            let own = given_up.map_or(&aim[index], |(_, addresses)| addresses);
            let is_allowed = index == chosen
                || match said[index].place {
                    Place::CommandLine => true,
                    Place::Environment => own.is_empty(),
                    Place::Context => context_was_named && said[chosen].place == Place::CommandLine,
                }
                || (!own.is_empty() && are_among(to, own));
            (!is_allowed).then(|| format!("the addresses of {}", said[chosen].name))
        })
    };
    let is_open = aims[0].iter().all(Vec::is_empty);
    let mut sentences = Vec::new();
    for index in 0..said.len() {
        let aim = match of_broker {
            Some(address) if is_open => Some(address.to_owned()),
            _ => refused_by(index, said),
        };
        if let Some(aim) = aim
            && said[index].drop_login(target)
        {
            let name = &said[index].name;
            sentences.push(format!("the login of {name} is not sent to {aim}, which it was not given for"));
        }
    }
    Ok(sentences)
}
