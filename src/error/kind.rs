//! Kinds of errors: what a caller can act on. The exit status follows from the kind, and so do the hints of the commands
//! (`commands/shared/words.rs`).

use super::Status;

/// The kind of an error, from which the exit status and the hints follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Something else: only the message says what.
    Failed,
    /// Standard output is a pipe that nobody reads any more (`| head`), which ends a reading command quietly.
    ClosedPipe,
    /// A group has members that read.
    GroupNotEmpty,
    /// Another member of the group has taken the same `group.instance.id`.
    InstanceIdTaken,
    /// A batch arrived damaged, several times.
    DamagedBatch,
    /// A batch is damaged, or larger when decompressed than `setting` allows.
    UndecompressedBatch {
        /// The setting of the client library that limits the size.
        setting: &'static str,
    },
    /// librdkafka cannot write this timestamp.
    UnwritableTimestamp,
    /// A group has no commit for a partition.
    NoCommit,
    /// A connector has other offsets than those it was set to.
    OffsetsNotReached,
    /// A schema has to stay, as others refer to it.
    SubjectIsReferenced,
    /// The mode of a schema registry or subject does not allow a change.
    ModeForbids,

    /// A folder holds an export of a registry already.
    FolderHasExport,

    /// Wrong usage or configuration: nothing was sent.
    Usage,
    /// A URL has a user or password in it.
    LoginInUrl {
        /// The setting where they belong.
        setting: String,
    },

    /// The config of a connector does not say which plugin it is for.
    NoConnectorClass,
    /// A plugin does not take the config of a connector.
    ConnectorConfigRefused,
    /// A file has several connectors, where one is wanted.
    SeveralConnectors,
    /// A secret is masked, and its value is not known.
    MaskedSecret,
    /// A file may hold a schema of any kind.
    SchemaKindUnclear {
        /// What is written with it: `key` or `value`.
        side: &'static str,
    },
    /// A text is not a schema of the kind that it is taken for.
    NotThatSchemaType,
    /// A schema refers to another one, and nothing says where that is.
    ReferenceNotGiven {
        /// The name that it is referred to by.
        name: String,
    },
    /// Records are to be deleted up to an offset that a partition has not reached.
    TrimBeyondEnd,

    /// Some of several items failed.
    Partial,
    /// A check found something.
    Found,
    /// A schema is not compatible with those that were registered before.
    Incompatible,

    /// Something does not answer: to try again may help.
    Unreachable,
    /// A broker can be reached, and does not answer within the bound of one request.
    TimedOut,
    /// A state did not come about within the bound of a wait.
    WaitTimedOut,
    /// A broker of a cluster does not answer.
    BrokerMissing,
    /// The partition of `__consumer_offsets` that decides who coordinates a group has no leader.
    NoCoordinator,
    /// Nothing answers at the default URL of a service, which nobody has set.
    NothingAtDefaultUrl {
        /// The name of the service.
        service: &'static str,
    },

    /// A permission is missing.
    NotAuthorized,
    /// A login failed.
    LoginRefused,
    /// A service does not accept the user and password, or the token, that it was sent.
    ServiceRefusesLogin,

    /// Something named does not exist, which none of the following names.
    NotFound,
    /// A local file does not exist.
    NoSuchFile,
    /// A folder holds no export of a registry.
    NotAnExport,
    /// A topic does not exist.
    NoSuchTopic {
        /// A name like it that does.
        closest: Option<String>,
    },
    /// A group does not exist.
    NoSuchGroup,
    /// A group does not exist, and would come into being by the commits that are to be made.
    NotYetAGroup {
        /// A name like it that exists.
        closest: Option<String>,
    },
    /// A connector does not exist.
    NoSuchConnector,
    /// Connect workers have no connector plugin with this name.
    NoSuchConnectorPlugin,
    /// Connect workers have no plugin of any type with this name.
    NoSuchPlugin,
    /// A subject does not exist.
    NoSuchSubject,
    /// There is no schema under the subject that records are written with.
    NoSchemaUnderSubject {
        /// What is written with it: `key` or `value`.
        side: &'static str,
    },
    /// A schema that records are written with is not registered.
    SchemaNotRegistered,
    /// A subject has no such version.
    NoSuchVersion {
        /// The subject.
        subject: String,
    },
    /// There is no context, so none with this name.
    NoContexts,

    /// A signal came; the status is the signal's.
    Stopped(Status),
}

impl Kind {
    /// The exit status.
    pub fn status(&self) -> Status {
        match self {
            Self::Failed
            | Self::ClosedPipe
            | Self::GroupNotEmpty
            | Self::InstanceIdTaken
            | Self::DamagedBatch
            | Self::UndecompressedBatch { .. }
            | Self::UnwritableTimestamp
            | Self::NoCommit
            | Self::OffsetsNotReached
            | Self::SubjectIsReferenced
            | Self::ModeForbids
            | Self::FolderHasExport => Status::Failed,
            Self::Usage
            | Self::LoginInUrl { .. }
            | Self::NoConnectorClass
            | Self::ConnectorConfigRefused
            | Self::SeveralConnectors
            | Self::MaskedSecret
            | Self::SchemaKindUnclear { .. }
            | Self::NotThatSchemaType
            | Self::ReferenceNotGiven { .. }
            | Self::TrimBeyondEnd => Status::Usage,
            Self::Partial => Status::Partial,
            Self::Found | Self::Incompatible => Status::Found,
            Self::Unreachable
            | Self::TimedOut
            | Self::WaitTimedOut
            | Self::BrokerMissing
            | Self::NoCoordinator
            | Self::NothingAtDefaultUrl { .. } => Status::Unreachable,
            Self::NotAuthorized | Self::LoginRefused | Self::ServiceRefusesLogin => Status::Denied,
            Self::NotFound
            | Self::NoSuchFile
            | Self::NotAnExport
            | Self::NoSuchTopic { .. }
            | Self::NoSuchGroup
            | Self::NotYetAGroup { .. }
            | Self::NoSuchConnector
            | Self::NoSuchConnectorPlugin
            | Self::NoSuchPlugin
            | Self::NoSuchSubject
            | Self::NoSchemaUnderSubject { .. }
            | Self::SchemaNotRegistered
            | Self::NoSuchVersion { .. }
            | Self::NoContexts => Status::NotFound,
            Self::Stopped(status) => *status,
        }
    }

    /// Whether something does not exist.
    pub fn is_absence(&self) -> bool {
        self.status() == Status::NotFound
    }

    /// Whether no answer came, so that others will most likely not come either.
    pub fn is_outage(&self) -> bool {
        self.status() == Status::Unreachable
    }

    /// Whether a login or a permission was refused.
    pub fn is_denial(&self) -> bool {
        self.status() == Status::Denied
    }

    /// Whether a signal ended the work.
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Stopped(_))
    }
}

/// The kind of an error of which only the exit status is known.
impl From<Status> for Kind {
    fn from(status: Status) -> Self {
        match status {
            Status::Done | Status::Failed => Self::Failed,
            Status::Usage => Self::Usage,
            Status::Partial => Self::Partial,
            Status::Found => Self::Found,
            Status::Unreachable => Self::Unreachable,
            Status::Denied => Self::NotAuthorized,
            Status::NotFound => Self::NotFound,
            Status::HungUp | Status::Interrupted | Status::Terminated => Self::Stopped(status),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_is_made_of_a_status_has_that_status() {
        for status in [
            Status::Failed,
            Status::Usage,
            Status::Partial,
            Status::Found,
            Status::Unreachable,
            Status::Denied,
            Status::NotFound,
            Status::HungUp,
            Status::Interrupted,
            Status::Terminated,
        ] {
            assert_eq!(Kind::from(status).status(), status);
        }
    }
}
