"""Numbers, units, periods, dates and names as Danes write and read them. Pure functions, no locale of the machine."""
