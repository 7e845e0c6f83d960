"""Handouts: a lesson as one HTML file that needs nothing outside it, alive without Python.

``exporter`` is what nbconvert knows as ``sciatica_handout``; ``preprocessors`` change the notebook,
``parts`` are the live parts with the tables that they look up, ``finish`` makes a page of the HTML,
and ``command`` writes all lessons at once.
"""
