"""From municipality files to finished plans on disk."""
