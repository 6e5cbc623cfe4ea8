"""OAI-PMH 2.0: `asking` reads a request, `harvest` and `sets` find records, `dublin_core` and `edm` describe them."""
