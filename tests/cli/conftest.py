import pytest


@pytest.fixture(autouse=True, scope="package")
def _one_thread():
    """Tiny networks are no faster on more, and far slower where other tests run beside them."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
