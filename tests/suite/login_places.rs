//! Which address and which login belong together, and for which clusters the guard of a context holds.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

const CONTEXTS: &str = "\
[contexts.staging]
bootstrap-servers = 'staging:9094'
connect-urls = ['https://connect.staging/a/']
[contexts.staging.properties]
'security.protocol' = 'SASL_PLAINTEXT'
'sasl.mechanism' = 'OAUTHBEARER'
'sasl.username' = 'ci'
'sasl.password' = { env = 'LOGIN' }
'sasl.oauthbearer.client.credentials.client.secret' = { env = 'LOGIN' }
'sasl.oauthbearer.token.endpoint.url' = 'https://issuer.staging/token'
'schema.registry.url' = 'https://registry.staging'
'schema.registry.basic.auth.user.info' = { env = 'LOGIN' }
'connect.basic.auth.user.info' = { env = 'LOGIN' }

[contexts.dev]
bootstrap-servers = 'dev:9092'
";

struct Home(tempfile::TempDir);

impl Home {
    fn new(config: &str) -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::write(home.config(), config).unwrap();
        fs::set_permissions(home.config(), fs::Permissions::from_mode(0o600)).unwrap();
        home
    }

    fn config(&self) -> PathBuf {
        self.0.path().join("config.toml")
    }

    fn run(&self, args: &[&str], environment: &[(&str, &str)]) -> Outcome {
        let mut command = kafkactl();
        command.current_dir(self.0.path()).env("KAFKACTL_CONFIG", self.config()).env("LOGIN", "me:s3cret");
        Outcome::of(command.envs(environment.iter().copied()).args(args).output().unwrap())
    }

    /// The value of a setting that a command line would use.
    fn setting(&self, name: &str, args: &[&str], environment: &[(&str, &str)]) -> Option<String> {
        let shown = self.run(&[args, &["context", "show", "-o", "json"]].concat(), environment);
        assert_eq!(shown.status, Some(0), "{}", shown.stderr);
        let rows: Vec<serde_json::Value> = serde_json::from_slice(&shown.stdout).unwrap();
        let row = rows.into_iter().find(|row| row["name"] == name)?;
        row["value"].as_str().map(str::to_owned)
    }
}

#[test]
fn a_login_goes_to_addresses_that_came_with_it_or_were_typed_beside_it() {
    let home = Home::new(CONTEXTS);
    fs::write(home.0.path().join("login"), "sasl.password=x\n").unwrap();
    fs::write(home.0.path().join("whole"), "bootstrap.servers=whole:1\nsasl.password=x\n").unwrap();
    let address = ("KAFKACTL_BOOTSTRAP_SERVER", "foreign:9092");
    let context = ("KAFKACTL_CONTEXT", "staging");
    let login = ("KAFKACTL_COMMAND_CONFIG", "login");
    let whole = ("KAFKACTL_COMMAND_CONFIG", "whole");
    let property = ("KAFKACTL_PROPERTY", "bootstrap.servers=foreign:9092");
    for (args, environment, servers, has_login) in [
        // A context, and an address beside it.
        (&["--context", "staging"][..], &[][..], "staging:9094", true),
        (&["--context", "staging"], &[address], "staging:9094", true),
        (&["--context", "staging"], &[property], "staging:9094", true),
        (&["--context", "staging", "-b", "tunnel:1"], &[], "tunnel:1", true),
        (&["--context", "staging", "-Xbootstrap.servers=tunnel:1"], &[address], "tunnel:1", true),
        (&[], &[context], "staging:9094", true),
        (&[], &[context, address], "foreign:9092", false),
        (&[], &[context, property], "foreign:9092", false),
        (&["-b", "foreign:9092"], &[context], "foreign:9092", false),
        // A login of the command line goes where the command line and all else say.
        (&["--command-config", "login"], &[address], "foreign:9092", true),
        (&["--command-config", "login", "--context", "dev"], &[], "dev:9092", true),
        (&["--command-config", "whole", "-b", "typed:1"], &[], "typed:1", true),
        (&["--command-config", "login"], &[], "localhost:9092", true),
        // One of the environment too, but not where it has an address of its own.
        (&["-b", "typed:1"], &[login], "typed:1", true),
        (&["--context", "dev"], &[login], "dev:9092", true),
        (&[], &[whole], "whole:1", true),
        (&["-b", "typed:1"], &[whole], "typed:1", false),
        (&["-b", "WHOLE:01"], &[whole], "WHOLE:01", true),
        (&["--context", "dev"], &[whole], "dev:9092", false),
        (&["--context", "dev"], &[login, address], "dev:9092", false),
    ] {
        let what = format!("{args:?} {environment:?}");
        assert_eq!(home.setting("bootstrap.servers", args, environment).as_deref(), Some(servers), "{what}");
        assert_eq!(home.setting("sasl.password", args, environment).is_some(), has_login, "{what}");
    }
}

#[test]
fn a_secret_goes_to_the_token_endpoint_that_came_with_it() {
    let home = Home::new(CONTEXTS);
    let secret = "sasl.oauthbearer.client.credentials.client.secret";
    let endpoint = "sasl.oauthbearer.token.endpoint.url=http://foreign/token";
    let has_secret = |args: &[&str], environment: &[(&str, &str)]| {
        home.setting(secret, &[&["--context", "staging"], args].concat(), environment).is_some()
    };
    assert!(has_secret(&[], &[]));
    assert!(has_secret(&["-X", endpoint], &[]));
    assert!(!has_secret(&[], &[("KAFKACTL_PROPERTY", endpoint)]));
    // The same one, written in another way.
    let same = "sasl.oauthbearer.token.endpoint.url=HTTPS://ISSUER.staging:443/token/";
    assert!(has_secret(&[], &[("KAFKACTL_PROPERTY", same)]));
    let unencrypted = "sasl.oauthbearer.token.endpoint.url=http://issuer.staging/token";
    assert!(!has_secret(&[], &[("KAFKACTL_PROPERTY", unencrypted)]));
}

#[test]
fn logins_of_a_context_do_not_go_to_services_that_the_environment_names() {
    let nothing = |line: &str| Some(Reply::json(200, if line.contains("/connectors") { "{}" } else { "[]" }));
    let (url, requests) = serve(nothing);
    let (proxy, at_proxy) = serve(nothing);
    let config = |own: &str| {
        format!(
            "[contexts.a]\nbootstrap-servers = 'a:1'\n{own}[contexts.a.properties]\n\
             'connect.basic.auth.user.info' = {{ env = 'LOGIN' }}\n'schema.registry.basic.auth.user.info' = {{ env = 'LOGIN' }}\n"
        )
    };
    let has_login = |home: &Home, args: &[&str], environment: &[(&str, &str)]| {
        let outcome = home.run(&[args, &["--timeout", "5"]].concat(), environment);
        assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
        let all: String = requests.try_iter().chain(at_proxy.try_iter()).collect();
        assert!(all.starts_with("GET "), "{args:?}");
        all.to_ascii_lowercase().contains("authorization:")
    };
    for (command, variable, option, key) in [
        ("connect", "KAFKACTL_CONNECT_URL", "--connect-url", "connect-urls"),
        ("schema", "KAFKACTL_REGISTRY_URL", "--registry-url", "registry-urls"),
    ] {
        // Whether the context has no address of its own, is named by a variable, or is current.
        let without = Home::new(&config(""));
        assert!(!has_login(&without, &["--context", "a", command, "list"], &[(variable, &url)]), "{command}");
        assert!(!has_login(&without, &[command, "list"], &[("KAFKACTL_CONTEXT", "a"), (variable, &url)]));
        let current =
            Home::new(&format!("current = 'a'\n{}", config(&format!("{key} = ['http://elsewhere']\n"))));
        assert!(!has_login(&current, &[command, "list"], &[(variable, &url)]));
        assert!(!has_login(&current, &[command, "list", option, &url], &[]));
        // Typed beside it, or one of its own.
        assert!(has_login(&without, &["--context", "a", command, "list", option, &url], &[]));
        let own = Home::new(&config(&format!("{key} = ['{url}/']\n")));
        assert!(has_login(&own, &["--context", "a", command, "list"], &[(variable, "http://127.0.0.1:1")]));
        assert!(has_login(&own, &[command, "list"], &[("KAFKACTL_CONTEXT", "a"), (variable, &url)]));
        // A proxy sees what goes by it.
        let prefix = if command == "connect" { "connect" } else { "schema.registry" };
        let by_proxy = format!("{prefix}.proxy.url={proxy}");
        let own = Home::new(&config(&format!("{key} = ['http://service.invalid']\n")));
        let list = ["--context", "a", command, "list"];
        assert!(!has_login(&own, &list, &[("KAFKACTL_PROPERTY", &by_proxy)]), "{command}");
    }
}

#[test]
fn a_login_that_is_kept_back_is_told_where_it_is_missed() {
    let home = Home::new(
        "[contexts.a]\nbootstrap-servers = 'a:1'\n[contexts.a.properties]\n'security.protocol' = 'SASL_PLAINTEXT'\n\
         'sasl.mechanism' = 'PLAIN'\n'sasl.username' = 'u'\n'sasl.password' = 's3cret'\n",
    );
    let environment = [("KAFKACTL_CONTEXT", "a"), ("KAFKACTL_BOOTSTRAP_SERVER", "127.0.0.1:1")];
    let outcome = home.run(&["topics", "list"], &environment);
    assert_eq!(outcome.status, Some(2));
    assert_eq!(
        outcome.stderr,
        "error: PLAIN needs 'sasl.password', which is not set\n  \
         hint: set it, or sasl.jaas.config as for the Java clients\n  \
         hint: the login of context 'a' is not sent to the addresses of the environment, which it was not given for\n"
    );
}

#[test]
fn a_context_on_the_command_line_counts_more_than_addresses_of_the_environment() {
    let home = Home::new(
        "[contexts.dev]\nbootstrap-servers = '127.0.0.1:1'\nconnect-urls = 'http://127.0.0.1:1'\nregistry-urls = 'http://127.0.0.1:1'\n",
    );
    let dev = ["--context", "dev", "--timeout", "2"];
    for (variable, value, read, change) in [
        ("KAFKACTL_BOOTSTRAP_SERVER", "127.0.0.1:2", &["topics", "list"][..], &["topics", "create", "t"][..]),
        ("KAFKACTL_CONNECT_URL", "http://127.0.0.1:2", &["connect", "list"], &["connect", "pause", "c"]),
        (
            "KAFKACTL_REGISTRY_URL",
            "http://127.0.0.1:2",
            &["schema", "list"],
            &["schema", "config", "set", "FULL"],
        ),
    ] {
        let sentence = format!(
            "the address in environment variable {variable} is ignored: context 'dev' of --context has another address"
        );
        let listed = home.run(&[&dev, read].concat(), &[(variable, value)]);
        assert_eq!(listed.status, Some(5), "{}", listed.stderr);
        assert_eq!(listed.stderr.matches(&sentence).count(), 1, "{}", listed.stderr);
        assert!(
            listed.stderr.contains("127.0.0.1:1") && !listed.stderr.contains("127.0.0.1:2"),
            "{}",
            listed.stderr
        );
        let changed = home.run(&[&dev, change].concat(), &[(variable, value)]);
        assert_eq!(changed.status, Some(2), "{}", changed.stderr);
        assert_eq!(
            changed.stderr,
            format!(
                "error: {sentence}; nothing was changed, because it is not clear which of the two is meant\n  \
                 hint: unset the variable, or leave out --context\n"
            )
        );
        // The same address is no contradiction, and one that is typed settles it.
        let same = value.replace(":2", ":01");
        let created = home.run(&[&dev, change].concat(), &[(variable, &same)]);
        assert_eq!(
            (created.status, created.stderr.contains("is ignored")),
            (Some(5), false),
            "{}",
            created.stderr
        );
    }
    let typed = home.run(
        &["--context", "dev", "-b", "127.0.0.1:1", "topics", "create", "t", "--timeout", "2"],
        &[("KAFKACTL_BOOTSTRAP_SERVER", "127.0.0.1:2")],
    );
    assert_eq!((typed.status, typed.stderr.contains("is ignored")), (Some(5), false), "{}", typed.stderr);
}

#[test]
fn a_guard_holds_for_the_address_however_it_is_written() {
    let config = |prod: &str| {
        format!(
            "[contexts.prod]\n{prod}\nread-only = true\n[contexts.dev]\nbootstrap-servers = '127.0.0.1:2'\n\
             [contexts.guarded]\nbootstrap-servers = '127.0.0.1:3'\nprotected = true\n"
        )
    };
    let home = Home::new(&config("bootstrap-servers = '127.0.0.1:1'\nconnect-urls = 'http://localhost:1/'"));
    let create = ["topics", "create", "t", "--timeout", "2"];
    let is_refused = |home: &Home, args: &[&str]| {
        let outcome = home.run(args, &[]);
        let refused =
            outcome.stderr.contains("belongs to context 'prod', which is read-only, nothing was changed");
        assert_eq!(outcome.status, Some(if refused { 2 } else { 5 }), "{args:?} {}", outcome.stderr);
        refused
    };
    for address in [
        "127.0.0.1:1",
        "localhost:1",
        "LOCALHOST:1",
        "127.1:1",
        "0.0.0.0:1",
        "127.0.0.9:1",
        "[::1]:1",
        "::1:1",
        "[::ffff:127.0.0.1]:1",
        "127.0.0.1:00001",
        "EXTERNAL://127.0.0.1:1",
        "127.0.0.1:2, localhost:1",
    ] {
        assert!(is_refused(&home, &[&["-b", address], &create[..]].concat()), "{address}");
    }
    let localhost = ["-b", "localhost:1"];
    assert!(is_refused(&home, &[&["-X", "metadata.broker.list=localhost:1"], &create[..]].concat()));
    assert!(is_refused(&home, &[&["--context", "dev"][..], &localhost, &create].concat()));
    assert!(is_refused(&home, &[&["--context", "guarded", "--yes"][..], &localhost, &create].concat()));
    assert!(is_refused(&home, &["--connect-url", "127.0.0.1:1", "connect", "pause", "c", "--timeout", "2"]));
    assert!(!is_refused(&home, &["--connect-url", "127.0.0.1:2", "connect", "pause", "c", "--timeout", "2"]));
    assert!(!is_refused(&home, &[&["-b", "127.0.0.1:2"], &create[..]].concat()));
    for properties in [
        "properties = { 'bootstrap.servers' = '127.0.0.1:1' }",
        "properties = { 'metadata.broker.list' = 'x:5,PLAINTEXT://127.0.0.1:1' }",
        "properties = { 'bootstrap.servers' = { env = 'PROD' } }",
    ] {
        let home = Home::new(&config(properties));
        let outcome = home.run(&[&localhost, &create[..]].concat(), &[("PROD", "127.0.0.1:1")]);
        assert_eq!(outcome.status, Some(2), "{}", outcome.stderr);
    }
}

#[test]
fn a_member_of_a_group_changes_a_cluster_also_without_commits() {
    let home = Home::new("[contexts.prod]\nbootstrap-servers = '127.0.0.1:1'\nread-only = true\n");
    for commits in [&[][..], &["--commit", "none"]] {
        let args = ["--context", "prod", "consume", "t", "--group", "g", "--exit"];
        let outcome = home.run(&[&args, commits].concat(), &[]);
        assert_eq!(outcome.status, Some(2), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("the context 'prod' is read-only"), "{}", outcome.stderr);
    }
}

#[test]
fn an_address_that_is_not_understood_is_refused_with_the_reason() {
    let home = Home::new("");
    for (address, why) in [
        ("http://127.0.0.1:1", "brokers do not speak HTTP; leave out 'http://', and give a port of Kafka"),
        ("plaintext://127.0.0.1:1/", "a path or slash is not allowed"),
        ("127.0.0.1:+1", "a port is a number from 1 to 65535"),
        ("::1", "write an IPv6 address in brackets: [::1]:9092"),
        ("127.0. 0.1:1", "a host may have letters, digits, '-', '.' and '_' only"),
    ] {
        let outcome = home.run(&["-b", address, "topics", "list"], &[]);
        assert_eq!(outcome.status, Some(2));
        let expected = format!(
            "error: setting 'bootstrap.servers' is invalid: '{address}' is not of the form HOST:PORT: {why}\n  \
             hint: it was set by --bootstrap-server\n"
        );
        assert_eq!(outcome.stderr, expected);
    }
    for understood in ["EXTERNAL://127.0.0.1:1", "SASL_SSL://127.0.0.1:1", "::1:1", " 127.0.0.1:01 "] {
        let outcome = home.run(&["-b", understood, "topics", "list", "--timeout", "2"], &[]);
        assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
        assert!(!outcome.stderr.contains("EXTERNAL"), "{}", outcome.stderr);
    }
}
