//! Small things every layer may use: the units of Kafka, Java property files, interrupts, work on all cores.

pub mod interrupt;
pub mod pipeline;
pub mod properties;
pub mod units;
