"""A letter about one session, to an authority, the company or a store: what was observed, with its evidence."""
