"""The instructor's edition of a handout: a lesson with its notes beside it."""
