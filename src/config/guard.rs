//! Protection of contexts: it holds for the cluster, however its address is written.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::address::Address;
use super::contexts::{ConfigFile, Context};
use super::places::{Said, Target};

/// How long names of hosts are waited for. A host that nobody knows now is no way to a cluster either.
const RESOLVE_LIMIT: Duration = Duration::from_secs(3);

/// What a context does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// The name of the context.
    pub context: String,
    /// Nothing may be changed.
    pub read_only: bool,
}

/// A context with a guard, and where its services are.
#[derive(Debug, Clone)]
pub(super) struct Guarded {
    guard: Guard,
    brokers: Vec<Address>,
    connect: Vec<Address>,
    registry: Vec<Address>,
}

/// The guard of a context, where it has one.
pub(super) fn guard_of(name: &str, context: &Context) -> Option<Guard> {
    let read_only = context.read_only;
    (context.protected || read_only).then(|| Guard { context: name.to_owned(), read_only })
}

impl Guarded {
    /// All contexts that have a guard.
    pub(super) fn all(file: &ConfigFile) -> Vec<Self> {
        let guarded = |(name, context): (&String, &Context)| {
            let guard = guard_of(name, context)?;
            let said = Said::of_context(name, context);
            let addresses = |target| said.places(target);
            Some(Self {
                guard,
                brokers: addresses(Target::Brokers),
                connect: addresses(Target::Connect),
                registry: addresses(Target::Registry),
            })
        };
        file.contexts.iter().filter_map(guarded).collect()
    }

    fn addresses(&self, target: Target) -> &[Address] {
        match target {
            Target::Brokers => &self.brokers,
            Target::Connect => &self.connect,
            Target::Registry => &self.registry,
        }
    }

    /// The strictest guard of those contexts that have one of these addresses, written alike.
    pub(super) fn of_addresses(all: &[Self], target: Target, ours: &[Address]) -> Option<Guard> {
        let met =
            all.iter().filter(|guarded| guarded.addresses(target).iter().any(|theirs| ours.contains(theirs)));
        strictest(met)
    }

    /// The strictest guard of those contexts of which an address leads to the port of a machine to which one of these leads.
    pub(super) fn of_machines(all: &[Self], target: Target, ours: &[Address]) -> Option<Guard> {
        let written = || all.iter().flat_map(|guarded| guarded.addresses(target));
        // Without a port in common none is the same.
        if !written().any(|theirs| ours.iter().any(|own| own.port == theirs.port)) {
            return None;
        }
        let machines = machines(written().chain(ours));
        let lead_to_one = |own: &Address, theirs: &Address| {
            let ips = |address: &Address| machines.get(&address.host).map_or(&[][..], Vec::as_slice);
            own.port == theirs.port
                && (own.host == theirs.host || ips(own).iter().any(|ip| ips(theirs).contains(ip)))
        };
        let is_met = |guarded: &&Self| {
            guarded.addresses(target).iter().any(|theirs| ours.iter().any(|own| lead_to_one(own, theirs)))
        };
        strictest(all.iter().filter(is_met))
    }
}

fn strictest<'g>(guarded: impl Iterator<Item = &'g Guarded>) -> Option<Guard> {
    guarded.map(|guarded| guarded.guard.clone()).max_by_key(|guard| guard.read_only)
}

/// Of a context's own guard and that of an address the one that holds. Where both ask for the same, it is the one of the cluster that
/// the address leads to.
pub(super) fn stricter(own: Option<Guard>, is_at_home: bool, other: Option<Guard>) -> Option<Guard> {
    match (own, other) {
        (Some(own), Some(other)) if own.read_only && !other.read_only => Some(own),
        (Some(own), Some(other)) if own.read_only == other.read_only && is_at_home => Some(own),
        (own, other) => other.or(own),
    }
}

/// The IP addresses of each host. The resolver of the system has no bound of its own, so each host has a thread, which is left behind
/// when it takes too long.
fn machines<'a>(addresses: impl Iterator<Item = &'a Address>) -> BTreeMap<String, Vec<IpAddr>> {
    let hosts: BTreeMap<&str, &Address> = addresses.map(|address| (address.host.as_str(), address)).collect();
    let (sender, receiver) = mpsc::channel();
    for address in hosts.values().copied().cloned() {
        let sender = sender.clone();
        thread::spawn(move || sender.send((address.host.clone(), address.machines())));
    }
    drop(sender);
    let end = Instant::now() + RESOLVE_LIMIT;
    let mut found = BTreeMap::new();
    while let Ok((host, ips)) = receiver.recv_timeout(end.saturating_duration_since(Instant::now())) {
        found.insert(host, ips);
    }
    found
}
