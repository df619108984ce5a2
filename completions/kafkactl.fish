# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kafkactl_global_optspecs
    string join \n o/output= q/quiet v/verbose color= no-progress h/help V/version
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

complete -c kafkactl -n "__fish_kafkactl_needs_command" -s o -l output -d 'Format of the data on standard output' -r -f -a "text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'"
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s v -l verbose -d 'Say on standard error what is being done'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -s V -l version -d 'Print version'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "dump-log" -d 'Show and check Kafka\'s files on disk: logs, indexes, snapshots, checkpoints'
complete -c kafkactl -n "__fish_kafkactl_needs_command" -f -a "generate" -d 'Write completions/ and man/ below a folder'
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
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s o -l output -d 'Format of the data on standard output' -r -f -a "text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'"
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
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s v -l verbose -d 'Say on standard error what is being done'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand dump-log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s o -l output -d 'Format of the data on standard output' -r -f -a "text\t'Lines for people'
json\t'One JSON document'
jsonl\t'One JSON object a line'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s q -l quiet -d 'Say nothing on standard error but errors and damage'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s v -l verbose -d 'Say on standard error what is being done'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -l no-progress -d 'Show no progress bar on a terminal'
complete -c kafkactl -n "__fish_kafkactl_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
