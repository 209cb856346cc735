"""What is said of long work, and to whom."""

from io import StringIO

from generator.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_terminal_is_told_now_and_then_on_one_line() -> None:
    """What is said stands in place of what was said before, and is gone when all is done."""
    terminal = Terminal()
    progress = Progress(terminal)
    for number in range(1, 42):
        progress.count("Pages:", number, of=41)
    assert terminal.getvalue() == "\r\033[KPages: 20/41\r\r\033[KPages: 40/41\r\r\033[K\r"


def test_log_is_told_nothing() -> None:
    """A program that reads what is written reads no progress."""
    log = StringIO()
    progress = Progress(log)
    progress.say("Reading")
    progress.count("Pages:", 20, of=41)
    assert log.getvalue() == ""
