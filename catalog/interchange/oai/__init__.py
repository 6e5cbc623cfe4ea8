"""OAI-PMH 2.0: `asking` reads a request, `harvest` finds the records, `dublin_core` describes them, `answering` writes it."""
