"""The tests of the search, with the queries it is measured by."""
