"""Strait: how people and goods pass between Xiamen and Taiwan, and how much faster they could."""

__version__ = "0.1.0"
