#!/usr/bin/env python3
"""Makes vectors.jsonl: recurrence rules with the dates they give, for the tests of `schedule`.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install python-dateutil==4.0.0
    /tmp/venv/bin/python tests/data/recurrence/generate.py > tests/data/recurrence/vectors.jsonl

The tests need only the file. The same python-dateutil always makes the same file.

Each line is one vector: {"s": start, "z": zone, "r": rule, "f": from, "d": [dates], "e": whole, "w": written by}.
Times are wall times in the zone. `d` holds the first dates, at most 12, that are not before `f` and not after HORIZON;
`e` says whether these are all of them. Optional "x" and "a" are left-out and added wall times.

Two programs work each rule out: python-dateutil, and `dates` below, which asks of every day of a period whether the
rule wants it. They must agree, or nothing is written; "w" is then "both". Some rules python-dateutil takes otherwise
than RFC 5545 (`leaves_rfc` says which, and how); there `dates` holds, and "w" is "rfc" unless the two agree after all.

What the rules of this project add to RFC 5545:
 - start is a date only if the rule gives it, as in python-dateutil;
 - everything is worked out in wall time: python-dateutil gets naive times, and a UTC UNTIL is turned into wall time of
   the zone first. python-dateutil would compare instants, which differs in the doubled hour only;
 - UNTIL with a date alone holds for the whole day. python-dateutil takes midnight;
 - COUNT is spent before dates are left out, as in python-dateutil.
RFC 5545 does not say which year's turn it is, with an INTERVAL, for the days of a numbered week that lie in the year
before or after. Here, as in python-dateutil, each day stays in its calendar year.
"""

import calendar
import json
import random
import sys
from bisect import bisect_left
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr

SEED = 5545
WANTED = 2600
MOST = 12
HORIZON = datetime(2095, 12, 31, 23, 59, 59)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = [
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "UTC",
]


# --- the definition, day by day ---------------------------------------------------------------------------------------


def numbers(parts, name):
    return [int(n) for n in parts[name].split(",")] if name in parts else []


def week_number(day, wkst):
    """Number of the week, and how many weeks its year has; a week belongs to the year that holds its fourth day."""
    fourth = day - timedelta((day.weekday() - wkst) % 7) + timedelta(3)
    last = date(fourth.year, 12, 28)
    last_fourth = last - timedelta((last.weekday() - wkst) % 7) + timedelta(3)
    return (fourth.timetuple().tm_yday - 1) // 7 + 1, (last_fourth.timetuple().tm_yday - 1) // 7 + 1


def dates(start, parts, until, horizon=HORIZON):
    """The dates of a rule up to the horizon, from the text of RFC 5545, 3.3.10."""
    freq = parts["FREQ"]
    interval = int(parts.get("INTERVAL", 1))
    wkst = DAYS.index(parts.get("WKST", "MO"))
    months = numbers(parts, "BYMONTH")
    weeks = numbers(parts, "BYWEEKNO")
    year_days = numbers(parts, "BYYEARDAY")
    month_days = numbers(parts, "BYMONTHDAY")
    positions = numbers(parts, "BYSETPOS")
    by_day = []
    for item in parts["BYDAY"].split(",") if "BYDAY" in parts else []:
        by_day.append((int(item[:-2] or 0), DAYS.index(item[-2:])))
    # What the rule leaves open is taken from the start.
    if freq == "WEEKLY" and not by_day:
        by_day = [(0, start.weekday())]
    if freq == "YEARLY" and weeks and not (by_day or month_days or year_days):
        by_day = [(0, start.weekday())]
    if freq in ("MONTHLY", "YEARLY") and not (by_day or month_days or year_days):
        month_days = [start.day]
        if freq == "YEARLY" and not months:
            months = [start.month]
    hours = numbers(parts, "BYHOUR") or [start.hour]
    minutes = numbers(parts, "BYMINUTE") or [start.minute]
    seconds = numbers(parts, "BYSECOND") or [start.second]
    times = sorted({(h, m, min(s, 59)) for h in hours for m in minutes for s in seconds})

    def wanted(day):
        year_length = 366 if calendar.isleap(day.year) else 365
        month_length = calendar.monthrange(day.year, day.month)[1]
        in_year = day.timetuple().tm_yday
        if months and day.month not in months:
            return False
        if weeks:
            number, of = week_number(day, wkst)
            if number not in weeks and number - of - 1 not in weeks:
                return False
        if year_days and in_year not in year_days and in_year - year_length - 1 not in year_days:
            return False
        if month_days and day.day not in month_days and day.day - month_length - 1 not in month_days:
            return False
        if by_day:
            if freq == "MONTHLY" or months:
                place, length = day.day, month_length
            else:
                place, length = in_year, year_length
            nth, nth_last = (place - 1) // 7 + 1, -((length - place) // 7 + 1)
            return any(weekday == day.weekday() and n in (0, nth, nth_last) for n, weekday in by_day)
        return True

    found = []
    count = int(parts["COUNT"]) if "COUNT" in parts else None
    period = 0
    while True:
        step = period * interval
        if freq == "DAILY":
            first, length = start.date() + timedelta(step), 1
        elif freq == "WEEKLY":
            first = start.date() - timedelta((start.weekday() - wkst) % 7) + timedelta(7 * step)
            length = 7
        elif freq == "MONTHLY":
            year, month = divmod(start.year * 12 + start.month - 1 + step, 12)
            first, length = date(year, month + 1, 1), calendar.monthrange(year, month + 1)[1]
        else:
            year = start.year + step
            first, length = date(year, 1, 1), 366 if calendar.isleap(year) else 365
        if datetime.combine(first, datetime.min.time()) > horizon:
            return found
        days = [d for d in (first + timedelta(i) for i in range(length)) if wanted(d)]
        group = [datetime(d.year, d.month, d.day, *t) for d in days for t in times]
        if positions:
            at = [p - 1 if p > 0 else p + len(group) for p in positions]
            group = [group[i] for i in sorted({i for i in at if 0 <= i < len(group)})]
        for moment in group:
            if moment < start:
                continue
            if moment > horizon or (until is not None and moment > until):
                return found
            found.append(moment)
            if count is not None and len(found) == count:
                return found
        period += 1


# --- where python-dateutil 4.0.0 is not followed ----------------------------------------------------------------------


def leaves_rfc(start, parts):
    """Why python-dateutil may give other dates than RFC 5545, or None."""
    by_day = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
    if any(len(d) > 2 for d in by_day) and any(len(d) == 2 for d in by_day):
        return "it wants both of first Monday and any Tuesday, where either is enough"
    if parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts:
        return "it counts places in the first week from start on, not from the beginning of the week"
    if "BYWEEKNO" in parts:
        if not any(name in parts for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY")):
            return "it gives all seven days of the week, not start's weekday"
        return "it numbers the last week of the year before by the length of this one, and knows no -52 in December"
    if "60" in parts.get("BYSECOND", "").split(","):
        return "it has no second 60"
    return None


# --- generated rules --------------------------------------------------------------------------------------------------


def pick(r, low, high, most, negative=True):
    """A few different numbers from low to high, some of them counted from the end."""
    found = set()
    for _ in range(r.randint(1, most)):
        n = r.randint(low, high)
        found.add(-n if negative and r.random() < 0.3 else n)
    return ",".join(str(n) for n in sorted(found - {0}, key=lambda n: (n, 0)) or [1])


def some_start(r):
    year = r.choice([1970, 1999, 2000, 2004, 2009, 2015, 2016, 2019, 2020, 2024, 2025, 2026, 2027, 2028, 2032])
    kind = r.random()
    if kind < 0.15:
        day = date(year, 2, 29 if calendar.isleap(year) else 28)
    elif kind < 0.4:
        month = r.randint(1, 12)
        day = date(year, month, calendar.monthrange(year, month)[1] - r.choice([0, 0, 0, 1]))
    elif kind < 0.6:
        day = date(year, *r.choice([(1, 1), (1, 2), (1, 3), (12, 28), (12, 29), (12, 30), (12, 31)]))
    elif kind < 0.75:
        day = date(year, *r.choice([(3, 29), (3, 30), (10, 25), (10, 26), (3, 8), (11, 1), (10, 4), (4, 5)]))
    else:
        day = date(year, 1, 1) + timedelta(r.randint(0, 364))
    time = r.choice([(9, 0, 0), (15, 0, 0), (1, 30, 0), (2, 30, 0), (0, 0, 0), (23, 59, 59), (11, 45, 30)])
    return datetime(day.year, day.month, day.day, *time)


def some_days(r, ordinals, far):
    items = set()
    for _ in range(r.choice([1, 1, 1, 2, 2, 3, 5])):
        day = r.choice(DAYS)
        if ordinals and r.random() < 0.9:
            n = r.choice([1, 2, 3, 4, 5, -1, -2, -3, -5] + ([20, 52, 53, -20, -53] if far else []))
            items.add(f"{n}{day}")
        else:
            items.add(day)
    return ",".join(sorted(items, key=lambda d: (DAYS.index(d[-2:]), d)))


def some_rule(r, start, zone):
    freq = r.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY", "YEARLY"])
    parts = {"FREQ": freq}
    if r.random() < 0.55:
        parts["INTERVAL"] = str(r.choice([1, 2, 2, 2, 3, 4, 5, 6, 7, 10, 12, 13, 26, 53]))
    if r.random() < 0.3:
        parts["BYMONTH"] = pick(r, 1, 12, 3, negative=False)
    if freq == "YEARLY":
        if r.random() < 0.25:
            parts["BYWEEKNO"] = r.choice([pick(r, 1, 53, 3), r.choice(["1", "52", "53", "-1", "-52", "-53"])])
        if r.random() < 0.2:
            parts["BYYEARDAY"] = r.choice([pick(r, 1, 366, 4), r.choice(["366", "-366", "1", "-1", "60", "60,-307"])])
    if freq != "WEEKLY" and r.random() < (0.15 if "BYYEARDAY" in parts else 0.35):
        parts["BYMONTHDAY"] = r.choice([pick(r, 1, 31, 4), r.choice(["31", "-1", "29", "30,31", "-31", "28,-1"])])
    if r.random() < (0.6 if freq == "WEEKLY" else 0.4):
        ordinals = freq in ("MONTHLY", "YEARLY") and "BYWEEKNO" not in parts and r.random() < 0.65
        parts["BYDAY"] = some_days(r, ordinals, freq == "YEARLY" and "BYMONTH" not in parts)
    if r.random() < 0.15:
        parts["BYHOUR"] = pick(r, 0, 23, 3, negative=False)
    if r.random() < 0.1:
        parts["BYMINUTE"] = pick(r, 0, 59, 2, negative=False)
    if r.random() < 0.06:
        parts["BYSECOND"] = r.choice([pick(r, 0, 59, 2, negative=False), "60", "59,60"])
    if any(name.startswith("BY") for name in parts) and r.random() < 0.25:
        parts["BYSETPOS"] = r.choice(["1", "-1", "2", "-2", "1,-1", pick(r, 1, 6, 3), pick(r, 1, 30, 2)])
    if r.random() < 0.35:
        parts["WKST"] = r.choice(DAYS)
    until = None
    end = r.random()
    if end < 0.35:
        parts["COUNT"] = str(r.choice([1, 2, 3, 5, 8, 10, 24, 100, 400]))
    elif end < 0.7:
        days = r.choice([0, 6, 30, 180, 366, 1000, 3000]) + r.randint(0, 3)
        last = start + timedelta(days, r.choice([0, 0, 3600, -60]))
        last = max(last, start)
        form = r.randint(0, 2)
        if form == 0:
            parts["UNTIL"] = last.strftime("%Y%m%d")
            until = datetime.combine(last.date(), datetime.max.time()).replace(microsecond=0)
        elif form == 1:
            parts["UNTIL"] = last.strftime("%Y%m%dT%H%M%S")
            until = last
        else:
            there = last.replace(tzinfo=ZoneInfo(zone))
            utc = there.astimezone(ZoneInfo("UTC"))
            parts["UNTIL"] = utc.strftime("%Y%m%dT%H%M%SZ")
            # Out of a gap, the wall time comes back moved.
            until = utc.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            if until < start:
                return None, None
    names = list(parts)
    if r.random() < 0.3:
        r.shuffle(names)
    return {name: parts[name] for name in names}, until


def by_dateutil(start, parts, until, after):
    """The first dates, one more than are kept."""
    text = ";".join(f"{k}={v}" for k, v in parts.items() if k != "UNTIL")
    if "BYSECOND" in parts and "60" in parts["BYSECOND"]:
        return None
    end = min(until, HORIZON) if until else HORIZON
    # It must not go on to the year 9999. Together with COUNT it does not want an end.
    rule = rrulestr(text, dtstart=start) if "COUNT" in parts else rrulestr(text, dtstart=start).replace(until=end)
    found = []
    for moment in rule:
        if moment > end:
            break
        if moment >= after:
            found.append(moment)
            if len(found) > MOST:
                break
    return found


def compact(moment):
    return moment.strftime("%Y%m%dT%H%M%S")


def main():
    r = random.Random(SEED)
    seen = set()
    lines = []
    tally = {}
    while len(lines) < WANTED:
        start, zone = some_start(r), r.choice(ZONES)
        parts, until = some_rule(r, start, zone)
        if parts is None:
            continue
        text = ";".join(f"{k}={v}" for k, v in parts.items())
        all_dates = dates(start, parts, until)
        # Rules without any date are wanted, but not many of them.
        if not all_dates and r.random() < 0.6 or (start, text) in seen:
            continue
        seen.add((start, text))
        after = start
        if r.random() < 0.4:
            after = start + timedelta(r.choice([3, 40, 400, 4000, 12800]) + r.randint(0, 9), r.choice([0, 1, 3600]))
        found = all_dates[bisect_left(all_dates, after) :][: MOST + 1]
        other = by_dateutil(start, parts, until, after)
        why = leaves_rfc(start, parts)
        agree = found == other
        if not agree and why is None:
            sys.exit(f"start {start} rule {text}\n here     {found}\n dateutil {other}")
        vector = {"s": compact(start), "z": zone, "r": text, "f": compact(after)}
        if r.random() < 0.12:
            left_out = sorted(set(r.choices(all_dates, k=2))) if all_dates else []
            added = sorted({start + timedelta(r.randint(0, 60), 600), r.choice(all_dates or [start])})
            final = sorted((set(all_dates) | set(added)) - set(left_out))
            if agree:
                both = rruleset()
                for moment in all_dates:
                    both.rdate(moment)
                for moment in added:
                    both.rdate(moment)
                for moment in left_out:
                    both.exdate(moment)
                assert list(both) == final
            found = [m for m in final if m >= after][: MOST + 1]
            vector["x"], vector["a"] = [compact(m) for m in left_out], [compact(m) for m in added]
        vector["d"] = [compact(m) for m in found[:MOST]]
        vector["e"] = len(found) <= MOST
        vector["w"] = "both" if agree else "rfc"
        tally[vector["w"]] = tally.get(vector["w"], 0) + 1
        lines.append(json.dumps(vector, separators=(",", ":")))
    print("\n".join(lines))
    print(tally, file=sys.stderr)


if __name__ == "__main__":
    main()
