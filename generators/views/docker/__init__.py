"""Views of what runs beside the application."""
