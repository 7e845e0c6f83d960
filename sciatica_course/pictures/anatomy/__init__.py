"""Anatomy: drawings made of named groups, so that a page can light one part of them."""
