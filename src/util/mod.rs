//! Small things every layer may use: the units of Kafka, Java property files, interrupts.

pub mod interrupt;
pub mod properties;
pub mod units;
