"""Numbers, units, periods, dates and names as Danes write and read them, whatever the machine's locale."""
