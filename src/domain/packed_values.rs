//! How texts, numbers, lists and options are packed.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::packed::{Packed, Packer, Unpacker};

impl Packed for Arc<str> {
    fn pack(&self, out: &mut Packer) {
        let known = out.texts.iter().position(|text| text == self);
        out.number(known.map_or(0, |at| at as u64 + 1));
        if known.is_none() {
            out.texts.push(self.clone());
        }
    }

    fn unpack(from: &mut Unpacker) -> Self {
        match (from.number() as usize).checked_sub(1) {
            Some(at) => from.texts.get(at).cloned().unwrap_or_default(),
            None => {
                let text: Arc<str> = from.new.next().unwrap_or_default().into();
                from.texts.push(text.clone());
                text
            }
        }
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

    fn unpack(from: &mut Unpacker) -> Self {
        (0..from.count()).map(|_| T::unpack(from)).collect()
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
