"""One plan: goals, local treatment and figures merged, evaluated and checked."""
