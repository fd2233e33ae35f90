"""A rich, realistic plan that uses every kind of block and inline content; all its figures are made up.

Long names, footnotes in text and in cells, three series, suppressed figures, a long table and a totals
row stand here because those are what breaks a page.
"""

from __future__ import annotations

import base64
from dataclasses import replace

from generator.document.blocks import (
    Align,
    Block,
    Callout,
    CalloutKind,
    Cell,
    Chart,
    Column,
    Contents,
    Cover,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Heading,
    Illustration,
    ItemList,
    Link,
    ListItem,
    Marks,
    Metadata,
    Note,
    Origin,
    Paragraph,
    ParagraphStyle,
    Picture,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
    text,
)
from generator.document.chart_specs import (
    Bar,
    ComparisonChart,
    Development,
    Level,
    Line,
    Role,
    Stand,
    TargetOverview,
)

MUNICIPALITY = "Ringkøbing-Skjern"
FILE = "municipalities/ringkoebing-skjern.yaml"
SOURCE = text(
    "Kilde: Demotal til afprøvning, ikke offentliggjort statistik. Periode: januar 2015 – december 2017. "
    "Egne beregninger på baggrund af antal fuldtidspersoner og befolkningen 16-66 år."
)
GREY_BAR = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAAAAAA+i0toAAAADElEQVR42mNoaGgAAAMEAYF1LgG8AAAAAElFTkSuQmCC"
)
MONTHS = ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")
MUNICIPALITIES = (
    "Lyngby-Taarbæk",
    "Ikast-Brande",
    "Lemvig",
    "Varde",
    "Holstebro",
    "Ringkøbing-Skjern",
    "Struer",
    "Herning",
    "Skive",
    "Hedensted",
    "Billund",
    "Vejen",
    "Faaborg-Midtfyn",
    "Vesthimmerland",
    "Jammerbugt",
    "Mariagerfjord",
    "Thisted",
    "Morsø",
    "Tønder",
    "Nordfyn",
    "Kerteminde",
    "Assens",
    "Langeland",
    "Ærø",
    "Samsø",
    "Læsø",
    "Norddjurs",
    "Syddjurs",
    "Brønderslev",
    "Guldborgsund",
)


def local(line: int, path: str) -> Origin:
    """Return the origin of something that the municipality wrote."""
    return Origin("kommune", FILE, line, path)


def sample_document() -> Document:
    """Return the whole sample plan."""
    return Document(
        metadata=Metadata(
            title="Beskæftigelsesplan 2018 for Ringkøbing-Skjern Kommune",
            author="Ringkøbing-Skjern Kommune",
            subject="Kommunens plan for beskæftigelsesindsatsen i 2018",
            keywords=("beskæftigelsesplan", "Ringkøbing-Skjern Kommune", "2018"),
            date="2017-12-12",
        ),
        marks=Marks(
            running_title="Ringkøbing-Skjern Kommune · Beskæftigelsesplan 2018",
            page="Side {side} af {sider}",
            draft="Udkast",
            demo="Planen viser demotal. Tallene er opdigtede og må ikke bruges som statistik.",
        ),
        cover=Cover(
            title="Beskæftigelsesplan 2018",
            subtitle="Flere med i arbejdsfællesskabet mellem fjord og hav",
            authority="Ringkøbing-Skjern Kommune",
            period="1. januar – 31. december 2018",
            identity=(
                _definition("Status", "Udkast til behandling i Beskæftigelsesudvalget"),
                _definition("Version", "3"),
                _definition("Dato", "12. december 2017"),
                _definition("Sagsnummer", "15.20.00-P16-1-17"),
                _definition("Ansvarlig", "Beskæftigelse, Sundhed og Arbejdsmarked"),
            ),
            slogan="Alle, der kan, skal med.",
        ),
        blocks=(
            Contents("Indhold"),
            *_summary(),
            *_situation(),
            *_first_goal(),
            *_second_goal(),
            *_follow_up(),
            *_appendix(),
        ),
    )


def _summary() -> tuple[Block, ...]:
    return (
        Heading(1, text("Sammenfatning"), "sammenfatning", "1"),
        Paragraph(
            text(
                "I 2018 vil Ringkøbing-Skjern Kommune have flere borgere i job og uddannelse. Planen tager "
                "udgangspunkt i ministerens fem mål og siger, hvad kommunen selv vil nå inden årets udgang."
            ),
            ParagraphStyle.LEAD,
            local(8, "indledning"),
        ),
        Paragraph(
            (
                Text("Planen er udarbejdet efter "),
                Link(
                    "lov om organisering og understøttelse af beskæftigelsesindsatsen",
                    "https://www.retsinformation.dk/",
                ),
                Text(" og behandles i "),
                Strong("Beskæftigelsesudvalget"),
                Text(", inden byrådet vedtager den"),
                Note("Vedtagelsen sker i et åbent møde. Referatet findes på kommunens hjemmeside."),
                Text(". Målene måles på de indikatorer, som står i "),
                Reference("Tabel 1", "tabel-maal"),
                Text(", og udviklingen følges hvert kvartal. Hovedvægten ligger på "),
                Emphasis("tidlige og virksomhedsrettede"),
                Text(" forløb, fordi de fleste borgere finder vej til job gennem en arbejdsplads ("),
                Text("Individual Placement and Support", "en"),
                Text(")."),
            ),
            origin=local(12, "indledning"),
        ),
        Chart(
            id="figur-maalbillede",
            label="Figur 1",
            title=text("To af tre måltal er inden for rækkevidde ved årets begyndelse"),
            subtitle=text("Seneste resultat og måltal for 2018, hver indikator på sin egen skala"),
            spec=TargetOverview(
                stands=(
                    Stand(
                        "Offentligt forsørgede, pct. af 16-66-årige", 14.9, 13.8, 13.2, "14,9", "13,8", "13,2"
                    ),
                    Stand("Langtidsledige, personer", 212.0, 187.0, 160.0, "212", "187", "160"),
                    Stand(
                        "Unge uden uddannelse eller job, pct.",
                        8.1,
                        None,
                        6.0,
                        "8,1",
                        "ikke oplyst (diskretioneret)",
                        "6,0",
                    ),
                ),
                was_label="Udgangspunkt 2016",
                now_label="Seneste resultat",
                target_label="Måltal 2018",
                mark="Demotal",
            ),
            alternative_text=(
                "Prikdiagram over tre måltal. Offentligt forsørgede er faldet fra 14,9 til 13,8 pct., "
                "måltallet er "
                "13,2 pct. Langtidsledige er faldet fra 212 til 187 personer, måltallet er 160. Unge uden "
                "uddannelse "
                "eller job var 8,1 pct., det seneste resultat er ikke oplyst, måltallet er 6,0 pct."
            ),
            source=SOURCE,
        ),
        Table(
            id="tabel-maal",
            label="Tabel 1",
            caption=text("Kommunens måltal for 2018"),
            columns=(
                Column(text("Indikator"), 3.2),
                Column(text("Enhed"), 2.0),
                Column(text("Udgangspunkt 2016"), 1.5, Align.RIGHT),
                Column(text("Seneste 2017"), 1.2, Align.RIGHT),
                Column(text("Måltal 2018"), 1.2, Align.RIGHT),
            ),
            rows=(
                _row("Borgere på offentlig forsørgelse", "pct. af 16-66-årige", "14,9", "13,8", "13,2"),
                _row("Langtidsledige dagpengemodtagere", "personer", "212", "187", "160"),
                Row(
                    (
                        Cell(
                            (
                                Text("Unge uden uddannelse eller job"),
                                Note("Unge på 15-24 år, som hverken er i uddannelse eller i beskæftigelse."),
                            )
                        ),
                        Cell(text("pct. af 15-24-årige")),
                        Cell(text("8,1")),
                        Cell(text("ikke oplyst")),
                        Cell(text("6,0")),
                    )
                ),
                _row(
                    "Virksomhedsservicesamarbejdsaftaler om rekruttering og opkvalificering",
                    "aftaler",
                    "41",
                    "58",
                    "75",
                ),
            ),
            summary="Fire indikatorer med udgangspunkt i 2016, seneste resultat i 2017 og måltal for 2018.",
            source=SOURCE,
        ),
        Callout(
            CalloutKind.DEMO,
            text("Demotal"),
            (
                text(
                    "Alle tal i denne plan er opdigtede. De viser, hvordan planen ser ud, når tallene er "
                    "hentet."
                ),
            ),
        ),
    )


def _situation() -> tuple[Block, ...]:
    return (
        Heading(1, text("Den lokale beskæftigelsessituation"), "situation", "2"),
        Heading(2, text("Udviklingen i offentlig forsørgelse"), "situation-udvikling", "2.1"),
        Paragraph(
            (
                Text(
                    "Andelen af borgere på offentlig forsørgelse er faldet gennem tre år. Faldet er "
                    "størst blandt "
                ),
                Text("jobparate dagpengemodtagere, mens antallet af borgere i ressourceforløb er uændret. "),
                Text("Udviklingen er vist i "),
                Reference("Figur 2", "figur-udvikling"),
                Text(" og sammenlignet med nabokommunerne i "),
                Reference("Tabel 2", "tabel-kommuner"),
                Text("."),
            ),
            origin=local(21, "situation"),
        ),
        Chart(
            id="figur-udvikling",
            label="Figur 2",
            title=text("Færre er på offentlig forsørgelse i Ringkøbing-Skjern end i hele landet"),
            subtitle=text(
                "Fuldtidspersoner på offentlig forsørgelse, pct. af 16-66-årige, januar 2015 – december 2017"
            ),
            spec=_development(),
            alternative_text=(
                "Kurvediagram med tre kurver. Ringkøbing-Skjern falder fra 15,6 pct. i januar 2015 til "
                "13,8 pct. i "
                "december 2017. Sammenligningskommunerne falder fra 16,4 til 15,1 pct. og hele landet fra "
                "17,8 til "
                "16,4 pct. Måltallet er 13,2 pct."
            ),
            source=SOURCE,
            table=Table(
                id="tabel-udvikling",
                label="Tal til figur 2",
                caption=text("Fuldtidspersoner på offentlig forsørgelse, pct. af 16-66-årige, december"),
                columns=(
                    Column(text("Område"), 3),
                    Column(text("2015"), 1, Align.RIGHT),
                    Column(text("2016"), 1, Align.RIGHT),
                    Column(text("2017"), 1, Align.RIGHT),
                ),
                rows=(
                    _row("Ringkøbing-Skjern", "15,0", "14,4", "13,8"),
                    _row("Sammenligningskommuner", "16,0", "15,5", "15,1"),
                    _row("Hele landet", "17,3", "16,9", "16,4"),
                ),
                summary="Andelen i december 2015, 2016 og 2017 for tre områder.",
            ),
        ),
        Heading(2, text("Kommunerne imellem"), "situation-kommuner", "2.2"),
        Paragraph(
            text(
                "Forskellen mellem kommunerne afspejler både konjunkturerne, befolkningens alder og "
                "erhvervsstrukturen. Kommuner med få indbyggere vises med forbehold, fordi få personer "
                "flytter "
                "procenten meget."
            )
        ),
        Chart(
            id="figur-kommuner",
            label="Figur 3",
            title=text("Ringkøbing-Skjern ligger blandt de fem kommuner med lavest andel"),
            subtitle=text("Fuldtidspersoner på offentlig forsørgelse, pct. af 16-66-årige, december 2017"),
            spec=ComparisonChart(
                bars=(
                    Bar("Lemvig", 12.4, "12,4"),
                    Bar("Ikast-Brande", 13.1, "13,1"),
                    Bar("Ringkøbing-Skjern", 13.8, "13,8", own=True),
                    Bar("Varde", 14.0, "14,0"),
                    Bar("Holstebro", 14.6, "14,6"),
                    Bar("Faaborg-Midtfyn", 15.9, "15,9"),
                    Bar("Hele landet", 16.4, "16,4", summary=True),
                    Bar("Samsø", None, "ikke oplyst (diskretioneret)"),
                ),
                unit="pct.",
                decimals=1,
                target=Level("Måltal 13,2", 13.2),
                mark="Demotal",
            ),
            alternative_text=(
                "Søjlediagram over otte områder. Lemvig har den laveste andel med 12,4 pct., "
                "Ringkøbing-Skjern er nummer "
                "tre med 13,8 pct., og hele landet har 16,4 pct. Samsøs tal er ikke oplyst."
            ),
            source=SOURCE,
        ),
        _long_table(),
        Callout(
            CalloutKind.RESERVATION,
            text("Forbehold for de seneste måneder"),
            (
                text("Tallene for november og december 2017 er foreløbige og kan ændre sig."),
                text("Tal, der bygger på færre end fem personer, vises ikke."),
            ),
        ),
    )


def _first_goal() -> tuple[Block, ...]:
    return (
        Heading(1, text("Mål 1: Flere i job og uddannelse"), "maal-1", "3"),
        Quote(
            paragraphs=(
                text(
                    "Flere personer skal i beskæftigelse eller uddannelse i stedet for at være på offentlig "
                    "forsørgelse."
                ),
            ),
            attribution=text("Beskæftigelsesministerens udmelding af 8. september 2017, mål 1"),
        ),
        Heading(2, text("Udfordringen hos os"), "maal-1-udfordring", "3.1"),
        Paragraph(
            text(
                "Mange virksomheder mangler medarbejdere, samtidig med at 1.240 borgere har været uden "
                "job i mere end "
                "et år. Afstanden mellem det, virksomhederne efterspørger, og det, de ledige kan, er "
                "størst i "
                "industrien, byggeriet og ældreplejen. Derfor skal opkvalificeringen begynde tidligere og "
                "aftales med "
                "den enkelte virksomhed."
            ),
            origin=local(34, "mål[0].udfordring"),
        ),
        Heading(3, text("Borgere med længerevarende ledighed"), "maal-1-langtid"),
        Paragraph(
            text(
                "Borgere, der har været længe væk fra arbejdsmarkedet, har ofte flere forhold, der skal "
                "løses på samme "
                "tid. Arbejdsmarkedsrehabiliteringen tilrettelægges derfor sammen med sundheds- og "
                "socialområdet, og "
                "hver borger har én gennemgående kontaktperson."
            ),
            origin=local(40, "mål[0].udfordring"),
        ),
        Callout(
            CalloutKind.TARGET,
            text("Måltal"),
            (
                (
                    Text("Andelen på offentlig forsørgelse skal være "),
                    Strong("højst 13,2 pct."),
                    Text(" i december 2018. Det er et fald på 0,6 procentpoint på et år."),
                ),
            ),
        ),
        Heading(2, text("Det gør vi"), "maal-1-indsatser", "3.2"),
        ItemList(
            (
                ListItem(text("Alle nyledige får en jobsamtale inden for to uger.")),
                ListItem(
                    (
                        Text("Virksomhedskonsulenterne besøger 400 virksomheder"),
                        Note("Besøgene registreres i kommunens fagsystem og opgøres hvert kvartal."),
                        Text(", især"),
                    )
                ),
                ListItem(text("virksomheder med færre end 50 ansatte"), 1),
                ListItem(text("virksomheder, der mangler faglærte"), 1),
                ListItem(text("smede, elektrikere og automatikteknikere"), 2),
                ListItem(text("social- og sundhedsassistenter"), 2),
                ListItem(text("Opkvalificering aftales, før kurset købes.")),
            ),
            origin=local(46, "mål[0].indsatser"),
        ),
        Paragraph(text("Indsatserne sættes i gang i denne rækkefølge:")),
        ItemList(
            (
                ListItem(text("Partnerskabsaftaler med erhvervsrådet underskrives.")),
                ListItem(text("Jobformidlerne oplæres i den nye samtalemodel:")),
                ListItem(text("først i Skjern"), 1),
                ListItem(text("dernæst i Ringkøbing og Tarm"), 1),
                ListItem(text("De første fælles virksomhedsbesøg holdes inden påske.")),
            ),
            ordered=True,
            origin=local(55, "mål[0].indsatser"),
        ),
        Paragraph(text("Rækkefølgen kan ændre sig, hvis konjunkturerne vender."), ParagraphStyle.REMARK),
    )


def _second_goal() -> tuple[Block, ...]:
    return (
        Heading(1, text("Mål 2: Virksomhederne skal have den arbejdskraft, de mangler"), "maal-2", "4"),
        Quote(
            paragraphs=(text("Virksomhederne skal sikres den nødvendige og kvalificerede arbejdskraft."),),
            attribution=text("Beskæftigelsesministerens udmelding af 8. september 2017, mål 2"),
        ),
        Callout(
            CalloutKind.PENDING,
            text("Afventer: måltal"),
            (text("Måltallet fastsættes, når rekrutteringsanalysen for efteråret 2017 foreligger."),),
        ),
        Heading(2, text("Økonomi og ansvar"), "maal-2-oekonomi", "4.1"),
        Table(
            id="tabel-indsatser",
            label="Tabel 3",
            caption=text("Indsatser under mål 2 med ansvarlig, frist og udgift"),
            columns=(
                Column(text("Indsats"), 2.6),
                Column(text("Ansvarlig"), 2.2),
                Column(text("Senest"), 1.3),
                Column(text("Udgift, 1.000 kr."), 1.1, Align.RIGHT),
            ),
            rows=(
                _row(
                    "Uddannelsesambassadører i industrien",
                    "Arbejdsmarkedsafdelingen",
                    "30. juni 2018",
                    "1.250",
                ),
                _row(
                    "Rekrutteringsteam for små virksomheder",
                    "Jobcenter Ringkøbing-Skjern",
                    "1. marts 2018",
                    "840",
                ),
                _row(
                    "Helhedsorienteret opkvalificering af ufaglærte til faglærte inden for mangelområder",
                    "Jobcentret og UddannelsesCenter Ringkøbing-Skjern i fællesskab",
                    "31. december 2018",
                    "2.400",
                ),
                Row(tuple(Cell(text(value)) for value in ("I alt", "–", "–", "4.490")), total=True),
            ),
            summary="Tre indsatser med ansvarlig, frist og udgift, og den samlede udgift.",
            source=text("Kilde: Ringkøbing-Skjern Kommunes budget 2018 (demotal)."),
        ),
        Callout(
            CalloutKind.FACT,
            text("Hvad er en fuldtidsperson?"),
            (
                (
                    Text("En "),
                    Emphasis("fuldtidsperson"),
                    Text(
                        " er en person, der modtager ydelsen i hele perioden. To borgere, der hver "
                        "modtager den i et "
                    ),
                    Text("halvt år, tæller som én fuldtidsperson."),
                ),
            ),
        ),
    )


def _follow_up() -> tuple[Block, ...]:
    return (
        Heading(1, text("Opfølgning"), "opfoelgning", "5"),
        Paragraph(
            (
                Text("Udvalget får en status hvert kvartal. Spørgsmål til planen rettes til "),
                Link("jobcenter@example.dk", "mailto:jobcenter@example.dk"),
                Text(". Se også "),
                Reference("afsnit 2.1", "situation-udvikling"),
                Text("."),
            )
        ),
        DefinitionList(
            (
                _definition("1. kvartal", "Status på nyledige og på aftaler med virksomheder"),
                _definition(
                    "2. kvartal",
                    "Midtvejsvurdering i Beskæftigelsesudvalget og i det lokale arbejdsmarkedsforum",
                ),
                _definition("3. kvartal", "Forslag til næste års plan"),
                Definition(
                    text("4. kvartal"),
                    (Text("Årets resultater. "), Strong("Byrådet"), Text(" får en samlet redegørelse.")),
                ),
            )
        ),
    )


def _appendix() -> tuple[Block, ...]:
    return (
        Heading(1, text("Bilag: Sådan er tallene opgjort"), "bilag"),
        Paragraph(
            text(
                "Gennemsnit for flere kommuner er beregnet af antallet af personer og befolkningen, ikke "
                "som et "
                "gennemsnit af procenter."
            )
        ),
        Paragraph(text("Kilde: Demotal til afprøvning. Hentet 4. december 2017."), ParagraphStyle.SOURCE),
    )


def _development() -> Development:
    def falling(first: float, last: float, wave: float) -> tuple[float | None, ...]:
        step = (last - first) / 35
        return tuple(round(first + step * month + wave * ((month * 7) % 5 - 2) / 2, 1) for month in range(36))

    own = falling(15.6, 13.8, 0.2)
    return Development(
        periods=tuple(f"{month} {year}" for year in (2015, 2016, 2017) for month in MONTHS),
        ticks=(0, 12, 24, 35),
        lines=(
            Line(MUNICIPALITY, Role.OWN, (*own[:20], None, *own[21:])),
            Line("Sammenligningskommuner", Role.COMPARATOR, falling(16.4, 15.1, 0.1)),
            Line("Hele landet", Role.COMPARATOR, falling(17.8, 16.4, 0.1)),
        ),
        unit="pct.",
        decimals=1,
        baseline=Level("Udgangspunkt 2016: 14,9", 14.9),
        target=Level("Måltal 2018: 13,2", 13.2),
        breaks=(24,),
        break_label="databrud",
        preliminary=2,
        preliminary_label="foreløbige tal",
        mark="Demotal",
    )


def _long_table() -> Table:
    def figures(place: int) -> tuple[str, str, str]:
        if MUNICIPALITIES[place] in ("Samsø", "Læsø"):
            return "ikke oplyst", "ikke oplyst", "–"
        share = 118 + 2 * place
        return (
            f"{400 + 173 * place:,}".replace(",", "."),
            f"{share // 10},{share % 10}",
            f"−0,{place % 9 + 1}",
        )

    return Table(
        id="tabel-kommuner",
        label="Tabel 2",
        caption=text("Borgere på offentlig forsørgelse i 30 kommuner, december 2017"),
        columns=(
            Column(text("Kommune"), 2.4),
            Column(text("Fuldtidspersoner"), 1.4, Align.RIGHT),
            Column(text("Pct. af 16-66-årige"), 1.4, Align.RIGHT),
            Column(text("Ændring fra 2016, procentpoint"), 1.6, Align.RIGHT),
        ),
        rows=(
            *(_row(name, *figures(place)) for place, name in enumerate(MUNICIPALITIES)),
            Row(tuple(Cell(text(value)) for value in ("I alt", "82.104", "15,2", "−0,5")), total=True),
        ),
        summary="Antal fuldtidspersoner, andel og ændring for 30 kommuner og i alt.",
        source=SOURCE,
    )


def _picture(width_mm: int, height_mm: int, alternative_text: str) -> Picture:
    """Return a grey bar, three times as wide as high."""
    return Picture(GREY_BAR, width_mm, height_mm, alternative_text)


def _definition(term: str, description: str) -> Definition:
    return Definition(text(term), text(description))


def _row(*values: str) -> Row:
    return Row(tuple(Cell(text(value)) for value in values))


def illustrated_sample() -> Document:
    """Return the sample with a logo on its cover, and a portrait and a map with a caption after its lead."""
    sample = sample_document()
    portrait = Illustration(
        _picture(60, 20, "Formanden for Beskæftigelsesudvalget"), origin=local(15, "billede")
    )
    caption = text("Jobcentret har tre adresser. Kilde: kommunen")
    sites = Illustration(_picture(90, 30, "Kort over tre adresser"), caption, origin=local(16, "indledning"))
    return replace(
        sample,
        cover=replace(sample.cover, logo=_picture(36, 12, "Ringkøbing-Skjern Kommunes logo")),
        blocks=(*sample.blocks[:3], portrait, sites, *sample.blocks[3:]),
    )


def with_blocks(*blocks: Block) -> Document:
    """Return the illustrated sample with these blocks instead of its own."""
    return replace(illustrated_sample(), blocks=blocks)
