//! Members of groups whose clients have left an assignment that cannot be read.

use bytes::Bytes;
use kafka_protocol::messages::describe_groups_response::{DescribedGroup, DescribedGroupMember};
use kafka_protocol::messages::list_groups_response::ListedGroup;
use kafka_protocol::messages::{ApiKey, DescribeGroupsResponse, GroupId, ListGroupsResponse};
use kafka_protocol::protocol::StrBytes;
use serde_json::Value;

use super::cluster::run_at;
use super::stub::{encoded, metadata, own_coordinator, stub};

/// `topic-0` partition 2.
const SOUND: &[u8] = b"\0\0\0\0\0\x01\0\x07topic-0\0\0\0\x01\0\0\0\x02";

/// A coordinator of the group `g`, which has a member for each of these assignments.
fn coordinator(assignments: &'static [&'static [u8]]) -> String {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::ListGroups, 4),
        (ApiKey::DescribeGroups, 4),
    ];
    let text = StrBytes::from_static_str;
    let port = stub(APIS, move |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => metadata(port, version, body, 1, 3, 4).0,
            ApiKey::FindCoordinator => own_coordinator(port, version),
            ApiKey::ListGroups => {
                let group = ListedGroup::default()
                    .with_group_id(GroupId(text("g")))
                    .with_protocol_type(text("consumer"));
                encoded(&ListGroupsResponse::default().with_groups(vec![group]), version)
            }
            ApiKey::DescribeGroups => {
                let member = |(number, assignment): (usize, &&'static [u8])| {
                    DescribedGroupMember::default()
                        .with_member_id(StrBytes::from_string(format!("member-{number}")))
                        .with_member_assignment(Bytes::from_static(assignment))
                };
                let group = DescribedGroup::default()
                    .with_group_id(GroupId(text("g")))
                    .with_protocol_type(text("consumer"))
                    .with_group_state(text("Stable"))
                    .with_members(assignments.iter().enumerate().map(member).collect());
                encoded(&DescribeGroupsResponse::default().with_groups(vec![group]), version)
            }
            _ => return None,
        })
    });
    format!("127.0.0.1:{port}")
}

#[test]
fn a_malformed_assignment_hides_neither_the_group_nor_the_other_members() {
    let address = coordinator(&[b"\0\0", SOUND, b"", b"\0\x09\0\0\0\0tentrailing"]);
    let outcome = run_at(&address, &["groups", "describe", "g", "--members", "-o", "json"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    let groups: Value = serde_json::from_slice(&outcome.stdout).unwrap();
    assert_eq!(groups[0]["state"], "Stable");
    let assignments: Vec<&Value> =
        groups[0]["members"].as_array().unwrap().iter().map(|member| &member["assignment"]).collect();
    let sound = serde_json::json!([{"topic": "topic-0", "partitions": [2]}]);
    assert_eq!(assignments, [&Value::Null, &sound, &serde_json::json!([]), &serde_json::json!([])]);
    let table = run_at(&address, &["groups", "describe", "g", "--members"]);
    let row = table.text().lines().find(|line| line.contains("member-0")).unwrap().to_owned();
    assert!(row.contains("unknown"), "{row}");
}
