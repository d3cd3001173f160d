"""What differs from generator to generator, and nothing else."""

from .speakeasy.pages import read_page

__all__ = ["read_page"]
