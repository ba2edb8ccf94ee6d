"""How a command ends when it is stopped, or when what it prints cannot be taken."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.samples import sample_folder

ONRECORD = [sys.executable, "-m", "onrecord.present"]


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_output_that_cannot_be_written_is_told_in_one_line(story: Path, form: str) -> None:
    with Path(os.devnull).open("rb") as closed:  # for reading: every write to it fails
        done = subprocess.run(
            [*ONRECORD, "claims", "-f", form, "--ledger", str(story)], stdout=closed, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "onrecord: the output cannot be written: Bad file descriptor"
    ]


@pytest.mark.parametrize("command", ["--help", "claims --help", "doctor", "entities -f csv"])
def test_a_reader_that_has_gone_is_no_error(story: Path, command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*ONRECORD, *command.split()],
        stdout=write,
        stderr=subprocess.PIPE,
        env={**os.environ, "ONRECORD_LEDGER": str(story)},
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_during_the_imports_is_quiet(story: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "class Interrupts:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'rich.table':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "from onrecord.present.cli import main\n"
        "sys.meta_path.insert(0, Interrupts())\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_add_that_is_stopped_keeps_what_is_in(tmp_path: Path, sign: signal.Signals) -> None:
    path = tmp_path / "l.db"
    adding = subprocess.Popen(
        [*ONRECORD, "add", str(sample_folder() / "documents"), "--ledger", str(path)], stderr=subprocess.PIPE
    )
    while adding.poll() is None and not _articles(path):
        time.sleep(0.05)
    adding.send_signal(sign)
    said = adding.communicate()[1].decode()
    if sign != signal.SIGKILL:
        assert adding.returncode == 130
        assert "on record, claims not worked out yet" in said
        assert said.endswith("onrecord: interrupted; what was done so far stays\n")
    for command, words in (("claims", "`onrecord refresh`"), ("doctor", "run `onrecord refresh`")):
        told = subprocess.run([*ONRECORD, command, "--ledger", str(path)], capture_output=True, text=True)
        assert words in told.stdout + told.stderr


def _articles(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    with Ledger.open(path) as ledger:
        return ledger.counts().articles
