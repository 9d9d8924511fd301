"""Asks and shows. Decides nothing."""
