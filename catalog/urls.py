"""The site's table of contents."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.templatetags.static import static
from django.urls import path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from catalog.api import addresses as api
from catalog.interchange import formats, records
from catalog.interchange import indicator as figures
from catalog.printing import answering
from catalog.views import (
    about,
    artisan,
    correction,
    data,
    event,
    exhibition,
    home,
    identity,
    indicator,
    initiative,
    large_print,
    media,
    memorandum,
    missed,
    organisation,
    ornament,
    person,
    place,
    preview,
    project,
    search,
    sitemaps,
    source,
    talk,
    topic,
    work,
)

urlpatterns = [
    path("admin/", admin.site.urls),
    *formats.ANYWHERE,
    *api.ADDRESSES,
    path("id/<uuid:uuid>", identity.identity, name="identity"),
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("img/favicon.svg"))),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>-<int:number>.xml", sitemaps.section, name="sitemap-part"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap-section"),
    path("ornament/<str:family>/<slug:slug>.svg", ornament.svg, name="ornament"),
    path("ornament/<str:family>/<slug:slug>.png", ornament.png, name="poster"),
    path("media/renditions/<str:folder>/<str:name>", media.rendition, name="rendition"),
]

urlpatterns += i18n_patterns(
    path("", home.home, name="home"),
    path("projects/", project.index, name="project-list"),
    path("projects/<slug:slug>/", project.detail, name="project-detail"),
    path("projects/<slug:slug>/large-print/", large_print.project, name="project-large-print"),
    path("events/", event.index, name="event-list"),
    path("events/<slug:slug>/", event.detail, name="event-detail"),
    path("events/<slug:slug>/large-print/", large_print.event, name="event-large-print"),
    path("talks/", talk.index, name="talk-list"),
    path("talks/<slug:slug>/", talk.detail, name="talk-detail"),
    path("speakers/", person.speakers, name="speaker-list"),
    path("people/", person.index, name="person-list"),
    path("people/<slug:slug>/", person.detail, name="person-detail"),
    path("organisations/", organisation.index, name="organisation-list"),
    path("organisations/<slug:slug>/", organisation.detail, name="organisation-detail"),
    path("places/", place.index, name="place-list"),
    path("places/<slug:slug>/", place.detail, name="place-detail"),
    path("topics/", topic.index, name="topic-list"),
    path("topics/<slug:slug>/", topic.detail, name="topic-detail"),
    path("exhibitions/", exhibition.index, name="exhibition-list"),
    path("exhibitions/<slug:slug>/", exhibition.detail, name="exhibition-detail"),
    path("works/", work.index, name="work-list"),
    path("works/<slug:slug>/", work.detail, name="work-detail"),
    path("artisans/", artisan.index, name="artisan-list"),
    path("artisans/<slug:slug>/", artisan.detail, name="artisan-detail"),
    path("memoranda/", memorandum.index, name="memorandum-list"),
    path("memoranda/<slug:slug>/", memorandum.detail, name="memorandum-detail"),
    path("initiatives/", initiative.index, name="initiative-list"),
    path("initiatives/<slug:slug>/", initiative.detail, name="initiative-detail"),
    path("indicators/", indicator.index, name="indicator-list"),
    path("indicators.csv", figures.every, name="indicators-csv"),
    path("indicators/<slug:slug>.csv", figures.one, name="indicator-csv"),
    path("indicators/<slug:slug>/", indicator.detail, name="indicator-detail"),
    path("sources/", source.index, name="source-list"),
    path("sources/<slug:slug>/", source.detail, name="source-detail"),
    *formats.IN_EACH_LANGUAGE,
    *api.IN_EACH_LANGUAGE,
    *answering.IN_EACH_LANGUAGE,
    *[
        path(f"{plural}.<str:ending>", records.listed, {"plural": plural}, name=f"{plural}-file")
        for plural in records.LISTS
    ],
    path("documents/<slug:slug>/file", media.document, name="document-file"),
    path("search/", search.search, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("search/missed", missed.report, name="search-missed"),
    path("corrections/", correction.correction, name="letter"),
    path("corrections/thanks/", correction.thanks, name="letter-thanks"),
    path("corrections/<slug:noun>/<slug:slug>/", correction.correction, name="correction"),
    path("corrections/<slug:noun>/<slug:slug>/thanks/", correction.thanks, name="correction-thanks"),
    path("about/", about.about, name="about"),
    path("data/", data.data, name="data"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("preview/<slug:noun>/<slug:slug>/", preview.preview, name="preview"),
)

handler400 = "catalog.views.errors.bad_request"
handler404 = "catalog.views.errors.not_found"
handler500 = "catalog.views.errors.server_error"
