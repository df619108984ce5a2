//! HTTP: one client, token endpoints, and two services with a JSON interface: Connect and schema registries.

mod call;
mod client;
mod connect;
mod connect_model;
mod failure;
mod lenient;
mod registry;
mod registry_model;
mod server;
mod token;

pub use call::{Answered, Refusal};
pub use client::{HttpClient, HttpSettings};
pub use connect::{CONNECT, Connect};
pub use connect_model::{
    ConfigDefinition, ConfigIssue, ConnectorOffset, ConnectorStatus, Created, Expanded, InitialState,
    InstanceState, Plugin, Restart, TaskState, Validation, Worker,
};
pub use registry::{REGISTRY, Registry};
pub use registry_model::{
    CompatibilityAnswer, RegisteredSchema, SchemaReference, SchemaText, Setting, SubjectVersion,
};
pub use server::{Credentials, RestServer, Service};
pub use token::{ClientCredentials, IssuedToken, whole_seconds};
