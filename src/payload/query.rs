//! Queries on records in the language of jq, evaluated by the jaq crates.

use std::cell::{Cell, RefCell};

use jaq_core::load::parse::Def;
use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Vars, unwrap_valr};
use jaq_json::{Val, read};

use super::comparisons::{self, MixedComparisons, RunData, WithComparisons};
use super::envelope::Envelope;
use super::format::PayloadFormat;
use super::record::RecordView;

/// Maximum nesting of JSON that is parsed for a query; deeper JSON is a string. The parser of jaq is recursive, and records are
/// untrusted. `serde_json` has the same limit.
const DEPTH: usize = 128;

/// Filters that end the process: buffered output would be lost, with status 0.
const ENDS: [&str; 2] = ["halt", "halt_error"];

/// The name under which the expression is defined.
const WANTED: &str = "_wanted";

/// An expression that is true or false for a record.
pub struct Query {
    filter: jaq_core::Filter<WithComparisons>,
    comparisons: MixedComparisons,
    failures: Cell<u64>,
    first_failure: RefCell<Option<String>>,
}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query").finish_non_exhaustive()
    }
}

impl std::str::FromStr for Query {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("'{text}' is not a valid jq expression");
        let term = jaq_core::load::parse(text, |parser| parser.term()).ok_or_else(wrong)?;
        let body = comparisons::with_counted_comparisons(term);
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let definitions = definitions.filter(|definition| !ENDS.contains(&definition.name));
        let mut definitions: Vec<Def<&str>> = definitions.chain(comparisons::definitions()).collect();
        definitions.push(Def { name: WANTED, args: Vec::new(), body });
        let functions = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let functions =
            functions.filter(|function| !ENDS.contains(&function.0)).chain([comparisons::noted()]);
        let arena = Arena::default();
        let modules =
            Loader::new(definitions).load(&arena, File { code: WANTED, path: () }).map_err(|_| wrong())?;
        let filter = Compiler::default().with_funs(functions).compile(modules).map_err(|errors| {
            let names: Vec<&str> =
                errors.iter().flat_map(|(_, errors)| errors.iter().map(|(name, _)| *name)).collect();
            format!("'{text}' uses names that are not defined in jq: {}", names.join(", "))
        })?;
        let comparisons = MixedComparisons::default();
        Ok(Self { filter, comparisons, failures: Cell::new(0), first_failure: RefCell::default() })
    }
}

impl Query {
    /// Whether the first output of the expression is neither false nor null, as in jq's `select`. The input is the envelope of the
    /// record, with the value as JSON if it holds JSON. If the expression fails the record is not selected, and counted.
    pub fn holds(&self, record: &RecordView<'_>) -> bool {
        let mut text = Vec::new();
        Envelope::of(record, PayloadFormat::Auto, PayloadFormat::Auto).push(&mut text);
        let input = read::parse_single(&text).map_err(|error| error.to_string());
        let value =
            record.value.filter(|value| is_json(value)).and_then(|value| read::parse_single(value).ok());
        let with_value = |input: Val| match (input, value) {
            (Val::Obj(mut fields), Some(value)) => {
                jaq_json::Rc::make_mut(&mut fields).insert(Val::from("value".to_owned()), value);
                Val::Obj(fields)
            }
            (input, _) => input,
        };
        let outcome = input.map(with_value).and_then(|input| {
            let data = RunData { lut: &self.filter.lut, comparisons: &self.comparisons };
            let context = Ctx::<WithComparisons>::new(data, Vars::new([]));
            let output = self.filter.id.run((context, input)).map(unwrap_valr).next();
            output.transpose().map_err(|error| error.to_string())
        });
        match outcome {
            Ok(output) => !matches!(output, None | Some(Val::Null | Val::Bool(false))),
            Err(words) => {
                self.failures.set(self.failures.get() + 1);
                self.first_failure.borrow_mut().get_or_insert(words);
                false
            }
        }
    }

    /// The number of records for which the expression failed, and the reason for the first.
    pub fn failures(&self) -> Option<(u64, String)> {
        Some((self.failures.get(), self.first_failure.borrow().clone()?))
    }

    /// The number of comparisons of a string with a number, and both sides of the first one as JSON.
    pub fn mixed_comparisons(&self) -> Option<(u64, (String, String))> {
        self.comparisons.found()
    }
}

/// Whether the bytes are one JSON value that is not nested too deeply.
fn is_json(bytes: &[u8]) -> bool {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest <= DEPTH && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::record::example;

    fn holds(expression: &str, value: &[u8]) -> (bool, Option<(u64, String)>) {
        let query: Query = expression.parse().unwrap();
        let record = example(Some(value), &[(b"trace", Some(b"abc"))]);
        (query.holds(&record), query.failures())
    }

    #[test]
    fn an_expression_sees_the_envelope_and_the_json_of_the_value() {
        let order = br#"{"amount": 12.5, "items": [{"sku": "a-1"}], "id": 12345678901234567890}"#;
        for (expression, expected) in [
            (".value.amount > 10", true),
            (".value.amount > 20", false),
            (".value.items | any(.sku | startswith(\"a-\"))", true),
            (".topic == \"orders\" and .partition == 3 and .offset == 42", true),
            (".headers[] | select(.key == \"trace\") | .value == \"abc\"", true),
            (".value.missing", false),
            ("empty", false),
            (".value.id == 12345678901234567890", true),
            (".time | test(\"^2026-09\")", true),
        ] {
            assert_eq!(holds(expression, order), (expected, None), "{expression}");
        }
        assert!(holds(".value == \"plain\"", b"plain").0);
        assert!(holds(".valueEncoding == \"base64\"", &[0xff]).0);
    }

    #[test]
    fn an_expression_that_fails_for_a_record_leaves_it_out_and_says_why() {
        let (holds, failures) = holds(".value.amount > 10", b"plain");
        assert!(!holds && failures.unwrap().0 == 1);
    }

    #[test]
    fn a_text_that_is_compared_with_a_number_is_counted_wherever_it_stands_in_the_expression() {
        let value = br#"{"total": "1.00", "count": 2, "items": [{"price": "9"}]}"#;
        for (expression, mixed) in [
            (".value.total > 3", Some(("\"1.00\"", "3"))),
            ("3 <= .value.total", Some(("3", "\"1.00\""))),
            (".value.total == 1", Some(("\"1.00\"", "1"))),
            (".value.items | any(.price > 5)", Some(("\"9\"", "5"))),
            (
                ".value | select(.count > 1 and (if .total != 7 then true else false end))",
                Some(("\"1.00\"", "7")),
            ),
            ("def dear(f): f > 100; .value | dear(.total)", Some(("\"1.00\"", "100"))),
            ("reduce .value.items[] as {price: $p} (false; . or $p > 1)", Some(("\"9\"", "1"))),
            ("[.value.items[] | {dear: (.price > 8)}][0].dear", Some(("\"9\"", "8"))),
            ("(.value.total | tonumber) > 0.5", None),
            (".value.total > \"0.5\" and .value.count > 1", None),
        ] {
            let query: Query = expression.parse().unwrap();
            query.holds(&example(Some(value), &[]));
            let found = query.mixed_comparisons();
            let sides = found.as_ref().map(|(_, (left, right))| (left.as_str(), right.as_str()));
            assert_eq!(sides, mixed, "{expression}");
        }
    }

    #[test]
    fn json_that_is_nested_too_deep_is_text() {
        let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
        assert_eq!(holds(".value | type == \"string\"", &deep), (true, None));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        assert!(".a |".parse::<Query>().unwrap_err().contains("not a valid jq expression"));
        assert!(".a | nope".parse::<Query>().unwrap_err().contains("nope"));
        assert!("halt".parse::<Query>().unwrap_err().contains("halt"));
        assert!("halt_error".parse::<Query>().unwrap_err().contains("halt_error"));
    }
}
