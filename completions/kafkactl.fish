# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kafkactl_global_optspecs
    string join \n b/bootstrap-server= context= command-config= X/property= timeout= o/output= q/quiet v/verbose color= no-progress y/yes dry-run h/help V/version
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

complete -c kafkactl -n "__fish_kafkactl_needs_command" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s V -l version -d 'Print version'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "cluster" -d 'The cluster as a whole'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "brokers" -d 'The brokers one by one'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "broker" -d 'The brokers one by one'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "context" -d 'Named clusters, so that a name stands for addresses and logins'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "dump-log" -d 'Show and check Kafka\'s files on disk: logs, indexes, snapshots, checkpoints'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "generate" -d 'Write completions/ and man/ below a folder'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and not __fish_seen_subcommand_from describe" -f -a "describe" -d 'Show the cluster: its id, brokers, racks, and what is under-replicated or offline'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand cluster; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -f -a "list" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -f -a "ls" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and not __fish_seen_subcommand_from list ls configs" -f -a "configs" -d 'Show configs of brokers with their sources, or change them while the brokers run'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l config -d 'Only these configs' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l set -d 'Set a config; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l delete -d 'Take a config back to its static value or default' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l changed -d 'Only configs that are not at their default'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand brokers; and __fish_seen_subcommand_from configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -f -a "list" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -f -a "ls" -d 'List the brokers with address, rack, state and what they hold'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and not __fish_seen_subcommand_from list ls configs" -f -a "configs" -d 'Show configs of brokers with their sources, or change them while the brokers run'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l config -d 'Only these configs' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l set -d 'Set a config; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l delete -d 'Take a config back to its static value or default' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l changed -d 'Only configs that are not at their default'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand broker; and __fish_seen_subcommand_from configs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "list" -d 'List the contexts of the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "ls" -d 'List the contexts of the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "show" -d 'Show the settings that a command would use, each with where it comes from; secrets are masked'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "add" -d 'Add a context out of -b, -X and --command-config'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "use" -d 'Make a context the one that is used where none is named'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "remove" -d 'Remove a context from the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "rm" -d 'Remove a context from the config file'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and not __fish_seen_subcommand_from list ls show add use remove rm test" -f -a "test" -d 'Connect to a context\'s brokers step by step, and name the step that fails'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l connect-urls -d 'Base URLs of Connect workers' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l registry-urls -d 'Base URLs of schema registries' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l protected -d 'Destructive commands need the context\'s name typed, or --yes together with --context'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l read-only -d 'Nothing can be changed through the context'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l replace -d 'Replace a context that has the name already'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l use -d 'Make it the current context; the first one is made so anyway'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand context; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l files -d 'More files, separated by commas' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l key-format -l key-decoder-class -d 'How to show keys: string, integer, long, base64 or hex' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l value-format -l value-decoder-class -d 'How to show values: string, integer, long, base64 or hex' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l max-bytes -d 'Read only the whole batches in the first bytes of a log' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l max-message-size -d 'Largest batch to look at where an index points' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l max-inflated-size -d 'Refuse batches that inflate to more than this' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l from-offset -d 'From this offset on' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l to-offset -d 'Up to this offset, which is not included' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l from-time -d 'From this time on: RFC 3339, a date, milliseconds, or how long ago (-2h)' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l to-time -d 'Up to this time, which is not included' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l key -d 'Records with this key, as --key-format shows it' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l grep -d 'Records with a match in key or value' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l head -d 'The first batches, or records where these are printed' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l tail -d 'The last batches, or records where these are printed' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s r -l recursive -d 'Read the folders below a folder too'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l check -d 'Print findings only, and read everything to find them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l summary -d 'Print one row a file with its figures, and one in total'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s d -l deep-iteration -d 'Print the records of each batch'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s p -l print-data-log -d 'Print the records with their keys and values'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l skip-record-metadata -d 'Print keys and values only, without what else is known of a record'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l verify-index-only -d 'Check indexes without printing their entries'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l index-sanity-check -d 'Only check of an index what a broker checks when it starts'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l no-mmap -d 'Read files into memory in place of mapping them'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s b -l bootstrap-server -d 'Brokers, default localhost:9092; without --context no context is used then' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l context -d 'A named cluster of the config file' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l command-config -d 'A property file of a Java client' -r -F
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s X -l property -d 'A client setting, in Java\'s or librdkafka\'s name; `@env:VAR` or `@file:PATH` says where the value is' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l timeout -d 'Bound of each wait for the cluster, in seconds or with a unit' -r
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s o -l output -d 'Format of the data on standard output; each command says which it has' -r -f -a "table\t'A table for people'
wide\t'A table with more columns'
text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
yaml\t'YAML'
csv\t'Comma-separated values with all columns'
tsv\t'Values separated by tabs, with all columns'
name\t'One name a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s v -l verbose -d 'Say on standard error what is being done; -vv with the log of the client library, -vvv with its insides'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s y -l yes -d 'Agree to every question'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l dry-run -d 'Show what a command would change, and change nothing'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
