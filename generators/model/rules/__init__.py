"""What has to hold in scenarios, which speak of the resolved application."""
