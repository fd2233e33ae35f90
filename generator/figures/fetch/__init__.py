"""Fetches figures from Jobindsats and Statistics Denmark: the only code of ours that opens a socket."""
