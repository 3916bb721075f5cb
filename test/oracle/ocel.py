"""Reads an object-centric event log with pm4py and says what it found, as JSON; exits with 1 where the two differ."""

import json
import sys
from collections import Counter

import pm4py

path = sys.argv[1]
with open(path, encoding="utf-8") as file:
    told = json.load(file)

log = pm4py.read_ocel2_json(path)
flat = pm4py.ocel_flattening(log, "complaint")
graph = pm4py.discover_ocdfg(log)

changes = sum(
    len(one["attributes"]) - len({attribute["name"] for attribute in one["attributes"]}) for one in told["objects"]
)
complaints = sum(1 for one in told["objects"] if one["type"] == "complaint")
related = {(one["id"], to["objectId"]) for one in told["events"] for to in one["relationships"]}
pairs = [
    ("events", len(log.events), len(told["events"])),
    ("objects", len(log.objects), len(told["objects"])),
    ("events by type", Counter(log.events["ocel:activity"]), Counter(one["type"] for one in told["events"])),
    ("objects by type", Counter(log.objects["ocel:type"]), Counter(one["type"] for one in told["objects"])),
    # pm4py keeps one qualifier where an event has two to do with an object: whoever assigns a complaint to himself.
    ("relations", len(log.relations), len(related)),
    ("relations between objects", len(log.o2o), sum(len(one.get("relationships", [])) for one in told["objects"])),
    ("changes of objects", len(log.object_changes), changes),
    ("complaints as cases", flat["case:concept:name"].nunique(), complaints),
    ("activities of the graph", set(graph["activities"]), {one["type"] for one in told["events"]}),
    ("first instant", log.events["ocel:timestamp"].min().isoformat(), min(one["time"] for one in told["events"])),
]
faults = [name for name, read, written in pairs[:-1] if read != written]
print(json.dumps({"pm4py": pm4py.__version__, "differs": faults, **{name: str(read)[:200] for name, read, _ in pairs}}))
sys.exit(1 if faults else 0)
