"""Editor: the form in which staff edit records, made from the records' models; off unless ``mkdocs.yml`` names it."""
