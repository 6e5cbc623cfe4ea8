"""A person in JSON."""

from catalog.api.fields import Column, Edtf, Several, Words
from catalog.api.records.record import RecordDocument
from events.models import Person


class PersonDocument(RecordDocument):
    model = Person

    sort_name = Column()
    honorific = Column()
    given_name = Column()
    patronymic = Column()
    family_name = Column()
    other_spellings = Several()
    biography = Words()
    country = Column()
    birth = Edtf()
    death = Edtf()
    links = Several()
