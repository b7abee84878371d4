//! The compact form in which a catalogue is built into the programs: its texts, each once, and numbers.
//!
//! The loader reads JSON that anyone may have written, and weighs accordingly. This form is written by the build script from
//! what the loader has accepted, and told whole by a sum: reading it needs no error path, which keeps it small. Whatever the
//! numbers are, it ends and does not panic; past their end every number is zero.

use std::sync::Arc;

use super::{Catalogue, Places, link_areas};

/// A word of the trade that can be packed. The two functions name the same parts in the same order: [`packed`] writes both.
pub(super) trait Packed {
    fn pack(&self, out: &mut Packer);
    fn unpack(from: &mut Unpacker) -> Self;
}

/// The texts so far, and the numbers.
#[derive(Default)]
pub(super) struct Packer {
    /// The texts so far.
    pub(super) texts: Vec<Arc<str>>,
    /// Those that are no numbers, each with its end.
    pub(super) new: String,
    /// The last text that is a number.
    pub(super) last: i64,
    numbers: Vec<u8>,
}

impl Packer {
    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    pub(super) fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    fn summed(self) -> (String, Vec<u8>) {
        let mut numbers = sum(&self.new, &self.numbers).to_le_bytes().to_vec();
        numbers.extend(self.numbers);
        (self.new, numbers)
    }
}

/// What is left to read.
pub(super) struct Unpacker<'a> {
    /// The texts met so far.
    pub(super) texts: Vec<Arc<str>>,
    /// Those to come.
    pub(super) new: std::str::Split<'a, char>,
    /// The last text that is a number.
    pub(super) last: i64,
    numbers: std::slice::Iter<'a, u8>,
}

impl<'a> Unpacker<'a> {
    fn checked(texts: &'a str, numbers: &'a [u8]) -> Option<Self> {
        let (told, numbers) = numbers.split_first_chunk()?;
        let whole = *told == sum(texts, numbers).to_le_bytes();
        whole.then(|| Unpacker { texts: Vec::new(), new: texts.split('\0'), last: 0, numbers: numbers.iter() })
    }

    /// The next number.
    #[inline(never)]
    pub(super) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.numbers.next().copied().unwrap_or_default();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    /// How many things follow: never more than there are numbers left, as each of them has one.
    pub(super) fn count(&mut self) -> usize {
        (self.number() as usize).min(self.numbers.len())
    }
}

/// Packs a catalogue but for its places: its texts, and its numbers behind the sum of both.
pub fn pack(catalogue: &Catalogue) -> (String, Vec<u8>) {
    let mut out = Packer::default();
    catalogue.pack(&mut out);
    catalogue.programmes.iter().for_each(|programme| programme.examples.pack(&mut out));
    out.summed()
}

/// Packs the communes and EPCI of a catalogue.
pub fn pack_places(places: &Places) -> (String, Vec<u8>) {
    let mut out = Packer::default();
    places.pack(&mut out);
    out.summed()
}

/// What [`pack`] has packed; none when anything of it was lost or changed on the way.
pub fn unpack(texts: &str, numbers: &[u8]) -> Option<Catalogue> {
    let from = &mut Unpacker::checked(texts, numbers)?;
    let mut catalogue = Catalogue::unpack(from);
    link_areas(&mut catalogue.facts, &catalogue.territories.areas);
    // The page plays no examples: they come last, and it leaves them there.
    if cfg!(feature = "cli") {
        catalogue.programmes.iter_mut().for_each(|programme| programme.examples = Packed::unpack(from));
    }
    Some(catalogue)
}

/// What [`pack_places`] has packed; none when anything of it was lost or changed on the way.
pub fn unpack_places(texts: &str, numbers: &[u8]) -> Option<Places> {
    Some(Places::unpack(&mut Unpacker::checked(texts, numbers)?))
}

/// Any byte changed changes it (FNV-1a).
fn sum(texts: &str, numbers: &[u8]) -> u32 {
    texts.bytes().chain(numbers.iter().copied()).fold(0x811c_9dc5, |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Packs the parts of a type in the order in which they are listed, and unpacks them in the same; a part that is forgotten
/// does not compile. `left` are those packed elsewhere. A variant has a number; the one behind `else` has all the others.
///
/// Each type is unpacked by a function of its own: put into one another, they weigh more.
macro_rules! packed {
    (struct $name:ident { $($part:tt),* } $(left { $($left:ident),* })?) => {
        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, out: &mut $crate::domain::packed::Packer) {
                $(self.$part.pack(out);)*
            }
            #[inline(never)]
            fn unpack(from: &mut $crate::domain::packed::Unpacker) -> Self {
                use $crate::domain::packed::Packed;
                $name { $($part: Packed::unpack(from),)* $($($left: Default::default(),)*)? }
            }
        }
    };
    (enum $name:ident { $($tag:literal $variant:ident { $($part:tt: $bound:ident),* })* else $last:ident { $($inner:tt: $held:ident),* } }) => {
        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, out: &mut $crate::domain::packed::Packer) {
                match self {
                    $($name::$variant { $($part: $bound),* } => {
                        out.number($tag);
                        $($bound.pack(out);)*
                    })*
                    $name::$last { $($inner: $held),* } => {
                        out.number(0);
                        $($held.pack(out);)*
                    }
                }
            }
            #[inline(never)]
            fn unpack(from: &mut $crate::domain::packed::Unpacker) -> Self {
                #[allow(unused_imports)]
                use $crate::domain::packed::Packed;
                match from.number() {
                    $($tag => $name::$variant { $($part: Packed::unpack(from)),* },)*
                    _ => $name::$last { $($inner: Packed::unpack(from)),* },
                }
            }
        }
    };
}
pub(super) use packed;

#[cfg(test)]
mod tests {
    use super::{sum, unpack};

    /// Nothing writes such numbers; nothing stumbles over them either.
    #[test]
    fn any_numbers_of_the_right_sum_are_read_to_the_end() {
        let mut state: u32 = 1;
        for round in 0..3_000 {
            let most = if round % 2 == 0 { 6 } else { 256 };
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 16) % most
            };
            let forged: Vec<u8> = (0..round % 300).map(|_| next() as u8).collect();
            let whole = [&sum("a\0b\0", &forged).to_le_bytes(), &*forged].concat();
            assert!(unpack("a\0b\0", &whole).is_some());
        }
        assert_eq!(unpack("", &[]), None);
    }
}
