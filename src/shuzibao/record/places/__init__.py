"""Places and organisations: their names are told apart in one reading."""
