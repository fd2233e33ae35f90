"""Where long words may be parted: compounds of the domain between their words, others as Danish does."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import pyphen

LONG_WORD = 12
"""A word of fewer letters is not parted in a table."""

FEWEST_LETTERS = 5
"""The fewest letters before and behind a hyphen in a table."""

_LONG_WORD = re.compile(rf"(?<![^\W_])[^\W\d_]{{{LONG_WORD},}}(?![^\W_])")

_COMPOUNDS = """
aktiverings|grad aktivitets|paratheds aktivitets|parat anciennitets|grad
arbejds|giver arbejds|kraft|undersøgelse arbejds|kraft|analyse arbejds|kraft arbejds|løs arbejds|marked
arbejdsmarkeds|balance arbejdsmarkeds|bidrag arbejdsmarkeds|politi arbejdsmarkeds|råd arbejdsmarkeds|status
arbejdsmarkeds|tilknytning arbejds|styrke
bench|mark|rang|liste borger|inddragelse budget|område budget|opfølgning
beskæftigelses|effekt beskæftigelses|ankenævn beskæftigelses|fradrag beskæftigelses|fremme
beskæftigelses|grad beskæftigelses|indikator beskæftigelses|indsats beskæftigelses|krav beskæftigelses|lov
beskæftigelses|minister beskæftigelses|mål beskæftigelses|område beskæftigelses|plan beskæftigelses|politi
beskæftigelses|region beskæftigelses|råd beskæftigelses|udvalg beskæftigelses|udvikling beskæftigelses|ydelse
dagpenge|modtager dagpenge|periode dagpenge|systemet effekt|måling erhvervs|uddannelse
familie|sammenført fejl|udbetaling fleksjob|ansat fleksjob|bevilling fleksjob|visitere
forsørgelses|grundlag forsørgelses|grad forsørgelses|udgift forsørgelses|ydelse
fremskrivnings|grundlag fuldtids|beskæftiget fuldtids|ledig fuldtids|modtager fuldtids|person
førtids|pension grund|uddannelse hjemrejse|ydelse hjemsendelses|ydelse
integrations|grunduddannelse integrations|indsats integrations|program integrations|udvalg integrations|ydelse
iværk|sætter job|afklarings|forløb job|afklaring jobcenter|indeks job|formidling job|parat job|resultat
journal|nummer
kommunal|bestyrelse kontant|hjælps|modtager kontant|hjælps|reform kontant|hjælps|loft kontant|hjælp
kontrol|enhed kontrol|indsats kontrol|sag konjunktur|situation kvalitets|uddannelse kvalifikations|krav
ledigheds|grad ledigheds|periode ledigheds|udvikling ledigheds|ydelse længere|varende langtids|ledig
langtids|forsørget landsplacering lønmodtager|andel lønmodtager|stilling
målgruppe|opdelt nytte|indsats opholds|tilladelse overførsels|indkomst plan|grundlag
produktions|skole rehabiliterings|team rekrutterings|forsøg rekrutterings|forløb rekrutterings|indsats
rekrutterings|rate rekrutterings|service rekrutterings|situation rekrutterings|udfordring
rekrutterings|undersøgelse ressource|forløb resultat|indikator resultat|niveau resultat|oversigt rets|grundlag
sagsbehandlings|tid sags|behandling sags|fremstilling samarbejds|grad sammenlignings|grundlag
sammenlignings|gruppe sammenlignings|kommune selv|forsørgelse selv|forsørgende selv|forsørget
selvforsørgelses|grad
service|måling socialt|økonomisk spørgeskema|undersøgelse standard|sætning statistik|banken
sygedagpenge|forløb sygedagpenge|modtager sygedagpenge|sag sygefraværs|samtale
tilbagebetalings|krav tilbage|betaling tilbage|trækning tilfredsheds|måling
uddannelses|hjælps|modtager uddannelses|hjælp uddannelses|indsats uddannelses|niveau uddannelses|parat
uddannelses|pålæg uddannelses|steder ungdoms|uddannelse indvandrer|baggrund indsats|område
varigheds|begrænsning velfærds|område virksomheds|besøg virksomheds|center virksomheds|grad
virksomheds|indsats virksomheds|kontakt virksomheds|praktik virksomheds|rettet virksomheds|rettede
virksomheds|samarbejde virksomheds|service virksomheds|tilfredshed virksomheds|vendt
vækst|udvalg ydelses|grad ydelses|modtager
frederiks|berg frederiks|havn frederiks|sund guldborg|sund mariager|fjord ringkøbing vesthimmer|land
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
    dictionary = pyphen.Pyphen(lang="da", left=FEWEST_LETTERS, right=FEWEST_LETTERS)
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
