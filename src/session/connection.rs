//! From settings with Java's names to the settings of a connection.

use std::net::ToSocketAddrs;
use std::time::Duration;

use super::tokens;
use crate::config::{Address, Jaas, Origin, Settings, Value, is_localhost, names, similar_name, stores};
use crate::error::{Error, Kind, Result};
use crate::kafka::{Authorities, ConnectionSettings, Login, Role, Tls, knows_property};
use crate::util::Secret;

/// The settings of a connection; warnings are added to `warnings`.
pub(super) fn connection(
    settings: &Settings,
    role: Role,
    timeout: Duration,
    warnings: &mut Vec<String>,
) -> Result<ConnectionSettings> {
    let protocol =
        settings.text("security.protocol")?.unwrap_or_else(|| "PLAINTEXT".to_owned()).to_uppercase();
    let (uses_tls, uses_sasl) = match protocol.as_str() {
        "PLAINTEXT" => (false, false),
        "SSL" => (true, false),
        "SASL_PLAINTEXT" => (false, true),
        "SASL_SSL" => (true, true),
        _ => {
            return Err(
                settings.wrong("security.protocol", "it is PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL")
            );
        }
    };
    if !uses_sasl && (settings.get("sasl.jaas.config").is_some() || settings.get("sasl.mechanism").is_some())
    {
        warnings.push(format!("the login is not used, as security.protocol is {protocol}"));
    }
    Ok(ConnectionSettings {
        role,
        bootstrap_servers: addresses(settings)?,
        tls: if uses_tls { Some(tls(settings)?) } else { None },
        login: if uses_sasl { Some(login(settings, timeout)?) } else { None },
        login_origin: login_origin(settings),
        properties: properties(settings, role, uses_tls, warnings)?,
        timeout,
        debug: "",
    })
}

/// The addresses, each as `host:port`. In an empty container nothing knows that `localhost` is this machine.
fn addresses(settings: &Settings) -> Result<String> {
    let servers = settings.text("bootstrap.servers")?.unwrap_or_default();
    let mut addresses = Address::list(&servers).map_err(|why| settings.wrong("bootstrap.servers", why))?;
    for address in &mut addresses {
        if is_localhost(&address.host) && ("localhost", 0).to_socket_addrs().is_err() {
            "127.0.0.1".clone_into(&mut address.host);
        }
    }
    Ok(addresses.iter().map(Address::to_string).collect::<Vec<_>>().join(","))
}

fn tls(settings: &Settings) -> Result<Tls> {
    let algorithm = settings.get("ssl.endpoint.identification.algorithm");
    // Java switches the check off with an empty text, librdkafka with "none".
    let algorithm =
        algorithm.map(|setting| setting.value.text("ssl.endpoint.identification.algorithm")).transpose()?;
    let verify_hostname = match algorithm.as_deref().map(str::to_ascii_lowercase).as_deref() {
        None | Some("https") => true,
        Some("" | "none") => false,
        Some(_) => {
            return Err(
                settings.wrong("ssl.endpoint.identification.algorithm", "it is https, or none for no check")
            );
        }
    };
    let verify_certificate =
        settings.text("enable.ssl.certificate.verification")?.is_none_or(|text| text != "false");
    let authorities = match stores::trust(settings)? {
        Some(stores::Trust::Certificates(pem)) => Authorities::Certificates(pem),
        Some(stores::Trust::Folder(folder)) => Authorities::Path(folder.to_string_lossy().into_owned()),
        None => match stores::system_authorities() {
            Some(path) => Authorities::Path(path.to_string_lossy().into_owned()),
            None if !verify_certificate => Authorities::Certificates(String::new()),
            None => {
                return Err(Error::new(Kind::Usage, "this system has no certificates of authorities to trust")
                    .hint("set ssl.truststore.location, or SSL_CERT_FILE in the environment, or install ca-certificates"));
            }
        },
    };
    let identity = stores::identity(settings)?;
    if let Some(versions) = settings.text("ssl.enabled.protocols")?
        && !versions.split(',').any(|version| matches!(version.trim(), "TLSv1.2" | "TLSv1.3"))
    {
        return Err(settings.wrong("ssl.enabled.protocols", "only TLSv1.2 and TLSv1.3 are supported"));
    }
    Ok(Tls {
        authorities,
        identity: identity.map(|identity| (identity.certificates, Secret::new(identity.key))),
        verify_hostname,
        verify_certificate,
    })
}

fn login(settings: &Settings, timeout: Duration) -> Result<Login> {
    let jaas = settings.text("sasl.jaas.config")?;
    let jaas = jaas
        .map(|text| Jaas::parse(&text).map_err(|why| settings.wrong("sasl.jaas.config", why)))
        .transpose()?;
    let Some(mechanism) = settings.text("sasl.mechanism")? else {
        return Err(Error::new(Kind::Usage, "the login needs a mechanism, and 'sasl.mechanism' is not set")
            .hint("set it to PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER"));
    };
    let module = jaas.as_ref().map(|jaas| jaas.module.as_str());
    match mechanism.as_str() {
        "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512" => {
            let fitting = if mechanism == "PLAIN" { "PlainLoginModule" } else { "ScramLoginModule" };
            if let Some(module) = module.filter(|module| *module != fitting) {
                let why = format!("{module} does not go with sasl.mechanism {mechanism}, {fitting} does");
                return Err(settings.wrong("sasl.jaas.config", why));
            }
            let option = |name: &str| jaas.as_ref().and_then(|jaas| jaas.option(name)).map(str::to_owned);
            let missing = |name: &str| {
                Error::new(Kind::Usage, format!("{mechanism} needs '{name}', which is not set"))
                    .hint("set it, or sasl.jaas.config as for the Java clients")
            };
            let username = settings.text("sasl.username")?.or_else(|| option("username"));
            let password = settings.text("sasl.password")?.or_else(|| option("password"));
            Ok(Login::Password {
                username: username.ok_or_else(|| missing("sasl.username"))?,
                password: Secret::new(password.ok_or_else(|| missing("sasl.password"))?),
                mechanism,
            })
        }
        "OAUTHBEARER" => {
            const HANDLER: &str = "sasl.login.callback.handler.class";
            // Kafka's own handler asks a token endpoint, which is done here too; any other is code.
            if let Some(class) = settings.text(HANDLER)?
                && class.rsplit('.').next() != Some("OAuthBearerLoginCallbackHandler")
            {
                return Err(
                    settings.wrong(HANDLER, format!("it is the Java class '{class}', which cannot run here"))
                );
            }
            Ok(Login::Token(tokens::source(settings, jaas.as_ref(), timeout)?))
        }
        "GSSAPI" => Err(settings.wrong("sasl.mechanism", "Kerberos is not supported")),
        _ => {
            Err(settings.wrong("sasl.mechanism", "it is PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER"))
        }
    }
}

/// The origin of the secret of the login, in words.
fn login_origin(settings: &Settings) -> Option<String> {
    const SECRETS: [(&str, &str); 4] = [
        ("sasl.password", "the password"),
        ("sasl.oauthbearer.token", "the token"),
        ("sasl.oauthbearer.client.credentials.client.secret", "the client secret"),
        ("sasl.jaas.config", "the login"),
    ];
    let (setting, what) = SECRETS.iter().find_map(|(name, what)| Some((settings.get(name)?, what)))?;
    let place = match &setting.value {
        Value::Literal(_) => String::new(),
        other => format!(" ({})", other.shown()),
    };
    Some(format!("{what} came from {}{place}", setting.origin))
}

/// Other settings, passed on to librdkafka under its own names.
fn properties(
    settings: &Settings,
    role: Role,
    uses_tls: bool,
    warnings: &mut Vec<String>,
) -> Result<Vec<(String, String)>> {
    let mut properties = Vec::new();
    if uses_tls && let Some(suites) = settings.text("ssl.cipher.suites")? {
        properties.push(("ssl.cipher.suites".to_owned(), stores::openssl_cipher_names(&suites)));
    }
    for (name, setting) in settings.iter().filter(|(name, _)| !names::is_of_connection(name)) {
        let is_typed = matches!(setting.origin, Origin::Property | Origin::Environment(_));
        if let Some(option) = names::of_console(name, is_typed) {
            return Err(settings.wrong(name, format!("it belongs to Kafka's console tools; {option}")));
        }
        if let Some(why) = names::refusal(name) {
            return Err(settings.wrong(name, why));
        }
        let is_for_others = (names::is_of_reading(name) && role != Role::Reader)
            || (names::is_of_writing(name) && role != Role::Writer);
        if let Some(own) = names::of_rest(name)
            && names::is_of_rest(own)
        {
            continue;
        }
        if names::is_java_only(name) || names::is_of_options(name) || is_for_others {
            continue;
        }
        let other = names::librdkafka_name(name);
        if knows_property(other) {
            if let Some(text) = settings.text(name)? {
                let text = if name == "partition.assignment.strategy" { assignors(&text) } else { text };
                properties.push((other.to_owned(), text));
            }
            continue;
        }
        let similar = similar_name(name)
            .filter(|similar| *similar != name)
            .map_or_else(String::new, |similar| format!("; did you mean '{similar}'?"));
        warnings.push(format!(
            "the setting '{name}' ({}) is not known and has no effect{similar}",
            setting.origin
        ));
    }
    Ok(properties)
}

/// Java names a class where librdkafka has a word.
fn assignors(classes: &str) -> String {
    let word = |class: &str| {
        match class.trim().rsplit('.').next().unwrap_or_default() {
            "RangeAssignor" => "range",
            "RoundRobinAssignor" => "roundrobin",
            // Of the sticky ones librdkafka has only the cooperative.
            "StickyAssignor" | "CooperativeStickyAssignor" => "cooperative-sticky",
            other => other,
        }
        .to_owned()
    };
    classes.split(',').map(word).collect::<Vec<_>>().join(",")
}
