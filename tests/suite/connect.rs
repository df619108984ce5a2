//! `connect` against workers that are busy, away, or none: what a real one seldom gives. The answers are those that Kafka documents
//! or that its source has (`RebalanceNeededException`, `AlreadyExistsException`, KIP-1017).

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

/// Runs `connect` at an address.
fn connect(url: &str, args: &[&str], environment: &[(&str, &str)]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").envs(environment.iter().copied());
    Outcome::of(command.args(["--connect-url", url, "connect"]).args(args).output().unwrap())
}

fn error(status: u16, message: &str) -> Reply {
    Reply::json(status, &format!(r#"{{"error_code":{status},"message":"{message}"}}"#))
}

fn nothing() -> Reply {
    Reply::json(200, "{}")
}

fn html(status: u16, body: &str) -> Reply {
    Reply::of(status, "text/html", body, body.len())
}

/// Serves some answers, one after the other, and the last one from then on.
fn serve_in_turn(replies: Vec<Reply>) -> (String, Receiver<String>) {
    let turn = AtomicUsize::new(0);
    serve(move |_| {
        let at = turn.fetch_add(1, Ordering::Relaxed);
        replies.get(at).or(replies.last()).cloned()
    })
}

#[test]
fn a_request_is_repeated_while_workers_rebalance() {
    for busy in [
        error(
            409,
            "Cannot complete request momentarily due to stale configuration (typically caused by a concurrent config change)",
        ),
        error(500, "Request cannot be completed because a rebalance is expected"),
        error(500, "IO Error trying to forward REST request: java.net.ConnectException: Connection refused"),
        error(503, "The worker is starting up"),
        html(502, "<html>Bad Gateway</html>"),
    ] {
        let (url, requests) = serve_in_turn(vec![busy.clone(), busy.clone(), nothing()]);
        let outcome = connect(&url, &["list"], &[]);
        assert_eq!(outcome.status, Some(0), "{busy:?} {}", outcome.stderr);
        assert_eq!(requests.try_iter().count(), 3);
    }
}

#[test]
fn workers_that_stay_busy_are_given_up_after_the_bound_of_the_wait() {
    let (url, _requests) = serve_in_turn(vec![error(409, "a rebalance is in process")]);
    let outcome = connect(&url, &["list", "--wait-timeout", "1"], &[]);
    assert_eq!(outcome.status, Some(5));
    assert_eq!(
        outcome.stderr,
        "notice: waiting up to 1 s: a rebalance is in process\n\
         error: timed out after 1 s: a rebalance is in process\n  hint: wait longer with --wait-timeout\n"
    );
}

#[test]
fn other_failures_are_told_at_once_in_the_words_of_the_worker() {
    let (url, requests) = serve_in_turn(vec![error(
        500,
        "Request timed out. The worker is currently polling the group coordinator",
    )]);
    let outcome = connect(&url, &["list"], &[]);
    assert_eq!((outcome.status, requests.try_iter().count()), (Some(1), 1));
    assert!(
        outcome.stderr.contains("could not list connectors: Request timed out. The worker is"),
        "{}",
        outcome.stderr
    );
    let (url, requests) = serve(|line| {
        Some(match line.split(' ').next() {
            Some("POST") => error(409, "Connector c already exists"),
            Some("PUT") => Reply::json(200, r#"{"name":"c","error_count":0,"configs":[]}"#),
            _ => error(404, "Connector c not found"),
        })
    });
    let outcome = connect(&url, &["create", "c", "connector.class=C"], &[]);
    assert_eq!(outcome.status, Some(1));
    assert!(outcome.stderr.contains("connector 'c' already exists"), "{}", outcome.stderr);
    // What exists is not waited for, as a rebalance is.
    assert_eq!(requests.try_iter().filter(|request| request.starts_with("POST")).count(), 1);
}

#[test]
fn what_is_no_answer_of_connect_is_told_from_one() {
    let (url, _requests) = serve_in_turn(vec![html(200, "<html><body>Login please</body></html>")]);
    let html = connect(&url, &["list"], &[]);
    assert_eq!(html.status, Some(1));
    assert!(html.stderr.contains("is not from Connect: 200 <html><body>Login please"), "{}", html.stderr);
    let (url, _requests) = serve_in_turn(vec![Reply::of(200, "application/json", "{\"a\":", 1000)]);
    let cut = connect(&url, &["list"], &[]);
    assert_eq!(cut.status, Some(5));
    assert!(cut.stderr.contains("it broke off"), "{}", cut.stderr);
    let blanks = " ".repeat(1 << 20);
    let gibibyte = Reply { times: 1 << 10, ..Reply::of(200, "application/json", &blanks, 1 << 30) };
    let (url, _requests) = serve_in_turn(vec![gibibyte]);
    let endless = connect(&url, &["list"], &[]);
    assert_eq!(endless.status, Some(5));
    assert!(endless.stderr.contains("it is larger than 64 MiB"), "{}", endless.stderr);
    let (url, _requests) = serve(|_| None);
    let silent = connect(&url, &["list", "--timeout", "0.5"], &[]);
    assert_eq!(silent.status, Some(5));
    assert!(silent.stderr.contains("it did not come in time"), "{}", silent.stderr);
    let denied = error(403, "Forbidden");
    let (url, _requests) = serve_in_turn(vec![denied]);
    assert_eq!(connect(&url, &["list"], &[]).status, Some(6));
}

#[test]
fn the_next_worker_is_asked_where_one_is_away() {
    let (starting, _requests) = serve_in_turn(vec![error(503, "The worker is starting up")]);
    let (well, requests) = serve_in_turn(vec![nothing()]);
    let urls = format!("http://127.0.0.1:1,{starting},{well}");
    let outcome = connect(&urls, &["list", "-o", "json"], &[]);
    assert_eq!((outcome.status, outcome.text()), (Some(0), "[]\n"), "{}", outcome.stderr);
    assert_eq!(requests.try_iter().count(), 1);
    let nobody = connect("http://127.0.0.1:1,127.0.0.1:2", &["list"], &[]);
    assert_eq!(nobody.status, Some(5));
    assert!(nobody.stderr.contains("no answer from Connect at http://127.0.0.1:2"), "{}", nobody.stderr);
}

#[test]
fn credentials_and_headers_are_sent_and_never_shown() {
    let (url, requests) = serve_in_turn(vec![nothing()]);
    let secrets = [("LOGIN", "me:s3cret-1"), ("TOKEN", "s3cret-2"), ("TENANT", "s3cret-3")];
    let basic = [
        "list",
        "-vv",
        "-X",
        "connect.basic.auth.user.info=@env:LOGIN",
        "-X",
        "connect.header.X-Tenant=@env:TENANT",
    ];
    let outcome = connect(&url, &basic, &secrets);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("detail: GET ") && !outcome.stderr.contains("s3cret"),
        "{}",
        outcome.stderr
    );
    let request = requests.recv().unwrap().to_ascii_lowercase();
    assert!(
        request.contains("authorization: basic bwu6cznjcmv0lte=") && request.contains("x-tenant: s3cret-3"),
        "{request}"
    );
    let outcome = connect(&url, &["list", "-X", "connect.bearer.auth.token=@env:TOKEN"], &secrets);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(requests.recv().unwrap().contains("Bearer s3cret-2"));
    // Nor those of a connector.
    let typed = connect(&url, &["create", "c", "connector.class=C", "db.password=s3cret"], &[]);
    assert!(typed.status == Some(2) && !typed.stderr.contains("s3cret"), "{}", typed.stderr);
    // A secret does not belong on a command line, nor a password in a URL.
    assert_eq!(connect(&url, &["list", "-X", "connect.bearer.auth.token=s3cret-2"], &[]).status, Some(2));
    let in_url = connect("http://me:s3cret@127.0.0.1:1", &["list"], &[]);
    assert!(in_url.status == Some(2) && !in_url.stderr.contains("s3cret"), "{}", in_url.stderr);
}

#[test]
fn a_token_is_fetched_from_its_issuer_without_the_headers_of_connect() {
    let (issuer, asked) =
        serve_in_turn(vec![Reply::json(200, r#"{"access_token":"s3cret","expires_in":60}"#)]);
    let (url, requests) = serve_in_turn(vec![nothing()]);
    let endpoint = format!("connect.bearer.auth.issuer.endpoint.url={issuer}/token");
    let args = [
        "status",
        "-X",
        &endpoint,
        "-X",
        "connect.bearer.auth.client.id=me",
        "-X",
        "connect.bearer.auth.client.secret=@env:SECRET",
        "-X",
        "connect.header.X-Tenant=@env:SECRET",
    ];
    let outcome = connect(&url, &args, &[("SECRET", "hidden")]);
    assert!(!outcome.stderr.contains("refuses"), "{}", outcome.stderr);
    assert!(requests.recv().unwrap().contains("Bearer s3cret"));
    let asked = asked.recv().unwrap();
    assert!(
        asked.contains("grant_type=client_credentials") && !asked.to_lowercase().contains("x-tenant"),
        "{asked}"
    );
}

#[test]
fn names_are_escaped_in_paths_and_older_workers_take_a_slash() {
    let (url, requests) = serve_in_turn(vec![Reply::json(200, r#"{"a":"b"}"#)]);
    assert_eq!(connect(&format!("{url}/base/"), &["config", "get", "a/b c?#größe"], &[]).status, Some(0));
    let line = requests.recv().unwrap().lines().next().unwrap().to_owned();
    assert_eq!(line, "GET /base/connectors/a%2Fb%20c%3F%23gr%C3%B6%C3%9Fe/config HTTP/1.1");
}

#[test]
fn a_connector_without_a_name_is_not_made() {
    let (url, requests) = serve_in_turn(vec![nothing()]);
    let outcome = connect(&url, &["create", "connector.class=C", "topic=t"], &[]);
    assert_eq!((outcome.status, requests.try_iter().count()), (Some(2), 0));
    assert!(outcome.stderr.contains("the connector has no name"), "{}", outcome.stderr);
}

#[test]
fn requests_go_through_a_proxy_where_one_is_set() {
    let (proxy, requests) = serve_in_turn(vec![nothing()]);
    let setting = format!("connect.proxy.url={proxy}");
    let outcome = connect("http://connect.invalid:8083", &["list", "-X", &setting], &[]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(requests.recv().unwrap().starts_with("GET http://connect.invalid:8083/connectors?"));
}

#[test]
fn a_read_only_context_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let (url, requests) = serve_in_turn(vec![nothing()]);
    let text = format!(
        "[contexts.prod]\nbootstrap-servers = \"b:9092\"\nconnect-urls = [\"{url}\"]\nread-only = true\n"
    );
    std::fs::write(&config, text).unwrap();
    for args in [
        &["--context", "prod", "connect", "pause", "c"][..],
        &["--connect-url", &url, "connect", "pause", "c"],
    ] {
        let outcome = Outcome::of(kafkactl().env("KAFKACTL_CONFIG", &config).args(args).output().unwrap());
        assert_eq!(outcome.status, Some(2), "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("context 'prod'")
                && outcome.stderr.contains("is read-only, nothing was changed"),
            "{}",
            outcome.stderr
        );
    }
    assert_eq!(requests.try_iter().count(), 0);
}

#[test]
fn a_place_of_a_sink_is_not_set_for_a_source_and_is_not_checked_without_brokers() {
    for (kind, status, words) in [
        ("source", 2, "connector 'c' is a source, and TOPIC:PARTITION=OFFSET is for sinks"),
        ("sink", 0, "whether the offsets are within the topics is not checked: no brokers are named"),
    ] {
        let (url, requests) = serve(move |line| {
            let status = format!(
                r#"{{"name":"c","connector":{{"state":"STOPPED","worker_id":"w"}},"tasks":[],"type":"{kind}"}}"#
            );
            Some(match line {
                _ if line.contains("/status") => Reply::json(200, &status),
                _ if line.contains("/offsets") => Reply::json(200, r#"{"offsets":[]}"#),
                _ => Reply::json(200, r#"{"version":"4.3.1","commit":"c","kafka_cluster_id":"k"}"#),
            })
        });
        let outcome = connect(&url, &["offsets", "set", "c", "t:0=9999999", "--dry-run"], &[]);
        assert_eq!(outcome.status, Some(status), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
        let hint = if kind == "source" { "--partition and --offset" } else { "name them with -b" };
        assert!(outcome.stderr.contains(hint), "{}", outcome.stderr);
        assert!(requests.try_iter().all(|request| request.starts_with("GET ")));
    }
}
