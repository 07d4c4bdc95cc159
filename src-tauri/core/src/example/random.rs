//! A small generator of our own (splitmix64), so that the same seed gives the same year on every computer and with
//! every version of every library.

use crate::domain::{Day, Id};

/// Numbers that look random and are not.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` − 1 (0 if `n` is 0). The slight unevenness of a remainder does not matter here.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap_or(1).max(1);
        usize::try_from(self.next() % n).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).unwrap_or(0)
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.between(0, 99) < percent
    }

    /// One of a list that is not empty.
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// An id shaped like version 7: the day's milliseconds, then 74 bits from here.
    pub(super) fn id(&mut self, day: Day) -> Id {
        let millis = day.0.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        let time = u128::try_from(millis).unwrap_or(0) & 0xffff_ffff_ffff;
        let (a, b) = (u128::from(self.next() >> 52), u128::from(self.next() >> 2));
        Id::from_u128(time << 80 | 7 << 76 | a << 64 | 0b10 << 62 | b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_splitmix64() {
        let mut r = Random::new(1_234_567);
        assert_eq!(r.next(), 6_457_827_717_110_365_317);
        assert_eq!(r.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn ids_have_the_shape_of_version_7() {
        let id = Random::new(1).id(Day::parse("2026-05-04").unwrap()).to_string();
        assert_eq!(id.as_bytes()[14], b'7', "{id}");
        assert!(b"89ab".contains(&id.as_bytes()[19]), "{id}");
    }
}
