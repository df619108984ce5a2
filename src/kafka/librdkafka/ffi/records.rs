//! Records that are read: their queue, and a record that is borrowed from it.

use std::ffi::c_void;
use std::marker::PhantomData;
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::time::Duration;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings as rd;

use super::{BrokerFailure, Event, Handle, c_text, millis, out_of_memory, raw, slice, text};
use crate::util::units::{Offset, Timestamp, TimestampType};

/// A header: its key and its value, which may be null.
pub type RecordHeader<'m> = (&'m [u8], Option<&'m [u8]>);

/// A record in the memory of librdkafka.
#[derive(Debug, Clone, Copy)]
pub struct Record<'m>(pub(super) &'m raw::Message);

impl<'m> Record<'m> {
    pub fn partition(self) -> i32 {
        self.0.partition
    }

    /// Offset in the partition.
    pub fn offset(self) -> Offset {
        Offset(self.0.offset)
    }

    /// The key; `None` for null.
    pub fn key(self) -> Option<&'m [u8]> {
        // SAFETY: librdkafka gives the length of what the pointer leads to, which lives as long as the message.
        (!self.0.key.is_null()).then(|| unsafe { slice(self.0.key.cast::<u8>(), self.0.key_len) })
    }

    /// The value; `None` for null.
    pub fn value(self) -> Option<&'m [u8]> {
        // SAFETY: as for the key.
        (!self.0.payload.is_null()).then(|| unsafe { slice(self.0.payload.cast::<u8>(), self.0.len) })
    }

    /// Bytes of key and value.
    pub fn size(self) -> usize {
        self.0.key_len + self.0.len
    }

    /// The timestamp and its type.
    pub fn timestamp(self) -> (Timestamp, TimestampType) {
        let mut kind = 0;
        // SAFETY: the message lives.
        let time = unsafe { raw::rd_kafka_message_timestamp(self.0, &raw mut kind) };
        let kind = match kind {
            1 => TimestampType::CreateTime,
            2 => TimestampType::LogAppendTime,
            _ => TimestampType::Absent,
        };
        (Timestamp(time), kind)
    }

    /// The leader epoch in which it was written; `None` from old brokers.
    pub fn leader_epoch(self) -> Option<i32> {
        // SAFETY: the message lives.
        let epoch = unsafe { raw::rd_kafka_message_leader_epoch(self.0) };
        (epoch >= 0).then_some(epoch)
    }

    /// Appends the headers in their order. Keys are C strings for librdkafka: a key with a zero byte ends there.
    pub fn headers(self, headers: &mut Vec<RecordHeader<'m>>) {
        let mut list = ptr::null_mut();
        // SAFETY: the message lives, and the headers with it; each text ends with a zero, each value has the size beside it.
        unsafe {
            if raw::rd_kafka_message_headers(self.0, &raw mut list) != ErrorCode::NONE {
                return;
            }
            let (mut key, mut value, mut size) = (ptr::null(), ptr::null(), 0);
            let mut index = 0;
            while raw::rd_kafka_header_get_all(list, index, &raw mut key, &raw mut value, &raw mut size)
                == ErrorCode::NONE
            {
                let key = if key.is_null() { c"" } else { std::ffi::CStr::from_ptr(key) };
                headers.push((key.to_bytes(), (!value.is_null()).then(|| slice(value.cast::<u8>(), size))));
                index += 1;
            }
        }
    }

    /// The handle of its topic, which is the same as long as the client lives, and the number of its partition.
    pub(in crate::kafka) fn place(self) -> (usize, i32) {
        (self.0.rkt.addr(), self.0.partition)
    }

    /// The name of the topic.
    pub(in crate::kafka) fn topic(self) -> String {
        // SAFETY: the topic handle lives as long as the message; the text is copied.
        unsafe { text(rd::rd_kafka_topic_name(self.0.rkt)) }.unwrap_or_default()
    }

    /// The error of the partition, if this message reports one and is not a record.
    pub(in crate::kafka) fn failure(self) -> Option<BrokerFailure> {
        if self.0.err == ErrorCode::NONE {
            return None;
        }
        let words =
            self.value().map(|words| String::from_utf8_lossy(words).trim_end_matches('\0').to_owned());
        Some(BrokerFailure::of(self.0.err, words.filter(|words| !words.is_empty())))
    }
}

/// A topic, to read partitions of it or to write to it.
pub(in crate::kafka) struct TopicHandle<'h>(
    pub(super) NonNull<rd::rd_kafka_topic_t>,
    PhantomData<&'h Handle>,
);

impl TopicHandle<'_> {
    /// Stops reading a partition; its records in the queue are dropped.
    pub(in crate::kafka) fn stop(&self, partition: i32) {
        // SAFETY: the topic lives. It fails for a partition that is not read, which is what is wanted.
        unsafe { rd::rd_kafka_consume_stop(self.0.as_ptr(), partition) };
    }
}

impl Drop for TopicHandle<'_> {
    fn drop(&mut self) {
        // SAFETY: ours.
        unsafe { rd::rd_kafka_topic_destroy(self.0.as_ptr()) };
    }
}

/// A queue of records or events.
pub(in crate::kafka) struct RecordQueue<'h> {
    pub(super) queue: NonNull<rd::rd_kafka_queue_t>,
    pub(super) handle: &'h Handle,
}

impl Drop for RecordQueue<'_> {
    fn drop(&mut self) {
        // SAFETY: ours, or a reference of our own.
        unsafe { rd::rd_kafka_queue_destroy(self.queue.as_ptr()) };
    }
}

struct Sink<'c, Each> {
    client: &'c Handle,
    each: Each,
}

/// # Safety
/// The message lives for the call, and the opaque pointer is to a `Sink<Each>` that nobody else uses meanwhile.
unsafe extern "C" fn hand_on<Each: FnMut(Record<'_>) -> bool>(message: *mut raw::Message, sink: *mut c_void) {
    // SAFETY: by the contract of this function. A panic in the closure ends the process, as it may not cross C code.
    unsafe {
        let sink = &mut *sink.cast::<Sink<'_, Each>>();
        if !(sink.each)(Record(&*message)) {
            rd::rd_kafka_yield(sink.client.client.as_ptr());
        }
    }
}

impl<'h> RecordQueue<'h> {
    /// An empty queue.
    pub(in crate::kafka) fn new(handle: &'h Handle) -> Result<Self, BrokerFailure> {
        // SAFETY: the client lives; the queue is ours.
        let queue = NonNull::new(unsafe { rd::rd_kafka_queue_new(handle.client.as_ptr()) });
        Ok(Self { queue: queue.ok_or_else(out_of_memory)?, handle })
    }

    /// Hands the records that have arrived to `each`, until it returns `false` or there are no more; waits for the first one. Returns
    /// the number of messages, which includes those that are not records.
    ///
    /// This call of librdkafka takes all records off the queue under one lock: at 3 million records a third less CPU than taking
    /// them one by one.
    pub(in crate::kafka) fn serve<Each: FnMut(Record<'_>) -> bool>(
        &self,
        timeout: Duration,
        each: Each,
    ) -> usize {
        let mut sink = Sink { client: self.handle, each };
        // SAFETY: the queue is ours and gets nothing but records; the sink lives for the call, which calls back on this thread.
        let count = unsafe {
            raw::rd_kafka_consume_callback_queue(
                self.queue.as_ptr(),
                millis(timeout),
                Some(hand_on::<Each>),
                (&raw mut sink).cast(),
            )
        };
        usize::try_from(count).unwrap_or(0)
    }

    /// The next event, of a queue that holds events.
    pub(in crate::kafka) fn poll(&self, timeout: Duration) -> Option<Event> {
        // SAFETY: the queue is ours; the event is ours until it is destroyed.
        let event = NonNull::new(unsafe { rd::rd_kafka_queue_poll(self.queue.as_ptr(), millis(timeout)) });
        event.map(|event| Event(event, Arc::clone(&self.handle.owner)))
    }

    /// Starts to read a partition from an offset, without a group. Only fetch requests are sent.
    pub(in crate::kafka) fn start(
        &self,
        topic: &TopicHandle<'h>,
        partition: i32,
        offset: Offset,
    ) -> Result<(), BrokerFailure> {
        // SAFETY: topic and queue live; the partition goes on sending to the queue, of which it holds a reference.
        unsafe {
            match rd::rd_kafka_consume_start_queue(topic.0.as_ptr(), partition, offset.0, self.queue.as_ptr())
            {
                0 => Ok(()),
                _ => Err(BrokerFailure::of(raw::rd_kafka_last_error(), None)),
            }
        }
    }

    /// Sends the records of an assigned partition to this queue, not to the queue of the group.
    pub(in crate::kafka) fn take(&self, topic: &str, partition: i32) -> Result<(), BrokerFailure> {
        let name = c_text(topic)?;
        // SAFETY: the client is alive and the text is copied. The reference to the queue of the partition is ours; it is released here.
        unsafe {
            let queue =
                rd::rd_kafka_queue_get_partition(self.handle.client.as_ptr(), name.as_ptr(), partition);
            if queue.is_null() {
                return Err(out_of_memory());
            }
            rd::rd_kafka_queue_forward(queue, self.queue.as_ptr());
            rd::rd_kafka_queue_destroy(queue);
        }
        Ok(())
    }
}

impl Handle {
    pub(in crate::kafka) fn topic(&self, name: &str) -> Result<TopicHandle<'_>, BrokerFailure> {
        let name = c_text(name)?;
        // SAFETY: the client lives, the text is copied; the topic is ours.
        let topic = unsafe { rd::rd_kafka_topic_new(self.client.as_ptr(), name.as_ptr(), ptr::null_mut()) };
        NonNull::new(topic).map(|topic| TopicHandle(topic, PhantomData)).ok_or_else(out_of_memory)
    }
}
