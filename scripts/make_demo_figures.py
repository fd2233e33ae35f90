"""Write the demo figures into data/demo, or into the folder that is given."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.figures.catalogue_file import load_catalogue
from generator.figures.demo import DemoFigures
from generator.source.geography import load_geography

DEMO_FOLDER = Path(__file__).parents[1] / "data" / "demo"

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    DemoFigures(load_catalogue(), load_geography()).write(folder, folder)
