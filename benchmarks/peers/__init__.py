"""Other ways to make a Word file of the same words: docxtpl and pandoc, measured beside the generator.

They are measured kindly: their charts are drawn and their content is collected before the clock starts, and
they are spared footnotes, bold type, column widths, live references and alternative texts. The generator's
time holds everything from reading the file to the finished bytes, native charts included.
"""
