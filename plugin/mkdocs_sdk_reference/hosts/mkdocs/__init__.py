"""MkDocs and its fork ProperDocs."""

from .options import SdkReferenceConfig
from .plugin import SdkReferencePlugin

__all__ = ["SdkReferenceConfig", "SdkReferencePlugin"]
