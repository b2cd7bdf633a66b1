"""The window at work, for the self-test, the benchmarks and the screenshots."""
