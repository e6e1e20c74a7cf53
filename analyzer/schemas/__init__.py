"""JSON Schemas of everything others may write or read, made from the models that validate."""
