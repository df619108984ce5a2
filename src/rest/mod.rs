//! HTTP: token endpoints now; Connect and registries build on the same client.

mod client;
mod token;

pub use client::{HttpClient, HttpSettings};
pub use token::{ClientCredentials, IssuedToken};
