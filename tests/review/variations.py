"""98 plans of 2018, different enough to be worth reviewing, and a list of all that was planted in them.

Every plan is made from a seed and the municipality's code, so a run is like any other. What a review should
find is planted on purpose and noted; nothing else should be found. Words are put together of so many parts
that two municipalities do not say the same by chance, except in short sentences that are meant to be alike.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from generator.danish.numbers import format_number, rounded
from generator.figures.areas import Area
from generator.figures.catalogue_file import load_catalogue
from generator.figures.series import Figure
from generator.figures.store import FigureStore
from generator.plan.comparators import municipality_area
from generator.source.geography import Municipality, load_geography
from generator.source.goals import load_goals

ROOT = Path(__file__).parents[2]
YEAR = 2018
SHARED_COUNCIL = "RAR Fyn"

CATALOGUE = load_catalogue()
GEOGRAPHY = load_geography()
GOALS = load_goals(ROOT / "goals.yaml").year(YEAR).goals
FIGURES = FigureStore(ROOT / "data" / "demo", CATALOGUE)

SHARES = {
    1: ("offentlig-forsørgelse-andel", "bruttoledighed"),
    2: ("samarbejdsgrad", "virksomhedsgrad"),
    3: ("flygtninge-selvforsørgende-andel", "flygtninge-beskæftigelse-andel"),
    4: ("kontanthjælp-beskæftigede-andel", "opvisiterede-andel"),
    5: ("rettidighed",),
}
VOLUMES = {
    1: ("a-dagpenge", "sygedagpenge", "langtidsledige"),
    3: ("integrationsydelse",),
    4: ("kontanthjælp",),
}
KINDS = (
    "niveau",
    "interval",
    "ændring-pct",
    "ændring-pp",
    "retning",
    "tempo",
    "afstand",
    "på-niveau",
    "placering",
    "bånd",
    "forløb",
    "kvalitativt",
    "afventer",
)
_SUBJECTS = (
    "jobcentret", "rådgiverne", "virksomhedskonsulenterne", "vores mentorer", "sagsbehandlerne",
    "beskæftigelsesudvalget", "fagforeningerne", "erhvervsrådet", "uddannelsesvejlederne", "forvaltningen",
)  # fmt: skip
_VERBS = (
    "arbejder med", "prøver", "følger", "udvider", "styrker", "tilrettelægger", "forbereder", "afholder",
    "drøfter", "samler", "tilpasser", "beskriver",
)  # fmt: skip
_OBJECTS = (
    "korte kurser", "lange praktikforløb", "jobmesser", "tidlige samtaler", "fælles møder", "nye redskaber",
    "småjob", "lokale aftaler", "opkvalificering", "sprogundervisning", "besøg hos virksomheder", "netværk",
)  # fmt: skip
_FIRST = (
    "Nørre", "Sønder", "Vester", "Øster", "Skov", "Sø", "Bøge", "Ege", "Linde", "Mølle", "Kirke", "Præste",
    "Stor", "Lille", "Ny", "Gammel", "Høj", "Lav", "Dal", "Bakke", "Eng", "Kær", "Hede", "Strand", "Havne",
    "Fisker", "Smede", "Bager", "Kloster", "Slots", "Tors", "Frue", "Rosen", "Lilje", "Ravn", "Ugle", "Hare",
    "Ræve", "Hjorte", "Svane",
)  # fmt: skip
_LAST = (
    "bakken", "vangen", "parken", "gården", "toften", "haven", "lunden", "engen", "højen", "dalen", "kæret",
    "marken", "skoven", "broen", "porten", "torvet", "gade", "stræde", "vænget", "krogen", "kilden",
    "skrænten", "stien", "ageren", "mosen", "åsen", "holmen", "næsset", "sundet", "vigen", "bugten", "odden",
    "klinten", "sletten", "hegnet", "diget", "ledet", "fælleden", "pladsen",
)  # fmt: skip
_TIMES = (
    "hver uge", "efter sommeren", "inden jul", "fra foråret", "to gange om året", "når sæsonen slutter",
    "i skolernes ferier", "hele året", "fra næste kvartal", "efter aftale",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Planted:
    """Something that a review should find in a plan; ``about`` is a goal id, an indicator or a path."""

    code: str
    municipality: str
    about: str = ""


@dataclass
class Variations:
    """The plans as they were written, and what was planted in them."""

    folder: Path
    planted: list[Planted] = field(default_factory=list)
    borrowed: dict[str, list[str]] = field(default_factory=dict)
    treatments: dict[tuple[str, int], str] = field(default_factory=dict)
    weak: set[tuple[str, str]] = field(default_factory=set)
    strong: set[tuple[str, str]] = field(default_factory=set)

    def planted_with(self, *codes: str) -> set[Planted]:
        """What was planted of some codes."""
        return {item for item in self.planted if item.code in codes}


def write_variations(folder: Path, seed: int = 2018) -> Variations:
    """Write a project with the 98 plans, their shared chapter, and the plans of the year before of some."""
    made = Variations(folder)
    shutil.copy(ROOT / "goals.yaml", folder / "goals.yaml")
    for name in ("plan_templates", "data"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    plans = folder / "municipalities" / str(YEAR)
    plans.mkdir(parents=True)
    (folder / "municipalities" / str(YEAR - 1)).mkdir()
    shared = folder / "municipalities" / "fælles"
    shared.mkdir()
    chapter = text(seeded(f"{seed}-fælles"), 12)
    _write(shared / "fyn-2018.yaml", {"overskrift": "Fælles fynsk indsats", "tekst": chapter})
    written = {
        municipality.code: _plan(made, municipality, seeded(f"{seed}-{municipality.code}"))
        for municipality in GEOGRAPHY.municipalities
    }
    _lend(made, written, seeded(f"{seed}-lån"))
    for number, municipality in enumerate(GEOGRAPHY.municipalities):
        _write(plans / f"{municipality.slug}.yaml", written[municipality.code])
        if number % 10 == 4:
            rng = seeded(f"{seed}-{number}-før")
            before = _year_before(made, municipality, written[municipality.code], rng)
            _write(folder / "municipalities" / str(YEAR - 1) / f"{municipality.slug}.yaml", before)
    return made


def seeded(seed: str) -> Random:
    """A series of choices that is the same each time."""
    return Random(seed)  # noqa: S311


def text(rng: Random, sentences: int) -> str:
    """Sentences that nobody else has."""
    return " ".join(_sentence(rng) for _ in range(sentences))


def _sentence(rng: Random) -> str:
    """A sentence that names a place in every stretch of a few words, so that it is like no other."""
    time, verb, subject = rng.choice(_TIMES), rng.choice(_VERBS), rng.choice(_SUBJECTS)
    first, second, third = rng.sample(_OBJECTS, 3)
    where = [_place(rng) for _ in range(4)]
    parts = (where[0], time, verb, subject, where[1], first, where[2], "og", second, where[3], "med", third)
    sentence = " ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _place(rng: Random) -> str:
    return f"ved {rng.choice(_FIRST)}{rng.choice(_LAST)}"


def _write(file: Path, data: dict[str, Any]) -> None:
    """Write a plan as JSON, which is YAML too."""
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


# --- one plan ---


def _plan(made: Variations, municipality: Municipality, rng: Random) -> dict[str, Any]:
    index = GEOGRAPHY.municipalities.index(municipality)
    goals = [_goal(made, municipality, rng, number, index) for number in range(1, len(GOALS) + 1)]
    plan: dict[str, Any] = {
        "kommune": municipality.name,
        "status": "udkast",
        "formål": f"{text(rng, 2)} {GOALS[0].wording} {_alike()}",
        "lokale forhold": {"tekst": text(rng, 4)},
        "mål": [goal for goal in goals if goal is not None],
        "afsnit": [{"overskrift": "Samarbejde", "id": "samarbejde", "tekst": text(rng, 5)}],
        "indsatser": [{"titel": f"Indsats {municipality.name}", "tekst": text(rng, 2)}],
    }
    if GEOGRAPHY.council(municipality, YEAR) == SHARED_COUNCIL:
        plan["afsnit"].append({"fælles": "fyn-2018.yaml"})
    if index % 7 == 3:
        plan["mål"].append({"lokalt mål": f"{text(rng, 1)}", "måltal": {"kvalitativt": text(rng, 1)}})
    if index % 17 == 4:
        covered = [str(goal["ministermål"]) for goal in plan["mål"] if "indikatorer" in goal]
        shares = [{"indikator": share} for share in SHARES[4]]
        theme = {"overskrift": "Tidlig indsats", "id": "tidligt", "dækker": covered, "tekst": text(rng, 2)}
        plan["temaer"] = [theme | {"indikatorer": shares}]
    _plant(made, municipality, plan, index, rng)
    return plan


def _alike() -> str:
    return "Planen gælder for hele året."


def _goal(
    made: Variations, municipality: Municipality, rng: Random, number: int, index: int
) -> dict[str, Any] | None:
    key = (municipality.code, number)
    treatment = _treatment(rng, number)
    made.treatments[key] = treatment
    if treatment == "tavs":
        made.treatments[key] = "uændret"
        made.planted.append(Planted("gennemgang-mål-uden-stillingtagen", municipality.code, str(number)))
        return None
    goal: dict[str, Any] = {"ministermål": number, "behandling": treatment}
    if treatment != "uændret":
        goal["begrundelse"] = text(rng, 1)
    if treatment == "samlet":
        return {**goal, "samles i": "1"}
    if treatment == "fravalgt":
        return goal
    if treatment == "tilpasset":
        goal["ordlyd"] = _adapted(GOALS[number - 1].wording, rng)
    goal["udfordring"] = text(rng, 2)
    goal["strategi"] = f"{municipality.official_name} vil sætte ind. {text(rng, 2)}"
    goal["indsatser"] = [{"titel": rng.choice(_OBJECTS).capitalize(), "tekst": text(rng, 1)}]
    kind = KINDS[(index * len(GOALS) + number) % len(KINDS)]
    shares = list(SHARES[number])
    rng.shuffle(shares)
    goal["indikatorer"] = [_use(made, municipality, rng, shares[0], kind, number)]
    goal["indikatorer"] += [{"indikator": other} for other in shares[1:] if rng.random() < 0.5]
    if number in VOLUMES and rng.random() < 0.6:
        volume = rng.choice(VOLUMES[number])
        goal["indikatorer"].append(_use(made, municipality, rng, volume, "niveau", number))
    return goal


def _treatment(rng: Random, number: int) -> str:
    treatments = ["uændret", "tilpasset", "fravalgt", "samlet", "tavs"]
    weights = [60, 22, 0, 0, 0] if number == 1 else [52, 22, 8, 10, 8]
    return rng.choices(treatments, weights)[0]


def _adapted(wording: str, rng: Random) -> str:
    words = wording.split()
    place = rng.randrange(2, len(words))
    return " ".join([*words[:place], *rng.choice(_OBJECTS).split(), *words[place + 1 :]])


def newest(indicator: str, area: Area) -> Figure | None:
    """The newest figure that has a value."""
    return FIGURES.series(indicator, area).latest()


def _number(value: float | Decimal, indicator: str) -> str:
    decimals = CATALOGUE.get(indicator).decimals
    return format_number(rounded(value, decimals), decimals).replace(".", "")


def _use(
    made: Variations, municipality: Municipality, rng: Random, indicator: str, kind: str, number: int
) -> dict[str, Any]:
    """An indicator with a target of a kind; a level asks for more or, now and then, for less than today."""
    figure = newest(indicator, municipality_area(municipality))
    if figure is None or figure.value is None:
        return {"indikator": indicator}
    lower = CATALOGUE.get(indicator).polarity.value.startswith("lavere")
    value = figure.value
    better, worse = (0.8, 1.3) if lower else (min(1.2, 99 / value) if value > 0 else 1.2, 0.7)
    goal_value = _number(value * better, indicator)
    fall, bound = ("fald", "højst") if lower else ("stigning", "mindst")
    target: dict[str, Any]
    match kind:
        case "niveau":
            weak = rng.random() < 0.25
            written = _number(value * (worse if weak else better), indicator)
            target = {bound: written, "senest": "2018M12"}
            (made.weak if weak else made.strong).add((municipality.code, indicator))
        case "interval":
            ends = sorted((rounded(value * 0.8, 1), rounded(value * 0.9, 1)))
            target = {"mindst": _number(ends[0], indicator), "højst": _number(ends[1], indicator)}
        case "ændring-pct":
            target = {"mindst": "5", "enhed": "procent", "retning": fall, "senest": "2018M12"}
        case "ændring-pp":
            target = {"mindst": "0,5", "enhed": "procentpoint", "retning": fall}
        case "retning":
            target = {"retning": fall}
        case "tempo":
            target = {"mindst": "0,1", "retning": fall, "enhed": "procentpoint", "pr": "kvartal"}
        case "afstand":
            target = {"mindst": "1", "enhed": "procentpoint", "under" if lower else "over": "Hele landet"}
        case "på-niveau":
            target = {"på niveau med": "RAR"}
        case "placering":
            target = {"placering": str(rng.randrange(5, 40)), "blandt": "Hele landet"}
        case "bånd":
            target = {"bedste": "tredjedel", "blandt": "Hele landet"}
        case "forløb":
            target = {"forløb": [{"periode": "2018", "værdi": goal_value}]}
        case "kvalitativt":
            target = {"kvalitativt": text(rng, 1)}
        case _:
            target = {"afventer": {"senest": "marts 2018", "af": "Byrådet"}}
    return {"indikator": indicator, "måltal": target}


# --- what a review should find ---


def _plant(
    made: Variations, municipality: Municipality, plan: dict[str, Any], index: int, rng: Random
) -> None:
    """Plant at most one error of each kind in some plans."""
    code = municipality.code

    def note(finding: str, about: str = "") -> None:
        made.planted.append(Planted(finding, code, about))

    kept = [goal for goal in plan["mål"] if "indikatorer" in goal and goal["ministermål"] in SHARES]
    if index % 9 == 0:
        plan["budget"] = {
            "kolonner": ["2018", "2019"],
            "rækker": [{"navn": "Drift", "beløb": [12, 13]}, {"navn": "Projekter", "beløb": [3, 4]}],
            "i alt": [15, 18],
        }
        note("gennemgang-budget-sum", "budget")
    elif index % 9 == 1:
        plan["budget"] = {
            "kolonner": ["2018"],
            "rækker": [{"navn": "Drift", "beløb": ["12,5"]}],
            "i alt": ["12,5"],
        }
    if index % 11 == 2:
        years = [{"år": 2018, "investering": 2, "gevinst": 5, "netto": 4}]
        plan["investeringer"] = [{"titel": "Virksomhedsindsats", "tal": years}]
        note("gennemgang-investering-netto", "investeringer")
    if index % 8 == 5:
        plan["mål"].append(
            {
                "lokalt mål": text(rng, 1),
                "id": "sent",
                "måltal": {"afventer": {"senest": rng.choice(["ultimo november 2017", "2017-12-20"])}},
            }
        )
        note("gennemgang-måltal-forfaldent")
    if index % 8 == 6:
        plan["egne indikatorer"] = [
            {
                "id": "brugerundersøgelse",
                "navn": "Tilfredse borgere",
                "enhed": "procent",
                "bedst": "højere er bedre",
                "definition": text(rng, 1),
            }
        ]
        figures = [{"periode": "2015", "værdi": "71"}]
        own = {"indikator": "brugerundersøgelse", "egne tal": figures, "kilde": "Egen undersøgelse"}
        plan["mål"][0].setdefault("indikatorer", []).append(own)
        note("gennemgang-tal-gamle", "brugerundersøgelse")
    if index % 12 == 7:
        changed = next(
            (g for g in plan["mål"] if g.get("behandling") in {"fravalgt", "samlet", "tilpasset"}), None
        )
        if changed is not None:
            del changed["begrundelse"]
            note("gennemgang-mål-uden-begrundelse", str(changed["ministermål"]))
    if index % 13 == 8:
        plan |= _adopted("2018-01-24")
        note("gennemgang-vedtaget-sent")
    elif index % 13 == 9:
        plan |= _adopted("2017-11-29")
    for goal in kept[:1] if index % 6 == 2 else ():
        _wrong_area(made, goal, municipality, note, as_text=index % 12 == 2)


def _adopted(date: str) -> dict[str, Any]:
    return {"status": "vedtaget", "vedtagelse": [{"organ": "Byrådet", "rolle": "vedtager", "dato": date}]}


def _wrong_area(
    made: Variations, goal: dict[str, Any], municipality: Municipality, note: Any, *, as_text: bool
) -> None:
    """Give the country's figure for the municipality's: in a text, or as what a target starts from."""
    use = goal["indikatorer"][0]
    indicator = use["indikator"]
    figure = newest(indicator, municipality_area(municipality))
    country = FIGURES.series(indicator, Area.country()).at(figure.period) if figure is not None else None
    if figure is None or country is None or country.value is None:
        return
    own = {
        _number(item.value, indicator) for item in _figures(indicator, municipality) if item.value is not None
    }
    wrong = _number(country.value, indicator)
    if wrong in own:
        return
    if as_text:
        name = CATALOGUE.get(indicator).name
        goal["udfordring"] += f" {name}: {wrong} pct."
        note("gennemgang-tekst-tal-område", indicator)
    else:
        made.weak.discard((municipality.code, indicator))
        made.strong.discard((municipality.code, indicator))
        use["måltal"] = {"retning": "fald", "udgangspunkt": {"periode": str(figure.period), "værdi": wrong}}
        note("gennemgang-udgangspunkt-område", indicator)


def _figures(indicator: str, municipality: Municipality) -> Iterable[Figure]:
    return FIGURES.series(indicator, municipality_area(municipality)).figures


def _lend(made: Variations, written: dict[str, dict[str, Any]], rng: Random) -> None:
    """Put the same passages into several plans, each with its own name and figures in it."""
    codes = list(written)
    rng.shuffle(codes)
    for count in (2, 2, 2, 3, 5, 2, 8):
        group = [codes.pop() for _ in range(count)]
        passage = _sentence(rng)[:-1], _sentence(rng)
        for code in group:
            name = GEOGRAPHY.by_code[code].official_name
            figure = rng.randrange(20, 90)
            words = f"{name} vil hjælpe {figure} borgere. {passage[0]}. {passage[1]}"
            plan = written[code]
            plan["afsnit"][0]["tekst"] = f"{text(rng, 2)}\n\n{words}\n\n{text(rng, 1)}"
            made.planted.append(Planted("gennemgang-tekst-lånt", code, "afsnit[0].tekst"))
            made.borrowed[code] = [other for other in group if other != code]


def _year_before(
    made: Variations, municipality: Municipality, plan: dict[str, Any], rng: Random
) -> dict[str, Any]:
    """The plan of the year before: the same words on local conditions, and new ones elsewhere."""
    made.planted.append(Planted("gennemgang-tekst-uændret", municipality.code, "lokale forhold.tekst"))
    return {
        "kommune": municipality.name,
        "lokale forhold": {"tekst": plan["lokale forhold"]["tekst"].replace(".", " !", 1)},
        "formål": text(rng, 3),
        "afsnit": [{"overskrift": "Samarbejde", "tekst": text(rng, 5)}],
    }
