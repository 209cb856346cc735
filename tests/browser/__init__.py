"""The tests that need a browser; the fixtures stand in conftest."""
