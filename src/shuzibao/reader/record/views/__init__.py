"""The record's pages. Every list pages, sorts and downloads; every row has its sentence and its address."""
