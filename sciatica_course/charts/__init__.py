"""Draws the charts of the evidence when the course is made. A running lesson shows the results.

``python -m sciatica_course.charts [TOPIC ...] [--out assets/evidence]`` draws them anew.
"""
