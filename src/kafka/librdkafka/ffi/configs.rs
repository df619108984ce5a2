//! Configs of brokers and topics: requests about them.

use std::ptr::{self, NonNull};
use std::time::Duration;

use rdkafka::bindings as rd;

use super::{BrokerFailure, Handle, Ticket, c_text, ok_error, out_of_memory};
use crate::util::units::BrokerId;

impl Handle {
    /// Asks for all configs of resources; the answer is an event. `broker` is asked about resources other than brokers.
    pub(in crate::kafka) fn describe_configs(
        &self,
        resources: &[Resource],
        broker: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let options =
            self.options(rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, broker, timeout)?;
        let mut pointers: Vec<_> = resources.iter().map(|resource| resource.0.as_ptr()).collect();
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe { self.send(rd::rd_kafka_DescribeConfigs, &mut pointers, &options) })
    }

    /// Changes configs of one resource (KIP-339); the answer is an event.
    pub(in crate::kafka) fn alter_configs(
        &self,
        resource: &Resource,
        broker: Option<BrokerId>,
        validate_only: bool,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_INCREMENTALALTERCONFIGS;
        let mut options = self.options(operation, broker, timeout)?;
        options.validate_only(validate_only)?;
        let mut resources = [resource.0.as_ptr()];
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe { self.send(rd::rd_kafka_IncrementalAlterConfigs, &mut resources, &options) })
    }
}

/// A topic or broker, which have configs.
pub(in crate::kafka) struct Resource(NonNull<rd::rd_kafka_ConfigResource_t>);

impl Resource {
    /// A broker by its id.
    pub(in crate::kafka) fn broker(id: BrokerId) -> Result<Self, BrokerFailure> {
        Self::new(rd::rd_kafka_ResourceType_t::RD_KAFKA_RESOURCE_BROKER, &id.to_string())
    }

    /// A topic by its name.
    pub(in crate::kafka) fn topic(name: &str) -> Result<Self, BrokerFailure> {
        Self::new(rd::rd_kafka_ResourceType_t::RD_KAFKA_RESOURCE_TOPIC, name)
    }

    fn new(kind: rd::rd_kafka_ResourceType_t, name: &str) -> Result<Self, BrokerFailure> {
        let name = c_text(name)?;
        // SAFETY: the text lives for the call, which copies it; the resource is ours to destroy.
        let resource = unsafe { rd::rd_kafka_ConfigResource_new(kind, name.as_ptr()) };
        NonNull::new(resource).map(Self).ok_or_else(out_of_memory)
    }

    /// Sets a config; `None` removes it, so that the default applies.
    pub(in crate::kafka) fn change(&mut self, name: &str, value: Option<&str>) -> Result<(), BrokerFailure> {
        use rd::rd_kafka_AlterConfigOpType_t as Op;
        let (name, value) = (c_text(name)?, value.map(c_text).transpose()?);
        let (operation, value) = match &value {
            Some(value) => (Op::RD_KAFKA_ALTER_CONFIG_OP_TYPE_SET, value.as_ptr()),
            None => (Op::RD_KAFKA_ALTER_CONFIG_OP_TYPE_DELETE, ptr::null()),
        };
        // SAFETY: the resource is ours, the texts live for the call, which copies them; the error is ours to destroy.
        unsafe {
            let error = rd::rd_kafka_ConfigResource_add_incremental_config(
                self.0.as_ptr(),
                name.as_ptr(),
                operation,
                value,
            );
            ok_error(error)
        }
    }
}

impl Drop for Resource {
    fn drop(&mut self) {
        // SAFETY: ours.
        unsafe { rd::rd_kafka_ConfigResource_destroy(self.0.as_ptr()) };
    }
}
