"""Hook logs of other tools, one reader a file, and the session that is made of them."""
