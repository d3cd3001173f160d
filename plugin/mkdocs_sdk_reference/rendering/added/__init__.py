"""The pages that the plugin adds: the model index, what operations fail with, and the home."""

from .errors import errors_page
from .home import home
from .index import filter_data, model_index
from .overview import overview

__all__ = ["errors_page", "filter_data", "home", "model_index", "overview"]
