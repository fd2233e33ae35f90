"""What the exit code of ``beskplan`` tells."""

FINE = 0
FINDINGS = 1
NOTHING_COULD_RUN = 2
INTERRUPTED = 130
TERMINATED = 143
