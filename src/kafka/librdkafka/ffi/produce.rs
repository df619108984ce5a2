//! Producing: records, their delivery reports, and transactions.

use std::ffi::{c_int, c_void};
use std::ptr;
use std::time::Duration;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings::{self as rd, rd_kafka_vtype_t as Kind};

use super::{BrokerFailure, Event, Handle, Record, RecordHeader, TopicHandle, millis, out_of_memory, raw};

/// Leaves the partition to the partitioner (`RD_KAFKA_PARTITION_UA`, a macro with a cast, which the bindings lack).
const UNASSIGNED: i32 = -1;

/// The bytes of a value.
#[derive(Debug, Clone, Copy)]
pub enum ValueBytes<'a> {
    /// Bytes that librdkafka copies at once.
    Copied(&'a [u8]),
    /// Bytes that live as long as the process, and are not copied.
    Lasting(&'static [u8]),
}

impl ValueBytes<'_> {
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Copied(bytes) | Self::Lasting(bytes) => bytes,
        }
    }
}

/// A record to be written.
pub(in crate::kafka) struct Message<'a> {
    /// `None` leaves it to the partitioner.
    pub(in crate::kafka) partition: Option<i32>,
    /// Milliseconds; 0 means now, so the first millisecond of 1970 cannot be written.
    pub(in crate::kafka) timestamp: i64,
    pub(in crate::kafka) key: Option<&'a [u8]>,
    pub(in crate::kafka) value: Option<ValueBytes<'a>>,
    pub(in crate::kafka) headers: &'a [RecordHeader<'a>],
    /// Returned with the delivery report.
    pub(in crate::kafka) mark: usize,
}

/// Whether a record that failed may have been written all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// It was not written: it was never sent, or was refused.
    No,
    /// It was sent, and no answer says whether it was written.
    Possibly,
    /// It was written.
    Yes,
}

/// A delivery report.
#[derive(Debug, Clone, Copy)]
pub(in crate::kafka) struct Delivery<'m>(&'m raw::Message);

impl<'m> Delivery<'m> {
    /// The record, with partition and offset if it was written.
    pub(in crate::kafka) fn record(self) -> Record<'m> {
        Record(self.0)
    }

    /// The mark of the record.
    pub(in crate::kafka) fn mark(self) -> usize {
        self.0.private.addr()
    }

    /// Why it was not written.
    pub(in crate::kafka) fn failure(self) -> Option<BrokerFailure> {
        (self.0.err != ErrorCode::NONE).then(|| BrokerFailure::of(self.0.err, None))
    }

    /// Whether it was written.
    pub(in crate::kafka) fn persistence(self) -> Persistence {
        // SAFETY: the message lives.
        match unsafe { raw::rd_kafka_message_status(self.0) } {
            0 => Persistence::No,
            2 => Persistence::Yes,
            _ => Persistence::Possibly,
        }
    }
}

impl Event {
    /// Whether this event has delivery reports.
    pub(in crate::kafka) fn is_delivery(&self) -> bool {
        // SAFETY: the event lives.
        unsafe { rd::rd_kafka_event_type(self.0.as_ptr()) == rd::RD_KAFKA_EVENT_DR }
    }

    /// Hands the delivery reports of this event to `each`.
    pub(in crate::kafka) fn deliveries(&self, mut each: impl FnMut(Delivery<'_>)) {
        let event = self.0.as_ptr();
        // SAFETY: the event lives; the messages live as long as it does, and are lent for the call only.
        unsafe {
            while let Some(message) = raw::rd_kafka_event_message_next(event).as_ref() {
                each(Delivery(message));
            }
        }
    }
}

fn pointer(bytes: Option<&[u8]>) -> (*mut c_void, usize) {
    bytes.map_or((ptr::null_mut(), 0), |bytes| (bytes.as_ptr().cast_mut().cast(), bytes.len()))
}

impl TopicHandle<'_> {
    /// Produces a record; its delivery report arrives in the main queue.
    pub(in crate::kafka) fn produce(
        &self,
        client: &Handle,
        message: &Message<'_>,
    ) -> Result<(), BrokerFailure> {
        let copies = !matches!(message.value, Some(ValueBytes::Lasting(_)));
        let flags = if copies { rd::RD_KAFKA_MSG_F_COPY } else { 0 };
        let (value, length) = pointer(message.value.as_ref().map(ValueBytes::bytes));
        let (key, key_length) = pointer(message.key);
        let partition = message.partition.unwrap_or(UNASSIGNED);
        let mark = ptr::without_provenance_mut::<c_void>(message.mark);
        if message.headers.is_empty() && message.timestamp == 0 {
            // SAFETY: topic and texts live for the call. The key is always copied; the value is, unless it lives for ever.
            let result = unsafe {
                rd::rd_kafka_produce(self.0.as_ptr(), partition, flags, value, length, key, key_length, mark)
            };
            return match result {
                0 => Ok(()),
                // SAFETY: gives the error of the last call on this thread.
                _ => Err(BrokerFailure::of(unsafe { raw::rd_kafka_last_error() }, None)),
            };
        }
        let headers = Headers::of(message.headers)?;
        let memory = |ptr, size| rd::rd_kafka_vu_s__bindgen_ty_1 {
            mem: rd::rd_kafka_vu_s__bindgen_ty_1__bindgen_ty_1 { ptr, size },
        };
        let arguments = [
            (Kind::RD_KAFKA_VTYPE_RKT, rd::rd_kafka_vu_s__bindgen_ty_1 { rkt: self.0.as_ptr() }),
            (Kind::RD_KAFKA_VTYPE_PARTITION, rd::rd_kafka_vu_s__bindgen_ty_1 { i32_: partition }),
            (Kind::RD_KAFKA_VTYPE_MSGFLAGS, rd::rd_kafka_vu_s__bindgen_ty_1 { i: flags }),
            (Kind::RD_KAFKA_VTYPE_VALUE, memory(value, length)),
            (Kind::RD_KAFKA_VTYPE_KEY, memory(key, key_length)),
            (Kind::RD_KAFKA_VTYPE_TIMESTAMP, rd::rd_kafka_vu_s__bindgen_ty_1 { i64_: message.timestamp }),
            (Kind::RD_KAFKA_VTYPE_OPAQUE, rd::rd_kafka_vu_s__bindgen_ty_1 { ptr: mark }),
            (Kind::RD_KAFKA_VTYPE_HEADERS, rd::rd_kafka_vu_s__bindgen_ty_1 { headers: headers.0 }),
        ]
        .map(|(vtype, u)| rd::rd_kafka_vu_t { vtype, u });
        // SAFETY: each argument has the member of the union that its kind asks for; all lives for the call, as above. On success
        // the headers belong to the record.
        unsafe {
            super::ok_error(rd::rd_kafka_produceva(
                client.client.as_ptr(),
                arguments.as_ptr(),
                arguments.len(),
            ))?;
        }
        std::mem::forget(headers);
        Ok(())
    }
}

/// The headers of a record, until the record owns them.
struct Headers(*mut rd::rd_kafka_headers_t);

impl Headers {
    /// Null without headers.
    fn of(headers: &[RecordHeader<'_>]) -> Result<Self, BrokerFailure> {
        if headers.is_empty() {
            return Ok(Self(ptr::null_mut()));
        }
        // SAFETY: no preconditions.
        let list = Self(unsafe { rd::rd_kafka_headers_new(headers.len()) });
        for (name, value) in headers {
            let (value, size) = pointer(*value);
            let (Ok(name_size), Ok(size)) = (isize::try_from(name.len()), isize::try_from(size)) else {
                return Err(out_of_memory());
            };
            // SAFETY: the list is ours; name and value are copied, by the lengths beside them.
            let code =
                unsafe { raw::rd_kafka_header_add(list.0, name.as_ptr().cast(), name_size, value, size) };
            if code != ErrorCode::NONE {
                return Err(BrokerFailure::of(code, None));
            }
        }
        Ok(list)
    }
}

impl Drop for Headers {
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: ours; once a record has them this value is forgotten.
            unsafe { rd::rd_kafka_headers_destroy(self.0) };
        }
    }
}

/// Why a call for a transaction failed.
#[derive(Debug)]
pub(in crate::kafka) struct TransactionFailure {
    pub(in crate::kafka) failure: BrokerFailure,
    /// Whether the call may be repeated.
    pub(in crate::kafka) is_retriable: bool,
}

/// # Safety
/// The error is null or ours; it is destroyed here.
unsafe fn transaction_step(error: *mut rd::rd_kafka_error_t) -> Result<(), TransactionFailure> {
    if error.is_null() {
        return Ok(());
    }
    // SAFETY: by the contract of this function.
    unsafe {
        let is_retriable = rd::rd_kafka_error_is_retriable(error) != 0;
        super::ok_error(error).map_err(|failure| TransactionFailure { failure, is_retriable })
    }
}

impl Handle {
    /// Sends batches without waiting for more records, until all are written or the time is over. Serves no delivery reports meanwhile.
    pub(in crate::kafka) fn flush(&self, limit: Duration) {
        // SAFETY: the client lives. That not all has come back in time is no failure here.
        unsafe { raw::rd_kafka_flush(self.client.as_ptr(), millis(limit)) };
    }

    /// Drops all records that have not been written yet; their delivery reports say that they failed.
    pub(in crate::kafka) fn purge(&self) {
        let flags = rd::RD_KAFKA_PURGE_F_QUEUE | rd::RD_KAFKA_PURGE_F_INFLIGHT;
        // SAFETY: the client lives. It fails for consumers only.
        unsafe { raw::rd_kafka_purge(self.client.as_ptr(), flags as c_int) };
    }

    /// Fences off older producers with the same transactional id, and ends their open transactions.
    pub(in crate::kafka) fn init_transactions(&self, timeout: Duration) -> Result<(), TransactionFailure> {
        // SAFETY: the client lives; the error is ours.
        unsafe { transaction_step(rd::rd_kafka_init_transactions(self.client.as_ptr(), millis(timeout))) }
    }

    /// Begins a transaction. Sends no request.
    pub(in crate::kafka) fn begin_transaction(&self) -> Result<(), TransactionFailure> {
        // SAFETY: the client lives; the error is ours.
        unsafe { transaction_step(rd::rd_kafka_begin_transaction(self.client.as_ptr())) }
    }

    /// Commits the transaction, after all its records were written.
    pub(in crate::kafka) fn commit_transaction(&self, timeout: Duration) -> Result<(), TransactionFailure> {
        // SAFETY: the client lives; the error is ours.
        unsafe { transaction_step(rd::rd_kafka_commit_transaction(self.client.as_ptr(), millis(timeout))) }
    }

    /// Aborts the transaction.
    pub(in crate::kafka) fn abort_transaction(&self, timeout: Duration) -> Result<(), TransactionFailure> {
        // SAFETY: the client lives; the error is ours.
        unsafe { transaction_step(rd::rd_kafka_abort_transaction(self.client.as_ptr(), millis(timeout))) }
    }

    /// The error that ended the client for good, such as a newer producer with the same transactional id.
    pub(in crate::kafka) fn fatal_error(&self) -> Option<BrokerFailure> {
        let mut error = super::ErrorText::new();
        // SAFETY: the client lives, the buffer has the size named.
        let code = unsafe {
            raw::rd_kafka_fatal_error(self.client.as_ptr(), error.0.as_mut_ptr(), super::ERROR_TEXT)
        };
        (code != ErrorCode::NONE).then(|| BrokerFailure { code, words: error.words() })
    }
}
