"""The record on the site: people, organisations, places, programmes, measures, the ledger 台账."""
