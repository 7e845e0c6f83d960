"""Sheets of panels: what a figure stands on, arrows, labels, and how it is all laid out."""
