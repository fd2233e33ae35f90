"""Chart specs with the names and lengths of real plans, and the odd cases that must draw as well."""

from __future__ import annotations

import math

from generator.document.chart_specs import (
    Bar,
    ChartSpec,
    ComparisonChart,
    Development,
    Level,
    Line,
    Role,
    Stand,
    TargetOverview,
)

MONTHS = ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")
OWN, COMPARATOR = Role.OWN, Role.COMPARATOR


def wave(count: int, start: float, slope: float, swing: float) -> tuple[float, ...]:
    return tuple(round(start + slope * i + swing * math.sin(i / 2), 1) for i in range(count))


def monthly(years: int = 3) -> tuple[str, ...]:
    return tuple(f"{month} {2015 + year}" for year in range(years) for month in MONTHS)


def development(**changes: object) -> Development:
    periods = monthly()
    fields: dict[str, object] = {
        "periods": periods,
        "ticks": tuple(range(0, 36, 6)),
        "lines": (
            Line("Lyngby-Taarbæk", OWN, wave(36, 4.6, -0.02, 0.15)),
            Line("Sammenligningskommuner", COMPARATOR, wave(36, 4.9, -0.02, 0.1)),
            Line("RAR Hovedstaden", COMPARATOR, wave(36, 5.3, -0.035, 0.1)),
            Line("Hele landet", COMPARATOR, wave(36, 5.2, -0.03, 0.12)),
        ),
        "unit": "Pct. af befolkningen 16-66 år",
        "decimals": 1,
        "baseline": Level("Udgangspunkt: 4,5", 4.5),
        "target": Level("Måltal, december 2018: højst 3,6", 3.6),
    }
    return Development(**{**fields, **changes})  # type: ignore[arg-type]


def comparison(count: int = 11, **changes: object) -> ComparisonChart:
    names = (
        "Allerød", "Dragør", "Egedal", "Frederikssund", "Furesø", "Gentofte", "Gladsaxe", "Hørsholm",
        "Lyngby-Taarbæk", "Rudersdal", "Solrød", "Vallensbæk", "Aarhus", "Faaborg-Midtfyn", "Ærø",
        "Brønderslev", "Ikast-Brande", "Ringkøbing-Skjern", "Høje-Taastrup", "Ishøj", "Tårnby", "Rødovre",
        "Hvidovre", "Brøndby", "Glostrup", "Herlev", "Ballerup", "Albertslund",
    )  # fmt: skip
    bars = [
        Bar(name, round(2.1 + 0.17 * i, 1), f"{2.1 + 0.17 * i:.1f}".replace(".", ","), own=i == 8)
        for i, name in enumerate(names[: count - 2])
    ]
    bars.insert(5, Bar("RAR Hovedstaden", 3.4, "3,4", summary=True))
    bars.insert(7, Bar("Hele landet", 3.7, "3,7", summary=True))
    fields: dict[str, object] = {
        "bars": tuple(bars),
        "unit": "Pct. af befolkningen 16-66 år, december 2017",
        "decimals": 1,
        "target": Level("Måltal, december 2018: højst 3,6", 3.6),
    }
    return ComparisonChart(**{**fields, **changes})  # type: ignore[arg-type]


def overview(**changes: object) -> TargetOverview:
    fields: dict[str, object] = {
        "stands": (
            Stand(
                "Offentligt forsørgede, andel af befolkningen 16-66 år",
                21.4,
                20.1,
                19.5,
                "21,4 %",
                "20,1 %",
                "højst 19,5 %",
            ),
            Stand(
                "Sygedagpengemodtagere",
                1245,
                1310,
                1100,
                "1.245 fuldtidspersoner",
                "1.310 fuldtidspersoner",
                "højst 1.100 fuldtidspersoner",
            ),
            Stand("Unge under 30 år i uddannelse", 48.0, 52.5, 52.5, "48,0 %", "52,5 %", "mindst 52,5 %"),
            Stand("Virksomhedsrettet aktivering", 31.0, 33.2, None, "31,0 %", "33,2 %", "afventer"),
            Stand(
                "Flygtninge og familiesammenførte i ordinær beskæftigelse",
                None,
                42.0,
                50.0,
                "ikke opgjort",
                "42,0 %",
                "mindst 50,0 %",
            ),
        ),
        "was_label": "Udgangspunkt",
        "now_label": "Seneste tal",
        "target_label": "Måltal",
    }
    return TargetOverview(**{**fields, **changes})  # type: ignore[arg-type]


def _with_gaps() -> Development:
    own = list(wave(36, 4.6, -0.02, 0.15))
    own[10:13] = [None] * 3  # type: ignore[list-item]
    own[14] = own[15] = None  # type: ignore[call-overload]
    short = [*wave(20, 5.2, -0.02, 0.1), *[None] * 16]
    return development(
        lines=(
            Line("Fanø", OWN, tuple(own)),
            Line("Hele landet", COMPARATOR, tuple(short)),
            Line("Sammenligningskommuner i klynge 5", COMPARATOR, (None,) * 36),
        ),
        breaks=(24,),
        break_label="Databrud: ny opgørelse fra januar 2017",
        preliminary=3,
        preliminary_label="Foreløbige tal",
        mark="Demotal",
    )


EXAMPLES: dict[str, ChartSpec] = {
    "development": development(),
    "development_gaps_break_preliminary": _with_gaps(),
    "development_close_lines": development(
        lines=tuple(
            Line(name, OWN if not i else COMPARATOR, wave(36, 4 + i / 100, 0.01, 0.1))
            for i, name in enumerate(
                ("Vesthimmerland", "Brønderslev", "Faaborg-Midtfyn", "Ringkøbing-Skjern", "Hele landet")
            )
        ),
        baseline=Level("Udgangspunkt: 4,3", 4.3),
        target=Level("Måltal: 4,3", 4.3),
        mark="Demotal",
    ),
    "development_single_period": development(
        periods=("4. kvartal 2017",),
        ticks=(0,),
        lines=(Line("Ærø", OWN, (4.1,)), Line("Hele landet", COMPARATOR, (5.2,))),
        preliminary=1,
        preliminary_label="Foreløbigt tal",
    ),
    "development_all_missing": development(
        lines=(Line("Ærø", OWN, (None,) * 36), Line("Hele landet", COMPARATOR, (None,) * 36)),
        baseline=None,
        target=None,
    ),
    "development_equal_values": development(
        lines=(Line("Ærø", OWN, (100.0,) * 36),), decimals=0, baseline=None, target=None
    ),
    "development_negative": development(
        periods=tuple(f"{q}. kvartal {y}" for y in (2015, 2016, 2017) for q in (1, 2, 3, 4)),
        ticks=tuple(range(12)),
        lines=(Line("Ishøj", OWN, wave(12, 2, -0.5, 1)), Line("Hele landet", COMPARATOR, wave(12, 1, 0, 2))),
        unit="Ændring i procentpoint",
        baseline=None,
        target=Level("Måltal: 0,0", 0),
    ),
    "development_huge": development(
        periods=("2015", "2016", "2017"),
        ticks=(0, 1, 2),
        lines=(
            Line("Hele landet", COMPARATOR, (812345, 1034567, 1234567)),
            Line("$Aarhus$ <&>", OWN, (5, 6, 7)),
        ),
        unit="Fuldtidspersoner",
        decimals=0,
        baseline=None,
        target=Level("Måltal: 1.000.000", 1e6),
    ),
    "comparison": comparison(),
    "comparison_thirty_bars_demo": comparison(30, mark="Demotal"),
    "comparison_missing_values": comparison(
        bars=(
            Bar("Læsø", None, "ikke oplyst (diskretioneret)"),
            Bar("Samsø", 3.4, "3,4", own=True),
            Bar("Ærø", 0.0, "0,0"),
            Bar("Sammenligningskommuner uden egen kommune", 3.1, "3,1", summary=True),
            Bar("Hele landet", None, "afventer", summary=True),
        )
    ),
    "comparison_negative": comparison(
        bars=(
            Bar("Ishøj", 2.5, "2,5", own=True),
            Bar("Hele landet", -0.4, "−0,4", summary=True),
            Bar("Tårnby", -3.25, "−3,3"),
            Bar("Dragør", None, "ikke oplyst"),
        ),
        unit="Ændring i procentpoint",
        target=Level("Måltal: 0,0", 0.0),
    ),
    "comparison_one_bar": comparison(bars=(Bar("Aarhus", 1234567, "1.234.567", own=True),), target=None),
    "comparison_all_missing": comparison(bars=(Bar("Aarhus", None, "afventer", own=True),), target=None),
    "overview": overview(),
    "overview_fourteen_rows_demo": overview(
        stands=tuple(
            Stand(
                f"Måltal nummer {i + 1} i planen",
                10 + i % 3,
                10 + i % 5,
                10 + i % 4,
                f"{10 + i % 3}",
                f"{10 + i % 5}",
                f"mindst {10 + i % 4}",
            )
            for i in range(14)
        ),
        mark="Demotal",
    ),
    "overview_missing_values": overview(
        stands=(
            Stand("Alt mangler", None, None, None, "ikke opgjort", "afventer", "afventer"),
            Stand("Kun måltal", None, None, 12, "ikke opgjort", "afventer", "12 personer"),
            Stand("Alt er ens", 0, 0, 0, "0", "0", "0"),
            Stand(
                "Et meget langt navn på et lokalt måltal om borgere på kanten af arbejdsmarkedet, der skal i "
                "ordinære timer",
                -4,
                None,
                4,
                "−4 procentpoint under niveauet i sammenligningskommunerne",
                "afventer",
                "mindst 4 procentpoint over niveauet i sammenligningskommunerne",
            ),
        )
    ),
    "overview_indexable": overview(
        stands=(
            Stand("Offentligt forsørgede", 21.4, 20.1, 19.5, "21,4 %", "20,1 %", "højst 19,5 %"),
            Stand("Sygedagpengemodtagere", 1245, 1310, 1100, "1.245", "1.310", "højst 1.100"),
            Stand("Virksomhedsrettet aktivering", 31.0, 33.2, None, "31,0 %", "33,2 %", "afventer"),
        ),
        mark="Demotal",
    ),
}
