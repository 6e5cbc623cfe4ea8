"""Pictures on the pages: beneath the table or list that says the same, and hidden from those who read that."""

import re

import pytest
from django.test import Client

from tests import factories as f

pytestmark = pytest.mark.django_db
PROJECT = "/en/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/"


def page_of(client: Client, path: str) -> str:
    return re.sub(r"\s+", " ", client.get(path).content.decode())


def test_the_chart_stands_beneath_its_table_and_is_silent(samarkand: None, stranger: Client) -> None:
    page = page_of(stranger, "/en/indicators/jobs-planned/")
    charts = re.findall(r'<figure class="chart"[^>]*>', page)
    assert charts == ['<figure class="chart" aria-hidden="true">']
    assert page.index("</table>") < page.index(charts[0])
    assert re.findall(r"Scale from 0 to ([\d,]+)", page) == ["150,000", "15,000"]
    assert re.findall(r"<a [^>]*href=\"([^\"]+csv)\"", page) == [
        "/en/indicators/jobs-planned.csv",
        "/en/indicators.csv",
    ]


def test_ranges_are_dashed_and_numbers_keep_their_point_in_every_language(samarkand: None, stranger: Client) -> None:
    for code in ("en", "az", "uz", "ru"):
        page = page_of(stranger, f"/{code}/indicators/jobs-planned/")
        dashed = re.findall(r'<rect fill="none" stroke-dasharray="4 3" x="([^"]+)" width="([^"]+)"', page)
        assert dashed == [("10.0%", "3.33%"), ("10.0%", "3.33%"), ("66.67%", "10.0%")]


def test_every_figure_of_a_table_names_its_source(samarkand: None, stranger: Client) -> None:
    page = page_of(stranger, "/en/indicators/new-jobs/")
    table = page[page.index("<table>") : page.index("</table>")]
    assert table.count("/en/sources/news-az-employment-figures/") == 3
    assert table.count("/en/organisations/state-statistics-committee-of-azerbaijan/") == 1


def test_one_figure_makes_no_chart(samarkand: None, stranger: Client) -> None:
    page = page_of(stranger, "/en/initiatives/khankendi-sewing-factory/")
    assert (page.count('class="chart"'), page.count("over 200 people")) == (0, 1)


def test_every_address_in_a_timeline_is_on_its_page(samarkand: None, stranger: Client) -> None:
    for path, days in ((PROJECT, 4), ("/en/events/samarkand-forum/", 2)):
        page = page_of(stranger, path)
        picture = page[page.index('<section class="timeline"') :]
        picture = picture[: picture.index("</section>")]
        links = re.findall(r'href="#([^"]+)"', picture)
        assert [link for link in links if f'id="{link}"' not in page] == []
        assert (picture.count('<p class="kicker'), len(links) > 9) == (days, True)
        assert page.index(f'id="{links[-1]}"') < page.index('<section class="timeline"')


def test_undated_programmes_have_no_axis(samarkand: None, stranger: Client) -> None:
    page = page_of(stranger, PROJECT)
    assert (page.count('class="days"'), page.count('class="chart"')) == (1, 0)


def test_dated_events_stand_on_an_axis_and_undated_ones_only_under_their_day(stranger: Client) -> None:
    project = f.project(dates="2024-05-12/2024-05-15")
    f.event("Synthetic opening", project=project, dates="2024-05-12", day="1", start_time="10:30", timezone="Asia/Baku")
    f.event("Synthetic walk", project=project)
    page = page_of(stranger, project.get_absolute_url())
    axis = page[page.index('<figure class="chart">') : page.index("</figure>")]
    assert (axis.count("<rect"), axis.count("Synthetic opening"), axis.count("Synthetic walk")) == (2, 1, 0)
    assert re.findall(r"<text[^>]*>([^<]+)", axis) == ["12 May", "13", "14", "15"]
    assert page.count("10:30") == 2  # in the programme, and at a glance


def test_a_single_event_is_no_timeline(stranger: Client) -> None:
    project = f.project()
    event = f.event(project=project)
    pages = [page_of(stranger, record.get_absolute_url()) for record in (project, event)]
    assert [page.count('class="timeline"') for page in pages] == [0, 0]


def test_connections_are_a_list_first_then_a_silent_picture(samarkand: None, stranger: Client) -> None:
    page = page_of(stranger, PROJECT)
    section = page[page.index('aria-labelledby="connections"') :]
    section = section[: section.index("</section>")]
    assert section.index("</dl>") < section.index('<figure aria-hidden="true">')
    picture = section[section.index("<svg") : section.index("</svg>")]
    assert (picture.count("<a"), picture.count('tabindex="-1"'), picture.count("<rect")) == (21, 20, 4)
    assert len(picture.encode()) <= 15 * 1024
    assert "stands in the list only" not in section


def test_pages_with_connections(samarkand: None, stranger: Client) -> None:
    paths = ("people/leyla-musayeva", "people/laman-ismayilova", "organisations/leyla-khazari-gallery")
    found = [page_of(stranger, f"/en/{path}/").count('id="connections"') for path in paths]
    assert found == [1, 0, 1]
