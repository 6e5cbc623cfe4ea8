"""Which words of a record exist in four languages: each model's own `translated` tuple, told to modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from events.models import NOUNS, PARTS

for model in (*NOUNS, *PARTS):
    register(model)(type(f"{model.__name__}Words", (TranslationOptions,), {"fields": model.translated}))
