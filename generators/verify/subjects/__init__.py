"""What the checks observe: servers, databases, clients, rows and expectations."""
