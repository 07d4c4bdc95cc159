//! Sets of days given as ranges, such as pauses and closed days. They may overlap in the facts (A6); here they are
//! merged once, so that asking is cheap however many there are.

use crate::domain::Day;

/// Days given as ranges, both ends included; sorted, merged, and with the number of days before each.
#[derive(Debug, Clone, Default)]
pub struct Ranges {
    list: Vec<Range>,
}

#[derive(Debug, Clone, Copy)]
struct Range {
    from: Day,
    to: Day,
    /// Days in all earlier ranges.
    earlier: i64,
}

impl Ranges {
    /// Merges ranges in any order; one that ends before it starts is empty.
    pub fn new(ranges: impl Iterator<Item = (Day, Day)>) -> Self {
        let mut sorted: Vec<(Day, Day)> = ranges.filter(|(from, to)| from <= to).collect();
        sorted.sort_unstable();
        let mut list: Vec<Range> = Vec::new();
        for (from, to) in sorted {
            match list.last_mut() {
                Some(last) if from <= last.to.plus(1) => last.to = last.to.max(to),
                last => {
                    let earlier = last.map_or(0, |r| r.earlier + r.to.since(r.from) + 1);
                    list.push(Range { from, to, earlier });
                }
            }
        }
        Self { list }
    }

    /// The last range that starts on `day` or before.
    fn before(&self, day: Day) -> Option<&Range> {
        let n = self.list.partition_point(|r| r.from <= day);
        n.checked_sub(1).and_then(|i| self.list.get(i))
    }

    /// Whether `day` is in one of them.
    pub fn contains(&self, day: Day) -> bool {
        self.before(day).is_some_and(|r| day <= r.to)
    }

    /// How many of their days are on `day` or before.
    pub fn days_to(&self, day: Day) -> i64 {
        self.before(day).map_or(0, |r| r.earlier + day.min(r.to).since(r.from) + 1)
    }

    /// The merged ranges, first to last.
    pub fn iter(&self) -> impl Iterator<Item = (Day, Day)> + '_ {
        self.list.iter().map(|r| (r.from, r.to))
    }
}
