"""The pages that the plugin adds: the model index, errors, changes, and the home."""

from .changes import changes_page
from .errors import errors_page
from .home import home
from .index import filter_data, model_index
from .overview import overview

__all__ = ["changes_page", "errors_page", "filter_data", "home", "model_index", "overview"]
