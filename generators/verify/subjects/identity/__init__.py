"""Who calls: tokens of an issuer of the check's own, and the issuer as a server."""
