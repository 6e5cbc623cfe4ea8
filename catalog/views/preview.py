"""A curator's look at a record before the public sees it: the one place that may show drafts."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.vary import vary_on_cookie

from catalog.queries.sight import EVERYTHING, Sight
from catalog.views import (
    artisan,
    event,
    exhibition,
    indicator,
    initiative,
    memorandum,
    organisation,
    person,
    place,
    project,
    source,
    talk,
    topic,
    work,
)
from events import reach
from events.models import PUBLIC_NOUNS

ROOMS = (
    artisan, event, exhibition, indicator, initiative, memorandum, organisation, person, place, project, source, talk,
    topic, work,
)  # fmt: skip
SHOWN_BY = {room.__name__.rpartition(".")[2]: room for room in ROOMS}
MODELS = {model._meta.model_name: model for model in PUBLIC_NOUNS}


@never_cache
@vary_on_cookie
@permission_required("events.view_talk", login_url="admin:login")
def preview(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    if noun not in SHOWN_BY:
        raise Http404(noun)
    if not request.user.has_perm(f"events.view_{noun}"):
        raise Http404(noun)
    request.preview = True
    # Whoever enters drafts only has no look at those of others, nor at what they are called in a public record.
    sight = EVERYTHING if reach.sees_all(request.user, MODELS[noun]) else Sight(by=request.user.pk)
    room = SHOWN_BY[noun]
    return room.show(request, room.reads.page(slug, sight), sight)
