"""The tables as they grew; one migration a release where they changed."""
