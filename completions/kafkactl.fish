# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kafkactl_global_optspecs
    string join \n b/bootstrap-server= context= command-config= X/property= connect-url= registry-url= timeout= o/output= q/quiet v/verbose color= no-progress y/yes dry-run h/help V/version
end

function __fish_kafkactl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_kafkactl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_kafkactl_using_subcommand
    set -l cmd (__fish_kafkactl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c kafkactl -n "__fish_kafkactl_needs_command" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s V -l version -d 'Print version'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "cluster" -d 'Show the cluster as a whole'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "brokers" -d 'List brokers, show and change their configs'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "broker" -d 'List brokers, show and change their configs'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "topics" -d 'List, describe and change topics'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "topic" -d 'List, describe and change topics'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "groups" -d 'List, describe and change consumer groups'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "group" -d 'List, describe and change consumer groups'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "connect" -d 'List, describe and change connectors'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "schema" -d 'List, check and change schemas in a registry'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "context" -d 'Manage contexts: names for clusters with their addresses and logins'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "consume" -d 'Read the records of topics'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "produce" -d 'Write records to topics'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "dump-log" -d 'Show and check Kafka\'s files on disk: logs, indexes, snapshots, checkpoints'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "generate" -d 'Write completions/ and man/ below a folder'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -f -a "describe" -d 'Show the cluster: its id, brokers, racks, and what is under-replicated or offline'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -f -a "list" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -f -a "ls" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -f -a "configs" -d 'Show configs of brokers with their sources, or change them while the brokers run'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l config -d 'Only these configs' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l set -d 'Set a config; `@env:VAR` or `@file:PATH` reads the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l delete -d 'Remove a config, so that its static value or default applies' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l from-file -d 'Restore configs from an undo file of this command' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l changed -d 'Only configs that are not at their default'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -f -a "list" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -f -a "ls" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -f -a "configs" -d 'Show configs of brokers with their sources, or change them while the brokers run'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l config -d 'Only these configs' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l set -d 'Set a config; `@env:VAR` or `@file:PATH` reads the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l delete -d 'Remove a config, so that its static value or default applies' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l from-file -d 'Restore configs from an undo file of this command' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l changed -d 'Only configs that are not at their default'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "list" -d 'List topics with their partitions, replication and what is under-replicated'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "ls" -d 'List topics with their partitions, replication and what is under-replicated'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "describe" -d 'Describe topics: partitions with leaders and replicas, their problems, configs'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "create" -d 'Create topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "alter" -d 'Set and delete configs of topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "delete" -d 'Delete topics and everything in them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "add-partitions" -d 'Add partitions to topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "offsets" -d 'Show offsets of topics by partition: start, end, at a time, of the largest timestamp'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "trim" -d 'Delete the oldest records of topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "configs" -d 'Show the configs of topics with value, default and source'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "elect" -d 'Elect the preferred leaders of partitions, or any live replica'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l sort -d 'Sort by this column' -r -f -a "name\t'The name'
partitions\t'The number of partitions'
under-replicated\t'The number of under-replicated partitions'
messages\t'The number of messages'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l all -d 'Include internal topics, such as `__consumer_offsets`'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l details -d 'Ask for ids, cleanup policies and messages in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l reverse -d 'Reverse the order: the largest first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l sort -d 'Sort by this column' -r -f -a "name\t'The name'
partitions\t'The number of partitions'
under-replicated\t'The number of under-replicated partitions'
messages\t'The number of messages'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l all -d 'Include internal topics, such as `__consumer_offsets`'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l details -d 'Ask for ids, cleanup policies and messages in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l reverse -d 'Reverse the order: the largest first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l under-replicated -l under-replicated-partitions -d 'Partitions with fewer in-sync replicas than replicas'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l unavailable -l unavailable-partitions -d 'Partitions without a leader'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l under-min-isr -d 'Partitions with fewer in-sync replicas than min.insync.replicas'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l at-min-isr -d 'Partitions with exactly min.insync.replicas in-sync replicas'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l not-preferred-leader -d 'Partitions whose leader is not the preferred one'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l with-overrides -d 'Topics with configs that are set for them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l all -d 'Include internal topics where no topic is named; the filters always do'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l offsets -d 'Ask for start and end offsets in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l exit-code -d 'Exit with status 4 when a filter finds something'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l wait-until-healthy -d 'Wait until no partition is under-replicated'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s p -l partitions -d 'Number of partitions of each topic' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s r -l replication-factor -d 'Replicas of each partition' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l replica-assignment -d 'Replicas of each partition by broker: 1:2,2:3 is two partitions with two replicas each' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l config -d 'A config of the topics' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l config-file -d 'A property file with configs of the topics' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l like -d 'Copy partitions, replicas and configs from this topic, unless given here' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l from-file -d 'Definitions of topics, JSON or YAML; - for standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Succeed when a topic exists already'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l validate-only -d 'Like --dry-run'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l wait -d 'Wait until all partitions have a leader and all brokers know them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l set -l config -d 'Set a config' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l delete -l delete-config -d 'Remove a config, so that the broker\'s setting or default applies' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l from-file -d 'Restore configs from an undo file of this command' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l internal -d 'Let patterns match internal topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l if-exists -d 'Succeed when a topic does not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l internal -d 'Also delete internal topics such as `__consumer_offsets`, which Kafka needs'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l total -d 'Number of partitions of each topic afterwards' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l by -d 'Number of partitions to add to each topic' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l internal -d 'Let patterns match internal topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from add-partitions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l at -d 'Also the first offset with this time or a later one: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l all -d 'Include internal topics where no topic is named'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l max-timestamp -d 'Also the offset of the record with the largest timestamp'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l sum -d 'One row per topic: the sum of its partitions'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from offsets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l before -d 'Delete what lies before this position' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l keep-last -d 'Keep the last N records of each partition' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l partition -d 'Only these partitions' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from trim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l config -d 'Only these configs' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l changed -d 'Only configs that are set for the topic'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l all -d 'Include internal topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l partition -d 'Only these partitions' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l unclean -d 'Elect a replica that is not in sync where there is no leader'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topics; and __fish_seen_subcommand_from elect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "list" -d 'List topics with their partitions, replication and what is under-replicated'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "ls" -d 'List topics with their partitions, replication and what is under-replicated'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "describe" -d 'Describe topics: partitions with leaders and replicas, their problems, configs'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "create" -d 'Create topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "alter" -d 'Set and delete configs of topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "delete" -d 'Delete topics and everything in them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "add-partitions" -d 'Add partitions to topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "offsets" -d 'Show offsets of topics by partition: start, end, at a time, of the largest timestamp'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "trim" -d 'Delete the oldest records of topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "configs" -d 'Show the configs of topics with value, default and source'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and not __fish_seen_subcommand_from list ls describe create alter delete add-partitions offsets trim configs elect" -f -a "elect" -d 'Elect the preferred leaders of partitions, or any live replica'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l sort -d 'Sort by this column' -r -f -a "name\t'The name'
partitions\t'The number of partitions'
under-replicated\t'The number of under-replicated partitions'
messages\t'The number of messages'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l all -d 'Include internal topics, such as `__consumer_offsets`'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l details -d 'Ask for ids, cleanup policies and messages in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l reverse -d 'Reverse the order: the largest first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l sort -d 'Sort by this column' -r -f -a "name\t'The name'
partitions\t'The number of partitions'
under-replicated\t'The number of under-replicated partitions'
messages\t'The number of messages'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l all -d 'Include internal topics, such as `__consumer_offsets`'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l details -d 'Ask for ids, cleanup policies and messages in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l reverse -d 'Reverse the order: the largest first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l under-replicated -l under-replicated-partitions -d 'Partitions with fewer in-sync replicas than replicas'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l unavailable -l unavailable-partitions -d 'Partitions without a leader'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l under-min-isr -d 'Partitions with fewer in-sync replicas than min.insync.replicas'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l at-min-isr -d 'Partitions with exactly min.insync.replicas in-sync replicas'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l not-preferred-leader -d 'Partitions whose leader is not the preferred one'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l with-overrides -d 'Topics with configs that are set for them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l all -d 'Include internal topics where no topic is named; the filters always do'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l offsets -d 'Ask for start and end offsets in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l exit-code -d 'Exit with status 4 when a filter finds something'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l wait-until-healthy -d 'Wait until no partition is under-replicated'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s p -l partitions -d 'Number of partitions of each topic' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s r -l replication-factor -d 'Replicas of each partition' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l replica-assignment -d 'Replicas of each partition by broker: 1:2,2:3 is two partitions with two replicas each' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l config -d 'A config of the topics' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l config-file -d 'A property file with configs of the topics' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l like -d 'Copy partitions, replicas and configs from this topic, unless given here' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l from-file -d 'Definitions of topics, JSON or YAML; - for standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Succeed when a topic exists already'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l validate-only -d 'Like --dry-run'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l wait -d 'Wait until all partitions have a leader and all brokers know them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l set -l config -d 'Set a config' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l delete -l delete-config -d 'Remove a config, so that the broker\'s setting or default applies' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l from-file -d 'Restore configs from an undo file of this command' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l internal -d 'Let patterns match internal topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from alter" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l if-exists -d 'Succeed when a topic does not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l internal -d 'Also delete internal topics such as `__consumer_offsets`, which Kafka needs'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l total -d 'Number of partitions of each topic afterwards' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l by -d 'Number of partitions to add to each topic' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l internal -d 'Let patterns match internal topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from add-partitions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l at -d 'Also the first offset with this time or a later one: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l all -d 'Include internal topics where no topic is named'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l max-timestamp -d 'Also the offset of the record with the largest timestamp'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l sum -d 'One row per topic: the sum of its partitions'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from offsets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l before -d 'Delete what lies before this position' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l keep-last -d 'Keep the last N records of each partition' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l partition -d 'Only these partitions' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from trim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l config -d 'Only these configs' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l changed -d 'Only configs that are set for the topic'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l all -d 'Include internal topics'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l partition -d 'Only these partitions' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l unclean -d 'Elect a replica that is not in sync where there is no leader'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand topic; and __fish_seen_subcommand_from elect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "list" -d 'List groups with type, state, members and coordinator'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "ls" -d 'List groups with type, state, members and coordinator'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "describe" -d 'Describe groups: committed offsets, lag, members, and what is wrong'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "lag" -d 'Show how far groups are behind, for people, scripts and CI'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "reset" -d 'Reset the offsets of groups, or create groups with offsets'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "delete" -d 'Delete groups with all their commits'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "delete-offsets" -d 'Remove commits of groups, by topic or partition'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "export" -d 'Print the commits of groups, for groups import and groups reset --from-file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "import" -d 'Commit offsets from a file of groups export, or from an undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l state -d 'Only groups in one of these states: stable, empty, preparing-rebalance, completing-rebalance, rebalancing' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l type -d 'Only groups of one of these protocols' -r -f -a "classic\t'Members assign partitions among themselves'
consumer\t'The coordinator assigns partitions (KIP-848)'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l topic -d 'Only groups that have commits of this topic, or members that read it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l lag-above -d 'Only groups whose total lag is larger' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l details -d 'Show topics and total lag in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l state -d 'Only groups in one of these states: stable, empty, preparing-rebalance, completing-rebalance, rebalancing' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l type -d 'Only groups of one of these protocols' -r -f -a "classic\t'Members assign partitions among themselves'
consumer\t'The coordinator assigns partitions (KIP-848)'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l topic -d 'Only groups that have commits of this topic, or members that read it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l lag-above -d 'Only groups whose total lag is larger' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l details -d 'Show topics and total lag in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l isolation -d 'Which records count: with `read_committed` those before the first open transaction' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l members -d 'Show the members with their current and target partitions'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l state -d 'Show each group in one line'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l exit-code -d 'Exit with status 4 when there are findings'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l by -d 'What a row covers' -r -f -a "group\t'One row per group'
topic\t'One row per topic of a group'
partition\t'One row per partition of a group'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l max-lag -d 'Exit with status 4 when a row lags by more records than this' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l max-time -d 'Exit with status 4 when the oldest unread record of a row is older than this; implies --time' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l watch -d 'Repeat every N seconds, with the records per second that are written (IN/S) and committed (OUT/S)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l isolation -d 'Which records count: with `read_committed` those before the first open transaction' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l time -d 'Also show the lag in time: the age of the oldest unread record'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from lag" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l to -d 'New position of all selected partitions, or of one as TOPIC:PARTITION=POS; may be repeated' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l shift -d 'Move by N records, back if negative; a group is not moved at all where one of the partitions has no commit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l from-file -d 'Take the offsets from a file' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l from-group -d 'Take the offsets of another group' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l isolation -d 'Which end counts: with `read_committed` that before the first open transaction' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l create -d 'Create groups that do not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l all-topics -d 'All partitions that the group has committed offsets for'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l if-exists -d 'Succeed when a group does not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l group -d 'The group, for a file that does not name one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand groups; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "list" -d 'List groups with type, state, members and coordinator'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "ls" -d 'List groups with type, state, members and coordinator'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "describe" -d 'Describe groups: committed offsets, lag, members, and what is wrong'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "lag" -d 'Show how far groups are behind, for people, scripts and CI'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "reset" -d 'Reset the offsets of groups, or create groups with offsets'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "delete" -d 'Delete groups with all their commits'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "delete-offsets" -d 'Remove commits of groups, by topic or partition'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "export" -d 'Print the commits of groups, for groups import and groups reset --from-file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and not __fish_seen_subcommand_from list ls describe lag reset delete delete-offsets export import" -f -a "import" -d 'Commit offsets from a file of groups export, or from an undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l state -d 'Only groups in one of these states: stable, empty, preparing-rebalance, completing-rebalance, rebalancing' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l type -d 'Only groups of one of these protocols' -r -f -a "classic\t'Members assign partitions among themselves'
consumer\t'The coordinator assigns partitions (KIP-848)'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l topic -d 'Only groups that have commits of this topic, or members that read it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l lag-above -d 'Only groups whose total lag is larger' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l details -d 'Show topics and total lag in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l state -d 'Only groups in one of these states: stable, empty, preparing-rebalance, completing-rebalance, rebalancing' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l type -d 'Only groups of one of these protocols' -r -f -a "classic\t'Members assign partitions among themselves'
consumer\t'The coordinator assigns partitions (KIP-848)'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l topic -d 'Only groups that have commits of this topic, or members that read it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l lag-above -d 'Only groups whose total lag is larger' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l details -d 'Show topics and total lag in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l isolation -d 'Which records count: with `read_committed` those before the first open transaction' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l members -d 'Show the members with their current and target partitions'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l state -d 'Show each group in one line'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l exit-code -d 'Exit with status 4 when there are findings'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l by -d 'What a row covers' -r -f -a "group\t'One row per group'
topic\t'One row per topic of a group'
partition\t'One row per partition of a group'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l max-lag -d 'Exit with status 4 when a row lags by more records than this' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l max-time -d 'Exit with status 4 when the oldest unread record of a row is older than this; implies --time' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l watch -d 'Repeat every N seconds, with the records per second that are written (IN/S) and committed (OUT/S)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l isolation -d 'Which records count: with `read_committed` those before the first open transaction' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l time -d 'Also show the lag in time: the age of the oldest unread record'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from lag" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l to -d 'New position of all selected partitions, or of one as TOPIC:PARTITION=POS; may be repeated' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l shift -d 'Move by N records, back if negative; a group is not moved at all where one of the partitions has no commit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l from-file -d 'Take the offsets from a file' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l from-group -d 'Take the offsets of another group' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l isolation -d 'Which end counts: with `read_committed` that before the first open transaction' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l create -d 'Create groups that do not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l all-topics -d 'All partitions that the group has committed offsets for'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l if-exists -d 'Succeed when a group does not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from delete-offsets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l topic -d 'Only these topics: a name or glob, or partitions of it such as orders:0,3' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l group -d 'The group, for a file that does not name one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand group; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "status" -d 'Show the workers: version, connectors and tasks on each (-o wide with names), failures'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "list" -d 'List connectors with state, tasks, type, class and worker'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "ls" -d 'List connectors with state, tasks, type, class and worker'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "describe" -d 'Describe connectors: state, tasks, config, and the whole trace of each failure'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "create" -d 'Create a connector'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "apply" -d 'Create connectors or change their configs, as files describe them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "export" -d 'Print connectors as connect apply takes them, or write a file for each'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "validate" -d 'Check a config with its plugin and show what is wrong; status 4 if anything is'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "config" -d 'Read and change the config of a connector'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "delete" -d 'Delete connectors; their offsets stay unless --reset-offsets is given'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "pause" -d 'Pause connectors; their tasks keep their assignment'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "resume" -d 'Resume connectors that are paused or stopped'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "stop" -d 'Stop connectors, and shut down their tasks'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "restart" -d 'Restart connectors, their tasks, or only what has failed'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "heal" -d 'Restart failed connectors and tasks once, and report'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "offsets" -d 'Show and change the offsets of connectors'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "topics" -d 'Show which topics connectors have read or written since they were created (KIP-558)'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and not __fish_seen_subcommand_from status list ls describe create apply export validate config delete pause resume stop restart heal offsets topics plugins" -f -a "plugins" -d 'Show the plugins of the workers and their configuration keys'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l failed -d 'Only connectors that failed or have a failed task'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l exit-code -d 'Exit with status 4 when --failed finds something'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l details -d 'Show topics in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l failed -d 'Only connectors that failed or have a failed task'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l exit-code -d 'Exit with status 4 when --failed finds something'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l details -d 'Show topics in every format'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l from-file -d 'File with the config; - for standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l initial-state -d 'The initial state (workers since 3.7)' -r -f -a "running\t'The connector and its tasks run'
paused\t'The tasks are paused'
stopped\t'The connector has no tasks'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Succeed when a connector with that name exists'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l wait -d 'Wait until the connector and its tasks run, and fail when they do not'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s f -l file -d 'Files of JSON, YAML or properties with one connector or a list of them, folders of such files, or - for standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l wait -d 'Wait until the changed connectors and their tasks run, and fail when they do not'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l dir -d 'Write NAME.json for each into this folder; nothing is overwritten' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l with-secrets -d 'Write passwords as they are'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l from-file -d 'File with the config, as connect create takes it; - for standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -f -a "get" -d 'Show the config of a connector, with passwords masked'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -f -a "set" -d 'Change keys of a connector\'s config; the connector restarts with it'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from config" -f -a "unset" -d 'Remove keys from a connector\'s config; their defaults apply then'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l reset-offsets -d 'Remove their offsets too: each connector is stopped, its offsets removed, then it is deleted'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l if-exists -d 'Succeed when a connector does not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l wait -d 'Wait until the connectors and their tasks are in the new state'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l wait -d 'Wait until the connectors and their tasks are in the new state'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l wait -d 'Wait until the connectors and their tasks are in the new state'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l tasks -d 'Also their tasks'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l failed-only -d 'Only connectors and tasks that have failed; implies --tasks'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l no-wait -d 'Do not wait until everything runs again'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from restart" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l skip-trace -d 'Do not restart connectors with a trace that matches this regular expression; may be repeated' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l budget -d 'Maximum number of connectors restarted in one run' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l max-restarts -d 'Give up a connector after this many restarts' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l state-file -d 'File that remembers restarts; default `$XDG_STATE_HOME/kafkactl/heal.json`, else `~/.local/state/kafkactl/heal.json`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from heal" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -f -a "show" -d 'Show the offsets of a connector'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -f -a "set" -d 'Set offsets of a connector: stop it, set them, verify them, resume it'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from offsets" -f -a "reset" -d 'Remove all offsets of a connector: stop it, remove them, verify that they are gone, resume it'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from topics" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -f -a "list" -d 'List the plugins of the worker that answers'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -f -a "ls" -d 'List the plugins of the worker that answers'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand connect; and __fish_seen_subcommand_from plugins" -f -a "describe" -d 'Describe a plugin: every config with type, default, importance and documentation'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "list" -d 'List subjects with their versions, type and compatibility level'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "ls" -d 'List subjects with their versions, type and compatibility level'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "show" -d 'Show a schema, by subject and version or by id'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "versions" -d 'List the versions of a subject with their ids and references'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "register" -d 'Register a schema as the next version of a subject'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "check" -d 'Check whether a schema is compatible with the versions of a subject, or with local files'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "diff" -d 'Show what differs between two versions of a subject, or a file and a version, field by field'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "delete" -d 'Delete subjects, or versions of one'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "config" -d 'Read and change compatibility levels'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "mode" -d 'Read and change modes: whether schemas may be registered'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "export" -d 'Export subjects with all versions, ids, references and settings, as schema apply takes them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "apply" -d 'Register the versions of a folder or document that the registry lacks, references first, and set levels and modes'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and not __fish_seen_subcommand_from list ls show versions register check diff delete config mode export apply lookup" -f -a "lookup" -d 'Find the subjects and versions that have a schema, by its content or its id'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l deleted -d 'Also subjects and versions that were deleted, but not permanently'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l deleted -d 'Also subjects and versions that were deleted, but not permanently'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l id -d 'The id, as records carry it; with a subject, an id of the subject\'s context' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l guid -d 'The GUID (Confluent since 8.0)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l references -d 'Also the schemas that it refers to, directly or not; they come first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l deleted -d 'Also what was deleted, but not permanently'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l deleted -d 'Also versions that were deleted, but not permanently'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l type -d 'The kind of schema; default: by file extension or content' -r -f -a "avro\t'Apache Avro'
json\t'JSON Schema'
protobuf\t'Protocol Buffers'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l references -d 'Folder with the schemas that the schema refers to' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l reference -d 'A registered schema that the schema refers to' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l normalize -d 'Have the registry normalize the schema first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from register" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l subject -d 'The subject whose versions it is compared with' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l against -d 'Files with the earlier versions, the oldest first, or a folder that schema export has written; no registry is needed' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l level -d 'The compatibility level; default: that of the subject in the folder, else BACKWARD' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l type -d 'The kind of schema; default: by file extension or content' -r -f -a "avro\t'Apache Avro'
json\t'JSON Schema'
protobuf\t'Protocol Buffers'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l references -d 'Folder with the schemas that the schema refers to' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l reference -d 'A registered schema that the schema refers to' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l normalize -d 'Have the registry normalize the schema first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l file -d 'A file to compare; - is standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l type -d 'The kind of schema; default: by file extension or content' -r -f -a "avro\t'Apache Avro'
json\t'JSON Schema'
protobuf\t'Protocol Buffers'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l references -d 'Folder with the schemas that the schema refers to' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l reference -d 'A registered schema that the schema refers to' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l exit-code -d 'Give status 4 when fields differ'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l version -d 'Only these versions, of one subject' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l permanent -d 'Delete permanently, also what is only hidden already'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l if-exists -d 'Succeed when a subject does not exist'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -f -a "get" -d 'Show the compatibility level of the registry, or of subjects'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -f -a "set" -d 'Set the compatibility level of subjects, or of the registry when no subject is named'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from config" -f -a "unset" -d 'Remove the compatibility level of subjects, which then inherit that of the registry'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -f -a "get" -d 'Show the mode of the registry, or of subjects'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -f -a "set" -d 'Set the mode of subjects, or of the registry when no subject is named'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from mode" -f -a "unset" -d 'Remove the mode of subjects, which then inherit that of the registry'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l dir -d 'Write into this folder' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l replace -d 'Bring a folder with an export up to date; files of versions that are gone are removed'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l deleted -d 'Also what was deleted, but not permanently'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s f -l file -d 'A folder or a document of schema export, or - for standard input' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l undo-dir -d 'Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l no-undo -d 'Write no undo file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l id -d 'The id, as records carry it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l subject -d 'Look in this subject only; with --id, the id is one of the subject\'s context' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l type -d 'The kind of schema; default: by file extension or content' -r -f -a "avro\t'Apache Avro'
json\t'JSON Schema'
protobuf\t'Protocol Buffers'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l references -d 'Folder with the schemas that the schema refers to' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l reference -d 'A registered schema that the schema refers to' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l normalize -d 'Have the registry normalize the schema first'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l deleted -d 'Also versions that were deleted, but not permanently'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand schema; and __fish_seen_subcommand_from lookup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "list" -d 'List the contexts of the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "ls" -d 'List the contexts of the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "show" -d 'Show the settings that a command would use, each with where it comes from; secrets are masked'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "add" -d 'Add a context from -b, -X and --command-config'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "import" -d 'Add a context from the configuration of another client'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "use" -d 'Set the context that is used where none is named'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "remove" -d 'Remove a context from the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "rm" -d 'Remove a context from the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add import use remove rm test" -f -a "test" -d 'Connect to a context\'s brokers step by step, and name the step that fails'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l protected -d 'Destructive commands ask for the context\'s name, or need --yes together with --context'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l read-only -d 'Refuse every change through this context'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l replace -d 'Replace a context that has this name already'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l use -d 'Make it the current context, which the first one always is'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l protected -d 'Destructive commands ask for the context\'s name, or need --yes together with --context'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l read-only -d 'Refuse every change through this context'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l replace -d 'Replace a context that has this name already'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l use -d 'Make it the current context, which the first one always is'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l kcat -d 'The file is a config file of kcat'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l partition -d 'Read only these partitions' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l isolation -d '`read_uncommitted` (default, as in Kafka\'s console consumer: includes records of aborted and open transactions) or `read_committed`' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l rack -d 'Read from the replica in this rack, where the brokers allow that' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l from -d 'Where to begin: a position, or TOPIC:PARTITION=POS; default: end, or beginning with --exit, --to and --table' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l to -d 'Where to end (exclusive): a position, or TOPIC:PARTITION=POS' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s n -l max-records -l max-messages -d 'Stop after N records' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l per-partition -d 'Read at most N records of each partition' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l tail -d 'Print the last N records of all partitions together, by time, and stop' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l idle-timeout -d 'Stop when no record arrives for this long' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l expect -d 'Stop after N records; exit status 4 if fewer arrive within --wait-timeout' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l wait-timeout -d 'Maximum duration of the wait' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l group -d 'Join this consumer group, and continue from its committed offsets' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l commit -d 'When to commit the offsets of printed records: at the end, every five seconds, or never' -r -f -a "end\t'At the end, and when a partition is revoked'
interval\t'At the end, when a partition is revoked, and every five seconds'
none\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l instance-id -d 'Join as this static member (group.instance.id)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l key -d 'Only records with this key, as --key-format shows it; repeatable: any of the keys' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l not-key -d 'Leave out records with this key' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l grep -d 'Only records whose key or value matches' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l not-grep -d 'Leave out records whose key or value matches' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l header -d 'Only records with this header, and with this value if one is given' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l not-header -d 'Leave out records with this header, or with this value of it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l where -d 'Only records for which this jq expression is true; its input is what -o jsonl prints, with JSON values as JSON' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l partitioner -d 'Read only the partition that --key hashes to: murmur2 (Java producers) or crc32 (librdkafka)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l print -d 'Fields to print before the value, as Kafka\'s console consumer does: key, headers, timestamp, partition, offset; also topic' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l key-format -d 'How to show keys: auto (with a registry: by the schema that the record names), avro, protobuf, json-schema, text, json, hex, base64, int, long, short, float, double, uuid, none' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l value-format -d 'How to show values: the formats of --key-format' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l separator -d 'Separator between the fields of a text line; \\t, \\n, \\0 and \\xNN are understood' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l delimiter -d 'Delimiter after each record with -o text, raw and format' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l output-dir -d 'Write one file for each partition into this folder' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l table -d 'Print the latest value of each key, sorted by key or by offset, without keys whose last record is a tombstone; reads from the beginning to the end, and keeps one record of each key in memory' -r -f -a "key\t'By key'
offset\t'By topic, partition and offset'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l key-schema -d 'File with the schema of all keys, instead of a registry; schemas that it refers to are in the same folder' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l value-schema -d 'File with the schema of all values, as --key-schema' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l regex -d 'Read the names as regular expressions, each for the whole name'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l exit -d 'Stop at the end of each partition, as it was when the command started'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l force-from -d 'Begin at --from even where the group has committed offsets'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l avro-json -d 'Show Avro as Java\'s JSON encoder writes it: tags in unions, logical types as their stored values'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l strict -d 'Exit with status 4 when something cannot be read with its schema'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand consume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l input -d 'Kind of input' -r -f -a "lines\t'One record per line'
jsonl\t'One JSON object per line, as consume -o jsonl and dump-log -o jsonl print it'
files\t'One record per file'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l file -d 'Read this file instead of standard input (-)' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l delimiter -d 'Delimiter of records, instead of LF or CR LF; \\t, \\n, \\0 and \\xNN are understood' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key-delimiter -d 'Separator of key and value; without it, the line is the value' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key-format -d 'How keys are written: text, json (checked), hex, base64, int, long, short, float, double, uuid; from JSON with a schema: avro, protobuf, json-schema' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l value-format -d 'How values are written: the formats of --key-format' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l null-value -d 'Write a null value (a tombstone) for values that equal this text' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key-schema -d 'File with the schema of keys, which has to be registered under its subject; --auto-register registers it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l value-schema -d 'File with the schema of values, as --key-schema' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key-schema-id -d 'The id of the schema of keys' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l value-schema-id -d 'The id of the schema of values' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key-subject -d 'The subject whose latest schema keys are written with; default: by --subject-strategy' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l subject -l value-subject -d 'The subject whose latest schema values are written with; default: by --subject-strategy' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key-message -d 'The Protobuf message of keys; default: the first of its schema' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l value-message -d 'The Protobuf message of values; default: the first of its schema' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l subject-strategy -d 'How the subject of a schema is named' -r -f -a "topic\t'TOPIC-key and TOPIC-value'
record\t'The name of the record in the schema file'
topic-record\t'TOPIC-RECORD, with the name of the record in the schema file'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l key -d 'Key of all records' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l header -d 'Header to add to all records, after their own headers; repeatable' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l partition -d 'Partition of all records' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l timestamp -d 'Timestamp of all records: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h); default: the current time' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l acks -d 'Acknowledgements to wait for: all in-sync replicas (all), the leader (1), or none (0)' -r -f -a "all\t'All in-sync replicas'
1\t'The leader'
0\t'None'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s z -l compression -d 'Compression of batches' -r -f -a "none\t''
gzip\t''
snappy\t''
lz4\t''
zstd\t''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l partitioner -d 'How records without a partition are distributed: by the hash of the key, as the Java clients do (murmur2, the default) or as librdkafka does (crc32); or at random, whatever the key (random). Records without a key go to any partition' -r -f -a "murmur2\t'By the murmur2 hash of the key'
crc32\t'By the CRC-32 of the key'
random\t'At random'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l batch-size -d 'Maximum size of a batch in bytes; default 1000000, or what the topic accepts if that is less' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l linger -d 'Time to wait for more records before a batch is sent; default 50ms, but a batch is sent at once while no input arrives' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l rate -d 'Maximum number of records per second' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l transactional-id -d 'Write all records in one transaction with this id: consumers with isolation level `read_committed` see all of them or none' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l transaction-every -d 'Commit a transaction after every N records' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l failed-file -d 'Save records that were not written to this new file, as JSON lines for --input jsonl' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l tombstones -d 'Each line is a key, with a null value (a tombstone)'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l lenient -d 'Ignore unknown JSON fields'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l avro-json -d 'Read JSON for Avro as Java\'s JSON encoder writes it (consume --avro-json): decimals as their stored bytes'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l auto-register -d 'Register the schemas of --key-schema and --value-schema if they are not registered'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l repartition -d 'Choose partitions again, even where the JSON of a record names one'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l create -d 'Create missing topics, with the default partitions and replicas of the brokers'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l report -d 'Print topic, partition, offset and timestamp of each record'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l keep-going -d 'Continue after records that cannot be read or written; exit status 3 in that case'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand produce" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l files -d 'More files, separated by commas' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l topic -d 'Read the partition folders of this topic, in the log dirs of the broker on this machine' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l partition -d 'Partitions of --topic; default: all' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l key-format -l key-decoder-class -d 'How to show keys: string, integer, long, base64, hex, json, short, float, double or uuid; by a schema avro, protobuf or json-schema, or auto where the record names one; default: string. Prints records, as --print-data-log does' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l value-format -l value-decoder-class -d 'How to show values: the formats of --key-format' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l max-bytes -d 'Read only the complete batches in the first SIZE bytes of a log' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l max-message-size -d 'Largest batch to read where an index points' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l max-inflated-size -d 'Refuse batches that inflate to more than this' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l from-offset -d 'First offset' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l to-offset -d 'Last offset (exclusive)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l from-time -d 'First time: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l to-time -d 'Last time (exclusive)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l key -d 'Only records with this key, as --key-format shows it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l grep -d 'Only records whose key or value matches' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l head -d 'Only the first N batches, or N records where records are printed' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l tail -d 'Only the last N batches, or N records where records are printed' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l key-schema -d 'File with the schema of all keys, instead of a registry; schemas that it refers to are in the same folder' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l value-schema -d 'File with the schema of all values, as --key-schema' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s r -l recursive -d 'Also read subfolders'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l check -d 'Read everything, and print findings only'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l summary -d 'Print one row of figures for each file, and a total'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s d -l deep-iteration -d 'Print the records of each batch'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s p -l print-data-log -d 'Print the records with their keys and values'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l skip-record-metadata -d 'Print keys and values only, without the metadata of the record'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l verify-index-only -d 'Check indexes without printing their entries'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l index-sanity-check -d 'Check of an index only what a broker checks at startup'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l no-mmap -d 'Read files into memory instead of mapping them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l avro-json -d 'Show Avro as Java\'s JSON encoder writes it: tags in unions, logical types as their stored values'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l strict -d 'Exit with status 4 when something cannot be read with its schema'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s b -l bootstrap-server -d 'Addresses of brokers, default localhost:9092; no context is used then, unless --context names one' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l context -d 'Context of the config file: a named cluster' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l command-config -d 'Property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s X -l property -d 'Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l connect-url -d 'Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l registry-url -d 'Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l timeout -d 'Maximum time of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s o -l output -d 'Format of the data on standard output; not every command has every format' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Tab-separated values with all columns'
name\t'One name a line'
raw\t'The value unchanged, and a delimiter'
format\t'Lines of a given shape: format=\'{key}\\t{value}\''"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s q -l quiet -d 'Print only errors and damage on standard error'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s v -l verbose -d 'Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s y -l yes -d 'Answer yes to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
