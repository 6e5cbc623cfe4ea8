"""A form of a record that was sent after the login had run out: held in the login page, and given back afterwards."""

from django.contrib import admin
from django.contrib.auth.forms import AuthenticationForm
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

FIELD = "_held"
SALT = "held"
LONGEST = 24 * 3600  # seconds
NOT_HELD = ("csrfmiddlewaretoken", FIELD)


def is_worth_holding(request: HttpRequest) -> bool:
    """Whether somebody without a login has sent the form of a record; forms with passwords are never held."""
    match = request.resolver_match
    name = (match and match.url_name) or ""
    is_form = name.startswith("events_") and name.endswith(("_add", "_change"))
    return request.method == "POST" and is_form and not request.user.is_authenticated


def ask_to_log_in(site: admin.AdminSite, request: HttpRequest) -> HttpResponse:
    """The login page, which holds what was sent. The files of a form are not held: browsers choose them anew."""
    fields = [(name, value) for name, values in request.POST.lists() if name not in NOT_HELD for value in values]
    held = signing.dumps({"path": request.get_full_path(), "fields": fields}, salt=SALT, compress=True)
    context = {
        **site.each_context(request),
        "title": _("Log in"),
        "subtitle": None,
        "form": AuthenticationForm(request),
        "app_path": reverse("admin:login", current_app=site.name),
        "next": request.get_full_path(),
        "held": held,
    }
    return TemplateResponse(request, "admin/login.html", context, status=401)


def give_back(site: admin.AdminSite, request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """After the login what was held, to be saved by one more press; before it the login page, which goes on holding."""
    held = request.POST.get(FIELD, "")
    try:
        told = signing.loads(held, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return answer
    if not request.user.is_authenticated or not site.has_permission(request):
        if isinstance(answer, TemplateResponse):
            answer.context_data["held"] = held
        return answer
    context = {**site.each_context(request), "title": _("What you typed is still here"), **told}
    given = TemplateResponse(request, "admin/held.html", context)
    for name, cookie in answer.cookies.items():
        given.cookies[name] = cookie
    return given
