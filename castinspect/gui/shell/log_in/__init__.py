"""Who is logged in: the dialog, the way in and out, the button that says who."""
