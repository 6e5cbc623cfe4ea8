"""The few words around a date that CLDR has no pattern for, in our four languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """Patterns of one language. {} is what they go round; in Azerbaijani the second is a year's ending."""

    # How a date stands alone, as a beginning, as an end and as a deadline: first when exact, then when approximate.
    # An end that is open (..) is said by nothing more; one that is unknown is said to be so.
    frames: dict[str, tuple[str, str]]
    possibly: str
    unknown_end: str
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
        "by": ("by {}", "by about {}"),
    },
    possibly="possibly {}",
    unknown_end="{}, end not known",
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
    frames=dict.fromkeys(("plain", "since", "until", "by"), ("{}", "təxminən {}")),
    possibly="ehtimal ki, {}",
    unknown_end="{}, sonu məlum deyil",
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
        "by": ("{}gacha", "taxminan {}gacha"),
    },
    possibly="ehtimol, {}",
    unknown_end="{}, tugashi maʼlum emas",
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
        "by": ("к {}", "примерно к {}"),
    },
    possibly="предположительно {}",
    unknown_end="{}, окончание неизвестно",
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
