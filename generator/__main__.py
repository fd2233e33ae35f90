"""Lets ``python -m generator`` be the command ``beskplan``."""

from generator.cli import main

if __name__ == "__main__":
    main()
