"""What an instructor needs: the agenda, the notes to the lessons, slides and a group's results."""
