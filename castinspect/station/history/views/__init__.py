"""The record read: filters, pages, searches, shifts, tables for spreadsheets, parts for the next training."""
