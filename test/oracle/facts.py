"""What the cases of a log come to, fact by fact.

What the log means (the policy `event-log`, with which the first resolution of a round closes it): acknowledge within
24 hours of the receipt, met by an acknowledgement or a resolution of the first round; resolve within 5 working days
of the receipt or the reopening, met by the round's first resolution; a closing cancels what still runs. A case has
the channel, the order, the product and the store that follow from the digits of its name.
"""

import json
import math
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone

import pandas as pd

ZONE = timezone(timedelta(hours=8))
HOUR = 3_600_000
DAY = 24 * HOUR
FOREVER = 2**53 - 1
CHANNELS = ["phone", "email", "web", "store"]
ORDERS = 997
PRODUCTS = ["EV-1", "EV-2", None]
STORES = ["S-1", "S-2", "S-3", "S-4", "S-5"]


def ms(text):
    return round(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


WHO = ["channel", "product", "store", "department", "handler"]
COLUMNS = {
    "received": [*WHO, "at", "name", "order"],
    "response": [*WHO, "at", "took"],
    "reopened": [*WHO, "at"],
    "second": [*WHO, "at"],
    "resolution": [*WHO, "at", "took"],
    "cycle": [*WHO, "at", "took"],
    "closed": [*WHO, "at", "later", "life", "life_open"],
    "clock": [*WHO, "at", "clock", "later", "result", "late", "took"],
    "visit": [*WHO, "at", "stage", "took"],
    "open": [*WHO, "begin", "end"],
}


class WorkingDays:
    def __init__(self, path):
        with open(path, encoding="utf8") as file:
            calendar = json.load(file)
        self.holidays = {f"{y}-{d}" for y, days in calendar["holidays"].items() for d in days}
        self.makeup = {f"{y}-{d}" for y, days in calendar["makeupWorkdays"].items() for d in days}

    def is_worked(self, day: date):
        text = day.isoformat()
        return text in self.makeup or (day.weekday() < 5 and text not in self.holidays)

    def later(self, at, count):
        while count > 0:
            at += DAY
            if self.is_worked(datetime.fromtimestamp(at / 1000, ZONE).date()):
                count -= 1
        return at


def read_log(path):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame["at"] = [ms(text) for text in frame["timestamp"]]
    frame["line"] = range(len(frame))
    frame = frame.sort_values(["at", "line"], kind="stable")
    return {
        name: list(zip(rows["role"], rows["at"], (r.strip()[:120] or None for r in rows["resource"])))
        for name, rows in frame.groupby("case", sort=False)
    }


class Round:
    def __init__(self, number, opened, reopened_at_index):
        self.number, self.opened, self.first_index = number, opened, reopened_at_index
        self.events = []
        self.carried = (None, None)
        self.next_opened = None

    def owner(self, index=None, before=None, until=None):
        """Who owns it at an event's index, strictly before an instant, or up to and with an instant."""
        assigns = [(i, at, who) for i, role, at, who in self.events if role == "assign"]
        if not assigns:
            return self.carried
        fitting = [
            one
            for one in assigns
            if (index is None or one[0] <= index)
            and (before is None or one[1] < before)
            and (until is None or one[1] <= until)
        ]
        return ("helpdesk", (fitting[-1] if fitting else assigns[0])[2])

    @property
    def resolutions(self):
        return [(i, at) for i, role, at, _ in self.events if role == "resolve"]


class Case:
    def __init__(self, name, events, as_of):
        digits = int("".join(c for c in name if c.isdigit()) or "0")
        self.name, self.channel, self.order = name, CHANNELS[digits % len(CHANNELS)], digits % ORDERS
        self.product, self.store = PRODUCTS[digits % len(PRODUCTS)], STORES[digits % len(STORES)]
        start = next((i for i, (role, _, _) in enumerate(events) if role == "create"), 0)
        self.received = events[start][1]
        self.rounds = [Round(1, self.received, -1)]
        self.reopenings = []
        known = [one for one in events[start + 1 :] if one[1] <= as_of]
        for index, (role, at, who) in enumerate(known):
            if role == "reopen":
                last = self.rounds[-1]
                self.reopenings.append((at, last.owner(index)))
                last.next_opened = at
                fresh = Round(last.number + 1, at, index)
                fresh.carried = (last.owner(index)[0], None)
                self.rounds.append(fresh)
            else:
                self.rounds[-1].events.append((index, role, at, who))
        self.known = known

    def closing_after(self, round_):
        """The first closing of any later round: it cancels what is left of this one's clocks."""
        later = [at for other in self.rounds[round_.number :] for _, at in other.resolutions[:1]]
        return later[0] if later else None


def about(case):
    return {"channel": case.channel, "product": case.product, "store": case.store}


def facts_of(cases, days, as_of):
    facts = defaultdict(list)

    def add(kind, case, at, owner, **more):
        facts[kind].append(
            {"at": at, **about(case), "department": owner[0], "handler": owner[1], **more}
        )

    for case in cases:
        first = case.rounds[0]
        add("received", case, case.received, first.owner(-1), name=case.name, order=case.order)
        answers = [(i, at, r) for r in case.rounds for i, role, at, _ in r.events if role == "ack"]
        if answers:
            index, at, round_ = answers[0]
            add("response", case, at, round_.owner(index), took=at - case.received)
        for at, owner in case.reopenings:
            add("reopened", case, at, owner)
        away = 0
        for r in case.rounds:
            if r.number > 1:
                add("second", case, r.opened, r.owner(r.first_index))
            closed = r.resolutions[0] if r.resolutions else None
            if closed:
                index, at = closed
                add("resolution", case, at, r.owner(index), took=at - r.opened)
                add("cycle", case, at, r.owner(index), took=at - r.opened)
                life = at - case.received
                add("closed", case, at, r.owner(index), later=r.number > 1, life=life, life_open=life - away)
                if r.next_opened is not None:
                    away += r.next_opened - at
            elif r.next_opened is not None:
                add("cycle", case, r.next_opened, r.owner(), took=r.next_opened - r.opened)
            for clock, due, done in clocks_of(r, days):
                add_clock(add, case, r, clock, due, done, as_of)
            for piece in open_pieces(r, closed):
                facts["open"].append({**about(case), **piece})
        for visit in visits_of(case):
            add("visit", case, **visit)
    return {
        kind: pd.DataFrame(facts[kind]) if facts[kind] else pd.DataFrame(columns=COLUMNS[kind])
        for kind in COLUMNS
    }


def clocks_of(r, days):
    if r.number == 1:
        done = next(((i, at) for i, role, at, _ in r.events if role in ("ack", "resolve")), None)
        yield "acknowledge", r.opened + 24 * HOUR, done
    yield "resolve", days.later(r.opened, 5), (r.resolutions[0] if r.resolutions else None)


def add_clock(add, case, r, clock, due, done, as_of):
    closing = case.closing_after(r)
    stopped = done[1] if done else closing
    breached = due <= as_of and (stopped is None or stopped > due)
    if breached:
        result, owner = ("late" if done else "neverMet"), r.owner(until=due)
    elif done:
        result, owner = "inTime", r.owner(done[0])
    else:
        result, owner = ("cancelled" if closing is not None else "running"), r.owner()
    late = float(stopped - due) if breached and stopped is not None else math.nan
    took = float(done[1] - r.opened) if done else math.nan
    add("clock", case, due, owner, clock=clock, later=r.number > 1, result=result, late=late, took=took)


def open_pieces(r, closed):
    """While it was open, who owned it: from (with) an instant until (without) another."""
    until = closed[1] if closed else (r.next_opened if r.next_opened is not None else FOREVER)
    marks = sorted({r.opened, *(at for _, role, at, _ in r.events if role == "assign")})
    for begin, end in zip(marks, [*marks[1:], FOREVER]):
        owner = r.owner(until=begin)
        if begin < min(end, until):
            yield {"begin": begin, "end": min(end, until), "department": owner[0], "handler": owner[1]}


def visits_of(case):
    stage, since, entered = "received", case.received, []
    owners = {}
    for r in case.rounds:
        if r.number > 1:
            owners[len(entered)] = case.rounds[r.number - 2].owner(r.first_index)
            entered.append(("investigating", r.opened))
        for index, role, at, _ in r.events:
            if role == "assign":
                if stage == "received" and not any(s != "received" for s, _ in entered):
                    owners[len(entered)] = r.owner(index - 1)
                    entered.append(("investigating", at))
            elif role == "resolve":
                owners[len(entered)] = r.owner(index)
                entered.append(("revisiting", at))
                owners[len(entered)] = r.owner(index)
                entered.append(("closed", at))
    for place, (next_stage, at) in enumerate(entered):
        if next_stage != stage:
            if stage != "closed":
                yield {"stage": stage, "at": at, "owner": owners[place], "took": at - since}
            stage, since = next_stage, at
