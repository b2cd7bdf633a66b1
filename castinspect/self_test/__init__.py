"""The self-test: proof that an installation works, each part by using it."""
