"""What makes the surroundings of an application fail."""
