"""All stations of a plant, as their server knows them."""
