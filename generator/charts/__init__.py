"""Charts: data to SVG; knows no records."""
