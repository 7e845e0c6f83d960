"""A hub for one room: its settings, its door, its learners' servers, and whoever looks after it."""
