"""Documents written as Word, PDF and HTML; numbering, order and wording are decided before."""
