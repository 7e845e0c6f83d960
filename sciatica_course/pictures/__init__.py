"""Draws every illustration of the course at build time; what it draws is kept under ``assets/``.

World axes: x forward, y the subject's left, z up; metres; the floor is z = 0. A person is a lofted
surface on a skeleton (``body``, ``kinematics``), put into a pose (``poses``), drawn by a z-buffer
and traced into paths (``render``), and set into panels with arrows and words (``scene``). What is
drawn is data: people, poses and sheets in ``data/``, words in the course's content.

Nothing here is imported by a running lesson: it needs the optional group ``pictures``.
"""
