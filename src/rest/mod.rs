//! HTTP: one client, token endpoints, and services with a JSON interface: Connect.

mod client;
mod connect;
mod server;
mod token;

pub use client::{HttpClient, HttpSettings};
pub use connect::{
    ConfigDefinition, ConfigIssue, Connect, ConnectorInfo, ConnectorOffset, ConnectorStatus, Created,
    Expanded, InitialState, InstanceState, Plugin, Restart, TaskState, Validation, Worker,
};
pub use server::{Answered, Credentials, Refusal, RestServer};
pub use token::{ClientCredentials, IssuedToken};
