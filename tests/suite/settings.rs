//! Where settings come from, and which of them counts; contexts in the config file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::schema::assert_valid;
use super::support::{Outcome, kafkactl};

/// A folder with a config file and a property file.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new(config: &str) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap() };
        if !config.is_empty() {
            fs::write(home.config(), config).unwrap();
            fs::set_permissions(home.config(), fs::Permissions::from_mode(0o600)).unwrap();
        }
        home
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.into_os_string().into_string().unwrap()
    }

    fn run(&self, args: &[&str], env: &[(&str, &str)]) -> Outcome {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", self.config()).envs(env.iter().copied());
        Outcome::of(command.args(args).output().unwrap())
    }

    /// Value and origin of a setting, as `context show` has them.
    fn setting(&self, name: &str, args: &[&str], env: &[(&str, &str)]) -> Option<(String, String)> {
        let outcome = self.run(&[args, &["context", "show", "-o", "json"]].concat(), env);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        let rows: Vec<serde_json::Value> = serde_json::from_slice(&outcome.stdout).unwrap();
        let row = rows.into_iter().find(|row| row["name"] == name)?;
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        Some((text("value"), text("origin")))
    }
}

const STAGING: &str = "\
# kept by hand
current = 'staging'

[contexts.staging]
bootstrap-servers = ['staging-1:9094', 'staging-2:9094']
[contexts.staging.properties]
'security.protocol' = 'SASL_SSL'
'sasl.mechanism' = 'PLAIN'
'sasl.username' = 'ci'
'sasl.password' = { env = 'STAGING_PASSWORD' }

[contexts.prod]
bootstrap-servers = 'prod-1:9092,prod-2'
protected = true
";

#[test]
fn each_place_counts_more_than_the_next() {
    let home = Home::new(STAGING);
    let file = home.file("client.properties", "client.id=from-file\n");
    let other = home.file("other.properties", "client.id=from-variable-file\n");
    let client_id = |args: &[&str], env: &[(&str, &str)]| home.setting("client.id", args, env).unwrap();
    let env = [("KAFKACTL_PROPERTY", "client.id=from-variable"), ("KAFKACTL_COMMAND_CONFIG", other.as_str())];
    let option = client_id(&["-X", "client.id=from-option", "--command-config", &file], &env);
    assert_eq!(option, ("from-option".to_owned(), "-X".to_owned()));
    assert_eq!(
        client_id(&["--command-config", &file], &env),
        ("from-file".to_owned(), format!("file '{file}'"))
    );
    let variable = ("from-variable".to_owned(), "environment variable KAFKACTL_PROPERTY".to_owned());
    assert_eq!(client_id(&[], &env), variable);
    assert_eq!(client_id(&[], &env[1..]), ("from-variable-file".to_owned(), format!("file '{other}'")));
    let protocol = |args: &[&str]| home.setting("security.protocol", args, &[]);
    assert_eq!(protocol(&[]), Some(("SASL_SSL".to_owned(), "context 'staging'".to_owned())));
    assert_eq!(protocol(&["-Xsecurity.protocol=SSL"]), Some(("SSL".to_owned(), "-X".to_owned())));
    assert_eq!(protocol(&["--context", "prod"]), None);
}

#[test]
fn the_dedicated_option_counts_more_than_a_property() {
    let home = Home::new("");
    let servers = |args: &[&str], env: &[(&str, &str)]| home.setting("bootstrap.servers", args, env).unwrap();
    let both = servers(&["-X", "bootstrap.servers=b:1", "-b", "a:1"], &[]);
    assert_eq!(both, ("a:1".to_owned(), "--bootstrap-server".to_owned()));
    // A command line counts more than the environment, whatever stands there.
    let env = [("KAFKACTL_BOOTSTRAP_SERVER", "c:1")];
    assert_eq!(servers(&["-X", "bootstrap.servers=b:1"], &env), ("b:1".to_owned(), "-X".to_owned()));
    let variable = ("c:1".to_owned(), "environment variable KAFKACTL_BOOTSTRAP_SERVER".to_owned());
    assert_eq!(servers(&[], &env), variable);
    assert_eq!(servers(&[], &[]), ("localhost:9092".to_owned(), "default".to_owned()));
}

#[test]
fn of_two_spellings_in_one_place_javas_counts() {
    let home = Home::new("");
    let both = ["-X", "sasl.mechanism=PLAIN", "-X", "sasl.mechanisms=SCRAM-SHA-256"];
    assert_eq!(home.setting("sasl.mechanism", &both, &[]).unwrap().0, "PLAIN");
    assert_eq!(home.setting("sasl.mechanism", &both[2..], &[]).unwrap().0, "SCRAM-SHA-256");
    // In different places the place decides.
    let env = [("KAFKACTL_PROPERTY", "sasl.mechanism=PLAIN")];
    assert_eq!(home.setting("sasl.mechanism", &both[2..], &env).unwrap().0, "SCRAM-SHA-256");
    let several = [("KAFKACTL_PROPERTY", "client.id=x\nssl.ca.location=/ca.pem")];
    assert_eq!(home.setting("ssl.truststore.location", &[], &several).unwrap().0, "/ca.pem");
}

#[test]
fn a_login_module_stands_for_user_and_password_of_the_places_below() {
    let home = Home::new(STAGING);
    let file = home.file(
        "client.properties",
        "sasl.jaas.config=x.PlainLoginModule required username=\"a\" password=\"b\";\n",
    );
    let with_file = ["--command-config", file.as_str()];
    assert_eq!(home.setting("sasl.password", &with_file, &[]), None);
    assert_eq!(home.setting("sasl.jaas.config", &with_file, &[]).unwrap().0, "********");
    let above = ["--command-config", &file, "-X", "sasl.password=@env:MINE"];
    assert_eq!(home.setting("sasl.password", &above, &[]).unwrap().0, "environment variable MINE");
}

#[test]
fn an_address_without_a_context_uses_no_context() {
    let home = Home::new(STAGING);
    let password = |args: &[&str], env: &[(&str, &str)]| home.setting("sasl.password", args, env).is_some();
    assert!(password(&[], &[]));
    assert!(!password(&["-b", "foreign:9092"], &[]));
    assert!(!password(&["-X", "bootstrap.servers=foreign:9092"], &[]));
    assert!(!password(&[], &[("KAFKACTL_BOOTSTRAP_SERVER", "foreign:9092")]));
    assert!(password(&["-b", "tunnel:9092", "--context", "staging"], &[]));
    // A variable names the context for addresses of that context, and not for one on the command line.
    let env = |address| [("KAFKACTL_CONTEXT", "staging"), ("KAFKACTL_BOOTSTRAP_SERVER", address)];
    assert!(password(&[], &env("STAGING-1:09094")));
    assert!(!password(&[], &env("tunnel:9092")));
    assert!(!password(&[], &env("staging-1:9094,tunnel:9092")));
    assert!(!password(&["-b", "foreign:9092"], &env("staging-1:9094")));
}

#[test]
fn an_address_keeps_the_protection_of_its_context() {
    let home = Home::new(STAGING);
    for (servers, theirs) in
        [("prod-1:9092", "prod-1:9092"), ("x:1,PROD-2:9092", "prod-2:9092"), ("prod-2", "prod-2:9092")]
    {
        let outcome = home.run(&["-b", servers, "context", "show"], &[]);
        let expected = format!("notice: {theirs} belongs to context 'prod', which is protected\n");
        assert_eq!(outcome.stderr, expected, "{servers}");
    }
    assert_eq!(home.run(&["-b", "prod-1:9093", "context", "show"], &[]).stderr, "");
}

#[test]
fn a_secret_on_the_command_line_is_refused_without_being_repeated() {
    let home = Home::new("");
    for key in [
        "sasl.password",
        "ssl.key.password",
        "sasl.jaas.config",
        "ssl.key.pem",
        "sasl.oauthbearer.client.secret",
    ] {
        let outcome = home.run(&["-X", &format!("{key}=s3cret"), "cluster", "describe"], &[]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
        assert!(
            outcome.stderr.contains(&format!("hint: say where to find it: -X {key}=@env:VAR")),
            "{}",
            outcome.stderr
        );
        assert!(!outcome.stderr.contains("s3cret"));
    }
    let no_key = home.run(&["-X", "s3cret", "cluster", "describe"], &[]);
    assert_eq!(no_key.status, Some(2));
    assert!(!no_key.stderr.contains("s3cret"), "{}", no_key.stderr);
    let url =
        home.run(&["-b", "a:1", "context", "add", "x", "--connect-urls", "http://u:s3cret@c:8083"], &[]);
    assert_eq!(url.status, Some(2));
    assert!(!url.stderr.contains("s3cret"), "{}", url.stderr);
}

#[test]
fn a_variable_or_file_that_is_not_there_is_named() {
    let home = Home::new(STAGING);
    let unset = home.run(&["cluster", "describe"], &[]);
    assert_eq!(unset.status, Some(2));
    assert_eq!(
        unset.stderr,
        "error: the environment variable 'STAGING_PASSWORD' for 'sasl.password' is not set\n  \
         hint: it was set by context 'staging'\n"
    );
    let missing = home.run(&["-b", "a:1", "--command-config", "/no/such/file", "cluster", "describe"], &[]);
    assert_eq!((missing.status, missing.stderr.contains("could not read '/no/such/file'")), (Some(7), true));
}

#[test]
fn an_unknown_setting_is_a_warning_and_one_that_cannot_be_honoured_an_error() {
    let home = Home::new("");
    let unknown = home.run(&["-b", "127.0.0.1:1", "-X", "security.protcol=SSL", "cluster", "describe"], &[]);
    let words = "warning: the setting 'security.protcol' (-X) is not known and has no effect; did you mean 'security.protocol'?\n";
    assert!(unknown.stderr.starts_with(words), "{}", unknown.stderr);
    for (setting, words) in [
        (
            "ssl.engine.factory.class=x.Y",
            "setting 'ssl.engine.factory.class' is invalid: a Java class cannot be run here",
        ),
        (
            "security.protocol=TLS",
            "setting 'security.protocol' is invalid: it is PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL",
        ),
        (
            "bootstrap.servers=a:99999",
            "setting 'bootstrap.servers' is invalid: 'a:99999' is not of the form HOST:PORT: a port is a number from 1 to 65535",
        ),
        ("reconnect.backoff.ms=soon", "setting 'reconnect.backoff.ms' is invalid: "),
    ] {
        let outcome =
            home.run(&["-X", "bootstrap.servers=127.0.0.1:1", "-X", setting, "cluster", "describe"], &[]);
        assert_eq!(outcome.status, Some(2), "{}", outcome.stderr);
        assert!(outcome.stderr.starts_with(&format!("error: {words}")), "{}", outcome.stderr);
    }
    let kerberos = [
        "-b",
        "a:1",
        "-X",
        "security.protocol=SASL_SSL",
        "-X",
        "sasl.mechanism=GSSAPI",
        "cluster",
        "describe",
    ];
    let outcome = home.run(&kerberos, &[("SSL_CERT_FILE", "/dev/null")]);
    assert!(outcome.stderr.contains("Kerberos is not supported"), "{}", outcome.stderr);
}

#[test]
fn a_secret_in_a_file_that_everyone_may_read_is_a_warning() {
    let home = Home::new(
        "[contexts.a]\nbootstrap-servers = 'a:1'\n[contexts.a.properties]\n'sasl.password' = 's3cret'\n",
    );
    let show = || home.run(&["--context", "a", "context", "show"], &[]);
    assert_eq!(show().stderr, "");
    fs::set_permissions(home.config(), fs::Permissions::from_mode(0o644)).unwrap();
    let outcome = show();
    assert!(outcome.stderr.contains("and can be read by every user of this machine"), "{}", outcome.stderr);
    assert!(!outcome.text().contains("s3cret") && outcome.text().contains("********"), "{}", outcome.text());
}

#[test]
fn what_is_wrong_in_the_config_file_is_said_with_its_line_and_without_the_line_itself() {
    for (text, words) in [
        ("[contexts.a]\nbootstrap-server = 'a:1'\n", "line 2: unknown field `bootstrap-server`"),
        ("[contexts.a.properties]\n'sasl.password' = { vault = 's3cret' }\n", "line 2: "),
        ("[contexts.a.properties]\n'sasl.password' = 's3cret\n", "line 2: "),
    ] {
        let outcome = Home::new(text).run(&["context", "list"], &[]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
        assert!(outcome.stderr.contains(words) && !outcome.stderr.contains("s3cret"), "{}", outcome.stderr);
    }
}

#[test]
fn urls_of_a_context_are_a_list_or_a_text_with_commas() {
    for written in
        ["['http://127.0.0.1:1', 'http://127.0.0.1:2']", "'http://127.0.0.1:1, http://127.0.0.1:2'"]
    {
        let home = Home::new(&format!("current = 'a'\n[contexts.a]\nconnect-urls = {written}\n"));
        let outcome = home.run(&["connect", "list", "--timeout", "2"], &[]);
        assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
        // The last of those that were tried.
        let last = "no answer from Connect at http://127.0.0.1:2: connection refused";
        assert!(outcome.stderr.contains(last), "{}", outcome.stderr);
    }
    let number = Home::new("[contexts.a]\nconnect-urls = 8083\n").run(&["context", "list"], &[]);
    assert_eq!(number.status, Some(2));
    let expected = "expected a string with commas, or a list of strings";
    assert!(number.stderr.contains(expected), "{}", number.stderr);
}

#[test]
fn a_context_that_does_not_exist_is_7_with_a_hint() {
    let home = Home::new(STAGING);
    let close = home.run(&["--context", "stagin", "cluster", "describe"], &[]);
    assert_eq!(close.status, Some(7));
    assert!(close.stderr.ends_with("hint: did you mean 'staging'?\n"), "{}", close.stderr);
    let far = home.run(&["context", "use", "xyz"], &[]);
    assert!(far.stderr.ends_with("hint: existing contexts: prod, staging\n"), "{}", far.stderr);
    let none = Home::new("").run(&["context", "show", "a"], &[]);
    assert!(none.stderr.contains("hint: add one: kafkactl context add NAME -b HOST:PORT"), "{}", none.stderr);
}

#[test]
fn contexts_are_added_listed_selected_and_removed() {
    let home = Home::new("");
    assert_eq!(home.run(&["context", "list", "-o", "json"], &[]).text(), "[]\n");
    let local = home.run(&["context", "add", "local", "-b", "localhost:9092"], &[]);
    assert_eq!(local.status, Some(0), "{}", local.stderr);
    assert!(local.stderr.contains("which is now the current one"), "{}", local.stderr);
    assert_eq!(fs::metadata(home.config()).unwrap().permissions().mode() & 0o777, 0o600);
    let args = [
        "context",
        "add",
        "ci",
        "-b",
        "ci:9093",
        "-X",
        "sasl.password=@env:PW",
        "-X",
        "sasl.mechanisms=PLAIN",
        "--protected",
    ];
    assert_eq!(home.run(&args, &[]).status, Some(0));
    let again = home.run(&args, &[]);
    assert_eq!((again.status, again.stderr.contains("--replace")), (Some(1), true));
    let list = home.run(&["context", "list", "-o", "json"], &[]);
    assert_valid("context-list", &list.stdout);
    assert!(
        list.text().contains("\"name\":\"ci\",\"isCurrent\":false,\"bootstrapServers\":\"ci:9093\""),
        "{}",
        list.text()
    );
    assert_eq!(
        home.setting("sasl.password", &["--context", "ci"], &[]).unwrap().0,
        "environment variable PW"
    );
    assert_eq!(home.run(&["context", "use", "ci"], &[]).status, Some(0));
    assert_eq!(home.setting("bootstrap.servers", &[], &[]).unwrap().1, "context 'ci'");
    let asked = home.run(&["context", "remove", "ci"], &[]);
    assert_eq!(asked.status, Some(2), "{}", asked.stderr);
    assert_eq!(home.run(&["context", "remove", "ci", "--yes"], &[]).status, Some(0));
    assert_eq!(home.run(&["context", "list", "-o", "name"], &[]).text(), "local\n");
}

#[test]
fn contexts_are_imported_of_the_files_of_other_clients() {
    let home = Home::new("");
    let java = home.file(
        "client.properties",
        "# of an application\nbootstrap.servers = kafka-1:9093,kafka-2:9093\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n\
         sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\\n  username=\"ci\" password=\"a:b=c\";\n\
         key.serializer=org.apache.kafka.common.serialization.StringSerializer\n",
    );
    let outcome = home.run(&["context", "import", "prod", &java, "--protected"], &[]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let prod = |name: &str| home.setting(name, &["--context", "prod"], &[]).unwrap();
    assert_eq!(prod("bootstrap.servers").0, "kafka-1:9093,kafka-2:9093");
    assert_eq!(prod("security.protocol"), ("SASL_SSL".to_owned(), "context 'prod'".to_owned()));
    assert!(fs::read_to_string(home.config()).unwrap().contains("a:b=c"));
    let kcat = home.file(
        "kcat.conf",
        "metadata.broker.list=kafka-3:9092\n# comment\n\nsecurity.protocol = sasl_plaintext\nsasl.mechanisms=PLAIN\n\
         sasl.username=kc\\:at\nsasl.password=pass\\word\ntopic.acks=1\n",
    );
    let outcome = home.run(&["context", "import", "local", "--kcat"], &[("KCAT_CONFIG", &kcat)]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let local = |name: &str| home.setting(name, &["--context", "local"], &[]).unwrap().0;
    assert_eq!(
        [local("bootstrap.servers"), local("sasl.username"), local("acks")],
        ["kafka-3:9092", "kc:at", "1"]
    );
    let text = fs::read_to_string(home.config()).unwrap();
    assert!(text.contains(r"pass\\word") || text.contains(r"'pass\word'"), "{text}");
    // What is given counts more than the file, and is needed where that has no address.
    let bare = home.file("bare.properties", "security.protocol=PLAINTEXT\n");
    let none = home.run(&["context", "import", "bare", &bare], &[]);
    assert_eq!((none.status, none.stderr.contains("give it with -b HOST:PORT")), (Some(2), true));
    assert_eq!(home.run(&["context", "import", "bare", &bare, "-b", "here:9092"], &[]).status, Some(0));
    for (args, status, words) in [
        (&["other", "missing.properties"][..], 7, "could not read 'missing.properties'"),
        (&["other", "--kcat"], 7, "no config file of kcat was found"),
        (&["prod", java.as_str()], 1, "there is a context 'prod' already"),
        (&["other"], 2, "FILE"),
    ] {
        let outcome = home.run(&[&["context", "import"], args].concat(), &[]);
        assert_eq!(outcome.status, Some(status), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    }
    let broken = home.file("broken.conf", "sasl.password\n");
    let broken = home.run(&["context", "import", "other", "--kcat", &broken], &[]);
    assert_eq!(broken.status, Some(2), "{}", broken.stderr);
    assert!(
        broken.stderr.contains("line 1 of") && !broken.stderr.contains("sasl.password"),
        "{}",
        broken.stderr
    );
}

#[test]
fn what_else_stands_in_the_config_file_stays() {
    let home = Home::new(STAGING);
    assert_eq!(home.run(&["context", "use", "prod"], &[]).status, Some(0));
    let text = fs::read_to_string(home.config()).unwrap();
    assert_eq!(text, STAGING.replace("current = 'staging'", "current = \"prod\""));
    let nothing = home.run(&["context", "remove", "prod", "--dry-run"], &[]);
    assert_eq!((nothing.status, fs::read_to_string(home.config()).unwrap()), (Some(0), text));
}

#[test]
fn a_timeout_is_a_number_of_seconds_or_has_a_unit() {
    let home = Home::new("");
    for wrong in ["0", "-1", "soon", "2 days", "1e99"] {
        let outcome =
            home.run(&["-b", "127.0.0.1:1", &format!("--timeout={wrong}"), "cluster", "describe"], &[]);
        assert_eq!(outcome.status, Some(2), "{wrong}: {}", outcome.stderr);
    }
    for right in ["2", "0.5", "1500ms", "1m"] {
        let outcome =
            home.run(&["-b", "127.0.0.1:1", &format!("--timeout={right}"), "cluster", "describe"], &[]);
        assert_eq!(outcome.status, Some(5), "{right}: {}", outcome.stderr);
    }
}

#[test]
fn a_broker_on_this_machine_is_what_is_meant_where_nobody_says_otherwise() {
    let home = Home::new("");
    let broker = [
        ("KAFKA_LISTENERS", "CONTROLLER://:9093,TLS://broker:9094,PLAIN://0.0.0.0:9095"),
        ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,TLS:SSL,PLAIN:PLAINTEXT"),
        ("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
    ];
    let (address, origin) = home.setting("bootstrap.servers", &[], &broker).unwrap();
    assert_eq!(address, "localhost:9095");
    assert_eq!(origin, "the broker's environment variable KAFKA_LISTENERS");
    let given = home.setting("bootstrap.servers", &["-b", "other:9092"], &broker).unwrap();
    assert_eq!(given, ("other:9092".to_owned(), "--bootstrap-server".to_owned()));
    assert_eq!(home.setting("security.protocol", &["-b", "other:9092"], &broker), None);
    // A context counts more than the machine.
    let staging = Home::new(STAGING);
    let args: &[(&str, &str)] = &[&broker[..], &[("STAGING_PASSWORD", "x")]].concat();
    assert_eq!(staging.setting("bootstrap.servers", &[], args).unwrap().1, "context 'staging'");
}

#[test]
fn the_folders_of_a_topic_are_found_in_the_log_dirs_of_the_broker() {
    let home = Home::new("");
    let fixtures = super::support::repository().join("fixtures/4.3.1");
    let log_dirs = [("KAFKA_LOG_DIRS", fixtures.to_str().unwrap())];
    let one = home.run(&["dump-log", "--topic", "zstd", "--partition", "0", "--summary", "-v"], &log_dirs);
    assert_eq!(one.status, Some(0), "{}", one.stderr);
    assert!(one.text().contains("zstd-0/00000000000000000000.log"), "{}", one.text());
    assert!(one.stderr.contains("(the broker's environment variable KAFKA_LOG_DIRS)"), "{}", one.stderr);
    for (args, env, status, words) in [
        (&["--topic", "zst"][..], &log_dirs[..], 7, "did you mean 'zstd'?"),
        (&["--topic", "zstd", "--partition", "1"], &log_dirs, 7, "it has 0"),
        (&["--topic", "zstd"], &[("KAFKA_LOG_DIRS", "/no/such/dir")], 7, "KAFKA_LOG_DIRS"),
        (&["--topic", "zstd", "x.log"], &log_dirs, 2, "cannot be used with"),
        (&["--partition", "1"], &log_dirs, 2, "--topic"),
    ] {
        let outcome = home.run(&[&["dump-log"], args].concat(), env);
        assert_eq!(outcome.status, Some(status), "{args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{args:?} {}", outcome.stderr);
    }
}

#[test]
fn properties_of_the_console_tools_are_refused_with_the_option_that_stands_for_them() {
    let home = Home::new("");
    for (command, setting, option) in [
        ("produce", "parse.key=true", "use produce --key-delimiter TEXT"),
        ("produce", "key.separator=:", "use produce --key-delimiter TEXT, or consume --separator TEXT"),
        (
            "produce",
            "ignore.error=true",
            "produce --keep-going continues after records that cannot be written",
        ),
        ("produce", "null.marker=NULL", "use produce --null-value TEXT"),
        ("produce", "parse.headers=true", "use produce --header NAME=VALUE, or --input jsonl"),
        ("consume", "print.key=true", "use consume --print key"),
        ("consume", "print.timestamp=true", "use consume --print timestamp"),
        ("consume", "line.separator=;", "use --delimiter TEXT"),
        ("consume", "key.deserializer=x.LongDeserializer", "use --key-format"),
    ] {
        let outcome = home.run(&["-b", "127.0.0.1:1", "-q", command, "t", "--property", setting], &[]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)), "{}", outcome.stderr);
        let name = setting.split('=').next().unwrap();
        let words =
            format!("error: setting '{name}' is invalid: it belongs to Kafka's console tools; {option}\n");
        assert_eq!(outcome.stderr, words);
    }
}

#[test]
fn an_empty_variable_counts_as_one_that_is_not_set() {
    let home = Home::new("");
    let empty = [
        "BOOTSTRAP_SERVER",
        "CONTEXT",
        "COMMAND_CONFIG",
        "PROPERTY",
        "CONNECT_URL",
        "REGISTRY_URL",
        "OUTPUT",
        "QUIET",
        "VERBOSE",
        "COLOR",
        "NO_PROGRESS",
        "TIMEOUT",
    ]
    .map(|name| format!("KAFKACTL_{name}"));
    let environment: Vec<(&str, &str)> = empty.iter().map(|name| (name.as_str(), "")).collect();
    let shown = home.run(&["context", "show", "-o", "json"], &environment);
    assert_eq!((shown.stderr.as_str(), shown.status), ("", Some(0)));
    assert_eq!(
        home.setting("bootstrap.servers", &[], &environment),
        Some(("localhost:9092".to_owned(), "default".to_owned()))
    );
    for (name, value) in
        [("KAFKACTL_QUIET", "1"), ("KAFKACTL_QUIET", "true"), ("KAFKACTL_NO_PROGRESS", "yes")]
    {
        assert_eq!(home.run(&["context", "show"], &[(name, value)]).status, Some(0), "{name}={value}");
    }
    for (name, value) in
        [("KAFKACTL_VERBOSE", "true"), ("KAFKACTL_TIMEOUT", "soon"), ("KAFKACTL_OUTPUT", "bogus")]
    {
        let wrong = home.run(&["context", "show"], &[(name, value)]);
        assert_eq!(wrong.status, Some(2), "{name}");
        let words = format!("the value comes from the environment variable {name}");
        assert!(wrong.stderr.contains(&words), "{}", wrong.stderr);
    }
    let typed = home.run(&["context", "show", "--timeout", "soon"], &[("KAFKACTL_TIMEOUT", "5")]);
    assert_eq!(
        (typed.status, typed.stderr.contains("environment variable")),
        (Some(2), false),
        "{}",
        typed.stderr
    );
}

#[test]
fn a_current_context_that_a_variable_outdoes_is_told() {
    let home = Home::new(STAGING);
    let outcome = home.run(&["context", "use", "prod"], &[("KAFKACTL_BOOTSTRAP_SERVER", "x:1")]);
    assert_eq!(outcome.status, Some(0));
    let words =
        "warning: KAFKACTL_BOOTSTRAP_SERVER is set in the environment and wins: unset it, or use --context\n";
    assert!(outcome.stderr.ends_with(words), "{}", outcome.stderr);
}
