"""The stations of a plant on one server: signs of life, and versions that are pushed to them."""
