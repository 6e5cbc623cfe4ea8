"""The kinds of public pages that every browser test visits."""

PAGES = {
    "home": "/en/",
    "programme": "/en/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/",
    "speakers": "/en/speakers/?topic=handicrafts",
    "person": "/en/people/rano-toshniyozova/",
    "talk": "/en/talks/the-role-of-handicrafts-in-society/",
    "exhibition": "/en/exhibitions/international-folk-handicrafts-exhibition/",
    "memorandum": "/en/memoranda/memorandum-of-cooperation/",
    "event": "/en/events/samarkand-forum/",
    "search": "/en/search/?q=handicrafts",
    "topic": "/en/topics/handicrafts/",
    "place": "/en/places/samarkand/",
    "indicator": "/en/indicators/new-jobs/",
    "source": "/en/sources/azernews-samarkand-project/",
    "works": "/en/works/",
    "about": "/en/about/",
    "data": "/en/data/",
    "accessibility": "/en/accessibility/",
    "correction": "/en/corrections/event/samarkand-forum/",
    "large print": "/en/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/large-print/",
    "missing": "/en/no-such-page/",
    "azerbaijani": "/az/",
    "uzbek": "/uz/people/erkin-toshbotirov/",
    "russian": "/ru/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/",
}
SPEAKERS = "/en/speakers/"
