"""What the user writes: reading a spec file, its shape (``model``) and its meaning (``checks``)."""
