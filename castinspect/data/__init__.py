"""Labelled pictures: folders, roles, samples, likeness, parts, splits, folds, the journal of labels."""
