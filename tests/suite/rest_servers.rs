//! Servers behind REST interfaces as they are: slow to the last byte, busy for ever, away, with rights and paths missing, wordy.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

fn run(args: &[&str], environment: &[(&str, &str)]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("XDG_STATE_HOME", "/dev/null");
    Outcome::of(command.envs(environment.iter().copied()).args(args).output().unwrap())
}

fn connect(url: &str, args: &[&str]) -> Outcome {
    run(&[&["--connect-url", url, "connect"], args].concat(), &[])
}

fn schema(url: &str, args: &[&str]) -> Outcome {
    run(&[&["--registry-url", url, "schema"], args].concat(), &[])
}

fn error(status: u16, code: u32, message: &str) -> Reply {
    Reply::json(status, &format!(r#"{{"error_code":{code},"message":"{message}"}}"#))
}

/// Serves some replies by the beginnings of request lines; nothing else is known.
fn server(replies: &'static [(&'static str, u16, &'static str)]) -> (String, Receiver<String>) {
    serve(move |line| {
        let found = replies.iter().find(|(beginning, ..)| line.starts_with(beginning));
        Some(found.map_or_else(
            || error(404, 404, "HTTP 404 Not Found"),
            |(_, status, body)| Reply::json(*status, body),
        ))
    })
}

/// How often a request that begins like this came.
fn count(requests: &Receiver<String>, beginning: &str) -> usize {
    requests.try_iter().filter(|request| request.starts_with(beginning)).count()
}

/// Sends a head, and then a byte every tenth of a second, for ever: whoever waits for the last byte never ends.
fn dripping(head: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            thread::spawn(move || {
                // An answer before the request would be refused.
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(head.as_bytes());
                while stream.write_all(b" ").is_ok() {
                    thread::sleep(Duration::from_millis(100));
                }
            });
        }
    });
    url
}

#[test]
fn an_answer_is_waited_for_to_its_last_byte_and_no_longer() {
    for head in [
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n",
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 100000\r\n\r\n",
        "HTTP/1.1 500 X\r\ncontent-length: 100000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nx-drip:",
    ] {
        let url = dripping(head);
        let outcome = schema(&url, &["list", "--timeout", "1"]);
        assert_eq!(outcome.status, Some(5), "{head} {}", outcome.stderr);
        assert!(outcome.stderr.contains("it did not come in time"), "{}", outcome.stderr);
    }
    // A body is sent meanwhile, and what became of it is not known.
    let url = dripping("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
    let outcome = schema(&url, &["config", "set", "FULL", "--timeout", "1"]);
    assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
}

#[test]
fn a_signal_ends_the_wait_for_an_answer() {
    let (url, requests) = serve(|_| None);
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").args(["--registry-url", &url, "schema", "list"]);
    let child =
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    requests.recv().unwrap();
    let killed =
        std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let outcome = Outcome::of(child.wait_with_output().unwrap());
    assert_eq!(outcome.status, Some(143), "{}", outcome.stderr);
    assert_eq!(outcome.stderr, format!("error: stopped before Schema Registry at {url} answered\n"));
}

#[test]
fn what_is_waited_for_is_said_once_also_without_a_terminal() {
    for (service, reply) in [
        ("connect", error(503, 503, "starting")),
        ("connect", error(409, 409, "Cannot complete request momentarily due to stale configuration")),
        ("schema", error(429, 42901, "slow down")),
    ] {
        let (url, _requests) = serve(move |_| Some(reply.clone()));
        let option = if service == "connect" { "--connect-url" } else { "--registry-url" };
        let outcome = run(&[option, &url, service, "list", "--wait-timeout", "1"], &[]);
        assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
        let said = outcome.stderr.matches("notice: waiting up to 1 s: ").count();
        assert_eq!(said, 1, "{}", outcome.stderr);
        let quiet = run(&[option, &url, service, "list", "--wait-timeout", "1", "-q"], &[]);
        assert!(!quiet.stderr.contains("notice"), "{}", quiet.stderr);
    }
}

#[test]
fn a_service_that_stays_busy_is_waited_for_once_and_not_for_every_item() {
    let (url, _requests) = serve(|line| {
        Some(if line.starts_with("GET /subjects?") {
            Reply::json(200, r#"["a","b","c","d","e","f"]"#)
        } else if line.starts_with("GET /config") {
            Reply::json(200, r#"{"compatibilityLevel":"FULL"}"#)
        } else {
            error(503, 503, "away")
        })
    });
    let outcome = schema(&url, &["list", "--wait-timeout", "1"]);
    assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
    assert_eq!(outcome.stderr.matches("timed out after").count(), 1, "{}", outcome.stderr);
}

/// A worker that keeps silent about POST, and knows a connector only when it has been asked to make it.
fn worker_that_loses_answers(config: &'static str, post: Option<Reply>) -> (String, Receiver<String>) {
    let made = AtomicUsize::new(0);
    serve(move |line| {
        Some(match line.split(' ').next() {
            Some("POST") => {
                made.store(1, Ordering::Relaxed);
                return post.clone();
            }
            Some("PUT") => Reply::json(200, r#"{"configs":[]}"#),
            _ if made.load(Ordering::Relaxed) == 1 => Reply::json(200, config),
            _ => error(404, 404, "Connector c not found"),
        })
    })
}

#[test]
fn a_connector_is_not_created_twice_where_the_answer_is_lost() {
    const SAME: &str = r#"{"name":"c","connector.class":"C"}"#;
    const OTHER: &str = r#"{"name":"c","connector.class":"Other"}"#;
    let html = |status| Some(Reply::of(status, "text/html", "gone", 4));
    for post in [
        None,
        html(504),
        html(502),
        Some(error(500, 500, "IO Error trying to forward REST request: java.net.SocketTimeoutException")),
        Some(error(500, 500, "Request timed out. The worker is currently polling")),
        // A proxy has sent it twice.
        Some(error(409, 409, "Connector c already exists")),
    ] {
        let create = ["create", "c", "connector.class=C", "--timeout", "1"];
        let (first, at_first) = worker_that_loses_answers(SAME, post.clone());
        let (second, at_second) = worker_that_loses_answers(SAME, None);
        let made = connect(&format!("{first},{second}"), &create);
        assert_eq!(made.status, Some(0), "{post:?} {}", made.stderr);
        assert!(made.text().contains("created"), "{post:?} {}", made.text());
        let posts = count(&at_first, "POST") + count(&at_second, "POST");
        assert_eq!(posts, 1, "{post:?}");
        let (url, requests) = worker_that_loses_answers(OTHER, post.clone());
        let lost = connect(&url, &create);
        assert!(matches!(lost.status, Some(1 | 5)), "{post:?} {}", lost.stderr);
        assert_eq!(count(&requests, "POST"), 1, "{post:?}");
    }
}

#[test]
fn a_restart_and_a_permanent_deletion_are_not_sent_again_where_the_answer_is_lost() {
    let (silent, requests) = serve(|line| {
        (!line.starts_with("POST")).then(|| {
            Reply::json(
                200,
                r#"{"c":{"status":{"connector":{"state":"RUNNING","worker_id":"w"},"tasks":[]}}}"#,
            )
        })
    });
    let (other, at_other) = serve(|_| Some(Reply::json(200, "{}")));
    let urls = format!("{silent},{other}");
    let outcome = connect(&urls, &["restart", "c", "--no-wait", "--timeout", "1"]);
    assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("hint: it may have been done nevertheless"), "{}", outcome.stderr);
    assert_eq!((count(&requests, "POST"), count(&at_other, "POST")), (1, 0));
    // To pause twice is to pause once.
    let (silent, _requests) =
        serve(|line| (!line.contains("/pause")).then(|| Reply::json(200, r#"{"c":{"status":null}}"#)));
    let paused = connect(&format!("{silent},{other}"), &["pause", "c", "--timeout", "1"]);
    assert_eq!(paused.status, Some(0), "{}", paused.stderr);
    assert_eq!(count(&at_other, "PUT /connectors/c/pause"), 1);
}

#[test]
fn the_order_of_the_urls_does_not_matter_while_one_is_starting_and_one_is_down() {
    let down = "http://127.0.0.1:1";
    for starting_is_first in [true, false] {
        let turn = AtomicUsize::new(0);
        let (starting, requests) = serve(move |_| {
            let is_starting = turn.fetch_add(1, Ordering::Relaxed) < 2;
            Some(if is_starting {
                error(503, 503, "The worker is starting up")
            } else {
                Reply::json(200, "{}")
            })
        });
        let urls =
            if starting_is_first { format!("{starting},{down}") } else { format!("{down},{starting}") };
        let outcome = connect(&urls, &["list", "-o", "json"]);
        assert_eq!((outcome.status, outcome.text()), (Some(0), "[]\n"), "{urls} {}", outcome.stderr);
        assert_eq!(count(&requests, "GET"), 3, "{urls}");
    }
    // A proxy whose service is away does not keep the next address from being tried.
    for status in [429, 502, 503, 504] {
        let (proxy, _requests) = serve(move |_| Some(Reply::of(status, "text/html", "gone", 4)));
        let (well, _at_well) = serve(|_| Some(Reply::json(200, "{}")));
        let outcome = connect(&format!("{proxy},{well}"), &["list", "-o", "json"]);
        assert_eq!((outcome.status, outcome.text()), (Some(0), "[]\n"), "{status} {}", outcome.stderr);
    }
}

#[test]
fn all_urls_that_were_tried_are_named() {
    let nobody = connect("http://127.0.0.1:1,http://127.0.0.1:2", &["list"]);
    assert_eq!(nobody.status, Some(5));
    assert_eq!(
        nobody.stderr,
        "error: no answer from Connect at http://127.0.0.1:1: connection refused; no answer from Connect at http://127.0.0.1:2: connection refused\n"
    );
}

#[test]
fn a_conflict_is_a_finding_only_where_a_schema_is_registered() {
    let (url, _requests) = serve(|_| Some(error(409, 409, "conflict")));
    for args in [&["list"][..], &["show", "s"], &["versions", "s"], &["mode", "get"]] {
        let outcome = schema(&url, args);
        assert_eq!(outcome.status, Some(1), "{args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains(": conflict"), "{args:?} {}", outcome.stderr);
    }
}

#[test]
fn long_words_of_servers_are_cut() {
    let long = format!("begin {} end", "A".repeat(10_000_000));
    for (kind, body) in [
        ("application/json", format!(r#"{{"error_code":1,"message":"{long}"}}"#)),
        ("application/json", format!(r#"{{"error":"{long}"}}"#)),
        ("text/html", long.clone()),
    ] {
        for status in [400, 401, 404, 409, 500, 503] {
            let body = body.clone();
            let (url, _requests) = serve(move |_| Some(Reply::of(status, kind, &body, body.len())));
            let outcome = schema(&url, &["list", "--wait-timeout", "0"]);
            assert!(
                outcome.status != Some(0) && outcome.stderr.len() < 6000,
                "{status} {kind} {}",
                outcome.stderr.len()
            );
        }
    }
    let (url, _requests) =
        serve(move |_| Some(Reply::json(400, &format!(r#"{{"error_code":1,"message":"{long}"}}"#))));
    let stderr = schema(&url, &["list"]).stderr;
    assert!(
        stderr.contains("subjects: begin AAA")
            && stderr.contains("(10000010 characters)")
            && stderr.contains("A end\n")
    );
}

#[test]
fn an_error_is_read_in_every_form_that_servers_give_it() {
    for (body, words) in [
        (r#"{"error_code":500,"message":null}"#, "subjects: Internal Server Error"),
        (r#"{"error_code":null,"message":"words"}"#, "subjects: words"),
        (r#"{"error_code":"50005","message":"words"}"#, "subjects: words"),
        (r#"{"error_code":99999999999999999999,"message":"words"}"#, "subjects: words"),
        (r#"{"type":"about:blank","title":"t","status":500,"detail":"words"}"#, "subjects: words"),
        (r#"{"timestamp":1,"status":500,"error":"words","path":"/"}"#, "subjects: words"),
    ] {
        let (url, _requests) = serve(move |_| Some(Reply::json(500, body)));
        let outcome = schema(&url, &["list"]);
        assert_eq!(outcome.status, Some(1), "{body} {}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{body} {}", outcome.stderr);
    }
    let (url, _requests) = serve(|_| {
        Some(Reply {
            head: "HTTP/1.1 302 Found\r\nlocation: https://login.test/x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned(),
            body: String::new(),
            times: 0,
        })
    });
    let outcome = schema(&url, &["list"]);
    assert_eq!(outcome.status, Some(1));
    assert!(outcome.stderr.contains("redirects (302) to 'https://login.test/x'"), "{}", outcome.stderr);
}

/// A registry with one subject, of which some paths are refused or missing.
const SUBJECT: [(&str, u16, &str); 8] = [
    ("GET /subjects?", 200, r#"["a-value"]"#),
    ("GET /subjects/a-value/versions?", 200, "[1]"),
    ("GET /subjects/a-value/versions/latest", 200, REGISTERED),
    ("GET /subjects/a-value/versions/1?", 200, REGISTERED),
    ("GET /subjects/a-value/versions/1/referencedby", 200, "[]"),
    ("DELETE /subjects/a-value", 200, "[1]"),
    ("GET /config/a-value", 404, r#"{"error_code":40408,"message":"no level of its own"}"#),
    ("POST /compatibility/subjects/a-value/versions", 200, r#"{"is_compatible":true}"#),
];
const REGISTERED: &str = r#"{"subject":"a-value","version":1,"id":7,"schema":"\"string\""}"#;

fn registry(own: &'static [(&'static str, Reply)]) -> (String, Receiver<String>) {
    serve(move |line| {
        let special =
            own.iter().find(|(beginning, _)| line.starts_with(beginning)).map(|(_, reply)| reply.clone());
        let usual = SUBJECT.iter().find(|(beginning, ..)| line.starts_with(beginning));
        let usual = usual.map(|(_, status, body)| Reply::json(*status, body));
        Some(special.or(usual).unwrap_or_else(|| error(404, 404, "HTTP 404 Not Found")))
    })
}

fn leaked(replies: Vec<(&'static str, Reply)>) -> &'static [(&'static str, Reply)] {
    Box::leak(replies.into_boxed_slice())
}

#[test]
fn who_may_not_read_the_level_of_the_registry_reads_and_deletes_what_he_may() {
    let denied = || error(403, 40301, "User is denied operation Read on Subject: __GLOBAL");
    let (url, requests) = registry(leaked(vec![("GET /config?", denied()), ("GET /mode", denied())]));
    let refusal =
        format!("Schema Registry at {url} refuses: 403 User is denied operation Read on Subject: __GLOBAL");
    let list = schema(&url, &["list"]);
    assert_eq!(
        (list.status, list.text()),
        (
            Some(0),
            "SUBJECT  VERSIONS  LATEST  TYPE  COMPATIBILITY\na-value         1       1  AVRO  unknown (inherited)\n"
        ),
        "{}",
        list.stderr
    );
    assert!(list.stderr.contains(&format!("warning: {refusal}")), "{}", list.stderr);
    assert!(
        list.stderr.contains("a permission is missing") && !list.stderr.contains("it requires a login"),
        "{}",
        list.stderr
    );
    let json = schema(&url, &["list", "-o", "json"]);
    assert!(json.text().contains(r#""compatibility":null"#), "{}", json.text());
    let show = schema(&url, &["show", "a-value"]);
    assert_eq!((show.status, show.text(), show.stderr.as_str()), (Some(0), "\"string\"\n", ""));
    let export = schema(&url, &["export"]);
    assert_eq!(export.status, Some(3), "{}", export.stderr);
    assert!(export.stderr.contains(&format!("error: {refusal}")), "{}", export.stderr);
    let exported: serde_json::Value = serde_json::from_slice(&export.stdout).unwrap();
    assert_eq!(exported["subjects"][0]["versions"][0]["schema"], "\"string\"");
    assert!(exported.get("compatibility").is_none() && exported.get("mode").is_none());
    let global = schema(&url, &["config", "get"]);
    assert_eq!((global.status, global.text()), (Some(6), ""), "{}", global.stderr);
    let file = tempfile::Builder::new().suffix(".avsc").tempfile().unwrap();
    std::fs::write(file.path(), "\"string\"").unwrap();
    let check = schema(&url, &["check", file.path().to_str().unwrap(), "--subject", "a-value"]);
    assert_eq!(check.status, Some(0), "{}", check.stderr);
    assert!(
        check
            .stderr
            .contains("notice: compatible under a level that could not be read, as the registry says"),
        "{}",
        check.stderr
    );
    let _ = count(&requests, "all so far");
    let deleted = schema(&url, &["delete", "a-value", "--yes", "--no-undo"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    assert_eq!(count(&requests, "DELETE /subjects/a-value"), 1);
}

#[test]
fn a_registry_without_modes_is_one_where_everything_may_be_written() {
    let absent = || Reply::of(404, "text/plain", "404: Not Found", 14);
    let level = Reply::json(200, r#"{"compatibilityLevel":"BACKWARD"}"#);
    let (url, requests) =
        registry(leaked(vec![("GET /config?", level), ("GET /mode", absent()), ("PUT /mode", absent())]));
    let export = schema(&url, &["export"]);
    assert_eq!((export.status, export.stderr.as_str()), (Some(0), ""));
    let exported: serde_json::Value = serde_json::from_slice(&export.stdout).unwrap();
    assert!(exported.get("mode").is_none() && exported["compatibility"] == "BACKWARD", "{exported}");
    let get = schema(&url, &["mode", "get", "a-value"]);
    assert_eq!(
        (get.status, get.text()),
        (Some(0), "SUBJECT  VALUE\na-value  READWRITE (inherited)\n"),
        "{}",
        get.stderr
    );
    assert!(get.stderr.contains("this registry has no modes"), "{}", get.stderr);
    let set = schema(&url, &["mode", "set", "READONLY"]);
    assert_eq!(set.status, Some(7), "{}", set.stderr);
    assert!(set.stderr.contains("does not know this request: 404: Not Found"), "{}", set.stderr);
    let _ = count(&requests, "all so far");
    // For good, also what was hidden before.
    let deleted = schema(&url, &["delete", "a-value", "--permanent", "--yes", "--no-undo"]);
    assert_eq!((deleted.status, deleted.stderr.as_str()), (Some(0), ""));
    assert_eq!(count(&requests, "DELETE /subjects/a-value"), 2);
}

#[test]
fn a_hint_looks_at_the_url_only_where_the_service_has_not_answered() {
    let plain = || Reply::of(404, "text/plain", "404: Not Found", 14);
    let (url, _requests) = registry(leaked(vec![("GET /subjects?", plain())]));
    let wrong = schema(&url, &["list"]);
    assert_eq!(wrong.status, Some(7), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("/apis/ccompat/v7"), "{}", wrong.stderr);
    let (url, _requests) = registry(leaked(vec![("GET /config", plain())]));
    let missing = schema(&url, &["list"]);
    assert_eq!(missing.status, Some(0), "{}", missing.stderr);
    assert!(!missing.stderr.contains("/apis/ccompat/v7"), "{}", missing.stderr);
    let page = "<html>404</html>";
    let (url, _requests) = serve(move |_| Some(Reply::of(404, "text/html", page, page.len())));
    let wrong = connect(&url, &["list"]);
    assert_eq!(wrong.status, Some(7), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("is the URL right"), "{}", wrong.stderr);
}

#[test]
fn failures_are_told_with_their_root_and_described_with_their_whole_trace() {
    const TRACE: &str = r#"a.ConnectException: Tolerance exceeded in error handler\n\tat a.B.c(B.java:1)\nCaused by: a.DataException: needs \"schema\"\n\t... 3 more\n"#;
    let (url, _requests) = serve(move |line| {
        let status = format!(
            r#"{{"name":"c","connector":{{"state":"RUNNING","worker_id":"w:1"}},"tasks":[{{"id":0,"state":"FAILED","worker_id":"w:1","trace":"{TRACE}"}}],"type":"sink"}}"#
        );
        Some(Reply::json(
            200,
            &if line.contains("/status") {
                status
            } else {
                format!(r#"{{"c":{{"status":{status},"info":{{"config":{{}}}}}}}}"#)
            },
        ))
    });
    let root = "a.ConnectException: Tolerance exceeded in error handler, caused by a.DataException: needs \"schema\"";
    let restart = connect(&url, &["restart", "c"]);
    assert_eq!(restart.status, Some(1));
    assert_eq!(restart.stderr, format!("error: connector 'c' task 0 has failed on w:1: {root}\n"));
    let state = tempfile::tempdir().unwrap();
    let state = state.path().join("heal.json");
    let heal = connect(&url, &["heal", "--dry-run", "--state-file", state.to_str().unwrap()]);
    assert!(heal.text().contains(root), "{}", heal.text());
    let describe = connect(&url, &["describe", "c"]);
    assert!(
        describe.text().ends_with(
            "Task 0: a.ConnectException: Tolerance exceeded in error handler\n\
             \x20           at a.B.c(B.java:1)\n\
             \x20       Caused by: a.DataException: needs \"schema\"\n\
             \x20           ... 3 more\n"
        ),
        "{}",
        describe.text()
    );
}

#[test]
fn odd_names_of_connectors_are_reached_behind_a_base_path() {
    for (name, path) in [
        ("my conn+1 ü", "my%20conn+1%20%C3%BC"),
        ("a/b", "a%2Fb"),
        ("50%", "50%25"),
        ("q?x=1#f", "q%3Fx=1%23f"),
    ] {
        let (url, requests) = serve(|_| Some(Reply::json(200, r#"{"a":"b"}"#)));
        assert_eq!(connect(&format!("{url}/base/"), &["config", "get", name]).status, Some(0));
        let request = requests.recv().unwrap();
        assert!(request.starts_with(&format!("GET /base/connectors/{path}/config HTTP")), "{name} {request}");
    }
}

#[test]
fn under_none_everything_is_compatible_whatever_the_registry_finds() {
    const INCOMPATIBLE: &str = r#"{"is_compatible":false,"messages":["no"]}"#;
    let (url, _requests) = server(&[
        ("GET /config/s", 200, r#"{"compatibilityLevel":"NONE"}"#),
        ("POST /compatibility/subjects/s/versions/latest", 200, INCOMPATIBLE),
        ("POST /subjects/s?", 404, r#"{"error_code":40403,"message":"not there"}"#),
    ]);
    let file = tempfile::Builder::new().suffix(".avsc").tempfile().unwrap();
    std::fs::write(file.path(), "\"string\"").unwrap();
    let file = file.path().to_str().unwrap();
    let check = schema(&url, &["check", file, "--subject", "s"]);
    assert_eq!((check.status, check.text()), (Some(0), ""), "{}", check.stderr);
    assert!(check.stderr.contains("notice: compatible under NONE"), "{}", check.stderr);
    let dry = schema(&url, &["register", "s", file, "--dry-run"]);
    assert_eq!(dry.status, Some(0), "{}", dry.stderr);
}
