"""The live views, one file each, with the script and style beside it."""
