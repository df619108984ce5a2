//! The completion scripts of the shells, and the rules by which each shell quotes words.
//!
//! Anyone may have chosen a name, so a shell must take a candidate for one word and nothing else: bash gets it quoted; zsh and fish quote
//! what they insert. A name with control characters is not offered, because no shell shows it correctly.

use std::path::Path;

/// Placeholder in the scripts for the path of the program.
const COMPLETER: &str = "COMPLETER";

/// A shell with support for completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The word under the cursor.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// All words up to and including the word under the cursor, without their quotes.
    pub(super) words: Vec<String>,
    /// The beginning of the word that stays on the line, without quotes, if the shell replaces only the rest of the word.
    kept: String,
    /// Whether the cursor is inside quotes that are not closed yet.
    in_quotes: bool,
}

impl Shell {
    pub(super) fn of_name(name: &str) -> Option<Self> {
        match name.rsplit('/').next() {
            Some("bash") => Some(Self::Bash),
            Some("zsh") => Some(Self::Zsh),
            Some("fish") => Some(Self::Fish),
            _ => None,
        }
    }

    /// The script that makes the shell ask the program at this path.
    pub(super) fn script(self, completer: &Path) -> String {
        let completer = quoted(&completer.display().to_string());
        match self {
            Self::Bash => BASH.replace(COMPLETER, &completer),
            Self::Zsh => ZSH.replace(COMPLETER, &completer),
            // The script has it in double quotes.
            Self::Fish => {
                let escaped = completer.replace('\\', r"\\").replace('"', "\\\"").replace('$', "\\$");
                FISH.replace(COMPLETER, &escaped)
            }
        }
    }

    /// The typed words, from the arguments that the script of the shell passes.
    pub(super) fn typed(self, arguments: &[String]) -> Option<Typed> {
        match (self, arguments) {
            // The line up to the cursor, and the end of it that will be replaced: bash splits words at ':', '=' and '@'.
            (Self::Bash, [line, replaced]) => {
                let Split { words, raw, in_quotes } = split(line);
                let kept = raw.strip_suffix(replaced.as_str())?;
                let kept = split(kept).words.pop().unwrap_or_default();
                Some(Typed { words, kept, in_quotes })
            }
            // The shell has removed the quotes of all words but the last.
            (Self::Zsh | Self::Fish, [before @ .., last]) => {
                let last = split(last).words.pop().unwrap_or_default();
                let words = before.iter().cloned().chain([last]).collect();
                Some(Typed { words, kept: String::new(), in_quotes: false })
            }
            (Self::Bash, _) | (_, []) => None,
        }
    }

    /// A line that offers a candidate to the shell; `None` if the candidate cannot be offered.
    pub(super) fn offer(self, typed: &Typed, candidate: &str, help: Option<&str>) -> Option<String> {
        if candidate.contains(char::is_control) {
            return None;
        }
        let help = help.and_then(|help| help.lines().next()).filter(|help| !help.contains(char::is_control));
        match self {
            Self::Bash => {
                let rest = candidate.strip_prefix(typed.kept.as_str())?;
                if typed.in_quotes && !rest.chars().all(is_plain) {
                    return None;
                }
                Some(escaped(rest))
            }
            Self::Zsh => {
                let value = candidate.replace('\\', "\\\\").replace(':', "\\:");
                let help = help.map(|help| format!(":{}", help.replace('\\', "\\\\")));
                Some(value + &help.unwrap_or_default())
            }
            Self::Fish => Some(match help {
                Some(help) => format!("{candidate}\t{help}"),
                None => candidate.to_owned(),
            }),
        }
    }
}

/// Whether a character has no special meaning anywhere in a word.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '@' | '+' | ',' | '=' | '%')
}

/// A word for bash, with a backslash before each character with a special meaning.
fn escaped(word: &str) -> String {
    word.chars().flat_map(|c| (!is_plain(c)).then_some('\\').into_iter().chain([c])).collect()
}

/// A word in quotes, in the syntax of all three shells.
fn quoted(word: &str) -> String {
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// The words of a line.
struct Split {
    /// The words without their quotes. The last one is the word under the cursor; it may be empty.
    words: Vec<String>,
    /// The last word as it was typed.
    raw: String,
    in_quotes: bool,
}

/// Splits a line into words as a shell does.
fn split(line: &str) -> Split {
    let (mut words, mut word, mut raw) = (Vec::new(), String::new(), String::new());
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, ' ' | '\t' | '\n') => {
                if !raw.is_empty() {
                    words.push(std::mem::take(&mut word));
                    raw.clear();
                }
                continue;
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None | Some('"'), '\\') => {
                raw.push(c);
                if let Some(next) = chars.next() {
                    raw.push(next);
                    let stands_for_itself = quote.is_some() && !matches!(next, '$' | '`' | '"' | '\\');
                    word.extend(stands_for_itself.then_some('\\').into_iter().chain([next]));
                }
                continue;
            }
            _ => word.push(c),
        }
        raw.push(c);
    }
    words.push(word);
    Split { words, raw, in_quotes: quote.is_some() }
}

/// Each line is one candidate: bash neither splits it at blanks nor expands patterns in it.
const BASH: &str = r#"_kafkactl_dynamic() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(COMPLETE=bash COMPLETER -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} =~ [=/:]$ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o bashdefault -o nosort -F _kafkactl_dynamic kafkactl 2>/dev/null ||
    complete -o bashdefault -F _kafkactl_dynamic kafkactl
"#;

const ZSH: &str = r#"#compdef kafkactl
_kafkactl_dynamic() {
    local -a completions dirs other
    local completion value
    completions=("${(@f)$(COMPLETE=zsh COMPLETER -- "${(@Q)words[1,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
    for completion in "${completions[@]}"; do
        [[ -n $completion ]] || continue
        value="${completion%%:*}"
        if [[ "$value" == */ ]]; then
            dirs+=("${value%/}${completion#"$value"}")
        else
            other+=("$completion")
        fi
    done
    [[ -n $dirs ]] && _describe -V 'values' dirs -S '/' -r '/'
    [[ -n $other ]] && _describe -V 'values' other
}
compdef _kafkactl_dynamic kafkactl
"#;

const FISH: &str = r#"complete --keep-order --exclusive --command kafkactl --arguments "(COMPLETE=fish COMPLETER -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor))"
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str, replaced: &str) -> Option<Typed> {
        Shell::Bash.typed(&[line.to_owned(), replaced.to_owned()])
    }

    #[test]
    fn words_are_read_as_a_shell_reads_them() {
        for (line, replaced, last, kept, in_quotes) in [
            ("k a:b", "b", "a:b", "a:", false),
            ("k x=sec", "sec", "x=sec", "x=", false),
            (r"k sec\$\(a", r"sec\$\(a", "sec$(a", "", false),
            ("k 'a:b", "a:b", "a:b", "", true),
            ("k \"a", "a", "a", "", true),
            ("k 'a b'c", "'a b'c", "a bc", "", false),
            ("k ", "", "", "", false),
            (r#"k "a\$b\c"#, r"a\$b\c", r"a$b\c", "", true),
        ] {
            let words = vec!["k".to_owned(), last.to_owned()];
            let expected = Typed { words, kept: kept.to_owned(), in_quotes };
            assert_eq!(typed(line, replaced), Some(expected), "{line}");
        }
    }

    #[test]
    fn bash_gets_words_that_mean_nothing_but_themselves() {
        let offer = |line: &str, replaced: &str, name: &str| {
            Shell::Bash.offer(&typed(line, replaced).unwrap(), name, None)
        };
        assert_eq!(offer("k s", "s", "s-$(id) `x`;*'\"").unwrap(), r#"s-\$\(id\)\ \`x\`\;\*\'\""#);
        assert_eq!(offer("k a:b", "b", "a:b c").unwrap(), r"b\ c");
        assert_eq!(offer("k 's", "s", "s$x"), None);
        assert_eq!(offer("k 's", "s", "sx").unwrap(), "sx");
        assert_eq!(offer("k s", "s", "s\nx"), None);
        assert_eq!(offer("k s", "s", "s\u{9b}"), None);
    }
}
