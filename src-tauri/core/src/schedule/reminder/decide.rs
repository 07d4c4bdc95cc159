//! What has to happen now (R5 to R7, R15, R17, R18).

use super::policy::Policy;
use super::row::{Change, Reason, Row, State, Subject};
use super::trigger::GRACE_MINUTES;
use chrono::{DateTime, Duration, Utc};

/// More reminders than this, due at once, come as one (R7).
const MOST_AT_ONCE: usize = 3;
/// What was missed longer ago is in the list, and in no digest (R6).
const DIGEST_HOURS: i64 = 24;

/// What a tick has to do, in this order: write `changes`, show `show`, then a digest of `missed`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// Rows that were let go.
    pub changes: Vec<Change>,
    /// Reminders to show, each list as one notification: one row, or all of them if there are more than three.
    pub show: Vec<Vec<Change>>,
    /// Whether they come without sound: in quiet hours.
    pub silent: bool,
    /// Missed reminders that a digest still has to tell of, those of this tick among them.
    pub missed: Vec<Row>,
}

/// Decides over the open rows. `last_ran` is when the app last looked, if it ever did: a digest tells of nothing that was
/// missed before (R6).
pub fn decide(
    rows: &[Row],
    now: DateTime<Utc>,
    policy: &Policy,
    last_ran: Option<DateTime<Utc>>,
) -> Decision {
    let quiet_until = policy.quiet_until(now);
    let since = (now - Duration::hours(DIGEST_HOURS)).max(last_ran.unwrap_or(now));
    let mut decision = Decision { silent: quiet_until.is_some(), ..Decision::default() };
    let mut show: Vec<Change> = Vec::new();
    for row in rows {
        match at(row, now, policy, quiet_until) {
            Act::Wait => {}
            Act::Show(reason) => show.push(row.to(State::Attempting, reason)),
            Act::Let(state, reason) => {
                let untold = state == State::Missed && row.due > since;
                let change = row.to(state, reason);
                let change = Change { row: Row { until: None, untold, ..change.row }, ..change };
                if untold {
                    decision.missed.push(change.row.clone());
                }
                decision.changes.push(change);
            }
        }
    }
    // A digest that could not be shown is told as long as it is news.
    let earlier = rows.iter().filter(|row| row.state == State::Missed && row.untold);
    decision.missed.extend(earlier.filter(|row| row.due > now - Duration::hours(DIGEST_HOURS)).cloned());
    show.sort_by(|a, b| (a.row.starts, &a.row.key).cmp(&(b.row.starts, &b.row.key)));
    let (people, visits): (Vec<_>, Vec<_>) = show.into_iter().partition(|c| c.row.key.of == Subject::People);
    let one_by_one = |list: Vec<Change>| list.into_iter().map(|one| vec![one]).collect::<Vec<_>>();
    decision.show = if visits.len() > MOST_AT_ONCE { vec![visits] } else { one_by_one(visits) };
    decision.show.extend(one_by_one(people));
    decision
}

enum Act {
    Wait,
    Show(Reason),
    Let(State, Reason),
}

fn at(row: &Row, now: DateTime<Utc>, policy: &Policy, quiet_until: Option<DateTime<Utc>>) -> Act {
    let people = row.key.of == Subject::People;
    let (asked, late) = match row.state {
        State::Planned | State::Attempting if people => (row.due, row.ends),
        State::Planned | State::Attempting => (row.due, row.starts + Duration::minutes(GRACE_MINUTES)),
        State::Snoozed => (row.until.unwrap_or(row.due), row.ends),
        // Whoever did not answer finds it in the list of what was not seen.
        State::Shown if now >= row.ends => return Act::Let(State::Expired, Reason::VisitOver),
        _ => return Act::Wait,
    };
    if now < asked {
        return Act::Wait;
    }
    if now >= late {
        return match row.state {
            State::Snoozed => Act::Let(State::Expired, Reason::VisitOver),
            // A line about people that did not come is no loss.
            _ if people => Act::Let(State::Suppressed, Reason::TooLate),
            _ => Act::Let(State::Missed, Reason::TooLate),
        };
    }
    if people && !policy.somebody {
        return Act::Let(State::Suppressed, Reason::NobodyNow);
    }
    if policy.paused(asked) {
        return Act::Let(State::Suppressed, Reason::RemindersPaused);
    }
    // Held to the end of quiet hours, unless the visit starts inside them.
    if quiet_until.is_some_and(|end| row.starts > end) {
        return Act::Wait;
    }
    Act::Show(match row.state {
        State::Attempting => Reason::Again,
        State::Snoozed => Reason::SnoozeOver,
        _ if now - row.due > Duration::minutes(1) => Reason::Late,
        _ => Reason::Due,
    })
}
