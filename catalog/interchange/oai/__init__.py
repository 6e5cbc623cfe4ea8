"""OAI-PMH 2.0: `asking` reads a request, `harvest` finds records, `dublin_core` describes, `answering` writes."""
