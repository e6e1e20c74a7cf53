"""A simulated Android phone behind the real ADB wire protocol, for tests; it knows nothing of the analyzer."""
