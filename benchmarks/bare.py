"""The measure of all pages: a bare Django view that returns 20 KB, under the same server."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"<p>Synthetic words of a bare page.</p>\n" * 512  # 20 KB


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("", bare)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="benchmark", MIDDLEWARE=[])
application = get_wsgi_application()
