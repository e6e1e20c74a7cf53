"""What the real framework and the real SDKs declare, and whether our hook specs agree with it."""
