//! Metadata: brokers and topics, asked for in a call that blocks.

use std::ptr;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use rdkafka::bindings as rd;

use super::copy::copy_metadata;
use super::{BrokerFailure, Handle, Owner, c_text, millis, raw, text};
use crate::kafka::Metadata;
use crate::kafka::error::ErrorCode;
use crate::util::units::BrokerId;

/// Which topics metadata is asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::kafka) enum Scope<'a> {
    /// All of them.
    All,
    /// None, for the brokers alone.
    Nothing,
    /// One.
    Topic(&'a str),
}

impl Handle {
    /// The brokers, and all topics or one, from any broker; blocks until the answer or the timeout, and serves no events
    /// meanwhile.
    pub(in crate::kafka) fn metadata(
        &self,
        topics: Scope<'_>,
        timeout: Duration,
    ) -> Result<Metadata, BrokerFailure> {
        self.owner.metadata(topics.name(), timeout)
    }

    /// The same in a thread of its own, so that signals and events can be looked at meanwhile. Whoever does not wait for the answer
    /// leaves the thread behind. Without a thread the answer is there when this returns.
    pub(in crate::kafka) fn ask_for_metadata(
        &self,
        topics: Scope<'_>,
        timeout: Duration,
    ) -> mpsc::Receiver<Result<Metadata, BrokerFailure>> {
        let (sender, receiver) = mpsc::channel();
        let name = topics.name().map(str::to_owned);
        let (owner, answered) = (Arc::clone(&self.owner), sender.clone());
        let thread = thread::Builder::new().spawn(move || {
            let metadata = owner.metadata(name.as_deref(), timeout);
            // Before somebody goes on with the answer: then the client ends where its handle does, and not in this thread.
            drop(owner);
            // Nobody may wait any more.
            let _ = answered.send(metadata);
        });
        if thread.is_err() {
            // It is received at once.
            let _ = sender.send(self.metadata(topics, timeout));
        }
        receiver
    }

    /// The broker that metadata has named as the controller.
    pub(in crate::kafka) fn controller_id(&self) -> Option<BrokerId> {
        // SAFETY: the client lives; without a wait no request is made.
        let id = unsafe { rd::rd_kafka_controllerid(self.client.as_ptr(), 0) };
        (id >= 0).then_some(BrokerId(id))
    }

    /// The id of the cluster, where metadata has told it.
    pub(in crate::kafka) fn cluster_id(&self) -> Option<String> {
        // SAFETY: the client lives; without a wait no request is made; the text is ours to free, and copied before.
        unsafe {
            let id = rd::rd_kafka_clusterid(self.client.as_ptr(), 0);
            let copied = text(id);
            if !id.is_null() {
                rd::rd_kafka_mem_free(self.client.as_ptr(), id.cast());
            }
            copied
        }
    }
}

impl<'a> Scope<'a> {
    /// The topic that is asked for; `None` for all.
    fn name(self) -> Option<&'a str> {
        match self {
            Self::All => None,
            // To ask for no topic is to ask for all, so this asks for one that may or may not be there.
            Self::Nothing => Some("__consumer_offsets"),
            Self::Topic(name) => Some(name),
        }
    }
}

impl Owner {
    fn metadata(&self, topic: Option<&str>, timeout: Duration) -> Result<Metadata, BrokerFailure> {
        let name = topic.map(c_text).transpose()?;
        let mut metadata = ptr::null();
        // SAFETY: the client lives; the topic handle is ours and destroyed here; the result is ours to destroy.
        let code = unsafe {
            let topic = name.as_ref().map_or(ptr::null_mut(), |name| {
                rd::rd_kafka_topic_new(self.client.as_ptr(), name.as_ptr(), ptr::null_mut())
            });
            let code = raw::rd_kafka_metadata(
                self.client.as_ptr(),
                name.is_none().into(),
                topic,
                &raw mut metadata,
                millis(timeout),
            );
            if !topic.is_null() {
                rd::rd_kafka_topic_destroy(topic);
            }
            code
        };
        if code != ErrorCode::NONE {
            return Err(BrokerFailure::of(code, None));
        }
        // SAFETY: no error, so the pointer is to a metadata structure, whose arrays have the lengths it says; all is copied
        // before it is destroyed.
        unsafe {
            let copied = copy_metadata(&*metadata);
            rd::rd_kafka_metadata_destroy(metadata);
            Ok(copied)
        }
    }
}
