//! `schema` against registries that a real Apicurio is not: contexts, GUIDs, reasons, error codes, and servers that lack something.
//! The answers are those that Confluent documents for its API; Karapace and Redpanda lack what they are said to lack there.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use serde_json::Value;

use super::http::{Reply, serve};
use super::schema::assert_valid;
use super::support::{Outcome, kafkactl};

/// Runs `schema` at an address.
fn schema(url: &str, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("XDG_STATE_HOME", "/dev/null");
    Outcome::of(command.args(["--registry-url", url, "schema"]).args(args).output().unwrap())
}

fn error(status: u16, code: u32, message: &str) -> Reply {
    Reply::json(status, &format!(r#"{{"error_code":{code},"message":"{message}"}}"#))
}

/// Serves the reply of the first of some beginnings that a request line has (`METHOD /path`); nothing else is known.
fn registry(replies: &'static [(&'static str, u16, &'static str)]) -> (String, Receiver<String>) {
    serve(move |line| {
        let found = replies.iter().find(|(beginning, ..)| line.starts_with(beginning));
        Some(match found {
            Some((_, status, body)) => Reply::json(*status, body),
            None => error(404, 404, "HTTP 404 Not Found"),
        })
    })
}

/// The request lines that came.
fn lines(requests: &Receiver<String>) -> Vec<String> {
    requests.try_iter().map(|request| request.lines().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn subjects_of_other_contexts_and_guids_are_reached() {
    let (url, requests) = registry(&[
        (
            "GET /subjects/:.eu:orders-value/versions/latest",
            200,
            r#"{"subject":":.eu:orders-value","version":3,"id":7,"guid":"6c8d","schemaType":null,"schema":"\"int\"","references":null}"#,
        ),
        ("GET /schemas/ids/7?subject=%3A.eu%3A", 200, r#"{"schema":"\"int\""}"#),
        ("GET /schemas/guids/6c8d", 200, r#"{"schema":"\"int\"","schemaType":"AVRO"}"#),
    ]);
    let shown = schema(&url, &["show", ":.eu:orders-value", "-o", "json"]);
    assert_eq!(shown.status, Some(0), "{}", shown.stderr);
    assert_valid("schema-show", &shown.stdout);
    let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(
        [&shown["guid"], &shown["schemaType"], &shown["subject"]],
        ["6c8d", "AVRO", ":.eu:orders-value"]
    );
    assert_eq!(schema(&url, &["show", "--id", "7", ":.eu:", "-o", "raw"]).text(), "\"int\"\n");
    assert_eq!(schema(&url, &["show", "--guid", "6c8d", "-o", "raw"]).text(), "\"int\"\n");
    let request = requests.recv().unwrap();
    assert!(
        request.to_ascii_lowercase().contains("accept: application/vnd.schemaregistry.v1+json,"),
        "{request}"
    );
}

const AVRO: &str = r#"{"type":"record","name":"A","fields":[]}"#;

/// A file with a schema.
fn file() -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().suffix(".avsc").tempfile().unwrap();
    std::fs::write(file.path(), AVRO).unwrap();
    file
}

#[test]
fn reasons_that_the_registry_gives_are_shown() {
    let (url, requests) = registry(&[
        ("GET /config/orders-value", 200, r#"{"compatibilityLevel":"BACKWARD"}"#),
        (
            "POST /compatibility/subjects/orders-value/versions/latest?verbose=true",
            200,
            r#"{"is_compatible":false,"messages":["{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field 'must' at path '/fields/1' in the new schema has no default value and is missing in the old schema', additionalInfo:'must'}","{oldSchemaVersion: 2}","{oldSchema: '\"int\"'}","{compatibility: 'BACKWARD'}"]}"#,
        ),
    ]);
    let file = file();
    let outcome = schema(&url, &["check", file.path().to_str().unwrap(), "--subject", "orders-value"]);
    assert_eq!(outcome.status, Some(4), "{}", outcome.stderr);
    assert_eq!(
        outcome.text(),
        "VERSION  RULE                                REASON\n\
         2        READER_FIELD_MISSING_DEFAULT_VALUE  The field 'must' at path '/fields/1' in the new schema has no default value and is missing in the old schema\n"
    );
    assert_eq!(lines(&requests).len(), 2);
}

#[test]
fn a_registry_that_does_not_check_against_all_versions_is_asked_about_each() {
    let (url, requests) = registry(&[
        ("GET /config/s", 200, r#"{"compatibilityLevel":"FORWARD_TRANSITIVE"}"#),
        ("GET /subjects/s/versions", 200, "[1,2]"),
        ("POST /compatibility/subjects/s/versions/1", 200, r#"{"is_compatible":true}"#),
        ("POST /compatibility/subjects/s/versions/2", 200, r#"{"is_compatible":false,"messages":["no"]}"#),
    ]);
    let file = file();
    let outcome = schema(&url, &["check", file.path().to_str().unwrap(), "--subject", "s"]);
    assert_eq!((outcome.status, outcome.text()), (Some(4), "REASON\nno\n"), "{}", outcome.stderr);
    assert_eq!(lines(&requests).len(), 5);
}

#[test]
fn error_codes_become_statuses_with_something_to_do() {
    let file = file();
    let path = file.path().to_str().unwrap();
    let register = ["register", "s", path];
    for (code, status, args, expected, words) in [
        (40401, 404, &["show", "s"][..], 7, "subject 's' does not exist"),
        (40402, 404, &["show", "s", "3"], 7, "has no version 3"),
        (40403, 404, &["show", "--id", "3"], 7, "no schema with id 3"),
        (409, 409, &register, 4, "could not register 's': words"),
        (40901, 409, &register, 4, "could not register 's': words"),
        (42201, 422, &register, 1, "could not register 's': words"),
        (42205, 422, &register, 1, "kafkactl schema mode get"),
        (42208, 422, &register, 1, "could not register 's': words"),
        (42204, 422, &["mode", "set", "forward"], 1, "could not set the mode of the registry: words"),
        (
            42203,
            422,
            &["config", "set", "full"],
            1,
            "could not set the compatibility level of the registry: words",
        ),
        (
            401,
            401,
            &["list"],
            6,
            "it requires a login: schema.registry.basic.auth.user.info (USER:PASSWORD) or",
        ),
        (40301, 403, &["list"], 6, "refuses: 403 words"),
        (405, 405, &["list"], 1, "does not know this request"),
        (404, 404, &["list"], 7, "/apis/ccompat/v7"),
        (500, 500, &["list"], 1, "could not list subjects: words"),
    ] {
        let (url, _requests) = serve(move |line| {
            let write = line.starts_with("PUT ") || line.contains("/versions?normalize");
            let reads = [
                ("GET /config", r#"{"compatibilityLevel":"NONE"}"#),
                ("GET /mode", r#"{"mode":"READWRITE"}"#),
            ];
            if let Some((_, body)) = reads.iter().find(|(beginning, _)| line.starts_with(beginning)) {
                return Some(Reply::json(200, body));
            }
            // The lookup before a registration.
            if line.starts_with("POST /subjects/s?") && !write {
                return Some(error(404, 40403, "not there"));
            }
            Some(error(status, code, "words"))
        });
        let outcome = schema(&url, args);
        assert_eq!(outcome.status, Some(expected), "{code} {args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{code} {args:?} {}", outcome.stderr);
    }
}

#[test]
fn what_passes_is_asked_again() {
    for (status, code) in
        [(500, 50001), (500, 50002), (500, 50003), (500, 50004), (429, 42901), (408, 408), (503, 503)]
    {
        let turn = AtomicUsize::new(0);
        let (url, _requests) = serve(move |_| {
            Some(if turn.fetch_add(1, Ordering::Relaxed) < 2 {
                error(status, code, "the leader is away")
            } else {
                Reply::json(200, "[]")
            })
        });
        let outcome = schema(&url, &["list", "-o", "name"]);
        assert_eq!(outcome.status, Some(0), "{code} {}", outcome.stderr);
    }
    let (url, _requests) = serve(|_| Some(error(500, 50004, "the leader is away")));
    let outcome = schema(&url, &["list", "--wait-timeout", "1"]);
    assert_eq!(outcome.status, Some(5));
    assert!(outcome.stderr.contains("timed out after 1 s: the leader is away"), "{}", outcome.stderr);
    // A proxy with its own words, and a limit of it.
    let turn = AtomicUsize::new(0);
    let (url, _requests) = serve(move |_| {
        Some(match turn.fetch_add(1, Ordering::Relaxed) {
            0 => Reply::of(429, "text/html", "slow down", 9),
            _ => Reply::json(200, "[]"),
        })
    });
    assert_eq!(schema(&url, &["list", "-o", "name"]).status, Some(0));
}

#[test]
fn levels_of_a_registry_that_tells_which_are_inherited_take_one_request_each() {
    let (url, requests) = registry(&[
        ("GET /subjects?", 200, r#"["own","other"]"#),
        ("GET /subjects/own/versions?", 200, "[1]"),
        ("GET /subjects/other/versions?", 200, "[2,1]"),
        ("GET /subjects/own/versions/1", 200, r#"{"subject":"own","version":1,"id":1,"schema":"\"int\""}"#),
        (
            "GET /subjects/other/versions/2",
            200,
            r#"{"subject":"other","version":2,"id":2,"schema":"{}","schemaType":"JSON"}"#,
        ),
        ("GET /config?", 200, r#"{"compatibilityLevel":"BACKWARD"}"#),
        ("GET /config/own", 200, r#"{"compatibilityLevel":"BACKWARD"}"#),
        (
            "GET /config/",
            404,
            r#"{"error_code":40408,"message":"Subject does not have subject-level compatibility configured"}"#,
        ),
    ]);
    let outcome = schema(&url, &["list"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert_eq!(
        outcome.text(),
        "SUBJECT  VERSIONS  LATEST  TYPE  COMPATIBILITY\n\
         other           2       2  JSON  BACKWARD (inherited)\n\
         own             1       1  AVRO  BACKWARD\n"
    );
    assert_eq!(lines(&requests).len(), 1 + 2 + 3 * 2);
}

#[test]
fn subjects_are_asked_for_in_pages_and_servers_without_pages_are_not_asked_for_ever() {
    let names = |numbers: std::ops::Range<u32>| {
        let names: Vec<String> = numbers.map(|number| format!("subject-{number:04}")).collect();
        Reply::json(200, &serde_json::to_string(&names).unwrap())
    };
    let (url, requests) =
        serve(move |line| Some(if line.contains("offset=0") { names(0..1000) } else { names(1000..1005) }));
    let all = schema(&url, &["list", "-o", "name"]);
    assert_eq!(all.text().lines().count(), 1005, "{}", all.stderr);
    assert_eq!(lines(&requests).len(), 2);
    let (url, requests) = serve(move |_| Some(names(0..1000)));
    let same = schema(&url, &["list", "-o", "name"]);
    assert_eq!(same.text().lines().count(), 1000, "{}", same.stderr);
    assert_eq!(lines(&requests).len(), 2);
}

#[test]
fn deletion_shows_who_refers_and_takes_both_steps() {
    const REPLIES: &[(&str, u16, &str)] = &[
        ("GET /subjects?", 200, r#"["t.A"]"#),
        ("GET /subjects/t.A/versions?", 200, "[1]"),
        ("GET /subjects/t.A/versions/1?", 200, r#"{"subject":"t.A","version":1,"id":1,"schema":"\"int\""}"#),
        ("GET /subjects/t.A/versions/1/referencedby", 200, "[9]"),
        ("GET /schemas/ids/9/versions", 200, r#"[{"subject":"orders-value","version":4}]"#),
        ("GET /config?", 200, r#"{"compatibilityLevel":"BACKWARD"}"#),
        ("GET /mode?", 200, r#"{"mode":"READWRITE"}"#),
        ("GET /config/", 404, r#"{"error_code":40408,"message":"not set"}"#),
        ("GET /mode/", 404, r#"{"error_code":40409,"message":"not set"}"#),
        ("DELETE /subjects/t.A?permanent=", 200, "[1]"),
    ];
    let (url, requests) = registry(REPLIES);
    let plan = schema(&url, &["delete", "t.A", "--permanent", "--dry-run"]);
    assert_eq!(
        plan.text(),
        "NAME  CHANGE\nt.A   delete permanently version 1, to which orders-value 4 refers\n"
    );
    assert!(lines(&requests).iter().all(|line| !line.starts_with("DELETE")));
    // There is no place for the undo file.
    let refused = schema(&url, &["delete", "t.A", "--permanent", "--yes"]);
    assert!(
        refused.status != Some(0) && refused.stderr.contains("so nothing was changed"),
        "{}",
        refused.stderr
    );
    assert!(lines(&requests).iter().all(|line| !line.starts_with("DELETE")));
    let done = schema(&url, &["delete", "t.A", "--permanent", "--yes", "--no-undo"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    let deletions: Vec<String> =
        lines(&requests).into_iter().filter(|line| line.starts_with("DELETE")).collect();
    assert_eq!(
        deletions,
        ["DELETE /subjects/t.A?permanent=false HTTP/1.1", "DELETE /subjects/t.A?permanent=true HTTP/1.1"]
    );
}

#[test]
fn settings_of_java_clients_lead_to_the_registry() {
    let (url, requests) = serve(|_| Some(Reply::json(200, "[]")));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("client.properties");
    let text = format!(
        "bootstrap.servers=b:9092\nschema.registry.url=http://127.0.0.1:1,{url}\nbasic.auth.credentials.source=USER_INFO\n\
         schema.registry.basic.auth.user.info=me:s3cret\nschema.registry.header.target-sr-cluster=lsrc-1\n"
    );
    std::fs::write(&file, text).unwrap();
    let run = |args: &[&str]| {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", "/nonexistent").args(["--command-config", file.to_str().unwrap()]);
        Outcome::of(command.args(args).output().unwrap())
    };
    let outcome = run(&["schema", "list", "-o", "json", "-vv"]);
    assert_eq!((outcome.status, outcome.text()), (Some(0), "[]\n"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("s3cret"), "{}", outcome.stderr);
    let request = requests.recv().unwrap().to_ascii_lowercase();
    assert!(
        request.contains("authorization: basic bwu6cznjcmv0")
            && request.contains("target-sr-cluster: lsrc-1"),
        "{request}"
    );
    let show = run(&["context", "show"]);
    assert!(
        !show.text().contains("s3cret") && !show.stderr.contains("not known"),
        "{}{}",
        show.text(),
        show.stderr
    );
}

#[test]
fn a_read_only_context_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let (url, requests) = serve(|_| Some(Reply::json(200, "[]")));
    let text = format!(
        "[contexts.prod]\nbootstrap-servers = \"b:9092\"\nregistry-urls = [\"{url}\"]\nread-only = true\n"
    );
    std::fs::write(&config, text).unwrap();
    let file = file();
    let path = file.path().to_str().unwrap();
    for args in [
        &["--context", "prod", "schema", "register", "s", path][..],
        &["--registry-url", &url, "schema", "register", "s", path],
        &["--registry-url", &url, "schema", "config", "set", "NONE"],
        &["--registry-url", &url, "schema", "delete", "s", "--yes"],
    ] {
        let outcome = Outcome::of(kafkactl().env("KAFKACTL_CONFIG", &config).args(args).output().unwrap());
        assert_eq!(outcome.status, Some(2), "{args:?} {}", outcome.stderr);
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
fn a_registry_that_is_none_of_the_context_gets_no_login_of_it_and_needs_no_consent_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let (ours, at_ours) = serve(|_| Some(Reply::json(200, "[]")));
    let (foreign, at_foreign) = serve(|_| Some(Reply::json(200, r#"{"compatibilityLevel":"NONE"}"#)));
    let text = format!(
        "current = \"prod\"\n[contexts.prod]\nbootstrap-servers = \"b:9092\"\nregistry-urls = [\"{ours}\"]\nread-only = true\n\
         [contexts.prod.properties]\n\"schema.registry.basic.auth.user.info\" = {{ env = \"LOGIN\" }}\n"
    );
    std::fs::write(&config, text).unwrap();
    let run = |args: &[&str]| {
        let mut command = kafkactl();
        Outcome::of(
            command.env("KAFKACTL_CONFIG", &config).env("LOGIN", "me:s3cret").args(args).output().unwrap(),
        )
    };
    assert_eq!(run(&["schema", "list", "-o", "name"]).status, Some(0));
    assert!(at_ours.recv().unwrap().to_ascii_lowercase().contains("authorization: basic"));
    // Written in another way it is the same one.
    let other = format!("{}/", ours.trim_start_matches("http://"));
    assert_eq!(run(&["--registry-url", &other, "schema", "list", "-o", "name"]).status, Some(0));
    assert!(at_ours.recv().unwrap().to_ascii_lowercase().contains("authorization: basic"));
    let changed = run(&["--registry-url", &foreign, "schema", "config", "set", "FULL"]);
    assert_eq!(changed.status, Some(0), "{}", changed.stderr);
    for request in at_foreign.try_iter() {
        assert!(!request.to_ascii_lowercase().contains("authorization"), "{request}");
    }
    assert_eq!(run(&["schema", "config", "set", "FULL"]).status, Some(2), "the context is read-only");
    // Brokers are still those of the context.
    let consumed = run(&["--registry-url", &foreign, "context", "show"]);
    assert!(consumed.text().contains("b:9092"), "{}", consumed.text());
}
