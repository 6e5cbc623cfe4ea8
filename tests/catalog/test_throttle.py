"""How much one address may send, and that no address is kept."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from catalog import throttle


@pytest.fixture(autouse=True)
def few(settings: object) -> None:
    settings.CORRECTIONS_PER_ADDRESS, settings.CORRECTIONS_PER_DAY = 2, 5
    cache.clear()


def sends(address: str, times: int = 1) -> list[bool]:
    return [throttle.admits(RequestFactory().post("/", REMOTE_ADDR=address)) for _ in range(times)]


def test_an_address_may_send_so_much_a_day() -> None:
    assert (sends("192.0.2.1", 4), sends("192.0.2.2")) == ([True, True, False, False], [True])


def test_all_together_may_send_so_much_a_day() -> None:
    assert [sends(f"192.0.2.{number}")[0] for number in range(7)] == [True] * 5 + [False] * 2


def test_refused_letters_do_not_count_for_the_others() -> None:
    sends("192.0.2.1", 50)
    assert sends("192.0.2.2", 2) == [True, True]


def test_the_next_day_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    sends("192.0.2.1", 3)
    later = throttle.timezone.localdate().replace(year=2099)
    monkeypatch.setattr(throttle.timezone, "localdate", lambda: later)
    assert sends("192.0.2.1", 3) == [True, True, False]


@pytest.mark.parametrize(
    ("address", "half"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_household_is_one_address(address: str, half: str) -> None:
    assert throttle.neighbourhood(address) == half


def test_no_address_is_kept() -> None:
    sends("192.0.2.77")
    kept = repr(cache._cache)
    assert ("192.0.2" in kept, len(cache._cache)) == (False, 3)


def test_the_trace_of_an_address_differs_from_day_to_day() -> None:
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
    traces = [throttle.trace(request, day) for day in ("2024-01-01", "2024-01-01", "2024-01-02")]
    assert (traces[0] == traces[1], traces[0] == traces[2]) == (True, False)


def test_a_full_cache_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(key: str) -> int:
        raise ValueError(key)

    monkeypatch.setattr(cache, "incr", gone)
    assert sends("192.0.2.1", 2) == [True, True]


def asks(address: str, times: int = 1) -> list[int]:
    return [throttle.waits(RequestFactory().get("/", REMOTE_ADDR=address)) for _ in range(times)]


def test_an_address_may_ask_so_much_a_minute(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.API_PER_MINUTE = 2
    monkeypatch.setattr(throttle.time, "time", lambda: 6_000_015.5)
    assert (asks("192.0.2.1", 4), asks("192.0.2.2")) == ([0, 0, 45, 45], [0])
    monkeypatch.setattr(throttle.time, "time", lambda: 6_000_060.0)
    assert asks("192.0.2.1") == [0]


def test_without_a_limit_nobody_is_counted(settings: object) -> None:
    settings.API_PER_MINUTE = 0
    assert asks("192.0.2.1", 9) == [0] * 9


def test_many_who_ask_do_not_make_letters_forgotten() -> None:
    sends("192.0.2.1", 2)
    for number in range(400):
        asks(f"198.51.{number // 250}.{number % 250}")
    assert sends("192.0.2.1") == [False]
