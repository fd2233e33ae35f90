"""The regional council's review: many plans read, compared and questioned."""
