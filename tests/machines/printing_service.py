# SPDX-License-Identifier: MIT
"""A printing system of our own: the CUPS of this machine with another configuration, socket and spool.

Its queues print with the driver cups-pdf, whose jobs come out as PDF files. It must be started by root, as CUPS is.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path

_DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_DUPLEX = """*OpenUI *Duplex/Two-Sided: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long-Edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short-Edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex

*OpenUI *PageSize"""
_PATIENCE = 30  # seconds
_PROGRAMS = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


class PrintingService:
    """Starts and stops it, and says what came out of it. `queue` prints on one side, `duplexer` on both.

    `until` waits until what it is given holds; each test lends its own, for waiting must not stop the window.
    """

    queue, duplexer = "Printer", "Duplexer"

    def __init__(self, folder: Path) -> None:
        assert os.geteuid() == 0, "CUPS is started by root. Run these tests as root."
        there = all((shutil.which("cupsd", path=_PROGRAMS), shutil.which("lpadmin", path=_PROGRAMS), _DRIVER.exists()))
        assert there, "There is no CUPS here. Install it: apt-get install cups cups-client printer-driver-cups-pdf"
        self.socket = folder / "cups.sock"
        self._folder = folder
        self._driver = Path(f"/etc/cups/cups-pdf-{folder.name}.conf")  # where the driver looks, and nowhere else
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("etc", "spool/tmp", "state", "cache", "printed", "driver"):
            (folder / name).mkdir(parents=True)
        (folder / "cups-files.conf").write_text("".join(f"{key} {folder / name}\n" for key, name in {
            "ServerRoot": "etc", "RequestRoot": "spool", "TempDir": "spool/tmp", "StateDir": "state",
            "CacheDir": "cache", "AccessLog": "access", "ErrorLog": "error", "PageLog": "page"}.items())
            + "SystemGroup root\n")
        (folder / "cupsd.conf").write_text(
            f"Listen {self.socket}\nLogLevel debug\nBrowsing Off\nWebInterface No\nPreserveJobFiles Yes\n"
            "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
            "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n")
        self._duplex_driver = folder / "duplex.ppd"
        self._duplex_driver.write_text(_DRIVER.read_text().replace("*OpenUI *PageSize", _DUPLEX, 1))

    def start(self) -> None:
        """Start it, and make its queues."""
        self._folder.chmod(0o755)  # the driver prints as another, who must get through
        self._driver.write_text(f"Out {self._folder / 'printed'}\nSpool {self._folder / 'driver'}\n"
                                f"Log {self._folder / 'driver'}\nLabel 2\n")
        self.resume()
        for name, driver in ((self.queue, _DRIVER), (self.duplexer, self._duplex_driver)):
            self.does("lpadmin", "-p", name, "-E", "-v", f"cups-pdf:/{self._folder.name}", "-P", driver)
        self.does("lpadmin", "-d", self.queue)

    def resume(self) -> None:
        """Start it with the queues that it has."""
        program = shutil.which("cupsd", path=_PROGRAMS)
        self._process = subprocess.Popen(
            [program, "-f", "-c", self._folder / "cupsd.conf", "-s", self._folder / "cups-files.conf"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.until(lambda: self.socket.exists() and self._runs("lpstat", "-r"))

    @property
    def running(self) -> bool:
        """Whether it has been started and not stopped."""
        return self._process is not None

    def stop(self) -> None:
        """Stop it; its queues stay for another time."""
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(_PATIENCE)
            self._process = None

    def close(self) -> None:
        """Stop it for good."""
        self.stop()
        self._driver.unlink(missing_ok=True)

    def does(self, *command: object) -> str:
        """Run a command of CUPS on it; gives what that says."""
        ran = subprocess.run([str(word) for word in command], env=self._environment(), check=True, timeout=_PATIENCE,
                             capture_output=True, text=True)
        return ran.stdout

    def jobs(self) -> list[int]:
        """The numbers of the jobs it ever had, the latest last."""
        return sorted(int(line.split()[0].rpartition("-")[2]) for line in self.does("lpstat", "-W", "all").splitlines())

    def waiting(self, queue: str) -> int:
        """How many jobs wait in a queue."""
        return len(self.does("lpstat", "-o", queue).splitlines())

    def printed(self, job: int) -> Path:
        """The one file that came out of a job."""
        self.until(lambda: f"-{job} " in self.does("lpstat", "-W", "completed"))
        [file] = (self._folder / "printed").glob(f"*job_{job}.pdf")
        return file

    def options(self, job: int) -> str:
        """The options with which a job went through the filters."""
        lines = (self._folder / "error").read_text(errors="replace").splitlines()
        return next(line.partition("argv[5]=")[2] for line in lines if f"[Job {job}] argv[5]=" in line)

    def given(self, job: int) -> bytes:
        """The file that was handed over."""
        return (self._folder / "spool" / f"d{job:05}-001").read_bytes()

    def _runs(self, *command: str) -> bool:
        return subprocess.run(command, env=self._environment(), check=False, capture_output=True).returncode == 0

    def _environment(self) -> dict[str, str]:
        return os.environ | {"CUPS_SERVER": str(self.socket)}
