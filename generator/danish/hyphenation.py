"""Where long words may be parted: compounds of the domain between their words, others as Danish does."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import pyphen

LONG_WORD = 12
"""A word of fewer letters is not parted in a table."""

FEWEST_LETTERS = (5, 4)
"""The fewest letters before and behind a hyphen in a table."""

_LONG_WORD = re.compile(rf"(?<![^\W_])[^\W\d_]{{{LONG_WORD},}}(?![^\W_])")

_COMPOUNDS = """
aktiverings|grad aktivitets|parat aktivitets|paratheds anciennitets|grad arbejds|giver arbejds|kraft
arbejds|kraft|analyse arbejds|kraft|undersøgelse arbejds|løs arbejds|marked arbejds|markeds|balance
arbejds|markeds|bidrag arbejds|markeds|politi arbejds|markeds|råd arbejds|markeds|status
arbejds|markeds|tilknytning arbejds|styrke bench|mark|rang|liste beskæftigelses|ankenævn
beskæftigelses|effekt beskæftigelses|fradrag beskæftigelses|fremme beskæftigelses|grad
beskæftigelses|indikator beskæftigelses|indsats beskæftigelses|krav beskæftigelses|lov
beskæftigelses|minister beskæftigelses|mål beskæftigelses|område beskæftigelses|plan beskæftigelses|politi
beskæftigelses|region beskæftigelses|råd beskæftigelses|udvalg beskæftigelses|udvikling
beskæftigelses|ydelse borger|inddragelse budget|område budget|opfølgning dagpenge|modtager
dagpenge|periode dagpenge|systemet effekt|måling erhvervs|uddannelse familie|sammenført fejl|udbetaling
fleksjob|ansat fleksjob|bevilling fleksjob|visitere forsørgelses|grad forsørgelses|grundlag
forsørgelses|udgift forsørgelses|ydelse frederiks|berg frederiks|havn frederiks|sund
fremskrivnings|grundlag fuldtids|beskæftiget fuldtids|ledig fuldtids|modtager fuldtids|person
førtids|pension grund|uddannelse guldborg|sund hjemrejse|ydelse hjemsendelses|ydelse indsats|område
indvandrer|baggrund integrations|grund|uddannelse integrations|indsats integrations|program
integrations|udvalg integrations|ydelse iværk|sætter jobcenter|indeks job|afklaring job|afklarings|forløb
job|formidling job|parat job|resultat journal|nummer kommunal|bestyrelse konjunktur|situation
kontant|hjælp kontant|hjælps|loft kontant|hjælps|modtager kontant|hjælps|reform kontrol|enhed
kontrol|indsats kontrol|sag kvalifikations|krav kvalitets|uddannelse landsplacering langtids|forsørget
langtids|ledig ledigheds|grad ledigheds|periode ledigheds|udvikling ledigheds|ydelse længere|varende
lønmodtager|andel lønmodtager|stilling mariager|fjord målgruppe|opdelt nytte|indsats opholds|tilladelse
overførsels|indkomst plan|grundlag produktions|skole rehabiliterings|team rekrutterings|forløb
rekrutterings|forsøg rekrutterings|indsats rekrutterings|rate rekrutterings|service
rekrutterings|situation rekrutterings|udfordring rekrutterings|undersøgelse ressource|forløb
resultat|indikator resultat|niveau resultat|oversigt rets|grundlag ringkøbing sagsbehandlings|tid
sags|behandling sags|fremstilling samarbejds|grad sammenlignings|grundlag sammenlignings|gruppe
sammenlignings|kommune selv|forsørgelse selv|forsørgelses|grad selv|forsørgende selv|forsørget
service|måling socialt|økonomisk spørgeskema|undersøgelse standard|sætning statistik|banken
sygedagpenge|forløb sygedagpenge|modtager sygedagpenge|sag sygefraværs|samtale tilbage|betalings|krav
tilbage|betaling tilbage|trækning tilfredsheds|måling uddannelses|hjælp uddannelses|hjælps|modtager
uddannelses|indsats uddannelses|niveau uddannelses|parat uddannelses|pålæg uddannelses|steder
ungdoms|uddannelse varigheds|begrænsning velfærds|område vesthimmer|land virksomheds|besøg
virksomheds|center virksomheds|grad virksomheds|indsats virksomheds|kontakt virksomheds|praktik
virksomheds|rettede virksomheds|rettet virksomheds|samarbejde virksomheds|service virksomheds|tilfredshed
virksomheds|vendt vækst|udvalg ydelses|grad ydelses|modtager
"""
"""Compounds of employment policy, and names, without endings; a stroke where a word begins."""

_PARTED = 9
_WHOLE = 8
"""Above the levels of the patterns for Danish: odd levels part, even ones forbid it, the highest holds."""


def compounds() -> Iterator[tuple[str, ...]]:
    """Yield the words that each compound is made of."""
    for compound in _COMPOUNDS.split():
        yield tuple(compound.split("|"))


def parts(written: str) -> tuple[str, ...]:
    """Return the parts that text without spaces may be broken into in a table; mostly it is one.

    Only letters are parted, never a number.
    """
    teach_pyphen()
    before, behind = FEWEST_LETTERS
    dictionary = pyphen.Pyphen(lang="da", left=before, right=behind)
    hyphenated = _LONG_WORD.sub(lambda found: dictionary.inserted(found[0], "\u00ad"), written)
    return tuple(hyphenated.split("\u00ad"))


@functools.cache
def teach_pyphen() -> None:
    """Add the domain's words to Pyphen's Danish patterns, for all of this process, WeasyPrint included."""
    dictionary = pyphen.Pyphen(lang="da").hd
    for letters, levels in patterns():
        dictionary.patterns[letters] = (1, levels[1:])
    dictionary.maxlen = max(map(len, dictionary.patterns))


def patterns() -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield a hyphenation pattern for each compound, in the way of Liang's algorithm.

    A pattern is letters and a level for each place between them, the first one before the first letter.
    A longer compound that begins with the words of a shorter one parts at the same places.
    """
    for words in compounds():
        levels = [0, *[_WHOLE] * (sum(map(len, words)) - 1)]
        place = 0
        for word in words[:-1]:
            place += len(word)
            levels[place] = _PARTED
        yield "".join(words), tuple(levels)
