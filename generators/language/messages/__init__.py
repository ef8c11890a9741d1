"""What people read about a mistake in a spec."""
