//! Answers of Connect and of registries with holes: any value may be null, or missing. A hole hides no more than itself.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

type Answers = BTreeMap<&'static str, Value>;

/// Every answer that differs from one by a single null, or by a single key or item that is missing, with the place of it. The whole
/// answer is not among them: nothing at all is no answer.
fn holes(answer: &Value) -> Vec<(String, Value)> {
    fn places(value: &Value, path: &str, found: &mut Vec<String>) {
        if !path.is_empty() {
            found.push(path.to_owned());
        }
        let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
        match value {
            Value::Object(fields) => {
                fields
                    .iter()
                    .for_each(|(key, inner)| places(inner, &format!("{path}/{}", escaped(key)), found));
            }
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(at, inner)| places(inner, &format!("{path}/{at}"), found));
            }
            _ => {}
        }
    }
    let mut paths = Vec::new();
    places(answer, "", &mut paths);
    let mut all = Vec::new();
    for path in paths {
        let mut null = answer.clone();
        *null.pointer_mut(&path).unwrap() = Value::Null;
        all.push((format!("null at {path}"), null));
        let mut missing = answer.clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        match missing.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.remove(&key.replace("~1", "/").replace("~0", "~"))),
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            _ => unreachable!("only these hold values"),
        }
        all.push((format!("without {path}"), missing));
    }
    all
}

/// A service whose answers may be changed between commands. A request is answered by its line up to the query.
fn service(answers: &Answers) -> (String, Arc<Mutex<Answers>>) {
    let shared = Arc::new(Mutex::new(answers.clone()));
    let answers = Arc::clone(&shared);
    let (url, _requests) = serve(move |line| {
        let line = line.trim_end_matches(" HTTP/1.1");
        let line = line.split('?').next().unwrap_or_default();
        let answers = answers.lock().unwrap();
        Some(match answers.get(line) {
            Some(Value::Object(error)) if error.contains_key("error_code") => {
                Reply::json(404, &Value::Object(error.clone()).to_string())
            }
            Some(answer) => Reply::json(200, &answer.to_string()),
            None => Reply::json(404, r#"{"error_code":404,"message":"HTTP 404 Not Found"}"#),
        })
    });
    (url, shared)
}

fn run(option: &str, url: &str, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("XDG_STATE_HOME", "/dev/null");
    Outcome::of(command.args([option, url]).args(args).output().unwrap())
}

/// Runs commands against every answer with a hole, and against the whole one, in which nothing may be wrong.
fn try_holes(option: &str, answers: &Answers, commands: &[(&'static str, &[&str])]) {
    let (url, shared) = service(answers);
    for (line, args) in commands {
        let whole = run(option, &url, args);
        assert_eq!(whole.status, Some(0), "{args:?} {}", whole.stderr);
        for (hole, answer) in holes(&answers[line]) {
            shared.lock().unwrap().insert(line, answer);
            let outcome = run(option, &url, args);
            assert!(
                matches!(outcome.status, Some(0 | 1 | 3 | 7)),
                "{args:?} {hole} {:?} {}",
                outcome.status,
                outcome.stderr
            );
            assert!(!outcome.stderr.contains("is not from"), "{args:?} {hole} {}", outcome.stderr);
        }
        shared.lock().unwrap().insert(line, answers[line].clone());
    }
}

fn connector(name: &str) -> Value {
    json!({
        "status": {"name": name, "connector": {"state": "RUNNING", "worker_id": "w:8083", "version": "4.3.1"},
            "tasks": [{"id": 0, "state": "FAILED", "worker_id": "w:8083", "trace": "a.B: c\n\tat d", "version": "4.3.1"}],
            "type": "sink"},
        "info": {"name": name, "config": {"connector.class": "a.C", "name": name}, "tasks": [{"connector": name, "task": 0}],
            "type": "sink"}
    })
}

fn connect() -> Answers {
    BTreeMap::from([
        ("GET /", json!({"version": "4.3.1", "commit": "x", "kafka_cluster_id": "c"})),
        ("GET /connectors", json!({"odd": connector("odd")})),
        ("GET /connectors/odd/config", json!({"connector.class": "a.C", "name": "odd"})),
        ("GET /connectors/odd/topics", json!({"odd": {"topics": ["t"]}})),
        (
            "GET /connectors/odd/offsets",
            json!({"offsets": [{"partition": {"kafka_topic": "t"}, "offset": {"kafka_offset": 1}}]}),
        ),
        ("GET /connector-plugins", json!([{"class": "a.C", "type": "sink", "version": "4.3.1"}])),
        (
            "GET /connector-plugins/a.C/config",
            json!([{"name": "topics", "type": "LIST", "required": true, "default_value": "", "importance": "HIGH", "documentation": "d"}]),
        ),
        (
            "PUT /connector-plugins/a.C/config/validate",
            json!({"name": "a.C", "error_count": 0, "groups": [], "configs": [
                {"definition": {"name": "topics", "type": "LIST", "required": true}, "value": {"name": "topics", "value": "t", "errors": []}}]}),
        ),
    ])
}

#[test]
fn a_hole_in_an_answer_of_connect_hides_nothing_else() {
    try_holes(
        "--connect-url",
        &connect(),
        &[
            ("GET /", &["connect", "status"]),
            ("GET /connectors", &["connect", "list", "-o", "name"]),
            ("GET /connectors", &["connect", "describe"]),
            ("GET /connectors", &["connect", "status", "-o", "json"]),
            ("GET /connectors", &["connect", "export"]),
            ("GET /connectors/odd/config", &["connect", "config", "get", "odd"]),
            ("GET /connectors/odd/topics", &["connect", "topics", "odd"]),
            ("GET /connectors/odd/offsets", &["connect", "offsets", "show", "odd"]),
            ("GET /connector-plugins", &["connect", "plugins", "list"]),
            ("GET /connector-plugins/a.C/config", &["connect", "plugins", "describe", "a.C"]),
            ("PUT /connector-plugins/a.C/config/validate", &["connect", "validate", "connector.class=a.C"]),
        ],
    );
}

fn registry() -> Answers {
    let schema = json!({"subject": "odd", "version": 1, "id": 7, "guid": "g", "schemaType": "AVRO", "schema": "\"string\"",
        "references": []});
    BTreeMap::from([
        ("GET /subjects", json!(["odd"])),
        ("GET /subjects/odd/versions", json!([1])),
        ("GET /subjects/odd/versions/1", schema.clone()),
        ("GET /subjects/odd/versions/latest", schema),
        ("POST /subjects/odd", json!({"subject": "odd", "version": 1, "id": 7, "schema": "\"string\""})),
        ("GET /subjects/odd/versions/1/referencedby", json!([9])),
        ("GET /schemas/ids/7", json!({"schema": "\"string\"", "schemaType": "AVRO", "references": []})),
        ("GET /schemas/ids/7/versions", json!([{"subject": "odd", "version": 1}])),
        ("GET /schemas/ids/9/versions", json!([{"subject": "other", "version": 1}])),
        ("GET /config", json!({"compatibilityLevel": "BACKWARD"})),
        ("GET /config/odd", json!({"compatibilityLevel": "FULL"})),
        ("GET /mode", json!({"mode": "READWRITE"})),
        ("GET /mode/odd", json!({"error_code": 40409, "message": "not set"})),
        (
            "POST /compatibility/subjects/odd/versions/latest",
            json!({"is_compatible": true, "messages": ["m"]}),
        ),
        ("DELETE /subjects/odd", json!([1])),
    ])
}

#[test]
fn a_hole_in_an_answer_of_a_registry_hides_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.avsc");
    std::fs::write(&file, "\"string\"").unwrap();
    let file = file.to_str().unwrap();
    let delete: &[&str] = &["schema", "delete", "odd", "--yes", "--no-undo"];
    try_holes(
        "--registry-url",
        &registry(),
        &[
            ("GET /subjects", &["schema", "list"]),
            ("GET /subjects/odd/versions", &["schema", "list"]),
            ("GET /subjects/odd/versions/1", &["schema", "list"]),
            ("GET /subjects/odd/versions/1", &["schema", "export"]),
            ("GET /subjects/odd/versions/latest", &["schema", "show", "odd"]),
            ("GET /subjects/odd/versions/1", &["schema", "versions", "odd"]),
            ("POST /subjects/odd", &["schema", "lookup", file, "--subject", "odd"]),
            ("GET /subjects/odd/versions/1/referencedby", delete),
            ("GET /schemas/ids/9/versions", delete),
            ("DELETE /subjects/odd", delete),
            ("GET /schemas/ids/7", &["schema", "show", "--id", "7"]),
            ("GET /schemas/ids/7/versions", &["schema", "lookup", "--id", "7"]),
            ("GET /config", &["schema", "config", "get"]),
            ("GET /config", &["schema", "list"]),
            ("GET /config/odd", &["schema", "config", "get", "odd"]),
            ("GET /mode", &["schema", "mode", "get"]),
            ("GET /mode", &["schema", "export"]),
            (
                "POST /compatibility/subjects/odd/versions/latest",
                &["schema", "check", file, "--subject", "odd"],
            ),
        ],
    );
}

#[test]
fn connectors_with_holes_are_listed_beside_the_others() {
    let mut odd = connector("odd");
    odd["info"]["config"]["transforms"] = Value::Null;
    odd["status"]["tasks"][0] = json!({"id": 0, "state": "FAILED", "worker_id": null, "trace": null});
    let mut answers = connect();
    answers.insert("GET /connectors", json!({"odd": odd, "ok": connector("ok"), "none": null, "text": "?"}));
    answers.insert("GET /connectors/odd/config", json!({"connector.class": "a.C", "transforms": null}));
    let (url, _answers) = service(&answers);
    let connect = |args: &[&str]| run("--connect-url", &url, &[&["connect"], args].concat());
    let list = connect(&["list"]);
    assert_eq!(
        (list.status, list.text()),
        (
            Some(0),
            "NAME  STATE    TASKS  RUNNING  FAILED  TYPE  CLASS  WORKER\n\
             none  -            0        0       0  -     -      -\n\
             odd   RUNNING      1        0       1  sink  C      w:8083\n\
             ok    RUNNING      1        0       1  sink  C      w:8083\n\
             text  -            0        0       0  -     -      -\n"
        ),
        "{}",
        list.stderr
    );
    let describe = connect(&["describe", "odd", "-o", "json"]);
    let describe: Value = serde_json::from_slice(&describe.stdout).unwrap();
    assert_eq!(describe[0]["config"]["transforms"], Value::Null);
    assert_eq!([&describe[0]["tasks"][0]["workerId"], &describe[0]["tasks"][0]["trace"]], [&Value::Null; 2]);
    assert!(connect(&["describe", "odd"]).text().contains("transforms=null\n"));
    let get = connect(&["config", "get", "odd"]);
    assert_eq!(
        get.text(),
        "CONFIG           VALUE\nconnector.class  a.C\ntransforms       null\n",
        "{}",
        get.stderr
    );
    // Newer workers refuse null, so it is not part of what is applied.
    let export = connect(&["export", "odd"]);
    assert_eq!(
        serde_json::from_slice::<Value>(&export.stdout).unwrap(),
        json!([{"name": "odd", "config": {"connector.class": "a.C", "name": "odd"}}])
    );
}

#[test]
fn workers_that_list_names_alone_are_asked_about_each() {
    let whole = connector("ok");
    let mut answers = Answers::from([
        ("GET /", json!({"version": "2.2.2", "commit": "x"})),
        ("GET /connectors", json!(["ok", "gone"])),
        ("GET /connectors/ok/status", whole["status"].clone()),
        ("GET /connectors/ok", whole["info"].clone()),
    ]);
    let (url, shared) = service(&answers);
    let list = run("--connect-url", &url, &["connect", "list"]);
    assert_eq!(
        (list.status, list.text()),
        (
            Some(0),
            "NAME  STATE    TASKS  RUNNING  FAILED  TYPE  CLASS  WORKER\nok    RUNNING      1        0       1  sink  C      w:8083\n"
        ),
        "{}",
        list.stderr
    );
    // Its state was not written yet.
    answers.remove("GET /connectors/ok/status");
    *shared.lock().unwrap() = answers;
    let list = run("--connect-url", &url, &["connect", "list", "-o", "csv"]);
    assert_eq!(list.status, Some(0), "{}", list.stderr);
    assert!(list.text().contains("ok,-,0,0,0,-,") || list.text().contains("ok,,0,0,0,,"), "{}", list.text());
}
