"""Towns of the two countries and the names of all countries, with or without an ending behind."""

from functools import cache

from events.intake.press.tokens import WORD, Token
from events.text.folding import fold
from events.text.languages import LANGUAGES, country_codes, country_name

# Towns of the two countries in the spellings of four languages, by the beginnings of their search keys.
TOWNS = """
    baku baki sumqayit sumgait ganja gence gəncə sheki shaki şəki shusha şuşa lankaran lənkəran guba quba gabala qəbələ
    nakhchivan naxçıvan naxcivan khankendi xankəndi shamakhi şamaxı ismayilli lahij lahıc mingachevir agdam aghdam ağdam
    lachin laçın zangilan zəngilan fuzuli füzuli gusar qusar khachmaz xaçmaz barda bərdə goychay goranboy
    samarkand samarqand səmərqənd tashkent toshkent daşkənd bukhara buxoro buxara khiva xiva xivə kokand qoqon qo'qon
    fergana farg'ona fərqanə namangan andijan andijon nukus termez termiz karshi qarshi jizzakh jizzax navoi navoiy
    urgench urganch margilan marg'ilon rishtan rishton gijduvan g'ijduvon shahrisabz gulistan guliston
    istanbul ankara almaty astana bishkek dushanbe ashgabat tbilisi moscow moskva москва paris geneva tehran
    seoul tokyo kyoto osaka beijing xian shanghai delhi mumbai jaipur islamabad lahore karachi kabul herat mashhad
    isfahan tabriz yazd shiraz baghdad riyadh jeddah sharjah dubai doha kuwait cairo amman muscat beirut damascus hanoi
    jakarta bangkok rome milan venice berlin munich vienna london madrid lisbon athens sofia bucharest budapest prague
    warsaw kyiv minsk vilnius riga tallinn helsinki stockholm brussels amsterdam strasbourg zurich new_york washington
    yerevan batumi telavi kutaisi konya bursa izmir gaziantep kayseri antalya trabzon edirne turkistan shymkent osh
    khujand chimbay surkhandarya kazan ufa
    баку самарканд ташкент бухара хива гянджа шеки шуша лянкяран сумгаит нахчыван ханкенди коканд фергана наманган
    андижан нукус термез карши навои ургенч маргилан риштан ашхабад тбилиси стамбул анкара астана алматы
"""


@cache
def towns() -> frozenset[str]:
    return frozenset(fold(word) for word in TOWNS.split())


@cache
def countries() -> frozenset[str]:
    return frozenset(fold(country_name(code, language)) for code in country_codes() for language in LANGUAGES)


def town(word: str) -> str:
    """The town that a word names, with or without an ending behind (Səmərqənddə, Toshkentda, Ташкенте, Бухаре)."""
    if fold(word) in towns():
        return word
    for size in range(1, 5):
        if len(word) - size > 2 and fold(word[:-size]) in towns():
            return word[:-size]
    return word[:-1] + "а" if len(word) > 3 and fold(word[:-1]) + "a" in towns() and not word.isascii() else ""


def is_country(token: Token) -> bool:
    return token.kind == WORD and (fold(token.text) in countries() or token.text in ("UK", "USA", "UAE"))


def is_place(word: str) -> bool:
    return bool(town(word)) or fold(word) in countries()
