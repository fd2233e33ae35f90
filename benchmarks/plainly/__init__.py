"""The same plans through the same libraries, as their tutorials show: what the generator is held against.

The words, tables and figures are those of the generator's own ``Document``, so that both write the same. What
differs is how: pyplot draws each chart and crops it, WeasyPrint gets a page as it would stand on the web, and
python-docx is used through its own calls.
"""
