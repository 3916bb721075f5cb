"""The figures once more, by other means: from a log of cases, in Python with pandas, without the product's code.

    python3 figures.py LOG.csv[.gz] QUESTIONS.json CALENDAR.json > FIGURES.json

The facts of the cases are facts.py.
"""

import json
import math
import sys
from datetime import datetime, timedelta

import pandas as pd

from facts import Case, DAY, FOREVER, WorkingDays, ZONE, facts_of, ms, read_log


def rounded(value):
    return math.floor(value + 0.5)


def share(part, whole):
    return None if whole == 0 else math.floor(part / whole * 10_000 + 0.5) / 10_000


def spread(values):
    values = values.dropna()
    if len(values) == 0:
        return {"count": 0, "meanMs": None, "medianMs": None, "p90Ms": None}
    return {
        "count": len(values),
        "meanMs": rounded(values.mean()),
        "medianMs": rounded(values.quantile(0.5, interpolation="linear")),
        "p90Ms": rounded(values.quantile(0.9, interpolation="linear")),
    }


NO_OPINION = {"given": 0, "scored": 0, "averageScore": None, "goodShare": None}
NO_EMERGENCIES = {
    "declared": 0,
    "firstMeasure": {"count": 0, "meanMs": None, "medianMs": None, "p90Ms": None},
    "lapsed": {"measure": 0, "status": 0, "evaluation": 0},
    "on": 0,
}
RESULTS = ["inTime", "late", "neverMet", "running", "cancelled", "expired"]


def tally(rows):
    counts = {one: int((rows["result"] == one).sum()) for one in RESULTS}
    counted = counts["inTime"] + counts["late"] + counts["neverMet"] + counts["expired"]
    return {**counts, "inTimeShare": share(counts["inTime"], counted)}


def clock_figures(rows):
    return [
        {
            "clock": clock,
            "owedBy": "agent",
            **tally(one),
            "lateness": spread(one["late"]),
            # Nothing pauses in a log.
            "took": {"gross": spread(one["took"]), "net": spread(one["took"])},
            "firstCycle": tally(one[~one["later"].astype(bool)]),
            "laterCycles": tally(one[one["later"].astype(bool)]),
        }
        for clock, one in sorted(rows.groupby("clock"), key=lambda pair: pair[0])
    ]


def stage_figures(rows):
    return [
        {
            "stage": stage,
            "time": spread(rows[rows["stage"] == stage]["took"]),
            "minutes": 0,
            "efforts": 0,
            "costs": [],
        }
        for stage in ["received", "investigating", "revisiting"]
        if len(rows) and (rows["stage"] == stage).any()
    ]


def figures_of(part, repeat_names, open_count):
    def took(kind):
        both = spread(part(kind)["took"])
        return {"gross": both, "net": both}

    received, closed = part("received"), part("closed")
    reopened, cycles = len(part("reopened")), part("cycle")
    repeats = int(received["name"].isin(repeat_names).sum())
    later = int(closed["later"].astype(bool).sum())
    return {
        "received": len(received),
        "open": open_count,
        "closed": len(closed),
        "outcomes": {"resolved": len(closed)} if len(closed) else {},
        "resolvedShare": share(len(closed), len(closed)),
        "clocks": clock_figures(part("clock")),
        "receipt": {"owed": 0, "sent": 0, "inTime": 0, "inTimeShare": None, "targetMs": 120_000},
        "response": {**took("response"), "targetMs": DAY},
        "resolution": took("resolution"),
        "handling": {
            "cycle": took("cycle"),
            "life": {"withClosed": spread(closed["life"]), "withoutClosed": spread(closed["life_open"])},
        },
        "pausedShare": 0 if cycles["took"].sum() > 0 else None,
        "stages": stage_figures(part("visit")),
        "escalation": {"complaints": 0, "share": share(0, len(received)), "levels": []},
        "reopened": reopened,
        "reopenedShare": share(reopened, len(closed)),
        "secondHandlings": len(part("second")),
        "secondHandlingShare": share(later, len(closed)),
        "satisfaction": {
            "answered": 0,
            "satisfied": 0,
            "scored": 0,
            "averageScore": None,
            "goodShare": None,
            "target": 0.85,
        },
        "opinions": {
            "atDecision": NO_OPINION,
            "solved": {"answered": 0, "solved": 0, "share": None},
            "afterwards": NO_OPINION,
        },
        "unreachable": 0,
        "unreachableShare": None,
        "repeats": repeats,
        "repeatShare": share(repeats, len(received)),
        "handlingComplaints": 0,
        "effort": {"minutes": 0, "entries": 0, "costs": []},
        "redress": {"count": 0, "sums": [], "byKind": []},
        "fairness": {"waivers": 0, "lateChanges": 0, "movedDues": 0},
        "kinds": {"left": 0, "objections": 0},
        "emergencies": NO_EMERGENCIES,
    }


def period_key(by, at):
    local = datetime.fromtimestamp(at / 1000, ZONE)
    year, week, _ = local.isocalendar()
    return {
        "day": f"{local:%Y-%m-%d}",
        "week": f"{year}-W{week:02d}",
        "month": f"{local:%Y-%m}",
        "quarter": f"{local.year}-Q{(local.month + 2) // 3}",
    }[by]


def periods(by, begin, end):
    """Each period's name with the first instant after it, found day by day."""
    ends, at = {}, datetime.fromtimestamp(begin / 1000, ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    while at.timestamp() * 1000 < end:
        ends[period_key(by, round(at.timestamp() * 1000))] = round((at + timedelta(days=1)).timestamp() * 1000)
        at += timedelta(days=1)
    return {key: min(until, end) for key, until in ends.items()}


def answer(log, days, question):
    begin, end, by = ms(question["from"]), ms(question["to"]), question.get("by")
    as_of = ms(question["asOf"]) if "asOf" in question else FOREVER
    cases = [case for name, events in log.items() if (case := Case(name, events, as_of)).received <= as_of]
    facts = facts_of(cases, days, as_of)
    repeat_names = repeats_in(facts["received"], question.get("repeatDays", 90) * DAY)
    wanted = question.get("filter", {})

    def fitting(rows):
        for column, value in wanted.items():
            rows = rows[rows[column] == value]
        return rows

    inside = {}
    for kind, rows in facts.items():
        rows = fitting(rows)
        if kind != "open":
            rows = rows[(rows["at"] >= begin) & (rows["at"] < end)]
            if by in ("day", "week", "month", "quarter"):
                rows = rows.assign(key=[period_key(by, at) for at in rows["at"]])
        inside[kind] = rows if "key" in rows else rows.assign(key=rows[by] if by in rows else None)

    def part_for(key):
        def part(kind):
            rows = inside[kind]
            return rows[rows["key"].isna()] if key is None and by else rows if key is None else rows[rows["key"] == key]

        return part

    def open_at(at, key=None, all_keys=False):
        rows = inside["open"]
        if not all_keys:
            rows = rows[rows["key"].isna()] if key is None else rows[rows["key"] == key]
        return int(((rows["begin"] < at) & (rows["end"] >= at)).sum())

    if by in ("day", "week", "month", "quarter"):
        return [
            {"key": key, "figures": figures_of(part_for(key), repeat_names, open_at(until, all_keys=True))}
            for key, until in periods(by, begin, end).items()
        ]
    if not by:
        return [{"key": None, "figures": figures_of(part_for(None), repeat_names, open_at(end, all_keys=True))}]
    open_now = inside["open"][(inside["open"]["begin"] < end) & (inside["open"]["end"] >= end)]
    everything = pd.concat([rows["key"] for kind, rows in inside.items() if kind != "open"] + [open_now["key"]])
    names = sorted(everything.dropna().unique())
    keys = [*names, *([None] if everything.isna().any() else [])]
    return [
        {"key": key, "figures": figures_of(part_for(key), repeat_names, open_at(end, key))} for key in keys
    ]


def repeats_in(received, within):
    """Cases with an earlier one of the same order; of two at one instant the later name is the repeat."""
    names = set()
    for _, rows in received.groupby("order"):
        rows = rows.sort_values(["at", "name"])
        before = rows["at"].shift(1)
        names |= set(rows["name"][(rows["at"] - before) <= within])
    return names


def main():
    log_path, questions_path, calendar_path = sys.argv[1:4]
    log, days = read_log(log_path), WorkingDays(calendar_path)
    with open(questions_path, encoding="utf8") as file:
        questions = json.load(file)
    answers = [{"question": one, "rows": answer(log, days, one)} for one in questions]
    print(json.dumps(answers, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
