//! Tests of network commands on a real cluster: `tests/cluster/run.sh` starts it and runs them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail the test too"
)]

#[path = "../support/binary.rs"]
mod binary;
#[path = "../support/cluster.rs"]
mod cluster;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/java.rs"]
mod java;
#[path = "../support/proxy.rs"]
mod proxy;
#[path = "../support/raw.rs"]
mod raw;
#[path = "../support/records.rs"]
mod records;
#[path = "../support/running.rs"]
mod running;
#[path = "../support/schema.rs"]
mod schema;
#[path = "../support/stub.rs"]
mod stub;

mod assignments;
mod brokers;
mod cluster_ids;
mod completion;
mod connect;
mod connect_status;
mod consume;
mod consume_failures;
mod consume_group;
mod consume_range;
mod consume_schemas;
mod consume_topics;
mod contexts;
mod describe;
mod endless;
mod error_codes;
mod examples;
mod failures;
mod groups;
mod groups_change;
mod groups_failures;
mod groups_lag;
mod groups_names;
mod groups_of_others;
mod groups_reset;
mod hostile_names;
mod json;
mod keep_going;
mod log_words;
mod logins;
mod no_result;
mod produce;
mod produce_failures;
mod produce_round_trip;
mod produce_schemas;
mod produce_transactions;
mod registry;
mod registry_levels;
mod serializers;
mod stopped;
mod topics;
mod undo;
mod undo_of_services;
mod unnamed;
