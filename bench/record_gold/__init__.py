"""The gold set of the record: invented articles with every fact marked, by hand and by grammar."""
