//! Counts comparisons of a string with a number in a jq expression.
//!
//! In jq every string is greater than every number. Avro decimals and 64-bit integers of Protobuf are strings in JSON, so that
//! `.value.total > 50` is true for every record.

use std::cell::{Cell, RefCell};

use jaq_core::data::HasLut;
use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Def, Pattern, Term};
use jaq_core::native::{Fun, run, v};
use jaq_core::ops::Cmp;
use jaq_core::path::{Part, Path};
use jaq_core::{DataT, Lut};
use jaq_json::Val;

/// The replacement of each comparison. `_noted` is [`noted`].
const DEFINITIONS: &str = "
    def _lt($l; $r): _noted($l; $r) | $l < $r;
    def _le($l; $r): _noted($l; $r) | $l <= $r;
    def _gt($l; $r): _noted($l; $r) | $l > $r;
    def _ge($l; $r): _noted($l; $r) | $l >= $r;
    def _eq($l; $r): _noted($l; $r) | $l == $r;
    def _ne($l; $r): _noted($l; $r) | $l != $r;";

/// The comparisons of a string with a number so far.
#[derive(Debug, Default)]
pub(super) struct MixedComparisons {
    count: Cell<u64>,
    /// Both sides of the first one, as JSON.
    first: RefCell<Option<(String, String)>>,
}

impl MixedComparisons {
    fn note(&self, left: &Val, right: &Val) {
        let is_mixed = matches!((left, right), (Val::TStr(_), Val::Num(_)) | (Val::Num(_), Val::TStr(_)));
        if is_mixed {
            self.count.set(self.count.get() + 1);
            self.first.borrow_mut().get_or_insert_with(|| (left.to_string(), right.to_string()));
        }
    }

    /// The number of comparisons, and both sides of the first.
    pub(super) fn found(&self) -> Option<(u64, (String, String))> {
        Some((self.count.get(), self.first.borrow().clone()?))
    }
}

/// The data type of an expression: JSON values, and the place where mixed comparisons are counted.
pub(super) struct WithComparisons;

/// The data of one run.
#[derive(Clone)]
pub(super) struct RunData<'a> {
    pub(super) lut: &'a Lut<WithComparisons>,
    pub(super) comparisons: &'a MixedComparisons,
}

impl DataT for WithComparisons {
    type V<'a> = Val;
    type Data<'a> = RunData<'a>;
}

impl<'a> HasLut<'a, WithComparisons> for RunData<'a> {
    fn lut(&self) -> &'a Lut<WithComparisons> {
        self.lut
    }
}

/// The definitions that [`with_counted_comparisons`] calls.
pub(super) fn definitions() -> Vec<Def> {
    jaq_core::load::parse(DEFINITIONS, |parser| parser.defs()).unwrap_or_default()
}

/// The filter `_noted(left; right)`: returns its input, and counts the comparison if it is of a string with a number.
pub(super) fn noted() -> Fun<WithComparisons> {
    run(("_noted", v(2), |(mut context, input)| {
        let (right, left) = (context.pop_var(), context.pop_var());
        context.data().comparisons.note(&left, &right);
        Box::new(std::iter::once(Ok(input)))
    }))
}

/// The expression with its comparisons replaced by calls of the definitions.
pub(super) fn with_counted_comparisons(term: Term<&str>) -> Term<&str> {
    let one = |term: Box<Term<_>>| Box::new(with_counted_comparisons(*term));
    let maybe = |term: Option<Box<Term<_>>>| term.map(one);
    let all = |terms: Vec<Term<_>>| terms.into_iter().map(with_counted_comparisons).collect();
    match term {
        Term::BinOp(left, BinaryOp::Cmp(comparison), right) => {
            let name = match comparison {
                Cmp::Lt => "_lt",
                Cmp::Le => "_le",
                Cmp::Gt => "_gt",
                Cmp::Ge => "_ge",
                Cmp::Eq => "_eq",
                Cmp::Ne => "_ne",
            };
            Term::Call(name, all(vec![*left, *right]))
        }
        Term::BinOp(left, BinaryOp::Pipe(pattern), right) => {
            Term::BinOp(one(left), BinaryOp::Pipe(pattern.map(in_pattern)), one(right))
        }
        Term::BinOp(left, operator, right) => Term::BinOp(one(left), operator, one(right)),
        Term::Str(format, parts) => {
            let part = |part| match part {
                StrPart::Term(term) => StrPart::Term(with_counted_comparisons(term)),
                part => part,
            };
            Term::Str(format, parts.into_iter().map(part).collect())
        }
        Term::Arr(items) => Term::Arr(maybe(items)),
        Term::Obj(fields) => {
            let field = |(key, value): (_, Option<_>)| {
                (with_counted_comparisons(key), value.map(with_counted_comparisons))
            };
            Term::Obj(fields.into_iter().map(field).collect())
        }
        Term::Neg(term) => Term::Neg(one(term)),
        Term::Label(name, term) => Term::Label(name, one(term)),
        Term::Fold(name, source, pattern, steps) => {
            Term::Fold(name, one(source), in_pattern(pattern), all(steps))
        }
        Term::TryCatch(term, catch) => Term::TryCatch(one(term), maybe(catch)),
        Term::IfThenElse(branches, otherwise) => {
            let branch = |(test, then)| (with_counted_comparisons(test), with_counted_comparisons(then));
            Term::IfThenElse(branches.into_iter().map(branch).collect(), maybe(otherwise))
        }
        Term::Def(definitions, term) => {
            let definition =
                |Def { name, args, body }| Def { name, args, body: with_counted_comparisons(body) };
            Term::Def(definitions.into_iter().map(definition).collect(), one(term))
        }
        Term::Call(name, arguments) => Term::Call(name, all(arguments)),
        Term::Path(term, Path(parts)) => {
            let part = |part| match part {
                Part::Index(index) => Part::Index(with_counted_comparisons(index)),
                Part::Range(from, to) => {
                    Part::Range(from.map(with_counted_comparisons), to.map(with_counted_comparisons))
                }
            };
            let parts = parts.into_iter().map(|(inner, optional)| (part(inner), optional)).collect();
            Term::Path(one(term), Path(parts))
        }
        leaf @ (Term::Id | Term::Recurse | Term::Num(_) | Term::Break(_) | Term::Var(_)) => leaf,
    }
}

fn in_pattern(pattern: Pattern<&str>) -> Pattern<&str> {
    match pattern {
        Pattern::Var(name) => Pattern::Var(name),
        Pattern::Arr(items) => Pattern::Arr(items.into_iter().map(in_pattern).collect()),
        Pattern::Obj(fields) => {
            let field = |(key, value)| (with_counted_comparisons(key), in_pattern(value));
            Pattern::Obj(fields.into_iter().map(field).collect())
        }
    }
}
