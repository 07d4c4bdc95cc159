//! Decimals as they were written. A comparison of binary fractions that is a hair off would answer the wrong way where
//! two sides are equal, and the rules say what equal means (A29, A46).

/// A number that is not negative, as `digits / scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    /// All its digits as one whole number.
    pub(super) digits: u128,
    /// The power of ten they are divided by.
    pub(super) scale: u128,
}

impl Decimal {
    /// The shortest decimal that reads back as the same number: the one that was written. None for a number that is
    /// negative, not finite or too long.
    pub(super) fn of(number: f64) -> Option<Self> {
        let text = number.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let scale = 10u128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let digits = [whole, fraction].concat().parse().ok()?;
        Some(Self { digits, scale })
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_are_those_that_were_written() {
        assert_eq!(Decimal::of(2.8), Some(Decimal { digits: 28, scale: 10 }));
        assert_eq!(Decimal::of(3.0), Some(Decimal { digits: 3, scale: 1 }));
        assert_eq!(Decimal::of(0.35), Some(Decimal { digits: 35, scale: 100 }));
        assert_eq!(Decimal::of(-1.0), None);
        assert_eq!(Decimal::of(f64::NAN), None);
    }
}
