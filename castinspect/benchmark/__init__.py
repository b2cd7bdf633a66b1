"""What inspection is measured against, and how."""
