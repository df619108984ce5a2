//! Connections to services with a REST interface: addresses and credentials from the settings.

use std::sync::{Mutex, PoisonError};

use super::Session;
use crate::config::{Resolved, Settings, stores};
use crate::error::{Error, Kind, Result};
use crate::rest::{
    ClientCredentials, Credentials, HttpClient, HttpSettings, IssuedToken, RestServer, Service,
};
use crate::util::Secret;

/// A bearer token itself.
const TOKEN: &str = "bearer.auth.token";

/// The service at addresses, as the settings say to reach it.
pub(crate) fn server(
    session: &Session<'_>,
    resolved: &Resolved,
    service: Service,
    urls: &[String],
) -> Result<RestServer> {
    let settings = resolved.settings.under(service.prefix);
    let prefixed =
        |error: Error| error.hint(format!("settings of {} begin with {}", service.name, service.prefix));
    let http = http(&settings, service, session).map_err(prefixed)?;
    let client = HttpClient::new(&http)?;
    let credentials = credentials(&settings, service, &http)?;
    let default = [service.default_url.to_owned()];
    let urls = if urls.is_empty() { &default } else { urls };
    let lines = Mutex::new(session.output.log_lines());
    let trace = move |line: &str| (lines.lock().unwrap_or_else(PoisonError::into_inner))(line);
    RestServer::new(service, urls, client, credentials, Box::new(trace))
}

fn http(settings: &Settings, service: Service, session: &Session<'_>) -> Result<HttpSettings> {
    let authorities = match stores::trust(settings)? {
        None => None,
        Some(stores::Trust::Certificates(pem)) => Some(pem),
        Some(stores::Trust::Folder(_)) => {
            return Err(
                settings.wrong("ssl.truststore.location", "a folder cannot be used here, only a file")
            );
        }
    };
    let mut headers = Vec::new();
    for (name, _) in settings.iter() {
        if let Some(header) = name.strip_prefix("header.") {
            headers.push((header.to_owned(), settings.text(name)?.unwrap_or_default()));
        }
    }
    Ok(HttpSettings {
        authorities,
        trust_setting: format!("{}ssl.truststore.location", service.prefix),
        identity: stores::identity(settings)?
            .map(|identity| (identity.certificates, Secret::new(identity.key))),
        headers,
        proxy: settings.text("proxy.url")?,
        timeout: session.options.timeout,
        interrupt: session.interrupt.clone(),
    })
}

fn credentials(settings: &Settings, service: Service, http: &HttpSettings) -> Result<Credentials> {
    if let Some(user_info) = settings.text("basic.auth.user.info")? {
        let Some((user, password)) = user_info.split_once(':') else {
            return Err(settings.wrong("basic.auth.user.info", "it is not of the form USER:PASSWORD"));
        };
        return Ok(Credentials::Basic(user.to_owned(), Secret::new(password.to_owned())));
    }
    if let Some(setting) = settings.get(TOKEN) {
        // Read anew where the one before is refused: a file or a program may have a newer one.
        let (value, name) = (setting.value.clone(), format!("{}{TOKEN}", service.prefix));
        return Ok(Credentials::Token(Box::new(move || {
            Ok(IssuedToken { access_token: Secret::new(value.text(&name)?), expires_in: None })
        })));
    }
    let Some(url) = settings.text("bearer.auth.issuer.endpoint.url")? else { return Ok(Credentials::None) };
    let needed = |name: &str| {
        let missing = || {
            let message = format!("'{}{name}' is missing, which the token endpoint wants", service.prefix);
            Error::new(Kind::Usage, message)
        };
        settings.text(name)?.ok_or_else(missing)
    };
    let credentials = ClientCredentials {
        url,
        client_id: needed("bearer.auth.client.id")?,
        client_secret: needed("bearer.auth.client.secret")?,
        scope: settings.text("bearer.auth.scope")?,
    };
    // Headers are for the service, not for who issues tokens.
    let plain = HttpSettings {
        authorities: http.authorities.clone(),
        trust_setting: http.trust_setting.clone(),
        proxy: http.proxy.clone(),
        timeout: http.timeout,
        interrupt: http.interrupt.clone(),
        ..HttpSettings::default()
    };
    let client = HttpClient::new(&plain)?;
    Ok(Credentials::Token(Box::new(move || credentials.fetch(&client))))
}
