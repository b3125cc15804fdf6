"""The plan of a document: made by a model from the ledger, verified by code, mended where it still fails."""
