"""What every layer may use: errors, names, digests, files."""
