# SPDX-License-Identifier: MIT
"""A disk that fails at the n-th call of the system, for real: `strace` makes the call fail, or sends a signal at it."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
# What a process asks of files; memory, time and signals are not the disk's.
_TRACED = ("openat", "open", "creat", "read", "pread64", "write", "pwrite64", "writev", "close", "fsync", "fdatasync",
           "rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat", "fchmod", "fchown", "ftruncate",
           "lseek", "newfstatat", "fstat", "stat", "lstat", "access", "faccessat", "faccessat2", "readlink",
           "readlinkat", "copy_file_range", "sendfile", "mkdir", "fadvise64", "ioctl")


@dataclass(frozen=True)
class Call:
    """The n-th call of that name in a process, counted from 1; the folder or file it is about stands in `line`."""

    name: str
    number: int
    line: str

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class FailingDisk:
    """Runs a command of Python, the same each time, and lets one of its calls about a folder fail."""

    def __init__(self, box: Path, log: Path, *command: str) -> None:
        self.box = box
        self._log = log
        self._command = [sys.executable, "-B", *command]
        self._environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": "0"}

    def calls(self) -> list[Call]:
        """What the command asks of the folder when nothing fails."""
        assert self.trace(f"trace={','.join(_TRACED)}").returncode == 0
        counted: dict[tuple[str, str], int] = {}
        found = []
        for line in self._log.read_text(errors="replace").splitlines():
            if call := _CALL.match(line):
                thread, name, about = call.groups()
                counted[thread, name] = counted.get((thread, name), 0) + 1
                if str(self.box) in about:
                    found.append(Call(name, counted[thread, name], about))
        return found

    def run(self, call: Call, deed: str) -> subprocess.CompletedProcess[bytes]:
        """Run it, where that call meets with `error=EIO`, or with `signal=SIGKILL`."""
        ran = self.trace(f"trace={call.name}", f"inject={call.name}:{deed}:when={call.number}")
        lines = self._log.read_text(errors="replace").splitlines()
        if deed.startswith("error"):
            met = [line for line in lines if "(INJECTED)" in line]
            assert any(str(self.box) in line for line in met), f"{call} was another call this time: {met}"
        return ran

    def trace(self, *expressions: str) -> subprocess.CompletedProcess[bytes]:
        """Run it under strace with these expressions."""
        # Without this strace stops the process at every call; with it no signal can be sent at one.
        fast = [] if any(":signal=" in expression for expression in expressions) else ["--seccomp-bpf"]
        expressed = [part for expression in expressions for part in ("-e", expression)]
        return subprocess.run(["strace", "-f", "-y", "-qq", "-s", "200", *fast, "-e", "signal=none", "-o",
                               str(self._log), *expressed, *self._command], capture_output=True, check=False,
                              timeout=60, env=self._environment, cwd="/")
