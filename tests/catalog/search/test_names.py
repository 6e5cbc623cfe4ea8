"""The index of names: every spelling of a name finds its owner first, and changes are as good as a fresh start."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.search.names import Found, NameIndex
from events.text.keys import keys

NAMES = """Gulnora Toshniyozova
Həsənova Günay
Samarqand
Safed kuh
Bobur Toshmatov
Toshkent
Tashtagol
Aysel Hüseynova
Rafiq Həsənov
Самара
Samarium
Oʻzbekiston davlat sanʼat muzeyi
Shirin Toʻraqulova
Ёқуб Йўлдошев
Şəki xan sarayı
Шахрисабз
Qarshi
Бухоро
Xiva
Ничка Ҳасанбоева
Pardaboy Niyozov
Гузаль Ташматова
Лагич
Qəbələ
Sarı çiçək
Ikat atlas
Dilbar Rahimova
Kamoliddin Behzod nomidagi muzey
Наргиза Каримова
Jamila Cabbarlı
Мадина Касымова
Orxan Quliyev
Elmira Guluzadə
Женева
Ferghana
Андижан
Nurota
Rishton
Гиждуван
Termiz""".splitlines()


def index_of(*titles: str) -> NameIndex:
    index = NameIndex()
    for owner, title in enumerate(titles):
        index.put(owner, [keys(title)])
    return index


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return index_of(*NAMES)


@pytest.mark.parametrize(
    ("title", "queries"),
    [
        (
            "Gulnora Toshniyozova",
            "Toshniyozova|Toshniyazova|Тошниёзова|Ташниязова|Tashniyozova|TASHNIYAZOVA|toshni|тошни|Toshniezova"
            "|toshniyozova gulnora|Гульнора|Toshnyozova|Tohsniyozova",
        ),
        ("Həsənova Günay", "Həsənova|Hasanova|Гасанова|Hesenova|Һәсәнова|Gasanova|həsəno|Gunay Hasanova|гюнай"),
        ("Samarqand", "Samarkand|Səmərqənd|Самарқанд|Самарканд|samarq|самарк|Samarcand|Smarkand"),
        ("Safed kuh", "safedkuh|safed|kuh safed|Сафед кух|safedk"),
        ("Ёқуб Йўлдошев", "Yoqub Yoʻldoshev|Yakub Yuldashev|Якуб Юлдашев|Iakub Iuldashev|yo'ldosh"),
        ("Şəki xan sarayı", "Sheki xan|Шеки|Шәки|seki xan sarayi|shaki khan"),
        ("Orxan Quliyev", "Орхан Кулиев|Orkhan Guliyev|Гулијев|Kuliev"),
        ("Jamila Cabbarlı", "Джаббарлы|Djabbarly|Jabbarli|Ҹаббарлы"),
        ("Гиждуван", "Gʻijduvon|Gijduvan|Gizhduvan|G'ijduvon"),
    ],
)
def test_every_spelling_finds_its_name_first(index, title, queries) -> None:
    firsts = {query: NAMES[index.find(keys(query), begun=True)[0].owner] for query in queries.split("|")}
    assert firsts == dict.fromkeys(queries.split("|"), title)


def test_the_same_letters_come_before_the_same_sounds() -> None:
    index = index_of("Гасан", "Hasanov", "Ҳасан", "Həsən", "Hasan", "Hasan ota")
    assert [index.find(keys("hasan"), begun=True)[at].owner for at in range(4)] == [3, 4, 2, 5]
    assert index.find(keys("Hasan"), begun=True)[1] == Found(owner=4, name=0, score=1.0)


def test_an_owner_is_found_once_by_its_best_name() -> None:
    index = NameIndex()
    index.put(7, [keys("Tashkent"), keys(""), keys("Toshkent"), keys("Toshkent"), keys("Ташкент")])
    assert (len(index), index.find(keys("toshkent"), begun=False)) == (3, [Found(7, 2, 1.0)])


def test_a_beginning_counts_only_where_it_may(index) -> None:
    scores = [
        {found.owner: round(found.score, 1) for found in index.find(keys("gulno"), begun=begun)}[0]
        for begun in (True, False)
    ]
    assert scores == [0.9, 0.7]


def test_nothing_is_found_in_an_empty_index_or_for_nothing(index) -> None:
    assert (NameIndex().find(keys("a"), begun=True), index.find([], begun=True)) == ([], [])
    assert (NameIndex().holders(keys("a")[0], begun=True, least=0), len(NameIndex())) == ({}, 0)


def test_holders_of_a_word_have_it_in_any_spelling(index) -> None:
    found = index.holders(keys("Hasanova")[0], begun=False, least=0.9)
    assert [NAMES[owner] for owner in found] == ["Həsənova Günay"]
    assert index.holders(keys("музей")[0], begun=False, least=0.8).keys() == {11, 27}


@given(st.lists(st.tuples(st.integers(0, 5), st.lists(st.sampled_from(NAMES), max_size=3)), max_size=12))
@settings(max_examples=50, deadline=None)
def test_changes_are_as_good_as_a_fresh_start(changes) -> None:
    changed, last = NameIndex(), {}
    for owner, titles in changes:
        changed.put(owner, [keys(title) for title in titles])
        last[owner] = titles
    fresh = NameIndex()
    for owner, titles in last.items():
        fresh.put(owner, [keys(title) for title in titles])
    assert len(changed) == len(fresh)
    for query in ("toshni", "Самарканд", "h", "rahimova muzey", "safedkuh"):
        assert changed.find(keys(query), begun=True) == fresh.find(keys(query), begun=True)


def test_an_owner_that_is_dropped_is_gone() -> None:
    index = index_of("Xiva", "Buxoro")
    index.drop(0)
    index.drop(5)
    assert (len(index), [each.owner for each in index.find(keys("xiva"), begun=True)]) == (1, [])
    assert (len(index.words), index.words.grams.holders.keys() & {" xi"}) == (1, set())


@pytest.mark.parametrize("query", ["\0", "🙂" * 500, "a" * 10_000, "а́" * 5_000, "x " * 5_000, "日", "1", "ш" * 10_000])
def test_any_query_is_answered(index, query) -> None:
    assert index.find(keys(query), begun=True, most=3)[3:] == []
