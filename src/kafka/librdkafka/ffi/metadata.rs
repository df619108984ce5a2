//! Metadata: brokers and topics. librdkafka has only a call that blocks.

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

/// The topics of a metadata request.
#[derive(Debug, Clone, Copy)]
pub(in crate::kafka) enum Scope<'a> {
    All,
    /// No topic: the brokers alone.
    Nothing,
    Topic(&'a str),
}

impl Handle {
    /// The brokers and the topics, from any broker. Blocks until the answer or the timeout, and serves no events meanwhile.
    pub(in crate::kafka) fn metadata(
        &self,
        topics: Scope<'_>,
        timeout: Duration,
    ) -> Result<Metadata, BrokerFailure> {
        self.owner.metadata(topics.name(), timeout)
    }

    /// Asks for metadata on another thread, so that the caller can serve signals and events meanwhile. A caller that does not wait
    /// for the answer leaves the thread behind. If no thread can be created, this blocks until the answer.
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
            // Before the answer is sent, so that the client ends with its handle, and not on this thread.
            drop(owner);
            // Nobody may be waiting any more.
            let _ = answered.send(metadata);
        });
        if thread.is_err() {
            // The receiver is returned below.
            let _ = sender.send(self.metadata(topics, timeout));
        }
        receiver
    }

    /// The controller as the last metadata named it.
    pub(in crate::kafka) fn controller_id(&self) -> Option<BrokerId> {
        // SAFETY: the client lives; without a wait no request is made.
        let id = unsafe { rd::rd_kafka_controllerid(self.client.as_ptr(), 0) };
        (id >= 0).then_some(BrokerId(id))
    }

    /// The id of the cluster, if metadata has been received.
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
    /// The topic to ask for; `None` for all.
    fn name(self) -> Option<&'a str> {
        match self {
            Self::All => None,
            // A request for no topic asks for all, so this names one, which need not exist.
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
