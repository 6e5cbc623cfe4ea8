"""Two curators and one record, so that nobody overwrites anybody.

`attendance` says who else has the form open, `opened` keeps in the form what it showed, `guard` holds back a save of
what has changed meanwhile, `merging` puts both together, and `difference` says them in words.
"""
