"""What the checks look at: servers, databases, clients, rows and expectations."""
