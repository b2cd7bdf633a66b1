import numpy as np
import pytest

from castinspect.training.head.regression import fit_head


def features_of(labels, width=5, seed=0):
    """Noise, and one feature per class that is high for it."""
    generator = np.random.default_rng(seed)
    return generator.normal(size=(len(labels), width)) * 7 + 3 + 40 * np.eye(width)[labels]


@pytest.mark.parametrize("classes", [2, 3])
def test_head_tells_classes_apart_in_terms_of_the_features_as_they_are(classes):
    labels = np.arange(60) % classes
    head = fit_head(features_of(labels), labels)
    assert head.weight.shape == (classes, 5)
    assert (head.logits(features_of(labels, seed=1)).argmax(1) == labels).all()


def test_probabilities_are_those_of_the_regression():
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    labels = np.arange(40) % 2
    features = features_of(labels)
    scaled = StandardScaler().fit_transform(features)
    regression = LogisticRegression(C=0.1, class_weight="balanced", max_iter=1000).fit(scaled, labels)
    logits = fit_head(features, labels, 0.1).logits(features)
    odds = logits[:, 1] - logits[:, 0]
    assert odds == pytest.approx(regression.decision_function(scaled))


def test_a_feature_that_never_changes_does_no_harm():
    labels = np.arange(40) % 2
    features = np.column_stack([features_of(labels), np.zeros(40)])
    assert np.isfinite(fit_head(features, labels).weight).all()
