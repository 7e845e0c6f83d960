"""Slides from the lessons: one file each, with the facilitator's notes for whoever speaks."""
