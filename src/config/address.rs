//! Addresses of brokers in every form that users write: `host:port`, with a listener name before it, IPv6 with or without brackets.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, ToSocketAddrs};

/// Kafka's usual port.
const DEFAULT_PORT: u16 = 9092;

/// Host and port in a normal form: the host in lower case, no leading zeros, no brackets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// A host name, or an IP address without brackets.
    pub host: String,
    /// Never 0.
    pub port: u16,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port } = self;
        if host.contains(':') { write!(f, "[{host}]:{port}") } else { write!(f, "{host}:{port}") }
    }
}

impl Address {
    /// Parses the value of `bootstrap.servers`.
    pub fn list(text: &str) -> Result<Vec<Self>, String> {
        if text.trim().is_empty() {
            return Err("no broker is given".to_owned());
        }
        text.split(',')
            .map(|item| match item.trim() {
                "" => Err("an address between two commas, or after the last one, is empty".to_owned()),
                item => {
                    Self::parse(item).map_err(|why| format!("'{item}' is not of the form HOST:PORT: {why}"))
                }
            })
            .collect()
    }

    /// Parses one address as the Java clients do (`Utils.getHost`, `Utils.getPort`): the word before `://` is a listener name
    /// without a meaning, and IPv6 needs no brackets if a port follows. The default port is 9092.
    fn parse(text: &str) -> Result<Self, &'static str> {
        let rest = match text.split_once("://") {
            None => text,
            Some((scheme, _)) if ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()) => {
                return Err("brokers do not speak HTTP; leave out 'http://', and give a port of Kafka");
            }
            Some((_, rest)) => rest,
        };
        if rest.contains('/') {
            return Err("a path or slash is not allowed");
        }
        let (host, port) = match rest.strip_prefix('[') {
            Some(inner) => {
                let (host, behind) = inner.split_once(']').ok_or("']' is missing")?;
                let port = match behind.strip_prefix(':') {
                    None if behind.is_empty() => None,
                    None => return Err("only ':' and a port may follow ']'"),
                    Some(port) => Some(port),
                };
                ip(host).ok_or("the text in brackets is not an IP address")?;
                (host, port)
            }
            None => match rest.rsplit_once(':') {
                None => (rest, None),
                Some((host, port)) if host.contains(':') => {
                    ip(host).ok_or("write an IPv6 address in brackets: [::1]:9092")?;
                    (host, Some(port))
                }
                Some((host, port)) => (host, Some(port)),
            },
        };
        if host.is_empty() {
            return Err("the host is missing");
        }
        let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '%' | ':');
        if !host.chars().all(is_of_host) {
            return Err("a host may have letters, digits, '-', '.' and '_' only");
        }
        let port = match port {
            None => DEFAULT_PORT,
            Some("") => return Err("the port is missing"),
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().ok().filter(|&port| port > 0).ok_or("a port is a number from 1 to 65535")?
            }
            Some(_) => return Err("a port is a number from 1 to 65535"),
        };
        Ok(Self { host: host.to_ascii_lowercase(), port })
    }

    /// The address in an HTTP URL, for comparison; `None` if the text is not such a URL.
    pub fn of_url(url: &str) -> Option<Self> {
        let url = url.trim();
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
        let usual = if scheme.eq_ignore_ascii_case("https") { 443 } else { 80 };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let has_port = authority.rsplit_once(':').is_some_and(|(_, port)| !port.contains(']'));
        let authority = if has_port { authority.to_owned() } else { format!("{authority}:{usual}") };
        Self::parse(&authority).ok()
    }

    /// The IP addresses that the host resolves to on this machine. All loopback addresses count as the same, and so does the
    /// wildcard address.
    pub fn machines(&self) -> Vec<IpAddr> {
        let resolved = (self.host.as_str(), self.port).to_socket_addrs();
        let mut machines: Vec<IpAddr> = resolved.into_iter().flatten().map(|at| machine(at.ip())).collect();
        if machines.is_empty() && is_localhost(&self.host) {
            machines.push(Ipv4Addr::LOCALHOST.into());
        }
        machines
    }
}

/// Whether a host name is that of this machine, with or without a trailing dot.
pub fn is_localhost(host: &str) -> bool {
    host.trim_end_matches('.').eq_ignore_ascii_case("localhost")
}

fn machine(ip: IpAddr) -> IpAddr {
    let ip = ip.to_canonical();
    if ip.is_loopback() || ip.is_unspecified() { Ipv4Addr::LOCALHOST.into() } else { ip }
}

/// Parses an IP address; IPv6 may have a zone.
fn ip(text: &str) -> Option<IpAddr> {
    let (address, zone) = text.split_once('%').map_or((text, None), |(address, zone)| (address, Some(zone)));
    match zone {
        None => address.parse().ok(),
        Some(zone) => address.parse::<Ipv6Addr>().ok().filter(|_| !zone.is_empty()).map(IpAddr::from),
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn shown(text: &str) -> Result<String, String> {
        Ok(Address::list(text)?.iter().map(Address::to_string).collect::<Vec<_>>().join(","))
    }

    #[test]
    fn every_form_that_java_takes_is_read() {
        for (text, expected) in [
            ("kafka-1:9094", "kafka-1:9094"),
            (" Kafka-1:9094 ,\tb_2.example.:1 ", "kafka-1:9094,b_2.example.:1"),
            ("kafka", "kafka:9092"),
            ("EXTERNAL://10.0.0.5:9094", "10.0.0.5:9094"),
            ("SASL_SSL://h:1,plaintext://h:2", "h:1,h:2"),
            ("h:019501", "h:19501"),
            ("[::1]:9092", "[::1]:9092"),
            ("::1:9092", "[::1]:9092"),
            ("[::1]", "[::1]:9092"),
            ("[::FFFF:127.0.0.1]:1", "[::ffff:127.0.0.1]:1"),
            ("[fe80::1%eth0]:1", "[fe80::1%eth0]:1"),
            ("[127.0.0.1]:1", "127.0.0.1:1"),
            ("localhost-kafka:9094", "localhost-kafka:9094"),
        ] {
            assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn every_other_form_is_refused_with_the_reason() {
        for (text, why) in [
            ("http://h:1", "brokers do not speak HTTP; leave out 'http://', and give a port of Kafka"),
            ("HTTPS://h:1", "brokers do not speak HTTP; leave out 'http://', and give a port of Kafka"),
            ("h:1/", "a path or slash is not allowed"),
            ("plaintext://h:1/x", "a path or slash is not allowed"),
            ("a://b://h:1", "a path or slash is not allowed"),
            ("h:", "the port is missing"),
            (":1", "the host is missing"),
            ("h:+1", "a port is a number from 1 to 65535"),
            ("h:0", "a port is a number from 1 to 65535"),
            ("h:65536", "a port is a number from 1 to 65535"),
            ("h:99999999999999999999", "a port is a number from 1 to 65535"),
            ("h:-1", "a port is a number from 1 to 65535"),
            ("h:1 2", "a port is a number from 1 to 65535"),
            ("h:\u{663}", "a port is a number from 1 to 65535"),
            ("h h:1", "a host may have letters, digits, '-', '.' and '_' only"),
            ("u@h:1", "a host may have letters, digits, '-', '.' and '_' only"),
            ("b\u{fc}cher:1", "a host may have letters, digits, '-', '.' and '_' only"),
            ("::1", "write an IPv6 address in brackets: [::1]:9092"),
            ("a:b:1", "write an IPv6 address in brackets: [::1]:9092"),
            ("[::1", "']' is missing"),
            ("[::1]9092", "only ':' and a port may follow ']'"),
            ("[host]:1", "the text in brackets is not an IP address"),
        ] {
            assert_eq!(shown(text), Err(format!("'{text}' is not of the form HOST:PORT: {why}")));
        }
        assert_eq!(shown(" "), Err("no broker is given".to_owned()));
        for text in ["a:1,,b:1", "a:1,", ",a:1"] {
            let why = "an address between two commas, or after the last one, is empty";
            assert_eq!(shown(text), Err(why.to_owned()));
        }
    }

    #[test]
    fn one_machine_has_many_addresses() {
        let machines = |text: &str| Address::list(text).unwrap()[0].machines();
        let here = machines("127.0.0.1:1");
        for text in [
            "localhost:1",
            "127.1:1",
            "0.0.0.0:1",
            "[::ffff:127.0.0.1]:1",
            "[::1]:1",
            "[::]:1",
            "127.0.0.2:1",
        ] {
            assert_eq!(machines(text).first(), here.first(), "{text}");
        }
        assert_ne!(machines("192.0.2.1:1"), here);
        for (url, address) in [
            ("http://Host:8083/", "host:8083"),
            ("https://u:p@host/path?x=1", "host:443"),
            ("host:8083", "host:8083"),
            ("http://[::1]/", "[::1]:80"),
            ("http://[::1]:08083", "[::1]:8083"),
        ] {
            assert_eq!(Address::of_url(url).unwrap().to_string(), address, "{url}");
        }
    }
}
