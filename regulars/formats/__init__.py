"""Customers and visits <-> text: what is written for other programs, and for the people."""
