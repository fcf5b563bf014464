"""Loads what `chancery export` writes with the libraries that people use for these formats.

    pip install pandas pyarrow frictionless gdelt gdelt-py
    python tools/clients/check.py path/to/chancery path/to/record.db

Nothing is fetched: gdelt's own download function gets its file from a server on this machine, and its module is loaded alone
because the package fetches a list of codes when it is imported. Prints one line a check and
ends with code 1 if any fails. docs/export.md keeps the last result.
"""

import csv
import functools
import http.server
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import threading
import zipfile

import frictionless
import pandas
import py_gdelt
import pyarrow.parquet
from py_gdelt.models.events import Event, Mention
from py_gdelt.parsers.events import EventsParser
from py_gdelt.parsers.mentions import MentionsParser

failed = 0


def check(name, ok, note=""):
    global failed
    failed += not ok
    print(f"{'ok  ' if ok else 'FAIL'} {name}{': ' if note else ''}{note}")


def export(program, db, form, out):
    subprocess.run([program, "export", "--quiet", "--db", db, "--format", form, "--include", "planned", "--out", str(out)], check=True)
    return out


def columns(name):
    here = pathlib.Path(__file__).resolve().parents[2] / "internal" / "export" / "data"
    return (here / f"{name}.txt").read_text().split("\n")[:-1]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def through_gdelt(path, table):
    """The file as gdelt.search would load it after its download."""
    handler = functools.partial(Quiet, directory=str(path.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    where = pathlib.Path(importlib.util.find_spec("gdelt").origin).parent / "parallel.py"
    spec = importlib.util.spec_from_file_location("gdelt_parallel", where)
    client = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(client)
    try:
        return client._mp_worker(f"http://127.0.0.1:{server.server_address[1]}/{path.name}", table)
    finally:
        server.shutdown()


def check_gdelt(program, db, tmp):
    path = export(program, db, "gdelt", tmp / "20240516000000.export.CSV.zip")
    frame = through_gdelt(path, "events")
    want = list(EventsParser.V2_COLUMNS)
    check("gdelt: 61 columns in gdelt-py's order", frame.shape[1] == 61 and columns("gdelt2_events") == want, f"{frame.shape[0]} rows")
    frame.columns = want
    check("gdelt: codes keep their zeros", frame.EventCode.str.fullmatch(r"\d{3,4}").all() and frame.EventRootCode.str.len().eq(2).all())
    check("gdelt: base and root begin the code", all(c.startswith(b) and b.startswith(r) for c, b, r in zip(frame.EventCode, frame.EventBaseCode, frame.EventRootCode)))
    check("gdelt: ids are unique integers", frame.GLOBALEVENTID.dtype.kind == "i" and frame.GLOBALEVENTID.is_unique)
    check("gdelt: sources never exceed articles", (frame.NumSources <= frame.NumArticles).all() and (frame.NumArticles <= frame.NumMentions).all())
    data = zipfile.ZipFile(path).read(path.name[: -len(".zip")])
    events = [Event.from_raw(r) for r in EventsParser().parse(data, is_translated=False)]
    check("gdelt: gdelt-py makes an event of every row", len(events) == len(frame), f"{len(events)} events")

    path = export(program, db, "gdelt-mentions", tmp / "20240516000000.mentions.CSV.zip")
    mentions = through_gdelt(path, "mentions")
    check("gdelt-mentions: 16 columns", mentions.shape[1] == 16, f"{mentions.shape[0]} rows")
    check("gdelt-mentions: every event is there", set(mentions[0]) <= set(frame.GLOBALEVENTID))
    data = zipfile.ZipFile(path).read(path.name[: -len(".zip")])
    made = [Mention.from_raw(r) for r in MentionsParser().parse(data)]
    check("gdelt-mentions: gdelt-py makes a mention of every row", len(made) == len(mentions))


def check_tables(program, db, tmp):
    for form, names, encoding, header in (("polecat", "polecat", "utf-8", 0), ("icews", "icews", "latin-1", 0), ("phoenix", "phoenix", "utf-8", None)):
        path = export(program, db, form, tmp / form)
        frame = pandas.read_csv(path, sep="\t", header=header, dtype=str, encoding=encoding, quoting=csv.QUOTE_NONE)
        lines = path.read_bytes().count(b"\n") - (header == 0)
        want = columns(names)
        check(f"{form}: {len(want)} columns", len(frame.columns) == len(want) and (header is None or list(frame.columns) == want), f"{len(frame)} rows")
        check(f"{form}: no row is lost", len(frame) == lines)
    codes = pandas.read_csv(tmp / "icews", sep="\t", dtype=str, encoding="latin-1", quoting=csv.QUOTE_NONE)["CAMEO Code"]
    check("icews: codes keep their zeros", codes.str.fullmatch(r"\d{3,4}").all())
    plover = pandas.read_json(export(program, db, "plover", tmp / "plover"), lines=True, dtype=False)
    check("plover: pandas reads the lines", {"id", "date", "event", "actor", "recipient"} <= set(plover.columns), f"{len(plover)} records")
    for form in ("dyad-month", "dyad-week"):
        frame = pandas.read_csv(export(program, db, form, tmp / form))
        quads = frame.filter(regex="^(verbal|material)_").sum(axis=1)
        check(f"{form}: the classes add up", (quads == frame.events).all(), f"{len(frame)} rows")


def check_own(program, db, tmp):
    folder = export(program, db, "csv", tmp / "csv")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    check("csv: the data package is valid", report.valid, "" if report.valid else str(report.flatten(["rowNumber", "fieldName", "type", "note"])[:3]))
    text = pandas.read_csv(folder / "events.csv", dtype=str)
    folder = export(program, db, "parquet", tmp / "parquet")
    for name in ("events", "mentions"):
        table = pyarrow.parquet.read_table(folder / f"{name}.parquet")
        check(f"parquet: pyarrow reads {name}", table.num_rows > 0, f"{table.num_rows} rows of {table.num_columns} columns")
    frame = pandas.read_parquet(folder / "events.parquet")
    check("parquet: the same as the CSV", list(frame.columns) == list(text.columns) and frame.cameo.fillna("").tolist() == text.cameo.fillna("").tolist()
          and [str(d) if d else "" for d in frame["from"]] == text["from"].fillna("").tolist())


def main():
    program, db = sys.argv[1:]
    with tempfile.TemporaryDirectory() as tmp:
        for part in (check_gdelt, check_tables, check_own):
            part(program, db, pathlib.Path(tmp))
    print(f"pandas {pandas.__version__}, pyarrow {pyarrow.__version__}, frictionless {frictionless.__version__}, gdelt-py {py_gdelt.__version__}")
    sys.exit(failed > 0)


main()
