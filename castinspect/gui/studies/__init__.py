"""Screens of the studies: process charts of the record."""
