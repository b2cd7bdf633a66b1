"""Evidence packs: what the record holds of one lot, with its pictures, signed so that every change is found."""
