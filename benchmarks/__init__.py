"""Benchmarks: how long the program takes, measured and never tested."""
