"""The comparison of sessions as a page of the same look as the report."""
