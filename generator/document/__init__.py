"""The document model, and the sections that turn a plan into it."""
