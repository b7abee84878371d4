//! How texts, numbers, lists and options are packed.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::packed::{Packed, Packer, Unpacker};

/// A text met before is told by its place among those; a new one is the next, or a whole number told by its distance from the
/// last one.
impl Packed for Arc<str> {
    fn pack(&self, out: &mut Packer) {
        if let Some(at) = out.texts.iter().position(|text| text == self) {
            return out.number(at as u64 + 2);
        }
        out.texts.push(self.clone());
        match self.parse::<i64>().ok().filter(|number| number.to_string() == **self) {
            Some(number) => {
                out.number(1);
                number.wrapping_sub(out.last).pack(out);
                out.last = number;
            }
            None => {
                out.number(0);
                out.new.extend([self, "\0"]);
            }
        }
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let told = from.number() as usize;
        if let Some(at) = told.checked_sub(2) {
            return from.texts.get(at).cloned().unwrap_or_default();
        }
        let text: Arc<str> = if told == 0 {
            from.new.next().unwrap_or_default().into()
        } else {
            from.last = from.last.wrapping_add(i64::unpack(from));
            from.last.to_string().into()
        };
        from.texts.push(text.clone());
        text
    }
}

impl Packed for i64 {
    /// The sign comes last, so that small numbers are short on both sides of zero.
    fn pack(&self, out: &mut Packer) {
        out.number((self << 1 ^ self >> 63) as u64);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let number = from.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }
}

impl Packed for i32 {
    fn pack(&self, out: &mut Packer) {
        i64::from(*self).pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        i64::unpack(from) as i32
    }
}

impl Packed for u8 {
    fn pack(&self, out: &mut Packer) {
        out.number((*self).into());
    }

    fn unpack(from: &mut Unpacker) -> Self {
        from.number() as u8
    }
}

impl Packed for u32 {
    fn pack(&self, out: &mut Packer) {
        out.number((*self).into());
    }

    fn unpack(from: &mut Unpacker) -> Self {
        from.number() as u32
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Packer) {
        out.number((*self).into());
    }

    fn unpack(from: &mut Unpacker) -> Self {
        from.number() != 0
    }
}

impl Packed for Decimal {
    /// With its scale: a rate is said as it was written.
    fn pack(&self, out: &mut Packer) {
        self.scale().pack(out);
        (self.mantissa() as i64).pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let scale = u32::unpack(from);
        Decimal::try_from_i128_with_scale(i64::unpack(from).into(), scale).unwrap_or_default()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Packer) {
        self.is_some().pack(out);
        self.iter().for_each(|value| value.pack(out));
    }

    fn unpack(from: &mut Unpacker) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Packer) {
        out.number(self.len() as u64);
        self.iter().for_each(|value| value.pack(out));
    }

    #[inline(never)]
    fn unpack(from: &mut Unpacker) -> Self {
        let mut list = Vec::new();
        for _ in 0..from.count() {
            list.push(T::unpack(from));
        }
        list
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, out: &mut Packer) {
        (**self).pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        Arc::new(T::unpack(from))
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Packer) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}
