//! Lines of text that are built from pieces without `format!`, which is slow: dumps print millions of lines.

/// A value that can be appended to a line.
pub trait Piece {
    fn push_to(&self, line: &mut Vec<u8>);
}

impl Piece for &str {
    fn push_to(&self, line: &mut Vec<u8>) {
        line.extend_from_slice(self.as_bytes());
    }
}

impl Piece for bool {
    fn push_to(&self, line: &mut Vec<u8>) {
        line.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

macro_rules! integer_pieces {
    ($($integer:ty),*) => {
        $(impl Piece for $integer {
            fn push_to(&self, line: &mut Vec<u8>) {
                line.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
            }
        })*
    };
}

integer_pieces!(i8, i16, i32, i64, u32, u64, usize);

/// Appends pieces to a line (a `Vec<u8>`), one after the other.
macro_rules! push_line {
    ($line:expr, $($piece:expr),+ $(,)?) => {{
        let line: &mut Vec<u8> = $line;
        $($crate::output::Piece::push_to(&$piece, line);)+
    }};
}

pub(crate) use push_line;
