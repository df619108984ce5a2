//! Compatibility levels and modes on a real registry, and the verdicts that are worked out here beside those of the registry.

use serde_json::{Value, json};

use super::cluster::TestCluster;
use super::registry::{TestRegistry, both, record};

/// Pairs of schemas: the old one, and the new one.
fn pairs() -> Vec<(String, String)> {
    let field = |kind: &str| record(&format!(r#"{{"name":"f","type":{kind}}}"#));
    let with = |rest: &str| record(&format!(r#"{{"name":"f","type":"int"}}{rest}"#));
    let mut pairs = Vec::new();
    // Each primitive type beside some others.
    let primitive = [
        r#""int""#,
        r#""long""#,
        r#""float""#,
        r#""double""#,
        r#""string""#,
        r#""bytes""#,
        r#""boolean""#,
        r#""null""#,
    ];
    for (at, old) in primitive.iter().enumerate() {
        for new in &primitive[at + 1..] {
            pairs.push((field(old), field(new)));
        }
    }
    let named = |name: &str, rest: &str| format!(r#"{{"name":"{name}",{rest}}}"#);
    let fixed = |size: u32| named("F", &format!(r#""type":"fixed","size":{size}"#));
    let symbols =
        |symbols: &str, rest: &str| named("E", &format!(r#""type":"enum","symbols":[{symbols}]{rest}"#));
    let inner = |name: &str, fields: &str| named(name, &format!(r#""type":"record","fields":[{fields}]"#));
    let (c_int, c_long) = (r#"{"name":"c","type":"int"}"#, r#"{"name":"c","type":"long"}"#);
    for (old, new) in [
        (fixed(4), fixed(8)),
        (fixed(4), fixed(4)),
        (fixed(4), r#""bytes""#.to_owned()),
        (symbols(r#""A","B""#, ""), symbols(r#""A""#, "")),
        (symbols(r#""A","B""#, ""), symbols(r#""A""#, r#","default":"A""#)),
        (symbols(r#""A""#, ""), symbols(r#""A","B""#, "")),
        (symbols(r#""A""#, ""), r#""string""#.to_owned()),
        (r#"["null","int"]"#.to_owned(), r#"["null","long"]"#.to_owned()),
        (r#"["null","int"]"#.to_owned(), r#""int""#.to_owned()),
        (r#""int""#.to_owned(), r#"["null","long"]"#.to_owned()),
        (r#"["null","int"]"#.to_owned(), r#"["int","null"]"#.to_owned()),
        (r#"["null","int","string"]"#.to_owned(), r#"["null","int"]"#.to_owned()),
        (r#"{"type":"array","items":"int"}"#.to_owned(), r#"{"type":"array","items":"long"}"#.to_owned()),
        (r#"{"type":"array","items":"int"}"#.to_owned(), r#"{"type":"map","values":"int"}"#.to_owned()),
        (r#"{"type":"map","values":"int"}"#.to_owned(), r#"{"type":"map","values":"string"}"#.to_owned()),
        (inner("I", c_int), inner("I", c_long)),
        (inner("I", c_int), inner("J", c_int)),
        (inner("I", c_int), inner("other.I", c_int)),
        (
            inner("I", c_int),
            inner("J", c_int).replace(r#""name":"J","#, r#""name":"J","aliases":["shop.I"],"#),
        ),
        (inner("I", c_int), inner("I", r#"{"name":"d","aliases":["c"],"type":"int"}"#)),
        (inner("I", c_int), inner("I", "")),
        (
            r#"{"type":"long","logicalType":"timestamp-millis"}"#.to_owned(),
            r#"{"type":"long","logicalType":"timestamp-micros"}"#.to_owned(),
        ),
        (
            r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#.to_owned(),
            r#"{"type":"bytes","logicalType":"decimal","precision":5,"scale":1}"#.to_owned(),
        ),
        (r#"{"type":"int","logicalType":"date"}"#.to_owned(), r#""long""#.to_owned()),
    ] {
        pairs.push((field(&old), field(&new)));
    }
    for rest in [
        r#",{"name":"g","type":"int"}"#,
        r#",{"name":"g","type":"int","default":1}"#,
        r#",{"name":"g","type":["null","int"],"default":null}"#,
        r#",{"name":"g","type":["null","int"]}"#,
    ] {
        pairs.push((with(""), with(rest)));
        pairs.push((with(rest), with("")));
    }
    let list = |kind: &str, rest: &str| {
        record(&format!(
            r#"{{"name":"v","type":{kind}}},{{"name":"next","type":["null","Order"],"default":null}}{rest}"#
        ))
    };
    pairs.push((list(r#""int""#, ""), list(r#""long""#, "")));
    pairs.push((list(r#""int""#, ""), list(r#""int""#, r#",{"name":"w","type":"int"}"#)));
    pairs
}

#[test]
fn the_verdicts_that_are_worked_out_here_are_those_of_the_registry() {
    let cluster = TestCluster::shared();
    let [(registry, _), (other, _)] = both(&cluster);
    let pairs = pairs();
    assert!(pairs.len() >= 60, "{}", pairs.len());
    let (mut compared, mut incompatible, mut differing) = (0, 0, Vec::new());
    for (at, (old, new)) in pairs.iter().enumerate() {
        let registry = if at % 2 == 0 { &registry } else { &other };
        let subject = format!("pair-{at}");
        let (old_file, new_file) = (registry.file("old.avsc", old), registry.file("new.avsc", new));
        registry.done(&["register", &subject, &old_file]);
        for level in ["BACKWARD", "FORWARD", "FULL"] {
            registry.done(&["config", "set", level, &subject]);
            let asked = registry.json("check", &["check", &new_file, "--subject", &subject]);
            let here =
                registry.json("check", &["check", &new_file, "--against", &old_file, "--level", level]);
            assert_eq!([&asked["checkedBy"], &here["checkedBy"]], ["registry", "kafkactl"]);
            if asked["compatible"] != here["compatible"] {
                differing.push(format!(
                    "{level}\n  {old}\n  {new}\n  registry {} here {here}",
                    asked["compatible"]
                ));
            }
            compared += 1;
            incompatible += usize::from(asked["compatible"] == false);
        }
    }
    assert!(differing.is_empty(), "{} of {compared} differ:\n{}", differing.len(), differing.join("\n"));
    // Neither side says the same to everything.
    assert!(incompatible > 50 && compared - incompatible > 50, "{incompatible} of {compared}");
}

#[test]
fn transitive_levels_look_at_all_versions() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let subject = &format!("transitive-{path}");
        let versions = [
            record(r#"{"name":"a","type":"int"}"#),
            record(r#"{"name":"a","type":"int"},{"name":"b","type":"int","default":1}"#),
            record(r#"{"name":"a","type":"int"},{"name":"b","type":"int"}"#),
        ];
        registry.done(&["config", "set", "NONE", subject]);
        let files: Vec<String> = versions
            .iter()
            .enumerate()
            .map(|(at, text)| registry.file(&format!("v{at}.avsc"), text))
            .collect();
        for file in &files[..2] {
            registry.done(&["register", subject, file]);
        }
        for (level, compatible) in [
            ("NONE", true),
            ("BACKWARD", true),
            ("BACKWARD_TRANSITIVE", false),
            ("FORWARD", true),
            ("FORWARD_TRANSITIVE", true),
            ("FULL", true),
            ("FULL_TRANSITIVE", false),
        ] {
            registry.done(&["config", "set", level, subject]);
            let asked = registry.json("check", &["check", &files[2], "--subject", subject]);
            let here = registry
                .json("check", &["check", &files[2], "--against", &files[0], &files[1], "--level", level]);
            assert_eq!([&asked["compatible"], &here["compatible"]], [compatible, compatible], "{level}");
            assert_eq!(asked["level"], level);
            if !compatible {
                assert_eq!([&asked["reasons"][0]["version"], &asked["reasons"][0]["field"]], ["1", "b"]);
            }
        }
    }
}

/// The row of a subject.
fn row(registry: &TestRegistry, noun: &str, subject: &str) -> Value {
    registry.json("settings", &[noun, "get", subject])[0].clone()
}

#[test]
fn levels_and_modes_are_those_of_the_registry_unless_a_subject_has_its_own() {
    // What holds for the whole registry is everyone's.
    let cluster = TestCluster::alone();
    for (registry, path) in both(&cluster) {
        let subject = &format!("inherits-{path}");
        let file = registry.file("order.avsc", &record(r#"{"name":"a","type":"int"}"#));
        registry.done(&["config", "set", "FORWARD"]);
        registry.done(&["register", subject, &file]);
        assert_eq!(
            row(&registry, "config", subject),
            json!({"subject": subject, "value": "FORWARD", "inherited": true})
        );
        let shown = registry.done(&["config", "get", &format!("inherits-{path}*")]);
        assert!(shown.text().contains("FORWARD (inherited)"), "{}", shown.text());
        let dry = registry.json("changes", &["config", "set", "full-transitive", subject, "--dry-run"]);
        assert_eq!(dry[0]["change"], "FORWARD (inherited) -> FULL_TRANSITIVE");
        registry.done(&["config", "set", "full-transitive", subject]);
        assert_eq!(
            row(&registry, "config", subject),
            json!({"subject": subject, "value": "FULL_TRANSITIVE", "inherited": false})
        );
        registry.done(&["config", "unset", subject]);
        assert_eq!(row(&registry, "config", subject)["inherited"], true);
        registry.done(&["config", "set", "BACKWARD"]);
        let global = registry.json("settings", &["config", "get"]);
        assert_eq!(global, json!([{"subject": null, "value": "BACKWARD", "inherited": false}]));

        registry.done(&["mode", "set", "readonly", subject]);
        assert_eq!(row(&registry, "mode", subject)["value"], "READONLY");
        assert_eq!(registry.json("settings", &["mode", "get"])[0]["value"], "READWRITE");
        registry.done(&["mode", "unset", subject]);
        assert_eq!(row(&registry, "mode", subject)["value"], "READWRITE");
        let wrong = registry.run(&["config", "set", "sideways", subject]);
        assert_eq!(wrong.status, Some(2));
        assert!(wrong.stderr.contains("expected one of NONE, BACKWARD"), "{}", wrong.stderr);
    }
}
