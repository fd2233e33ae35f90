"""What goes in: files read with the place of every value, as frozen records."""
