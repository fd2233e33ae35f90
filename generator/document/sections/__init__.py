"""The sections of a plan: each turns one part of it into blocks, or into nothing."""
