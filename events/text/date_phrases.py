"""The few words around a date that CLDR has no pattern for, in our four languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """Patterns of one language. {} is what they go round; in Azerbaijani the second is a year's ending."""

    # How a date stands alone, as a beginning and as an end: first when exact, then when approximate.
    frames: dict[str, tuple[str, str]]
    possibly: str
    open_end: str
    unknown_end: str
    open_start: str
    unknown_start: str
    year: str
    years: str
    decade: dict[str, str]
    century: dict[str, str]
    seasons: dict[str, tuple[str, str, str, str]]
    hidden: dict[str, str]
    day_dash: str = "–"
    year_cases: dict[str, str] | None = None


def _every_case(pattern: str) -> dict[str, str]:
    return dict.fromkeys(("plain", "since", "until", "genitive"), pattern)


ENGLISH = Phrases(
    frames={
        "plain": ("{}", "about {}"),
        "since": ("from {}", "from about {}"),
        "until": ("until {}", "until about {}"),
    },
    possibly="possibly {}",
    open_end="{}, no end",
    unknown_end="{}, end not known",
    open_start="{}, no beginning",
    unknown_start="{}, beginning not known",
    year="{}",
    years="{}–{}",
    decade={"plain": "{}s", "since": "the {}s", "until": "the {}s"},
    century={"plain": "{} century", "since": "the {} century", "until": "the {} century"},
    seasons=dict.fromkeys(("plain", "since", "until"), ("spring {}", "summer {}", "autumn {}", "winter {}")),
    hidden={
        "day": ", day not known",
        "month": ", month not known",
        "day and month": ", day and month not known",
    },
)

AZERBAIJANI = Phrases(
    frames={"plain": ("{}", "təxminən {}"), "since": ("{}", "təxminən {}"), "until": ("{}", "təxminən {}")},
    possibly="ehtimal ki, {}",
    open_end="{}, sonu açıqdır",
    unknown_end="{}, sonu məlum deyil",
    open_start="{}, başlanğıcı açıqdır",
    unknown_start="{}, başlanğıcı məlum deyil",
    year="{}",
    years="{}–{}-{} illər",
    decade={
        "plain": "{}-{} illər",
        "since": "{}-{} illərdən",
        "until": "{}-{} illərə qədər",
    },
    century={"plain": "{} əsr", "since": "{} əsrdən", "until": "{} əsrə qədər"},
    seasons={
        "plain": ("{}-{} ilin yazı", "{}-{} ilin yayı", "{}-{} ilin payızı", "{}-{} ilin qışı"),
        "since": (
            "{}-{} ilin yazından",
            "{}-{} ilin yayından",
            "{}-{} ilin payızından",
            "{}-{} ilin qışından",
        ),
        "until": (
            "{}-{} ilin yazına qədər",
            "{}-{} ilin yayına qədər",
            "{}-{} ilin payızına qədər",
            "{}-{} ilin qışına qədər",
        ),
    },
    hidden={
        "day": ", günü məlum deyil",
        "month": ", ayı məlum deyil",
        "day and month": ", günü və ayı məlum deyil",
    },
    year_cases={"since": "ildən", "until": "ilə qədər"},
)

UZBEK = Phrases(
    frames={
        "plain": ("{}", "taxminan {}"),
        "since": ("{}dan", "taxminan {}dan"),
        "until": ("{}gacha", "taxminan {}gacha"),
    },
    possibly="ehtimol, {}",
    open_end="{}, tugash muddati yoʻq",
    unknown_end="{}, tugashi maʼlum emas",
    open_start="{}, boshlanish muddati yoʻq",
    unknown_start="{}, boshlanishi maʼlum emas",
    year="{}-yil",
    years="{}–{}-yillar",
    decade=_every_case("{}-yillar"),
    century=_every_case("{} asr"),
    seasons=dict.fromkeys(("plain", "since", "until"), ("{}-yil bahori", "{}-yil yozi", "{}-yil kuzi", "{}-yil qishi")),
    hidden={
        "day": ", kuni maʼlum emas",
        "month": ", oyi maʼlum emas",
        "day and month": ", kuni va oyi maʼlum emas",
    },
    day_dash="-",
)

RUSSIAN = Phrases(
    frames={
        "plain": ("{}", "около {}"),
        "since": ("с {}", "примерно с {}"),
        "until": ("до {}", "примерно до {}"),
    },
    possibly="предположительно {}",
    open_end="{}, без окончания",
    unknown_end="{}, окончание неизвестно",
    open_start="{}, без начала",
    unknown_start="{}, начало неизвестно",
    year="{} г.",
    years="{}–{} гг.",
    decade={"plain": "{}-е гг.", "genitive": "{}-х гг."},
    century={"plain": "{} век", "genitive": "{} века"},
    seasons={
        "plain": ("весна {} г.", "лето {} г.", "осень {} г.", "зима {} г."),
        "genitive": ("весны {} г.", "лета {} г.", "осени {} г.", "зимы {} г."),
    },
    hidden={
        "day": ", день неизвестен",
        "month": ", месяц неизвестен",
        "day and month": ", день и месяц неизвестны",
    },
)

PHRASES = {"en": ENGLISH, "az": AZERBAIJANI, "uz": UZBEK, "ru": RUSSIAN}

# Ending of an Azerbaijani ordinal by the last numeral that is spoken: its place, then the digit there
# (bir, birinci: 1-ci; on, onuncu: 10-cu; yüz, yüzüncü: 100-cü; min, mininci: 1000-ci).
AZ_ORDINALS = (
    (1, ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")),
    (10, ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")),
    (100, ("", "cü", "cü", "cü", "cü", "cü", "cü", "cü", "cü", "cü")),
    (1000, ("", "ci", "ci", "ci", "ci", "ci", "ci", "ci", "ci", "ci")),
)
