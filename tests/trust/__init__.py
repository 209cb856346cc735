"""Trust: what the tests and ``make trust`` both try on the program and on the site."""
