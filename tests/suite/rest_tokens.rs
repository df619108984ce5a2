//! Tokens of services behind REST interfaces: fetched when they are needed, renewed in time, and never shown.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

fn run(args: &[&str], environment: &[(&str, &str)]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent");
    Outcome::of(command.envs(environment.iter().copied()).args(args).output().unwrap())
}

/// How often a request that begins like this came.
fn count(requests: &Receiver<String>, beginning: &str) -> usize {
    requests.try_iter().filter(|request| request.starts_with(beginning)).count()
}

#[test]
fn a_token_is_fetched_again_before_it_ends_and_once_it_is_refused() {
    // Each token holds for no time at all, so that every request takes a new one.
    let issued = AtomicUsize::new(0);
    let (endpoint, tokens_asked) = serve(move |_| {
        let number = issued.fetch_add(1, Ordering::Relaxed);
        Some(Reply::json(200, &format!(r#"{{"access_token":"t{number}","expires_in":"0"}}"#)))
    });
    let login = |endpoint: &str| {
        [
            "-X".to_owned(),
            format!("connect.bearer.auth.issuer.endpoint.url={endpoint}"),
            "-X".to_owned(),
            "connect.bearer.auth.client.id=me".to_owned(),
            "-X".to_owned(),
            "connect.bearer.auth.client.secret=@env:SECRET".to_owned(),
        ]
    };
    let status = |url: &str, endpoint: &str| {
        let login = login(endpoint);
        let mut args = vec!["--connect-url", url, "connect", "status"];
        args.extend(login.iter().map(String::as_str));
        run(&args, &[("SECRET", "s3cret")])
    };
    let (url, requests) = serve(|_| Some(Reply::json(200, "{}")));
    assert_eq!(status(&url, &endpoint).status, Some(0));
    assert!(requests.recv().unwrap().contains("Bearer t0") && requests.recv().unwrap().contains("Bearer t1"));
    assert_eq!(count(&tokens_asked, "POST"), 2);
    // What is no sensible number does no harm: what has ended is fetched again, and of the rest nobody knows when they end.
    for (life, fetched) in [
        ("0", 2),
        ("-1", 2),
        ("-9223372036854775808", 2),
        ("60", 1),
        ("9223372036854775807", 1),
        ("99999999999999999999999", 1),
        ("1e300", 1),
        ("\"soon\"", 1),
        ("\"\"", 1),
        ("true", 1),
        ("[]", 1),
    ] {
        let body = format!(r#"{{"access_token":"t","expires_in":{life}}}"#);
        let (endpoint, tokens_asked) = serve(move |_| Some(Reply::json(200, &body)));
        let (url, _requests) = serve(|_| Some(Reply::json(200, "{}")));
        let outcome = status(&url, &endpoint);
        assert_eq!(
            (outcome.status, count(&tokens_asked, "POST")),
            (Some(0), fetched),
            "{life} {}",
            outcome.stderr
        );
    }
    // Nobody says how long they hold; the first is refused from the second request on.
    let issued = AtomicUsize::new(0);
    let (endpoint, tokens_asked) = serve(move |_| {
        let number = issued.fetch_add(1, Ordering::Relaxed);
        Some(Reply::json(200, &format!(r#"{{"access_token":"t{number}","expires_in":null}}"#)))
    });
    let turn = AtomicUsize::new(0);
    let (url, requests) = serve(move |_| {
        Some(match turn.fetch_add(1, Ordering::Relaxed) {
            1 => Reply::json(401, r#"{"error_code":401,"message":"expired"}"#),
            _ => Reply::json(200, "{}"),
        })
    });
    let renewed = status(&url, &endpoint);
    assert_eq!(renewed.status, Some(0), "{}", renewed.stderr);
    let tokens: Vec<bool> = requests.try_iter().map(|request| request.contains("Bearer t0")).collect();
    assert_eq!(tokens, [true, true, false]);
    assert_eq!(count(&tokens_asked, "POST"), 2);
    // What refuses every token is asked twice, and no more.
    let (url, requests) = serve(|_| Some(Reply::json(401, r#"{"error_code":401,"message":"no"}"#)));
    let refused = status(&url, &endpoint);
    assert_eq!((refused.status, count(&requests, "GET")), (Some(6), 2), "{}", refused.stderr);
}

#[test]
fn a_token_endpoint_is_named_without_what_is_secret_in_its_url() {
    let url = "connect.bearer.auth.issuer.endpoint.url=@env:ENDPOINT";
    let id = "connect.bearer.auth.client.id=me";
    let secret = "connect.bearer.auth.client.secret=@env:SECRET";
    let args =
        ["--connect-url", "http://127.0.0.1:1", "connect", "list", "-X", url, "-X", id, "-X", secret, "-vv"];
    let outcome =
        run(&args, &[("ENDPOINT", "http://u:s3cret@127.0.0.1:1/token?k=s3cret"), ("SECRET", "s3cret")]);
    assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("no answer from the token endpoint 'http://127.0.0.1:1/token'"),
        "{}",
        outcome.stderr
    );
    assert!(!outcome.stderr.contains("s3cret"), "{}", outcome.stderr);
}
