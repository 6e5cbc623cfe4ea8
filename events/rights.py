"""Statements of rights: Creative Commons and RightsStatements addresses, with what they say."""

from django.utils.translation import gettext_lazy as _

_CC = "http://creativecommons.org/"
_RS = "http://rightsstatements.org/vocab/"

UNDETERMINED = f"{_RS}UND/1.0/"

RIGHTS_CHOICES = [
    (UNDETERMINED, _("Copyright undetermined")),
    (f"{_RS}InC/1.0/", _("In copyright")),
    (f"{_RS}InC-OW-EU/1.0/", _("In copyright: orphan work in the European Union")),
    (f"{_RS}InC-RUU/1.0/", _("In copyright: rights-holder cannot be found")),
    (f"{_RS}InC-EDU/1.0/", _("In copyright: educational use permitted")),
    (f"{_RS}InC-NC/1.0/", _("In copyright: non-commercial use permitted")),
    (f"{_RS}NoC-NC/1.0/", _("No copyright: non-commercial use only")),
    (f"{_RS}NoC-CR/1.0/", _("No copyright: contractual restrictions")),
    (f"{_RS}NoC-OKLR/1.0/", _("No copyright: other known legal restrictions")),
    (f"{_RS}NoC-US/1.0/", _("No copyright in the United States")),
    (f"{_RS}NKC/1.0/", _("No known copyright")),
    (f"{_RS}CNE/1.0/", _("Copyright not evaluated")),
    (f"{_CC}licenses/by/4.0/", _("Creative Commons Attribution 4.0")),
    (f"{_CC}licenses/by-sa/4.0/", _("Creative Commons Attribution-ShareAlike 4.0")),
    (f"{_CC}licenses/by-nc/4.0/", _("Creative Commons Attribution-NonCommercial 4.0")),
    (f"{_CC}licenses/by-nc-sa/4.0/", _("Creative Commons Attribution-NonCommercial-ShareAlike 4.0")),
    (f"{_CC}licenses/by-nd/4.0/", _("Creative Commons Attribution-NoDerivatives 4.0")),
    (f"{_CC}licenses/by-nc-nd/4.0/", _("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0")),
    (f"{_CC}publicdomain/zero/1.0/", _("Public domain dedication (CC0)")),
    (f"{_CC}publicdomain/mark/1.0/", _("Public domain mark")),
]
