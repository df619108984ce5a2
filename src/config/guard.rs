//! Protection of contexts. It applies to the cluster, however its address is written.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::address::Address;
use super::contexts::{ConfigFile, Context};
use super::known_clusters::{KnownClusters, KnownContext};
use super::places::{Said, Target};

/// Maximum time to resolve host names. A host that cannot be resolved now cannot be connected to either.
const RESOLVE_LIMIT: Duration = Duration::from_secs(3);

/// The restrictions of a context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    pub context: String,
    /// Whether changes are refused. Otherwise they need the name of the context as a confirmation.
    pub read_only: bool,
    met_by: MetBy,
}

/// Why a guard applies.
#[derive(Debug, Clone, PartialEq, Eq)]
enum MetBy {
    /// The context is in use.
    Name,
    /// An address resolves to a machine of the context.
    Address(String),
    /// A broker of the cluster has an address that resolves to a machine of the context.
    Broker(String),
    /// The cluster has the id that the cluster of the context had.
    ClusterId(String),
}

impl Guard {
    /// The reason as a sentence without a full stop.
    pub fn reason(&self) -> String {
        let name = &self.context;
        let kind = if self.read_only { "read-only" } else { "protected" };
        match &self.met_by {
            MetBy::Name => format!("the context '{name}' is {kind}"),
            MetBy::Address(address) => format!("{address} belongs to context '{name}', which is {kind}"),
            MetBy::Broker(address) => {
                format!("broker {address} of this cluster belongs to context '{name}', which is {kind}")
            }
            MetBy::ClusterId(id) => {
                format!("this cluster, {id}, is that of context '{name}', which is {kind}")
            }
        }
    }

    fn met_by(&self, met_by: MetBy) -> Self {
        Self { met_by, ..self.clone() }
    }
}

/// A context with a guard, and the addresses of its services.
#[derive(Debug, Clone)]
pub(super) struct Guarded {
    guard: Guard,
    brokers: Vec<Address>,
    /// The id of its cluster, if it was connected to before.
    cluster_id: Option<String>,
    connect: Vec<Address>,
    registry: Vec<Address>,
}

/// The guard of a context, if it has one.
pub(super) fn guard_of(name: &str, context: &Context) -> Option<Guard> {
    let read_only = context.read_only;
    (context.protected || read_only).then(|| Guard {
        context: name.to_owned(),
        read_only,
        met_by: MetBy::Name,
    })
}

impl Guarded {
    /// All contexts that have a guard.
    pub(super) fn all(file: &ConfigFile) -> Vec<Self> {
        let guards = file
            .contexts
            .iter()
            .filter_map(|(name, context)| Some((name, context, guard_of(name, context)?)));
        let guards: Vec<_> = guards.collect();
        let known = if guards.is_empty() { KnownClusters::default() } else { KnownClusters::read() };
        let guarded = |(name, context, guard): (&String, &Context, Guard)| {
            let said = Said::of_context(name, context);
            let addresses = |target| said.places(target);
            let brokers = addresses(Target::Brokers);
            Self {
                guard,
                cluster_id: known.id(name, &brokers).map(str::to_owned),
                brokers,
                connect: addresses(Target::Connect),
                registry: addresses(Target::Registry),
            }
        };
        guards.into_iter().map(guarded).collect()
    }

    pub(super) fn context(&self) -> &str {
        &self.guard.context
    }

    /// The context, so that the id of its cluster can be stored.
    pub(super) fn known_context(&self) -> KnownContext {
        KnownContext {
            context: self.guard.context.clone(),
            brokers: self.brokers.clone(),
            cluster_id: self.cluster_id.clone(),
        }
    }

    fn addresses(&self, target: Target) -> &[Address] {
        match target {
            Target::Brokers => &self.brokers,
            Target::Connect => &self.connect,
            Target::Registry => &self.registry,
        }
    }

    /// The strictest guard of the contexts that have one of these addresses, compared as text.
    pub(super) fn of_addresses(all: &[Self], target: Target, ours: &[Address]) -> Option<Guard> {
        strictest(all.iter().filter_map(|guarded| {
            let met = guarded.addresses(target).iter().find(|theirs| ours.contains(theirs))?;
            Some(guarded.guard.met_by(MetBy::Address(met.to_string())))
        }))
    }

    /// The strictest guard of the contexts that have an address with the same machine and port as one of these.
    pub(super) fn of_machines(all: &[Self], target: Target, ours: &[Address]) -> Option<Guard> {
        Self::of_same_machines(all, target, ours, MetBy::Address)
    }

    /// The strictest guard of the contexts that have the address of one of these brokers, or this cluster id.
    pub(super) fn of_cluster(all: &[Self], brokers: &[Address], id: Option<&str>) -> Option<Guard> {
        let by_broker = Self::of_same_machines(all, Target::Brokers, brokers, MetBy::Broker);
        let by_id = strictest(all.iter().filter_map(|guarded| {
            let id = id.filter(|&id| guarded.cluster_id.as_deref() == Some(id))?;
            Some(guarded.guard.met_by(MetBy::ClusterId(id.to_owned())))
        }));
        strictest(by_id.into_iter().chain(by_broker))
    }

    fn of_same_machines(
        all: &[Self],
        target: Target,
        ours: &[Address],
        met_by: fn(String) -> MetBy,
    ) -> Option<Guard> {
        let written = || all.iter().flat_map(|guarded| guarded.addresses(target));
        // Without a common port no address is the same.
        if !written().any(|theirs| ours.iter().any(|own| own.port == theirs.port)) {
            return None;
        }
        let machines = machines(written().chain(ours));
        let lead_to_one = |own: &Address, theirs: &Address| {
            let ips = |address: &Address| machines.get(&address.host).map_or(&[][..], Vec::as_slice);
            own.port == theirs.port
                && (own.host == theirs.host || ips(own).iter().any(|ip| ips(theirs).contains(ip)))
        };
        strictest(all.iter().filter_map(|guarded| {
            let is_met =
                |own: &&Address| guarded.addresses(target).iter().any(|theirs| lead_to_one(own, theirs));
            let met = ours.iter().find(is_met)?;
            Some(guarded.guard.met_by(met_by(met.to_string())))
        }))
    }
}

fn strictest(guards: impl Iterator<Item = Guard>) -> Option<Guard> {
    guards.max_by_key(|guard| guard.read_only)
}

/// The guard that applies: of the context, or of the address. Between equal ones, that of the cluster to which the address leads.
pub(super) fn stricter(own: Option<Guard>, is_at_home: bool, other: Option<Guard>) -> Option<Guard> {
    match (own, other) {
        (Some(own), Some(other)) if own.read_only && !other.read_only => Some(own),
        (Some(own), Some(other)) if own.read_only == other.read_only && is_at_home => Some(own),
        (own, other) => other.or(own),
    }
}

/// Resolves each host. The resolver of the system has no time limit, so each host gets a thread, which is abandoned when it takes
/// too long.
fn machines<'a>(addresses: impl Iterator<Item = &'a Address>) -> BTreeMap<String, Vec<IpAddr>> {
    let hosts: BTreeMap<&str, &Address> = addresses.map(|address| (address.host.as_str(), address)).collect();
    let (sender, receiver) = mpsc::channel();
    for &address in hosts.values() {
        let look_up = {
            let (address, sender) = (address.clone(), sender.clone());
            move || drop(sender.send((address.host.clone(), address.machines())))
        };
        // If the system refuses a thread, the host is resolved on this one.
        if thread::Builder::new().spawn(look_up).is_err() {
            let _ = sender.send((address.host.clone(), address.machines()));
        }
    }
    drop(sender);
    let end = Instant::now() + RESOLVE_LIMIT;
    let mut found = BTreeMap::new();
    while let Ok((host, ips)) = receiver.recv_timeout(end.saturating_duration_since(Instant::now())) {
        found.insert(host, ips);
    }
    found
}
